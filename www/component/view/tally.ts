// How many items came to what.
import type { ItemResult, ScreeningResult } from "yimen/runtime";
import type { Words } from "../words/words.js";

/** What becomes of an item, as the page sorts them. */
export type Lot = "granted" | "stop" | "barred" | "open" | "error" | "not";

export function lotOf(item: ItemResult): Lot {
  if (item.standing === "stop") return "stop";
  if (item.verdict === "eligible") return item.barred_by ? "barred" : "granted";
  if (item.verdict === "undetermined") return "open";
  return item.verdict === "error" ? "error" : "not";
}

export const inLot = (result: ScreeningResult, lot: Lot): ItemResult[] =>
  result.items.filter((item) => lotOf(item) === lot);

/** In a line, for the strip and for those who listen. */
export function counts(result: ScreeningResult, words: Words): string {
  const shown: Lot[] = ["granted", "stop", "barred", "open", "error"];
  return shown
    .map((lot) => [lot, inLot(result, lot).length] as const)
    .filter(([, count]) => count > 0)
    .map(([lot, count]) => words.lotCount[lot](count))
    .join(words.comma);
}
