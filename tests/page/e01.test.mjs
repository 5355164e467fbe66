// A real family, from the first key to the result.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { data, fillE01, fillTheRest, group, item, member, question } from "./browser.mjs";
import { SANMEN, settled, textOf, total, withPage } from "./browser.mjs";

const shared = new URL("../shared/e01-three-in-sanmen/", import.meta.url);
const expected = readFileSync(new URL("expected.json", shared), "utf8").trimEnd();

/** Goes from field to field as somebody without a mouse does. */
async function tabTo(page, target) {
  // A question the last answer brings up takes its place first; it may lie before the one just answered.
  await settled(page);
  const wanted = await target.elementHandle();
  for (let steps = 0; steps < 80; steps += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail("the keyboard does not get there");
}

async function choose(page, select, label) {
  await tabTo(page, select);
  const labels = await select.evaluate((select) => [...select.options].map(({ text }) => text));
  const position = labels.indexOf(label);
  for (let at = await select.evaluate((select) => select.selectedIndex); at < position; at += 1) {
    await page.keyboard.press("ArrowDown");
  }
}

async function type(page, field, text) {
  await tabTo(page, field);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
}

async function typeDate(page, field, date) {
  const parts = date.split("-");
  for (const [at, name] of ["年", "月", "日"].entries()) {
    await type(page, field.getByLabel(name, { exact: true }), parts[at]);
  }
}

test(
  "E01 by keyboard alone: 723 yuan, and the same bytes as on every platform",
  withPage({}, async (page) => {
    await choose(page, page.locator("#place select").nth(0), "台州市");
    await choose(page, page.locator("#place select").nth(1), "三门县");
    await typeDate(page, group(page, "按哪一天的标准算？"), "2026-03-01");
    await type(page, question(page, "家里一共几口人？"), "3");
    await choose(page, question(page, "全家的户口在哪个县"), "就在台州市三门县");
    await type(page, question(page, "全家一个月一共有多少收入？"), "2400");
    await type(page, question(page, "全家的现金"), "0");
    // Radio buttons: the group is entered at what is chosen, 不清楚; the arrow goes back to 否.
    await tabTo(page, group(page, "家里有没有这样的人").getByLabel("不清楚"));
    await page.keyboard.press("ArrowUp");
    for (const [at, date] of ["1980-1-1", "1982-05-01", "2015-9-1"].entries()) {
      await typeDate(page, group(member(page, at + 1), "出生日期是哪一天？"), date);
    }

    assert.equal(await textOf(item(page, "全家", "最低生活保障").locator("summary")), "符合 最低生活保障 723 元/月 可以申请");
    assert.match(await textOf(item(page, "全家", "低保边缘").locator("summary")), /^符合 低保边缘 已有最低生活保障，不能同时享受/);
    assert.equal((await data(page)).result, expected);
  }),
);

test(
  "the total is a range while answers are missing, and exact once they are given",
  withPage({ hash: SANMEN }, async (page) => {
    await fillE01(page);
    assert.match(await total(page), /^每月合计，回答齐了才是确数 723–4,509\.9 元\/月/);
    assert.match(await textOf(page.locator("#summary .questions").first()), /现在在哪个阶段读书？/);
    await fillTheRest(page);
    assert.match(await total(page), /^每月合计 723 元\/月 符合 5 项，符合但不能同享 1 项，待定 42 项，无法判定 3 项，不符合 66 项。/);
    await page.waitForFunction(() => document.querySelector("#live").textContent.startsWith("每月 723 元。符合 5 项"));
  }),
);

test(
  "an answer can be taken back",
  withPage({ hash: SANMEN }, async (page) => {
    await fillE01(page);
    await fillTheRest(page);
    const before = await data(page);
    const income = question(page, "全家一个月一共有多少收入？");
    await income.fill("");
    assert.match(await textOf(item(page, "全家", "最低生活保障").locator("summary")), /^待定 最低生活保障 若符合 0–3,123 元\/月/);
    assert.equal(JSON.parse((await data(page)).input).family.countable_income, undefined);
    assert.match(await textOf(page.locator("#summary .questions").first()), /全家一个月一共有多少收入？/);

    await income.fill("2400");
    await group(page, "家里有没有这样的人").getByLabel("不清楚").check();
    assert.equal("has_unsupported" in JSON.parse((await data(page)).input).family, false);
    await group(page, "家里有没有这样的人").getByLabel("否", { exact: true }).check();
    assert.deepEqual(await data(page), before);
  }),
);

test(
  "what is missing is named by its question and leads there",
  withPage({ hash: SANMEN }, async (page) => {
    await fillE01(page);
    await settled(page);
    await page.locator("#summary .questions").first().getByRole("link", { name: "成员 2：现在在哪个阶段读书？" }).click();
    const grade = member(page, 2).getByLabel("现在在哪个阶段读书？");
    assert.ok(await grade.evaluate((select) => select === document.activeElement));
  }),
);

test(
  "reasons unfold, stay unfolded while typing, and say what is missing by how much",
  withPage({ hash: SANMEN }, async (page) => {
    await fillE01(page);
    await settled(page);
    const dibao = item(page, "全家", "最低生活保障");
    await dibao.locator("summary").click();
    await question(page, "全家一个月一共有多少收入？").fill("3243");
    assert.match(await textOf(dibao.locator("summary")), /^不符合 最低生活保障 人均月收入达到或超过了当地低保标准/);
    const reasons = await textOf(dibao.locator(".reasons"));
    assert.match(reasons, /不满足 收入 人均月收入达到或超过了当地低保标准。 人均月收入高出 40 元/);
    assert.match(reasons, /部门 民政/);
    const assumed = item(page, "成员 1", "单人保");
    await assumed.locator("summary").click();
    assert.match(await textOf(assumed.locator(".reasons")), /系统自定|待复核/);
  }),
);

test(
  "a result that is being clicked is not replaced before the click has counted",
  withPage({ hash: SANMEN }, async (page) => {
    await fillE01(page);
    await settled(page);
    const dibao = item(page, "全家", "最低生活保障");
    await dibao.locator("summary").hover();
    await page.mouse.down();
    await question(page, "全家一个月一共有多少收入？").evaluate((input) => {
      input.value = "2401";
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    await page.waitForTimeout(500);
    await page.mouse.up();
    assert.match(await textOf(dibao), /722 元\/月.*人均月收入 约 800\.33/);
  }),
);
