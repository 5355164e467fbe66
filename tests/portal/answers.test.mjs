// Answering: taken back, changed, left open, mistaken; members who come and go; what is received.
import assert from "node:assert/strict";
import { test } from "node:test";
import { data, E01, fillDate, give, goOn, interview, item, resultOfE01, SANMEN, screening } from "./browser.mjs";
import { settled, strip, tellMembers, textOf, title, toResult, withPortal } from "./browser.mjs";
import { tell } from "./states.mjs";

const answersOf = (page) => screening(page).evaluate((element) => element.answers);
const MEMBERS = E01.births.map((birth_date) => ({ birth_date }));
const TOLD = { region: "331022", date: "2026-03-01", family: { hukou: "331022" }, members: MEMBERS };

/** What is said beside a field, as a screen reader finds it. */
const said = async (input) => {
  await settled(input.page());
  return input.evaluate((input) => {
    const holder = input.closest("[aria-describedby]");
    const parts = holder.getAttribute("aria-describedby").split(" ").map((id) => input.getRootNode().getElementById(id));
    return parts.filter((part) => part && !part.hidden).map(({ textContent }) => textContent).join(" ").replace(/\s+/g, " ").trim();
  });
};

test("one group at a time, and only what still matters", withPortal({}, async (page) => {
  await tellMembers(page, E01.births);
  const titles = [];
  for (let screens = 0; screens < 4; screens += 1) {
    await goOn(page);
    titles.push(await title(page));
    for (const [path, words] of Object.entries(E01.answers)) {
      if (await page.locator(`.step [data-path="${path}"]`).count()) await give(page, path, words);
    }
    await settled(page);
  }
  assert.deepEqual(titles.slice(0, 2), ["户籍", "收入财产"]);
  assert.equal(new Set(titles).size, 4);
  assert.equal(await page.locator('.step [data-path="winter_need"]').count(), 0, "what hangs on an answer waits for it");
}));

test("the total narrows as answers come, and the progress never pretends", withPortal({}, async (page) => {
  assert.match(await strip(page), /填了家里几口人，就能估算/);
  await tellMembers(page, E01.births);
  await settled(page);
  assert.match(await strip(page), /每月合计，越答越准 0–[\d,.]+ 元 待定 \d+ 项/);
  const progress = () => textOf(page.locator(".progress p"));
  const [, answered, open] = /已答 (\d+) 问，还有 (\d+) 问/.exec(await progress());
  await goOn(page);
  await give(page, "hukou", "就在");
  await settled(page);
  const [, later, left] = /已答 (\d+) 问，还有 (\d+) 问/.exec(await progress());
  assert.deepEqual([Number(later), Number(left)], [Number(answered) + 1, Number(open) - 1]);
  await goOn(page);
  await give(page, "cash_assets", "0");
  await give(page, "countable_income", "2400");
  await settled(page);
  assert.match(await strip(page), /723–4,509\.9 元 可享受 2 项/);
}));

test("not sure is an answer, and is asked again only when everything else is done", withPortal({}, async (page) => {
  await tell(page, TOLD);
  assert.equal(await title(page), "收入财产");
  await page.getByRole("checkbox", { name: /全家的现金.*不清楚/ }).check();
  await give(page, "countable_income", "2400");
  await interview(page, {});
  assert.equal((await answersOf(page)).family.cash_assets, undefined);
  const rest = page.locator(".notice", { hasText: "您说不清楚" });
  await rest.getByRole("button", { name: "接着答" }).click();
  await page.locator(".step").waitFor();
  const first = await title(page);
  assert.notEqual(first, "预判结果");
  await goOn(page);
  assert.notEqual(await title(page), first);
}));

test("an answer can be changed and taken back, and the result follows", withPortal({}, async (page) => {
  await resultOfE01(page);
  const before = await data(page);
  await page.getByRole("button", { name: "修改回答" }).click();
  await page.getByRole("button", { name: "改：全家一个月一共有多少收入？" }).click();
  const income = page.locator('[data-path="countable_income"]');
  assert.ok(await income.evaluate((input) => input.getRootNode().activeElement === input), "the field is found");
  await income.fill("2401");
  await page.getByRole("button", { name: "改好了" }).click();
  await page.getByRole("heading", { name: "填了什么" }).waitFor();
  await page.getByRole("button", { name: "回去接着答" }).click();
  await page.getByRole("heading", { name: "预判结果" }).waitFor();
  await settled(page);
  await item(page, "dibao").locator("summary").first().filter({ hasText: /722\s*元/ }).waitFor();

  await page.getByRole("button", { name: "修改回答" }).click();
  await page.getByRole("button", { name: "撤回：全家一个月一共有多少收入？" }).click();
  await settled(page);
  assert.equal((await answersOf(page)).family.countable_income, undefined);
  assert.equal(await page.getByRole("button", { name: "改：全家一个月一共有多少收入？" }).count(), 0);
  await page.getByRole("button", { name: "回去接着答" }).click();
  await page.locator(".notice").getByRole("button", { name: "接着答" }).click();
  await page.locator('[data-path="countable_income"]').fill("2400");
  await toResult(page);
  assert.deepEqual(await data(page), before);
}));

test("going back keeps what was told", withPortal({}, async (page) => {
  await tellMembers(page, E01.births, ["我"]);
  await goOn(page);
  await give(page, "hukou", "就在");
  await goOn(page);
  assert.equal(await title(page), "收入财产");
  await page.getByRole("button", { name: "上一步" }).click();
  assert.equal(await title(page), "户籍");
  assert.ok(await page.getByLabel(/就在.*三门县/).isChecked());
  await page.getByRole("button", { name: "上一步" }).click();
  assert.equal(await page.getByLabel("称呼（选填）").first().inputValue(), "我");
  await goOn(page);
  await goOn(page);
  assert.equal(await title(page), "收入财产");
}));

test("a mistake is told beside its field in the engine's words, counts as not given, and is mended first", withPortal({}, async (page) => {
  await tell(page, TOLD);
  const income = page.locator('[data-path="countable_income"]');
  await income.fill("很多");
  await page.locator('[data-path="cash_assets"]').fill("-5");
  assert.match(await said(income), /这里要一个数/);
  assert.equal(await income.getAttribute("aria-invalid"), "true");
  assert.match(await said(page.locator('[data-path="cash_assets"]')), /"-5" 不在范围 0\.\.100000000 元之内。/);
  assert.match(await strip(page), /待定/, "the rest is computed");
  assert.equal(await goOn(page), false);
  assert.match(await textOf(page.locator(".obstacle")), /要先改一下/);
  assert.ok(await page.locator('[data-path="cash_assets"]').evaluate((input) => input.getRootNode().activeElement === input));
  await toResult(page);
  assert.match(await textOf(page.locator(".notice.wrong")), /^有 2 处填写要改/);
  await page.locator(".notice.wrong button").first().click();
  await income.fill("2400");
  await page.locator('[data-path="cash_assets"]').fill("0");
  await page.getByRole("button", { name: "改好了" }).click();
  await page.getByRole("heading", { name: "预判结果" }).waitFor();
  assert.equal(await page.locator(".notice.wrong").count(), 0);
}));

test("pasted spaces, full-width digits and thousands set apart are read", withPortal({}, async (page) => {
  await tell(page, TOLD);
  for (const typed of [" 2 400 ", "２４００", "2,400", "２，４００．００", "\u200b2400\ufeff"]) {
    await page.locator('[data-path="countable_income"]').fill(typed);
    await settled(page);
    const { countable_income: read } = (await answersOf(page)).family;
    assert.equal(Number(read), 2400, typed);
    assert.equal(await page.locator(".mistake:visible").count(), 0, typed);
  }
  for (const typed of ["24,00", "2,400元", "1e9", "0x10", "--", "9".repeat(200)]) {
    await page.locator('[data-path="countable_income"]').fill(typed);
    await settled(page);
    assert.equal(await page.locator(".mistake:visible").count(), 1, typed);
  }
}));

test("a birth date in any of its forms", withPortal({}, async (page) => {
  await page.getByLabel("家里一共几口人？").fill("1");
  const birth = page.getByRole("group", { name: /出生日期/ });
  const given = async () => (await answersOf(page)).members[0].birth_date;
  await fillDate(birth, "1982-5-1");
  assert.equal(await given(), "1982-05-01");
  for (const pasted of ["1975-12-31", "1975/12/31", "1975年12月31日", "１９７５.１２.３１"]) {
    await birth.getByLabel("年", { exact: true }).fill(pasted);
    assert.equal(await given(), "1975-12-31", pasted);
  }
  await birth.getByLabel("日", { exact: true }).fill("");
  assert.equal(await given(), undefined);
  assert.equal(await goOn(page), false);
  assert.match(await said(birth.getByLabel("年", { exact: true })), /年、月、日都填了才算/);
  await fillDate(birth, "1982-02-30");
  assert.match(await said(birth.getByLabel("年", { exact: true })), /存在的日期.*1982-02-30/);
  await fillDate(birth, "1982-02-28");
  assert.equal(await goOn(page), true);
}));

test("the number of people must be one the rules allow", withPortal({}, async (page) => {
  const count = page.getByLabel("家里一共几口人？");
  for (const wrong of ["0", "31", "三", "1.5", "-1", "99999999999", "100"]) {
    await count.fill(wrong);
    const words = Number(wrong) > 30 ? /这里最多能填 30 人.*乡镇（街道）窗口/ : /填 1 到 30 之间的整数。/;
    assert.match(await said(count), words, wrong);
  }
  await count.fill("30");
  assert.equal(await page.locator(".member").count(), 30);
  assert.ok(await page.getByRole("button", { name: "多一人" }).isDisabled());
  assert.equal(await page.locator("#count-mistake:visible").count(), 0);
}));

test("members are added, removed, and brought back while a number is typed", withPortal({}, async (page) => {
  const more = page.getByRole("button", { name: "多一人" });
  for (const nick of ["甲", "乙", "丙"]) {
    await more.click();
    await page.getByLabel("称呼（选填）").last().fill(nick);
  }
  const names = () => page.getByLabel("称呼（选填）").evaluateAll((inputs) => inputs.map(({ value }) => value));
  assert.equal(await page.getByLabel("家里一共几口人？").inputValue(), "3");
  await page.getByRole("button", { name: "移除成员 2（乙）" }).click();
  assert.deepEqual(await names(), ["甲", "丙"]);
  const count = page.getByLabel("家里一共几口人？");
  await count.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("12");
  assert.deepEqual((await names()).slice(0, 3), ["甲", "丙", ""]);
  assert.equal((await names()).length, 12);
}));

test("nobody goes on without saying who lives together, and where", withPortal({ hash: "#date=2026-03-01" }, async (page) => {
  await page.locator("button.primary").click();
  assert.match(await textOf(page.locator("#place-mistake")), /请选到县/);
  await page.getByLabel("三门县").check();
  await goOn(page);
  assert.equal(await title(page), "家里有谁");
  assert.equal(await goOn(page), false);
  assert.match(await textOf(page.locator("#count-mistake")), /请先填家里几口人/);
}));

test("a day that does not exist, and another one", withPortal({ hash: "" }, async (page) => {
  await page.getByLabel("三门县").check();
  await page.locator("summary", { hasText: "按今天的标准" }).click();
  const date = page.getByRole("group", { name: "按哪一天的标准算？" });
  await fillDate(date, "2026-02-30");
  await page.locator("#date-mistake:visible").waitFor();
  assert.match(await textOf(page.locator("#date-mistake")), /存在的日期.*2026-02-30/);
  await fillDate(date, "2026-03-01");
  await page.locator("#date-mistake").waitFor({ state: "hidden" });
  assert.equal((await answersOf(page)).date, "2026-03-01");
  assert.match(await textOf(page.locator(".date-fold > summary")), /按 2026年3月1日 的标准/);
  await page.getByRole("button", { name: "改回今天" }).click();
  assert.match(await textOf(page.locator(".date-fold > summary")), /按今天的标准/);
}));

test("what is received already: continued, to be stopped, and mistakes in it", withPortal({}, async (page) => {
  await tellMembers(page, E01.births);
  await interview(page, { ...E01.answers, work_changed: "否" }, {
    async receiving(page) {
      for (const name of ["基本生活救助", "身份认定"]) await page.locator("summary", { hasText: name }).click();
      await page.getByLabel("最低生活保障", { exact: true }).check();
      await page.getByLabel("低保边缘", { exact: true }).check();
      const amount = page.getByLabel("最低生活保障，现在每次领多少？");
      await amount.fill("七百");
      assert.match(await said(amount), /这里要一个数/);
      await amount.fill("700");
      await settled(page);
    },
  });
  assert.match(await textOf(item(page, "dibao").locator("summary").first()), /最低生活保障 全家 每月 723 元 正在享受，可以继续/);
  assert.match(await textOf(item(page, "dibian").locator("summary").first()), /应当停止.*已有最低生活保障，不能同时享受/);
  assert.deepEqual((await answersOf(page)).receiving, [{ item: "dibao", amount: "700" }, { item: "dibian" }]);
  const list = await textOf(page.locator("#checklist"));
  assert.match(list, /正在享受 最低生活保障 全家 每月 723 元 每年 8,676 元/);
}));

test("registered elsewhere: chosen place by place", withPortal({}, async (page) => {
  await tellMembers(page, E01.births);
  await goOn(page);
  await page.getByLabel("在别的地方").check();
  assert.equal((await answersOf(page)).family.hukou, undefined);
  assert.equal(await goOn(page), false, "a place begun is chosen first");
  const levels = page.locator(".question .levels select");
  await levels.nth(0).selectOption({ label: "浙江省" });
  await levels.nth(1).selectOption({ label: "杭州市" });
  assert.equal((await answersOf(page)).family.hukou, "330100");
  await levels.nth(0).selectOption({ label: "上海市" });
  assert.equal((await answersOf(page)).family.hukou, "310000");
  assert.equal(await levels.count(), 1);
  await page.getByLabel(/就在/).check();
  assert.equal((await answersOf(page)).family.hukou, "331022");
}));

test("for several members one press answers for those that are left", withPortal({}, async (page) => {
  await tell(page, { ...TOLD, family: { ...TOLD.family, countable_income: "2400", cash_assets: "0" } });
  while ((await page.locator(".row").count()) < 3) await goOn(page);
  const path = await page.locator(".row [data-path]").first().getAttribute("data-path");
  const fact = /\.(.+)/.exec(path)[1];
  await page.getByRole("button", { name: /^每个人都选/ }).click();
  await settled(page);
  const { members } = await answersOf(page);
  assert.ok(members.every((member) => member[fact] === "none"), JSON.stringify(members));
}));

test("what is missing is named by its question and leads there", withPortal({}, async (page) => {
  await tell(page, { ...TOLD, family: { ...TOLD.family, cash_assets: "0" } });
  await toResult(page);
  const fold = page.locator("details.lot", { hasText: "还不能确定的" });
  await fold.locator("summary").first().click();
  const dibao = item(page, "dibao");
  await dibao.locator("summary").first().click();
  await dibao.getByRole("button", { name: "全家一个月一共有多少收入？" }).click();
  const income = page.locator('[data-path="countable_income"]');
  assert.ok(await income.evaluate((input) => input.getRootNode().activeElement === input));
}));

test("reasons: what is met, what is not and by how much, the nearest change, the law", withPortal({ hash: SANMEN }, async (page) => {
  await tellMembers(page, E01.births);
  await interview(page, { ...E01.answers, countable_income: "3243" }, { rest: true });
  const fold = page.locator("details.lot", { hasText: "不符合条件的" });
  await fold.locator("summary").first().click();
  const dibao = item(page, "dibao");
  await dibao.locator("summary").first().click();
  const reasons = dibao.locator(".reasons");
  await reasons.locator(".nearest").waitFor();
  const words = await textOf(reasons);
  assert.match(words, /不满足 收入 人均月收入达到或超过了当地低保标准/);
  assert.match(words, /人均月收入高出 40 元/);
  assert.match(words, /有下面任何一种变化，就可能符合/);
  assert.match(words, /《浙江省社会救助条例》/);
  const alone = item(page, "dibao_single", "0");
  await alone.locator("summary").first().click();
  assert.match(await textOf(alone.locator(".reasons")), /待复核|系统自定/);
  assert.match(words, /主管部门 民政/);
}));

test("start over forgets everything", withPortal({}, async (page) => {
  await resultOfE01(page);
  await page.getByRole("button", { name: "从头开始" }).click();
  await page.getByRole("heading", { name: "在哪里申请" }).waitFor();
  const { family, members, region } = await answersOf(page);
  assert.deepEqual([family, members, region], [{}, undefined, undefined]);
}));
