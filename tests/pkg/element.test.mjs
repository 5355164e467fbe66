// <yimen-screening> in a plain page, in React and in Vue: answers in, result out, the same bytes as everywhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import vue from "@vitejs/plugin-vue";
import { answerOf, serve, visit } from "./browser.mjs";
import { scripts, withVite, withWebpack } from "./bundle.mjs";
import { add, addData, assertSameBytes, project } from "./consumer.mjs";
import { pageOf, sample } from "./samples.mjs";

const REACT = ["react", "react-dom", "scheduler", "@types/react", "@types/react-dom", "csstype"];
const isElement = (tag) => tag.startsWith("yimen-");

async function assertScreens(folder) {
  addData(folder);
  await visit(await serve(folder), async (page) => {
    assertSameBytes(await answerOf(page));
    // What the framework shows of the event beside the element.
    if ((await page.locator("output").count()) > 0) assert.match(await page.locator("output").innerText(), /"723"/);
    assert.ok(await page.locator("yimen-screening").getByRole("heading").count());
  });
}

test("a plain page without a bundler", async () => {
  const folder = project({ "index.html": sample("plain.html"), "plain.js": sample("plain.js") });
  await assertScreens(folder);
});

test("React 19, built with Vite", async () => {
  const folder = project({ "index.html": pageOf("./main.tsx"), "main.tsx": sample("react.tsx") }, REACT);
  await assertScreens(await withVite(folder));
});

test("Vue 3, built with Vite", async () => {
  const files = { "index.html": pageOf("./vue.ts"), "vue.ts": sample("vue.ts"), "App.vue": sample("App.vue") };
  const folder = project(files, ["vue", "@vue"]);
  const plugin = vue({ template: { compilerOptions: { isCustomElement: isElement } } });
  await assertScreens(await withVite(folder, [plugin]));
});

test("a plain module, built with webpack", async () => {
  const folder = project({ "main.js": `import "yimen/element";\n${sample("plain.js")}` });
  const built = await withWebpack(folder);
  add(built, { "index.html": sample("plain.html").replace(/<script[^>]*><\/script>\n/g, "").replace("</body>", '<script src="main.js"></script></body>') });
  await assertScreens(built);
});

test("imported for its effect alone, the element is not shaken off", async () => {
  const folder = project({ "index.html": pageOf("./main.js"), "main.js": 'import "yimen/element";\n' });
  const built = await withVite(folder);
  assert.ok(scripts(built).some(([, text]) => text.includes("customElements.define")));
});

test("brought along twice, it is defined once", async () => {
  const element = "./node_modules/yimen/dist/element/element.js";
  const script = `
    await import("${element}");
    await import("${element}?again");
    window.answer = typeof customElements.get("yimen-screening");`;
  const folder = project({ "index.html": pageOf("twice.js"), "twice.js": script });
  await visit(await serve(folder), async (page) => assert.equal(await answerOf(page), "function"));
});

test("after it is ready, nothing is asked for any more", async () => {
  const folder = project({ "index.html": sample("plain.html"), "plain.js": sample("plain.js") });
  addData(folder);
  await visit(await serve(folder), async (page, { requests }) => {
    await answerOf(page);
    await page.waitForLoadState("networkidle");
    const before = requests.length;
    const same = await page.evaluate(async () => {
      const screening = document.querySelector("yimen-screening");
      const text = screening.save();
      screening.restart();
      const resumed = screening.resume(text);
      await new Promise((done) => screening.addEventListener("yimen-result", done, { once: true }));
      return resumed && screening.info.items.length > 0 && screening.result !== null;
    });
    assert.equal(same, true);
    assert.equal(requests.length, before);
  });
});
