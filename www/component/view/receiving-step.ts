// What is received today: which items, and how much.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { ItemInfo } from "yimen/runtime";
import type { Person } from "../state/answers.js";
import { domId, memberName, type View } from "./view.js";

export function receivingStep(view: View): TemplateResult {
  const { session, words } = view;
  const { items } = session.facts.info;
  const categories = new Map<string, ItemInfo[]>();
  for (const item of items) {
    const category = item.category ?? words.otherItems;
    categories.set(category, [...(categories.get(category) ?? []), item]);
  }
  const count = (inside: readonly ItemInfo[]) =>
    session.answers.receiving.filter(({ item }) => inside.some(({ id }) => id === item)).length;
  return html`<p class="hint">${words.receivingHint}</p>
    ${[...categories].map(
      ([category, inside], at) => html`<details class="fold" ?open=${at === 0 && count(inside) === 0 ? false : count(inside) > 0}>
        <summary>${category}<span class="some">${count(inside) ? words.chosen(count(inside)) : inside.map(({ name }) => name).join(words.comma)}</span></summary>
        <div class="entries">${inside.map((item) => entries(view, item))}</div>
      </details>`,
    )}`;
}

function entries(view: View, item: ItemInfo): TemplateResult {
  const { members } = view.session.answers;
  if (item.beneficiary === "family") return html`<div class="entry">${entry(view, item, null, item.name)}</div>`;
  const name = domId("i", item.id);
  return html`<div class="entry" role="group" aria-labelledby=${name}>
    <p class="name" id=${name}>${item.name}</p>
    ${(members ?? []).map((person, at) => entry(view, item, person, memberName(view, at)))}
  </div>`;
}

function entry(view: View, item: ItemInfo, person: Person | null, label: string): TemplateResult {
  const { session, words } = view;
  const at = session.answers.receivingAt(item.id, person);
  const received = session.answers.receiving[at];
  const id = domId("g", `${item.id}-${person?.key ?? "family"}`);
  const toggle = ({ target }: Event) => {
    if ((target as HTMLInputElement).checked) session.answers.receiving.push({ item: item.id, person, amount: "", rest: {} });
    else session.answers.receiving.splice(at, 1);
    session.touched();
  };
  const type = ({ target }: InputEvent) => {
    if (received) received.amount = (target as HTMLInputElement).value;
    session.touched();
  };
  const mistakes = session.outcome?.mistakes;
  const mistake = received && (mistakes?.get(`receiving[${at}].amount`) ?? mistakes?.get(`receiving[${at}]`) ?? "");
  const unit = unitOf(view, item);
  return html`<label class="mark"><input type="checkbox" .checked=${live(received !== undefined)} @change=${toggle} /><span>${label}</span></label>
    ${received
      ? html`<div class="amount">
          <label for=${id}>${words.receivedAmount(item.name, person ? label : "")}</label>
          <span class="figure">
            <input id=${id} part="input" class="number" type="text" inputmode="decimal" autocomplete="off" maxlength="200"
              aria-describedby=${`${id}-e`} aria-invalid=${mistake ? "true" : nothing}
              data-path=${`receiving[${at}].amount`} .value=${live(received.amount)} @input=${type} />
            ${unit ? html`<span class="unit" aria-hidden="true">${unit}</span>` : nothing}
          </span>
          <p id=${`${id}-e`} class="mistake" ?hidden=${!mistake}>${mistake ? words.sentence(mistake) : ""}</p>
        </div>`
      : nothing}`;
}

/** What the item is counted in, where the result tells it. */
function unitOf({ session }: View, { id }: ItemInfo): string | undefined {
  return session.result?.items.find(({ item, amount }) => item === id && amount)?.amount?.unit;
}
