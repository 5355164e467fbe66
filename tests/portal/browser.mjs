// What the portal tests have in common: the browser, an open portal, and hands that answer it.
import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";

const { YIMEN_BASE_URL: base, YIMEN_CHROMIUM: program } = process.env;
assert.ok(base && program, "these tests need the served pages and a browser; run them by `cargo xtask test`");

export const portal = new URL("portal/", base).href;

const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

const browser = await chromium.launch({ executablePath: program, chromiumSandbox: false, args: QUIET });
after(() => browser.close());

/** The place and day of most tests. */
export const SANMEN = "#region=331022&date=2026-03-01";

/**
 * Opens the portal in a fresh browser context. What goes wrong in it fails the test, unless it is expected.
 * @param {{ hash?: string, width?: number, ready?: boolean, faults?: RegExp, script?: boolean, prepare?(page, context): Promise<void> }} [how]
 */
export async function open({ hash = SANMEN, width = 1280, ready = true, faults, prepare } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale: "zh-CN" });
  const page = await context.newPage();
  // What never comes fails all the same; a busy machine must not.
  page.setDefaultTimeout(Number(process.env.YIMEN_PATIENCE ?? 60_000));
  const found = [];
  page.on("pageerror", (error) => found.push(String(error)));
  page.on("console", (message) => message.type() === "error" && found.push(message.text()));
  page.on("dialog", (dialog) => dialog.accept());
  await prepare?.(page, context);
  await page.goto(portal + hash);
  if (ready) {
    await page.locator("#step-title, .failure").first().waitFor();
    assert.equal(await page.locator(".failure").count(), 0, "the portal starts");
  }
  const close = async () => {
    await context.close();
    assert.deepEqual(found.filter((fault) => !faults?.test(fault)), [], "faults in the page");
  };
  return { page, context, close };
}

/** Runs a test on an open portal and closes it. */
export const withPortal = (how, test) => async (t) => {
  const opened = await open(how);
  try {
    await test(opened.page, opened.context, t);
  } finally {
    await opened.close();
  }
};

/** A context without a script, for the pages people keep. */
export const withoutScript = () => browser.newContext({ javaScriptEnabled: false });

export const screening = (page) => page.locator("yimen-screening");
export const title = (page) => page.locator("#step-title").innerText();

/** Waits until the result is that of the answers as they stand. */
export const settled = (page) => page.waitForFunction(() => document.querySelector("yimen-screening").result !== null);

/** The text of a part of the page, its spaces evened out. */
export const textOf = async (locator) => (await locator.innerText()).replace(/\s+/g, " ").trim();

export const strip = (page) => textOf(page.locator(".strip"));

/** Presses 继续 and waits for what comes of it: another screen, another question on this one, or a mistake. */
export async function goOn(page) {
  const before = await screening(page).evaluate((element) => [element.session.step, element.session.at].map(String).join());
  const state = () => screening(page).evaluate((element) => [element.session.step, element.session.at].map(String).join());
  await page.locator("button.primary").click();
  await settled(page);
  return before !== (await state());
}

/** Goes to the result from wherever the interview stands. */
export async function toResult(page) {
  await page.getByRole("button", { name: "看结果" }).click();
  await page.getByRole("heading", { name: "预判结果" }).waitFor();
}

export async function fillDate(group, date) {
  const parts = date.split("-");
  for (const [at, name] of ["年", "月", "日"].entries()) await group.getByLabel(name, { exact: true }).fill(parts[at]);
}

/** Says how many people there are and when they were born. */
export async function tellMembers(page, births, names = []) {
  await page.getByLabel("家里一共几口人？").fill(String(births.length));
  for (const [at, birth] of births.entries()) {
    const member = page.getByRole("group", { name: `成员 ${at + 1}`, exact: true });
    if (names[at]) await member.getByLabel("称呼（选填）").fill(names[at]);
    if (birth) await fillDate(member.getByRole("group", { name: /出生日期/ }), birth);
  }
}

/** The paths of what is asked on this screen, in their order. */
const asked = (page) =>
  page.locator(".step [data-path]").evaluateAll((inputs) => [...new Set(inputs.map(({ dataset }) => dataset.path))]);

/** Gives one answer, by its words, with whatever control it is asked. */
export async function give(page, path, words) {
  const inputs = page.locator(`.step [data-path="${path}"]`);
  const kind = await inputs.first().evaluate((input) => (input.localName === "input" ? input.type : input.localName));
  if (kind === "select") return inputs.selectOption({ label: words });
  if (kind === "radio") {
    const labels = await inputs.evaluateAll((inputs) => inputs.map((input) => input.parentElement.innerText.trim()));
    const at = labels.findIndex((label) => label === words || (words === "就在" && label.startsWith(words)));
    assert.ok(at >= 0, `${path}: ${words} is none of ${labels.join("、")}`);
    return inputs.nth(at).check();
  }
  return inputs.fill(words);
}

/** What most families say to most questions. */
const USUAL = ["有能力", "能抚养", "能自理", "否", "无", "没有", "没有困难", "都不是", "没有上学", "没有评估", "没有参保", "在业"];

async function usual(page, path) {
  const inputs = page.locator(`.step [data-path="${path}"]`);
  const words = await inputs.evaluateAll((inputs) =>
    inputs.flatMap((input) => {
      if (input.localName === "select") return [...input.options].map(({ text }) => text);
      return input.type === "radio" ? [input.parentElement.innerText.trim()] : ["0"];
    }),
  );
  return words.includes("0") ? "0" : USUAL.find((usual) => words.includes(usual));
}

/**
 * Answers one screen after the other until the result is there. What the family does not tell is left blank, or answered as
 * most families do.
 * @param {Record<string, string>} answers by path, in the words of the page
 */
export async function interview(page, answers, { receiving = async () => {}, rest = false } = {}) {
  const left = new Map(Object.entries(answers));
  for (let screens = 0; screens < 80; screens += 1) {
    const kind = await screening(page).evaluate((element) => element.session.step.kind);
    if (kind === "result") {
      assert.deepEqual([...left.keys()], [], "everything told was asked");
      return;
    }
    if (kind === "receiving") await receiving(page);
    const done = new Set();
    for (let path; kind === "ask" && (path = (await asked(page)).find((path) => !done.has(path))); ) {
      done.add(path);
      const words = left.get(path) ?? (rest ? await usual(page, path) : undefined);
      if (words === undefined) continue;
      await give(page, path, words);
      left.delete(path);
      await settled(page);
    }
    await goOn(page);
  }
  assert.fail("the interview does not come to an end");
}

/** The case and the result as the page shows them to those who check. */
export async function data(page) {
  await settled(page);
  const fold = page.locator("details.data");
  if (!(await fold.evaluate((fold) => fold.open))) await fold.locator("summary").click();
  const part = async (name) => {
    const block = fold.locator(`pre[data-part="${name}"]`);
    await page.waitForFunction((block) => block.textContent !== "", await block.elementHandle());
    return block.evaluate((block) => block.textContent);
  };
  return { input: await part("input"), result: await part("result") };
}

/** One item's line in the result. */
export const item = (page, id, member = "") => page.locator(`details.item[data-item="${id}"][data-member="${member}"]`);

/** Unfolds what there is to see; of items that look the same, two of each lot. */
export const unfold = (page) =>
  screening(page).evaluate((element) => {
    const seen = new Map();
    for (const fold of element.shadowRoot.querySelectorAll("details")) {
      const count = (seen.get(fold.dataset.lot) ?? 0) + 1;
      if (fold.matches(".item")) seen.set(fold.dataset.lot, count);
      fold.open = !fold.matches(".item") || count <= 2;
    }
  });

/** E01: three people in Sanmen with 2,400 yuan a month. */
export const E01 = { births: ["1980-01-01", "1982-05-01", "2015-09-01"], answers: { hukou: "就在", countable_income: "2400", cash_assets: "0", has_unsupported: "否" } };

/** Comes to the result of E01. */
export async function resultOfE01(page) {
  await tellMembers(page, E01.births);
  await interview(page, E01.answers);
}
