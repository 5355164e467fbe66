// One item with its reasons, and everything one needs to claim it.
import { html, nothing, type TemplateResult } from "lit";
import type { Change, ConditionResult, ItemResult, Source, Step } from "yimen/runtime";
import { partedFact, spotOf } from "../state/facts.js";
import { money } from "./money.js";
import { lotOf } from "./tally.js";
import { memberName, who, type View } from "./view.js";

type Part = TemplateResult | typeof nothing;

export function itemCard(view: View, item: ItemResult): TemplateResult {
  const { words } = view;
  const lot = lotOf(item);
  return html`<details class="item" part="item" data-item=${item.item} data-member=${item.member ?? ""} data-lot=${lot}>
    <summary>
      <span class="badge" data-lot=${lot}>${words.lot[lot]}</span>
      <span class="name">${item.name}</span>
      <span class="whose">${who(view, item.member)}</span>
      ${amountOf(view, item)}
      <span class="why">${why(view, item)}</span>
    </summary>
    <div class="reasons">${reasons(view, item)}</div>
  </details>`;
}

function amountOf({ session, words }: View, { amount, verdict }: ItemResult): Part {
  // As long as nobody knows who the members are, a sum for as many as there can be says nothing.
  if (!amount || !session.answers.members) return nothing;
  const text = money(amount, words);
  return html`<span class="sum">${verdict === "eligible" ? text : words.ifEligible(text)}</span>`;
}

/** The main reason, in a line. */
function why({ words }: View, item: ItemResult): string {
  const unmet = item.conditions.find(({ verdict }) => verdict === "unmet");
  if (item.barred_by && item.verdict === "eligible") {
    const bar = words.bar[item.barred_by.kind](item.barred_by.name);
    return item.standing === "stop" ? `${words.shouldStop}${bar}` : bar;
  }
  switch (item.verdict) {
    case "eligible":
      return [item.standing === "continuing" ? words.continuing : "", item.in_kind ?? ""].filter(Boolean).join(words.comma);
    case "ineligible":
      return (item.standing === "stop" ? words.shouldStop : "") + (unmet?.unmet ?? unmet?.gap?.text ?? "");
    case "undetermined":
      return item.missing.length > 0 ? words.missingCount(item.missing.length) : "";
    case "error":
      return item.error?.message ?? "";
  }
}

function reasons(view: View, item: ItemResult): Part[] {
  const { words } = view;
  const { barred_by: bar, error, continues, changes } = item;
  const worthGoing = item.verdict !== "ineligible";
  return [
    continues ? aside(continues.settled ? words.fading : words.fadingOpen, continues) : nothing,
    bar ? aside(words.sentence(words.bar[bar.kind](`${who(view, bar.member)}${words.of}${bar.name}`)), bar) : nothing,
    error ? aside([error.message, error.help].filter((text) => text !== null).map(words.sentence).join("")) : nothing,
    item.calculation ? html`<p class="calculation"><b>${words.howCounted}</b>${item.calculation}</p>` : nothing,
    nearest(view, item, changes?.single ?? [], changes?.together ?? []),
    html`<ul class="conditions">
      ${item.conditions.map((one) => condition(view, one))}
    </ul>`,
    missing(view, item),
    html`<dl class="facts">
      ${entry(words.inKind, item.in_kind)}
      ${entry(words.covers, item.covered && item.verdict === "eligible" ? item.covered.map((at) => memberName(view, at)).join(words.comma) : null)}
      ${worthGoing ? entry(words.papers, item.materials.join(words.comma) || null) : nothing}
      ${worthGoing ? entry(words.whereTo, item.apply_at) : nothing} ${worthGoing ? entry(words.howLong, item.deadline) : nothing}
      ${entry(words.department, item.department)}
      ${item.citation ? html`<div><dt>${words.law}</dt><dd>${cited(view, item)}</dd></div>` : nothing}
      ${item.benefit_source?.citation
        ? html`<div><dt>${words.lawOfBenefit}</dt><dd>${cited(view, item.benefit_source)}</dd></div>`
        : nothing}
    </dl>`,
    steps(view, item.steps),
  ];

  function aside(text: string, source?: Source): TemplateResult {
    return html`<div class="aside"><p>${text}</p>${source ? citation(view, source) : nothing}</div>`;
  }
}

export const entry = (name: string, text: string | null): Part =>
  text ? html`<div><dt>${name}</dt><dd>${text}</dd></div>` : nothing;

function condition(view: View, one: ConditionResult): TemplateResult {
  const { words } = view;
  return html`<li data-verdict=${one.verdict}>
    <p>
      <span class="badge" data-verdict=${one.verdict}>${words.condition[one.verdict]}</span>
      <b>${one.name}</b> ${one.unmet ?? ""}
    </p>
    ${one.gap ? html`<p class="gap">${one.gap.text}</p>` : nothing}
    <p class="quiet">${one.text}</p>
    ${citation(view, one)}
  </li>`;
}

function steps(view: View, steps: readonly Step[]): Part {
  const { words } = view;
  if (steps.length === 0) return nothing;
  const line = ({ name, member, text, sources }: Step) => html`<li>
    <b>${name}</b>${member === null ? "" : words.bracketed(memberName(view, member))}${words.colon}${text}
    ${sources.map((source) => citation(view, source))}
  </li>`;
  return html`<details class="fold steps">
    <summary>${words.stepByStep(steps.length)}</summary>
    <ol>
      ${steps.map(line)}
    </ol>
  </details>`;
}

function nearest(view: View, item: ItemResult, single: readonly Change[], together: readonly Change[]): Part {
  const { words, session } = view;
  if (item.verdict !== "ineligible") return nothing;
  if (!item.changes) {
    return !session.reasoning ? nothing : html`<p class="quiet waiting">${words.seekingReasons}</p>`;
  }
  const list = (changes: readonly Change[]) => html`<ul>
    ${changes.map(({ text, member, barred }) => html`<li>
      ${member === null ? "" : `${memberName(view, member)}${words.colon}`}${text}${barred ? words.barredEvenThen : ""}
    </li>`)}
  </ul>`;
  if (single.length === 0 && together.length === 0) {
    return item.changes.possible ? nothing : html`<p class="quiet">${words.noChange}</p>`;
  }
  return html`<div class="nearest">
    <p><b>${single.length > 0 ? words.nearestSingle : words.nearestTogether}</b></p>
    ${list(single.length > 0 ? single : together)}
    <p class="quiet">${words.nearestNote}</p>
  </div>`;
}

function missing(view: View, item: ItemResult): Part {
  const { words, actions } = view;
  if (item.missing.length === 0) return nothing;
  const link = (path: string) => html`<li>
    <button type="button" class="link" @click=${() => actions.edit(path)}>${questionAt(view, path)}</button>
  </li>`;
  return html`<div class="missing">
    <p><b>${item.verdict === "undetermined" ? words.stillToKnow : words.stillToKnowForSum}</b></p>
    <ul>
      ${item.missing.map(link)}
    </ul>
  </div>`;
}

/** The question behind a path, and whom it is asked of. */
export function questionAt(view: View, path: string): string {
  const { session, words } = view;
  const whole = { members: words.countQuestion, region: words.placeQuestion, date: words.dateQuestion }[path];
  if (whole) return whole;
  const told = session.answers.receiving[Number(/^receiving\[(\d+)\]/.exec(path)?.[1])];
  if (told) return words.receivedAmount(session.facts.items.get(told.item)?.name ?? told.item, "");
  const [, received, , what] = /^receiving\.([^.[]+)(\[\d+\])?\.(\w+)$/.exec(path) ?? [];
  if (received) {
    const name = session.facts.items.get(received)?.name ?? received;
    return what === "amount" ? words.receivedAmount(name, "") : words.unmetSince(name);
  }
  const spot = spotOf(path);
  const fact = session.facts.at(spot);
  const question = fact ? partedFact(fact).question : path;
  return spot.member === null ? question : `${memberName(view, spot.member)}${words.colon}${question}`;
}

export const citation = (view: View, source: Source): Part =>
  source.citation ? html`<p class="citation">${view.words.law}${view.words.colon}${cited(view, source)}</p>` : nothing;

// The author's remark on how it was checked is for authors; it stands in the whole data.
function cited({ words }: View, { citation, citation_status: status }: Source): Part {
  const mark = status ? words.citation[status] : "";
  return html`${citation}${mark ? html`<span class="seal">${mark}</span>` : nothing}`;
}
