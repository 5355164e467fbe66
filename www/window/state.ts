// What the page knows: the files, how their columns are read, and the results. Views read it and say when it changed.
import type { Remote } from "comlink";
import type { Lang, PackInfo } from "yimen/runtime";
import type { Column, Role, Vocabulary } from "./reading/columns.js";
import type { Unreadable } from "./reading/encoding.js";
import type { Reader } from "./reading/reader.js";
import type { Inspected } from "./reading/table-file.js";
import type { Rows } from "./results/rows.js";
import type { End } from "./screening/run.js";
import type { Pool } from "./screening/pool.js";

/** The engine, ready: loaded once, before any file. */
export interface Ready {
  pool: Pool;
  reader: Remote<Reader>;
  info: Record<Lang, PackInfo>;
  vocabulary: Vocabulary;
}

/** A file that was handed over. */
export interface Handed {
  name: string;
  /** null while it is looked into. */
  found: Inspected | Unreadable | null;
  columns: Column[];
}

/** A run and what it has brought so far. */
export interface Progress {
  rows: Rows;
  started: number;
  end: End | null;
  /** What was left over of the members' list. */
  notes: { leftover: [number, string] | null; orphans: [number, string] | null };
}

export interface State {
  lang: Lang;
  ready: Ready;
  files: Partial<Record<Role, Handed>>;
  region: string;
  date: { year: string; month: string; day: string };
  progress: Progress | null;
}

/** The rows of a file that can be read; null where there is none. */
export function readable(handed: Handed | undefined): Inspected | null {
  return handed?.found && typeof handed.found === "object" ? handed.found : null;
}

/** The day chosen as `YYYY-MM-DD`, or null where there is no such day. */
export function dayOf({ year, month, day }: State["date"]): string | null {
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return null;
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}
