// A plain page without any bundler, under the strict policy; integrity; nothing beside the answer asked for.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { answerOf, serve, visit } from "./browser.mjs";
import { add, addData, assertSameBytes, pack, project, root } from "./consumer.mjs";
import { sample, WAYS } from "./samples.mjs";

const DIST = "./node_modules/yimen/dist";
const ADDRESSES = {
  "yimen/runtime": `${DIST}/runtime/yimen.js`,
  "yimen/worker": `${DIST}/worker/index.js`,
  yimen: `${DIST}/full/yimen.js`,
};
/** The same sample, with addresses for names: there is no bundler to resolve them, and the policy allows no import map. */
const plain = (text) => text.replace(/from "(yimen[^"]*)"/g, (_, name) => `from "${ADDRESSES[name]}"`);

const page = (script) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Plain</title><link rel="icon" href="data:,"></head>` +
  `<body><script type="module" src="${script}"></script></body></html>`;

const folder = project();
addData(folder);
const address = await serve(folder);

async function run(name, script, test, how) {
  add(folder, { [`${name}.html`]: page(`${name}.js`), [`${name}.js`]: script });
  await visit(`${address}${name}.html`, test, how);
}

for (const [way, [main, ...others]] of Object.entries(WAYS)) {
  test(way, async () => {
    for (const other of others) add(folder, { [other]: plain(sample(other)) });
    await run(main.replace(".js", ""), plain(sample(main)), async (page) => {
      assertSameBytes(await answerOf(page), way);
      assert.equal(await page.evaluate(() => crossOriginIsolated), false, "no isolation is asked for");
    });
  });
}

test("importing does nothing: no request, no global, no worker", async () => {
  const script = `
    const before = Object.keys(globalThis).length;
    const modules = [await import("${ADDRESSES.yimen}"), await import("${ADDRESSES["yimen/runtime"]}"),
      await import("${ADDRESSES["yimen/worker"]}")];
    window.answer = [modules.length, Object.keys(globalThis).length - before];`;
  await run("idle", script, async (page, { requests }) => {
    assert.deepEqual(await answerOf(page), [3, 0]);
    assert.deepEqual(requests.filter((url) => !url.endsWith(".js") && !url.endsWith(".html") && !url.startsWith("data:")), []);
    assert.equal(page.workers().length, 0);
  });
});

test("no shared memory is used", () => {
  for (const build of ["full", "runtime"]) {
    const module = new WebAssembly.Module(readFileSync(join(root, "pkg-template/dist", build, "yimen_bg.wasm")));
    assert.deepEqual(WebAssembly.Module.imports(module).filter(({ kind }) => kind === "memory"), [], build);
    const script = readFileSync(join(root, "pkg-template/dist", build, "yimen.js"), "utf8");
    assert.ok(!script.includes("SharedArrayBuffer"), build);
  }
});

const integrityOf = (file) => `sha384-${createHash("sha384").update(readFileSync(file)).digest("base64")}`;
const wasm = integrityOf(join(root, "pkg-template/dist/runtime/yimen_bg.wasm"));
const wrong = integrityOf(join(root, "package.json"));

/** Opens an engine in a worker with this integrity, and says how that went. */
const opening = (integrity) => `
  import { Engine, EngineFailure } from "${ADDRESSES["yimen/worker"]}";
  window.answer = await Engine.open({ engine: { integrity: "${integrity}" } }).then(
    (engine) => (engine.close(), "opened"),
    (error) => [error instanceof EngineFailure, error.message],
  );`;

test("the module in a worker: the right hash is taken, a wrong one refused", async () => {
  await run("right", opening(wasm), async (page) => assert.equal(await answerOf(page), "opened"));
  const faults = /integrity/i;
  await run("wrong", opening(wrong), async (page) => assert.equal((await answerOf(page))[0], true), { faults });
});

test("the module in the page: a wrong hash is refused", async () => {
  const script = (integrity) => `
    import init from "${ADDRESSES["yimen/runtime"]}";
    const module_or_path = fetch("${DIST}/runtime/yimen_bg.wasm", { integrity: "${integrity}" });
    window.answer = await init({ module_or_path }).then(() => "loaded", (error) => error.name);`;
  await run("right-page", script(wasm), async (page) => assert.equal(await answerOf(page), "loaded"));
  const faults = /integrity/i;
  await run("wrong-page", script(wrong), async (page) => assert.equal(await answerOf(page), "TypeError"), { faults });
});

test("the pack: a wrong hash is refused before a byte is read", async () => {
  const script = (integrity) => `
    window.answer = await fetch("zhejiang.yimen", { integrity: "${integrity}" }).then(() => "fetched", (error) => error.name);`;
  await run("right-pack", script(integrityOf(pack)), async (page) => assert.equal(await answerOf(page), "fetched"));
  const faults = /integrity/i;
  await run("wrong-pack", script(wrong), async (page) => assert.equal(await answerOf(page), "TypeError"), { faults });
});

test("a worker the policy forbids, or that is not there, is a failure that says so", async () => {
  const script = `
    import { Engine, EngineFailure } from "${ADDRESSES["yimen/worker"]}";
    const worker = () => new Worker("no-such-worker.js", { type: "module" });
    window.answer = await Engine.open({ worker }).catch((error) => [error instanceof EngineFailure, error.message]);`;
  await run("no-worker", script, async (page) => {
    assert.deepEqual(await answerOf(page), [true, "the worker could not be started"]);
  }, { faults: /404/ });
});

test("a refused case and a refused pack leave the engine usable", async () => {
  const script = `
    import { Engine, Refusal } from "${ADDRESSES["yimen/worker"]}";
    const engine = await Engine.open();
    const refused = await engine.load(new Uint8Array(5)).catch((error) => error instanceof Refusal);
    const bytes = await fetch("zhejiang.yimen").then((response) => response.arrayBuffer());
    const pack = await engine.load(new Uint8Array(bytes));
    const paths = await pack.screenJson('{"date":"2026-03-01","region":"331022","family":{"countable_income":-5}}').catch((error) => error.diagnostics.map(({ path }) => path));
    const result = JSON.parse(await pack.screenJson(await fetch("family.json").then((response) => response.text())));
    window.answer = [refused, paths, result.items.length > 50];`;
  await run("refused", script, async (page) => {
    assert.deepEqual(await answerOf(page), [true, ["family.countable_income"], true]);
  });
});
