// The workers: as many as the machine can spare, each with the pack of its own.
import { wrap, type Remote } from "comlink";
import type { Lang, PackInfo, ScreenOptions } from "yimen/runtime";
import type { Asked, Detail, Outcome, Screener } from "./screener.js";

/** One processor is left to the page. */
export const workerCount = (): number => Math.min(8, Math.max(1, (navigator.hardwareConcurrency || 2) - 1));

interface Hand {
  worker: Worker;
  screener: Remote<Screener>;
  /** Rejects when the worker breaks; a promise of comlink would wait for ever. */
  broken: Promise<never>;
}

export class Pool {
  private constructor(private readonly hands: Hand[]) {}

  /** Starts the workers, of the build the module is of, and loads the pack into each. */
  static async open(count: number, build: Build, module: WebAssembly.Module, pack: Uint8Array, lang: Lang): Promise<Pool> {
    const hands = Array.from({ length: count }, () => hand(build));
    try {
      await Promise.all(hands.map((one) => Promise.race([one.screener.load(module, pack, lang), one.broken])));
    } catch (error) {
      hands.forEach(({ worker }) => worker.terminate());
      throw error;
    }
    return new Pool(hands);
  }

  get size(): number {
    return this.hands.length;
  }

  /** Those that can be given work; one whose engine failed is among them no more. */
  get workers(): readonly Hand[] {
    return this.hands;
  }

  async info(lang: Lang): Promise<PackInfo> {
    const [hand] = this.hands;
    if (!hand) throw new Error("no engine is left");
    return Promise.race([hand.screener.info(lang), hand.broken]);
  }

  /** Families one by one. */
  screen(hand: Hand, cases: readonly string[], asked: Asked): Promise<Outcome[]> {
    return Promise.race([hand.screener.screen(cases, asked), hand.broken]);
  }

  /** Families together, where the browser can. */
  screenTogether(hand: Hand, cases: readonly string[], asked: Asked): Promise<Outcome[]> {
    return Promise.race([hand.screener.screenTogether(cases, asked), hand.broken]);
  }

  /** All about one family. It waits behind what the worker has in hand. */
  async detail(text: string, options: ScreenOptions): Promise<Detail> {
    const hand = this.hands.at(-1);
    if (!hand) return { problem: { kind: "failed", message: "no engine is left" } };
    const detail = await Promise.race([hand.screener.detail(text, options), hand.broken]);
    if ("problem" in detail && detail.problem.kind === "failed") this.dismiss(hand);
    return detail;
  }

  /** After a fault of its own an engine's memory is not to be trusted. */
  dismiss(hand: Hand): void {
    hand.worker.terminate();
    const at = this.hands.indexOf(hand);
    if (at >= 0) this.hands.splice(at, 1);
  }

  close(): void {
    this.hands.splice(0).forEach(({ worker }) => worker.terminate());
  }
}

/** The build that judges many families together, or the one for browsers that have no vector instructions. */
export type Build = "register" | "runtime";

export type { Hand };

// Bundlers look for exactly this form, once for each file.
function workerOf(build: Build): Worker {
  return build === "register"
    ? new Worker(new URL("./screener-worker.ts", import.meta.url), { type: "module" })
    : new Worker(new URL("./plain-worker.ts", import.meta.url), { type: "module" });
}

function hand(build: Build): Hand {
  const worker = workerOf(build);
  const broken = new Promise<never>((_, reject) => {
    worker.onerror = (event) => reject(new Error(event.message || "the worker could not be started"));
    worker.onmessageerror = () => reject(new Error("a message could not be read"));
  });
  // Nobody may be waiting when it breaks.
  broken.catch(() => {});
  return { worker, screener: wrap<Screener>(worker), broken };
}
