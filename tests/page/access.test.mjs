// The page for everybody: axe (WCAG 2.2 AA), narrow screens, keyboards, paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fillDate, fillE01, fillTheRest, group, open, question, SANMEN } from "./browser.mjs";
import { settled, unfoldAll, withPage } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The states of the page, each with the hands that bring it about. */
const STATES = {
  "before a place is chosen": { hash: "" },
  "nothing filled in": { hash: SANMEN },
  "partly filled in": { hash: SANMEN, act: fillE01 },
  "filled in": {
    hash: SANMEN,
    async act(page) {
      await fillE01(page);
      await fillTheRest(page);
    },
  },
  "no standard for the day": {
    hash: "#region=330106&date=2010-03-01",
    act: (page) => question(page, "家里一共几口人？").fill("2"),
  },
  mistakes: {
    hash: SANMEN,
    async act(page) {
      await fillE01(page);
      await question(page, "全家一个月一共有多少收入？").fill("很多");
      await question(page, "家里一共几口人？").fill("三口");
    },
  },
  "a wrong date": {
    hash: SANMEN,
    act: (page) => fillDate(group(page, "按哪一天的标准算？"), "2026-02-30"),
  },
};

const DAMAGED = {
  ready: false,
  faults: /Failed to load/,
  prepare: (page) => page.route("**/*.yimen", (route) => route.fulfill({ body: "damaged" })),
};

async function violations(page) {
  await page.evaluate(axe);
  const result = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS);
  return result.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" ")}`);
}

const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const width of [375, 1280]) {
  for (const [name, { hash, act }] of Object.entries(STATES)) {
    test(`axe finds nothing: ${name}, ${width} px`, withPage({ hash, width }, async (page) => {
      await act?.(page);
      await settled(page);
      assert.deepEqual(await violations(page), []);
      await unfoldAll(page);
      assert.deepEqual(await violations(page), []);
    }));
  }

  test(`axe finds nothing: a damaged pack, ${width} px`, withPage({ ...DAMAGED, width }, async (page) => {
    await page.getByRole("alert").waitFor();
    assert.deepEqual(await violations(page), []);
  }));
}

for (const width of [320, 375]) {
  test(`nothing is wider than ${width} px`, async () => {
    for (const [name, { hash, act }] of Object.entries(STATES)) {
      const { page, close } = await open({ hash, width });
      await act?.(page);
      await settled(page);
      assert.equal(await overflow(page), 0, name);
      await unfoldAll(page);
      assert.equal(await overflow(page), 0, `${name}, all unfolded`);
      await close();
    }
  });
}

const PHONE = { hash: SANMEN, width: 375 };

test("a focused field is never hidden by the line at the foot of a phone", withPage(PHONE, async (page) => {
  await fillE01(page);
  await settled(page);
  await page.locator("#place select").first().focus();
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("Tab");
    const hidden = await page.evaluate(() => {
      const bar = document.querySelector("#bar");
      const focused = document.activeElement;
      if (!focused || focused === bar || focused === document.body || !bar.checkVisibility()) return false;
      return focused.getBoundingClientRect().top > bar.getBoundingClientRect().top - 4;
    });
    assert.equal(hidden, false, `step ${step}`);
  }
}));

test("nobody's questions vanish while they are being answered", withPage({ hash: SANMEN }, async (page) => {
  await question(page, "家里一共几口人？").fill("2");
  await settled(page);
  const visible = () => page.locator("#family .fields > .field:visible").count();
  await question(page, "全家一个月一共有多少收入？").focus();
  const before = await visible();
  await page.keyboard.type("900000");
  await settled(page);
  assert.equal(await visible(), before);
}));

const DESK = { hash: SANMEN, width: 1280 };

test("on paper: the result, its reasons and what was told, without the form", withPage(DESK, async (page) => {
  await fillE01(page);
  await settled(page);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.ok(await page.locator("#form").isHidden());
  const paper = await page.locator("main").innerText();
  for (const words of ["这是预判，不是审批", "人均月收入 800 元 < 低保标准 1,041 元", "填报的情况", "1982-05-01", "sha256:"]) {
    assert.ok(paper.includes(words), words);
  }
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator("#items details[open]").count(), 0);
}));

test("the loading sign keeps still for those who want no motion", async () => {
  const stalled = (page) => page.route("**/*.wasm", () => {});
  const { page, close } = await open({ ready: false, prepare: stalled });
  const animation = () => page.locator(".loading").evaluate((sign) => getComputedStyle(sign, "::before").animationName);
  assert.equal(await animation(), "turn");
  await page.emulateMedia({ reducedMotion: "reduce" });
  assert.equal(await animation(), "none");
  await close();
});
