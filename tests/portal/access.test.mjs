// The portal for everybody: axe (WCAG 2.2 AA), narrow screens, large type, English, keyboards, those who want no motion.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { open, SANMEN, screening, settled, tellMembers, title, toResult, unfold, withPortal } from "./browser.mjs";
import { FAILURES, STATES, tell } from "./states.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function violations(page) {
  await page.evaluate(axe);
  const result = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS);
  return result.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html, failureSummary }) => html + failureSummary).join(" ")}`);
}

const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const width of [375, 1280]) {
  for (const [name, { hash, act }] of Object.entries(STATES)) {
    test(`axe finds nothing: ${name}, ${width} px`, withPortal({ hash, width }, async (page) => {
      await act?.(page);
      assert.deepEqual(await violations(page), []);
      await unfold(page);
      assert.deepEqual(await violations(page), []);
    }));
  }

  for (const [name, prepare] of Object.entries(FAILURES)) {
    test(`axe finds nothing: ${name}, ${width} px`, async () => {
      const { page, close } = await open({ prepare, width, ready: false, faults: /Failed to load/ });
      await page.getByRole("alert").waitFor();
      assert.deepEqual(await violations(page), []);
      await close();
    });
  }

  test(`axe finds nothing: large type and English, ${width} px`, withPortal({ width, hash: `${SANMEN}&lang=en` }, async (page) => {
    await page.getByRole("button", { name: "Large type" }).click();
    assert.deepEqual(await violations(page), []);
    await page.getByLabel("How many people are in the family?").fill("2");
    await page.getByRole("button", { name: "See result" }).click();
    await page.getByRole("heading", { name: "Your pre-check" }).waitFor();
    await unfold(page);
    assert.deepEqual(await violations(page), []);
  }));
}

for (const width of [320, 375, 1280]) {
  test(`nothing is wider than ${width} px, in large type neither`, async () => {
    for (const [name, { hash, act }] of Object.entries(STATES)) {
      const { page, close } = await open({ hash, width });
      await act?.(page);
      assert.equal(await overflow(page), 0, name);
      await unfold(page);
      assert.equal(await overflow(page), 0, `${name}, all unfolded`);
      await page.getByRole("button", { name: "大字版" }).click();
      assert.equal(await overflow(page), 0, `${name}, large`);
      await close();
    }
  });
}

test("everything that is pressed is at least 24 px high and wide", async () => {
  for (const [name, { hash, act }] of Object.entries(STATES)) {
    const { page, close } = await open({ hash, width: 375 });
    await act?.(page);
    const small = await screening(page).evaluate((element) =>
      [...element.shadowRoot.querySelectorAll("button, label:has(input), select, summary, input[type=text]")]
        .filter((target) => target.checkVisibility())
        .map((target) => [target.textContent.trim() || target.id, target.getBoundingClientRect()])
        .filter(([, { width, height }]) => width < 24 || height < 24)
        .map(([words, { width, height }]) => `${words} ${width}×${height}`),
    );
    assert.deepEqual(small, [], name);
    await close();
  }
});

test("a focused field is never hidden by the sum at the foot of a phone", withPortal({ width: 375 }, async (page) => {
  await tellMembers(page, ["1980-01-01", "1982-05-01", "2015-09-01"]);
  await page.getByLabel("家里一共几口人？").focus();
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press("Tab");
    const hidden = await screening(page).evaluate((element) => {
      const strip = element.shadowRoot.querySelector(".strip");
      const focused = element.shadowRoot.activeElement;
      if (!focused || strip.contains(focused)) return false;
      return focused.getBoundingClientRect().bottom > strip.getBoundingClientRect().top + 1;
    });
    assert.equal(hidden, false, `step ${step}`);
  }
}));

test("another screen begins at its title", withPortal({}, async (page) => {
  const focused = () => screening(page).evaluate((element) => element.shadowRoot.activeElement?.id);
  assert.equal(await focused(), undefined, "nothing takes the focus when the page opens");
  await tellMembers(page, ["1980-01-01"]);
  await page.locator("button.primary").click();
  await page.getByRole("heading", { name: "户籍" }).waitFor();
  assert.equal(await focused(), "step-title");
  await toResult(page);
  assert.equal(await focused(), "step-title");
}));

test("what is being answered never loses the focus", withPortal({}, async (page) => {
  await tell(page, { region: "331022", date: "2026-03-01", family: { hukou: "331022" }, members: [{ birth_date: "1980-01-01" }] });
  assert.equal(await title(page), "收入财产");
  const income = page.locator('[data-path="countable_income"]');
  await income.focus();
  for (const key of "900000") {
    await page.keyboard.press(key);
    await settled(page);
    assert.ok(await income.evaluate((input) => input.getRootNode().activeElement === input));
  }
}));

test("the result is read out once typing pauses, politely", withPortal({}, async (page) => {
  const live = page.locator("#live");
  assert.equal(await live.getAttribute("aria-live"), "polite");
  await page.getByLabel("家里一共几口人？").fill("3");
  await page.waitForFunction(() => /每月合计/.test(document.querySelector("yimen-screening").shadowRoot.querySelector("#live").textContent));
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

test("English and large type switch the whole portal, and keep what was answered", withPortal({}, async (page) => {
  await tellMembers(page, ["1980-01-01"]);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Who is in the family" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.getByLabel("How many people are in the family?").inputValue(), "1");
  const chinese = /[\u4e00-\u9fff]/;
  assert.doesNotMatch(await page.locator("header .names").innerText(), chinese);
  assert.doesNotMatch(await page.locator("footer").innerText(), chinese);
  await page.waitForFunction(
    () => !/[\u4e00-\u9fff]/.test(document.querySelector("yimen-screening").shadowRoot.querySelector(".step").innerText),
  );
  const size = () => page.locator("#step-title").evaluate((title) => parseFloat(getComputedStyle(title).fontSize));
  const before = await size();
  const large = page.getByRole("button", { name: "Large type" });
  await large.click();
  assert.ok((await size()) > before * 1.2);
  assert.equal(await large.getAttribute("aria-pressed"), "true");
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("heading", { name: "家里有谁" }).waitFor();
}));
