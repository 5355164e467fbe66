// Whole interviews of real families: what the portal says is byte for byte what the native program says.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { data, E01, interview, item, open, screening, tellMembers, textOf } from "./browser.mjs";

const { YIMEN_PROGRAM: program } = process.env;
assert.ok(program, "these tests need the native program");
const root = fileURLToPath(new URL("../..", import.meta.url));

function native(input) {
  const run = spawnSync(program, ["screen", "policies/zhejiang", "-", "--format", "json"], { cwd: root, input, encoding: "utf8" });
  assert.ok(run.stdout, run.stderr);
  return run.stdout.trimEnd();
}

const FAMILIES = {
  "E01: three in Sanmen with 2,400 a month: 723 of subsistence allowance": {
    ...E01,
    total: "723",
    items: [["dibao", "", /可以享受 最低生活保障 .*每月 723 元/], ["dibian", "", /不能同享 低保边缘/]],
  },
  "E03: exactly at the standard: no allowance, but near-poor": {
    births: E01.births,
    answers: { ...E01.answers, countable_income: "3123" },
    items: [["dibao", "", /不符合 最低生活保障/], ["dibian", "", /可以享受 低保边缘/]],
  },
  "E06: a disabled adult in a near-poor family of Hangzhou is taken alone, the others stay near-poor": {
    city: "330100",
    county: "上城区",
    date: "2025-03-01",
    births: ["1970-03-01", "1972-04-01", "1995-05-05"],
    answers: {
      hukou: "就在",
      countable_income: "6000",
      "members[2].disability_grade": "二级",
      "members[2].self_care": "基本不能",
    },
    items: [
      ["dibao_single", "2", /可以享受 单人保 .*1,301 元/],
      ["disability_living", "2", /390\.3 元/],
      ["care_subsidy", "2", /250 元/],
    ],
  },
  "E08: a grandmother and a child without support: the allowance, and the rest topped up": {
    city: "330100",
    county: "上城区",
    date: "2025-03-01",
    births: ["1955-01-01", "2014-02-02"],
    answers: {
      hukou: "就在",
      countable_income: "900",
      "members[1].father": "死亡或宣告失踪",
      "members[1].mother": "服刑在押",
    },
    items: [["dibao", "", /1,702 元/], ["unsupported_child", "1", /1,674 元/]],
  },
  "E10: an orphan wholly unable to care for itself: what bars what": {
    city: "330100",
    county: "上城区",
    date: "2025-03-01",
    births: ["2014-02-02"],
    answers: {
      hukou: "就在",
      has_unsupported: "是",
      "members[0].supporter": "没有",
      "members[0].father": "死亡或宣告失踪",
      "members[0].mother": "死亡或宣告失踪",
      "members[0].disability_grade": "一级",
      "members[0].self_care": "完全不能",
    },
    items: [
      ["orphan", "0", /可以享受 孤儿基本生活保障 .*2,525 元/],
      ["care_subsidy", "0", /500 元/],
      ["disability_living", "0", /不能同享|不符合/],
      ["tekun", "0", /不能同享/],
    ],
  },
  "E33: the allowance and support in extreme hardship at once: received twice": {
    births: ["1950-01-01"],
    answers: { hukou: "就在", countable_income: "0", cash_assets: "0" },
    async receiving(page) {
      await page.locator("summary", { hasText: "基本生活救助" }).click();
      await page.getByLabel("最低生活保障", { exact: true }).check();
      await page.getByRole("group", { name: "特困供养" }).getByLabel("成员 1").check();
    },
    findings: /重复领/,
    items: [],
  },
};

for (const [name, family] of Object.entries(FAMILIES)) {
  test(name, async () => {
    const { page, close } = await open({ hash: family.city ? `#date=${family.date}` : undefined });
    if (family.city) {
      // The portal of another city is this one with another region.
      await screening(page).evaluate((element, city) => (element.region = city), family.city);
      await page.getByRole("radio", { name: family.county }).or(page.getByRole("combobox", { name: /哪里|选择地区/ })).first().waitFor();
      const radio = page.getByRole("radio", { name: family.county });
      if (await radio.count()) await radio.check();
      else await page.getByRole("combobox", { name: /哪里|选择地区/ }).selectOption({ label: family.county });
      await page.locator("button.primary").click();
      await page.getByRole("heading", { name: "家里有谁" }).waitFor();
    }
    await tellMembers(page, family.births);
    await interview(page, family.answers, { receiving: family.receiving, rest: true });

    for (const [id, member, line] of family.items) {
      const row = item(page, id, member);
      await row.evaluate((row) => {
        for (let fold = row.parentElement.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      });
      assert.match(await textOf(row.locator("summary").first()), line);
    }
    if (family.total) assert.equal(await textOf(page.locator(".totals .sum strong")), family.total);
    if (family.findings) assert.match(await textOf(page.locator("[part=findings]")), family.findings);

    const saved = JSON.parse(await screening(page).evaluate((element) => element.save()));
    const { result, input } = await data(page);
    assert.deepEqual(JSON.parse(input), saved.answers);
    assert.equal(result, native(JSON.stringify(saved.answers)));
    await close();
  });
}
