// What comes out: the same as the engine says of each family alone; sorted, filtered, exported.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Pack } from "yimen";
import { count, detail, downloaded, handIn, progress, rows, screenAll, setRegion, withPage } from "./browser.mjs";
import { screen, withSmallPack } from "./small.mjs";

const small = { prepare: withSmallPack };
const list = (...lines) => lines.join("\r\n") + "\r\n";
const city = Pack.load(readFileSync(new URL("../../www/public/packs/zhejiang.yimen", import.meta.url)));
const KINDS = ["gap", "wrongful", "duplicate", "underpaid", "overpaid", "replaced", "elsewhere"];

/** A figure of the table as the engine writes it. */
const bare = (text) => text.replaceAll(",", "");
const bounds = (amount) => ("value" in amount ? amount.value : `${amount.low ?? ""}–${amount.high ?? ""}`);

/** What the table must show of a result. */
function expected({ items, plan, findings }) {
  const having = (verdict) => String(items.filter((item) => item.verdict === verdict).length);
  const counts = KINDS.map((kind) => [kind, String(findings.filter((finding) => finding.kind === kind).length || "")]);
  return { monthly: bounds(plan.regular_total), eligible: having("eligible"), open: having("undetermined"), faults: having("error"), ...Object.fromEntries(counts) };
}

function assertRow(row, result) {
  const wanted = expected(result);
  const found = Object.fromEntries(Object.keys(wanted).map((key) => [key, bare(row[key])]));
  assert.deepEqual(found, wanted);
}

/** Families in the small pack: one for each finding. */
const FAMILIES = list(
  "家庭编号,户籍地,可计月收入,在享",
  "gap,示例市,300,",
  "twice,示例市,300,最低生活保障:741;困难补助:100",
  "rich,示例市,20000,最低生活保障:500",
  "less,示例市,300,最低生活保障:500",
  "more,示例市,300,最低生活保障:800",
  "fine,示例市,300,最低生活保障:741",
);
const MEMBERS = list("家庭编号,出生日期", ...["gap", "twice", "rich", "less", "more", "fine"].map((id) => `${id},1980-01-01`));

async function screenFamilies(page) {
  await handIn(page, "families", FAMILIES);
  await handIn(page, "members", MEMBERS);
  await screenAll(page);
}

test("each family of the city's pack is screened as the engine does it, byte for byte", withPage({}, async (page) => {
  const families = list("family_id,region,hukou,countable_income,cash_assets,has_unsupported,receiving", "E01,三门县,三门县,2400,0,no,", "X02,三门县,331022,9800,300000,no,dibao:500;electricity", "X03,,330106,0,,,");
  await handIn(page, "families", families);
  await handIn(page, "members", list("family_id,birth_date,disability_grade,self_care,receiving", "E01,1980-01-01,,,", "E01,1982-05-01,,,", "E01,2015-09-01,,,", "X02,1975-11-20,grade1,fully,care_subsidy:300", "X03,1930-05-05,,,"));
  await setRegion(page, "100000", "330000", "330100");
  await screenAll(page);
  const found = await rows(page);
  assert.deepEqual(found.map(({ id }) => id), ["E01", "X02", "X03"]);
  for (const row of found) {
    const { input, result } = await detail(page, row.id);
    assert.equal(result, city.screenJson(input, { reasons: true }), row.id);
    assertRow(row, JSON.parse(city.screenJson(input)));
    await page.keyboard.press("Escape");
  }
}));

test("E01 of the shared cases comes out as everywhere", withPage({}, async (page) => {
  const shared = (name) => readFileSync(new URL(`../shared/e01-three-in-sanmen/${name}`, import.meta.url), "utf8");
  const line = JSON.stringify({ family_id: "E01", ...JSON.parse(shared("case.json")) });
  await handIn(page, "families", line, "e01.jsonl");
  await screenAll(page);
  assertRow((await rows(page))[0], JSON.parse(shared("expected.json")));
  const { input, result } = await detail(page, "E01");
  assert.deepEqual(JSON.parse(input), JSON.parse(shared("case.json")));
  const given = JSON.parse(result);
  assert.deepEqual([given.receipt, given.plan], [JSON.parse(shared("expected.json")).receipt, JSON.parse(shared("expected.json")).plan]);
}));

test("each kind of finding is counted, and its count shows those families only", withPage(small, async (page) => {
  await screenFamilies(page);
  const cases = { 漏救: "gap", 错救: "rich", 重复救: "twice", 少发: "less", 多发: "more" };
  for (const [name, id] of Object.entries(cases)) {
    assert.equal(await count(page, name), "1", name);
    await page.getByRole("button", { name: new RegExp(`^${name}`) }).and(page.locator(".count")).click();
    assert.deepEqual((await rows(page)).map((row) => row.id), [id], name);
  }
  assert.equal(await count(page, "异地享受"), "0");
  await page.locator(".count", { hasText: "全部" }).click();
  assert.equal((await rows(page)).length, 6);
  for (const row of await rows(page)) {
    const { input } = await detail(page, row.id);
    assertRow(row, screen(input));
    await page.keyboard.press("Escape");
  }
}));

test("sorted by a column, and the other way round", withPage(small, async (page) => {
  const incomes = [300, 20000, 0, 900, 300, 0];
  const names = ["10", "9", "2", "b", "a", "1"];
  await handIn(page, "families", list("家庭编号,户籍地,可计月收入", ...incomes.map((income, at) => `${names[at]},示例市,${income}`)));
  await handIn(page, "members", list("家庭编号,出生日期", ...names.map((name) => `${name},1980-01-01`)));
  await screenAll(page);
  const press = (name) => page.locator("thead").getByRole("button", { name: new RegExp(`^${name}`) }).click();
  const column = async (key) => (await rows(page)).map((row) => row[key]);
  const sorted = (name) => page.locator("thead th", { hasText: name }).getAttribute("aria-sort");
  assert.deepEqual(await column("line"), ["2", "3", "4", "5", "6", "7"]);
  await press("每月合计");
  assert.deepEqual(await column("monthly"), ["1,041", "1,041", "741", "741", "141", "0"]);
  assert.deepEqual(await column("line"), ["4", "7", "2", "6", "5", "3"], "equal rows stay in the order of the file");
  assert.equal(await sorted("每月合计"), "descending");
  await press("每月合计");
  assert.deepEqual(await column("line"), ["3", "5", "2", "6", "4", "7"]);
  assert.equal(await sorted("每月合计"), "ascending");
  await press("家庭");
  assert.deepEqual(await column("id"), ["1", "2", "9", "10", "a", "b"]);
  assert.equal(await sorted("每月合计"), null);
}));

test("found by a part of the id", withPage(small, async (page) => {
  await screenFamilies(page);
  await page.getByRole("searchbox").fill("I");
  assert.deepEqual((await rows(page)).map(({ id }) => id), ["twice", "rich", "fine"]);
  await page.getByRole("searchbox").fill("nobody");
  assert.equal((await rows(page)).length, 0);
  assert.match(await page.locator(".table").innerText(), /没有这样的家庭/);
}));

/** The cells of a file of comma-separated values, read by rules of its own. */
function parse(text) {
  const records = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    records.at(-1).push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === "\r\n") records.push([]);
  }
  return records.filter((record) => record.length > 1);
}

test("exported for spreadsheets: what the table shows, and the plan and findings in words", withPage(small, async (page) => {
  await screenFamilies(page);
  const { name, bytes } = await downloaded(page, "导出 CSV");
  assert.equal(name, "筛查结果.csv");
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const [heading, ...records] = parse(bytes.toString().slice(1));
  assert.deepEqual(heading.slice(0, 4), ["家庭编号", "行号", "每月合计下限", "每月合计上限"]);
  const found = await rows(page);
  assert.equal(records.length, found.length);
  records.forEach((record, at) => {
    const cell = Object.fromEntries(heading.map((name, column) => [name, record[column]]));
    assert.deepEqual([cell.家庭编号, cell.行号, cell.符合, cell.漏救 === "0" ? "" : cell.漏救], [found[at].id, found[at].line, found[at].eligible, found[at].gap]);
    assert.equal(cell.每月合计下限, bare(found[at].monthly));
  });
  const twice = records[1].join("|");
  assert.match(twice, /最低生活保障\|重复救: 困难补助\|$/);
}));

test("exported as JSON Lines, it can be read by programs", withPage(small, async (page) => {
  await screenFamilies(page);
  const { name, bytes } = await downloaded(page, "导出 JSON Lines");
  assert.equal(name, "筛查结果.jsonl");
  const lines = bytes.toString().trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(lines[1], {
    family_id: "twice",
    line: 3,
    monthly: { low: "741", high: "741" },
    once: { low: "0", high: "0" },
    eligible: 2,
    undetermined: 0,
    error: 0,
    plan: [{ item: "dibao", member: null }],
    findings: [{ kind: "duplicate", item: "aid", member: null }],
  });
}));

test("exported is what is shown, in its order", withPage(small, async (page) => {
  await screenFamilies(page);
  await page.getByRole("searchbox").fill("i");
  await page.locator("thead").getByRole("button", { name: "家庭" }).click();
  const { bytes } = await downloaded(page, "导出 JSON Lines");
  assert.deepEqual(bytes.toString().trimEnd().split("\n").map((line) => JSON.parse(line).family_id), ["fine", "rich", "twice"]);
}));

test("no cell of an export is a formula", withPage(small, async (page) => {
  const evil = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "＝1", "=cmd|' /C calc'!A0", '"=1"', "-5"];
  const cell = (text) => `"${text.replaceAll('"', '""')}"`;
  await handIn(page, "families", list("家庭编号,户籍地,可计月收入", ...evil.map((id) => `${cell(id)},示例市,${cell(id)}`)));
  await screenAll(page);
  const { bytes } = await downloaded(page, "导出 CSV");
  for (const record of parse(bytes.toString().slice(1)).slice(1)) {
    for (const text of record) assert.ok(!/^\s*[=+\-@＝＋－＠]/.test(text) || /^-?\d+(\.\d+)?$/.test(text), JSON.stringify(text));
  }
  // For programs the ids stay what they are.
  const lines = (await downloaded(page, "导出 JSON Lines")).bytes.toString().trimEnd().split("\n");
  assert.equal(JSON.parse(lines[0]).family_id, "=1+1");
}));

test("the samples can be handed in as they are", withPage({}, async (page) => {
  await page.getByText("文件怎么写").click();
  const families = await downloaded(page, "下载家庭名单样例");
  const members = await downloaded(page, "下载成员名单样例");
  await handIn(page, "families", families.bytes);
  await handIn(page, "members", members.bytes);
  assert.doesNotMatch(await page.locator("#step-columns").innerText(), /没有认出/);
  await screenAll(page);
  assert.deepEqual([await count(page, "漏救"), await count(page, "错救"), await count(page, "少发"), await count(page, "数据有问题")], ["2", "1", "1", "0"]);
}));

test("in English: words, names, exports", withPage({}, async (page) => {
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("How to write the files").click();
  const families = await downloaded(page, "Download sample families");
  assert.match(families.bytes.toString(), /Family id,Place,Household registration/);
  await handIn(page, "families", families.bytes);
  await screenAll(page);
  assert.match(await progress(page), /Done: 3 families/);
  await detail(page, "A001");
  assert.match(await page.getByRole("dialog").innerText(), /Every item and why/);
  await page.keyboard.press("Escape");
  const { bytes } = await downloaded(page, "Export CSV");
  assert.match(bytes.toString(), /Family id,Row,/);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  // The results stay when the language changes.
  await page.getByRole("button", { name: "中文" }).click();
  assert.match(await progress(page), /筛查完了，共 3 户/);
}));
