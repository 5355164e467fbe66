// Writing: what is typed is coloured, checked, explained, and its result stands beside it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { append, editor, file, overwrite, panel, problemsHere, rewrite, settled, state } from "./browser.mjs";
import { tab, textOf, token, tool, total, withPage, written } from "./browser.mjs";

const TYPO = "\n定义 家庭.加倍 = 可计月收 × 2\n";

test(
  "an edited figure changes the result at once, with its reasons",
  withPage({}, async (page) => {
    assert.equal(await total(page), "723 元/月");
    await overwrite(token(page, "number", "1041"), "1100");
    await page.locator("[data-total=monthly]", { hasText: "900" }).waitFor();
    const entry = page.locator(".entry", { hasText: "最低生活保障" });
    await entry.locator("summary").first().click();
    const said = await textOf(entry);
    assert.match(said, /符合 可以申请 900 元\/月/);
    assert.match(said, /低保标准 1,100 元 × 成员人数 3 人 − 可计月收入 2,400 元/);
    assert.match(said, /人均月收入 800 元 < 低保标准 1,100 元/);
    assert.match(said, /依据 《社会救助暂行办法》第九条/);
  }),
);

test(
  "a verdict turns when the rule is turned",
  withPage({}, async (page) => {
    await overwrite(token(page, "number", "1041"), "700");
    await page.locator(".entry[data-verdict=ineligible]").waitFor({ state: "attached" });
    await page.locator("details.folded > summary").click();
    await page.locator(".entry > summary").click();
    assert.match(await textOf(page.locator(".entry")), /人均月收入没有低于低保标准/);
    assert.equal(await page.locator(".plan").innerText().then((text) => text.includes("没有可以享受的待遇")), true);
  }),
);

test(
  "a typo is explained at its place, counted in the tree and among all problems, and leads there",
  withPage({}, async (page) => {
    await append(page, TYPO);
    await problemsHere(page).filter({ hasText: "没有叫“可计月收”的事实、定义或标准" }).waitFor();
    const said = await textOf(problemsHere(page).first());
    assert.match(said, /^错误 没有叫“可计月收”的事实、定义或标准 第 36 行第 12 字 · Y201 是不是“可计月收入”？/);
    assert.equal(await state(page).innerText(), "1 处错误");
    assert.match(await file(page, "sample.policy").innerText(), /改过\s*1/);
    assert.equal(await page.locator("#editor .cm-lintRange-error").innerText(), "可计月收");
    assert.match(await panel(page, "用例").innerText(), /仍是改错之前的结果/);
    await tab(page, "问题").click();
    assert.match(await textOf(panel(page, "问题")), /sample\/sample\.policy 错误 没有叫/);
    await editor(page).focus();
    await page.keyboard.press("Control+Home");
    await panel(page, "问题").getByRole("button", { name: "没有叫" }).click();
    assert.equal(await page.locator("#editor .cm-activeLine").innerText(), TYPO.trim());
    assert.equal(await editor(page).evaluate((content) => content.getRootNode().activeElement === content), true);
  }),
);

test(
  "a typo mended brings the result back",
  withPage({}, async (page) => {
    await append(page, TYPO);
    await problemsHere(page).filter({ hasText: "Y201" }).waitFor();
    for (let undone = 0; undone < 8; undone += 1) await page.keyboard.press("Control+z");
    await page.locator("#state", { hasText: "没有错误" }).waitFor();
    assert.equal(await total(page), "723 元/月");
    assert.doesNotMatch(await panel(page, "用例").innerText(), /改错之前/);
  }),
);

test(
  "an astral character before a mistake does not move its mark",
  withPage({}, async (page) => {
    await append(page, "\n定义 家庭.𠮷𠮷 = 没有这个 + 1");
    await problemsHere(page).filter({ hasText: "没有这个" }).waitFor();
    const marked = await page.locator("#editor .cm-lintRange-error").allInnerTexts();
    assert.ok(marked.includes("没有这个"), marked.join(" | "));
  }),
);

test(
  "a mistake in another file is counted beside it and leads there",
  withPage({ pack: "jp-child-allowance" }, async (page) => {
    await file(page, /^rules/).click();
    await overwrite(token(page, "declared", "月额表"), "别的表");
    await page.locator("#tree .count.error").first().waitFor();
    await file(page, /^cases/).click();
    await tab(page, "问题").click();
    await panel(page, "问题").getByRole("button", { name: "月额表" }).first().click();
    assert.match(await page.locator("#file-title").innerText(), /rules\.policy/);
  }),
);

test(
  "format lays the file out, keeps the cursor and can be undone",
  withPage({}, async (page) => {
    const before = await written(page);
    await append(page, "\n定义   家庭.甲=可计月收入×2\n");
    await settled(page);
    const messy = await written(page);
    await page.keyboard.press("Shift+Alt+F");
    await page.locator("#said", { hasText: "已排好版" }).waitFor();
    const laidOut = await written(page);
    assert.match(laidOut, /^定义 家庭\.甲 = 可计月收入 × 2$/m);
    assert.ok(laidOut.startsWith(before.slice(0, 40)));
    await page.keyboard.press("Control+z");
    assert.equal(await written(page), messy);
  }),
);

test(
  "format changes nothing where the text is in order or cannot be read",
  withPage({ pack: "jp-child-allowance" }, async (page) => {
    const before = await written(page);
    await tool(page, "排版").click();
    await page.locator("#said", { hasText: "已经是整齐的" }).waitFor();
    assert.equal(await written(page), before);
    await append(page, "\n事项 {{{\n");
    const broken = await written(page);
    await tool(page, "排版").click();
    await page.locator("#said", { hasText: "改好了才能排版" }).waitFor();
    assert.equal(await written(page), broken);
  }),
);

test(
  "the name of a standard is completed",
  withPage({}, async (page) => {
    await append(page, "\n定义 家庭.倍数 = 低");
    await page.keyboard.type("保");
    const list = page.locator("#editor .cm-tooltip-autocomplete");
    await list.getByText("低保标准").waitFor();
    await page.waitForTimeout(150);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => !document.querySelector("#editor").shadowRoot.querySelector(".cm-tooltip-autocomplete"));
    assert.ok((await written(page)).endsWith("定义 家庭.倍数 = 低保标准"));
  }),
);

test(
  "the word under the pointer or at the cursor is explained",
  withPage({}, async (page) => {
    await token(page, "declared", "低保标准").hover();
    const explanation = page.locator("#editor .explanation");
    await explanation.waitFor();
    assert.match(await explanation.innerText(), /标准 低保标准/);
    assert.match(await explanation.innerText(), /1041/);
    await page.mouse.move(5, 400);
    await explanation.waitFor({ state: "detached" });
    await token(page, "declared", "低保标准").click();
    await page.keyboard.press("Control+i");
    await explanation.waitFor();
    assert.match(await page.locator("#said").innerText(), /标准 低保标准/);
    await page.keyboard.press("Escape");
    await explanation.waitFor({ state: "detached" });
  }),
);

test(
  "F12 and a click with Ctrl go to the declaration, in another layer too",
  withPage({ pack: "example-counties" }, async (page) => {
    await file(page, "x10-gas.policy").click();
    await token(page, "name", "最低生活保障").first().click();
    await page.keyboard.press("F12");
    await page.locator("#file-title", { hasText: "china/31-dibao.policy" }).waitFor();
    assert.match(await page.locator("#editor .cm-activeLine").innerText(), /^事项 最低生活保障/);
    await file(page, "x10-gas.policy").click();
    await token(page, "name", "最低生活保障").first().click({ modifiers: ["Control"] });
    await page.locator("#file-title", { hasText: "china/31-dibao.policy" }).waitFor();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("F12");
    await page.locator("#said", { hasText: "没有找到它在哪里声明" }).waitFor();
  }),
);

test(
  "an input method is left alone while it composes",
  withPage({}, async (page, context) => {
    await append(page, "\n// ");
    await settled(page);
    const keyboard = await context.newCDPSession(page);
    for (const text of ["n", "ni", "nih", "niha", "nihao"]) {
      await keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      // Longer than the checks wait.
      await page.waitForTimeout(300);
    }
    await keyboard.send("Input.insertText", { text: "你好" });
    await settled(page);
    assert.ok((await written(page)).endsWith("\n// 你好"));
    await editor(page).locator(".token-comment", { hasText: "// 你好" }).waitFor();
  }),
);

test(
  "each file keeps its own history and changes",
  withPage({ pack: "jp-child-allowance" }, async (page) => {
    await file(page, /^rules/).click();
    const rules = await written(page);
    await append(page, "// 甲");
    await file(page, /^pack/).click();
    const pack = await written(page);
    await append(page, "// 乙");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    assert.equal(await written(page), pack);
    await file(page, /^rules/).click();
    assert.equal(await written(page), `${rules}// 甲`);
    await page.getByRole("button", { name: "恢复原样" }).click();
    assert.equal(await written(page), rules);
    assert.equal(await page.getByRole("button", { name: "恢复原样" }).isVisible(), false);
  }),
);

test(
  "a file is added and taken out again",
  withPage({ pack: "example-counties" }, async (page) => {
    await page.getByRole("button", { name: "新建文件" }).first().click();
    const name = page.getByLabel("文件名");
    for (const [given, why] of [["../a.policy", /要以 \.policy 结尾/], ["a.txt", /要以/], ["x10-gas.policy", /已经有/]]) {
      await name.fill(given);
      await page.keyboard.press("Enter");
      assert.match(await page.getByRole("dialog").getByRole("alert").innerText(), why);
    }
    await name.fill("x11-new.policy");
    await page.keyboard.press("Enter");
    await page.locator("#file-title", { hasText: "example-counties/x11-new.policy" }).waitFor();
    await rewrite(page, "定义 家庭.甲 = 没有的名字");
    await problemsHere(page).filter({ hasText: "没有的名字" }).waitFor();
    await page.getByRole("button", { name: "删去这个文件" }).click();
    await page.locator("#state", { hasText: "没有错误" }).waitFor();
    assert.equal(await file(page, "x11-new.policy").count(), 0);
  }),
);
