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
