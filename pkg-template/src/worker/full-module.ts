// What lies beside the worker of the full build.

/** Address of the WebAssembly module of the full build, for pages that compile it once for several engines. */
export const FULL_MODULE: URL = new URL("../full/yimen_bg.wasm", import.meta.url);
