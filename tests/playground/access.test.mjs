// The playground for everybody: axe (WCAG 2.2 AA), narrow screens, keyboards.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { append, editor, open, overwrite, settled, tab, token, tool, withPage } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));

/** The states of the page, each with the hands that bring it about. */
const STATES = {
  "the sample": { act: unfold },
  mistakes: {
    async act(page) {
      await append(page, "\n定义 家庭.加倍 = 可计月收 × 2");
      await page.locator("#here .problem", { hasText: "Y201" }).waitFor();
      await tab(page, "问题").click();
    },
  },
  "a case refused": {
    async act(page) {
      await page.locator("#case-text").fill("{");
      await page.locator("#case-mistakes .fault").waitFor();
    },
  },
  "before and after": {
    async act(page) {
      await overwrite(token(page, "number", "1041"), "1100");
      await tab(page, "改前改后").click();
      await page.locator(".changed-case").waitFor();
      await settled(page);
    },
  },
  "the map": {
    pack: "china",
    async act(page) {
      await tab(page, "重叠地图").click();
      await page.locator(".grid button").first().click();
      await unfold(page);
    },
  },
  "a whole pack": { pack: "shanghai", act: unfold },
  "an explanation": {
    async act(page) {
      await token(page, "declared", "低保标准").click();
      await page.keyboard.press("Control+i");
      await page.locator("#editor .explanation").waitFor();
    },
  },
  completions: {
    async act(page) {
      await append(page, "\n定义 家庭.倍数 = 低");
      await page.keyboard.press("Control+Space");
      await page.locator("#editor .cm-tooltip-autocomplete").waitFor();
      await settled(page);
    },
  },
  search: {
    async act(page) {
      await editor(page).focus();
      await page.keyboard.press("Control+f");
      await page.locator("#editor .cm-search").waitFor();
    },
  },
  help: { act: (page) => tool(page, "怎么用").click() },
  sharing: { act: (page) => tool(page, "分享").click() },
  "a new file": { act: async (page) => (await unfold(page), page.getByRole("button", { name: "新建文件" }).first().click()) },
  "a damaged link": { hash: "#xyz" },
  English: {
    async act(page) {
      await tool(page, "English").click();
      await settled(page);
    },
  },
};

for (const width of [375, 1280]) {
  for (const [name, { hash, pack, act }] of Object.entries(STATES)) {
    test(`axe finds nothing at ${width} px: ${name}`, async () => {
      const { page, close } = await open({ width, hash, pack });
      await act?.(page);
      await page.evaluate(axe);
      const { violations } = await page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), TAGS);
      const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 5).join(", ")}`);
      assert.deepEqual(said, []);
      await close();
    });
  }
}

for (const width of [320, 375, 1280]) {
  test(
    `nothing is wider than the screen at ${width} px`,
    withPage({ width }, async (page) => {
      for (const name of ["改前改后", "重叠地图", "问题", "用例"]) {
        await tab(page, name).click();
        await settled(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${name}: ${wide} px`);
      }
    }),
  );
}

test(
  "the tabs follow the arrows",
  withPage({}, async (page) => {
    await tab(page, "用例").focus();
    const chosen = () => page.evaluate(() => document.activeElement.id);
    for (const [key, id] of [["ArrowRight", "tab-compare"], ["End", "tab-problems"], ["ArrowRight", "tab-case"], ["ArrowLeft", "tab-problems"], ["Home", "tab-case"]]) {
      await page.keyboard.press(key);
      assert.equal(await chosen(), id);
      assert.equal(await page.locator(`#${id}`).getAttribute("aria-selected"), "true");
    }
    await page.keyboard.press("Tab");
    assert.equal(await chosen(), "panel-case");
  }),
);

test(
  "Tab leaves the editor, forwards and backwards",
  withPage({}, async (page) => {
    const inEditor = () => page.evaluate(() => document.activeElement.id === "editor");
    for (const key of ["Tab", "Shift+Tab"]) {
      await editor(page).focus();
      assert.equal(await inEditor(), true);
      await page.keyboard.press(key);
      assert.equal(await inEditor(), false, key);
    }
  }),
);

test(
  "the skip link leads into the editor",
  withPage({}, async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "skip");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.className.includes("cm-content")), true);
  }),
);

test(
  "F8 goes from mistake to mistake",
  withPage({}, async (page) => {
    await append(page, "\n定义 家庭.甲 = 没有这个\n定义 家庭.乙 = 没有那个");
    await page.locator("#here .problem", { hasText: "没有那个" }).waitFor();
    await page.keyboard.press("Control+Home");
    const lines = [];
    for (let at = 0; at < 4; at += 1) {
      await page.keyboard.press("F8");
      lines.push(await page.locator("#editor .cm-activeLine").innerText());
    }
    assert.ok(lines.some((line) => line.includes("没有这个")) && lines.some((line) => line.includes("没有那个")), lines.join(" | "));
  }),
);

test(
  "a fold that was opened stays open, and the focus where it was, when the result changes",
  withPage({}, async (page) => {
    await page.locator(".entry > summary").click();
    await page.locator(".entry > summary").focus();
    await page.evaluate(() => {
      const view = document.querySelector("#editor").shadowRoot.querySelector(".cm-content").cmTile.view;
      const at = view.state.doc.toString().indexOf("1041");
      view.dispatch({ changes: { from: at, to: at + 4, insert: "1100" } });
    });
    await page.locator("[data-total=monthly]", { hasText: "900" }).waitFor();
    assert.equal(await page.locator(".entry").evaluate((entry) => entry.open), true);
    assert.equal(await page.evaluate(() => document.activeElement.parentElement?.classList.contains("entry")), true);
  }),
);
