// What travels between a page and the engine in its worker.
import type { Report } from "../runtime/yimen.js";

/** Where the engine is, and what it must hash to. */
export interface EngineSource {
  /** Address of the WebAssembly module; left out, the one beside the package. */
  url?: string | undefined;
  /** What the module must hash to, as in `integrity="sha384-…"`. */
  integrity?: string | undefined;
  /** The module itself, compiled already; then nothing is fetched. It may be given to several engines. */
  module?: WebAssembly.Module | undefined;
}

/** The first message of a worker's life. */
export interface Opening {
  engine: EngineSource;
}

/** A call: of a function of the module, or of a method of a thing made before. */
export interface Call {
  /** Tells the answers apart. */
  call: number;
  /** The thing it goes to; null for the module itself. */
  thing: number | null;
  name: string;
  values: readonly unknown[];
}

/** What a call came to. A pack or a workspace stays in the worker; its number stands for it. */
export type Answer =
  | { call: number; value: unknown }
  | { call: number; thing: number; kind: "pack"; hash: string }
  | { call: number; thing: number; kind: "workspace" }
  | { call: number; refused: { message: string; diagnostics: Report[] } }
  | { call: number; failed: string };

/** The call every opening is answered to. */
export const OPENED = 0;
