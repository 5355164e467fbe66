// The side of the worker: keeps the packs and workspaces and carries out the calls.
import { OPENED, type Answer, type Call, type Opening } from "./protocol.js";

/** The port of a worker, or one end of a channel. */
export interface Port {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown): void;
}

/** Either build of the engine. */
export interface Engine {
  default(source: { module_or_path: Promise<Response> | WebAssembly.Module }): Promise<unknown>;
  Pack: Kept;
  /** In the full build only. */
  Workspace?: Kept;
}

/** A class whose things stay in the worker. */
interface Kept {
  prototype: object;
}

/** Static methods, and the class each is of; the engine's other calls are functions of the module or methods of a thing. */
const MAKERS: Readonly<Record<string, "Pack" | "Workspace">> = { load: "Pack", compile: "Pack", open: "Workspace" };

/** Answers the calls that come in through a port. */
export function serve(port: Port, engine: Engine, beside: URL): void {
  port.onmessage = async ({ data }: MessageEvent<Opening>) => {
    try {
      const { url, integrity, module } = data.engine;
      await engine.default({ module_or_path: module ?? fetch(url ?? beside, integrity ? { integrity } : {}) });
      const things = new Things(engine);
      port.onmessage = ({ data }: MessageEvent<Call>) => port.postMessage(things.answer(data));
      port.postMessage({ call: OPENED, value: null } satisfies Answer);
    } catch (error) {
      port.postMessage({ call: OPENED, failed: String(error) } satisfies Answer);
    }
  };
}

type Method = (...values: readonly unknown[]) => unknown;

class Things {
  private readonly things = new Map<number, object>();
  private made = 0;

  constructor(private readonly engine: Engine) {}

  answer({ call, thing, name, values }: Call): Answer {
    try {
      const value = this.run(thing === null ? this.maker(name) : this.things.get(thing), name, values);
      if (name === "free" && thing !== null) this.things.delete(thing);
      return { call, ...this.keep(value) };
    } catch (error) {
      return { call, ...reason(error) };
    }
  }

  private maker(name: string): object | undefined {
    const maker = MAKERS[name];
    return maker ? this.engine[maker] : this.engine;
  }

  /** A pack or a workspace cannot travel: it stays, and its number goes. */
  private keep(value: unknown) {
    if (madeBy(this.engine.Pack, value)) {
      return { thing: this.hold(value), kind: "pack" as const, hash: (value as { hash: string }).hash };
    }
    if (madeBy(this.engine.Workspace, value)) return { thing: this.hold(value), kind: "workspace" as const };
    return { value };
  }

  private hold(thing: object): number {
    this.made += 1;
    this.things.set(this.made, thing);
    return this.made;
  }

  private run(target: object | undefined, name: string, values: readonly unknown[]): unknown {
    const method = (target as Record<string, Method> | undefined)?.[name];
    if (typeof method !== "function") throw new TypeError(`the engine has no ${name}`);
    return method.apply(target, [...values]);
  }
}

function madeBy(kept: Kept | undefined, value: unknown): value is object {
  return kept !== undefined && Object.prototype.isPrototypeOf.call(kept.prototype, value as object);
}

/** A refused input is an answer like any other; whatever else is thrown is a fault of the engine. */
function reason(error: unknown): Pick<Extract<Answer, { refused: unknown }>, "refused"> | { failed: string } {
  if (error instanceof Error && error.name === "YimenError" && "diagnostics" in error) {
    const { message, diagnostics } = error as import("../runtime/yimen.js").YimenError;
    return { refused: { message, diagnostics: [...diagnostics] } };
  }
  return { failed: String(error) };
}
