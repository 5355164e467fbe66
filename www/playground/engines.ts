// Two engines of one module: one answers while the author writes, the other tries cases, however long they take.
import { Engine, FULL_MODULE } from "yimen/worker";

export class Engines {
  private constructor(
    readonly writing: Engine,
    readonly trying: Engine,
  ) {}

  /** The module is fetched and compiled once. */
  static async open(): Promise<Engines> {
    const module = await compiled();
    const open = () => Engine.open({ build: "full", engine: { module } });
    const [writing, trying] = await Promise.all([open(), open()]);
    return new Engines(writing, trying);
  }

  close(): void {
    this.writing.close();
    this.trying.close();
  }
}

async function compiled(): Promise<WebAssembly.Module> {
  const response = await fetch(FULL_MODULE);
  if (!response.ok) throw new Error(`the engine could not be loaded: ${response.status}`);
  // Some servers do not know the type of WebAssembly.
  if (response.headers.get("content-type") === "application/wasm") return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
