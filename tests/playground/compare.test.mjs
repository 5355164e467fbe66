// Before and after: exactly the cases whose results an edit has changed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { append, editor, file, overwrite, panel, rewrite, settled, tab, textOf, token, withPage, written } from "./browser.mjs";

const changed = (page) => page.locator(".changed-case");
const names = (page) => changed(page).locator("h3").allInnerTexts();

test(
  "nothing is compared before anything is changed, and the pack's own expectations are met",
  withPage({}, async (page) => {
    await tab(page, "改前改后").click();
    const said = await textOf(panel(page, "改前改后"));
    assert.match(said, /还没有改动/);
    assert.match(said, /所有用例都符合自己写的期望/);
    assert.equal(await changed(page).count(), 0);
  }),
);

test(
  "an edit lists exactly the cases it changes, old and new",
  withPage({ pack: "jp-child-allowance" }, async (page) => {
    await file(page, /^rules/).click();
    // The rate below three years from October 2024: four of the cases have such a child.
    await overwrite(token(page, "number", "15000").nth(3), "16000");
    await tab(page, "改前改后").click();
    await page.getByText(/个用例里，\d+ 个的结果变了/).waitFor();
    await settled(page);
    assert.deepEqual(await names(page), ["三岁生日的月份", "出生次月", "三胞胎和一个哥哥：同日出生按次序，两个第三子以后"]);
    const first = await textOf(changed(page).first());
    assert.match(first, /儿童津贴 · 成员 1 符合 · 可以申请 · 15,000 日元\/月 符合 · 可以申请 · 16,000 日元\/月/);
    assert.match(first, /组合的每月合计 15,000 日元\/月 16,000 日元\/月/);
    assert.equal(await page.locator(".failing-case").count(), 3);
    assert.match(await textOf(page.locator(".failing-case").first()), /期望 15,?000/);
  }),
);

test(
  "an edit that changes no result says so",
  withPage({}, async (page) => {
    await append(page, "\n// 只是一句话");
    await tab(page, "改前改后").click();
    await page.getByText("1 个用例都算过，结果没有变").waitFor();
    assert.equal(await changed(page).count(), 0);
  }),
);

test(
  "an edit while the cases are looked at compares again",
  withPage({}, async (page) => {
    await tab(page, "改前改后").click();
    await overwrite(token(page, "number", "1041"), "1100");
    await page.getByText("1 个用例里，1 个的结果变了").waitFor();
    await editor(page).focus();
    await page.keyboard.press("Control+z");
    await page.getByText("还没有改动").waitFor();
    assert.equal(await changed(page).count(), 0);
  }),
);

test(
  "new, edited and removed cases are told apart",
  withPage({}, async (page) => {
    const text = await written(page);
    const head = text.slice(0, text.indexOf("用例 "));
    const body = text.slice(text.indexOf("用例 "));
    await rewrite(page, `${head}${body.replaceAll("2400", "2300").replace("月收入 2300 元", "月收入 2400 元").replace("723", "823")}`);
    await tab(page, "改前改后").click();
    await page.getByText("用例本身也改了").waitFor();
    assert.match(await textOf(changed(page)), /723 元\/月 .*823 元\/月/);
    await rewrite(page, `${head}${body.replace("三口之家，月收入 2400 元", "另一家")}`);
    await page.getByText("新增的用例").waitFor();
    await settled(page);
    const said = await names(page);
    assert.equal(said.length, 2);
    assert.match(said[0], /另一家\s*新增的用例/);
    assert.match(said[1], /三口之家，月收入 2400 元\s*删去的用例/);
  }),
);

test(
  "a family the new text cannot read is said to be so",
  withPage({}, async (page) => {
    const text = await written(page);
    await rewrite(page, text.replaceAll("可计月收入", "月收入甲").slice(0, text.replaceAll("可计月收入", "月收入甲").indexOf("用例 ")));
    await tab(page, "改前改后").click();
    await page.getByText("删去的用例").waitFor();
    assert.match(await textOf(changed(page)), /改后的文本读不懂这户家庭/);
  }),
);

test(
  "with a mistake in the text nothing is compared",
  withPage({}, async (page) => {
    await tab(page, "改前改后").click();
    await append(page, "\n定义 {");
    await panel(page, "改前改后").getByText("改好以后再比").waitFor();
  }),
);

test(
  "a case leads to its result and to its text",
  withPage({}, async (page) => {
    await overwrite(token(page, "number", "1041"), "1100");
    await tab(page, "改前改后").click();
    await changed(page).getByRole("button", { name: "到用例" }).click();
    assert.match(await page.locator("#editor .cm-activeLine").innerText(), /^用例 "三口之家/);
    await changed(page).getByRole("button", { name: "看这一户" }).click();
    assert.equal(await tab(page, "用例").getAttribute("aria-selected"), "true");
    await settled(page);
    assert.equal(await page.locator("[data-total=monthly]").innerText(), "900 元/月");
  }),
);
