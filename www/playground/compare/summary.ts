// What of a result is compared: verdicts, amounts and the totals of the plan, in words.
import type { ScreeningResult } from "yimen";
import { amountWords } from "../figures.js";
import { whose } from "../panes/item.js";
import { words } from "../words/words.js";

export interface Row {
  name: string;
  words: string;
}

/** Rows by a key that both texts share; or why the family could not be read. */
export type Summary = { rows: ReadonlyMap<string, Row> } | { refused: string };

export interface Difference {
  name: string;
  before: string;
  after: string;
}

export function summaryOf(result: ScreeningResult): Summary {
  const say = words();
  const rows = new Map<string, Row>();
  const names = new Map(result.items.map(({ item, name }) => [item, name]));
  const called = (item: string, member: number | null) =>
    (names.get(item) ?? item) + (member === null ? "" : ` · ${whose(member)}`);
  rows.set("plan monthly", { name: say.planMonthly, words: amountWords(result.plan.regular_total) });
  rows.set("plan once", { name: say.planOnce, words: amountWords(result.plan.once_total) });
  const grants = result.plan.grants.map(({ item, member }) => called(item, member));
  rows.set("plan grants", { name: say.planGrants, words: grants.join("、") || say.planNothing });
  for (const { item, member, verdict, standing, amount, in_kind: inKind } of result.items) {
    const said = [say.verdict[verdict], say.standing[standing], amount && amountWords(amount), inKind];
    rows.set(`item ${item} ${member ?? ""}`, { name: called(item, member), words: said.filter(Boolean).join(" · ") });
  }
  return { rows };
}

/** What differs, row by row. */
export function differences(before: Summary, after: Summary): Difference[] {
  const say = words();
  if ("refused" in before && "refused" in after) return [];
  if ("refused" in before) return [{ name: say.what, before: `${say.refusedBefore}：${before.refused}`, after: "—" }];
  if ("refused" in after) return [{ name: say.what, before: "—", after: `${say.refusedAfter}：${after.refused}` }];
  const keys = new Set([...before.rows.keys(), ...after.rows.keys()]);
  return [...keys].flatMap((key) => {
    const old = before.rows.get(key);
    const now = after.rows.get(key);
    if (old?.words === now?.words) return [];
    return [{ name: (now ?? old)!.name, before: old?.words ?? say.absent, after: now?.words ?? say.absent }];
  });
}
