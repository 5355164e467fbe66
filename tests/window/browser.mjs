// What the tests of the window view have in common: the browser, an open page, and hands that give it lists.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after } from "node:test";
import { chromium } from "playwright-core";

const { YIMEN_BASE_URL: base, YIMEN_CHROMIUM: program } = process.env;
assert.ok(base && program, "these tests need the served pages and a browser; run them by `cargo xtask test`");

export const address = new URL("window/", base).href;

const QUIET = ["--disable-background-networking", "--disable-component-update", "--no-first-run", "--disable-quic"];
const started = [];
after(() => Promise.all(started.map((browser) => browser.close())));

/** Starts a browser; each test file has one, and one more where the engine's memory is bounded. */
export async function launch(flags = []) {
  const browser = await chromium.launch({ executablePath: program, chromiumSandbox: false, args: [...QUIET, ...flags] });
  started.push(browser);
  return browser;
}

let usual;

/**
 * Opens the page in a fresh browser context and hands it to the test. What goes wrong in it fails the test, unless it is
 * expected.
 * @param {{ width?: number, browser?, faults?: RegExp, ready?: boolean, prepare?(page): Promise<void> }} how
 */
export const withPage = (how, run) => async (t) => {
  const { width = 1280, browser = await (usual ??= launch()), faults, ready = true, prepare } = how;
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: "zh-CN", acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const found = [];
  page.on("pageerror", (error) => found.push(String(error)));
  page.on("console", (message) => message.type() === "error" && found.push(message.text()));
  try {
    await prepare?.(page);
    await page.goto(address);
    if (ready) await page.waitForFunction(() => performance.getEntriesByName("yimen:ready").length > 0);
    await run(page, t);
  } finally {
    await context.close();
  }
  assert.deepEqual(found.filter((fault) => !faults?.test(fault)), [], "faults in the page");
};

/** Hands a list to the page and waits until it was looked into. */
export async function handIn(page, role, content, name = role === "families" ? "families.csv" : "members.csv") {
  const buffer = Buffer.isBuffer(content) ? content : Buffer.from(content);
  await page.locator(`#file-${role}`).setInputFiles({ name, mimeType: "text/csv", buffer });
  await page.waitForFunction((id) => {
    const box = document.getElementById(id)?.closest(".file");
    return box?.querySelector(".good, .wrong, .warn");
  }, `file-${role}`);
}

/** What the page says of a list that was handed in. */
export const said = async (page, role) => (await page.locator(".file", { has: page.locator(`#file-${role}`) }).innerText()).replace(/\s+/g, " ");

/** Sets the day. */
export async function setDate(page, date) {
  const [year, month, day] = date.split("-");
  for (const [name, text] of Object.entries({ year, month, day })) await page.locator(`#date-${name}`).fill(text);
}

/** Sets the place, from the province down. */
export async function setRegion(page, ...codes) {
  for (const [level, code] of codes.entries()) await page.locator(`#region-${level}`).selectOption(code);
}

/** Starts and waits for the end. */
export async function screenAll(page, date = "2026-03-01") {
  await setDate(page, date);
  await page.locator("#start").click();
  await ended(page);
}

/** Waits for the end of a run, however long it takes. */
export const ended = (page, timeout = 0) => page.waitForFunction(() => document.querySelector(".progress-text.good, .progress-text.warn"), undefined, { timeout });

/** The text of the end or of the progress. */
export const progress = (page) => page.locator(".progress-text").innerText();

/** The rows in sight: what stands in each column, by the column's key. */
export const rows = (page) =>
  page.locator(".results").evaluate((table) => {
    const keys = [...table.querySelectorAll("thead button")].map((button) => button.dataset.key);
    const cells = (row) => {
      const problem = row.querySelector(".trouble")?.textContent ?? "";
      const figures = problem ? {} : Object.fromEntries(keys.slice(2).map((key, at) => [key, row.children[at + 2].textContent]));
      return { id: row.children[0].textContent, line: row.children[1].textContent, problem, ...figures };
    };
    return [...table.querySelectorAll("tbody tr:not(.space)")].map(cells);
  });

/** The count on a filter. */
export const count = (page, name) => page.locator(".count", { hasText: name }).locator("strong").innerText();

/** Presses a button that gives a file, and reads it. */
export async function downloaded(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** The case and the result of one family as its dialog has them, once every reason is there. */
export async function detail(page, id) {
  await page.locator(".results tbody").getByRole("button", { name: id, exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await page.waitForFunction(() => {
    const box = document.querySelector("dialog");
    return box?.querySelector("pre, .wrong") && !box.querySelector("[role=status]");
  });
  const part = (at) => dialog.locator("pre").nth(at).evaluate((pre) => pre.textContent);
  return (await dialog.locator("pre").count()) > 0 ? { input: await part(0), result: await part(1) } : { problem: await dialog.locator(".wrong").innerText() };
}
