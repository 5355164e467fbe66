// What the playground's tests have in common: the browser, an open page, and hands that write.
import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";

const { YIMEN_BASE_URL: base, YIMEN_CHROMIUM: program } = process.env;
assert.ok(base && program, "these tests need the served pages and a browser; run them by `cargo xtask test`");

export const address = new URL("playground/", base).href;
export const root = new URL(base).href;

const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"];

const browser = await chromium.launch({ executablePath: program, chromiumSandbox: false, args: QUIET });
after(() => browser.close());

/**
 * Opens the playground in a fresh browser context. What goes wrong in it fails the test, unless it is expected.
 * @param {{ hash?: string, width?: number, pack?: string, settle?: boolean, faults?: RegExp, prepare?(page): Promise<void> }} [how]
 */
export async function open({ hash = "", width = 1280, pack, settle = true, faults, prepare } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 860 }, locale: "zh-CN" });
  const page = await context.newPage();
  // What never comes fails all the same; a busy machine must not.
  page.setDefaultTimeout(60_000);
  const found = [];
  page.on("pageerror", (error) => found.push(String(error)));
  page.on("console", (message) => message.type() === "error" && found.push(message.text()));
  page.on("dialog", (dialog) => dialog.accept());
  await prepare?.(page);
  await page.goto(address + hash);
  await page.waitForFunction(() => performance.getEntriesByName("yimen:ready").length > 0);
  if (pack) await choose(page, pack);
  if (settle) await settled(page);
  const close = async () => {
    await context.close();
    assert.deepEqual(found.filter((fault) => !faults?.test(fault)), [], "faults in the page");
  };
  return { page, context, close };
}

/** Chooses a pack and waits for its texts: until they are there, those of the one before stand in the editor. */
async function choose(page, pack) {
  const before = await written(page);
  await page.getByLabel("政策包", { exact: true }).selectOption(pack);
  await page.waitForFunction((before) => {
    const content = document.querySelector("#editor").shadowRoot.querySelector(".cm-content");
    return content.cmTile.view.state.doc.toString() !== before;
  }, before);
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

/** Waits until everything written has been taken in and every case that is looked at has been run. */
export const settled = (page) =>
  page.waitForFunction(() => {
    const results = document.querySelector("#results");
    const cases = document.querySelector("#case-choice");
    const read = cases.options.length > 1 || document.querySelector(".notice.stale:not(:empty), #case-mistakes:not(:empty)");
    return !results.ariaBusy && results.querySelector("[aria-busy]") === null && read;
  });

export const editor = (page) => page.locator("#editor .cm-content");
export const token = (page, kind, text) => editor(page).locator(`.token-${kind}`).getByText(text, { exact: true });
export const tab = (page, name) => page.getByRole("tab", { name });
export const panel = (page, name) => page.getByRole("tabpanel", { name });
export const file = (page, name) => page.locator("#tree").getByRole("button", { name });
export const tool = (page, name) => page.locator("#tools").getByRole("button", { name, exact: true });
export const caseText = (page) => page.getByLabel("一户家庭");
export const problemsHere = (page) => page.locator("#here .problem");
export const state = (page) => page.locator("#state");

/** The text of the whole file in the editor, not only of what is drawn. */
export const written = (page) =>
  page.evaluate(() => document.querySelector("#editor").shadowRoot.querySelector(".cm-content").cmTile.view.state.doc.toString());

/** Writes over a word. */
export async function overwrite(word, text) {
  await word.dblclick();
  await word.page().keyboard.insertText(text);
}

/** Writes at the end of the file. */
export async function append(page, text) {
  await editor(page).focus();
  await page.keyboard.press("Control+End");
  for (const [at, line] of text.split("\n").entries()) {
    if (at > 0) await page.keyboard.press("Enter");
    await page.keyboard.insertText(line);
  }
}

/** Writes over the whole file. */
export async function rewrite(page, text) {
  await editor(page).focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

/** The monthly total of the plan. */
export async function total(page) {
  await settled(page);
  return page.locator("[data-total=monthly]").innerText();
}

/** The text of a part of the page, its spaces evened out. */
export async function textOf(locator) {
  await settled(locator.page());
  return (await locator.innerText()).replace(/\s+/g, " ").trim();
}
