// Families judged together, where the browser has vector instructions, and one by one, where it has none: what comes out is the
// same, byte for byte.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { downloaded, handIn, progress, screenAll, setRegion, withPage } from "./browser.mjs";
import { numbers, withSmallPack } from "./small.mjs";
import { withoutVectors } from "./vectors.mjs";

const list = (...lines) => lines.join("\r\n") + "\r\n";

/** Families of every sort: facts unknown, wrong or in other words, things received, days and places of their own. */
function varied(count) {
  const chance = numbers(5);
  const pick = (...all) => all[(chance.next().value >>> 8) % all.length];
  const families = [];
  const members = [];
  for (let at = 0; at < count; at += 1) {
    const id = `F${at}`;
    const income = pick("0", "300", "741.5", "1,041 元", "2400", "8999.99", "9000", "20000", "", "不清楚", "many", "-3", "300.12345678901");
    const receiving = pick("", "", "最低生活保障:741", "困难补助:100", "最低生活保障:741;困难补助:100", "最低生活保障", "没有这一项:5", "困难补助:99.99");
    const day = pick("", "", "", "2026/5/6", "2024-12-31", "someday");
    families.push([id, pick("示例市", "990000", "", "无此地"), pick("示例市", "990000", ""), income, receiving, day].map((cell) => `"${cell}"`).join(","));
    for (let people = pick(0, 1, 1, 2, 3, 7, 40); people > 0; people -= 1) members.push(`${id},${pick("1980-01-01", "2015年9月1日", "", "1890-01-01")}`);
  }
  return { families: list("家庭编号,地区,户籍地,可计月收入,在享,评估日", ...families), members: list("家庭编号,出生日期", ...members) };
}

const line = (at, more) => JSON.stringify({ family_id: `L${at}`, region: "990000", family: { countable_income: at * 37 }, ...more });
const LISTS = {
  "two lists": varied(400),
  "a list without members": { families: varied(120).families },
  "JSON Lines": {
    name: "families.jsonl",
    families: [
      ...Array.from({ length: 60 }, (_, at) => line(at, at % 3 ? { members: [{ birth_date: "1980-01-01" }] } : {})),
      line(60, { members: [] }),
      line(61, { receiving: [{ item: "dibao", amount: 500, since: "2025-01-01" }], members: [{}] }),
      line(62, { standards: { dibao_standard: 10 }, members: [{}] }),
      line(63, { family: { countable_income: null } }),
      '{"family_id":"L64","region":"990000","family":{"countable_income":1,"countable_income":2}}',
      '{"family_id":"L65","region":"990000","family":{"countable_income":300.10000000000000001},"members":[{}]}',
      "{",
    ].join("\n"),
  },
};

async function exported(page, { families, members, name }) {
  await handIn(page, "families", families, name);
  if (members) await handIn(page, "members", members);
  if (!name) await setRegion(page, "990000");
  await screenAll(page);
  assert.match(await progress(page), /筛查完了/);
  return [(await downloaded(page, "导出 CSV")).bytes.toString(), (await downloaded(page, "导出 JSON Lines")).bytes.toString()];
}

describe("the same, together and one by one", () => {
  for (const [name, files] of Object.entries(LISTS)) {
    test(name, async (t) => {
      const found = [];
      for (const vectors of [true, false]) {
        const asked = new Set();
        const prepare = async (page) => {
          await withSmallPack(page);
          if (!vectors) await withoutVectors(page);
          page.context().on("request", (request) => /\.wasm$/.test(request.url()) && asked.add(request.url()));
        };
        await withPage({ prepare }, async (page) => found.push(await exported(page, files)))(t);
        // One module, and each time another.
        found.at(-1).push([...asked].join());
        assert.equal(asked.size, 1);
      }
      const [together, alone] = found;
      assert.notEqual(together[2], alone[2]);
      assert.deepEqual(together[1].split("\n"), alone[1].split("\n"));
      assert.equal(together[0], alone[0]);
      assert.ok(together[1].split("\n").length > 50);
    });
  }
});
