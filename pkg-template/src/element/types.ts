/// <reference lib="esnext.disposable" preserve="true" />
// The web component as pages see it. The component itself is written with Lit, which is bundled into it: none of that
// is to be seen here, so that nobody needs Lit to check a page's types.
import type { CaseInput, PackInfo, Plan, ScreeningResult } from "../runtime/yimen.js";

export type { CaseInput, PackInfo, Plan, ScreeningResult };

/** Why the element cannot go on; `answers`: why answers put in or resumed were not taken. */
export type FailureKind =
  /** Engine or rules did not come. */
  | "network"
  /** They came, and were other ones than the page names. */
  | "integrity"
  /** The rules are damaged. */
  | "pack"
  /** The rules were made for another version of the engine. */
  | "version"
  /** The browser has no WebAssembly, or a policy forbids it. */
  | "browser"
  /** The engine could not start in the background, or failed at work. */
  | "engine"
  /** The page names no rules. */
  | "setting"
  | "answers";

/** What the element's events carry, as `detail`. */
export interface ScreeningEvents {
  /** Engine and rules are there, and the interview stands. */
  "yimen-ready": { info: PackInfo };
  /** An answer was given, changed or taken back. */
  "yimen-answers": { answers: CaseInput };
  /** The answers were screened. */
  "yimen-result": { result: ScreeningResult; plan: Plan };
  /** The result is shown. */
  "yimen-finish": { answers: CaseInput; result: ScreeningResult };
  /** Something went wrong; the element says it as well. */
  "yimen-error": { kind: FailureKind; message: string };
}

/** `<yimen-screening>`: the interview and its result. */
export interface YimenScreening extends HTMLElement {
  /** Address of the compiled pack. */
  pack: string | null;
  /** What the pack must hash to, as in `integrity="sha384-…"`. */
  packIntegrity: string | null;
  /** Address of the WebAssembly module, where it is not the one beside the package. */
  engine: string | null;
  /** What the module must hash to. */
  engineIntegrity: string | null;
  /** Code of the place the page is for; whoever uses it chooses inside it. */
  region: string | null;
  /** The day to judge for, `YYYY-MM-DD`; today where none is given. */
  date: string | null;
  /** `zh` or `en`. */
  language: string | null;
  /** Larger type, larger targets, stronger contrast. */
  large: boolean;

  /** Everything told so far, as a case; setting it replaces all of it. */
  answers: CaseInput;
  /** The result of the answers as they stand; null while there is none. */
  readonly result: ScreeningResult | null;
  /** What the pack contains; null until it is there. */
  readonly info: PackInfo | null;

  /** Forgets every answer and begins again. */
  restart(): void;
  /** Goes on from a text that `save` gave. False where it is none. */
  resume(text: string): boolean;
  /** The answers as a text, to be kept and resumed from. */
  save(): string;
}
