// The component and its published declaration say the same. The type checker reads this; it is not run.
import type { YimenScreening as Written, ScreeningEvents as WrittenEvents } from "../../../www/component/screening-element.js";
import type { ScreeningEvents, YimenScreening } from "../../../pkg-template/src/element/types.js";
import type { LitElement } from "lit";

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Own<Element, Base> = { [Key in Exclude<keyof Element, keyof Base>]: Element[Key] };

/** Every public member, and no other. */
export const members: Same<Own<Written, LitElement>, Own<YimenScreening, HTMLElement>> = true;
export const events: Same<WrittenEvents, ScreeningEvents> = true;
