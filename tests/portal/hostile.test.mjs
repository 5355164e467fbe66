// Packs and cases that mean no good: nothing is interpreted, nothing breaks.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as yimen from "yimen";
import { data, item, open, screening, settled, textOf, toResult, unfold, withPortal } from "./browser.mjs";
import { tell } from "./states.mjs";

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
  条件 将到期 (dues): 有(到期) 或 有(租房) 或 有(种类) 未满足 "<b>没有到期</b>"
  待遇 每月 数额
  材料 "<b>证明</b>"
  办理 "<b>窗口</b>"
}`;

const hostile = (page) => {
  const pack = yimen.Pack.compile([{ path: "some/a.policy", text: HOSTILE }]);
  return page.route("**/*.yimen", (route) => route.fulfill({ body: Buffer.from(pack.toBytes()) }));
};

test("another pack: its words are not interpreted, and 无 can be answered", withPortal({ hash: "#date=2026-03-01", prepare: hostile }, async (page) => {
  // It knows one place, and that is no part of this city: nobody is asked for it.
  await page.getByRole("heading", { name: "家里有谁" }).waitFor();
  await page.getByLabel("家里一共几口人？").fill("1");
  await page.locator("button.primary").click();
  const answers = () => screening(page).evaluate((element) => element.answers.family);
  for (let screens = 0; screens < 20; screens += 1) {
    await settled(page);
    if ((await screening(page).evaluate((element) => element.session.step.kind)) === "result") break;
    const debt = page.locator('[data-path="debt"]');
    if (await debt.count()) {
      await page.getByRole("checkbox", { name: /欠多少？.*无/ }).check();
      assert.deepEqual(await answers(), { debt: null });
      await page.getByRole("checkbox", { name: /欠多少？.*无/ }).uncheck();
      await debt.fill("10");
    }
    for (const name of ["due", "rents", "kind"]) {
      const none = page.locator(`[data-fact="${name}"]`).getByLabel(/无$/).last();
      if (await none.count()) await none.check();
    }
    await page.locator("button.primary").click();
  }
  await page.getByRole("heading", { name: "预判结果" }).waitFor();
  assert.equal((await answers()).debt, "10");
  await unfold(page);
  const row = await textOf(item(page, "grant"));
  assert.match(row, /补助 全家.*<b>部门<\/b>/);
  await screening(page).evaluate((element) => (element.answers = { ...element.answers, family: { debt: "10", rents: true } }));
  await settled(page);
  await toResult(page);
  await unfold(page);
  const words = await textOf(page.locator(".result"));
  for (const part of ["100 元", "<b>证明</b>", "<b>窗口</b>", "<img src=x onerror=window.interpreted=3>"]) assert.ok(words.includes(part), part);
  assert.equal(await page.locator("yimen-screening :is(img, script, dd b)").count(), 0);
  assert.equal(await page.evaluate(() => window.interpreted), undefined);
}));

test("a hundred members are refused, kindly, and what stood there stays", withPortal({}, async (page) => {
  await tell(page, { region: "331022", members: [{ birth_date: "1980-01-01" }] });
  const errors = await screening(page).evaluate((element) => {
    const found = [];
    element.addEventListener("yimen-error", ({ detail }) => found.push(detail.kind));
    element.answers = { region: "331022", members: Array(100).fill({}) };
    return found;
  });
  assert.deepEqual(errors, ["answers"]);
  assert.match(await textOf(page.locator(".notice.wrong")), /有 100 人，这里最多能填 30 人/);
  assert.equal(await screening(page).evaluate((element) => element.answers.members.length), 1);
}));

test("thirty members are asked and judged", withPortal({}, async (page) => {
  await tell(page, { region: "331022", date: "2026-03-01", members: Array(30).fill({ birth_date: "1980-01-01" }), family: { hukou: "331022", countable_income: "0", cash_assets: "0" } });
  for (let screens = 0; screens < 20 && (await page.locator(".row").count()) === 0; screens += 1) {
    await page.locator("button.primary").click();
    await settled(page);
  }
  assert.equal(await page.locator(".row").count(), 30);
  await toResult(page);
  assert.match(await textOf(page.locator(".totals")), /每月合计/);
}));

test("answers of any shape and size are taken in or refused, and nothing breaks", async () => {
  const { page, close } = await open();
  const huge = "9".repeat(1_000_000);
  const cases = [
    { region: huge, date: huge, family: { countable_income: huge } },
    { region: "331022", date: "not a day", members: [{}] },
    { region: ["x"], family: { countable_income: { deep: [1] } } },
    { region: "331022", members: [null, 5, "x"] },
    { region: "331022", members: [{}], receiving: [null, 7, { item: { a: 1 } }] },
    { region: "331022", members: [{ birth_date: NaN, own_income: Infinity }], family: { countable_income: -0 } },
    { region: "331022", members: [{ __proto__: { polluted: true }, constructor: 1 }] },
    [],
    null,
    "x",
  ];
  for (const given of cases) {
    await screening(page).evaluate((element, given) => (element.answers = given), given);
    await page.waitForFunction(() => !document.querySelector("yimen-screening").session.stale);
    assert.equal(await page.locator(".failure").count(), 0, JSON.stringify(given)?.slice(0, 80));
  }
  await tell(page, { region: "331022", date: "2026-03-01", members: [{ birth_date: "1980-01-01" }], family: { countable_income: huge } });
  await toResult(page);
  assert.match((await data(page)).result, /"receipt"/);
  await close();
});
