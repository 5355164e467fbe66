// From answers to a result. An answer that cannot be read counts as not given, and is named.
import type { CaseInput, Lang, Report, ScreeningResult } from "yimen/runtime";
import { Refusal, type ScreeningPack } from "yimen/worker";
import { pathOf, spotOf } from "./facts.js";

/** What became of one case. */
export interface Outcome {
  /** The case without what cannot be read. */
  input: string;
  /** The result, byte for byte as every platform prints it; null where nothing can be computed. */
  text: string | null;
  /** The same, to be shown. */
  result: ScreeningResult | null;
  /** What is wrong, by the path of the answer it belongs to. */
  mistakes: ReadonlyMap<string, string>;
  /** What is wrong with the whole. */
  failures: readonly string[];
}

/** Each round takes answers out; the engine names all it finds at once, so two are the rule. */
const ROUNDS = 8;

/** So long a pause (ms) tells that somebody has stopped typing. Only then are the next questions looked for. */
const PAUSE = 100;

/** Takes in the result of a case as soon as there is one, before the questions that still matter are found. */
export type Early = (result: ScreeningResult) => void;

interface Waiting {
  input: CaseInput;
  lang: Lang;
  reasons: boolean;
  early: Early | undefined;
  resolve(outcome: Outcome | null): void;
  reject(error: unknown): void;
}

/** One case at a time; of those that come meanwhile only the newest is kept. */
export class Judge {
  private busy = false;
  private waiting: Waiting | null = null;
  /** Ends a pause, where there is one. */
  private woken: (() => void) | null = null;

  constructor(private readonly pack: ScreeningPack) {}

  /** The outcome with its questions; null where a newer case has come meanwhile. */
  screen(input: CaseInput, lang: Lang, reasons = false, early?: Early): Promise<Outcome | null> {
    return new Promise((resolve, reject) => {
      this.waiting?.resolve(null);
      this.waiting = { input, lang, reasons, early, resolve, reject };
      this.woken?.();
      if (!this.busy) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.busy = true;
    for (let next = this.take(); next; next = this.take()) {
      try {
        next.resolve(await this.judge(next));
      } catch (error) {
        next.reject(error);
      }
    }
    this.busy = false;
  }

  private async pause(): Promise<void> {
    if (this.waiting) return;
    await new Promise<void>((resolve) => {
      this.woken = resolve;
      setTimeout(resolve, PAUSE);
    });
    this.woken = null;
  }

  private take(): Waiting | null {
    const next = this.waiting;
    this.waiting = null;
    return next;
  }

  private async judge({ input, lang, reasons, early }: Waiting): Promise<Outcome | null> {
    const mistakes = new Map<string, string>();
    const family = JSON.parse(JSON.stringify(input)) as CaseInput;
    let text = "";
    for (let round = 0; round < ROUNDS && !this.waiting; round += 1) {
      text = JSON.stringify(family, null, 2);
      try {
        if (early) {
          const answer = await this.pack.screenJson(text, { lang, questions: false });
          if (!this.waiting) early(JSON.parse(answer) as ScreeningResult);
          await this.pause();
          if (this.waiting) return null;
        }
        const answer = await this.pack.screenJson(text, { lang, reasons });
        // A newer case has come: nobody wants this answer.
        if (this.waiting) return null;
        return { input: text, text: answer, result: JSON.parse(answer) as ScreeningResult, mistakes, failures: [] };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        for (const report of error.diagnostics) note(mistakes, report);
        // Each path once: an answer can be wrong in two ways.
        const paths = [...new Set(error.diagnostics.map(({ path }) => path ?? ""))];
        // The engine stops reading after so many mistakes: as long as answers can be taken out, it is asked again.
        if (!paths.map((path) => takeOut(family, path)).includes(true)) {
          return { input: text, text: null, result: null, mistakes, failures: [...new Set(error.diagnostics.map(({ message }) => message))] };
        }
      }
    }
    return this.waiting ? null : { input: text, text: null, result: null, mistakes, failures: [] };
  }
}

function note(mistakes: Map<string, string>, { path, message }: Report): void {
  const at = path === null ? "" : pathOf(spotOf(path));
  if (at && !mistakes.has(at)) mistakes.set(at, message);
}

/** Takes the answer at a path out of the case. What is judged for, date and place, and whole parts stay. */
function takeOut(family: object, path: string): boolean {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  const last = steps.pop();
  if (last === undefined || steps.length === 0) return false;
  const holder = steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], family);
  if (typeof holder !== "object" || holder === null || Array.isArray(holder) || !(last in holder)) return false;
  delete (holder as Record<string, unknown>)[last];
  return true;
}
