// For Node: the module is read from disk, and ready as soon as it is imported.
import { readFileSync } from "node:fs";
import { initSync } from "./yimen.js";

initSync({ module: readFileSync(new URL("./yimen_bg.wasm", import.meta.url)) });

export * from "./yimen.js";

// Browsers must wait for the module; here there is nothing left to wait for. The same program runs on both.
export default async function init() {}
