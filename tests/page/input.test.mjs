// What people type: mistakes, markup, members who come and go, what is received already.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as yimen from "yimen";
import { data, fillDate, fillE01, group, item, member, question, SANMEN } from "./browser.mjs";
import { settled, textOf, total, unfoldAll, withPage } from "./browser.mjs";

const focused = (locator) => locator.evaluate((element) => element === document.activeElement);

/** What is said beside a field, as a screen reader finds it. */
async function said(input) {
  await settled(input.page());
  return input.evaluate((input) => {
    const ids = input.closest("[aria-describedby]").getAttribute("aria-describedby").split(" ");
    const parts = ids.map((id) => document.getElementById(id)).filter(({ hidden }) => !hidden);
    return parts.map(({ textContent }) => textContent).join(" ");
  });
}

test(
  "a mistake is told beside its field in the engine's words, and counts as not given",
  withPage({ hash: SANMEN }, async (page) => {
    await fillE01(page);
    const income = question(page, "全家一个月一共有多少收入？");
    await income.fill("2,400元");
    assert.match(await said(income), /这里要一个数（如 2400 或 2400\.50，不加单位和逗号），给的是 "2,400元"。/);
    assert.equal(await income.getAttribute("aria-invalid"), "true");
    await question(page, "全家的现金").fill("-5");
    assert.match(await said(question(page, "全家的现金")), /"-5" 不在范围 0\.\.100000000 元之内。/);
    const birth = group(member(page, 2), "出生日期是哪一天？");
    await fillDate(birth, "1982-13-01");
    assert.match(await said(birth), /存在的日期.*1982-13-01/);
    const costs = member(page, 1).getByLabel("今年看病");
    await costs.fill("9".repeat(30));
    assert.match(await said(costs), /位数太多/);

    const warning = page.locator("#summary .warning");
    assert.match(await textOf(warning), /^有 4 处填写要改/);
    const { input } = await data(page);
    assert.deepEqual(JSON.parse(input).family, { hukou: "331022", has_unsupported: false });
    assert.deepEqual(JSON.parse(input).members[1], {});
    assert.match(await textOf(item(page, "全家", "最低生活保障").locator("summary")), /^待定/);

    await warning.getByRole("link", { name: "全家一个月一共有多少收入？" }).click();
    assert.ok(await focused(income));
    await income.fill("2400");
    await question(page, "全家的现金").fill("0");
    await fillDate(birth, "1982-05-01");
    await costs.fill("");
    assert.match(await total(page), /723–4,509\.9/);
    assert.equal(await page.locator("[aria-invalid], .warning").count(), 0);
  }),
);

test(
  "without a date nothing is computed, and the field says why",
  withPage({ hash: SANMEN }, async (page) => {
    await fillE01(page);
    const date = group(page, "按哪一天的标准算？");
    await fillDate(date, "2026-02-30");
    assert.match(await total(page), /^现在还不能计算 按哪一天的标准算？ 这里要一个存在的日期/);
    assert.ok(await page.locator("#items").isHidden());
    await date.getByLabel("日", { exact: true }).fill("");
    assert.match(await total(page), /没有给评估日/);
    await fillDate(date, "2026-03-01");
    assert.match(await total(page), /723/);
  }),
);

test(
  "the number of people must be one the rules allow",
  withPage({ hash: SANMEN }, async (page) => {
    const count = question(page, "家里一共几口人？");
    for (const wrong of ["0", "31", "三", "1.5", "-1", "99999999999"]) {
      await count.fill(wrong);
      assert.match(await said(count), /填 1 到 30 之间的整数。/, wrong);
      assert.equal(JSON.parse((await data(page)).input).members, undefined);
    }
    await count.fill("30");
    assert.equal(await page.locator("#members > fieldset").count(), 30);
    assert.ok(await page.getByRole("button", { name: "添加一位成员" }).isDisabled());
  }),
);

test(
  "members are added, removed, and brought back while a number is typed",
  withPage({ hash: SANMEN }, async (page) => {
    const add = page.getByRole("button", { name: "添加一位成员" });
    for (const nick of ["甲", "乙", "丙"]) {
      await add.click();
      await page.keyboard.type(nick);
    }
    const count = question(page, "家里一共几口人？");
    assert.equal(await count.inputValue(), "3");
    await page.getByRole("button", { name: "移除成员 2（乙）" }).click();
    assert.deepEqual(await page.locator("#members h2").allInnerTexts(), ["成员 1（甲）", "成员 2（丙）"]);
    assert.ok(await focused(page.getByRole("button", { name: "移除成员 2（丙）" })));

    await count.focus();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("12");
    assert.equal(await page.locator("#members > fieldset").count(), 12);
    assert.equal(await member(page, 2).locator("h2").innerText(), "成员 2（丙）");

    await page.getByRole("button", { name: "全部清空" }).click();
    assert.equal(await page.locator("#members > fieldset").count(), 0);
    assert.match(await total(page), /还没有填家庭情况/);
    await count.fill("2");
    assert.equal(await member(page, 2).locator("h2").innerText(), "成员 2");
  }),
);

test(
  "what is received already: continued, to be stopped, and mistakes in it",
  withPage({ hash: SANMEN }, async (page) => {
    await fillE01(page);
    await page.locator("#family").getByText("现在正在领的救助").click();
    const received = page.locator("#family").getByRole("group", { name: "正在领哪些" });
    await received.getByLabel("最低生活保障", { exact: true }).check();
    await received.getByLabel("低保边缘", { exact: true }).check();
    await group(page, "领低保以后，家里有没有人新找到工作").getByLabel("否", { exact: true }).check();
    const amount = received.getByLabel("最低生活保障现在每次领多少元");
    await amount.fill("七百");
    assert.match(await said(amount), /这里要一个数/);
    await amount.fill("700");
    assert.match(await textOf(item(page, "全家", "最低生活保障").locator("summary")), /723 元\/月 正在享受，可以继续/);
    assert.match(await textOf(item(page, "全家", "低保边缘").locator("summary")), /应当停止：已有最低生活保障，不能同时享受/);
    assert.match(await textOf(page.locator("#summary")), /正在领、按规则应当停止 低保边缘 全家/);
    const { receiving } = JSON.parse((await data(page)).input);
    assert.deepEqual(receiving, [{ item: "dibao", amount: "700" }, { item: "dibian" }]);
  }),
);

test(
  "registered elsewhere: chosen place by place",
  withPage({ hash: SANMEN }, async (page) => {
    await fillE01(page);
    await question(page, "全家的户口在哪个县").selectOption({ label: "在别的地方" });
    assert.equal(JSON.parse((await data(page)).input).family.hukou, undefined);
    const levels = page.locator("#family .levels select");
    await levels.nth(0).selectOption({ label: "浙江省" });
    await levels.nth(1).selectOption({ label: "杭州市" });
    assert.equal(JSON.parse((await data(page)).input).family.hukou, "330100");
    assert.match(await textOf(item(page, "全家", "最低生活保障").locator("summary")), /^不符合.*户口不在本地/);
    await levels.nth(0).selectOption({ label: "上海市" });
    assert.equal(await levels.count(), 1);
    assert.equal(JSON.parse((await data(page)).input).family.hukou, "310000");
  }),
);

const MARKUP = `"><img src=x onerror="window.interpreted=1"><script>window.interpreted=2</script><b>b</b>`;

test(
  "markup typed into any field is not interpreted",
  withPage({ hash: SANMEN }, async (page) => {
    await fillE01(page);
    await unfoldAll(page);
    for (const box of await page.locator('.received input[type="checkbox"]').all()) await box.check();
    await unfoldAll(page);
    const fields = page.locator('#form input[type="text"]:visible:not([maxlength="2"], [maxlength="4"])');
    for (const field of (await fields.all()).slice(1)) await field.fill(MARKUP);
    for (const part of await page.locator('#members input[maxlength="4"]').all()) await part.fill("<b>x");
    await unfoldAll(page);
    assert.ok((await textOf(page.locator("#items"))).includes('成员 1（"><img src=x'));
    assert.ok((await textOf(page.locator("#form"))).includes("<script>"), "the engine's words quote the answer");
    assert.equal(await page.locator("main :is(img, script, b)").count(), 0);
    await question(page, "家里一共几口人？").fill(MARKUP);
    await settled(page);
    assert.equal(await page.locator("main :is(img, script, b)").count(), 0);
    assert.equal(await page.evaluate(() => window.interpreted), undefined);
  }),
);

const HOSTILE = `
政策包 某市 (some) { 版本 "<b>1</b>" 地区 某市 }
地区表 { 990000 某市 (some_city) }
事实 家庭 {
  债务 (debt): 元 0..1000 可无 问 "<img src=x onerror=window.interpreted=1>欠多少？<script>window.interpreted=2</script>"
  到期 (due): 日期 可无
  租房 (rents): 是否 可无
  种类 (kind): 选项 { 甲 (a), 乙 (b) } 可无
}
事实 成员 1..3 { 出生日期 (birth): 日期 }
标准 数额 (sum): 元/月 按 地区 { 某市 { 2020-01-01 起 100 待复核 "<b>备注</b>" 依据 "<b>文号</b>" } }
事项 补助 (grant) 对象 家庭 {
  部门 "<b>部门</b>"
  依据 "<img src=x onerror=window.interpreted=3>" 待复核 "<b>备注</b>"
  条件 欠债 (debts): 有(债务) 未满足 "<b>没有债务</b>" 依据 "<b>文号</b>" 系统自定 "<b>备注</b>"
  待遇 每月 数额
  材料 "<b>证明</b>"
  办理 "<b>窗口</b>"
}`;

test(
  "another pack: its words are not interpreted, 无 can be answered, and the form asks what it asks",
  withPage(
    {
      hash: "#date=2026-03-01",
      prepare: (page) => {
        const pack = yimen.Pack.compile([{ path: "some/a.policy", text: HOSTILE }]);
        return page.route("**/*.yimen", (route) => route.fulfill({ body: Buffer.from(pack.toBytes()) }));
      },
    },
    async (page) => {
      await page.locator("#place select").selectOption({ label: "某市" });
      await question(page, "家里一共几口人？").fill("1");
      await unfoldAll(page);
      const debt = group(page, "欠多少？");
      await debt.getByRole("checkbox", { name: "无" }).check();
      await unfoldAll(page);
      assert.deepEqual(JSON.parse((await data(page)).input).family, { debt: null });
      assert.match(await textOf(item(page, "全家", "补助")), /不符合 补助 <b>没有债务<\/b>/);
      await debt.getByRole("checkbox", { name: "无" }).uncheck();
      await debt.getByRole("textbox").fill("10");
      await group(page, "到期").getByRole("checkbox", { name: "无" }).check();
      await group(page, "租房").getByLabel("无", { exact: true }).check();
      await question(page, "种类").selectOption({ label: "无" });
      await unfoldAll(page);
      assert.deepEqual(JSON.parse((await data(page)).input).family, { debt: "10", due: null, rents: null, kind: null });
      assert.match(await textOf(item(page, "全家", "补助")), /符合 补助 100 元\/月.*<b>证明<\/b>.*<b>部门<\/b>/);
      assert.equal(await page.locator("main :is(img, script, b), header :is(img, script, b)").count(), 0);
      assert.equal(await page.evaluate(() => window.interpreted), undefined);
    },
  ),
);
