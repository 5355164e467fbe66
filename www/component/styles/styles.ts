// All of the component's style, in its order.
import { base } from "./base.js";
import { buttonStyles } from "./buttons.js";
import { fieldStyles } from "./fields.js";
import { interviewStyles } from "./interview.js";
import { paperStyles } from "./paper.js";
import { reasonStyles } from "./reasons.js";
import { resultStyles } from "./result.js";

export const styles = [base, buttonStyles, fieldStyles, interviewStyles, reasonStyles, resultStyles, paperStyles];
