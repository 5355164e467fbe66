// What the package is made of, and that a program written for browsers runs in Node unchanged.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import init, * as full from "yimen";
import * as register from "yimen/register";
import initRuntime, * as runtime from "yimen/runtime";
import { bytesOf, smallPack } from "./bundle.mjs";

const packageJson = JSON.parse(readFileSync(new URL("../../pkg-template/package.json", import.meta.url), "utf8"));

test("waiting for the module does nothing here", async () => {
  await init();
  await initRuntime();
});

test("the version is that of the engine", () => {
  assert.equal(full.engineVersion(), packageJson.version);
  assert.equal(runtime.engineVersion(), packageJson.version);
  assert.equal(register.engineVersion(), packageJson.version);
});

test("the runtime package holds no compiler", () => {
  assert.equal(typeof full.Pack.compile, "function");
  assert.equal(typeof full.check, "function");
  assert.equal(runtime.Pack.compile, undefined);
  assert.equal(runtime.check, undefined);
  assert.equal(register.Pack.compile, undefined);
});

test("a pack says what it contains, in two languages", () => {
  const pack = runtime.Pack.load(bytesOf(smallPack));
  const [chinese, english] = [pack.info(), pack.info("en")];
  assert.equal(chinese.hash, smallPack.hash);
  assert.deepEqual(pack.info("zh"), chinese);
  assert.deepEqual(Object.keys(english), Object.keys(chinese));
  assert.ok(chinese.items.length > 0);
});

test("a pack says what its items are to one another, in two languages", () => {
  const pack = full.Pack.load(bytesOf(smallPack));
  const [chinese, english] = [pack.map(), pack.map("en")];
  assert.equal(chinese.hash, smallPack.hash);
  assert.deepEqual(chinese.items.map((item) => item.id), pack.info().items.map((item) => item.id));
  assert.deepEqual(english.silent, chinese.silent);
  assert.deepEqual(Object.keys(english), Object.keys(chinese));
});

test("the handle shows no more than it means to", () => {
  const shown = Object.getOwnPropertyNames(runtime.Pack.prototype).filter((name) => !name.startsWith("__"));
  assert.deepEqual(shown.sort(), ["constructor", "free", "hash", "info", "screen", "screenJson", "toBytes"]);
  const methods = (of) => Object.getOwnPropertyNames(of.prototype).filter((name) => !name.startsWith("__")).sort();
  assert.deepEqual(methods(register.Pack), [...shown, "screener"].sort());
  assert.deepEqual(methods(register.RegisterScreener), ["bar", "constructor", "free", "screen", "screenCases"]);
});

test("only the register package screens many families at once", () => {
  for (const build of [full, runtime]) {
    assert.equal(build.Pack.prototype.screener, undefined);
    assert.equal(build.RegisterScreener, undefined);
  }
});
