// Node, as a module and by `require`: the same bytes as everywhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addData, assertSameBytes, expected, node, project } from "./consumer.mjs";

const screen = `
const pack = Pack.load(readFileSync("zhejiang.yimen"));
process.stdout.write(pack.screenJson(readFileSync("family.json", "utf8")));
`;
const esm = (name) => `import { readFileSync } from "node:fs";\nimport { Pack } from "${name}";\n${screen}`;
const cjs = (name) => `const { readFileSync } = require("node:fs");\nconst { Pack } = require("${name}");\n${screen}`;

const folder = project({
  "runtime.mjs": esm("yimen/runtime"),
  "full.mjs": esm("yimen"),
  "runtime.cjs": cjs("yimen/runtime"),
  "full.cjs": cjs("yimen"),
  "dynamic.cjs": `import("yimen").then(({ Pack }) => { const { readFileSync } = require("node:fs"); ${screen} });`,
  "object.mjs": `
    import { readFileSync } from "node:fs";
    import { Pack } from "yimen/runtime";
    const result = Pack.load(readFileSync("zhejiang.yimen")).screen(JSON.parse(readFileSync("family.json", "utf8")));
    process.stdout.write(JSON.stringify(result, null, 2));`,
  "both.cjs": `
    const full = require("yimen");
    import("yimen").then((same) => console.log(full.Pack === same.Pack, typeof full.check));`,
  "server.mjs": `
    await import("yimen/element");
    await import("yimen/worker");
    console.log(typeof globalThis.customElements);`,
  "refusal.mjs": `
    import { Pack } from "yimen/runtime";
    try { Pack.load(new Uint8Array(9)); } catch (error) { console.log(error.name, error.diagnostics.length); }`,
});
addData(folder);

for (const script of ["runtime.mjs", "full.mjs", "runtime.cjs", "full.cjs", "dynamic.cjs"]) {
  test(`${script} screens one family`, () => assertSameBytes(node(folder, script), script));
}

test("screened as an object", () => {
  assert.deepEqual(JSON.parse(node(folder, "object.mjs")), JSON.parse(expected));
});

test("`import` and `require` give the same engine", () => {
  assert.equal(node(folder, "both.cjs").trim(), "true function");
});

test("the element and the worker can be imported where there is no page, and do nothing", () => {
  assert.equal(node(folder, "server.mjs").trim(), "undefined");
});

test("a damaged pack is refused", () => {
  assert.equal(node(folder, "refusal.mjs").trim(), "YimenError 1");
});

test("what is not exported cannot be reached", () => {
  assert.throws(() => node(folder, "--input-type=module", "--eval", `await import("yimen/dist/full/yimen.js")`), /ERR_PACKAGE_PATH_NOT_EXPORTED/);
});
