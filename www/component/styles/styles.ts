// All of the component's style.
import { base } from "./base.js";
import { interviewStyles } from "./interview.js";
import { resultStyles } from "./result.js";

export const styles = [base, interviewStyles, resultStyles];
