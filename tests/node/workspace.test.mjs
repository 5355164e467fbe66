// What an editor asks of the full package: the same whatever the text is, in UTF-16 units, and never a trap.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Workspace } from "yimen";
import { reportsOf } from "./bundle.mjs";

// The sign before it takes two units, so that units, characters and bytes all differ.
const TEXT = `// 𠮷：试一试
pack demo { version "1" }
regions { 331022 三门县 (sanmen) }
facts family { income: yuan/month 0.. ask "一个月多少收入？" }
item support for family {
  law "Example Act, section 1"
  condition low: income < 1000 yuan/month
  benefit monthly 1000 yuan/month - income
}
case "one" { on 2026-03-01 region 三门县 family { income 400 } expect support eligible monthly 600 }
case "wrong" { on 2026-03-01 region 三门县 family { income 400 } expect support eligible monthly 500 }
`;
const PATH = "demo/a.policy";

const open = (text = TEXT) => Workspace.open([{ path: PATH, text }]);
const at = (part, text = TEXT) => text.indexOf(part);

test("tokens are what the text holds", () => {
  const tokens = open().tokens(PATH);
  const shown = tokens.slice(0, 5).map(({ from, to, kind }) => `${kind} ${TEXT.slice(from, to)}`);
  assert.deepEqual(shown, ["comment // 𠮷：试一试", "keyword pack", "declared demo", "bracket {", "keyword version"]);
  assert.equal(tokens.findLast(({ kind }) => kind === "number") && TEXT.slice(tokens.at(-2).from, tokens.at(-2).to), "500");
});

test("a name is told and found", () => {
  const workspace = open();
  const use = TEXT.lastIndexOf("income < 1000") + 2;
  const hover = workspace.hover(PATH, use);
  assert.equal(TEXT.slice(hover.from, hover.to), "income");
  assert.equal(hover.title, "家庭事实 income");
  assert.equal(hover.more, "一个月多少收入？");
  assert.deepEqual(workspace.definition(PATH, use), { path: PATH, from: at("income"), to: at("income") + 6 });
  assert.equal(workspace.hover(PATH, 0), null);
  assert.equal(workspace.definition("nowhere", 0), null);
  assert.equal(workspace.hover(PATH, use, "en").title, "Fact of the family income");
});

test("what could stand is offered, and what is written of it replaced", () => {
  const text = TEXT.replace("- income", "- inc");
  const workspace = open(text);
  const end = at("- inc", text) + 5;
  const { from, to, options } = workspace.complete(PATH, end);
  assert.deepEqual([from, to], [end - 3, end]);
  assert.equal(options[0].label, "income");
  assert.equal(workspace.complete(PATH, 5), null, "in a comment");
});

test("cases are run and what differs is told", () => {
  const workspace = open();
  const cases = workspace.caseList();
  assert.deepEqual(cases.map(({ name, path, line }) => [name, path, line]), [["one", PATH, 10], ["wrong", PATH, 11]]);
  assert.equal(JSON.parse(cases[0].input).family.income, 400);
  assert.deepEqual(workspace.runCase(0), []);
  assert.match(workspace.runCase(1)[0], /600/);
  assert.match(workspace.runCase(1, "en")[0], /expected.*600|600.*expected/i);
  for (const none of [2, -1, 0.5, Number.NaN, 2 ** 60, "0", null, undefined]) {
    assert.equal(workspace.runCase(none), null, String(none));
  }
});

test("a change counts at once, a mistake takes the pack away until it is mended", () => {
  const workspace = open();
  assert.deepEqual(workspace.check().filter(({ severity }) => severity === "error"), []);
  const before = workspace.pack();
  workspace.put(PATH, TEXT.replace("income < 1000", "incom < 1000"));
  const [report] = workspace.check();
  assert.deepEqual([report.severity, report.line, report.column], ["error", 7, 18]);
  assert.throws(() => workspace.pack(), (error) => reportsOf(error)[0].code === report.code);
  assert.deepEqual([workspace.caseList(), workspace.runCase(0)], [[], null]);
  workspace.put(PATH, TEXT);
  assert.equal(workspace.pack().hash, before.hash);
  workspace.remove(PATH);
  assert.ok(workspace.check().some(({ severity }) => severity === "error"));
});

test("the layout is that of the command line, and of a broken text there is none", () => {
  assert.match(open("pack   demo{version \"1\"}").format(PATH), /^pack demo \{ version "1" \}\n$/);
  assert.throws(() => open("item {").format(PATH), (error) => reportsOf(error)[0].file === PATH);
});

test("offsets that are none, texts that are none", () => {
  const workspace = open();
  for (const offset of [-1, NaN, Infinity, 1e300, undefined, "3", {}]) {
    workspace.hover(PATH, offset);
    workspace.complete(PATH, offset);
    workspace.definition(PATH, offset);
  }
  for (const text of ["", "{", "\u0000", "((((".repeat(10_000), "项".repeat(100_000), "\"" + "a".repeat(100_000)]) {
    workspace.put(PATH, text);
    workspace.tokens(PATH);
    workspace.complete(PATH, text.length);
    workspace.check();
  }
  for (const call of [() => workspace.put(PATH, 3), () => workspace.put(null, ""), () => Workspace.open("x"), () => open("\ud800"), () => workspace.check("fr")]) {
    assert.throws(call, (error) => reportsOf(error).length > 0);
  }
  workspace.put(PATH, TEXT);
  assert.ok(workspace.pack().hash.startsWith("sha256:"), "it goes on working");
});
