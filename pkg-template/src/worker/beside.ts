// What lies beside the workers in the package.

/** Address of the WebAssembly module of the runtime build, for pages that fetch and compile it themselves. */
export const RUNTIME_MODULE: URL = new URL("../runtime/yimen_bg.wasm", import.meta.url);
