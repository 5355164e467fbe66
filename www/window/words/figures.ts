// Figures as people write them; the digits are never read as a number.
import type { Amount } from "yimen/runtime";
import type { Sum } from "../screening/summary.js";

/** Decimal text with its thousands set apart. */
export function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? apart : `${apart}.${fraction}`;
}

/** A sum without its unit: `723`, `723–4,509.9`, with an open side where a bound is not known. */
export function figure({ low, high }: Sum): string {
  if (low !== null && low === high) return grouped(low);
  if (low === null && high === null) return "–";
  return `${low === null ? "" : grouped(low)}–${high === null ? "" : grouped(high)}`;
}

/** An amount with its unit. */
export function money(amount: Amount, pending: string): string {
  const sum: Sum = "value" in amount ? { low: amount.value, high: amount.value } : amount;
  return sum.low === null && sum.high === null ? pending : `${figure(sum)} ${amount.unit}`;
}
