// One run over the files: hands families to whichever worker is free, until the end or until it is stopped.
import type { Remote } from "comlink";
import type { Lang } from "yimen/runtime";
import type { Family, Reader, Reading } from "../reading/reader.js";
import type { Rows } from "../results/rows.js";
import type { Hand, Pool } from "./pool.js";

/** Few at a time: so that stopping is quick, and a family looked up does not wait long. */
const BATCH = 8;

export type End = "finished" | "stopped" | "failed";

export class Run {
  private stopped = false;
  /** The reader answers one at a time; its order is that of the file. */
  private reading: Promise<unknown> = Promise.resolve();
  failure = "";

  constructor(
    private readonly reader: Remote<Reader>,
    private readonly pool: Pool,
    private readonly rows: Rows,
    private readonly lang: Lang,
  ) {}

  stop(): void {
    this.stopped = true;
  }

  async start(reading: Reading): Promise<End> {
    await this.reader.start(reading);
    const again: Family[] = [];
    while (!this.stopped) {
      await Promise.all(this.pool.workers.map((hand) => this.work(hand, again)));
      if (again.length === 0) break;
      // Left over from a worker that broke; without any other nothing more can be done.
      if (this.pool.size === 0) return "failed";
    }
    if (this.stopped) return "stopped";
    return this.rows.finished < this.rows.size && this.pool.size === 0 ? "failed" : "finished";
  }

  private async work(hand: Hand, again: Family[]): Promise<void> {
    while (!this.stopped) {
      const families = again.length > 0 ? again.splice(0, BATCH) : await this.next();
      if (families.length === 0) return;
      const ready = families.filter(({ case: text }) => text !== null);
      for (const family of families) if (family.problem) this.rows.put(family, { problem: family.problem });
      if (ready.length === 0) continue;
      try {
        const outcomes = await this.pool.screen(hand, ready.map(({ case: text }) => text ?? ""), this.lang);
        outcomes.forEach((outcome, at) => {
          const family = ready[at];
          if (family) this.rows.put(family, outcome);
        });
        if (!outcomes.some((outcome) => "problem" in outcome && outcome.problem.kind === "failed")) continue;
        again.push(...ready.slice(outcomes.length));
        this.failure = "engine";
      } catch (error) {
        // The worker itself is gone; whichever family it was at, none of these is known.
        this.failure = String(error);
        const [first, ...others] = ready;
        if (first) this.rows.put(first, { problem: { kind: "failed", message: this.failure } });
        again.push(...others);
      }
      this.pool.dismiss(hand);
      return;
    }
  }

  private next(): Promise<Family[]> {
    const next = this.reading.then(() => this.reader.next(BATCH));
    this.reading = next.catch(() => {});
    return next;
  }
}
