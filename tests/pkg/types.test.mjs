// The declarations, read by TypeScript in users' projects with strict settings, the package's own declarations included.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { add, project, root } from "./consumer.mjs";
import { sample } from "./samples.mjs";

const REACT = ["react", "react-dom", "@types/react", "@types/react-dom", "csstype"];
const source = (name) => readFileSync(join(root, "tests/pkg/types", name), "utf8");

/** Checks files in a fresh project; what the checker says is shown when it refuses. */
function check(files, options, beside = []) {
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022", "esnext.disposable", "dom", "dom.iterable"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    ...options,
  };
  const folder = project(files, beside);
  add(folder, { "tsconfig.json": JSON.stringify({ compilerOptions, include: Object.keys(files) }) });
  compile(folder);
}

function compile(folder) {
  try {
    execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--project", folder], { encoding: "utf8" });
  } catch (error) {
    assert.fail(error.stdout);
  }
}

const bundler = { module: "esnext", moduleResolution: "bundler" };
const nodenext = { module: "nodenext", moduleResolution: "nodenext" };

test("bundlers' resolution", () => check({ "consumer.ts": source("consumer.ts") }, bundler));
test("Node's resolution", () => check({ "consumer.ts": source("consumer.ts") }, nodenext));
test("the element, by bundlers' resolution", () => check({ "element.ts": source("element.ts") }, bundler));
test("the element, by Node's resolution", () => check({ "element.ts": source("element.ts") }, nodenext));
test("the element in React", () => {
  // React's own declarations are not ours to check.
  check({ "main.tsx": sample("react.tsx") }, { ...bundler, jsx: "react-jsx", skipLibCheck: true }, REACT);
});
test("the published declaration says what the component is", () => {
  compile(join(root, "tests/pkg/types"));
});
test("CommonJS in Node", () => check({ "common.cts": source("common.cts") }, nodenext));
for (const [name, options] of Object.entries({ "common.cts": nodenext, "element.ts": bundler, "consumer.ts": bundler })) {
  test(`a program without the newest library: ${name}`, () => {
    check({ [name]: source(name) }, { ...options, lib: ["es2022", "dom", "dom.iterable"] });
  });
}
test("a program with nothing but the worker", () => {
  check({ "worker.ts": `import { Engine } from "yimen/worker";\nconsole.log(Engine);\n` }, { ...bundler, lib: ["es2022", "dom"] });
});
