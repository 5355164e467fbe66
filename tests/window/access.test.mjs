// The window view for everybody: axe (WCAG 2.2 AA) in every state, keys alone, narrow screens.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { detail, handIn, rows, screenAll, withPage } from "./browser.mjs";
import { withSmallPack } from "./small.mjs";

const small = { prepare: withSmallPack };
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const list = (...lines) => lines.join("\r\n") + "\r\n";
const FAMILIES = list("家庭编号,户籍地,可计收入,在享", ...Array.from({ length: 60 }, (_, at) => `F${at},示例市,${at % 7 === 6 ? "many" : at * 100},`));

async function assertAccessible(page, state) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS);
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  assert.deepEqual(found, [], state);
}

/** Nothing is wider than the screen, but for the table in its own box. */
async function assertFits(page, state) {
  const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= screen, `${state}: ${wide} px on a screen of ${screen}`);
}

for (const width of [320, 375, 1280]) {
  describe(`${width} px`, () => {
    test("every state", withPage({ ...small, width }, async (page) => {
      const state = async (name) => {
        await assertAccessible(page, name);
        await assertFits(page, name);
      };
      await state("empty");
      await page.getByText("文件怎么写").click();
      for (const name of ["家庭名单的栏目", "成员名单的栏目"]) await page.getByText(name, { exact: true }).click();
      await state("how files are written");
      await handIn(page, "families", Buffer.from("504b0304", "hex"));
      await state("a refused file");
      await handIn(page, "families", FAMILIES);
      await state("an unknown column");
      await page.getByRole("button", { name: "就是它" }).click();
      await page.locator("#date-day").fill("99");
      await state("a day that does not exist");
      await screenAll(page);
      await state("results");
      await page.locator(".count", { hasText: "数据有问题" }).click();
      await state("problems only");
      await detail(page, "F6");
      await state("a family with a problem");
      await page.keyboard.press("Escape");
      await page.getByRole("searchbox").fill("nobody");
      await state("nobody found");
      await page.getByRole("searchbox").fill("");
      await page.locator(".count", { hasText: "全部" }).click();
      await detail(page, "F1");
      for (const fold of await page.locator("dialog details > summary").all()) if (await fold.isVisible()) await fold.click();
      await state("one family with all its reasons");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "English" }).click();
      await state("in English");
    }));

    const prepare = (page) => page.route("**/packs/*.yimen", (route) => route.abort());
    test("no pack", withPage({ width, prepare, ready: false, faults: /Failed to load/ }, async (page) => {
      await page.getByRole("alert").waitFor();
      await assertAccessible(page, "no pack");
      await assertFits(page, "no pack");
    }));
  });
}

test("everything can be pressed with a finger", withPage({ ...small, width: 375 }, async (page) => {
  await handIn(page, "families", FAMILIES);
  await screenAll(page);
  const low = await page.evaluate(() => {
    const controls = [...document.querySelectorAll("button, select, input:not(.unseen), summary, label.button")].filter((one) => one.checkVisibility());
    return controls.filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.outerHTML.slice(0, 80));
  });
  assert.deepEqual(low, []);
}));

test("with keys alone: from the file to one family and back", withPage(small, async (page) => {
  await handIn(page, "families", FAMILIES);
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim() || document.activeElement.className);
  const tabTo = async (wanted) => {
    for (let presses = 0; presses < 80; presses += 1) {
      if (wanted.test(await focused())) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`${wanted} is never reached`);
  };
  assert.equal(await focused(), "file-families", "the focus stays at the file");
  await tabTo(/^就是它$/);
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "column-families-2");
  await tabTo(/^date-year$/);
  await page.keyboard.type("2026");
  await tabTo(/^start$/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".progress-text.good"));
  assert.equal(await focused(), "title-results", "the results are gone to");
  await tabTo(/^家庭$/);
  await page.keyboard.press("Enter");
  assert.match(await focused(), /^家庭/, "sorting keeps the focus");
  await tabTo(/^F0$/);
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "F1");
  await page.keyboard.press("End");
  assert.equal(await focused(), "F9", "the last by its id");
  await page.keyboard.press("Home");
  await page.keyboard.press("PageDown");
  const far = await focused();
  await page.keyboard.press("ArrowUp");
  assert.notEqual(await focused(), far);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("dialog[open] h3, dialog[open] .wrong"));
  assert.ok(await page.evaluate(() => document.querySelector("dialog").contains(document.activeElement)));
  const opened = await page.locator("dialog h2").innerText();
  await page.keyboard.press("Escape");
  assert.equal(`家庭 ${await focused()}`, opened, "back at the family it came from");
}));

test("the table says how many rows it has, and which of them these are", withPage(small, async (page) => {
  await handIn(page, "families", FAMILIES);
  await screenAll(page);
  assert.equal(await page.locator(".results").getAttribute("aria-rowcount"), "61");
  await page.locator(".scroll").evaluate((scroll) => (scroll.scrollTop = 1_000));
  await page.waitForFunction(() => document.querySelector(".results tbody tr:nth-child(2)").getAttribute("aria-rowindex") > 5);
  const [first] = await rows(page);
  const index = await page.locator(".results tbody tr").nth(1).getAttribute("aria-rowindex");
  assert.equal(first.id, `F${Number(index) - 2}`);
}));

test("who listens is told of the end", withPage(small, async (page) => {
  await handIn(page, "families", FAMILIES);
  await screenAll(page);
  assert.match(await page.locator(".progress [role=status]").innerText(), /筛查完了，共 60 户/);
}));
