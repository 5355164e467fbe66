// The declarations of `yimen/element`; and what is imported instead of it where there is no page: nothing at all.
import type { ScreeningEvents, YimenScreening as Element } from "./types.js";

export type * from "./types.js";

/** The class of the element. Importing the module has defined it; on a server it is not there. */
export const YimenScreening = undefined as unknown as { new (): Element; readonly prototype: Element };
export type YimenScreening = Element;

declare global {
  interface HTMLElementTagNameMap {
    "yimen-screening": Element;
  }
  interface HTMLElementEventMap {
    "yimen-ready": CustomEvent<ScreeningEvents["yimen-ready"]>;
    "yimen-answers": CustomEvent<ScreeningEvents["yimen-answers"]>;
    "yimen-result": CustomEvent<ScreeningEvents["yimen-result"]>;
    "yimen-finish": CustomEvent<ScreeningEvents["yimen-finish"]>;
    "yimen-error": CustomEvent<ScreeningEvents["yimen-error"]>;
  }
}
