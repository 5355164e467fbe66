// <yimen-screening> as other pages use it: attributes, properties, events, slots, themes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { E01, fillDate, screening, settled, strip, tellMembers, toResult, withPortal } from "./browser.mjs";
import { tell } from "./states.mjs";

test("what happens is told by events, with what it is about", withPortal({}, async (page) => {
  await screening(page).evaluate((element) => {
    window.events = [];
    for (const name of ["ready", "answers", "result", "finish", "error"]) {
      document.addEventListener(`yimen-${name}`, ({ detail }) => window.events.push([name, Object.keys(detail).join(), detail]));
    }
    element.packIntegrity = "";
  });
  // The form that stands there until then is that of the pack before.
  await page.waitForFunction(() => window.events.some(([name]) => name === "ready"));
  await tellMembers(page, ["1980-01-01"]);
  await toResult(page);
  const events = await page.evaluate(() => window.events.map(([name, keys]) => `${name}: ${keys}`));
  for (const wanted of ["ready: info", "answers: answers", "result: result,plan", "finish: answers,result"]) {
    assert.ok(events.includes(wanted), `${wanted} in ${[...new Set(events)].join(" | ")}`);
  }
  const [told, total] = await page.evaluate(() => {
    const [, , finish] = window.events.find(([name]) => name === "finish");
    return [finish.answers.members, finish.result.plan.monthly_total.unit];
  });
  assert.deepEqual([told, total], [[{ birth_date: "1980-01-01" }], "元/月"]);
}));

test("answers put in replace all answers, by their ids or their Chinese names", withPortal({}, async (page) => {
  await tellMembers(page, ["1950-01-01", "1951-01-01"]);
  await tell(page, {
    地区: "三门县",
    评估日: "2026-03-01",
    家庭: { 可计月收入: 2400, 户籍地: "三门县" },
    成员: E01.births.map((出生日期) => ({ 出生日期 })),
    在享: [{ item: "最低生活保障", amount: 700 }],
  });
  const { region, date, family, members, receiving } = await screening(page).evaluate((element) => element.answers);
  assert.deepEqual([region, date], ["331022", "2026-03-01"]);
  assert.equal(family.countable_income, "2400");
  assert.deepEqual(members, E01.births.map((birth_date) => ({ birth_date })));
  assert.deepEqual(receiving, [{ item: "dibao", amount: "700" }]);
}));

test("a page for one county does not ask which", withPortal({ hash: "#date=2026-03-01" }, async (page) => {
  await screening(page).evaluate((element) => (element.region = "331023"));
  await page.getByRole("heading", { name: "家里有谁" }).waitFor();
  assert.equal(await screening(page).evaluate((element) => element.answers.region), "331023");
}));

test("the day can be set from outside, and the language", withPortal({}, async (page) => {
  await tellMembers(page, ["1980-01-01"]);
  await screening(page).evaluate((element) => (element.date = "2019-03-01"));
  await settled(page);
  assert.equal(await screening(page).evaluate((element) => element.result.receipt.date), "2019-03-01");
  await screening(page).evaluate((element) => element.setAttribute("language", "en"));
  await page.getByRole("heading", { name: "Who is in the family" }).waitFor();
  assert.equal(await screening(page).evaluate((element) => element.info.name), "Zhejiang social assistance");
}));

test("slots, parts and properties of style reach inside", withPortal({}, async (page) => {
  await screening(page).evaluate((element) => {
    for (const slot of ["before", "after", "help", "before-members"]) {
      const part = document.createElement("p");
      part.slot = slot;
      part.textContent = `slot ${slot}`;
      element.append(part);
    }
    element.style.setProperty("--yimen-accent", "rgb(120, 0, 80)");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("yimen-screening::part(title) { font-style: italic; }");
    document.adoptedStyleSheets = [sheet];
  });
  for (const slot of ["before", "after", "help", "before-members"]) await page.getByText(`slot ${slot}`, { exact: true }).waitFor();
  const [background, style] = await screening(page).evaluate((element) => [
    getComputedStyle(element.shadowRoot.querySelector("button.primary")).backgroundColor,
    getComputedStyle(element.shadowRoot.querySelector("#step-title")).fontStyle,
  ]);
  assert.deepEqual([background, style], ["rgb(120, 0, 80)", "italic"]);
}));

test("the newest answer wins: results never come out of order", withPortal({}, async (page) => {
  await tell(page, { region: "331022", date: "2026-03-01", members: E01.births.map((birth_date) => ({ birth_date })), family: { hukou: "331022", cash_assets: "0" } });
  const seen = await screening(page).evaluate(async (element) => {
    const seen = [];
    element.addEventListener("yimen-result", ({ detail }) => seen.push(detail.plan.monthly_total.low ?? detail.plan.monthly_total.value));
    for (let income = 3000; income >= 2400; income -= 100) {
      element.session.give({ member: null, id: "countable_income" }, String(income));
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    await element.session.settled();
    return seen;
  });
  assert.equal(seen.at(-1), "723");
  assert.deepEqual(seen, [...seen].sort((a, b) => Number(a) - Number(b)));
  assert.match(await strip(page), /723/);
}));

test("moved inside the page it keeps its answers; taken out it lets go of its workers", withPortal({}, async (page) => {
  await tellMembers(page, ["1980-01-01"]);
  await screening(page).evaluate((element) => {
    const box = document.createElement("div");
    element.before(box);
    box.append(element);
  });
  await settled(page);
  await fillDate(page.getByRole("group", { name: /出生日期/ }), "1981-01-01");
  await settled(page);
  assert.equal(await screening(page).evaluate((element) => element.answers.members[0].birth_date), "1981-01-01");
  const workers = () => page.workers().length;
  assert.ok(workers() > 0);
  await screening(page).evaluate((element) => element.remove());
  await page.waitForTimeout(300);
  assert.equal(workers(), 0);
}));

test("a second definition does no harm", withPortal({}, async (page) => {
  const again = await page.evaluate(async () => {
    const script = document.querySelector("script[type=module]").src;
    await import(`${script}?again`).catch((error) => error.message);
    return customElements.get("yimen-screening") !== undefined;
  });
  assert.ok(again);
  await page.getByRole("heading", { name: "家里有谁" }).waitFor();
}));
