// The engine of one worker: screens families one after the other and keeps nothing of them.
import { initSync, Pack, type Lang, type PackInfo, type ScreeningResult, type ScreenOptions } from "yimen/runtime";
import type { Problem } from "../reading/problem.js";
import { summaryOf, type Summary } from "./summary.js";

/** What became of one family. */
export type Outcome = { summary: Summary } | { problem: Problem };

/** One family with all there is to say about it: the engine's own text, byte for byte. */
export type Detail = { json: string } | { problem: Problem };

export class Screener {
  private pack: Pack | null = null;

  /** Takes the module as the page compiled it, so that no worker asks for it again. */
  load(module: WebAssembly.Module, bytes: Uint8Array, lang: Lang): void {
    initSync({ module });
    this.pack = Pack.load(bytes, lang);
  }

  info(lang: Lang): PackInfo {
    if (this.pack === null) throw new Error("no pack is loaded");
    return this.pack.info(lang);
  }

  /** Screens families. After a fault of the engine the rest is left alone: it answers fewer than were asked. */
  screen(cases: readonly string[], lang: Lang): Outcome[] {
    const outcomes: Outcome[] = [];
    for (const text of cases) {
      const detail = this.detail(text, { lang, questions: false });
      outcomes.push("json" in detail ? { summary: summaryOf(JSON.parse(detail.json) as ScreeningResult) } : detail);
      if ("problem" in detail && detail.problem.kind === "failed") break;
    }
    return outcomes;
  }

  detail(text: string, options: ScreenOptions): Detail {
    try {
      if (this.pack === null) throw new Error("no pack is loaded");
      return { json: this.pack.screenJson(text, options) };
    } catch (error) {
      return { problem: problemOf(error) };
    }
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof Error && error.name === "YimenError" && "diagnostics" in error) {
    const { diagnostics } = error as import("yimen/runtime").YimenError;
    return { kind: "refused", messages: diagnostics.map(({ path, message }) => ({ path, message })) };
  }
  return { kind: "failed", message: String(error) };
}
