// The component and its published declaration say the same. The type checker reads this; it is not run.
import type { ScreeningEvents as WrittenEvents } from "../../../www/component/events.js";
import type { YimenScreening as Written } from "../../../www/component/screening-element.js";
import type { ScreeningEvents, YimenScreening } from "../../../pkg-template/src/element/types.js";

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Published = Exclude<keyof YimenScreening, keyof HTMLElement>;

/** What is published is there, as it is described. */
export const members: Same<Pick<Written, Published>, Pick<YimenScreening, Published>> = true;
/** Every attribute is published; what else the component's own parts use of it is not. */
export const attributes: Same<Exclude<keyof typeof Written.properties, Published>, never> = true;
export const events: Same<WrittenEvents, ScreeningEvents> = true;
