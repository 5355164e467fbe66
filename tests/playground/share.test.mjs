// Sharing without a server: by link and by file, and what is refused.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { address, append, caseText, editor, file, open, overwrite, rewrite, settled, token, tool, total } from "./browser.mjs";
import { withPage, written } from "./browser.mjs";

const FAMILY = '{"评估日":"2026-03-01","家庭":{"户籍地":"示例市","可计月收入":100},"成员":[{}]}';

const fragmentOf = (value) => `#${deflateRawSync(Buffer.from(typeof value === "string" ? value : JSON.stringify(value))).toString("base64url")}`;

const bundle = (more) => ({
  format: "yimen-playground",
  version: 1,
  pack: "sample",
  shipped: "0",
  files: [],
  removed: [],
  case: FAMILY,
  ...more,
});

async function linkOf(page) {
  await tool(page, "分享").click();
  const link = await page.getByLabel("链接", { exact: true }).inputValue();
  await page.getByRole("dialog").getByRole("button", { name: "关闭" }).click();
  return link;
}

const alerts = (page) => page.locator("#alerts");

test("a link brings the changed text and the case to another page", async () => {
  const here = await open();
  await overwrite(token(here.page, "number", "1041"), "1100");
  await caseText(here.page).fill(FAMILY);
  assert.equal(await total(here.page).then(() => here.page.locator("[data-total=monthly]", { hasText: "1,000" }).innerText()), "1,000 元/月");
  const text = await written(here.page);
  const link = await linkOf(here.page);
  assert.equal(here.page.url(), address, "nothing typed goes into the address of the page");
  await here.close();
  assert.ok(link.startsWith(`${address}#`));
  const there = await open({ hash: link.slice(address.length) });
  assert.equal(await written(there.page), text);
  assert.equal(await caseText(there.page).inputValue(), FAMILY);
  assert.equal(await total(there.page), "1,000 元/月");
  assert.equal(await alerts(there.page).innerText(), "");
  await there.close();
});

test("a link holds only what differs from the shipped pack", async () => {
  const { page, close } = await open({ pack: "jp-child-allowance" });
  await file(page, /^pack/).click();
  await append(page, "\n// 甲");
  const link = await linkOf(page);
  const held = JSON.parse(inflateRawSync(Buffer.from(new URL(link).hash.slice(1), "base64url")).toString());
  assert.deepEqual(held.files.map(({ path }) => path), ["jp-child-allowance/pack.policy"]);
  assert.deepEqual(held.removed, []);
  await close();
});

const whole = fragmentOf(bundle());

for (const [what, hash, why] of [
  ["a link cut short", whole.slice(0, -12), /不完整或者损坏/],
  ["a link with foreign signs", "#<script>", /不完整或者损坏/],
  ["a link of other letters", `#${"A".repeat(200)}`, /不完整或者损坏/],
  ["a link that holds no bundle", fragmentOf("[1,2,3]"), /不完整或者损坏/],
  ["a link that holds no JSON", fragmentOf("政策包"), /不完整或者损坏/],
  ["a link whose file leads elsewhere", fragmentOf(bundle({ files: [{ path: "../x/y.policy", text: "" }] })), /不完整或者损坏/],
  ["a link whose text is no text", fragmentOf(bundle({ files: [{ path: "sample/x.policy", text: 1 }] })), /不完整或者损坏/],
  ["a link of a later version", fragmentOf(bundle({ version: 2 })), /较新的试写台/],
  ["a link on an unknown pack", fragmentOf(bundle({ pack: "__proto__" })), /政策包这里没有/],
  ["a link that is too long", `#${"A".repeat(300_000)}`, /太长/],
  ["a small link that unfolds without end", fragmentOf("0".repeat(60_000_000)), /太长/],
]) {
  test(
    `${what} is refused kindly, and the sample opens`,
    withPage({ hash }, async (page) => {
      assert.match(await alerts(page).innerText(), why);
      assert.equal(await total(page), "723 元/月");
    }),
  );
}

test(
  "a link made with another version of the pack says so",
  withPage({ hash: whole }, async (page) => {
    assert.match(await alerts(page).innerText(), /另一版政策包/);
    assert.equal(await caseText(page).inputValue(), FAMILY);
  }),
);

test(
  "a link opened over changes asks first",
  withPage({}, async (page) => {
    await append(page, "\n// 甲");
    const text = await written(page);
    await page.evaluate((hash) => (location.hash = hash), whole);
    await page.getByRole("dialog").getByRole("button", { name: "不打开" }).click();
    assert.equal(await written(page), text);
    await page.evaluate(() => (location.hash = ""));
    await page.evaluate((hash) => (location.hash = hash), whole);
    await page.getByRole("dialog").getByRole("button", { name: "打开", exact: true }).click();
    await page.waitForFunction((text) => document.querySelector("#case-text").value === text, FAMILY);
    assert.notEqual(await written(page), text);
  }),
);

test(
  "too many changes for a link: it is said, and a file holds them",
  withPage({}, async (page) => {
    let text = "";
    for (let at = 0; text.length < 400_000; at += 1) text += `// ${Math.sin(at)} ${Math.cos(at)}\n`;
    const upload = { name: "long.policy", mimeType: "text/plain", buffer: Buffer.from(text) };
    await page.locator("input[type=file]").setInputFiles(upload);
    await page.locator("#file-title", { hasText: "sample/long.policy" }).waitFor();
    await tool(page, "分享").click();
    assert.match(await page.getByRole("dialog").innerText(), /装不进一个链接/);
    await page.getByRole("dialog").getByRole("button", { name: "关闭" }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), tool(page, "存成文件").click()]);
    const saved = JSON.parse(await readFile(await download.path(), "utf8"));
    assert.equal(saved.files.find(({ path }) => path === "sample/long.policy").text, text);
  }),
);

test("a saved file brings everything back", async () => {
  const here = await open();
  await overwrite(token(here.page, "number", "1041"), "1100");
  await caseText(here.page).fill(FAMILY);
  const text = await written(here.page);
  const [download] = await Promise.all([here.page.waitForEvent("download"), tool(here.page, "存成文件").click()]);
  assert.equal(download.suggestedFilename(), "sample.playground.json");
  const buffer = await readFile(await download.path());
  await here.close();
  const there = await open();
  await there.page.locator("input[type=file]").setInputFiles({ name: "kept.json", mimeType: "application/json", buffer });
  await there.page.waitForFunction((text) => document.querySelector("#case-text").value === text, FAMILY);
  await settled(there.page);
  assert.equal(await written(there.page), text);
  await there.close();
});

for (const where of [".cm-content", "#results"]) {
  test(
    `a policy file dropped on ${where} is opened like a chosen one`,
    withPage({}, async (page) => {
      const before = await written(page);
      const dropped = await page.evaluateHandle(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(["// 拖进来的\n"], "dropped.policy"));
        return transfer;
      });
      for (const event of ["dragover", "drop"]) await page.dispatchEvent(where, event, { dataTransfer: dropped });
      await page.locator("#file-title", { hasText: "sample/dropped.policy" }).waitFor();
      assert.equal(await written(page), "// 拖进来的\n");
      await file(page, /^rules|^sample/).first().click();
      assert.equal(await written(page), before);
    }),
  );
}

for (const [what, name, contents] of [
  ["a picture", "a.png", "\x89PNG"],
  ["JSON of something else", "a.json", '{"a":1}'],
  ["a name that is markup", "<img src=x onerror=alert(1)>.json", "{}"],
]) {
  test(
    `${what} is refused as a file, and nothing is lost`,
    withPage({}, async (page) => {
      await append(page, "\n// 甲");
      const text = await written(page);
      await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(contents) });
      await alerts(page).getByText("没有打开").waitFor();
      assert.equal(await written(page), text);
    }),
  );
}

test(
  "another pack is not opened over changes unless one agrees",
  withPage({}, async (page) => {
    await append(page, "\n// 甲");
    const chooser = page.getByLabel("政策包", { exact: true });
    await chooser.selectOption("us-snap");
    await page.getByRole("dialog").getByRole("button", { name: "不换" }).click();
    // Once the dialog has closed.
    await page.waitForFunction((chooser) => chooser.value === "sample", await chooser.elementHandle());
    await chooser.selectOption("us-snap");
    await page.getByRole("dialog").getByRole("button", { name: "换", exact: true }).click();
    await page.locator("#file-title", { hasText: "us-snap/" }).waitFor();
  }),
);

test(
  "a shared text is shown as text, whatever it holds",
  withPage(
    {
      hash: fragmentOf(
        bundle({
          files: [
            { path: "sample/x.policy", text: '定义 家庭.甲 = <img src=x onerror=alert(1)>\n// <script>alert(1)</script>' },
          ],
          case: "<img src=x onerror=alert(1)>",
        }),
      ),
    },
    async (page) => {
      await file(page, "x.policy").click();
      await editor(page).getByText("<script>").waitFor();
      assert.equal(await page.locator("img, main script").count(), 0);
      assert.match(await caseText(page).inputValue(), /^<img/);
    },
  ),
);
