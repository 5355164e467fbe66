// Figures as people write them.
import type { Amount, Output } from "yimen";
import { language, words } from "./words/words.js";

const UNITS: Readonly<Record<string, string>> = {
  元: "yuan",
  月: "month",
  年: "year",
  日: "day",
  天: "day",
  次: "time",
  人: "person",
  户: "household",
  度: "kWh",
  岁: "years",
  学期: "term",
};

/** A unit in the language of the page. */
export function unitWords(unit: string): string {
  if (language() === "zh") return unit;
  return unit
    .split("/")
    .map((part) => UNITS[part] ?? part)
    .join("/");
}

/** Digits in threes: `1,041.5`. What is no plain decimal stays as it is. */
export function grouped(decimal: string): string {
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(decimal);
  if (!parts) return decimal;
  return (parts[1] ? "−" : "") + parts[2]!.replace(/\B(?=(\d{3})+$)/g, ",") + (parts[3] ?? "");
}

function range(low: string | null, high: string | null, unit = ""): string {
  const say = words();
  const counted = (figure: string) => `${figure} ${unit}`.trim();
  if (low === null && high === null) return counted(say.unknown);
  if (low === null) return counted(say.atMost(grouped(high!)));
  if (high === null) return counted(say.atLeast(grouped(low)));
  // One figure, and yet not certain: for some answers there is none.
  if (low === high) return say.orNone(counted(grouped(low)));
  return counted(say.between(grouped(low), grouped(high)));
}

/** `1,041 元/月`, or a range while facts are missing. */
export function amountWords(amount: Amount): string {
  const unit = unitWords(amount.unit);
  return "value" in amount ? `${grouped(amount.value)} ${unit}`.trim() : range(amount.low, amount.high, unit);
}

/** Whether an amount is surely nothing. */
export const isZero = (amount: Amount): boolean => "value" in amount && Number(amount.value) === 0;

/** A named output in words. */
export function outputWords(output: Output): string {
  const say = words();
  if (Array.isArray(output)) return output.map((one, at) => `${say.member(at + 1)} ${outputWords(one)}`).join(" · ");
  if (typeof output === "string") return { yes: say.yes, no: say.no }[output] ?? grouped(output);
  if ("error" in output) return output.error.message;
  return output.choices.length > 0 ? output.choices.join(" / ") : range(output.low, output.high);
}
