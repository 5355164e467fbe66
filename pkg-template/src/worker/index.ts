/// <reference lib="esnext.disposable" preserve="true" />
// The side of the page: an engine in a worker of its own, so that the page never waits for it.
import type {
  CaseInput,
  Lang,
  OverlapMap,
  PackInfo,
  PolicyFile,
  Report,
  ScreeningResult,
  ScreenOptions,
} from "../full/yimen.js";
import { PolicyWorkspace } from "./workspace.js";
import { OPENED, type Answer, type Call, type EngineSource } from "./protocol.js";

export type { EngineSource };
export { FULL_MODULE } from "./full-module.js";
export { PolicyWorkspace };
export { RUNTIME_MODULE } from "./beside.js";

/** How an engine is opened. */
export interface OpenOptions {
  /** `runtime` loads compiled packs; `full` also compiles policy texts. */
  build?: "runtime" | "full" | undefined;
  /** The WebAssembly module, where it is not the one beside the package, and what it must hash to. */
  engine?: EngineSource | undefined;
  /** Makes the worker, where the page's own way of serving scripts demands it. */
  worker?: (() => Worker) | undefined;
}

/** An input the engine refuses. The engine goes on working. */
export class Refusal extends Error {
  override readonly name = "YimenError";
  /** Everything that is wrong, with its place. */
  readonly diagnostics: readonly Report[];

  constructor(message: string, diagnostics: readonly Report[]) {
    super(message);
    this.diagnostics = diagnostics;
  }
}

/** The engine itself failed, could not be loaded or was closed. */
export class EngineFailure extends Error {
  override readonly name = "YimenEngineFailure";
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** An engine in its worker. */
export class Engine {
  private readonly waiting = new Map<number, Waiting>();
  private calls = OPENED;
  private ended: EngineFailure | null = null;

  private constructor(private readonly worker: Worker) {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.settle(data);
    worker.onerror = (event) => this.end(event.message || "the worker could not be started");
    worker.onmessageerror = () => this.end("a message could not be read");
  }

  /** Starts a worker and loads the engine into it. Throws an `EngineFailure` if that cannot be done. */
  static async open({ build = "runtime", engine = {}, worker }: OpenOptions = {}): Promise<Engine> {
    const opened = new Engine(worker ? worker() : workerOf(build));
    const base = globalThis.document?.baseURI ?? globalThis.location.href;
    const url = engine.url === undefined ? undefined : new URL(engine.url, base).href;
    const ready = opened.expect(OPENED);
    opened.worker.postMessage({ engine: { ...engine, url } });
    try {
      await ready;
    } catch (error) {
      opened.close();
      throw error;
    }
    return opened;
  }

  /** Loads a compiled pack. Throws a `Refusal` if it is damaged or of another version. */
  load(bytes: Uint8Array, lang?: Lang): Promise<ScreeningPack> {
    return this.ask(null, "load", [bytes, lang]) as Promise<ScreeningPack>;
  }

  /** Compiles policy texts (build `full`). Throws a `Refusal` with every diagnostic if there is an error among them. */
  compile(files: readonly PolicyFile[], lang?: Lang): Promise<ScreeningPack> {
    return this.ask(null, "compile", [files, lang]) as Promise<ScreeningPack>;
  }

  /** Everything wrong with policy texts, warnings included (build `full`). */
  check(files: readonly PolicyFile[], lang?: Lang): Promise<Report[]> {
    return this.ask(null, "check", [files, lang]) as Promise<Report[]>;
  }

  /** Keeps policy texts at hand while they are edited (build `full`); mistakes in them are no hindrance. */
  workspace(files: readonly PolicyFile[]): Promise<PolicyWorkspace> {
    return this.ask(null, "open", [files]) as Promise<PolicyWorkspace>;
  }

  /** Ends the worker; what is still open is rejected. */
  close(): void {
    this.end("the engine was closed");
  }

  /** @internal */
  ask(thing: number | null, name: string, values: readonly unknown[]): Promise<unknown> {
    if (this.ended) return Promise.reject(this.ended);
    this.calls += 1;
    const answer = this.expect(this.calls);
    this.worker.postMessage({ call: this.calls, thing, name, values } satisfies Call);
    return answer;
  }

  private expect(call: number): Promise<unknown> {
    return new Promise((resolve, reject) => this.waiting.set(call, { resolve, reject }));
  }

  private settle(answer: Answer): void {
    const waiting = this.waiting.get(answer.call);
    this.waiting.delete(answer.call);
    if ("value" in answer) waiting?.resolve(answer.value);
    else if ("thing" in answer) waiting?.resolve(this.stand(answer));
    else if ("refused" in answer) waiting?.reject(new Refusal(answer.refused.message, answer.refused.diagnostics));
    else if (answer.call === OPENED) waiting?.reject(new EngineFailure(answer.failed));
    else {
      // After a fault of its own the engine's memory is not to be trusted.
      waiting?.reject(new EngineFailure(answer.failed));
      this.end(answer.failed);
    }
  }

  /** What stands for a thing in the worker. */
  private stand(answer: Extract<Answer, { thing: number }>): ScreeningPack | PolicyWorkspace {
    return answer.kind === "pack"
      ? new ScreeningPack(this, answer.thing, answer.hash)
      : new PolicyWorkspace((name, values) => this.ask(answer.thing, name, values));
  }

  private end(why: string): void {
    if (this.ended) return;
    this.ended = new EngineFailure(why);
    this.worker.terminate();
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}

/** A compiled pack in the worker, sent there once. */
export class ScreeningPack {
  /** @internal */
  constructor(
    private readonly engine: Engine,
    private readonly number: number,
    /** `sha256:` and the hash of the pack. */
    readonly hash: string,
  ) {}

  /** What the pack contains. */
  info(lang?: Lang): Promise<PackInfo> {
    return this.ask("info", lang) as Promise<PackInfo>;
  }

  /** Screens one family. Throws a `Refusal` if the case cannot be read. */
  screen(caseInput: CaseInput, options?: ScreenOptions): Promise<ScreeningResult> {
    return this.ask("screen", caseInput, options) as Promise<ScreeningResult>;
  }

  /** The same in JSON text: byte for byte what every platform prints. */
  screenJson(caseText: string, options?: ScreenOptions): Promise<string> {
    return this.ask("screenJson", caseText, options) as Promise<string>;
  }

  /** What the items are to one another (build `full`). */
  map(lang?: Lang): Promise<OverlapMap> {
    return this.ask("map", lang) as Promise<OverlapMap>;
  }

  /** The pack as the bytes of a `.yimen` file (build `full`). */
  toBytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.ask("toBytes") as Promise<Uint8Array<ArrayBuffer>>;
  }

  /** Gives the pack's memory back. */
  async free(): Promise<void> {
    await this.ask("free");
  }

  private ask(name: string, ...values: readonly unknown[]): Promise<unknown> {
    return this.engine.ask(this.number, name, values);
  }
}

// Bundlers look for exactly this form, once for each file.
function workerOf(build: "runtime" | "full"): Worker {
  return build === "full"
    ? new Worker(new URL("./full-worker.js", import.meta.url), { type: "module" })
    : new Worker(new URL("./runtime-worker.js", import.meta.url), { type: "module" });
}
