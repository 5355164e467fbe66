// Nothing leaves the portal, nothing is stored, and it says so when it cannot start.
import assert from "node:assert/strict";
import { test } from "node:test";
import { E01, interview, open, portal, resultOfE01, SANMEN, screening, settled, tellMembers, textOf, toResult, withPortal } from "./browser.mjs";
import { assertNothingKept } from "../nothing-kept.mjs";

test("no request once the portal has loaded, whatever is answered, shown or kept", withPortal({}, async (page, context) => {
  await page.waitForLoadState("networkidle");
  const requests = [];
  context.on("request", (request) => request.url().startsWith("blob:") || requests.push(request.url()));
  await resultOfE01(page);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Your pre-check" }).waitFor();
  await page.getByRole("button", { name: "大字版" }).or(page.getByRole("button", { name: "Large type" })).click();
  await page.getByRole("button", { name: "Save as one file" }).click();
  await page.getByRole("button", { name: /Save answers/ }).click();
  await page.getByRole("button", { name: "Start over" }).click();
  await page.getByLabel("Linhai").check();
  await page.waitForTimeout(1_500);
  assert.deepEqual(requests, []);
  await assertNothingKept(page);
  assert.equal(page.url(), portal + SANMEN, "no answer goes into the address");
}));

test("only files of this site are loaded, the large ones once", withPortal({}, async (page) => {
  await page.waitForLoadState("networkidle");
  const names = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  for (const name of names) assert.ok(name.startsWith(new URL("..", portal).href), name);
  for (const kind of [/\.wasm$/, /\.yimen$/]) assert.equal(names.filter((name) => kind.test(name)).length, 1, String(kind));
}));

test("works offline once loaded, reasons included", withPortal({}, async (page, context) => {
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await tellMembers(page, E01.births);
  await interview(page, E01.answers, { rest: true });
  assert.equal(await textOf(page.locator(".totals .sum strong")), "723");
  await page.waitForFunction(() => document.querySelector("yimen-screening").session.reasoned !== null);
}));

test("the policy of the pages forbids what they do not need", withPortal({ faults: /Content Security Policy/ }, async (page) => {
  const refused = await page.evaluate(() => fetch("https://example.invalid/").then(() => "went through", () => "refused"));
  assert.equal(refused, "refused");
}));

/** Opens a portal that cannot start and returns what it says. */
async function failing(prepare, act) {
  const { page, close } = await open({ ready: !!act, faults: /Failed to load|Content.Security.Policy|integrity|net::/i, prepare });
  await act?.(page);
  const alert = page.getByRole("alert");
  await alert.waitFor();
  const said = await textOf(alert);
  assert.equal(await page.locator(".interview").count(), 0);
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
    assert.match(await failing(altered(change)), /^救助规则文件打不开 .*乡镇（街道）.*详情：.+ 重试$/);
  }
});

test("a pack of another version", async () => {
  const newer = (bytes) => {
    bytes[8] += 1;
    return bytes;
  };
  assert.match(await failing(altered(newer)), /^救助规则和计算程序的版本对不上 .*第 \d+ 版.* 重试$/);
});

test("a pack or an engine that does not come", async () => {
  for (const file of ["**/*.yimen", "**/*.wasm"]) {
    assert.match(await failing((page) => page.route(file, (route) => route.abort())), /^没有取到救助规则 .*重试$/);
  }
  const missing = (page) => page.route("**/*.yimen", (route) => route.fulfill({ status: 404, body: "no such file" }));
  assert.match(await failing(missing), /^没有取到救助规则 .*404/);
});

test("a wrong hash of the pack or of the engine, and a right one", async () => {
  const wrong = "sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC";
  for (const name of ["packIntegrity", "engineIntegrity"]) {
    const set = (page) => screening(page).evaluate((element, [name, wrong]) => (element[name] = wrong), [name, wrong]);
    assert.match(await failing(undefined, set), /^救助规则和网站公布的不一致 .*重试$/);
  }
  const { page, close } = await open();
  const right = await page.evaluate(async () => {
    const bytes = await (await fetch("../packs/zhejiang.yimen")).arrayBuffer();
    const hash = await crypto.subtle.digest("SHA-384", bytes);
    return `sha384-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`;
  });
  await screening(page).evaluate((element, right) => (element.packIntegrity = right), right);
  await page.getByRole("heading", { name: "家里有谁" }).waitFor();
  await close();
});

test("WebAssembly that is missing, blocked or broken", async () => {
  const missing = (page) => page.addInitScript(() => delete globalThis.WebAssembly);
  assert.match(await failing(missing), /^这个浏览器不能在本页计算/);
  const blocked = (page) =>
    page.route(portal, async (route) => {
      const answer = await route.fetch();
      const headers = { ...answer.headers(), "content-security-policy": "script-src 'self'" };
      await route.fulfill({ response: answer, headers });
    });
  assert.match(await failing(blocked), /^这个浏览器不能在本页计算/);
  const broken = (page) => page.route("**/*.wasm", (route) => route.fulfill({ body: "no module" }));
  assert.match(await failing(broken), /^这个浏览器不能在本页计算/);
});

test("a worker that cannot start, and a retry that works", async () => {
  const blocked = (page) => page.route("**/runtime-worker*", (route) => route.abort());
  assert.match(await failing(blocked), /^计算程序停了 .*重试$/);
  const { page, close } = await open({ ready: false, faults: /Failed to load|net::/, prepare: blocked });
  await page.getByRole("alert").waitFor();
  await page.unroute("**/runtime-worker*");
  await page.getByRole("button", { name: "重试" }).click();
  await page.getByRole("heading", { name: "家里有谁" }).waitFor();
  await close();
});

test("a pack that is not named is the page's mistake, and said so", async () => {
  const unset = (page) => screening(page).evaluate((element) => element.removeAttribute("pack"));
  assert.match(await failing(undefined, unset), /^这个页面没有配好/);
});

test("answers are kept when the rules are fetched anew", withPortal({}, async (page) => {
  await tellMembers(page, ["1980-01-01", "1981-01-01"]);
  await screening(page).evaluate(async (element) => {
    const ready = new Promise((resolve) => element.addEventListener("yimen-ready", resolve, { once: true }));
    element.engine = performance.getEntriesByType("resource").find(({ name }) => name.endsWith(".wasm")).name;
    await ready;
  });
  await page.getByRole("heading", { name: "户籍" }).waitFor();
  await settled(page);
  await toResult(page);
  assert.match(await textOf(page.locator(".totals")), /每月合计/);
  assert.equal(await screening(page).evaluate((element) => element.answers.members.length), 2);
}));
