// A file as it was handed over: looked into once, then read record by record.
import { cells, delimiterOf } from "./csv.js";
import { detect, type Encoding, type Unreadable } from "./encoding.js";
import { plain } from "./normalise.js";
import type { Problem } from "./problem.js";
import { Records, type Span } from "./records.js";

export type Form = "csv" | "jsonl";

/** What a file was found to be. */
export interface Inspected {
  form: Form;
  encoding: Encoding;
  delimiter: string;
  /** Its headings; none in JSON Lines. */
  headings: string[];
  /** The first cells below each heading that are not empty. */
  samples: string[];
  /** How many rows there are. */
  rows: number;
}

/** The most bytes of one row: a family of thirty with every fact is far below. */
const LONGEST: Record<Form, number> = { csv: 1 << 16, jsonl: 1 << 18 };
/** The largest file. */
const LARGEST = 1 << 29;
const SAMPLE_ROWS = 20;

/** One row: its cells or its text, or what is wrong with it. */
export interface Row {
  line: number;
  start: number;
  end: number;
  text: string;
  problem: Problem | null;
}

export class TableFile {
  private constructor(
    readonly file: Blob,
    readonly inspected: Inspected,
    private readonly from: number,
    private readonly decoder: TextDecoder,
  ) {}

  /** Looks into a file, whatever it is. */
  static async open(file: File): Promise<TableFile | Unreadable> {
    if (file.size > LARGEST) return "large";
    const detected = await detect(file);
    if (typeof detected === "string") return detected;
    const { encoding, from } = detected;
    const decoder = new TextDecoder(encoding);
    const first = await new Records(file, { from, delimiter: null, limit: LONGEST.jsonl }).next();
    const start = first ? decoder.decode(first.bytes) : "";
    const form: Form = start.trimStart().startsWith("{") || /\.(jsonl|ndjson)$/i.test(file.name) ? "jsonl" : "csv";
    const delimiter = form === "csv" ? delimiterOf(start) : "";
    const inspected: Inspected = { form, encoding, delimiter, headings: [], samples: [], rows: 0 };
    const opened = new TableFile(file, inspected, from, decoder);
    await opened.inspect();
    return inspected.rows === 0 ? "empty" : opened;
  }

  private async inspect(): Promise<void> {
    const { inspected } = this;
    const records = this.records();
    if (inspected.form === "csv") inspected.headings = await this.heading(records);
    inspected.samples = inspected.headings.map(() => "");
    for (let span = await records.next(); span !== null; span = await records.next()) {
      if (blank(span)) continue;
      inspected.rows += 1;
      if (inspected.form === "jsonl" || inspected.rows > SAMPLE_ROWS || span.fault) continue;
      cells(this.decoder.decode(span.bytes), inspected.delimiter).forEach((cell, at) => {
        if (inspected.samples[at] === "") inspected.samples[at] = cell.trim().slice(0, 40);
      });
    }
  }

  private records(): Records {
    const { form, delimiter } = this.inspected;
    const byte = form === "csv" ? delimiter.charCodeAt(0) : null;
    return new Records(this.file, { from: this.from, delimiter: byte, limit: LONGEST[form] });
  }

  /** The first record that is not blank. */
  private async heading(records: Records): Promise<string[]> {
    for (let span = await records.next(); span !== null; span = await records.next()) {
      if (!blank(span)) return cells(this.decoder.decode(span.bytes), this.inspected.delimiter).map((cell) => cell.trim());
    }
    return [];
  }

  /** Every row in the order of the file. */
  async *rows(): AsyncGenerator<Row> {
    const records = this.records();
    if (this.inspected.form === "csv") await this.heading(records);
    for (let span = await records.next(); span !== null; span = await records.next()) {
      if (!blank(span)) yield this.row(span);
    }
  }

  /** One row again, by its place. */
  async rowAt(line: number, start: number, end: number): Promise<Row> {
    const bytes = new Uint8Array(await this.file.slice(start, end).arrayBuffer());
    return this.row({ line, start, end, bytes, fault: null });
  }

  /** The cells of a row, one for each heading; or what is wrong with them. */
  cellsOf(row: Row): string[] | Problem {
    const { headings, delimiter } = this.inspected;
    const found = cells(row.text, delimiter);
    const more = found.slice(headings.length).some((cell) => cell.trim() !== "");
    if (more || found.length < headings.length) return { kind: "cells", has: found.length, wants: headings.length };
    return found;
  }

  /** The id of a row whose cells do not fit. */
  idOf(row: Row, at: number): string {
    return plain(cells(row.text, this.inspected.delimiter)[at] ?? "");
  }

  private row({ line, start, end, bytes, fault }: Span): Row {
    const text = this.decoder.decode(bytes);
    const problem: Problem | null = fault ? { kind: fault } : text.includes("\ufffd") ? { kind: "letters" } : null;
    return { line, start, end, text, problem };
  }
}

/** Nothing but spaces and delimiters: spreadsheets leave such rows behind. */
function blank({ bytes, fault }: Span): boolean {
  return fault === null && bytes.every((byte) => byte === 0x20 || byte === 0x2c || byte === 0x09 || byte === 0x3b || byte === 0x0d);
}
