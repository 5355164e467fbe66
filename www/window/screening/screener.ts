// The engine of one worker: screens families and keeps nothing of them.
import type { CaseOutcome, Lang, Pack, PackInfo, RegisterScreener, ScreeningResult, ScreenOptions } from "yimen/register";
import type { Problem } from "../reading/problem.js";
import { summaryOf, summaryOfLine, type Summary } from "./summary.js";

/** What became of one family. */
export type Outcome = { summary: Summary } | { problem: Problem };

/** One family with all there is to say about it: the engine's own text, byte for byte. */
export type Detail = { json: string } | { problem: Problem };

/** Either build of the engine. Only one of them can judge many families together. */
interface Build {
  initSync(module: { module: WebAssembly.Module }): unknown;
  Pack: { load(bytes: Uint8Array, lang: Lang): Omit<Pack, "screener"> & Partial<Pick<Pack, "screener">> };
}

/** What the families of a call have in common. */
export interface Asked {
  lang: Lang;
  /** The day most of them are judged for. */
  date: string;
}

export class Screener {
  private pack: ReturnType<Build["Pack"]["load"]> | null = null;
  /** The pack made ready for many families of one day. */
  private register: { asked: Asked; screener: RegisterScreener } | null = null;

  constructor(private readonly build: Build) {}

  /** Takes the module as the page compiled it, so that no worker asks for it again. */
  load(module: WebAssembly.Module, bytes: Uint8Array, lang: Lang): void {
    this.build.initSync({ module });
    this.pack = this.build.Pack.load(bytes, lang);
  }

  info(lang: Lang): PackInfo {
    if (this.pack === null) throw new Error("no pack is loaded");
    return this.pack.info(lang);
  }

  /** Screens families one by one. After a fault of the engine the rest is left alone: it answers fewer than were asked. */
  screen(cases: readonly string[], { lang }: Asked): Outcome[] {
    const outcomes: Outcome[] = [];
    for (const text of cases) {
      const outcome = this.one(text, lang);
      outcomes.push(outcome);
      if (failed(outcome)) break;
    }
    return outcomes;
  }

  /** Screens families together, where the build can. After a fault of the engine in that it answers none: nobody knows whose it is. */
  screenTogether(cases: readonly string[], asked: Asked): Outcome[] {
    let found: CaseOutcome[];
    try {
      const screener = this.screenerFor(asked);
      if (screener === null) return this.screen(cases, asked);
      found = screener.screenCases(cases);
    } catch {
      return [];
    }
    const outcomes: Outcome[] = [];
    for (const [at, one] of found.entries()) {
      const outcome = "alone" in one ? this.one(cases[at] ?? "", asked.lang) : "refused" in one ? refused(one.refused) : { summary: summaryOfLine(one.summary) };
      outcomes.push(outcome);
      if (failed(outcome)) break;
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

  private one(text: string, lang: Lang): Outcome {
    const detail = this.detail(text, { lang, questions: false });
    return "json" in detail ? { summary: summaryOf(JSON.parse(detail.json) as ScreeningResult) } : detail;
  }

  private screenerFor(asked: Asked): RegisterScreener | null {
    if (this.pack?.screener === undefined) return null;
    if (this.register?.asked.date !== asked.date || this.register.asked.lang !== asked.lang) {
      this.register?.screener.free();
      this.register = null;
      const { date, lang } = asked;
      this.register = { asked, screener: this.pack.screener({ date, lang, bars: false, outputs: false }) };
    }
    return this.register.screener;
  }
}

const failed = (outcome: Outcome): boolean => "problem" in outcome && outcome.problem.kind === "failed";

function refused(reports: readonly { path: string | null; message: string }[]): Outcome {
  return { problem: { kind: "refused", messages: reports.map(({ path, message }) => ({ path, message })) } };
}

function problemOf(error: unknown): Problem {
  if (error instanceof Error && error.name === "YimenError" && "diagnostics" in error) {
    const { diagnostics } = error as import("yimen/register").YimenError;
    return { kind: "refused", messages: diagnostics.map(({ path, message }) => ({ path, message })) };
  }
  return { kind: "failed", message: String(error) };
}
