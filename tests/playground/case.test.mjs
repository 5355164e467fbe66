// A case beside the rules, and the overlap map.
import assert from "node:assert/strict";
import { test } from "node:test";
import { append, caseText, panel, settled, tab, textOf, tool, total, withPage } from "./browser.mjs";

test(
  "another of the pack's own cases is chosen and computed",
  withPage({ pack: "jp-child-allowance" }, async (page) => {
    await page.getByLabel("从政策包自带的用例里挑一个").selectOption({ label: "三岁生日的月份" });
    assert.equal(await total(page), "15,000 日元/月");
    assert.match(await caseText(page).inputValue(), /2022-05-01/);
  }),
);

test(
  "a family written by hand is computed at once",
  withPage({}, async (page) => {
    await caseText(page).fill('{"评估日":"2026-03-01","家庭":{"户籍地":"示例市","可计月收入":0},"成员":[{}]}');
    await page.locator("[data-total=monthly]", { hasText: "1,041" }).waitFor();
    assert.equal(await page.getByLabel("从政策包自带的用例里挑一个").inputValue(), "");
  }),
);

test(
  "what is not known makes a range and questions",
  withPage({}, async (page) => {
    await caseText(page).fill('{"评估日":"2026-03-01","家庭":{"户籍地":"示例市"},"成员":[{},{}]}');
    await page.locator(".questions").waitFor();
    await page.locator(".questions > summary").click();
    assert.match(await textOf(page.locator(".questions")), /全家一个月一共有多少收入？/);
    assert.match(await textOf(page.locator(".entry")), /待定/);
  }),
);

for (const [what, text, why] of [
  ["a case that is no JSON", "{", /这户家庭读不懂/],
  ["a fact that is unknown", '{"家庭":{"没有的":1}}', /没有的/],
  ["a figure out of range", '{"家庭":{"可计月收入":-1}}', /可计月收入|countable_income/],
  ["a list in place of a family", "[]", /这户家庭读不懂/],
  ["an empty case", " ", /这里没有写家庭/],
]) {
  test(
    `${what} is refused with its place, and the next one is computed`,
    withPage({}, async (page) => {
      const good = await caseText(page).inputValue();
      await caseText(page).fill(text);
      await page.locator("#case-mistakes .fault").waitFor();
      assert.match(await page.locator("#case-mistakes").innerText(), why);
      assert.equal(await caseText(page).getAttribute("aria-invalid"), "true");
      assert.equal(await page.locator("[data-total]").count(), 0);
      await caseText(page).fill(good);
      await page.locator("[data-total=monthly]", { hasText: "723" }).waitFor();
      assert.equal(await page.locator("#case-mistakes").innerText(), "");
    }),
  );
}

test(
  "the nearest changes are computed when asked for",
  withPage({}, async (page) => {
    await caseText(page).fill('{"评估日":"2026-03-01","家庭":{"户籍地":"示例市","可计月收入":4000},"成员":[{}]}');
    await page.locator("details.folded").waitFor();
    await page.getByLabel("算出最近的改变").check();
    await page.locator(".changes").waitFor({ state: "attached" });
    await page.locator("details.folded > summary").click();
    await page.locator(".entry > summary").click();
    assert.match(await textOf(page.locator(".changes")), /1,?040\.99|低于|降/);
  }),
);

test(
  "the whole result stands there as JSON",
  withPage({}, async (page) => {
    await page.locator("details.json > summary").click();
    await page.locator("details.json pre", { hasText: "regular_total" }).waitFor();
    const result = JSON.parse(await page.locator("details.json pre").innerText());
    assert.equal(result.plan.regular_total.value, "723");
  }),
);

test(
  "the map says what items are to one another, by which law, and where nothing is said",
  withPage({ pack: "china" }, async (page) => {
    await tab(page, "重叠地图").click();
    const cell = page.getByRole("button", { name: /^工伤生活护理费与重度残疾人护理补贴：/ });
    await cell.click();
    const said = await textOf(page.locator(".map-chosen"));
    assert.match(said, /工伤生活护理费/);
    assert.match(said, /依据/);
    await page.locator(".map-lists summary", { hasText: "没有说明关系的" }).click();
    assert.ok((await page.locator(".map-lists li").filter({ hasText: "×" }).count()) > 10);
    await cell.focus();
    await page.keyboard.press("ArrowLeft");
    assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /困难残疾人生活补贴/);
    await page.getByLabel("只看这一项").selectOption({ label: "最低生活保障" });
    assert.equal(await page.locator(".grid thead th").count(), 1);
  }),
);

test(
  "a pack without relations has an empty map that says so",
  withPage({}, async (page) => {
    await tab(page, "重叠地图").click();
    await panel(page, "重叠地图").getByText("没有写事项之间的关系").waitFor();
  }),
);

test(
  "in English the page, the messages and the result are English",
  withPage({}, async (page) => {
    await tool(page, "English").click();
    await settled(page);
    await page.locator(".entry", { hasText: "Minimum living allowance" }).waitFor();
    assert.equal(await page.locator("[data-total=monthly]").innerText(), "723 yuan/month");
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    await append(page, "\ndefine family.x = nothing_like_it");
    await page.locator("#here .problem", { hasText: "Error" }).waitFor();
    assert.doesNotMatch(await page.locator("#here .problem", { hasText: "Error" }).innerText(), /\p{Script=Han}/u);
    await tool(page, "中文").click();
    await page.locator("#here .problem", { hasText: "错误" }).waitFor();
  }),
);
