// Nothing leaves the page, and it says so when it cannot start.
import assert from "node:assert/strict";
import { test } from "node:test";
import { address, fillE01, fillTheRest, open, SANMEN, textOf, total, unfoldAll, withPage } from "./browser.mjs";

test(
  "no request after the page has loaded, whatever is filled in",
  withPage({ hash: SANMEN }, async (page, context) => {
    await page.waitForLoadState("networkidle");
    const requests = [];
    context.on("request", (request) => requests.push(request.url()));
    await fillE01(page);
    await fillTheRest(page);
    await unfoldAll(page);
    await page.locator("#place select").first().selectOption({ label: "杭州市" });
    await page.getByRole("button", { name: "全部清空" }).click();
    await page.waitForTimeout(1_500);
    assert.deepEqual(requests, []);
    const stored = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      document.cookie,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ]);
    assert.deepEqual(stored, [0, 0, "", 0, 0]);
    assert.equal(page.url(), address + SANMEN, "no answer goes into the address");
  }),
);

test(
  "only files of this page are loaded",
  withPage({ hash: SANMEN }, async (page) => {
    const names = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    assert.ok(names.length > 5);
    for (const name of names) assert.ok(name.startsWith(address), name);
    assert.equal(new Set(names).size, names.length, "nothing is loaded twice");
  }),
);

test(
  "works offline once loaded",
  withPage({ hash: SANMEN }, async (page, context) => {
    await context.setOffline(true);
    await fillE01(page);
    await fillTheRest(page);
    assert.match(await total(page), /每月合计 723 元\/月/);
  }),
);

test(
  "the page's own policy forbids what it does not need",
  withPage({ faults: /Content Security Policy|TrustedHTML/ }, async (page) => {
    const refused = await page.evaluate(async () => {
      const tries = {
        "another host": () => fetch("https://example.invalid/"),
        markup: () => (document.createElement("div").innerHTML = "<b>b</b>"),
      };
      const results = {};
      for (const [name, attempt] of Object.entries(tries)) {
        results[name] = await Promise.resolve().then(attempt).then(() => "went through", () => "refused");
      }
      return results;
    });
    assert.deepEqual(refused, { "another host": "refused", markup: "refused" });
  }),
);

/** Opens a page that cannot start and returns what it says. */
async function failing(prepare) {
  const { page, close } = await open({ ready: false, faults: /Failed to load|Content.Security.Policy/, prepare });
  const alert = page.getByRole("alert");
  await alert.waitFor();
  const said = await textOf(alert);
  assert.ok(await page.locator("#layout").isHidden());
  await close();
  return said;
}

/** The pack, altered on its way. */
const altered = (change) => (page) =>
  page.route("**/*.yimen", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: change(await answer.body()) });
  });

test("a damaged pack", async () => {
  const flipped = (bytes) => {
    bytes[bytes.length >> 1] ^= 1;
    return bytes;
  };
  const cut = (bytes) => bytes.subarray(0, 1_000);
  for (const change of [flipped, cut, () => Buffer.alloc(0), () => Buffer.from("<html>")]) {
    assert.match(await failing(altered(change)), /^救助规则文件打不开 .*详情：.+ 重试$/);
  }
});

test("a pack or a module that does not come", async () => {
  for (const file of ["**/*.yimen", "**/*.wasm", "**/yimen.js"]) {
    assert.match(await failing((page) => page.route(file, (route) => route.abort())), /^没有取到救助规则 .*重试$/);
  }
  const missing = (page) => page.route("**/*.yimen", (route) => route.fulfill({ status: 404, body: "no such file" }));
  assert.match(await failing(missing), /^没有取到救助规则/);
});

test("WebAssembly that is missing, blocked or broken", async () => {
  const missing = (page) => page.addInitScript(() => delete globalThis.WebAssembly);
  assert.match(await failing(missing), /^这个浏览器不能在本页计算/);
  const blocked = (page) =>
    page.route(address, async (route) => {
      const answer = await route.fetch();
      const headers = { ...answer.headers(), "content-security-policy": "script-src 'self'" };
      await route.fulfill({ response: answer, headers });
    });
  assert.match(await failing(blocked), /^这个浏览器不能在本页计算/);
  const broken = (page) => page.route("**/*.wasm", (route) => route.fulfill({ body: "no module" }));
  assert.match(await failing(broken), /^这个浏览器不能在本页计算/);
});
