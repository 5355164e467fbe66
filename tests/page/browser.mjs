// What the page tests have in common: the browser, an open page, and hands that fill it in.
import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";

const { YIMEN_BASE_URL: base, YIMEN_CHROMIUM: program } = process.env;
assert.ok(base && program, "these tests need the served page and a browser; run them by `cargo xtask test`");

export const address = new URL(base).href;

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
 * Opens the page in a fresh browser context. What goes wrong in it fails the test, unless it is expected.
 * @param {{ hash?: string, width?: number, ready?: boolean, faults?: RegExp, prepare?(page): Promise<void> }} [how]
 */
export async function open({ hash = "", width = 1280, ready = true, faults, prepare } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale: "zh-CN" });
  const page = await context.newPage();
  // What never comes fails all the same; a busy machine must not.
  page.setDefaultTimeout(60_000);
  const found = [];
  page.on("pageerror", (error) => found.push(String(error)));
  page.on("console", (message) => message.type() === "error" && found.push(message.text()));
  page.on("dialog", (dialog) => dialog.accept());
  await prepare?.(page);
  await page.goto(address + hash);
  if (ready) {
    // Ready, or else it says why not.
    const outcome = await page.waitForFunction(() => {
      const ready = performance.getEntriesByName("yimen:ready").length > 0;
      return ready ? "ready" : document.querySelector("[role=alert]")?.innerText;
    });
    assert.equal(await outcome.jsonValue(), "ready");
  }
  const close = async () => {
    await context.close();
    assert.deepEqual(found.filter((fault) => !faults?.test(fault)), [], "faults in the page");
  };
  return { page, context, close };
}

/** Runs a test on an open page and closes it. */
export const withPage = (how, test) => async (t) => {
  const opened = await open(how);
  try {
    await test(opened.page, opened.context, t);
  } finally {
    await opened.close();
  }
};

export const question = (page, name) => page.getByLabel(name);
export const group = (page, name) => page.getByRole("group", { name });
export const member = (page, number) => page.locator("#members > fieldset").nth(number - 1);

/** Gives a date to a field of three parts. */
export async function fillDate(field, date) {
  const parts = date.split("-");
  for (const [at, name] of ["年", "月", "日"].entries()) await field.getByLabel(name, { exact: true }).fill(parts[at]);
}

/** E01: three people in Sanmen with 2400 yuan a month. */
export async function fillE01(page) {
  await question(page, "家里一共几口人？").fill("3");
  await question(page, "全家的户口在哪个县").selectOption("here");
  await question(page, "全家一个月一共有多少收入？").fill("2400");
  await question(page, "全家的现金").fill("0");
  await group(page, "家里有没有这样的人").getByLabel("否", { exact: true }).check();
  for (const [at, date] of ["1980-01-01", "1982-05-01", "2015-09-01"].entries()) {
    await fillDate(group(member(page, at + 1), "出生日期是哪一天？"), date);
  }
}

/** What E01 leaves open, so that the total becomes an exact figure. */
export async function fillTheRest(page) {
  for (const number of [1, 2, 3]) {
    await member(page, number).getByLabel("残疾人证上是几级？").selectOption({ label: "无" });
    await member(page, number).getByLabel("今年看病").fill("0");
  }
  for (const parent of ["父亲", "母亲"]) {
    await member(page, 3).getByLabel(`孩子的${parent}是哪种情况？`).selectOption({ label: "能抚养" });
  }
}

/** Waits until the page has taken in what was filled in. */
export const settled = (page) => page.waitForFunction(() => !document.querySelector("#summary[aria-busy]"));

/** The text of a part of the page, its spaces evened out. */
export async function textOf(locator) {
  await settled(locator.page());
  return (await locator.innerText()).replace(/\s+/g, " ").trim();
}

export const total = (page) => textOf(page.locator("#summary .total"));

/** One item's line in the list of reasons. */
export const item = (page, whose, name) =>
  page
    .locator("#items .group", { has: page.getByRole("heading", { name: whose }) })
    .locator(".item")
    .filter({ has: page.locator(".name", { hasText: new RegExp(`^${name}$`) }) });

/** The case and the result as the page shows them to those who check. */
export async function data(page) {
  await settled(page);
  const fold = page.locator("#items details", { hasText: "完整数据" });
  if (!(await fold.evaluate((fold) => fold.open))) await fold.locator("summary").click();
  const part = (name) => fold.locator(`pre[data-part="${name}"]`).evaluate((pre) => pre.textContent);
  return { input: await part("输入"), result: await part("结果") };
}

/** Unfolds everything there is to see. */
export async function unfoldAll(page) {
  await settled(page);
  await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
}
