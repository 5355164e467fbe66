// Lists as people have them: every encoding, every kind of damage. A bad row is one bad row.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { count, detail, handIn, progress, rows, said, screenAll, withPage } from "./browser.mjs";
import { screen, withSmallPack } from "./small.mjs";

const small = { prepare: withSmallPack };
const HEAD = "family_id,region,hukou,countable_income,receiving";
const family = (id, income = 2400, more = "") => `${id},示例市,示例市,${income},${more}`;
const list = (...lines) => lines.join("\r\n") + "\r\n";

// 家庭编号,户籍地 / 甲,示例市 in GB 18030, as Excel saves it: Node writes no such text by itself.
const GB = Buffer.from("bcd2cda5b1e0bac52cbba7bcaeb5d80d0ab8f0a4ce2ccabec0fdcad00d0a".replace("b8f0a4ce", "bcd7"), "hex");

const known = { date: "2026-03-01", region: "示例市", family: { hukou: "示例市", countable_income: "2400" } };
const { low, high } = screen(JSON.stringify(known)).plan.regular_total;
/** What the engine says of such a family. */
const MONTHLY = [low, high].map((bound) => Number(bound).toLocaleString("en")).join("–");

/** Hands in, screens, and returns the rows. */
async function screened(page, content, name) {
  await handIn(page, "families", content, name);
  await screenAll(page);
  return rows(page);
}

describe("encodings", () => {
  test("GB 18030 is told from UTF-8", withPage(small, async (page) => {
    const [row] = await screened(page, GB);
    assert.match(await said(page, "families"), /1 行 · CSV · GB18030/);
    assert.equal(row.id, "甲");
    assert.equal(row.problem, "");
  }));

  test("a byte order mark is not part of the first heading", withPage(small, async (page) => {
    const [row] = await screened(page, "\ufeff" + list(HEAD, family("A1")));
    assert.match(await said(page, "families"), /UTF-8/);
    assert.equal(row.id, "A1");
  }));

  test("one damaged letter is one bad row", withPage(small, async (page) => {
    const good = Buffer.from(list(HEAD, family("甲"), family("乙")));
    const bad = Buffer.concat([Buffer.from("坏"), Buffer.from([0xff, 0xff]), Buffer.from(",示例市,示例市,1,\r\n")]);
    // With bytes that are neither, the file is taken for GB 18030; rows that hold none of them are read all the same.
    const found = await screened(page, Buffer.concat([good.subarray(0, HEAD.length + 2), Buffer.from("A1,990000,990000,5,\r\n"), bad]));
    assert.equal(found.length, 2);
    assert.equal(found[0].problem, "");
    assert.match(found[1].problem, /认不出的字/);
  }));

  const refused = {
    "UTF-16": [Buffer.from("\ufeffa,b\n1,2\n", "utf16le"), /UTF-16/],
    "a workbook": [Buffer.from("504b0304140006000800", "hex"), /Excel 工作簿/],
    "an old workbook": [Buffer.from("d0cf11e0a1b11ae1", "hex"), /Excel 工作簿/],
    "no text": [Buffer.from([65, 0, 66, 0, 1, 2, 3]), /不是文本文件/],
    "an empty file": [Buffer.alloc(0), /没有一户人家/],
    "nothing but a byte order mark": [Buffer.from("efbbbf", "hex"), /没有一户人家/],
    "a heading alone": [Buffer.from(HEAD), /没有一户人家/],
    "blank rows alone": [Buffer.from(`${HEAD}\r\n,,,,\r\n\r\n`), /没有一户人家/],
  };
  for (const [name, [content, message]] of Object.entries(refused)) {
    test(`${name} is refused, and says what to do`, withPage(small, async (page) => {
      await handIn(page, "families", content);
      assert.match(await said(page, "families"), message);
      assert.equal(await page.locator("#start").isVisible(), false);
      // The next file is taken as if nothing had been.
      await handIn(page, "families", list(HEAD, family("A1")));
      await screenAll(page);
      assert.equal((await rows(page)).length, 1);
    }));
  }
});

describe("records", () => {
  const forms = {
    "line feeds alone": [HEAD, family("A1"), family("A2")].join("\n"),
    "carriage returns alone": [HEAD, family("A1"), family("A2")].join("\r"),
    "no end of the last line": [HEAD, family("A1"), family("A2")].join("\r\n"),
    "blank rows between": list(HEAD, "", family("A1"), ",,,,", family("A2"), ""),
    tabs: list(HEAD, family("A1"), family("A2")).replaceAll(",", "\t"),
    semicolons: list(HEAD, family("A1"), family("A2")).replaceAll(",", ";"),
    "everything in quotes": list(...[HEAD, family("A1"), family("A2")].map((line) => line.replace(/[^,]+/g, '"$&"'))),
    "more empty cells than headings": list(HEAD, `${family("A1")},,`, `${family("A2")},`),
  };
  for (const [name, content] of Object.entries(forms)) {
    test(name, withPage(small, async (page) => {
      const found = await screened(page, content);
      assert.deepEqual(found.map(({ id, monthly, problem }) => [id, monthly, problem]), [["A1", MONTHLY, ""], ["A2", MONTHLY, ""]]);
    }));
  }

  test("quotes hold delimiters, quotes and line ends; lines are counted right", withPage(small, async (page) => {
    const found = await screened(page, list(HEAD, '"A,""1""\r\nx",示例市,示例市,2400,', family("A2"), family("A3", "abc")));
    assert.deepEqual(found.map(({ line }) => line), ["2", "4", "5"]);
    assert.equal(found[0].id, 'A,"1"\r\nx');
    assert.match(found[2].problem, /^可计月收入：.*abc/);
  }));

  test("each kind of bad row is one bad row, with its line", withPage(small, async (page) => {
    const long = "x".repeat(70_000);
    const found = await screened(page, list(HEAD, family("A1"), "A2,示例市", `${family("A3")},more`, `A4,示例市,示例市,${long},`, family("A1", 5), family("A6", "-3"), family("A7", 1, "没有这一项:5"), family("A8")));
    assert.deepEqual(found.map(({ line }) => line), ["2", "3", "4", "5", "6", "7", "8", "9"]);
    const problems = found.map(({ problem }) => problem);
    const expected = [/^$/, /有 2 格，栏目有 5 个/, /有 6 格，栏目有 5 个/, /太长/, /和第 2 行重复/, /可计月收入/, /没有这一项/, /^$/];
    expected.forEach((pattern, at) => assert.match(problems[at], pattern, `line ${at + 2}`));
    assert.equal(await count(page, "数据有问题"), "6");
    assert.match(await progress(page), /筛查完了，共 8 户/);
  }));

  test("a quote that is never closed costs its own line only", withPage(small, async (page) => {
    const many = Array.from({ length: 2_000 }, (_, at) => family(`B${at}`));
    const found = await screened(page, list(HEAD, family("A1"), `"A2,示例市,示例市,5,`, ...many));
    assert.match(found[1].problem, /引号没有成对/);
    assert.equal(found[2].id, "B0");
    assert.equal(await count(page, "数据有问题"), "1");
    assert.equal(await count(page, "全部"), "2,002");
  }));

  test("a line of many megabytes is passed over", withPage(small, async (page) => {
    const found = await screened(page, list(HEAD, `A1,${"y".repeat(5_000_000)}`, family("A2")));
    assert.match(found[0].problem, /太长/);
    assert.deepEqual([found[1].id, found[1].line], ["A2", "3"]);
  }));

  test("amounts and days as people write them", withPage(small, async (page) => {
    await handIn(page, "families", list(HEAD, `A1, 示例市 ,"=""990000""","２,４００ 元",`));
    await handIn(page, "members", list("family_id,birth_date", "A1,1980/1/2", "A1,1982年5月1日", "A1,20150901", "A1,2016-03-05 00:00:00"));
    await screenAll(page);
    const { input } = await detail(page, "A1");
    const { family: facts, members } = JSON.parse(input);
    assert.deepEqual(facts, { hukou: "990000", countable_income: "2400" });
    assert.deepEqual(members.map((member) => member.birth_date), ["1980-01-02", "1982-05-01", "2015-09-01", "2016-03-05"]);
  }));
});

describe("JSON Lines", () => {
  const line = (id, income) => `{"family_id": ${JSON.stringify(id)}, "region": "990000", "family": {"hukou": "990000", "countable_income": ${income}}, "members": [{"birth_date": "1980-01-01"}]}`;

  test("one family a line", withPage(small, async (page) => {
    const found = await screened(page, [line("A1", 300), "", line("A2", 20000)].join("\n"), "families.jsonl");
    assert.match(await said(page, "families"), /2 行 · JSON Lines/);
    assert.deepEqual(found.map(({ id, line, monthly }) => [id, line, monthly]), [["A1", "1", "741"], ["A2", "3", "0"]]);
  }));

  test("digits stay as they are, and only the id is taken out", withPage(small, async (page) => {
    await handIn(page, "families", line("A1", "300.10000000000000001").replace('"A1"', '"A1\\"}"'), "f.jsonl");
    await screenAll(page);
    const found = await detail(page, 'A1"}');
    assert.match(found.input, /300\.10000000000000001/);
  }));

  test("each kind of bad line is one bad row", withPage(small, async (page) => {
    const lines = [line("A1", 300), "{", "[]", '{"family_id": "A4", "nonsense": 1}', '{"family_id": "A5", "family": {"a": 1, "a": 2}}', "not json", line("A1", 1), line("A8", 300)];
    const found = await screened(page, lines.join("\n"), "f.ndjson");
    assert.deepEqual(found.map(({ problem }) => problem === ""), [true, false, false, false, false, false, false, true]);
    assert.match(found[1].problem, /不是完整的 JSON/);
    assert.match(found[3].problem, /nonsense/);
    assert.match(found[6].problem, /和第 1 行重复/);
  }));
});

test("a second file takes the place of the first, however quickly it comes", withPage(small, async (page) => {
  const many = Array.from({ length: 20_000 }, (_, at) => family(`B${at}`));
  await page.locator("#file-families").setInputFiles({ name: "large.csv", mimeType: "text/csv", buffer: Buffer.from(list(HEAD, ...many)) });
  await handIn(page, "families", list(HEAD, family("A1")), "small.csv");
  await page.waitForFunction(() => document.querySelector(".file-name").textContent === "small.csv");
  await screenAll(page);
  assert.deepEqual((await rows(page)).map(({ id }) => id), ["A1"]);
}));

test("more families than there may be are said before anything starts", withPage(small, async (page) => {
  const many = Array.from({ length: 100_001 }, (_, at) => family(`B${at}`));
  await handIn(page, "families", list(HEAD, ...many));
  assert.match(await said(page, "families"), /这份有 100,001 户：只筛查前 100,000 户/);
  assert.match(await said(page, "families"), /100,001 行/);
}));

test("a list can be dropped on its box; beside it nothing happens", withPage(small, async (page) => {
  const content = list(HEAD, family("A1"));
  const drop = async (selector) => {
    const data = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
      return data;
    }, content);
    await page.dispatchEvent(selector, "dragover", { dataTransfer: data });
    await page.dispatchEvent(selector, "drop", { dataTransfer: data });
  };
  await drop("h1");
  assert.equal(await page.locator(".file.taken").count(), 0);
  await drop(".file >> nth=0");
  await page.locator(".file .good").waitFor();
  assert.match(await said(page, "families"), /dropped\.csv 1 行/);
}));

test("a hundred members in one family are one bad row", withPage(small, async (page) => {
  await handIn(page, "families", list(HEAD, family("A1"), family("A2")));
  await handIn(page, "members", list("family_id,birth_date", ...Array.from({ length: 100 }, () => "A1,1980-01-01"), "A2,1980-01-01"));
  await screenAll(page);
  const found = await rows(page);
  assert.match(found[0].problem, /100/);
  assert.equal(found[1].problem, "");
}));
