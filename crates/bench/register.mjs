// Bench policy v1 through the npm package in Node: typed arrays in, typed arrays out.
//   node crates/bench/register.mjs [FAMILIES]
// Needs the packages of `cargo xtask wasm`. Before anything is measured, families are held against the engine's answer to each
// alone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { argv, exit, versions } from "node:process";
import { Pack as FullPack } from "../../pkg-template/dist/full/node.js";
import { Pack } from "../../pkg-template/dist/register/node.js";

const DATE = "2026-03-01";
const ROUNDS = 9;
/** Families of a call: enough that the call itself costs nothing, few enough that columns stay in the nearer memory. */
const CALL = 1 << 16;

const rows = Number(argv[2] ?? 1_000_000);
if (!Number.isSafeInteger(rows) || rows < 1) {
  console.error("register.mjs: FAMILIES is a whole number from 1 on");
  exit(2);
}

const text = (name) => readFileSync(new URL(`benches/register/${name}`, import.meta.url), "utf8");
const files = ["bench_v1.policy", "cases.policy"].map((name) => ({ path: `bench_v1/${name}`, text: text(name) }));
const pack = Pack.load(FullPack.compile(files).toBytes());

/** SplitMix with 32 bits: the same families each time. */
function chance(seed) {
  let state = seed;
  return (limit) => {
    state = (state + 0x9e37_79b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % limit;
  };
}

const MONEY = { income_total: 2, property_total: 0, medical_oop: 2, std: 0 };
const COUNTS = ["people", "cars", "houses", "max_age", "disability_level"];
const TRUTHS = ["local_hukou", "labor_able", "has_supporter"];

/** Families about the lines of the rules, as narrow columns. */
function drawn(rows) {
  const below = chance(1);
  const pick = (...list) => list[below(list.length)];
  const columns = {
    ...Object.fromEntries(Object.keys(MONEY).map((fact) => [fact, new Int32Array(rows)])),
    ...Object.fromEntries(COUNTS.map((fact) => [fact, new Int8Array(rows)])),
    ...Object.fromEntries(TRUTHS.map((fact) => [fact, new Uint8Array((rows + 7) >> 3)])),
  };
  for (let row = 0; row < rows; row += 1) {
    const [people, std, edge] = [pick(1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8), pick(886, 980, 1041, 1120, 1196, 1301, 1595), below(8) === 0];
    const line = std * people;
    const family = {
      income_total: edge ? Math.max(0, pick(0, 100, 150, 200) * line + below(5) - 2) : below(250 * line),
      property_total: edge ? Math.max(0, pick(0, 24, 36) * line + below(3) - 1) : below(48 * line),
      medical_oop: below(3) === 0 ? 0 : below(4_000_000),
      std,
      people,
      cars: pick(0, 0, 0, 0, 0, 0, 0, 1, 1, 2),
      houses: pick(0, 1, 1, 1, 1, 1, 1, 2, 2, 3),
      max_age: edge ? pick(0, 59, 60, 61, 120) : 18 + below(78),
      disability_level: pick(0, 0, 0, 0, 0, 0, 1, 2, 3, 4),
      local_hukou: below(10) > 0,
      labor_able: below(2) === 0,
      has_supporter: below(3) === 0,
    };
    for (const fact of [...Object.keys(MONEY), ...COUNTS]) columns[fact][row] = family[fact];
    for (const fact of TRUTHS) if (family[fact]) columns[fact][row >> 3] |= 1 << (row & 7);
  }
  return columns;
}

/** Some of the families as a register; the first is a multiple of eight. */
function register(columns, first, end) {
  const column = (fact) => {
    if (TRUTHS.includes(fact)) return { truths: { bits: columns[fact].subarray(first >> 3, (end + 7) >> 3) } };
    return { digits: columns[fact].subarray(first, end), places: MONEY[fact] ?? 0 };
  };
  return { families: end - first, family: Object.fromEntries(Object.keys(columns).map((fact) => [fact, column(fact)])) };
}

const decimal = (digits, places) => {
  const all = String(digits).padStart(places + 1, "0");
  return places === 0 ? all : `${all.slice(0, -places)}.${all.slice(-places)}`;
};
const plain = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

/** Holds every answer to the single screening of its family. */
function check(screener, columns, rows) {
  const { items, outputs, rejected } = screener.screen(register(columns, 0, rows));
  assert.deepEqual(rejected, []);
  const figure = ({ low, high }, row) => {
    assert.ok(high === null && low.parts === 1 && low.others.size === 0);
    return plain(decimal(low.digits[row], low.places));
  };
  for (let row = 0; row < rows; row += 1) {
    const given = (fact) => {
      if (TRUTHS.includes(fact)) return ((columns[fact][row >> 3] >> (row & 7)) & 1) === 1;
      return decimal(columns[fact][row], MONEY[fact] ?? 0);
    };
    const family = Object.fromEntries(Object.keys(columns).map((fact) => [fact, given(fact)]));
    const expected = JSON.parse(pack.screenJson(JSON.stringify({ date: DATE, region: "331022", family }), { questions: false }));
    for (const [at, item] of items.entries()) {
      const { verdict, amount } = expected.items[at];
      assert.equal([, "eligible", "ineligible"][item.answers[row] & 7], verdict);
      if (amount) assert.equal(figure(item.amount, row), amount.value);
    }
    assert.equal(figure(outputs[0].figure, row), Object.values(expected.outputs)[0]);
  }
}

const median = (all) => all.sort((one, other) => one - other)[all.length >> 1];

/** Seconds of a pass over all families, the median of several. */
function timed(pass) {
  pass();
  return median(Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    pass();
    return (performance.now() - start) / 1000;
  }));
}

/** Every typed array somewhere in an object. */
function arrays(value) {
  if (ArrayBuffer.isView(value)) return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(arrays) : [];
}

const columns = drawn(rows);
const screener = pack.screener({ date: DATE, region: "331022", bars: false, totals: false });
check(screener, columns, Math.min(rows, 2_000));

const calls = Array.from({ length: Math.ceil(rows / CALL) }, (_, at) => register(columns, at * CALL, Math.min(rows, (at + 1) * CALL)));
let redone = 0;
const judged = timed(() => {
  redone = 0;
  for (const call of calls) redone += screener.screen(call).redone;
});
// What goes in is copied into memory that is there, what comes out into new arrays.
const [given, answered] = [arrays(calls[0]), arrays(screener.screen(calls[0]))];
const memory = given.map((one) => one.slice());
const copied = timed(() => {
  for (let call = 0; call < calls.length; call += 1) {
    given.forEach((one, at) => memory[at].set(one));
    answered.forEach((one) => one.slice());
  }
});

const line = (name, seconds) => console.log(`${name.padEnd(40)}${(rows / seconds / 1e6).toFixed(1).padStart(8)}`);
console.log(`bench policy v1, ${rows} families, ${CALL} a call, Node ${versions.node}, ${redone} judged one by one`);
console.log("million families/s, median of", ROUNDS);
line("yimen/register, copied in and out", judged);
line("the same without the copying", judged - copied);
line("the copying alone", copied);
