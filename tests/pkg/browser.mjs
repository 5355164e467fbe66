// A careful portal: its files are served under a strict security policy, and opened in a real browser.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";

const { YIMEN_CHROMIUM: program } = process.env;
assert.ok(program, "these tests need a browser; run them by `cargo xtask test`");

/** The policy the package is meant to be used under. */
export const CSP =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
  "img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

let running;
const browser = () =>
  (running ??= chromium.launch({ executablePath: program, chromiumSandbox: false, args: ["--disable-background-networking"] }));
after(async () => (await running)?.close());

/** Serves a folder on this machine until the tests end; returns its address. */
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    try {
      const file = path.endsWith("/") ? `${path}index.html` : path;
      const content = await readFile(join(folder, file));
      const type = TYPES[extname(file)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "content-security-policy": CSP, "x-content-type-options": "nosniff" });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}/`;
}

/**
 * Opens a page, hands it to the test and closes it. Anything that goes wrong in it fails the test, unless it is expected.
 * @param {{ faults?: RegExp, width?: number }} [how]
 */
export async function visit(address, test, { faults, width = 1280 } = {}) {
  const context = await (await browser()).newContext({ viewport: { width, height: 900 }, locale: "zh-CN" });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const found = [];
  const requests = [];
  page.on("pageerror", (error) => found.push(String(error)));
  page.on("console", (message) => message.type() === "error" && found.push(message.text()));
  page.on("request", (request) => requests.push(request.url()));
  try {
    await page.goto(address);
    await test(page, { requests });
  } finally {
    await context.close();
  }
  assert.deepEqual(found.filter((fault) => !faults?.test(fault)), [], "faults in the page");
}

/** What a page says once it has an answer: samples write it into `window.answer`. */
export async function answerOf(page) {
  const handle = await page.waitForFunction(() => window.answer, undefined, { timeout: 60_000 });
  return handle.jsonValue();
}
