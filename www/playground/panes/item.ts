// One item judged, with its reasons.
import type { Changes, ConditionResult, ItemResult, Step } from "yimen";
import { el } from "../dom.js";
import { amountWords } from "../figures.js";
import { words } from "../words/words.js";
import { sourceLine } from "./source.js";

export const whose = (member: number | null): string =>
  member === null ? words().family : words().member(member + 1);

export function itemEntry(item: ItemResult): HTMLElement {
  const say = words();
  const standing = say.standing[item.standing];
  return el(
    "details",
    { "data-key": `item ${item.item} ${item.member ?? ""}`, class: "entry", "data-verdict": item.verdict },
    el(
      "summary",
      {},
      el("span", { class: "name" }, item.name),
      item.member !== null && el("span", { class: "whose" }, whose(item.member)),
      el("span", { class: `verdict ${item.verdict}` }, say.verdict[item.verdict]),
      standing && el("span", { class: "standing" }, standing),
      item.amount && el("span", { class: "amount" }, amountWords(item.amount)),
    ),
    el("div", { class: "reasons" }, ...reasons(item)),
  );
}

function reasons(item: ItemResult): (HTMLElement | null)[] {
  const say = words();
  const { barred_by: bar, error } = item;
  return [
    error && el("p", { class: "fault" }, error.message, error.help && el("span", { class: "note" }, error.help)),
    bar && el("p", {}, say.barredBy[bar.kind](bar.name)),
    bar && sourceLine(bar),
    item.calculation ? el("p", {}, el("span", { class: "label" }, say.calculation), ` ${item.calculation}`) : null,
    item.in_kind ? el("p", {}, el("span", { class: "label" }, say.inKind), ` ${item.in_kind}`) : null,
    item.benefit_source && sourceLine(item.benefit_source),
    changes(item.changes),
    el("ul", { class: "conditions", "aria-label": say.conditions }, ...item.conditions.map(condition)),
    item.missing.length > 0
      ? el("p", { class: "quiet" }, el("span", { class: "label" }, say.missing), ` ${item.missing.join("、")}`)
      : null,
    item.steps.length > 0 ? steps(item.steps, `steps ${item.item} ${item.member ?? ""}`) : null,
    sourceLine(item),
  ];
}

function condition(judged: ConditionResult): HTMLElement {
  const say = words();
  return el(
    "li",
    { class: judged.verdict },
    el("span", { class: `verdict ${judged.verdict}` }, say.condition[judged.verdict]),
    el("strong", {}, ` ${judged.name} `),
    el("span", {}, judged.text),
    judged.gap && el("span", { class: "note" }, judged.gap.text),
    judged.verdict === "unmet" && judged.unmet && el("span", { class: "note" }, judged.unmet),
    sourceLine(judged),
  );
}

function changes(changes: Changes | null): HTMLElement | null {
  if (!changes) return null;
  const texts = [...changes.single, ...changes.together].map(({ text }) => text);
  if (texts.length === 0) return null;
  return el(
    "div",
    { class: "changes" },
    el("span", { class: "label" }, words().change),
    el("ul", {}, ...texts.map((text) => el("li", {}, text))),
  );
}

function steps(list: readonly Step[], key: string): HTMLElement {
  return el(
    "details",
    { "data-key": key, class: "steps" },
    el("summary", {}, words().steps),
    el(
      "ul",
      {},
      ...list.map((step) =>
        el(
          "li",
          {},
          el("strong", {}, step.name),
          step.member !== null && ` · ${whose(step.member)}`,
          ` ${step.text}`,
          ...step.sources.map(sourceLine),
        ),
      ),
    ),
  );
}
