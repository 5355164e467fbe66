// What is kept of one family's result: enough for the table and the export, and no more.
import type { CaseSummary } from "yimen/register";
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

const having = (items: ScreeningResult["items"], verdict: string) => items.filter((item) => item.verdict === verdict).length;

/** Of a result with all there is to say. */
export function summaryOf({ items, plan, findings }: ScreeningResult): Summary {
  return {
    monthly: sum(plan.regular_total),
    once: sum(plan.once_total),
    eligible: having(items, "eligible"),
    open: having(items, "undetermined"),
    faults: having(items, "error"),
    ...listed(plan.grants, findings),
  };
}

/** Of one of many families judged together. */
export function summaryOfLine(line: CaseSummary): Summary {
  const { regular_total: monthly, once_total: once, eligible, undetermined: open, error: faults } = line;
  return { monthly, once, eligible, open, faults, ...listed(line.grants, line.findings) };
}

function listed(grants: readonly Grant[], findings: readonly (Grant & { kind: FindingKind })[]): Pick<Summary, "counts" | "plan" | "findings"> {
  return {
    counts: FINDINGS.map((kind) => findings.filter((finding) => finding.kind === kind).length),
    plan: grants.map(whose).join(" "),
    findings: findings.map((finding) => `${finding.kind}:${whose(finding)}`).join(" "),
  };
}
