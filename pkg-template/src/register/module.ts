// Whether the register build can be used, and where its module lies, for pages that fetch and compile it themselves.

/** Address of the WebAssembly module of the register build. */
export const REGISTER_MODULE: URL = new URL("./yimen_bg.wasm", import.meta.url);

/** The smallest module with a vector instruction: `v128.const` put aside. */
// prettier-ignore
const WITH_VECTORS = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, // what every module begins with
  1, 4, 1, 96, 0, 0, // one type: from nothing to nothing
  3, 2, 1, 0, // one function of it
  10, 23, 1, 21, 0, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26, 11, // v128.const 0, drop, end
]);

/** Whether the register build can be used here: whether WebAssembly has vector instructions. Others use the runtime build. */
export function canScreenRegisters(): boolean {
  return typeof WebAssembly === "object" && WebAssembly.validate(WITH_VECTORS);
}
