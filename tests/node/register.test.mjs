// Many families at once, in typed arrays or as JSON texts: the same answers as of each family alone, and every mistake is
// refused in words.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Pack as FullPack } from "yimen";
import init, { Pack } from "yimen/register";
import { canScreenRegisters, REGISTER_MODULE } from "yimen/register/module";
import { bytesOf, cases, packs, reportsOf } from "./bundle.mjs";
import { FACTS, families, policy, register } from "./register.mjs";

const DATE = "2026-03-01";
const pack = Pack.load(FullPack.compile([{ path: "sample/sample.policy", text: policy }]).toBytes());

/** What a list shows of a family, from its whole result. */
export function line({ items, plan, findings }) {
  const having = (verdict) => items.filter((item) => item.verdict === verdict).length;
  const sum = (amount) => ("value" in amount ? { low: amount.value, high: amount.value } : { low: amount.low, high: amount.high });
  return {
    eligible: having("eligible"),
    ineligible: having("ineligible"),
    undetermined: having("undetermined"),
    error: having("error"),
    monthly_total: sum(plan.monthly_total),
    regular_total: sum(plan.regular_total),
    once_total: sum(plan.once_total),
    grants: plan.grants,
    findings: findings.map(({ kind, item, member }) => ({ kind, item, member })),
  };
}

/** What becomes of a case that is screened alone, in the form of the others. */
function alone(pack, text, lang) {
  try {
    return { summary: line(JSON.parse(pack.screenJson(text, { lang, questions: false }))) };
  } catch (error) {
    return { refused: reportsOf(error) };
  }
}

test("waiting for the module does nothing here, and Node has what it takes", async () => {
  await init();
  assert.ok(canScreenRegisters());
  assert.match(REGISTER_MODULE.href, /register\/yimen_bg\.wasm$/);
});

describe("cases together are what each is alone", () => {
  for (const folder of packs) {
    const pack = Pack.load(bytesOf(folder));
    const own = cases.filter((one) => one.pack === folder.folder);
    test(folder.folder, () => {
      const days = new Map();
      for (const one of own.filter(({ lang }) => lang === "zh")) {
        const [day = ""] = /(?<="(?:date|评估日)":\s*")\d{4}-\d\d-\d\d/.exec(one.case) ?? [];
        const date = new Date(Date.parse(day) || 0).toISOString().startsWith(day) && day !== "" ? day : DATE;
        days.set(date, [...(days.get(date) ?? []), one.case]);
      }
      let together = 0;
      for (const [date, texts] of days) {
        const screener = pack.screener({ date });
        for (const [at, outcome] of screener.screenCases(texts).entries()) {
          if (!("alone" in outcome)) assert.deepEqual(outcome, alone(pack, texts[at], "zh"), texts[at]);
          together += "summary" in outcome ? 1 : 0;
        }
        screener.free();
      }
      assert.ok(together > 0, "some are judged together");
    });
  }

  test("hundreds of varied families, call by call", () => {
    const texts = families(600).map((family) => JSON.stringify(family));
    const screener = pack.screener({ date: DATE });
    for (let from = 0; from < texts.length; from += 37) {
      const some = texts.slice(from, from + 37);
      assert.deepEqual(screener.screenCases(some), some.map((text) => alone(pack, text, "zh")), `from ${from}`);
    }
    screener.free();
  });

  test("another day, assumed standards and very long figures are left to be screened alone", () => {
    const screener = pack.screener({ date: DATE });
    const [family] = families(1);
    const others = [
      { ...family, date: "2026-04-01" },
      { ...family, standards: { dibao_standard: 1000 } },
      { ...family, family: { countable_income: "300.1000000001" } },
    ];
    assert.deepEqual(screener.screenCases(others.map((one) => JSON.stringify(one))), others.map(() => ({ alone: true })));
  });

  test("a bad case is one bad case", () => {
    const screener = pack.screener({ date: DATE, lang: "en" });
    const [family] = families(1);
    const texts = [JSON.stringify(family), "{", '{"date":"2026-03-01"}', '{"date":"2026-03-01","region":"990000","family":{"a":1,"a":1}}', JSON.stringify(family)];
    const found = screener.screenCases(texts);
    assert.deepEqual(found, texts.map((text) => alone(pack, text, "en")));
    assert.deepEqual(found.map((one) => Object.keys(one)[0]), ["summary", "refused", "refused", "refused", "summary"]);
  });
});

describe("columns are what each family is alone", () => {
  const VERDICTS = [null, "eligible", "ineligible", "undetermined", "error"];
  const STANDINGS = ["none", "new", "continuing", "stop", "barred"];

  /** A figure of a row as decimal text. */
  function figure({ digits, places, parts, others }, row) {
    assert.equal(parts, 1);
    if (others.has(row)) return others.get(row);
    if (digits === null) return null;
    const text = String(digits[row]).replace("-", "").padStart(places + 1, "0");
    const sign = digits[row] < 0 ? "-" : "";
    const [whole, rest] = [text.slice(0, text.length - places), text.slice(text.length - places).replace(/0+$/, "")];
    return `${sign}${whole}${rest && `.${rest}`}`;
  }

  const sum = (bounds, row) => ({ low: figure(bounds.low, row), high: figure(bounds.high ?? bounds.low, row) });

  function assertSame(answers, all) {
    let member = 0;
    for (const [family, given] of all.entries()) {
      const found = answers.rejected.find((one) => one.family === family);
      const expected = alone(pack, JSON.stringify(given), "zh");
      const count = given.members.length;
      if ("refused" in expected) assert.ok(found, `${family} should be rejected: ${JSON.stringify(given)}`);
      else {
        const { items, plan } = JSON.parse(pack.screenJson(JSON.stringify(given), { questions: false }));
        const rows = answers.items.flatMap((item) =>
          (item.of_members ? Array.from({ length: count }, (_, at) => at) : [null]).map((whose) => {
            const row = whose === null ? family : member + whose;
            const byte = item.answers[row];
            const amount = item.amount && byte & 64 ? sum(item.amount, row) : undefined;
            return { item: item.item, member: whose, verdict: VERDICTS[byte & 7], standing: STANDINGS[(byte >> 3) & 7], amount };
          }),
        );
        const wanted = items.map(({ item, member, verdict, standing, amount }) => {
          const bounds = amount && ("value" in amount ? { low: amount.value, high: amount.value } : { low: amount.low, high: amount.high });
          return { item, member, verdict, standing, amount: bounds ?? undefined };
        });
        assert.deepEqual(rows, wanted, JSON.stringify(given));
        assert.deepEqual(sum(answers.plan.regular, family), alone(pack, JSON.stringify(given), "zh").summary.regular_total);
        assert.equal(plan.decided, answers.plan.states[family] !== 3);
        const findings = [...answers.findings.family.entries()].filter(([, one]) => one === family);
        const told = findings.map(([at]) => ({ kind: answers.findings.kind[at], item: answers.findings.item[at], member: answers.findings.member[at] < 0 ? null : answers.findings.member[at] }));
        assert.deepEqual(told, expected.summary.findings, JSON.stringify(given));
      }
      member += count;
    }
  }

  for (const [name, form] of Object.entries({ "bytes and narrow digits": {}, "bits and wide digits": { bits: true, wide: true }, "known values beside them only": { whole: true } })) {
    test(name, () => {
      const all = families(400, form.whole);
      const screener = pack.screener({ date: DATE, findings: true });
      const columns = register(all, form);
      const first = screener.screen(columns);
      assertSame(first, all);
      // The next register of the same columns is judged into the same memory.
      const again = families(400, form.whole, 7);
      const second = screener.screen(register(again, form));
      assertSame(second, again);
      assert.deepEqual(screener.screen(columns), first, "what was given out before is no longer touched");
      screener.free();
    });
  }

  test("what bars an item is told", () => {
    const screener = pack.screener({ date: DATE });
    const { items } = screener.screen(register(families(400), {}));
    const aid = items.find(({ item }) => item === "aid");
    const barred = aid.barred_by.find((by) => by !== 0xffff_ffff);
    assert.deepEqual(screener.bar("aid", barred), { item: "dibao", citation: "本示例" });
    assert.equal(screener.bar("aid", 99), null);
    assert.equal(screener.bar("nothing", barred), null);
  });

  test("what is not asked for is not there", () => {
    const screener = pack.screener({ date: DATE, amounts: false, bars: false, outputs: false, totals: false });
    const { items, outputs, plan, findings } = screener.screen(register(families(9), {}));
    assert.deepEqual(items.map(({ amount, barred_by }) => [amount, barred_by]), items.map(() => [null, null]));
    assert.deepEqual([outputs, plan.monthly, plan.regular, plan.once, findings], [[], null, null, null, null]);
  });

  test("no family at all", () => {
    const answers = pack.screener({ date: DATE }).screen({ families: 0 });
    assert.deepEqual([answers.families, answers.members, answers.rejected], [0, 0, []]);
    assert.ok(answers.items.every((item) => item.answers.length === 0));
  });

  test("an output is a column, too", () => {
    const all = families(50, true);
    const { outputs } = pack.screener({ date: DATE }).screen(register(all, {}));
    assert.deepEqual(outputs.map(({ output }) => output), ["index"]);
    assert.deepEqual([...outputs[0].states], all.map(() => 1));
    all.forEach((family, row) => {
      const { outputs: expected } = JSON.parse(pack.screenJson(JSON.stringify(family), { questions: false }));
      assert.equal(figure(outputs[0].figure.low, row), expected.index);
    });
  });
});

describe("refused, in words", () => {
  const screener = pack.screener({ date: DATE, region: "990000" });
  const right = { families: 2, family: { countable_income: { digits: new Int32Array([1, 2]) } }, members: { starts: new Uint32Array([0, 1, 1]) } };

  function refusal(call) {
    try {
      call();
    } catch (error) {
      const [report] = reportsOf(error);
      assert.ok(report.message.length > 3);
      return [report.code, report.path];
    }
    return assert.fail("nothing was refused");
  }

  /** A detached array: another worker has it. */
  function detached(array) {
    structuredClone(array, { transfer: [array.buffer] });
    return array;
  }

  const spoiled = new Int32Array([1, 2]);
  Object.defineProperty(spoiled, "length", { get: () => { throw new Error("no"); } });
  const pretended = Object.defineProperty(new BigInt64Array(2), Symbol.toStringTag, { value: "Int32Array" });
  const income = (column) => ({ families: 2, family: { countable_income: column } });
  const starts = (starts) => ({ families: 2, members: { starts } });
  const received = (more) => ({ families: 2, receiving: { starts: new Uint32Array([0, 1, 1]), item: { keys: new Uint8Array([0]), words: ["dibao"] }, ...more } });
  const bad = {
    "no register": [undefined, ["J009", null]],
    "a number": [7, ["J009", null]],
    "an unknown key": [{ families: 2, famly: {} }, ["J010", "famly"]],
    "no number of families": [{}, ["J009", "families"]],
    "half a family": [{ families: 1.5 }, ["J009", "families"]],
    "fewer than none": [{ families: -1 }, ["J009", "families"]],
    "not a number of families": [{ families: NaN }, ["J009", "families"]],
    "more than all": [{ families: 1e9 }, ["J011", "families"]],
    "an unknown fact": [{ families: 2, family: { incme: { digits: new Int32Array(2) } } }, ["Y507", "incme"]],
    "a list for a column": [income([1, 2]), ["J010", "family.countable_income.0"]],
    "nothing in a column": [income({}), ["J009", "family.countable_income"]],
    "two contents": [income({ digits: new Int32Array(2), days: new Int32Array(2) }), ["J009", "family.countable_income"]],
    "floating-point numbers": [income({ digits: new Float64Array(2) }), ["J009", "family.countable_income.digits"]],
    "an ordinary list": [income({ digits: [1, 2] }), ["J009", "family.countable_income.digits"]],
    "a DataView": [income({ digits: new DataView(new ArrayBuffer(8)) }), ["J009", "family.countable_income.digits"]],
    "too few rows": [income({ digits: new Int32Array(1) }), ["Y528", "countable_income"]],
    "an array that was given away": [income({ digits: detached(new Int32Array(2)) }), ["Y528", "countable_income"]],
    "an array that throws": [income({ digits: spoiled }), ["J007", "family.countable_income.digits"]],
    "an array that is another": [income({ digits: pretended }), ["J007", "family.countable_income.digits"]],
    "a getter that throws": [{ get families() { throw new Error("no"); } }, ["J007", "families"]],
    "too many places": [income({ digits: new Int32Array(2), places: 29 }), ["J009", "family.countable_income.places"]],
    "half a place": [income({ digits: new Int32Array(2), places: 0.5 }), ["J009", "family.countable_income.places"]],
    "the wrong kind": [income({ days: new Int32Array(2) }), ["Y528", "countable_income"]],
    "days in 64 bits": [{ families: 2, family: { moved_in: { days: new BigInt64Array(2) } } }, ["J009", "family.moved_in.days"]],
    "a mask of the wrong type": [income({ digits: new Int32Array(2), known: [true] }), ["J010", "family.countable_income.known.0"]],
    "a mask that is too short": [income({ digits: new Int32Array(2), known: new Uint8Array(0) }), ["Y528", "countable_income"]],
    "bits that begin beyond their end": [income({ digits: new Int32Array(2), known: { bits: new Uint8Array(1), offset: 7 } }), ["Y528", "countable_income"]],
    "words that are no list": [{ families: 1, family: { hukou: { keys: new Uint8Array(1), words: "990000" } } }, ["J009", "family.hukou.words"]],
    "a word that is a number": [{ families: 1, family: { hukou: { keys: new Uint8Array(1), words: [990000] } } }, ["J009", "family.hukou.words.[0]"]],
    "an unknown place": [{ families: 1, family: { hukou: { keys: new Uint8Array(1), words: [null, "nowhere"] } } }, ["J015", "family.hukou.words.[1]"]],
    "an unknown choice": [{ families: 1, family: { housing: { keys: new Uint8Array(1), words: ["ownd"] } } }, ["J015", "family.housing.words.[0]"]],
    "starts of the wrong type": [starts(new Int32Array([0, 1, 1])), ["J009", "members.starts"]],
    "no starts": [{ families: 2, members: {} }, ["J009", "members.starts"]],
    "too few starts": [starts(new Uint32Array([0, 1])), ["J013", "members.starts"]],
    "too many starts": [starts(new Uint32Array([0, 1, 1, 1])), ["J013", "members.starts"]],
    "starts that fall": [starts(new Uint32Array([0, 2, 1])), ["J013", "members.starts"]],
    "starts that begin late": [starts(new Uint32Array([1, 1, 1])), ["J013", "members.starts"]],
    "more members than all": [starts(new Uint32Array([0, 1, 4e9])), ["J011", "members.starts"]],
    "fewer members than the starts say": [{ ...starts(new Uint32Array([0, 1, 3])), members: { starts: new Uint32Array([0, 1, 3]), facts: { birth_date: { days: new Int32Array(2) } } } }, ["Y528", "birth_date"]],
    "a fact of the family for members": [{ families: 1, members: { starts: new Uint32Array([0, 0]), facts: { hukou: { keys: new Uint8Array(0), words: [] } } } }, ["Y507", "hukou"]],
    "nothing that is received": [received({ item: undefined }), ["J009", "receiving.item"]],
    "an unknown item": [received({ item: { keys: new Uint8Array([0]), words: ["dibaoo"] } }), ["J015", "receiving.item.words.[0]"]],
    "a row without an item": [received({ item: { keys: new Uint8Array([1]), words: ["dibao"] } }), ["J009", "receiving.item"]],
    "receipts beyond the end": [received({ starts: new Uint32Array([0, 1, 5]) }), ["J014", "receiving.starts"]],
    "too few amounts": [received({ amount: { digits: new Int32Array(0) } }), ["Y528", "receiving"]],
  };
  for (const [name, [input, expected]] of Object.entries(bad)) {
    test(name, () => {
      assert.deepEqual(refusal(() => screener.screen(input)), expected);
      // What was refused has spoiled nothing.
      assert.equal(screener.screen(right).families, 2);
    });
  }

  const options = {
    "no options": [undefined, ["J009", null]],
    "no day": [{}, ["J009", "date"]],
    "a day that does not exist": [{ date: "2026-02-30" }, ["J009", "date"]],
    "an unknown option": [{ date: DATE, total: true }, ["J010", "total"]],
    "a switch that is none": [{ date: DATE, totals: 1 }, ["J009", "totals"]],
    "an unknown place": [{ date: DATE, region: "nowhere" }, ["J015", "region"]],
    "an unknown language": [{ date: DATE, lang: "fr" }, ["J009", "lang"]],
  };
  for (const [name, [input, expected]] of Object.entries(options)) {
    test(`${name} for a screener`, () => assert.deepEqual(refusal(() => pack.screener(input)), expected));
  }

  test("cases that are no texts", () => {
    assert.deepEqual(refusal(() => screener.screenCases("{}")), ["J009", null]);
    assert.deepEqual(refusal(() => screener.screenCases([{}])), ["J009", "[0]"]);
    assert.deepEqual(refusal(() => screener.screenCases(["a\ud800"])), ["J006", "[0]"]);
    assert.deepEqual(refusal(() => screener.screenCases(new Array(100_000))), ["J011", null]);
  });

  test("in the language that was asked for", () => {
    const english = pack.screener({ date: DATE, lang: "en" });
    for (const [screener, pattern] of [[english, /whole numbers/], [pack.screener({ date: DATE }), /整数数组/]]) {
      assert.throws(() => screener.screen(income({ digits: [1] })), pattern);
    }
  });

  test("a value out of its range rejects its family and no other", () => {
    const answers = screener.screen({ families: 3, family: { countable_income: { digits: new Int32Array([300, -5, 400]) } }, members: { starts: new Uint32Array([0, 0, 0, 0]) } });
    assert.deepEqual(answers.rejected.map(({ family }) => family), [0, 1, 2], "nobody lives in them");
    const some = { starts: new Uint32Array([0, 1, 2, 3]), facts: { birth_date: { days: new Int32Array([1, 1, 1]) } } };
    const right = screener.screen({ families: 3, family: { countable_income: { digits: new Int32Array([300, -5, 400]) } }, members: some });
    assert.deepEqual(right.rejected.map(({ family }) => family), [1]);
    assert.match(right.rejected[0].diagnostics[0].message, /-5/);
    assert.equal(right.items[0].answers[1], 0);
  });
});

test("memory is given back: screeners and packs come and go", () => {
  const bytes = pack.toBytes();
  const columns = register(families(200), {});
  for (let round = 0; round < 300; round += 1) {
    const own = Pack.load(bytes);
    const screener = own.screener({ date: DATE });
    // The pack may go first.
    own.free();
    screener.screen(columns);
    screener.screenCases(["{}"]);
    screener.free();
    assert.throws(() => screener.screen(columns), /null pointer|moved/);
  }
});

test("every fact of the sample is in its columns", () => {
  const { family, member } = pack.info();
  assert.deepEqual([family.map(({ id }) => id), member.map(({ id }) => id)], [FACTS.family, FACTS.member]);
});
