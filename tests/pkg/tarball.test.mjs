// What is published: these files and no others, and a description that leads to them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { packed, root } from "./consumer.mjs";

const FILES = [
  "README.md",
  "dist/LICENSE-APACHE",
  "dist/LICENSE-MIT",
  "dist/element/element.js",
  "dist/element/en.js",
  "dist/element/index.d.ts",
  "dist/element/index.js",
  "dist/element/licenses.md",
  "dist/element/types.d.ts",
  "dist/element/types.js",
  "dist/full/index.d.ts",
  "dist/full/node.js",
  "dist/full/yimen.d.ts",
  "dist/full/yimen.js",
  "dist/full/yimen_bg.wasm",
  "dist/licenses.md",
  "dist/register/index.d.ts",
  "dist/register/module.d.ts",
  "dist/register/module.js",
  "dist/register/node.js",
  "dist/register/yimen.d.ts",
  "dist/register/yimen.js",
  "dist/register/yimen_bg.wasm",
  "dist/runtime/index.d.ts",
  "dist/runtime/node.js",
  "dist/runtime/yimen.d.ts",
  "dist/runtime/yimen.js",
  "dist/runtime/yimen_bg.wasm",
  "dist/worker/beside.d.ts",
  "dist/worker/beside.js",
  "dist/worker/full-module.d.ts",
  "dist/worker/full-module.js",
  "dist/worker/full-worker.js",
  "dist/worker/index.d.ts",
  "dist/worker/index.js",
  "dist/worker/protocol.d.ts",
  "dist/worker/protocol.js",
  "dist/worker/runtime-worker.js",
  "dist/worker/serve.js",
  "dist/worker/workspace.d.ts",
  "dist/worker/workspace.js",
  "package.json",
];

const about = JSON.parse(readFileSync(join(root, "pkg-template/package.json"), "utf8"));

/** Every file an entry of `exports` leads to. */
const targets = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry).flatMap(targets));

test("the tarball holds exactly the files it should", () => {
  assert.deepEqual(packed().files, FILES);
  const { size, unpackedSize } = packed().about;
  console.log(`tarball ${size} bytes, unpacked ${unpackedSize} bytes`);
});

test("every entry leads to a file of the tarball, types first", () => {
  for (const [name, entry] of Object.entries(about.exports)) {
    for (const target of targets(entry)) assert.ok(FILES.includes(target.replace("./", "")), `${name}: ${target}`);
    if (typeof entry === "object") assert.equal(Object.keys(entry)[0], "types", name);
  }
});

test("the package depends on no other and runs nothing when installed", () => {
  for (const kind of ["dependencies", "peerDependencies", "optionalDependencies", "scripts", "bin"]) {
    assert.equal(about[kind], undefined, kind);
  }
});

test("licence, version and description are said", () => {
  const workspace = readFileSync(join(root, "Cargo.toml"), "utf8");
  assert.ok(workspace.includes(`version = "${about.version}"`), "the version is the engine's");
  assert.ok(workspace.includes(`license = "${about.license}"`), "the licence is the project's");
  assert.ok(about.description.length > 20 && about.keywords.length > 3);
});

test("nothing of the machine it was built on is in the scripts", () => {
  for (const file of FILES.filter((file) => /\.(js|d\.ts)$/.test(file))) {
    const text = readFileSync(join(root, "pkg-template", file), "utf8");
    assert.ok(!text.includes(root), file);
    assert.ok(!/sourceMappingURL/.test(text), file);
  }
});
