// Importing this file defines <yimen-screening>.
import type { ScreeningEvents } from "./events.js";
import { YimenScreening } from "./screening-element.js";

export { YimenScreening };
export type { ScreeningEvents };
export type { CaseInput, PackInfo, Plan, ScreeningResult } from "yimen/runtime";

declare global {
  interface HTMLElementTagNameMap {
    "yimen-screening": YimenScreening;
  }
  interface HTMLElementEventMap {
    "yimen-ready": CustomEvent<ScreeningEvents["yimen-ready"]>;
    "yimen-answers": CustomEvent<ScreeningEvents["yimen-answers"]>;
    "yimen-result": CustomEvent<ScreeningEvents["yimen-result"]>;
    "yimen-finish": CustomEvent<ScreeningEvents["yimen-finish"]>;
    "yimen-error": CustomEvent<ScreeningEvents["yimen-error"]>;
  }
}

// Two parts of a page may bring it along; the first one serves both.
if (!customElements.get("yimen-screening")) customElements.define("yimen-screening", YimenScreening);
