// A run as a whole: a hundred thousand families in bounded memory, stopping, working offline, and what happens when
// something is missing.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { address, count, detail, downloaded, ended, handIn, launch, progress, rows, said, screenAll, setDate, withPage } from "./browser.mjs";
import { numbers, withSmallPack } from "./small.mjs";
import { assertNothingKept } from "../nothing-kept.mjs";

const small = { prepare: withSmallPack };
const list = (...lines) => lines.join("\r\n") + "\r\n";
const HEAD = "family_id,hukou,countable_income,receiving";

/** A list of families, and a fault in every thousandth row. */
function large(families) {
  const chance = numbers(1);
  const next = () => chance.next().value;
  const received = ["", "最低生活保障:741", "困难补助:100", "最低生活保障:741;困难补助:100"];
  const lines = Array.from({ length: families }, (_, at) => {
    const income = at % 1000 === 999 ? "many" : next() % 12_000;
    return `F${at},示例市,${income},${received[next() % 4]}`;
  });
  return { lines: [HEAD, ...lines].join("\n"), faults: Math.floor(families / 1000) };
}

/** The bound on the memory of each script in the page and its workers, in megabytes; more ends the page. */
const BOUND = 96;

const bounded = () => launch([`--js-flags=--max-old-space-size=${BOUND}`]);

test("the bound is one: a page or a worker that takes more is ended", async () => {
  const take = `const kept = []; for (let at = 0; at < ${BOUND} * 2e5; at += 1) kept.push({ at });`;
  for (const script of [take, `new Worker(URL.createObjectURL(new Blob([${JSON.stringify(take)}])))`]) {
    const page = await (await bounded()).newPage();
    const crashed = page.waitForEvent("crash", { timeout: 0 });
    page.evaluate(script).catch(() => {});
    await crashed;
  }
});

test(`a hundred thousand families, never more than ${BOUND} MB of scripts' memory`, async (t) => {
  const browser = await bounded();
  await withPage({ ...small, browser }, async (page) => {
    const families = 100_000;
    const { lines, faults } = large(families);
    await handIn(page, "families", lines);
    await handIn(page, "members", ["family_id,birth_date", ...Array.from({ length: families }, (_, at) => `F${at},1980-01-01`)].join("\n"));
    assert.match(await said(page, "families"), /100,000 行/);
    await setDate(page, "2026-03-01");
    await page.locator("#start").click();
    await ended(page);
    assert.match(await progress(page), /筛查完了，共 100,000 户/);
    assert.deepEqual([await count(page, "全部"), await count(page, "数据有问题")], ["100,000", String(faults)]);
    const client = await page.context().newCDPSession(page);
    const { usedSize } = await client.send("Runtime.getHeapUsage");
    t.diagnostic(`heap of the page at the end: ${(usedSize / 1e6).toFixed(1)} MB`);
    assert.ok(usedSize < BOUND * 1e6);
    // Only the rows in sight stand in the page.
    assert.ok((await page.locator(".results tbody tr").count()) < 60);
    await page.locator(".scroll").evaluate((scroll) => (scroll.scrollTop = scroll.scrollHeight));
    await page.waitForFunction(() => document.querySelector(".results tbody tr:nth-last-child(2) button")?.textContent === "F99999");
    await page.locator("thead").getByRole("button", { name: "每月合计" }).click();
    assert.equal((await rows(page))[0].monthly, "1,041");
    const { bytes } = await downloaded(page, "导出 JSON Lines");
    const exported = bytes.toString().trimEnd().split("\n");
    assert.equal(exported.length, families);
    assert.equal(new Set(exported.map((line) => JSON.parse(line).family_id)).size, families);
    assert.ok((await downloaded(page, "导出 CSV")).bytes.length > families * 20);
  })(t);
});

test("the 100,001st family is left out, and the run says how many there were", withPage(small, async (page) => {
  const lines = ["family_id,countable_income", ...Array.from({ length: 100_001 }, (_, at) => `F${at},many`)];
  await handIn(page, "families", lines.join("\n"));
  await screenAll(page);
  assert.match(await progress(page), /共 100,000 户/);
  await page.getByRole("searchbox").fill("F100000");
  assert.equal((await rows(page)).length, 0);
  await page.getByRole("searchbox").fill("F99999");
  assert.equal((await rows(page)).length, 1);
}));

describe("stopping", () => {
  test("leaves what there is, and a new run begins anew", withPage(small, async (page) => {
    await handIn(page, "families", large(100_000).lines);
    await setDate(page, "2026-03-01");
    await page.locator("#start").click();
    await page.waitForFunction(() => document.querySelector("progress").value > 0);
    assert.match(await progress(page), /已筛查 [\d,]+ \/ 100,000 户/);
    await page.waitForFunction(() => /每秒 [\d.,]+ 户 · 还要约 [\d,]+ (秒|分钟)/.test(document.querySelector(".progress-text").textContent));
    await page.getByRole("button", { name: "停止" }).click();
    await ended(page);
    assert.match(await progress(page), /已停止：筛查了 [\d,]+ 户，还有 [\d,]+ 户没有筛查/);
    const done = Number((await count(page, "全部")).replaceAll(",", ""));
    assert.ok(done > 0 && done < 100_000, String(done));
    // What there is can be looked at and taken along.
    assert.ok((await detail(page, "F0")).result);
    await page.keyboard.press("Escape");
    const { bytes } = await downloaded(page, "导出 JSON Lines");
    assert.equal(bytes.toString().trimEnd().split("\n").length, done);
    // Nothing goes on in the background.
    await page.waitForTimeout(1_500);
    assert.equal(await count(page, "全部"), done.toLocaleString("en"));
    await handIn(page, "families", list(HEAD, "A1,示例市,300,"));
    await screenAll(page);
    assert.deepEqual((await rows(page)).map(({ id }) => id), ["A1"]);
  }));

  test("families can be looked at while the run goes on, and another file changes nothing of it", withPage(small, async (page) => {
    await handIn(page, "families", large(100_000).lines);
    await setDate(page, "2026-03-01");
    await page.locator("#start").click();
    await page.waitForFunction(() => document.querySelector(".results tbody button"));
    await handIn(page, "families", list(HEAD, "other,示例市,300,"), "other.csv");
    const { input } = await detail(page, "F0");
    assert.match(input, /"countable_income":"\d+"/);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#start").isDisabled(), true);
    await page.getByRole("button", { name: "停止" }).click();
    await ended(page);
    assert.match(await progress(page), /户没有筛查/);
  }));

  test("leaving while a run goes on asks first", withPage(small, async (page) => {
    await handIn(page, "families", large(100_000).lines);
    await page.locator("#start").click();
    await page.waitForFunction(() => document.querySelector("progress").value > 0);
    const asked = page.waitForEvent("dialog");
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    assert.equal(dialog.type(), "beforeunload");
    await dialog.dismiss();
    await page.getByRole("button", { name: "停止" }).click();
    await ended(page);
  }));
});

test("an engine that fails: its family says so, what there is stays, and the page says what to do", async (t) => {
  // After twenty families of each worker the engine breaks, as it would by a fault of its own: at many families together, and
  // at each of them alone.
  const prepare = async (page) => {
    await withSmallPack(page);
    await page.route("**/screener-worker-*.js", async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      const together = text.replace(/([\w.]+)\.screenCases\((\w+)\)/, "(self.calls=(self.calls??0)+$2.length)>20?breaks():$&");
      const broken = together.replace(/[\w.]+\.screenJson\(\w+,\s*\w+\)/, "(self.calls=(self.calls??0)+1)>20?breaks():$&");
      assert.ok(together !== text && broken !== together);
      await route.fulfill({ response, body: `function breaks(){throw new WebAssembly.RuntimeError("unreachable")}${broken}` });
    });
  };
  await withPage({ prepare }, async (page) => {
    await handIn(page, "families", large(900).lines);
    await screenAll(page);
    assert.match(await progress(page), /引擎出了错，停在第 \d+ 户.*请刷新页面再试/);
    const done = Number((await count(page, "全部")).replaceAll(",", ""));
    assert.ok(done >= 8 && done < 900, String(done));
    await page.locator(".count", { hasText: "数据有问题" }).click();
    for (const { problem } of await rows(page)) assert.match(problem, /^引擎出错：.*unreachable/);
    await page.locator(".count", { hasText: "全部" }).click();
    assert.equal((await downloaded(page, "导出 JSON Lines")).bytes.toString().trimEnd().split("\n").length, done);
    assert.match((await detail(page, "F0")).problem, /引擎出错/);
  })(t);
});

test("a family at which the engine fails is found out, and the others are screened", async (t) => {
  // Wherever this family is judged, the engine breaks.
  const prepare = async (page) => {
    await withSmallPack(page);
    await page.addInitScript(() => Object.defineProperty(navigator, "hardwareConcurrency", { value: 9 }));
    await page.route("**/screener-worker-*.js", async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      const together = text.replace(/([\w.]+)\.screenCases\((\w+)\)/, "$2.some(bad)?breaks():$&");
      const broken = together.replace(/[\w.]+\.screenJson\((\w+),\s*\w+\)/, "bad($1)?breaks():$&");
      assert.ok(together !== text && broken !== together);
      const helpers = 'function bad(text){return text.includes("13.13")}function breaks(){throw new WebAssembly.RuntimeError("unreachable")}';
      await route.fulfill({ response, body: helpers + broken });
    });
  };
  await withPage({ prepare }, async (page) => {
    const lines = Array.from({ length: 300 }, (_, at) => `F${at},示例市,${at === 100 ? "13.13" : 300},`);
    await handIn(page, "families", list(HEAD, ...lines));
    await screenAll(page);
    assert.match(await progress(page), /筛查完了，共 300 户/);
    assert.equal(await count(page, "数据有问题"), "1");
    await page.locator(".count", { hasText: "数据有问题" }).click();
    assert.deepEqual((await rows(page)).map(({ id }) => id), ["F100"]);
  })(t);
});

test("offline after it has loaded, and nothing is asked for: a whole run, its details and exports", withPage({}, async (page) => {
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(true);
  const requests = [];
  page.context().on("request", (request) => requests.push(request.url()));
  await handIn(page, "families", list("家庭编号,地区,户籍地,可计月收入", "A1,三门县,三门县,2400", "A2,三门县,三门县,5"));
  await screenAll(page);
  assert.equal((await rows(page)).length, 2);
  assert.ok((await detail(page, "A1")).result);
  await page.keyboard.press("Escape");
  await downloaded(page, "导出 CSV");
  await page.getByRole("button", { name: "English" }).click();
  assert.deepEqual(requests.filter((url) => !url.startsWith("blob:") && !url.startsWith("data:")), []);
}));

test("nothing is kept: neither in the address nor in any store", withPage(small, async (page) => {
  await handIn(page, "families", list(HEAD, "A1,示例市,300,"));
  await screenAll(page);
  assert.equal(page.url(), address);
  await assertNothingKept(page);
}));

describe("what is missing is said, and can be tried again", () => {
  const failures = {
    "the pack": { pattern: "**/packs/*.yimen", answer: (route) => route.abort() },
    "the pack, by the server's word": { pattern: "**/packs/*.yimen", answer: (route) => route.fulfill({ status: 404 }) },
    "a damaged pack": { pattern: "**/packs/*.yimen", answer: (route) => route.fulfill({ body: "not a pack" }) },
    "the engine": { pattern: "**/*.wasm", answer: (route) => route.abort() },
    "a damaged engine": { pattern: "**/*.wasm", answer: (route) => route.fulfill({ body: "no module", contentType: "application/wasm" }) },
  };
  for (const [name, { pattern, answer }] of Object.entries(failures)) {
    const prepare = (page) => page.route(pattern, answer);
    test(name, withPage({ prepare, ready: false, faults: /Failed to load resource/ }, async (page) => {
      const alert = page.getByRole("alert");
      await alert.waitFor();
      assert.match(await alert.innerText(), /政策包没有装好/);
      await page.unroute(pattern);
      await page.getByRole("button", { name: "再试一次" }).click();
      await page.locator("#file-families").waitFor({ state: "attached" });
    }));
  }
});
