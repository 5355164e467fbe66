// Figures as people write them. The digits are never read as a number.
import type { Amount, Output, ScreeningResult } from "yimen/runtime";
import type { Words } from "../words/words.js";

/** Decimal text with its thousands set apart. */
export function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? apart : `${apart}.${fraction}`;
}

/** An amount without its unit: `723`, `320–820`, `0 以上`; empty where nothing is known. */
export function figure(amount: Amount, words: Words): string {
  if ("value" in amount) return grouped(amount.value);
  if (amount.low === null && amount.high === null) return "";
  if (amount.high === null) return words.atLeast(grouped(amount.low ?? ""));
  if (amount.low === null) return words.atMost(grouped(amount.high));
  if (amount.low === amount.high) return grouped(amount.low);
  return `${grouped(amount.low)}–${grouped(amount.high)}`;
}

/** An amount as people say it: `每月 723 元`. */
export function money(amount: Amount, words: Words): string {
  const sum = figure(amount, words);
  return sum ? hedged(amount, words.amount(sum, amount.unit), words) : words.amountOpen;
}

/** One figure that is yet not certain: for some answers there is none. */
function hedged(range: object, said: string, words: Words): string {
  const single = "low" in range && "high" in range && range.low !== null && range.low === range.high;
  return single ? words.orNone(said) : said;
}

/** Whether an amount is nothing, for certain. */
export const isZero = (amount: Amount): boolean => "value" in amount && !/[1-9]/.test(amount.value);

/** The sum of the months with what stands beside it, in one line and in parts. */
export interface Headline {
  label: string;
  sum: string;
  unit: string;
}

export function headline(result: ScreeningResult | null, membersKnown: boolean, words: Words): Headline {
  if (!result || !membersKnown) return { label: words.notYet, sum: "", unit: "" };
  const { monthly_total: total, grants } = result.plan;
  // From nothing to who knows what: that says nothing.
  const vague = "low" in total && total.high === null && !/[1-9]/.test(total.low ?? "");
  if (isZero(total) || vague) {
    const some = (wanted: string) => result.items.some(({ verdict }) => verdict === wanted);
    const label =
      grants.length > 0
        ? words.nothingMonthly
        : some("undetermined")
          ? words.cannotSay
          : some("error")
            ? words.someFailed
            : words.nothing;
    return { label, sum: "", unit: "" };
  }
  return { label: "value" in total ? words.everyMonth : words.everyMonthRange, sum: figure(total, words), unit: words.yuan };
}

/** A named output in words. */
export function outputWords(output: Output, words: Words, choices: ReadonlyMap<string, string>, unit = ""): string {
  if (typeof output === "string") {
    const name = choices.get(output);
    return name ?? (/^-?\d+(\.\d+)?$/.test(output) ? [grouped(output), unit].filter(Boolean).join(" ") : words.truths[output] ?? output);
  }
  if (Array.isArray(output)) return output.map((one) => outputWords(one, words, choices, unit)).join(words.comma);
  if ("error" in output) return output.error.message;
  if (output.low !== null || output.high !== null) {
    return hedged(output, [figure({ ...output, unit }, words), unit].filter(Boolean).join(" "), words);
  }
  return words.amountOpen;
}
