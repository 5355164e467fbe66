// Vite and webpack: what they build runs under the strict policy and gives the same bytes; what is not used is left out.
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { describe, test } from "node:test";
import { answerOf, serve, visit } from "./browser.mjs";
import { modules, scripts, withVite, withWebpack } from "./bundle.mjs";
import { add, addData, assertSameBytes, project } from "./consumer.mjs";
import { pageOf, sample, WAYS } from "./samples.mjs";

const BUNDLERS = {
  Vite: { build: (folder) => withVite(folder), page: "./main.js" },
  webpack: { build: (folder) => withWebpack(folder), page: "main.js" },
};

for (const [bundler, { build, page }] of Object.entries(BUNDLERS)) {
  describe(bundler, () => {
    for (const [way, [main, ...others]] of Object.entries(WAYS)) {
      test(way, async () => {
        const files = Object.fromEntries(others.map((name) => [name, sample(name)]));
        const folder = project({ "index.html": pageOf(page), "main.js": sample(main), ...files });
        const built = await build(folder);
        if (bundler === "webpack") add(built, { "index.html": pageOf(page) });
        addData(built);
        await visit(await serve(built), async (page) => assertSameBytes(await answerOf(page), way));
        // A worker of the package brings the module of either build: only what is opened is ever fetched.
        const expectedModules = main.includes("worker") && !main.includes("own") ? 2 : 1;
        assert.equal(modules(built).length, expectedModules, `each module once: ${modules(built)}`);
        // Never inlined, neither as text nor as data.
        for (const [name, text] of scripts(built)) {
          assert.ok(!text.includes("AGFzbQ"), `${name} holds a module`);
          assert.ok(!/createObjectURL|data:text\/javascript/.test(text), `${name} holds a worker`);
        }
      });
    }

    for (const entry of ["yimen", "yimen/runtime", "yimen/worker"]) {
      test(`an unused import of ${entry} leaves nothing behind`, async () => {
        const names = entry === "yimen/worker" ? "Engine, Refusal" : "Pack";
        const folder = project({
          "index.html": pageOf(page),
          "main.js": `import { ${names} } from "${entry}";\nwindow.answer = "nothing used";\n`,
        });
        const built = await build(folder);
        // Vite copies a module before it knows that nothing uses it; then nothing names the copy.
        if (bundler === "webpack") assert.deepEqual(modules(built), []);
        const code = scripts(built).filter(([, text]) => text.includes("nothing used"));
        assert.equal(scripts(built).length, 1);
        assert.ok(code[0][1].length < 1_500, code[0][1]);
        assert.ok(!/Worker|wasm|TextDecoder/.test(code[0][1]), code[0][1]);
      });
    }
  });
}

test("one build does not bring the other's code", async () => {
  const folder = project({ "index.html": pageOf("./main.js"), "main.js": sample("runtime.js") });
  const built = await withVite(folder);
  const [module] = modules(built);
  const installed = `${folder}/node_modules/yimen/dist/runtime/yimen_bg.wasm`;
  assert.equal(statSync(`${built}/${module}`).size, statSync(installed).size);
});
