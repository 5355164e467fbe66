// The sample projects of this folder.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./consumer.mjs";

export const sample = (name) => readFileSync(join(root, "tests/pkg/samples", name), "utf8");

/** A page around one module. */
export const pageOf = (script) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Sample</title><link rel="icon" href="data:,"><script type="module" src="${script}"></script></head>
<body></body>
</html>
`;

/** What each way of using the engine consists of, its main module first. */
export const WAYS = {
  "runtime in the page": ["runtime.js"],
  "full build in the page": ["full.js"],
  "runtime in a worker": ["worker.js"],
  "full build in a worker": ["full-worker.js"],
  "a module worker of the user's own": ["own-worker.js", "own-worker-inside.js"],
};
