// What people keep: the answers to go on with, the result as a page and on paper.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { data, E01, resultOfE01, screening, settled, tellMembers, textOf, title, withoutScript, withPortal } from "./browser.mjs";
import { tell } from "./states.mjs";

/** What a press on a button gives to keep. */
async function kept(page, button) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const file = await download;
  return { name: file.suggestedFilename(), path: await file.path() };
}

const MARKUP = `"><img src=x onerror="window.interpreted=1"><script>window.interpreted=2</script><b>b</b>`;

/** As long as a name may be. */
const NAME = `<b>我</b><img src=x onerror=alert(1)>`;

test("answers are kept in a file, and taken up where they were left", withPortal({}, async (page) => {
  await tellMembers(page, E01.births, ["我", "妻子", "女儿"]);
  await page.locator("button.primary").click();
  await page.getByLabel(/就在/).check();
  await page.locator("button.primary").click();
  await page.getByRole("heading", { name: "收入财产" }).waitFor();
  await page.getByRole("button", { name: "看看填了什么" }).click();
  const { name, path } = await kept(page, /保存回答/);
  assert.match(name, /^社会救助预判-回答-\d{4}-\d\d-\d\d\.json$/);
  const saved = JSON.parse(await readFile(path, "utf8"));
  assert.equal(saved.format, "yimen-answers");
  assert.deepEqual(saved.names, ["我", "妻子", "女儿"]);

  await page.getByRole("button", { name: "从头开始" }).click();
  await page.getByRole("heading", { name: "在哪里申请" }).waitFor();
  await page.getByLabel("接着上次的").setInputFiles({ name, mimeType: "application/json", buffer: await readFile(path) });
  await page.getByRole("heading", { name: "收入财产" }).waitFor();
  assert.match(await textOf(page.locator(".notice.good")), /上次的回答放回来了（4 个）/);
  await page.getByRole("button", { name: "看看填了什么" }).click();
  assert.match(await textOf(page.locator(".review")), /妻子 出生日期是哪一天？ 1982年5月1日/);
  const again = await screening(page).evaluate((element) => element.save());
  assert.deepEqual(JSON.parse(again), saved);
}));

test("what is not a file of answers is refused, kindly, and nothing is lost", withPortal({}, async (page) => {
  await tellMembers(page, ["1980-01-01"]);
  const resume = (text) => screening(page).evaluate((element, text) => element.resume(text), text);
  const saved = JSON.parse(await screening(page).evaluate((element) => element.save()));
  const other = /不是在这里保存的回答/;
  const refused = {
    "": other,
    "<html><b>": other,
    "[]": other,
    null: other,
    '{"format":"other"}': other,
    [JSON.stringify({ ...saved, version: 99 })]: /更新的版本/,
    [JSON.stringify({ ...saved, answers: [] })]: /损坏/,
    [JSON.stringify({ ...saved, answers: { members: "x" } })]: /损坏/,
    [JSON.stringify({ ...saved, answers: { family: [1] } })]: /损坏/,
    [JSON.stringify({ ...saved, answers: { members: Array(100).fill({}) } })]: /文件里有 100 人，这里最多能填 30 人/,
    ["9".repeat(3_000_000)]: other,
  };
  for (const [text, words] of Object.entries(refused)) {
    assert.equal(await resume(text), false);
    assert.match(await textOf(page.locator(".notice.wrong")), words, text.slice(0, 80));
    assert.equal(await page.locator(".member").count(), 1, "what stood there stays");
    await page.getByRole("button", { name: "知道了" }).click();
  }
  assert.equal(await page.locator(".notice").count(), 0);
}));

test("a file of another version of the rules: what is not known is named and left out", withPortal({}, async (page) => {
  const saved = JSON.parse(await screening(page).evaluate((element) => element.save()));
  const text = JSON.stringify({
    ...saved,
    pack: { ...saved.pack, hash: "sha256:other" },
    names: [MARKUP],
    answers: {
      region: "331022",
      family: { countable_income: "100", lottery: "5", has_unsupported: 7, disaster_harm: "meteor" },
      members: [{ birth_date: "1980-01-01", [MARKUP]: 1 }],
      receiving: [{ item: "moon_benefit" }, { item: "dibao", amount: "700" }, { item: "tekun", member: 9 }],
    },
  });
  assert.equal(await screening(page).evaluate((element, text) => element.resume(text), text), true);
  await page.locator(".notice").waitFor();
  const words = await textOf(page.locator(".notice"));
  assert.match(words, /规则更新过/);
  for (const name of ["lottery", "has_unsupported", "disaster_harm", "moon_benefit", "tekun", "<script>"]) assert.ok(words.includes(name), name);
  const { family, receiving } = await screening(page).evaluate((element) => element.answers);
  assert.deepEqual([family, receiving], [{ countable_income: "100" }, [{ item: "dibao", amount: "700" }]]);
  assert.equal(await page.locator("yimen-screening :is(img, script, b b)").count(), 0);
}));

test("a file with a mark at its beginning and Windows lines is read", withPortal({}, async (page) => {
  await tellMembers(page, ["1980-01-01"]);
  const text = await screening(page).evaluate((element) => element.save());
  assert.ok(await screening(page).evaluate((element, text) => element.resume(text), `\ufeff${text.replaceAll("\n", "\r\n")}`));
}));

test("the result kept as one file opens by itself, without script, and markup stays text", withPortal({}, async (page) => {
  await tell(page, { region: "331022", date: "2026-03-01", members: E01.births.map((birth_date) => ({ birth_date })), family: { hukou: "331022", countable_income: "2400", cash_assets: "0" } });
  await page.getByRole("button", { name: "看看填了什么" }).click();
  await page.getByRole("button", { name: "改：家里一共几口人？" }).click();
  await page.getByLabel("称呼（选填）").first().fill(NAME);
  await page.getByRole("button", { name: "改好了" }).click();
  await page.getByRole("button", { name: "回去接着答" }).click();
  await page.getByRole("button", { name: "看结果" }).click();
  await page.getByRole("heading", { name: "预判结果" }).waitFor();
  await settled(page);
  const { name, path } = await kept(page, "保存成一个文件");
  assert.match(name, /^社会救助预判-结果-.*\.html$/);

  const context = await withoutScript();
  const opened = await context.newPage();
  const requests = [];
  opened.on("request", (request) => requests.push(request.url()));
  await opened.setContent(await readFile(path, "utf8"));
  const words = await textOf(opened.locator("body"));
  for (const part of ["预判结果", "每月合计", "浙江省台州市三门县", "最低生活保障", "填报的情况", "sha256:", NAME]) {
    assert.ok(words.includes(part), part);
  }
  assert.equal(await opened.locator("script, img, button, input, link, iframe").count(), 0);
  assert.equal(await opened.locator("[onerror], [onclick], [href], [src]").count(), 0);
  assert.deepEqual(requests.filter((url) => !url.startsWith("about:")), []);
  const background = await opened.locator(".totals strong").evaluate((sum) => getComputedStyle(sum).color);
  assert.equal(background, "rgb(13, 74, 70)", "it brings its own style");
  await context.close();
}));

test("on paper: the result, its reasons and what was told, without what is pressed", withPortal({}, async (page) => {
  await resultOfE01(page);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.ok(await page.locator(".promises strong").first().isVisible());
  const paper = await textOf(page.locator(".frame"));
  for (const words of ["这是预判，不是审批", "人均月收入 800 元 < 低保标准 1,041 元", "司法救助上限 0 元，或者无法判定", "填报的情况", "1982年5月1日", "sha256:", "申请书"]) {
    assert.ok(paper.includes(words), words);
  }
  assert.equal(await page.locator("main button:not(.missing button):visible, main input:visible, main select:visible, header:visible").count(), 0);
  const pages = await page.pdf({ format: "A4" });
  assert.ok(pages.length > 10_000);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator("details[open]").count(), 0);
}));

test("the button prints", withPortal({ prepare: (page) => page.addInitScript(() => (window.print = () => (window.printed = true))) }, async (page) => {
  await resultOfE01(page);
  await page.getByRole("button", { name: "打印", exact: true }).click();
  assert.equal(await page.evaluate(() => window.printed), true);
}));

test("markup in every field of text is not interpreted", withPortal({}, async (page) => {
  await page.getByLabel("家里一共几口人？").fill(MARKUP);
  await page.getByLabel("家里一共几口人？").fill("2");
  for (const input of await page.locator(".member input").all()) await input.fill(MARKUP);
  assert.equal(await page.locator("yimen-screening :is(img, script, b b)").count(), 0);
  for (const input of await page.locator(".member .date input").all()) await input.fill("");
  await page.locator("button.primary").click();
  for (let screens = 0; screens < 60; screens += 1) {
    await settled(page);
    const step = await screening(page).evaluate((element) => element.session.step.kind);
    if (step === "result") break;
    if (step === "receiving") {
      await page.locator("summary", { hasText: "基本生活救助" }).click();
      await page.getByLabel("最低生活保障", { exact: true }).check();
      await page.getByLabel("最低生活保障，现在每次领多少？").fill(MARKUP);
      await settled(page);
      assert.match(await textOf(page.locator(".step")), /<script>/, "the engine's words quote the answer");
      await page.getByLabel("最低生活保障，现在每次领多少？").fill("1");
    }
    for (const input of await page.locator(".step input.number:visible").all()) {
      await input.fill(MARKUP);
      await settled(page);
      assert.equal(await page.locator("yimen-screening :is(img, script, b b)").count(), 0);
      await input.fill("");
    }
    await page.locator("button.primary").click();
  }
  await page.getByRole("heading", { name: "预判结果" }).waitFor();
  assert.equal(await title(page), "预判结果");
  const text = await data(page);
  assert.ok(text.result.length > 0);
  assert.equal(await page.locator("yimen-screening :is(img, script)").count(), 0);
  assert.equal(await page.evaluate(() => window.interpreted), undefined);
}));
