// Every snippet of docs/embedding.md and of the package's README runs as it stands there, and the tables are complete.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import vue from "@vitejs/plugin-vue";
import { answerOf, CSP, serve, visit } from "./browser.mjs";
import { withVite } from "./bundle.mjs";
import { add, addData, family, node, project, root } from "./consumer.mjs";
import { pageOf } from "./samples.mjs";

const read = (path) => readFileSync(join(root, path), "utf8");
const guide = read("docs/embedding.md");

/** Fenced blocks by the word behind their language. */
function blocks(text) {
  const found = [...text.matchAll(/^```(\w+)(?: (\w+))?\n([\s\S]*?)^```$/gm)];
  return found.map(([, language, name, code]) => ({ language, name, code }));
}

const used = new Set();
function block(name) {
  const found = blocks(guide).filter((one) => one.name === name);
  assert.equal(found.length, 1, `one block named ${name}`);
  used.add(name);
  return found[0].code;
}

const DIST = "./node_modules/yimen/dist";
const ADDRESSES = { "yimen/runtime": `${DIST}/runtime/yimen.js`, "yimen/register": `${DIST}/register/yimen.js`, "yimen/worker": `${DIST}/worker/index.js`, yimen: `${DIST}/full/yimen.js` };
const plain = (code) => code.replace(/from "(yimen[^"]*)"/g, (_, name) => `from "${ADDRESSES[name]}"`);

const folder = project();
addData(folder);
const address = await serve(folder);

const head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Guide</title><link rel="icon" href="data:,">';
/** Keeps what a script prints, and says when the element is ready. */
const WATCH = `
  window.printed = [];
  const print = console.log;
  console.log = (...words) => { window.printed.push(words.map((word) => typeof word === "string" ? word : JSON.stringify(word)).join(" ")); print(...words); };
  document.addEventListener("yimen-ready", () => (window.answer = "ready"));
  document.addEventListener("yimen-error", ({ detail }) => (window.answer = detail.kind));`;

/** A page of the guide: its own body, then a script of its own once the element is ready. */
async function page(name, body, script, check, how = {}) {
  const run = script && `<script type="module" src="${name}.run.js"></script>`;
  const style = how.css ? `<link rel="stylesheet" href="${name}.css">` : "";
  add(folder, {
    [`${name}.html`]: `${head}<script src="watch.js"></script>${style}</head><body>${body}${run}</body></html>`,
    [`${name}.run.js`]: script,
    [`${name}.css`]: how.css ?? "",
    "watch.js": WATCH,
  });
  await visit(`${address}${name}.html`, check, how);
}

/** Waits until a script has printed so many lines. */
const printed = async (page, lines) => {
  await page.waitForFunction((wanted) => window.printed.length >= wanted, lines);
  return page.evaluate(() => window.printed);
};
const ready = `if (window.answer !== "ready") await new Promise((go) => document.addEventListener("yimen-ready", go, { once: true }));\n`;

test("three lines", async () => {
  await page("page", block("page"), "", async (page) => {
    assert.equal(await answerOf(page), "ready");
    assert.ok(await page.locator("yimen-screening").getByRole("heading").first().isVisible());
  });
});

test("events", async () => {
  const body = `${block("page")}<output id="total"></output>`;
  await page("event", body, block("event"), async (page) => {
    await page.waitForFunction(() => document.querySelector("#total").textContent.includes("dibao"));
  });
});

test("theming", async () => {
  await page("theme", block("page"), "", async (page) => {
    await answerOf(page);
    const style = await page.locator("yimen-screening").evaluate(async (element) => {
      await element.updateComplete;
      const primary = element.shadowRoot.querySelector('[part~="primary"]');
      const { backgroundColor, borderRadius } = getComputedStyle(primary);
      return [backgroundColor, borderRadius];
    });
    assert.deepEqual(style, ["rgb(122, 31, 61)", "0px"]);
  }, { css: block("theme") });
});

test("the security policy is the one of the tests and of the project's own server", () => {
  const policy = block("csp").trim();
  assert.equal(policy, CSP);
  const server = read("xtask/src/serve.rs").replace(/\\\n\s*/g, "");
  assert.ok(server.includes(`"${policy}"`));
});

test("integrity", async () => {
  add(folder, { "integrity.mjs": block("integrity") });
  const [pack, engine] = node(folder, "integrity.mjs").trim().split("\n");
  const element = (hash) => `<script type="module" src="${DIST}/element/element.js"></script>
    <yimen-screening pack="zhejiang.yimen" pack-integrity="${hash}" engine-integrity="${engine}"></yimen-screening>`;
  await page("right", element(pack), "", async (page) => assert.equal(await answerOf(page), "ready"));
  await page("wrong", element(engine), "", async (page) => assert.equal(await answerOf(page), "integrity"), { faults: /integrity/i });
});

test("React", async () => {
  const main = `
    import { createRoot } from "react-dom/client";
    import { Check } from "./check";
    const root = document.body.appendChild(document.createElement("div"));
    const done = (items: string[]) => { if (items.includes("dibao")) Object.assign(window, { answer: items.join() }); };
    createRoot(root).render(<Check answers={${family}} done={done} />);`;
  const files = { "index.html": pageOf("./main.tsx"), "main.tsx": main, "check.tsx": block("react") };
  const built = await withVite(project(files, ["react", "react-dom"]));
  addData(built);
  await visit(await serve(built), async (page) => assert.match(await answerOf(page), /dibao/));
});

test("Vue", async () => {
  const main = `
    import { createApp, h } from "vue";
    import Check from "./Check.vue";
    const root = document.body.appendChild(document.createElement("div"));
    const onDone = (items) => { if (items.includes("dibao")) window.answer = items.join(); };
    createApp({ render: () => h(Check, { answers: ${family}, onDone }) }).mount(root);`;
  const files = { "index.html": pageOf("./main.js"), "main.js": main, "Check.vue": block("vue") };
  const isCustomElement = (tag) => tag.startsWith("yimen-");
  assert.ok(guide.includes(String(isCustomElement)), "the setting is the one of the guide");
  const built = await withVite(project(files, ["vue", "@vue"]), [vue({ template: { compilerOptions: { isCustomElement } } })]);
  addData(built);
  await visit(await serve(built), async (page) => assert.match(await answerOf(page), /dibao/));
});

test("the engine in a worker", async () => {
  await page("worker", "", plain(block("worker")), async (page) => {
    const lines = await printed(page, 3);
    assert.ok(lines.some((line) => line.startsWith("最低生活保障") && line.includes("723")), lines.join("\n"));
  });
});

test("the engine's options and failures", async () => {
  await page("options", "", plain(block("options")), async (page) => assert.match((await printed(page, 1))[0], /^1 .+/));
});

test("Node", () => {
  add(folder, { "guide.cjs": block("node") });
  assert.match(node(folder, "guide.cjs"), /low: '723'/);
});

test("saved answers", async () => {
  await page("saved", block("page"), ready + block("saved"), async (page) => assert.deepEqual(await printed(page, 1), ["true false"]));
});

test("the README of the package", async () => {
  const [component, engine, register] = blocks(read("pkg-template/README.md"));
  assert.equal(component.code, block("page"), "the same lines as in the guide");
  await page("readme", "", plain(engine.code), async (page) => assert.ok((await printed(page, 20)).length >= 20));
  await page("readme-register", "", plain(register.code), async (page) => {
    await page.waitForFunction(() => window.printed.some((line) => line.includes('"summary"')));
    assert.ok((await printed(page, 20)).length >= 20);
  });
});

/** First cells in backticks of the table below a heading. */
const column = (heading, at) => {
  const section = guide.split(`## ${heading}\n`)[1].split("\n## ")[0];
  const cells = section.split("\n").filter((line) => line.startsWith("| `") || line.startsWith("| | `")).map((line) => line.split("|")[at + 1]);
  return cells.flatMap((cell) => cell.match(/(?<=`)[^`]+/g)?.slice(0, 1) ?? []).sort();
};
const declared = read("pkg-template/src/element/types.ts");

test("every attribute, property, method and event is described", () => {
  const element = declared.split("export interface YimenScreening")[1];
  const properties = [...element.matchAll(/^  (?:readonly )?(\w+): /gm)].map(([, name]) => name).sort();
  assert.deepEqual(column("Attributes and properties", 1), properties);
  for (const [, method] of element.matchAll(/^  (\w+)\(/gm)) assert.ok(guide.includes(`\`${method}(`), method);
  const events = [...declared.matchAll(/^  "(yimen-\w+)": /gm)].map(([, name]) => name).sort();
  assert.deepEqual(column("Events", 0), events);
  const kinds = [...declared.split("export interface")[0].matchAll(/^  \| "(\w+)"/gm)].map(([, kind]) => kind);
  assert.ok(kinds.length > 5);
  for (const kind of kinds) assert.ok(guide.includes(`\`${kind}\``), kind);
});

test("every custom property and every part is named", () => {
  const folder = join(root, "www/component");
  const source = readdirSync(folder, { recursive: true }).map(String).filter((name) => /\.(ts|css)$/.test(name));
  const text = source.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  const words = (start) => [...guide.split(start)[1].split("\n\n")[0].matchAll(/`([^`]+)`/g)].map(([, word]) => word).sort();
  const properties = new Set(text.match(/--yimen-[a-z-]+/g));
  assert.deepEqual(words("Every one of them:"), [...properties].sort());
  const parts = new Set([...text.matchAll(/\bpart="([^"$]*)"/g)].flatMap(([, names]) => names.split(" ")));
  assert.deepEqual(words("Every part:"), [...parts].sort());
});

test("every snippet was run", () => {
  const all = blocks(guide).filter(({ language }) => language !== "sh").map(({ name }) => name);
  assert.deepEqual([...used].sort(), all.sort());
});
