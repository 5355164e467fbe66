// The table's rows: a few numbers for each family, in columns, so that a hundred thousand fit.
import type { Family } from "../reading/reader.js";
import type { Problem } from "../reading/problem.js";
import { FINDINGS, type Sum, type Summary } from "../screening/summary.js";

export const enum State {
  Waiting,
  Screened,
  Problem,
}

/** Texts that come again and again, each kept once. */
class Texts {
  private readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();

  number(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.texts.push(text) - 1;
      this.numbers.set(text, number);
    }
    return number;
  }

  text(number: number): string {
    return this.texts[number] ?? "";
  }
}

/** A sum as one text: `723`, `723–4509.9`, `–` with an open side. */
const sumText = ({ low, high }: Sum): string => (low === high ? (low ?? "–") : `${low ?? ""}–${high ?? ""}`);

export function sumOf(text: string): Sum {
  const [low = "", high] = text.split("–");
  return { low: low || null, high: high === undefined ? low || null : high || null };
}

export class Rows {
  readonly ids: string[] = [];
  readonly lines: Uint32Array;
  readonly states: Uint8Array;
  readonly eligible: Uint16Array;
  readonly open: Uint16Array;
  readonly faults: Uint16Array;
  /** Counts of findings, row by row. */
  readonly counts: Uint16Array;
  /** The least a family surely gets a month, for sorting only. */
  readonly sorting: Float64Array;
  private readonly places: Float64Array;
  private readonly monthly: Uint32Array;
  private readonly once: Uint32Array;
  private readonly plans: Uint32Array;
  private readonly findings: Uint32Array;
  private readonly texts = new Texts();
  private readonly problems = new Map<number, Problem>();

  /** Families with each kind of finding, in the order of `FINDINGS`. */
  readonly families: number[] = FINDINGS.map(() => 0);
  finished = 0;
  /** Rows with something wrong in their data. */
  troubled = 0;

  constructor(readonly size: number) {
    this.lines = new Uint32Array(size);
    this.states = new Uint8Array(size);
    this.eligible = new Uint16Array(size);
    this.open = new Uint16Array(size);
    this.faults = new Uint16Array(size);
    this.counts = new Uint16Array(size * FINDINGS.length);
    this.sorting = new Float64Array(size).fill(-1);
    this.places = new Float64Array(size * 2);
    [this.monthly, this.once, this.plans, this.findings] = [0, 0, 0, 0].map(() => new Uint32Array(size)) as [
      Uint32Array,
      Uint32Array,
      Uint32Array,
      Uint32Array,
    ];
  }

  /** Writes down what became of a family. */
  put(family: Family, outcome: { summary: Summary } | { problem: Problem }): void {
    const at = family.number;
    if (at >= this.size || this.states[at] !== State.Waiting) return;
    this.finished += 1;
    this.ids[at] = family.id;
    this.lines[at] = family.line;
    this.places.set([family.start, family.end], at * 2);
    if ("problem" in outcome) {
      this.states[at] = State.Problem;
      this.problems.set(at, outcome.problem);
      this.troubled += 1;
      return;
    }
    const { summary } = outcome;
    this.states[at] = State.Screened;
    this.eligible[at] = summary.eligible;
    this.open[at] = summary.open;
    this.faults[at] = summary.faults;
    this.sorting[at] = Number(summary.monthly.low ?? 0);
    this.monthly[at] = this.texts.number(sumText(summary.monthly));
    this.once[at] = this.texts.number(sumText(summary.once));
    this.plans[at] = this.texts.number(summary.plan);
    this.findings[at] = this.texts.number(summary.findings);
    summary.counts.forEach((count, kind) => {
      this.counts[at * FINDINGS.length + kind] = count;
      if (count > 0) this.families[kind] = (this.families[kind] ?? 0) + 1;
    });
  }

  place(at: number): { line: number; start: number; end: number } {
    return { line: this.lines[at] ?? 0, start: this.places[at * 2] ?? 0, end: this.places[at * 2 + 1] ?? 0 };
  }

  count(at: number, kind: number): number {
    return this.counts[at * FINDINGS.length + kind] ?? 0;
  }

  monthlyOf(at: number): Sum {
    return sumOf(this.texts.text(this.monthly[at] ?? 0));
  }

  onceOf(at: number): Sum {
    return sumOf(this.texts.text(this.once[at] ?? 0));
  }

  planOf(at: number): string {
    return this.texts.text(this.plans[at] ?? 0);
  }

  findingsOf(at: number): string {
    return this.texts.text(this.findings[at] ?? 0);
  }

  problemOf(at: number): Problem | null {
    return this.problems.get(at) ?? null;
  }
}
