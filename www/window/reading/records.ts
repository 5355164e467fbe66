// A file cut into records, read slice by slice: never more of it in memory than one record and one slice.
//
// The cutting is done on bytes. Line ends, quotes and delimiters are single bytes in UTF-8 and in GB 18030, and no part
// of another character in either; so every record has its exact place in the file and can be read again from there.

const SLICE = 1 << 18;
const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** What is wrong with the cut itself. */
export type Fault = "long" | "quote";

export interface Span {
  /** The line it begins on, from 1. */
  line: number;
  /** Its bytes in the file, without the line end. */
  start: number;
  end: number;
  /** The same bytes; of a record that is too long only the first. */
  bytes: Uint8Array;
  fault: Fault | null;
}

export interface Cutting {
  /** Where the first record begins. */
  from: number;
  /** The delimiter's byte, where quotes may hold line ends; null where each line is a record. */
  delimiter: number | null;
  /** The most bytes a record may have. */
  limit: number;
}

interface Cut {
  end: number;
  next: number;
  lines: number;
}

export class Records {
  private buffer = new Uint8Array();
  /** Place of the buffer in the file, and of the next record in the buffer. */
  private base: number;
  private at = 0;
  private line = 1;

  constructor(
    private readonly file: Blob,
    private readonly cutting: Cutting,
  ) {
    this.base = cutting.from;
  }

  /** How far the file is read, in bytes. */
  get position(): number {
    return this.base + this.at;
  }

  /** The next record, or null at the end of the file. */
  async next(): Promise<Span | null> {
    if (this.at >= this.buffer.length && !(await this.more())) return null;
    for (;;) {
      const cut = this.record();
      // Many lines in one huge record: a quote was opened by mistake.
      if (cut !== null && cut.lines > 1 && cut.end - this.at > this.cutting.limit) break;
      if (cut !== null) return this.take(cut, null);
      if (this.buffer.length - this.at > this.cutting.limit) break;
      if (!(await this.more())) break;
    }
    // A quote that never ends must not swallow the rest of the file: only its line is lost.
    const line = this.lineEnd(this.at);
    if (line !== null) return this.take(line, "quote");
    if (this.buffer.length - this.at > this.cutting.limit) return this.skip();
    return this.take({ end: this.buffer.length, next: this.buffer.length, lines: 1 }, "quote");
  }

  private take({ end, next, lines }: Cut, fault: Fault | null): Span {
    const long = end - this.at > this.cutting.limit;
    const bytes = this.buffer.subarray(this.at, long ? this.at + 80 : end);
    const span: Span = {
      line: this.line,
      start: this.base + this.at,
      end: this.base + end,
      bytes,
      fault: long ? "long" : fault,
    };
    this.at = next;
    this.line += lines;
    return span;
  }

  /** Passes over a line without keeping it. */
  private async skip(): Promise<Span> {
    const bytes = this.buffer.slice(this.at, this.at + 80);
    const start = this.base + this.at;
    let end: number;
    for (;;) {
      const cut = this.lineEnd(this.at);
      if (cut !== null) {
        end = this.base + cut.end;
        this.at = cut.next;
        break;
      }
      this.at = this.buffer.length;
      end = this.base + this.at;
      if (!(await this.more())) break;
    }
    const line = this.line;
    this.line += 1;
    return { line, start, end, bytes, fault: "long" };
  }

  /** Reads another slice behind what is left. */
  private async more(): Promise<boolean> {
    const from = this.base + this.buffer.length;
    if (from >= this.file.size) return false;
    const slice = new Uint8Array(await this.file.slice(from, from + SLICE).arrayBuffer());
    const left = this.buffer.subarray(this.at);
    const joined = new Uint8Array(left.length + slice.length);
    joined.set(left);
    joined.set(slice, left.length);
    this.base += this.at;
    this.at = 0;
    this.buffer = joined;
    return true;
  }

  private get complete(): boolean {
    return this.base + this.buffer.length >= this.file.size;
  }

  /** The end of the record that begins here; null if the buffer does not hold it whole. */
  private record(): Cut | null {
    const { delimiter } = this.cutting;
    if (delimiter === null) return this.lineEnd(this.at) ?? this.lastLine();
    const { buffer } = this;
    let quoted = false;
    let opening = true;
    let lines = 1;
    for (let at = this.at; at < buffer.length; at += 1) {
      const byte = buffer[at];
      if (quoted) {
        if (byte === LINE_FEED) lines += 1;
        if (byte !== QUOTE) continue;
        if (at + 1 === buffer.length && !this.complete) return null;
        if (buffer[at + 1] === QUOTE) at += 1;
        else quoted = false;
      } else if (byte === QUOTE && opening) {
        quoted = true;
        opening = false;
      } else if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
        const cut = this.endAt(at);
        return cut && { ...cut, lines };
      } else {
        opening = byte === delimiter;
      }
    }
    return quoted ? null : this.lastLine(lines);
  }

  private lineEnd(from: number): Cut | null {
    for (let at = from; at < this.buffer.length; at += 1) {
      const byte = this.buffer[at];
      if (byte === LINE_FEED || byte === CARRIAGE_RETURN) return this.endAt(at);
    }
    return null;
  }

  private endAt(at: number): Cut | null {
    const { buffer } = this;
    if (buffer[at] === LINE_FEED) return { end: at, next: at + 1, lines: 1 };
    if (at + 1 === buffer.length && !this.complete) return null;
    return { end: at, next: buffer[at + 1] === LINE_FEED ? at + 2 : at + 1, lines: 1 };
  }

  private lastLine(lines = 1): Cut | null {
    return this.complete ? { end: this.buffer.length, next: this.buffer.length, lines } : null;
  }
}
