// Which rows are shown, and in what order.
import { FINDINGS } from "../screening/summary.js";
import { State, type Rows } from "./rows.js";

/** What a column sorts by. */
export type SortKey = "line" | "id" | "monthly" | "eligible" | "open" | "faults" | (typeof FINDINGS)[number];

export interface Sorting {
  key: SortKey;
  descending: boolean;
}

/** Which rows: all, those with one kind of finding, or those with something wrong in their data. */
export type Filter = "all" | "problem" | (typeof FINDINGS)[number];

/** The numbers of the rows to show. */
export function arranged(rows: Rows, filter: Filter, search: string, { key, descending }: Sorting): Uint32Array {
  const wanted = search.trim().toLowerCase();
  const found: number[] = [];
  for (let at = 0; at < rows.size; at += 1) {
    if (rows.states[at] === State.Waiting || !passes(rows, at, filter)) continue;
    if (wanted !== "" && !(rows.ids[at] ?? "").toLowerCase().includes(wanted)) continue;
    found.push(at);
  }
  const order = Uint32Array.from(found);
  if (key === "line") return descending ? order.reverse() : order;
  const compare = comparison(rows, key);
  // Equal rows stay in the order of the file either way.
  const direction = descending ? -1 : 1;
  return order.sort((one, other) => direction * compare(one, other) || one - other);
}

function passes(rows: Rows, at: number, filter: Filter): boolean {
  if (filter === "all") return true;
  if (filter === "problem") return rows.states[at] === State.Problem;
  return rows.count(at, FINDINGS.indexOf(filter)) > 0;
}

function comparison(rows: Rows, key: Exclude<SortKey, "line">): (one: number, other: number) => number {
  if (key === "id") return (one, other) => natural(rows.ids[one] ?? "", rows.ids[other] ?? "");
  const value = valueFor(rows, key);
  return (one, other) => value(one) - value(other);
}

function valueFor(rows: Rows, key: Exclude<SortKey, "line" | "id">): (at: number) => number {
  if (key === "monthly") return (at) => rows.sorting[at] ?? 0;
  if (key === "eligible") return (at) => rows.eligible[at] ?? 0;
  if (key === "open") return (at) => rows.open[at] ?? 0;
  if (key === "faults") return (at) => rows.faults[at] ?? 0;
  const kind = FINDINGS.indexOf(key);
  return (at) => rows.count(at, kind);
}

/** Numbers by their size, everything else letter by letter. */
function natural(one: string, other: string): number {
  if (/^\d+$/.test(one) && /^\d+$/.test(other)) {
    const [left, right] = [one.replace(/^0+/, ""), other.replace(/^0+/, "")];
    if (left.length !== right.length) return left.length - right.length;
    if (left !== right) return left < right ? -1 : 1;
  }
  return one < other ? -1 : one > other ? 1 : 0;
}
