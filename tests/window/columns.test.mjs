// Which column means what, and the members' file.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { detail, handIn, rows, screenAll, setRegion, withPage } from "./browser.mjs";
import { withSmallPack } from "./small.mjs";

const small = { prepare: withSmallPack };
const list = (...lines) => lines.join("\r\n") + "\r\n";
const ROW = "A1,示例市,300";

/** What each heading was matched with. */
const matched = (page) => page.locator(".matching").first().locator("select").evaluateAll((all) => all.map((select) => select.value));

describe("headings", () => {
  const spellings = {
    ids: "family_id,hukou,countable_income",
    "Chinese names": "家庭编号,户籍地,可计月收入",
    "English names": "Family ID,Household registration,Countable monthly income",
    "spaces, case, units and full-width letters": " ＦＡＭＩＬＹ＿ＩＤ , 户 籍 地 ,可计月收入（元/月）",
  };
  for (const [name, heading] of Object.entries(spellings)) {
    test(name, withPage(small, async (page) => {
      await handIn(page, "families", list(heading, ROW));
      assert.deepEqual(await matched(page), ["id", "fact:hukou", "fact:countable_income"]);
      assert.match(await page.locator("#step-columns").innerText(), /3 个栏目都认出来了/);
    }));
  }

  test("an unknown column is named, with what it may be; one press takes it", withPage(small, async (page) => {
    await handIn(page, "families", list("家庭编号,户籍地,可计收入", ROW));
    assert.deepEqual(await matched(page), ["id", "fact:hukou", ""]);
    const step = page.locator("#step-columns");
    assert.match(await step.innerText(), /认出 2 个栏目，1 个没有认出/);
    assert.match(await step.innerText(), /是不是“可计月收入”？/);
    await step.getByRole("button", { name: "就是它" }).click();
    assert.deepEqual(await matched(page), ["id", "fact:hukou", "fact:countable_income"]);
    await screenAll(page);
    assert.match((await detail(page, "A1")).input, /"countable_income":"300"/);
  }));

  test("matched by hand; the column that had the meaning before loses it", withPage(small, async (page) => {
    await handIn(page, "families", list("家庭编号,户籍地,甲乙丙,可计月收入", "A1,示例市,7,300"));
    await page.getByRole("combobox", { name: "甲乙丙" }).selectOption("fact:countable_income");
    assert.deepEqual(await matched(page), ["id", "fact:hukou", "fact:countable_income", ""]);
    // The keyboard stays where it was.
    assert.equal(await page.evaluate(() => document.activeElement.id), "column-families-2");
    await screenAll(page);
    assert.match((await detail(page, "A1")).input, /"countable_income":"7"/);
  }));

  test("a heading given twice, a member's fact among the families, a heading without a name", withPage(small, async (page) => {
    await handIn(page, "families", list("家庭编号,可计月收入,可计月收入,出生日期,", "A1,1,2,1980-01-01,x"));
    assert.deepEqual(await matched(page), ["id", "fact:countable_income", "", "", ""]);
    const text = await page.locator("#step-columns").innerText();
    assert.match(text, /和前面的栏目重复了/);
    assert.match(text, /请写到成员名单里/);
    assert.match(text, /第 5 栏（没有名字）/);
  }));

  test("no heading is known", withPage(small, async (page) => {
    await handIn(page, "families", list("甲,乙", "1,2"));
    assert.match(await page.locator("#step-columns").innerText(), /一个栏目都没有认出/);
  }));

  test("hostile headings and names are words and nothing else", withPage(small, async (page) => {
    const evil = "<img src=x onerror=alert(1)>";
    const content = list(`family_id,${evil},countable_income`, `${evil},${evil},300`);
    await handIn(page, "families", content, `${evil.replace("/", "")}.csv`);
    await setRegion(page, "990000");
    await screenAll(page);
    assert.equal((await rows(page))[0].id, evil);
    await detail(page, evil);
    assert.equal(await page.locator("img").count(), 0);
  }));
});

describe("members", () => {
  const families = list("家庭编号,户籍地,可计月收入", "A1,示例市,300", "A2,示例市,900", "A3,示例市,5");

  test("are joined by the family id, in the order of their file", withPage(small, async (page) => {
    await handIn(page, "families", families);
    await handIn(page, "members", list("家庭编号,出生日期,在享", "A2,1990-01-01,", "A1,1980-01-01,", "A2,1991-01-01,", "A3,1970-01-01,"));
    await screenAll(page);
    assert.deepEqual((await rows(page)).map(({ monthly }) => monthly), ["741", "1,182", "1,036"]);
    const { input } = await detail(page, "A2");
    assert.deepEqual(JSON.parse(input).members, [{ birth_date: "1990-01-01" }, { birth_date: "1991-01-01" }]);
  }));

  test("a family of which the file has nobody, and rows that belong to no family", withPage(small, async (page) => {
    await handIn(page, "families", families);
    await handIn(page, "members", list("家庭编号,出生日期", "A1,1980-01-01", ",1990-01-01", "Z9,1990-01-01", "A3,1980-01-01,x,y"));
    await screenAll(page);
    const problems = (await rows(page)).map(({ problem }) => problem);
    assert.equal(problems[0], "");
    assert.match(problems[1], /没有这一户的人/);
    assert.match(problems[2], /成员名单第 5 行：有 4 格/);
    const notes = await page.locator(".progress").innerText();
    assert.match(notes, /1 行没有家庭编号.*第 3 行/);
    assert.match(notes, /1 户不在家庭名单里.*Z9/);
  }));

  test("without an id on both sides nothing starts, and the page says why", withPage(small, async (page) => {
    await handIn(page, "families", list("户籍地,可计月收入", "示例市,300"));
    await handIn(page, "members", list("家庭编号,出生日期", "A1,1980-01-01"));
    assert.match(await page.locator("#step-columns").innerText(), /请指定哪一栏是家庭编号/);
    assert.equal(await page.locator("#start").isDisabled(), true);
    await page.getByRole("button", { name: "去掉 成员名单" }).click();
    assert.equal(await page.locator("#start").isDisabled(), false);
    await screenAll(page);
    assert.equal((await rows(page))[0].id, "第 2 行");
  }));

  test("have to be CSV", withPage(small, async (page) => {
    await handIn(page, "families", families);
    await handIn(page, "members", '{"family_id":"A1"}', "members.jsonl");
    assert.match(await page.locator(".files").innerText(), /成员名单要用 CSV 文件/);
  }));

  test("what is received is a member's where it stands beside the member", withPage({}, async (page) => {
    await handIn(page, "families", list("家庭编号,地区,户籍地,在享", "A1,三门县,三门县,最低生活保障:723元/月；电费减免"));
    await handIn(page, "members", list("家庭编号,出生日期,在享", "A1,1980-01-01,", "A1,1941-01-01,高龄津贴:100"));
    await screenAll(page);
    const { input } = await detail(page, "A1");
    assert.deepEqual(JSON.parse(input).receiving, [
      { item: "最低生活保障", amount: "723" },
      { item: "电费减免" },
      { item: "高龄津贴", amount: "100", member: 1 },
    ]);
  }));
});

describe("place and day", () => {
  test("the list's own place and day go before the page's", withPage(small, async (page) => {
    await handIn(page, "families", list("family_id,region,date,countable_income", "A1,示例市,2026/5/6,300", "A2,,,300"));
    await setRegion(page, "990000");
    await screenAll(page, "2026-03-01");
    const [first, second] = [JSON.parse((await detail(page, "A1")).input), null];
    await page.keyboard.press("Escape");
    const other = JSON.parse((await detail(page, "A2")).input);
    assert.deepEqual([first.region, first.date, other.region, other.date, second], ["示例市", "2026-05-06", "990000", "2026-03-01", null]);
  }));

  test("a day that does not exist starts nothing", withPage(small, async (page) => {
    await handIn(page, "families", list("family_id,hukou", "A1,示例市"));
    await page.locator("#date-month").fill("2");
    await page.locator("#date-day").fill("30");
    assert.equal(await page.locator("#start").isDisabled(), true);
    assert.match(await page.locator("#step-place").innerText(), /没有这一天/);
    await page.locator("#date-day").fill("２８");
    assert.equal(await page.locator("#start").isDisabled(), false);
  }));
});
