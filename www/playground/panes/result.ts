// What came of a case: the plan, every item with its reasons, what is still to be asked.
import type { ItemResult, Plan, RegionInfo, ScreeningResult } from "yimen";
import { el } from "../dom.js";
import { amountWords, isZero, outputWords } from "../figures.js";
import { words } from "../words/words.js";
import { itemEntry, whose } from "./item.js";

const ORDER = ["eligible", "undetermined", "error", "ineligible"] as const;

export function resultParts(result: ScreeningResult, regions: readonly RegionInfo[]): HTMLElement[] {
  const say = words();
  const region = regions.find(({ code }) => code === result.receipt.region)?.name ?? result.receipt.region;
  return [
    el("p", { class: "when" }, say.onDate(result.receipt.date, region)),
    planPart(result),
    ...findings(result),
    items(result),
    questions(result),
    ...outputs(result),
    wholeResult(result),
  ];
}

/** Written out when it is unfolded: it is long. */
function wholeResult(result: ScreeningResult): HTMLElement {
  const text = el("pre", { tabindex: 0 });
  const fold = el("details", { "data-key": "json", class: "json" }, el("summary", {}, words().json), text);
  fold.addEventListener("toggle", () => {
    if (fold.open && !text.textContent) text.textContent = JSON.stringify(result, null, 2);
  });
  return fold;
}

const nameIn = (result: ScreeningResult, id: string) => result.items.find(({ item }) => item === id)?.name ?? id;

/** 低保 · 成员 1 */
function grantName(result: ScreeningResult, item: string, member: number | null): string {
  return nameIn(result, item) + (member === null ? "" : ` · ${words().member(member + 1)}`);
}

function planPart(result: ScreeningResult): HTMLElement {
  const say = words();
  const { plan } = result;
  const first = plan.grants.length === 0 && isZero(plan.regular_total) && isZero(plan.once_total);
  return el(
    "section",
    { class: "plan" },
    el("h3", {}, say.planTitle),
    !plan.decided && el("p", { class: "open" }, say.planOpen),
    first ? el("p", {}, say.planNothing) : totals(plan),
    grants(result, plan),
    plan.alternatives.length > 0 && alternatives(result, plan),
  );
}

function totals(plan: Plan): HTMLElement {
  const say = words();
  return el(
    "dl",
    { class: "totals" },
    el("div", {}, el("dt", {}, say.monthly), el("dd", { "data-total": "monthly" }, amountWords(plan.regular_total))),
    !isZero(plan.once_total) && el("div", {}, el("dt", {}, say.once), el("dd", {}, amountWords(plan.once_total))),
  );
}

function grants(result: ScreeningResult, plan: Plan): HTMLElement | null {
  if (plan.grants.length === 0) return null;
  return el(
    "ul",
    { class: "grants" },
    ...plan.grants.map(({ item, member }) => el("li", {}, grantName(result, item, member))),
  );
}

function alternatives(result: ScreeningResult, plan: Plan): HTMLElement {
  const say = words();
  return el(
    "details",
    { "data-key": "alternatives" },
    el("summary", {}, say.alternatives(plan.alternatives.length + plan.more_alternatives)),
    el(
      "ol",
      {},
      ...plan.alternatives.map((other) =>
        el(
          "li",
          {},
          el("strong", {}, amountWords(other.regular_total)),
          other.difference && ` （${say.less(amountWords(other.difference))}）`,
          grants(result, other),
        ),
      ),
    ),
  );
}

function findings(result: ScreeningResult): HTMLElement[] {
  const say = words();
  if (result.findings.length === 0) return [];
  return [
    el(
      "section",
      { class: "findings" },
      el("h3", {}, say.findings),
      el(
        "ul",
        {},
        ...result.findings.map(({ kind, text, amount }) =>
          el("li", {}, el("span", { class: "badge" }, say.finding[kind]), ` ${text}`, amount && ` ${amountWords(amount)}`),
        ),
      ),
    ),
  ];
}

function items(result: ScreeningResult): HTMLElement {
  const say = words();
  const of = (verdict: ItemResult["verdict"]) => result.items.filter((item) => item.verdict === verdict);
  return el(
    "section",
    { class: "items" },
    el("h3", {}, say.items),
    ...ORDER.flatMap((verdict): HTMLElement[] => {
      const found = of(verdict);
      if (found.length === 0) return [];
      const list = el("div", { class: "entries" }, ...found.map((item) => itemEntry(item)));
      const heading = `${say.verdict[verdict]} ${found.length}`;
      // What is not granted is long and rarely read first.
      if (verdict !== "ineligible") return [el("h4", { class: verdict }, heading), list];
      return [
        el("details", { "data-key": "ineligible", class: "folded" }, el("summary", { class: verdict }, heading), list),
      ];
    }),
  );
}

function questions(result: ScreeningResult): HTMLElement {
  const say = words();
  if (result.questions.length === 0) return el("p", { class: "quiet" }, say.questionsNone);
  return el(
    "details",
    { "data-key": "questions", class: "questions" },
    el("summary", {}, `${say.questions} ${result.questions.length}`),
    el(
      "ol",
      {},
      ...result.questions.map(({ text, members, settles }) =>
        el(
          "li",
          {},
          members && `${members.map((member) => whose(member)).join("、")}：`,
          text,
          el(
            "span",
            { class: "note" },
            say.settles(settles.slice(0, 4).map((id) => nameIn(result, id)).join("、") + (settles.length > 4 ? "……" : "")),
          ),
        ),
      ),
    ),
  );
}

function outputs(result: ScreeningResult): HTMLElement[] {
  const named = Object.entries(result.outputs);
  if (named.length === 0) return [];
  return [
    el(
      "details",
      { "data-key": "outputs" },
      el("summary", {}, `${words().outputs} ${named.length}`),
      el("dl", { class: "outputs" }, ...named.map(([id, output]) => el("div", {}, el("dt", {}, id), el("dd", {}, outputWords(output))))),
    ),
  ];
}
