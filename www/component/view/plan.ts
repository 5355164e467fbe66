// What the family may have together, what that leaves out, and how else it could choose.
import { html, nothing, type TemplateResult } from "lit";
import type { Grant, ItemResult, Plan, ScreeningResult } from "yimen/runtime";
import { figure, headline, isZero, money } from "./money.js";
import { citation, itemCard } from "./item.js";
import { counts, inLot } from "./tally.js";
import { who, type View } from "./view.js";

type Part = TemplateResult | typeof nothing;

const SHOWN = 5;
const same = (a: Grant, b: Grant): boolean => a.item === b.item && a.member === b.member;

/** An item and whose it is. */
export function named(view: View, result: ScreeningResult, grant: Grant): string {
  const name = result.items.find((row) => same(row, grant))?.name ?? view.session.facts.items.get(grant.item)?.name ?? grant.item;
  return grant.member === null ? name : `${name}${view.words.bracketed(who(view, grant.member))}`;
}

const granted = (result: ScreeningResult, plan: Plan): ItemResult[] =>
  plan.grants.flatMap((grant) => result.items.find((row) => same(row, grant)) ?? []);

export function totals(view: View, result: ScreeningResult): TemplateResult {
  const { words, session } = view;
  const { plan } = result;
  const { label, sum, unit } = headline(result, session.answers.members !== null, words);
  const others = figure(plan.regular_total, words) !== figure(plan.monthly_total, words) && !isZero(plan.regular_total);
  const known = session.answers.members !== null;
  return html`<div class="totals" part="totals">
    <p class="label">${label}</p>
    ${sum ? html`<p class="sum" part="sum"><strong>${sum}</strong> ${unit}</p>` : nothing}
    ${known && others && figure(plan.regular_total, words)
      ? html`<p>${words.withOthers(money(plan.regular_total, words))}</p>`
      : nothing}
    ${known && !isZero(plan.once_total) && figure(plan.once_total, words)
      ? html`<p>${words.once(figure(plan.once_total, words))}</p>`
      : nothing}
    ${plan.decided ? nothing : html`<p>${words.undecided}</p>`}
    <p class="counts">${counts(result, words)}</p>
  </div>`;
}

export function grants(view: View, result: ScreeningResult): Part {
  const items = granted(result, result.plan);
  const { words } = view;
  if (items.length === 0) {
    const open = inLot(result, "open").length > 0;
    return html`<p class="empty">${open ? words.noGrantsYet : words.noGrants}</p>`;
  }
  return html`<div class="items">${items.map((item) => itemCard(view, item))}</div>`;
}

export function choices(view: View, result: ScreeningResult): Part {
  const { words } = view;
  const { choices } = result.plan;
  if (choices.length === 0) return nothing;
  return html`<section part="choices">
    <h3>${words.choicesTitle}</h3>
    <ul class="lines">
      ${choices.map(
        (choice) => html`<li>
          <p>${words.chosenInstead(named(view, result, choice.taken), named(view, result, choice.instead_of))}</p>
          ${citation(view, choice)}
        </li>`,
      )}
    </ul>
  </section>`;
}

export function alternatives(view: View, result: ScreeningResult): Part {
  const { words } = view;
  const { plan } = result;
  if (plan.alternatives.length === 0) return nothing;
  const beyond = (one: Plan, base: Plan) =>
    one.grants
      .filter((grant) => !base.grants.some((other) => same(grant, other)))
      .map((grant) => named(view, result, grant))
      .join(words.comma);
  const line = (other: Plan) => {
    const once = !isZero(other.once_total) && figure(other.once_total, words) ? words.once(figure(other.once_total, words)) : "";
    const less = other.difference
      ? isZero(other.difference)
        ? words.sameSum
        : words.lessBy(money(other.difference, words))
      : "";
    return html`<li>
      <p>${words.exchange(beyond(other, plan), beyond(plan, other))}</p>
      <p class="sum">${money(other.regular_total, words)}</p>
      <p class="quiet">${[less, once].filter(Boolean).join(words.comma)}</p>
    </li>`;
  };
  const all = plan.alternatives.length + plan.more_alternatives;
  const more = all - Math.min(SHOWN, plan.alternatives.length);
  return html`<section part="alternatives">
    <h3>${words.alternativesTitle(all)}</h3>
    <ul class="lines">
      ${plan.alternatives.slice(0, SHOWN).map(line)}
    </ul>
    ${more > 0 ? html`<p class="quiet">${words.moreAlternatives(more)}</p>` : nothing}
  </section>`;
}

/** What ends, and what cannot be had beside the plan. */
export function leftOut(view: View, result: ScreeningResult): Part {
  const { words } = view;
  const [stop, barred] = [inLot(result, "stop"), inLot(result, "barred")];
  const list = (title: string, note: string, items: readonly ItemResult[]) =>
    items.length === 0
      ? nothing
      : html`<section>
          <h3>${title}</h3>
          <p class="hint">${note}</p>
          <div class="items">${items.map((item) => itemCard(view, item))}</div>
        </section>`;
  return html`${list(words.stopTitle, words.stopNote, stop)} ${list(words.barredTitle, words.barredNote, barred)}`;
}

/** What is due and not received the list of what may be had tells already. */
export function findings(view: View, result: ScreeningResult): Part {
  const { words } = view;
  const found = result.findings.filter(({ kind }) => kind !== "gap");
  if (found.length === 0) return nothing;
  return html`<section part="findings">
    <h3>${words.findingsTitle}</h3>
    <p class="hint">${words.findingsNote}</p>
    <ul class="lines">
      ${found.map(
        (finding) => html`<li data-kind=${finding.kind}>
          <p><span class="badge" data-lot="open">${words.finding[finding.kind]}</span> <b>${named(view, result, finding)}</b></p>
          <p>${words.sentence(finding.text)}</p>
          ${citation(view, finding)}
        </li>`,
      )}
    </ul>
  </section>`;
}
