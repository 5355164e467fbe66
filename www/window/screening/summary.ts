// What is kept of one family's result: enough for the table and the export, and no more.
import type { Amount, FindingKind, Grant, ScreeningResult } from "yimen/runtime";

/** Every kind of finding, in the order of the table. */
export const FINDINGS: readonly FindingKind[] = [
  "gap",
  "wrongful",
  "duplicate",
  "underpaid",
  "overpaid",
  "replaced",
  "elsewhere",
];

/** A sum: settled, or bounded by what is known. Decimal text throughout, so that no figure is ever rounded. */
export interface Sum {
  low: string | null;
  high: string | null;
}

export interface Summary {
  monthly: Sum;
  once: Sum;
  eligible: number;
  open: number;
  /** Items for which no verdict can be given. */
  faults: number;
  /** How many of each kind, in the order of `FINDINGS`. */
  counts: number[];
  /** `dibao medical@0`: items of the plan and the members they are granted to. */
  plan: string;
  /** `gap:dibao wrongful:medical@0` */
  findings: string;
}

const sum = (amount: Amount): Sum =>
  "value" in amount ? { low: amount.value, high: amount.value } : { low: amount.low, high: amount.high };

const whose = ({ item, member }: Grant): string => (member === null ? item : `${item}@${member}`);

export function summaryOf({ items, plan, findings }: ScreeningResult): Summary {
  const having = (verdict: string) => items.filter((item) => item.verdict === verdict).length;
  return {
    monthly: sum(plan.regular_total),
    once: sum(plan.once_total),
    eligible: having("eligible"),
    open: having("undetermined"),
    faults: having("error"),
    counts: FINDINGS.map((kind) => findings.filter((finding) => finding.kind === kind).length),
    plan: plan.grants.map(whose).join(" "),
    findings: findings.map((finding) => `${finding.kind}:${whose(finding)}`).join(" "),
  };
}
