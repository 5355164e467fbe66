// One run over the files: hands families to whichever worker is free, until the end or until it is stopped.
import type { Remote } from "comlink";
import type { Lang } from "yimen/runtime";
import type { Family, Reader, Reading } from "../reading/reader.js";
import type { Rows } from "../results/rows.js";
import type { Hand, Pool } from "./pool.js";
import type { Asked } from "./screener.js";

/** How many families a worker is given first, and at most. */
const FEWEST = 8;
const MOST = 512;
/** In how many milliseconds it should be done with them: so that stopping is quick, and a family looked up does not wait long. */
const SOON = 50;

/** Families left over by a worker that broke; those whose fault it may be are screened one by one. */
interface Again {
  families: Family[];
  suspects: Family[];
}

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
    const again: Again = { families: [], suspects: [] };
    const asked = { lang: this.lang, date: reading.defaults.date };
    while (!this.stopped) {
      await Promise.all(this.pool.workers.map((hand) => this.work(hand, asked, again)));
      if (again.families.length + again.suspects.length === 0) break;
      // Left over from a worker that broke; without any other nothing more can be done.
      if (this.pool.size === 0) return "failed";
    }
    if (this.stopped) return "stopped";
    return this.rows.finished < this.rows.size && this.pool.size === 0 ? "failed" : "finished";
  }

  private async work(hand: Hand, asked: Asked, again: Again): Promise<void> {
    let batch = FEWEST;
    while (!this.stopped) {
      const suspects = again.suspects.splice(0, FEWEST);
      const alone = suspects.length > 0;
      const families = alone ? suspects : again.families.length > 0 ? again.families.splice(0, batch) : await this.next(batch);
      if (families.length === 0) return;
      const ready = families.filter(({ case: text }) => text !== null);
      for (const family of families) if (family.problem) this.rows.put(family, { problem: family.problem });
      if (ready.length === 0) continue;
      try {
        const [started, cases] = [performance.now(), ready.map(({ case: text }) => text ?? "")];
        const outcomes = await (alone ? this.pool.screen(hand, cases, asked) : this.pool.screenTogether(hand, cases, asked));
        batch = nextBatch(batch, performance.now() - started);
        outcomes.forEach((outcome, at) => {
          const family = ready[at];
          if (family) this.rows.put(family, outcome);
        });
        if (outcomes.length > 0 && !outcomes.some((outcome) => "problem" in outcome && outcome.problem.kind === "failed")) continue;
        // Of families judged together nobody knows yet whose fault it was.
        (outcomes.length === 0 ? again.suspects : again.families).push(...ready.slice(outcomes.length));
        this.failure = "engine";
      } catch (error) {
        // The worker itself is gone; whichever family it was at, none of these is known.
        this.failure = String(error);
        const [first, ...others] = ready;
        if (first) this.rows.put(first, { problem: { kind: "failed", message: this.failure } });
        again.families.push(...others);
      }
      this.pool.dismiss(hand);
      return;
    }
  }

  private next(count: number): Promise<Family[]> {
    const next = this.reading.then(() => this.reader.next(count));
    this.reading = next.catch(() => {});
    return next;
  }
}

/** How many families the next batch has, after one that took so long. */
function nextBatch(size: number, took: number): number {
  if (took > SOON) return Math.max(FEWEST, size >> 1);
  return took < SOON / 2 ? Math.min(MOST, size << 1) : size;
}
