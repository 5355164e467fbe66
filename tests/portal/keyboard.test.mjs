// The whole interview without a mouse.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { data, screening, settled, title, withPortal } from "./browser.mjs";

const shared = new URL("../shared/e01-three-in-sanmen/", import.meta.url);
const expected = readFileSync(new URL("expected.json", shared), "utf8").trimEnd();

/** Goes from one thing to the next as somebody without a mouse does. */
async function tabTo(page, target) {
  const wanted = await target.elementHandle();
  for (let steps = 0; steps < 80; steps += 1) {
    if (await wanted.evaluate((element) => element.getRootNode().activeElement === element)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail("the keyboard does not get there");
}

async function type(page, field, text) {
  await tabTo(page, field);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
  await settled(page);
}

/** In a group of choices the first is reached by the tabulator, the others by arrows. */
async function choose(page, group, label) {
  const options = group.getByRole("radio");
  await tabTo(page, options.first());
  await page.keyboard.press("Space");
  for (let at = 0; !(await group.getByLabel(label).isChecked()) && at < 20; at += 1) await page.keyboard.press("ArrowDown");
  assert.ok(await group.getByLabel(label).isChecked());
}

test("E01 by keyboard alone: the same bytes as on every platform", withPortal({ hash: "#date=2026-03-01" }, async (page) => {
  // The link to the questions comes first.
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  await choose(page, page.locator(".places"), "三门县");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "家里有谁" }).waitFor();

  await type(page, page.getByLabel("家里一共几口人？"), "3");
  for (const [at, date] of ["1980-1-1", "1982-05-01", "2015-9-1"].entries()) {
    const parts = date.split("-");
    const inputs = page.locator(".member").nth(at).locator(".date input");
    for (const [part, text] of parts.entries()) await type(page, inputs.nth(part), text);
  }
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "户籍" }).waitFor();
  await choose(page, page.locator(".question .options"), /就在/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "收入财产" }).waitFor();
  await type(page, page.locator('[data-path="cash_assets"]'), "0");
  await type(page, page.locator('[data-path="countable_income"]'), "2400");
  await page.keyboard.press("Enter");
  // Whatever else is asked is passed over, but for the people without support.
  for (let screens = 0; screens < 60; screens += 1) {
    const open = page.locator('[data-path="has_unsupported"]');
    if (await open.count()) await choose(page, page.locator(".question .options"), "否");
    else if ((await title(page)) === "预判结果") break;
    await tabTo(page, page.locator("button.primary"));
    const at = () => screening(page).evaluate((element) => [element.session.at, element.session.step.asked?.length].join());
    const before = await at();
    await page.keyboard.press("Enter");
    await page.waitForFunction((before) => {
      const { session } = document.querySelector("yimen-screening");
      return [session.at, session.step.asked?.length].join() !== before;
    }, before);
    await settled(page);
  }
  assert.equal(await title(page), "预判结果");
  assert.equal((await data(page)).result, expected);
}));
