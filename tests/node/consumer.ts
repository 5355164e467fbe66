// A program as a portal's developer would write it. It is not run: the type checker reads it.
import init, { Pack, check, type Amount, type CaseInput, type Report, type ScreeningResult, type YimenError } from "yimen";
import type { MapKind, OverlapMap } from "yimen";
import * as runtime from "yimen/runtime";

await init();

const pack: Pack = Pack.load(new Uint8Array());
const family: CaseInput = {
  date: "2026-03-01",
  region: "三门县",
  family: { countable_income: "2400", cash_assets: 0, hukou: undefined },
  members: [{ birth_date: "1980-01-01", income: 10n }, new Map([["残疾等级", "二级"]])],
  receiving: [{ item: "dibao", amount: "723" }, { item: "care_subsidy", member: 0 }],
};

const result: ScreeningResult = pack.screen(family, { lang: "en", reasons: true });
const text: string = pack.screenJson("{}", { date: "2026-03-01" });
const hash: string = pack.hash;

for (const item of result.items) {
  const member: number | null = item.member;
  const verdict: "eligible" | "ineligible" | "undetermined" | "error" = item.verdict;
  const citation: string | null | undefined = item.conditions[0]?.citation;
  const nearest: string | undefined = item.changes?.single[0]?.text;
  const laws: (string | null)[] = item.steps.flatMap((step) => step.sources.map((source) => source.citation));
  console.log(nearest, laws);
  console.log(member, verdict, citation, item.amount ? figure(item.amount) : "");
}

function figure(amount: Amount): string {
  if ("value" in amount) return amount.value + amount.unit;
  const low: string | null = amount.low;
  return `${low ?? 0}–${amount.high ?? "…"}${amount.unit}`;
}

try {
  Pack.compile([{ path: "a.policy", text: "" }]);
} catch (error) {
  const reports: Report[] = (error as YimenError).diagnostics;
  const help: string | null | undefined = reports[0]?.help;
  console.log(help);
}
const warnings: Report[] = check([{ path: "a.policy", text: "" }], "zh");
const map: OverlapMap = pack.map("en");
for (const relation of map.relations) {
  const kind: MapKind = relation.kind;
  const when: string | null = relation.when;
  console.log(kind, when, relation.citation);
}
const silent: [string, string][] = map.silent;
console.log(silent.length);
console.log(text, hash, warnings.length, pack.info().items.length);

// @ts-expect-error the runtime package does not compile
runtime.Pack.compile([]);
// @ts-expect-error nor does it draw the map of a pack
runtime.Pack.load(new Uint8Array()).map();
// @ts-expect-error no such option
pack.screen(family, { language: "en" });
// @ts-expect-error no such language
pack.info("fr");
// @ts-expect-error a case is an object
pack.screen("{}");
// @ts-expect-error a handle is made by `load` or `compile`
new Pack();
// @ts-expect-error the hash cannot be set
pack.hash = "";

// Many families at once.
import * as register from "yimen/register";
import type { CaseOutcome, RegisterAnswers, RegisterColumns } from "yimen/register";
import { canScreenRegisters, REGISTER_MODULE } from "yimen/register/module";

const columns: RegisterColumns = {
  families: 2,
  region: { keys: new Uint8Array(2), words: ["三门县"] },
  family: {
    countable_income: { digits: new Int32Array(2), places: 2, known: new Uint8Array(2) },
    cash_assets: { digits: new BigInt64Array(2), known: { bits: new Uint8Array(1), offset: 3 } },
    has_car: { truths: new Uint8Array(2), absent: undefined },
  },
  members: { starts: new Uint32Array(3), facts: { birth_date: { days: new Int32Array(4) } } },
  receiving: { starts: new Uint32Array(3), item: { keys: new Uint16Array(1), words: ["dibao", null] }, amount: { digits: new Int32Array(1) } },
};
const screener: register.RegisterScreener = register.Pack.load(new Uint8Array()).screener({ date: "2026-03-01", findings: true });
const answers: RegisterAnswers = screener.screen(columns);
const verdicts: Uint8Array | undefined = answers.items[0]?.answers;
const amounts: Int32Array | BigInt64Array | null | undefined = answers.items[0]?.amount?.low.digits;
const outcomes: CaseOutcome[] = screener.screenCases(["{}"]);
for (const outcome of outcomes) {
  if ("summary" in outcome) console.log(outcome.summary.regular_total.low, outcome.summary.findings[0]?.kind);
  else if ("refused" in outcome) console.log(outcome.refused[0]?.message);
  else console.log(outcome.alone);
}
screener.free();
console.log(verdicts, amounts, answers.findings?.family, screener.bar("dibao", 0)?.citation, canScreenRegisters(), REGISTER_MODULE.href);

// @ts-expect-error a day is needed
register.Pack.load(new Uint8Array()).screener({ region: "三门县" });
// @ts-expect-error how many families there are is needed
screener.screen({ family: {} });
// @ts-expect-error money is whole numbers
screener.screen({ families: 1, family: { income: { digits: new Float64Array(1) } } });
// @ts-expect-error keys mean something by their words only
screener.screen({ families: 1, region: { keys: new Uint8Array(1) } });
// @ts-expect-error the runtime package has none of it
runtime.Pack.load(new Uint8Array()).screener({ date: "2026-03-01" });
