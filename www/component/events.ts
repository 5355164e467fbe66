// What the element tells the page it stands in.
import type { CaseInput, PackInfo, Plan, ScreeningResult } from "yimen/runtime";
import type { FailureKind } from "./state/load.js";

export interface ScreeningEvents {
  /** Engine and rules are there. */
  "yimen-ready": { info: PackInfo };
  /** An answer has changed. */
  "yimen-answers": { answers: CaseInput };
  /** The answers were screened. */
  "yimen-result": { result: ScreeningResult; plan: Plan };
  /** The interview has come to its result. */
  "yimen-finish": { answers: CaseInput; result: ScreeningResult };
  /** It cannot start, cannot go on, or answers put in cannot be taken. */
  "yimen-error": { kind: FailureKind | "answers"; message: string };
}

export function emit<Name extends keyof ScreeningEvents>(from: Element, name: Name, detail: ScreeningEvents[Name]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
