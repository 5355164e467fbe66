// The side of the worker: keeps the packs and carries out the calls.
import { OPENED, type Answer, type Call, type Opening } from "./protocol.js";

/** The port of a worker, or one end of a channel. */
export interface Port {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown): void;
}

/** Either build of the engine. */
export interface Engine {
  default(source: { module_or_path: Promise<Response> | WebAssembly.Module }): Promise<unknown>;
  Pack: { prototype: object };
}

/** Static methods of `Pack`; the engine's other calls are functions of the module or methods of a pack. */
const MAKE_PACKS = ["load", "compile"];

/** Answers the calls that come in through a port. */
export function serve(port: Port, engine: Engine, beside: URL): void {
  port.onmessage = async ({ data }: MessageEvent<Opening>) => {
    try {
      const { url, integrity, module } = data.engine;
      await engine.default({ module_or_path: module ?? fetch(url ?? beside, integrity ? { integrity } : {}) });
      const packs = new Packs(engine);
      port.onmessage = ({ data }: MessageEvent<Call>) => port.postMessage(packs.answer(data));
      port.postMessage({ call: OPENED, value: null } satisfies Answer);
    } catch (error) {
      port.postMessage({ call: OPENED, failed: String(error) } satisfies Answer);
    }
  };
}

type Method = (...values: readonly unknown[]) => unknown;

class Packs {
  private readonly packs = new Map<number, object>();
  private made = 0;

  constructor(private readonly engine: Engine) {}

  answer({ call, pack, name, values }: Call): Answer {
    try {
      if (pack === null && MAKE_PACKS.includes(name)) return this.keep(call, this.run(this.engine.Pack, name, values));
      const value = this.run(pack === null ? this.engine : this.packs.get(pack), name, values);
      if (name === "free" && pack !== null) this.packs.delete(pack);
      return { call, value };
    } catch (error) {
      return { call, ...reason(error) };
    }
  }

  private keep(call: number, pack: unknown): Answer {
    const { hash } = pack as { hash: string };
    this.made += 1;
    this.packs.set(this.made, pack as object);
    return { call, pack: this.made, hash };
  }

  private run(target: object | undefined, name: string, values: readonly unknown[]): unknown {
    const method = (target as Record<string, Method> | undefined)?.[name];
    if (typeof method !== "function") throw new TypeError(`the engine has no ${name}`);
    return method.apply(target, [...values]);
  }
}

/** A refused input is an answer like any other; whatever else is thrown is a fault of the engine. */
function reason(error: unknown): Pick<Extract<Answer, { refused: unknown }>, "refused"> | { failed: string } {
  if (error instanceof Error && error.name === "YimenError" && "diagnostics" in error) {
    const { message, diagnostics } = error as import("../runtime/yimen.js").YimenError;
    return { refused: { message, diagnostics: [...diagnostics] } };
  }
  return { failed: String(error) };
}
