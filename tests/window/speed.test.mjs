// How fast lists are screened, together and one by one. It prints, and asserts nothing about time.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ended, handIn, progress, setDate, setRegion, withPage } from "./browser.mjs";
import { numbers } from "./small.mjs";
import { withoutVectors } from "./vectors.mjs";

const FAMILIES = { together: 20_000, "one by one": 500 };

/** Families of the city with three members each, most facts known, and what some of them receive. */
function lists(count) {
  const chance = numbers(3);
  const pick = (...all) => all[(chance.next().value >>> 8) % all.length];
  const families = ["family_id,hukou,countable_income,cash_assets,has_unsupported,receiving"];
  const members = ["family_id,birth_date,disability_grade,self_care"];
  for (let at = 0; at < count; at += 1) {
    families.push(`F${at},331022,${pick(0, 900, 2400, 3100, 5200, 9800)},${pick(0, 20_000, 300_000)},no,${pick("", "", "dibao:500", "dibao")}`);
    for (const born of ["1980-01-01", `19${pick(30, 45, 58, 66, 75)}-05-05`, "2015-09-01"]) members.push(`F${at},${born},${pick("", "", "", "grade1", "grade3")},`);
  }
  return [families, members].map((lines) => lines.join("\n"));
}

for (const [way, count] of Object.entries(FAMILIES)) {
  test(`${count} families, ${way}`, async (t) => {
    const prepare = async (page) => way === "together" || withoutVectors(page);
    await withPage({ prepare }, async (page) => {
      const [families, members] = lists(count);
      await handIn(page, "families", families);
      await handIn(page, "members", members);
      await setRegion(page, "100000", "330000", "331000", "331022");
      await setDate(page, "2026-03-01");
      const start = performance.now();
      await page.locator("#start").click();
      await ended(page);
      const seconds = (performance.now() - start) / 1000;
      assert.match(await progress(page), /筛查完了/);
      t.diagnostic(`${way}: ${Math.round(count / seconds)} families/s, ${seconds.toFixed(1)} s`);
    })(t);
  });
}
