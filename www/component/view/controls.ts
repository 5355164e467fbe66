// What an answer is given with: one control for each kind of fact.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { FactInfo } from "yimen/runtime";
import type { Answer } from "../state/answers.js";
import type { Spot } from "../state/facts.js";
import { pathOf } from "../state/facts.js";
import { dateControl } from "./date-control.js";
import { hereControl } from "./region-control.js";
import { domId, give, memberName, type View } from "./view.js";

/** The names of a control for those who do not see it. */
export interface Labels {
  /** Ids of what names it. */
  by: string;
  /** Ids of what explains it. */
  about: string;
}

/** So many choices stand side by side; more unfold. */
const SIDE_BY_SIDE = 8;

export function control(view: View, fact: FactInfo, spot: Spot, labels: Labels, narrow: boolean): TemplateResult {
  switch (fact.kind) {
    case "truth": {
      const { yes, no } = view.words;
      return options(view, fact, spot, labels, [[true, yes], [false, no]]);
    }
    case "choice": {
      const choices = fact.choices.map(({ id, name }): [Answer, string] => [id, name]);
      return choices.length > (narrow ? 5 : SIDE_BY_SIDE)
        ? select(view, fact, spot, labels, choices)
        : options(view, fact, spot, labels, choices);
    }
    case "member": {
      const members = (view.session.answers.members ?? []).map((_, at): [Answer, string] => [String(at), memberName(view, at)]);
      return select(view, fact, spot, labels, members.filter(([at]) => at !== String(spot.member)));
    }
    case "date":
      return html`<div class="typed" role="group" aria-labelledby=${labels.by} aria-describedby=${labels.about}>
        ${dateControl(view, {
          id: domId("a", pathOf(spot)),
          kept: textOf(view, spot),
          about: labels.about,
          invalid: view.session.wrong(spot) && (view.session.pointing || !view.session.unfinished(spot)),
          give: (kept) => give(view, spot, kept),
        })}
        ${beside(view, fact, spot, labels)}
      </div>`;
    case "region":
      return html`<div role="group" aria-labelledby=${labels.by} aria-describedby=${labels.about}>
        ${hereControl(view, spot, fact.optional)}
      </div>`;
    default:
      return number(view, fact, spot, labels);
  }
}

function textOf({ session }: View, spot: Spot): string {
  const answer = session.answers.given(spot);
  return typeof answer === "string" ? answer : "";
}

function number(view: View, fact: FactInfo, spot: Spot, labels: Labels): TemplateResult {
  const id = domId("a", pathOf(spot));
  const type = ({ target }: InputEvent) => give(view, spot, (target as HTMLInputElement).value);
  return html`<div class="typed">
    <span class="figure">
      <input
        id=${id}
        part="input"
        class="number"
        type="text"
        inputmode=${fact.whole ? "numeric" : "decimal"}
        autocomplete="off"
        maxlength="200"
        data-path=${pathOf(spot)}
        aria-labelledby=${labels.by}
        aria-describedby=${labels.about}
        aria-invalid=${view.session.wrong(spot) ? "true" : nothing}
        .value=${live(textOf(view, spot))}
        @input=${type}
      />
      ${fact.unit ? html`<span class="unit" aria-hidden="true">${fact.unit}</span>` : nothing}
    </span>
    ${beside(view, fact, spot, labels)}
  </div>`;
}

/** Beside what is typed: that there is none, or that it is not known. */
function beside(view: View, fact: FactInfo, spot: Spot, labels: Labels): TemplateResult {
  const { answers } = view.session;
  const { none, unknown } = view.words;
  const path = pathOf(spot);
  const mark = (what: string, words: string, on: boolean, set: (on: boolean) => void) => html`<label class="mark">
    <input
      type="checkbox"
      id=${domId(what, path)}
      aria-labelledby=${`${labels.by} ${domId(what, path)}-words`}
      .checked=${live(on)}
      @change=${({ target }: Event) => set((target as HTMLInputElement).checked)}
    /><span id=${`${domId(what, path)}-words`}>${words}</span>
  </label>`;
  return html`<span class="marks">
    ${fact.optional
      ? mark("none", none, answers.given(spot) === null, (on) => give(view, spot, on ? null : undefined))
      : nothing}
    ${mark("unknown", unknown, isSkipped(view, spot), (on) => (on ? view.session.skip(spot) : give(view, spot, undefined)))}
  </span>`;
}

export const isSkipped = ({ session }: View, { member, id }: Spot): boolean =>
  session.answers.sheet(member)?.skipped.has(id) ?? false;

/** All answers in sight. Nothing is chosen beforehand: what is not known is an answer like the others. */
function options(view: View, fact: FactInfo, spot: Spot, labels: Labels, answers: [Answer, string][]): TemplateResult {
  const path = pathOf(spot);
  const given = view.session.answers.given(spot);
  const all = fact.optional ? [...answers, [null, view.words.none] as [Answer, string]] : answers;
  const option = (words: string, on: boolean, choose: () => void, extra: string) => html`<label class="option ${extra}">
    <input type="radio" name=${domId("r", path)} data-path=${path} .checked=${live(on)} @change=${choose} /><span>${words}</span>
  </label>`;
  return html`<div
    class="options"
    part="options"
    role="radiogroup"
    aria-labelledby=${labels.by}
    aria-describedby=${labels.about}
    aria-invalid=${view.session.wrong(spot) ? "true" : nothing}
  >
    ${all.map(([answer, words]) => option(words, given === answer, () => give(view, spot, answer), ""))}
    ${option(view.words.unknown, isSkipped(view, spot), () => view.session.skip(spot), "quiet")}
  </div>`;
}

const NONE = "@none";
const UNKNOWN = "@unknown";

function select(view: View, fact: FactInfo, spot: Spot, labels: Labels, answers: [Answer, string][]): TemplateResult {
  const given = view.session.answers.given(spot);
  const value = isSkipped(view, spot) ? UNKNOWN : given === null ? NONE : typeof given === "string" ? given : "";
  const choose = ({ target }: Event) => {
    const chosen = (target as HTMLSelectElement).value;
    if (chosen === UNKNOWN) view.session.skip(spot);
    else give(view, spot, chosen === NONE ? null : chosen || undefined);
  };
  const option = (key: string, words: string) => html`<option value=${key} .selected=${live(value === key)}>${words}</option>`;
  return html`<select
    id=${domId("a", pathOf(spot))}
    part="input"
    data-path=${pathOf(spot)}
    aria-labelledby=${labels.by}
    aria-describedby=${labels.about}
    aria-invalid=${view.session.wrong(spot) ? "true" : nothing}
    @change=${choose}
  >
    ${option("", view.words.choose)} ${answers.map(([answer, words]) => option(String(answer), words))}
    ${fact.optional ? option(NONE, view.words.none) : nothing} ${option(UNKNOWN, view.words.unknown)}
  </select>`;
}
