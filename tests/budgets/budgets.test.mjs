// What the pages weigh before they can be used; the lists are compared with what a browser really loads.
import assert from "node:assert/strict";
import { once } from "node:events";
import { get } from "node:http";
import { after, before, describe, test } from "node:test";
import { chromium } from "playwright-core";
import { firstLoad, print, weigh } from "./first-load.mjs";

const { YIMEN_BASE_URL: base, YIMEN_CHROMIUM: program } = process.env;
assert.ok(base && program, "these tests need the served pages and a browser; run them by `cargo xtask test`");

const CITY = ["packs/zhejiang.yimen"];
const BUDGETS = {
  portal: { limit: 250_000, build: "runtime", packs: CITY },
  window: { limit: 550_000, build: "register", packs: CITY },
  playground: { limit: 900_000, build: "full", packs: [] },
};

const browser = await chromium.launch({ executablePath: program, chromiumSandbox: false });
after(() => browser.close());

/** Everything a browser asks for until the page has all of these files and is quiet. */
async function loaded(page, files) {
  const context = await browser.newContext({ locale: "zh-CN" });
  const tab = await context.newPage();
  const asked = new Set();
  // Of the context: what workers ask for belongs to it.
  context.on("request", (request) => asked.add(request.url()));
  await tab.goto(new URL(`${page}/`, base).href);
  const addresses = files.map((file) => new URL(file, base).href.replace(/index\.html$/, ""));
  for (let round = 0; round < 600 && !addresses.every((address) => asked.has(address)); round += 1) {
    await tab.waitForTimeout(100);
  }
  await tab.waitForLoadState("networkidle");
  await context.close();
  return [...asked].filter((address) => !address.startsWith("data:")).map((address) => address.slice(base.length)).map((file) => (file.endsWith("/") ? `${file}index.html` : file)).sort();
}

/** How many bytes a browser is sent for a file. */
async function travelled(file) {
  const address = new URL(file.replace(/index\.html$/, ""), base);
  const [response] = await once(get(address, { headers: { "accept-encoding": "gzip" } }), "response");
  let bytes = 0;
  for await (const part of response) bytes += part.length;
  return bytes;
}

for (const [page, { limit, ...uses }] of Object.entries(BUDGETS)) {
  describe(page, () => {
    const { needed, later } = firstLoad(page, uses);
    let all = [];
    before(async () => (all = await loaded(page, needed)));

    test("a browser loads what the build says, and nothing else", () => {
      assert.deepEqual(all.filter((file) => !later.includes(file)), needed);
    });

    test("every file travels as it was weighed", async () => {
      for (const { file, gzip } of weigh([...new Set([...needed, ...all])]).rows) {
        assert.deepEqual([file, await travelled(file)], [file, gzip]);
      }
    });

    test(`everything loaded is at most ${limit / 1000} kB`, () => {
      // At least what is needed, even if the browser did not come so far.
      const weight = weigh([...new Set([...needed, ...all])]);
      print(page, limit, weight);
      assert.ok(weight.gzip <= limit, `${weight.gzip} bytes, ${weight.gzip - limit} too many`);
    });
  });
}
