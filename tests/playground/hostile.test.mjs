// Texts nobody should write: nothing in them is markup, and none of them stops the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { append, caseText, editor, file, rewrite, settled, tab, total, withPage, written } from "./browser.mjs";

const MARKUP = "<img src=x onerror=alert(1)><script>alert(1)</script>";

const opened = (page, name, text) =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

test(
  "markup in names, questions, reasons, laws and cases stays text",
  withPage({}, async (page) => {
    const text = await written(page);
    const marked = text
      .replaceAll('"Minimum living allowance"', `"${MARKUP}"`)
      .replaceAll('"人均月收入没有低于低保标准。"', `"${MARKUP}"`)
      .replaceAll('"示例"', `"${MARKUP}"`)
      .replaceAll("《社会救助暂行办法》第九条", `"${MARKUP}"`)
      .replaceAll("三口之家，月收入 2400 元", MARKUP)
      .replaceAll("材料 身份证", `材料 "${MARKUP}"`);
    await rewrite(page, marked);
    await settled(page);
    assert.equal(await page.locator("#state").innerText(), "没有错误");
    await page.locator(".entry > summary").click();
    await page.locator(".entry .steps > summary").click();
    for (const name of ["改前改后", "重叠地图", "问题", "用例"]) {
      await tab(page, name).click();
      await settled(page);
    }
    assert.match(await page.locator(".entry").innerText(), /<img src=x/);
    assert.equal(await page.locator("img, main script").count(), 0);
  }),
);

for (const [what, text] of [
  ["brackets 100,000 deep", `定义 家庭.甲 = ${"(".repeat(100_000)}`],
  ["100,000 nested conditions", `定义 家庭.甲 = ${"如果 ".repeat(100_000)}`],
  ["braces 100,000 deep", `事项 甲 ${"{".repeat(100_000)}`],
  ["100,000 minus signs", `定义 家庭.甲 = ${"−".repeat(100_000)}1`],
  ["a text never closed", `事项 "${"甲".repeat(50_000)}`],
  ["control characters", "定义 \u0000\u0001\u202e甲\u2028乙 = 1"],
]) {
  test(
    `${what}: an error with its place, and the engine goes on`,
    withPage({}, async (page) => {
      await opened(page, "x.policy", text);
      await page.locator("#here .problem", { hasText: "错误" }).first().waitFor();
      assert.equal(await page.locator("#alerts").innerText(), "");
      await page.getByRole("button", { name: "删去这个文件" }).click();
      await page.locator("#state", { hasText: "没有错误" }).waitFor();
      assert.equal(await total(page), "723 元/月");
    }),
  );
}

test(
  "a file of a megabyte is opened, checked, and can be written in",
  withPage({}, async (page) => {
    const line = "// 一行很长的说明文字，说的是同一件事\n";
    await opened(page, "long.policy", line.repeat(Math.ceil(1_000_000 / Buffer.byteLength(line))));
    await page.locator("#file-title", { hasText: "long.policy" }).waitFor();
    await append(page, "\n定义 家庭.甲 = 没有这个");
    await page.locator("#here .problem", { hasText: "没有这个" }).waitFor();
    await page.locator("#here .problem").first().click();
    await editor(page).getByText("定义 家庭.甲").waitFor();
  }),
);

test(
  "a megabyte of mistakes lists the first, and says how many more there are",
  withPage({}, async (page) => {
    await opened(page, "wrong.policy", "定义 家庭.甲 = 没有 + 这个\n".repeat(4_000));
    await page.locator("#here .problem").first().waitFor();
    await tab(page, "问题").click();
    const listed = await page.locator(".problems-panel .problem").count();
    assert.ok(listed > 0 && listed <= 200, String(listed));
  }),
);

test(
  "a file too large is refused",
  withPage({}, async (page) => {
    await opened(page, "huge.policy", "甲".repeat(3_000_000));
    await page.locator("#alerts", { hasText: "太大" }).waitFor();
    assert.equal(await file(page, "huge.policy").count(), 0);
  }),
);

for (const [what, text] of [
  ["a case 100,000 deep", `{"family":${"[".repeat(100_000)}`],
  ["a case of a hundred thousand members", `{"members":[${"{},".repeat(100_000)}{}]}`],
  ["a case with a figure of ten thousand digits", `{"family":{"可计月收入":${"9".repeat(10_000)}}}`],
]) {
  test(
    `${what} is refused, and the next is computed`,
    withPage({}, async (page) => {
      const good = await caseText(page).inputValue();
      await caseText(page).fill(text);
      await page.locator("#case-mistakes .fault").waitFor();
      await caseText(page).fill(good);
      await page.locator("[data-total=monthly]", { hasText: "723" }).waitFor();
    }),
  );
}
