// Brings engine and rules into the page. After this nothing is requested any more.
import { Engine, EngineFailure, Refusal, RUNTIME_MODULE, type ScreeningPack } from "yimen/worker";

/** Why the page cannot work. */
export type FailureKind =
  /** Engine or rules did not come. */
  | "network"
  /** They came, and were other ones than the page names. */
  | "integrity"
  /** The rules are damaged. */
  | "pack"
  /** The rules were made for another version of the engine. */
  | "version"
  /** The browser has no WebAssembly, or a policy forbids it. */
  | "browser"
  /** The engine could not start in the background, or failed at work. */
  | "engine"
  /** The page names no rules. */
  | "setting";

export class LoadFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    detail = "",
  ) {
    super(detail);
  }
}

export interface Sources {
  pack: string;
  packIntegrity: string | null;
  engine: string | null;
  engineIntegrity: string | null;
}

/** The pack twice, in two workers: answers are screened in one, and never wait for the reasons that the other one seeks. */
export interface Loaded {
  answering: ScreeningPack;
  /** Null where a second worker cannot be had. */
  reasoning: Promise<ScreeningPack | null>;
  close(): void;
}

export async function load(sources: Sources): Promise<Loaded> {
  if (!sources.pack) throw new LoadFailure("setting");
  if (typeof WebAssembly !== "object") throw new LoadFailure("browser");
  const [module, bytes] = await Promise.all([
    fetched(sources.engine ?? RUNTIME_MODULE.href, sources.engineIntegrity).then(compiled),
    fetched(sources.pack, sources.packIntegrity).then(read),
  ]);
  const engines: Engine[] = [];
  const packIn = async () => {
    const engine = await Engine.open({ engine: { module } });
    engines.push(engine);
    // A worker takes what it is sent; the other one wants it as well.
    return engine.load(bytes);
  };
  try {
    const answering = await packIn();
    return { answering, reasoning: packIn().catch(() => null), close: () => engines.forEach((engine) => engine.close()) };
  } catch (error) {
    engines.forEach((engine) => engine.close());
    throw failureOf(error);
  }
}

async function fetched(address: string, integrity: string | null): Promise<Response> {
  const url = new URL(address, document.baseURI);
  try {
    const response = await fetch(url, integrity ? { integrity } : {});
    if (response.ok) return response;
    throw new Error(`${response.status} ${url.pathname}`);
  } catch (error) {
    // The browser does not tell a wrong hash from a network that is down: without the hash it comes, then that was it.
    if (integrity && (await fetch(url).then(({ ok }) => ok, () => false))) {
      throw new LoadFailure("integrity", url.pathname);
    }
    throw new LoadFailure("network", messageOf(error));
  }
}

async function read(response: Response): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new LoadFailure("network", messageOf(error));
  }
}

async function compiled(response: Response): Promise<WebAssembly.Module> {
  const bytes = await read(response);
  try {
    return await WebAssembly.compile(bytes as BufferSource);
  } catch (error) {
    throw new LoadFailure("browser", messageOf(error));
  }
}

/** What went wrong, whatever was thrown. */
export function failureOf(error: unknown): LoadFailure {
  if (error instanceof LoadFailure) return error;
  if (error instanceof Refusal) {
    const version = error.diagnostics.some(({ code }) => code === "Y602");
    return new LoadFailure(version ? "version" : "pack", error.message);
  }
  if (error instanceof EngineFailure) return new LoadFailure("engine", error.message);
  return new LoadFailure("engine", messageOf(error));
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
