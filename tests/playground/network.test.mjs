// Nothing leaves the page, and only its own files are loaded.
import assert from "node:assert/strict";
import { test } from "node:test";
import { address, append, caseText, open, overwrite, root, settled, tab, token, tool, withPage } from "./browser.mjs";
import { assertNothingKept } from "../nothing-kept.mjs";

const listen = (context) => {
  const requests = [];
  context.on("request", (request) => requests.push(request.url()));
  return requests;
};

test(
  "no request after the page has loaded, whatever is written; nothing is stored",
  withPage({}, async (page, context) => {
    await page.waitForLoadState("networkidle");
    const requests = listen(context);
    await overwrite(token(page, "number", "1041"), "1100");
    await append(page, "\n定义 家庭.甲 = 低保");
    await page.keyboard.press("F12");
    await page.keyboard.press("Control+Space");
    await page.keyboard.press("Escape");
    for (const name of ["改前改后", "重叠地图", "问题", "用例"]) {
      await tab(page, name).click();
      await settled(page);
    }
    await caseText(page).fill('{"家庭":{"可计月收入":100}}');
    await tool(page, "排版").click();
    await tool(page, "分享").click();
    await page.getByRole("dialog").getByRole("button", { name: "关闭" }).click();
    await tool(page, "English").click();
    await settled(page);
    assert.deepEqual(requests, []);
    await assertNothingKept(page);
    assert.equal(page.url(), address);
  }),
);

test(
  "another pack brings its own texts and nothing else",
  withPage({}, async (page, context) => {
    await page.waitForLoadState("networkidle");
    const requests = listen(context);
    await page.getByLabel("政策包", { exact: true }).selectOption("example-counties");
    await page.locator("#file-title", { hasText: "example-counties/" }).waitFor();
    await settled(page);
    const names = requests.map((url) => url.replace(root, "").replace(/-[\w-]{8}\.js$/, ".js")).sort();
    assert.deepEqual(names, ["assets/china.js", "assets/example-counties.js"]);
    requests.length = 0;
    await page.getByLabel("政策包", { exact: true }).selectOption("china");
    await page.locator("#file-title", { hasText: "china/" }).waitFor();
    await settled(page);
    assert.deepEqual(requests, [], "the texts of the country are there already");
  }),
);

test(
  "only files of these pages are loaded, each once, and the engine is one of them",
  withPage({}, async (page) => {
    const names = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    assert.ok(names.length > 4);
    for (const name of names) assert.ok(name.startsWith(root), name);
    const once = names.filter((name) => !name.includes("-worker"));
    assert.equal(new Set(once).size, once.length, "nothing is loaded twice");
    assert.equal(names.filter((name) => name.endsWith(".wasm")).length, 1);
  }),
);

test("without the engine the page says so", async () => {
  const { page, close } = await open({
    settle: false,
    faults: /404|Failed to load resource/,
    prepare: async (page) => {
      await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
      // It never becomes ready by itself.
      await page.addInitScript(() => addEventListener("load", () => setTimeout(() => performance.mark("yimen:ready"), 500)));
    },
  });
  await page.locator("#alerts", { hasText: "测算引擎没能启动" }).waitFor();
  await close();
});

test("a pack whose texts do not come is said to be missing, and the one before stays", async () => {
  const { page, close } = await open({
    faults: /404|Failed to load resource|Failed to fetch/,
    prepare: (page) => page.route("**/assets/us-snap-*.js", (route) => route.fulfill({ status: 404 })),
  });
  await page.getByLabel("政策包", { exact: true }).selectOption("us-snap");
  await page.locator("#alerts", { hasText: "没能打开" }).waitFor();
  assert.equal(await page.locator("#file-title").innerText(), "sample/sample.policy");
  assert.equal(await page.getByLabel("政策包", { exact: true }).inputValue(), "sample");
  await close();
});

test(
  "when the engine fails, what was written stays and the engine starts again",
  withPage({ faults: /YimenEngineFailure|a fault/ }, async (page) => {
    await append(page, "\n// 甲");
    await settled(page);
    // As a fault of the engine itself: a worker that is gone.
    for (const worker of page.workers()) await worker.evaluate(() => setTimeout(() => { throw new Error("a fault"); }));
    await append(page, "\n// 乙");
    await page.locator("#alerts", { hasText: "出错停下了" }).waitFor();
    await append(page, "\n// 丙");
    await page.getByRole("button", { name: "重新启动引擎" }).click();
    await page.locator("#alerts:empty").waitFor({ state: "attached" });
    await settled(page);
    await overwrite(token(page, "number", "1041"), "1100");
    await page.locator("[data-total=monthly]", { hasText: "900" }).waitFor();
    await page.locator("#editor").getByText("// 丙").waitFor();
  }),
);
