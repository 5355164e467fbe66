// The rows that are shown, as a file: for spreadsheets, or a line of JSON each.
import type { PackInfo } from "yimen/runtime";
import { FINDINGS } from "../screening/summary.js";
import type { Words } from "../words/index.js";
import { csv } from "./csv.js";
import type { Rows } from "./rows.js";

/** Rows put together before they become a part of the file: the file itself may lie on disk. */
const PART = 2_000;

interface Whose {
  item: string;
  member: number | null;
}

/** `medical@0` as item and member. */
export function whoseIn(text: string): Whose {
  const [item = "", member] = text.split("@");
  return { item, member: member === undefined ? null : Number(member) };
}

const list = (text: string): string[] => text.split(" ").filter((part) => part !== "");

export interface Exporting {
  rows: Rows;
  order: Uint32Array;
  info: PackInfo;
  words: Words;
  problemOf(at: number): string;
}

/** For spreadsheets: with a byte order mark, by which Excel knows the encoding. */
export function toCsv({ rows, order, info, words, problemOf }: Exporting): Blob {
  const say = words.exports;
  const { columns } = say;
  const names = new Map(info.items.map(({ id, name }) => [id, name]));
  const named = ({ item, member }: Whose) => {
    const name = names.get(item) ?? item;
    return member === null ? name : say.member(name, member + 1);
  };
  const heading = [
    ...[columns.id, columns.line, columns.low, columns.high, columns.onceLow, columns.onceHigh, columns.eligible, columns.open, columns.faults],
    ...FINDINGS.map((kind) => words.finding[kind]),
    ...[columns.plan, columns.findings, columns.problem],
  ];
  const findings = (at: number) =>
    list(rows.findingsOf(at)).map((text) => {
      const [kind = "", whose = ""] = text.split(":");
      return `${words.finding[kind as keyof Words["finding"]]}: ${named(whoseIn(whose))}`;
    });
  const record = (at: number) => {
    const [problem, { line }] = [problemOf(at), rows.place(at)];
    const screened = rows.problemOf(at) === null;
    const [monthly, once] = [rows.monthlyOf(at), rows.onceOf(at)];
    const figures = [monthly.low, monthly.high, once.low, once.high, rows.eligible[at], rows.open[at], rows.faults[at]];
    const counts = FINDINGS.map((_, kind) => rows.count(at, kind));
    return [
      ...[rows.ids[at] ?? "", String(line)],
      ...[...figures, ...counts].map((figure) => (screened ? String(figure ?? "") : "")),
      ...[list(rows.planOf(at)).map((text) => named(whoseIn(text))).join("; "), findings(at).join("; "), problem],
    ];
  };
  return parts("\ufeff" + csv(heading) + "\r\n", order, (at) => `${csv(record(at))}\r\n`, "text/csv;charset=utf-8");
}

/** For programs: ids instead of names. */
export function toJsonLines({ rows, order, problemOf }: Exporting): Blob {
  const record = (at: number) => {
    const { line } = rows.place(at);
    const family = { family_id: rows.ids[at] ?? "", line };
    const problem = problemOf(at);
    if (rows.problemOf(at) !== null) return { ...family, problem };
    return {
      ...family,
      monthly: rows.monthlyOf(at),
      once: rows.onceOf(at),
      eligible: rows.eligible[at],
      undetermined: rows.open[at],
      error: rows.faults[at],
      plan: list(rows.planOf(at)).map(whoseIn),
      findings: list(rows.findingsOf(at)).map((text) => {
        const [kind = "", whose = ""] = text.split(":");
        return { kind, ...whoseIn(whose) };
      }),
    };
  };
  return parts("", order, (at) => `${JSON.stringify(record(at))}\n`, "application/jsonl");
}

function parts(head: string, order: Uint32Array, text: (at: number) => string, type: string): Blob {
  const blobs: BlobPart[] = [head];
  for (let from = 0; from < order.length; from += PART) {
    blobs.push(new Blob([Array.from(order.subarray(from, from + PART), text).join("")]));
  }
  return new Blob(blobs, { type });
}
