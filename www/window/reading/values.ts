// A cell as a fact's value. What is not understood goes to the engine as it stands, which says what is wrong with it.
import type { FactInfo } from "yimen/runtime";
import { known, type Aliases } from "./aliases.js";
import { plain } from "./normalise.js";

export type Value = string | boolean | null;

const YES = new Set(["是", "有", "yes", "true", "y", "1", "√", "对"]);
const NO = new Set(["否", "无", "没有", "no", "false", "n", "0", "×", "不是"]);
const NONE = new Set(["无", "没有", "none", "null"]);
const UNKNOWN = new Set(["", "不清楚", "不详", "未知", "unknown"]);

/** The value of a cell; undefined where it says nothing. */
export function valueOf(cell: string, fact: FactInfo, aliases: Aliases): Value | undefined {
  const text = plain(cell);
  const lower = text.toLowerCase();
  if (UNKNOWN.has(lower)) return undefined;
  if (fact.kind === "truth") return YES.has(lower) ? true : NO.has(lower) ? false : text;
  if (fact.optional && NONE.has(lower)) return null;
  if (fact.kind === "number") return number(text, fact);
  if (fact.kind === "date") return date(text);
  if (fact.kind === "region") return known(text, aliases.regions);
  if (fact.kind === "choice") return known(text, aliases.choices[fact.id]);
  return text;
}

/** `1,200 元` as `1200`. A number keeps its digits as they are. */
function number(text: string, { unit }: FactInfo): string {
  const units = [unit ?? "", (unit ?? "").split("/")[0] ?? ""].filter((word) => word !== "");
  const bare = units.reduce((left, word) => (left.endsWith(word) ? left.slice(0, -word.length) : left), text).trim();
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(",", "") : bare;
}

/** `2026/3/1`, `2026年3月1日`, `2026.3.1` and `20260301` as `2026-03-01`; a time of midnight, as spreadsheets add, is dropped. */
export function date(text: string): string {
  const day = text.replace(/[ T]0{1,2}:00(:00(\.0+)?)?$/, "");
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(day) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(day);
  if (!parts) return text;
  const [, year = "", month = "", dayOfMonth = ""] = parts;
  return `${year}-${month.padStart(2, "0")}-${dayOfMonth.padStart(2, "0")}`;
}
