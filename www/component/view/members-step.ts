// Who lives together: how many, what they are called, when they were born.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { partedFact, pathOf } from "../state/facts.js";
import type { Person } from "../state/answers.js";
import { plain } from "../state/tidy.js";
import { dateControl } from "./date-control.js";
import { domId, give, mistakeAt, type View } from "./view.js";

/** A number of people that is none stands here until it is mended. */
const typed = new WeakMap<object, string>();

export function membersStep(view: View): TemplateResult {
  const { session, words } = view;
  const members = session.answers.members ?? [];
  const [least, most] = session.facts.info.members;
  const kept = typed.get(session);
  const said = kept === undefined ? (session.pointing && members.length === 0 ? words.countMissing : "") : countMistake(view, kept);
  const set = (count: number) => {
    typed.delete(session);
    session.resize(count);
  };
  const type = ({ target }: InputEvent) => {
    const text = plain((target as HTMLInputElement).value);
    const count = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
    if (text === "" || (count >= least && count <= most)) return set(text === "" ? 0 : count);
    typed.set(session, text);
    session.touched();
  };
  return html`<section class="question" part="question">
      <h3><label for="count">${words.countQuestion}</label></h3>
      <p class="hint" id="count-hint">${words.countHint}</p>
      <div class="stepper">
        <button type="button" class="round" aria-label=${words.fewer} ?disabled=${members.length <= least}
          @click=${() => set(members.length - 1)}>−</button>
        <input id="count" part="input" class="count" type="text" inputmode="numeric" autocomplete="off" maxlength="40"
          aria-describedby="count-hint count-mistake" aria-invalid=${said ? "true" : nothing}
          .value=${live(kept ?? (members.length ? String(members.length) : ""))} @input=${type} />
        <span class="unit" aria-hidden="true">${words.people}</span>
        <button type="button" class="round" aria-label=${words.more} ?disabled=${members.length >= most}
          @click=${() => set(members.length + 1)}>+</button>
      </div>
      <p class="mistake" id="count-mistake" ?hidden=${!said}>${said}</p>
    </section>
    ${members.length > 0
      ? html`<section class="question" part="question">
          <h3 id="born-title">${session.facts.birth ? words.bornQuestion : words.namesQuestion}</h3>
          <p class="hint" id="born-hint">${words.namesHint}</p>
          ${members.map((member, at) => memberRow(view, member, at))}
        </section>`
      : nothing}`;
}

function countMistake({ session, words }: View, kept: string): string {
  const [least, most] = session.facts.info.members;
  return /^\d+$/.test(kept) && Number(kept) > most ? words.tooMany(most) : words.countRange(least, most);
}

function memberRow(view: View, member: Person, at: number): TemplateResult {
  const { session, words } = view;
  const { birth } = session.facts;
  const spot = { member: at, id: birth?.id ?? "" };
  const [name, mistake] = [`who-${member.key}`, domId("e", pathOf(spot))];
  const said = birth ? mistakeAt(view, spot) : "";
  const given = session.answers.given(spot);
  const rename = ({ target }: InputEvent) => {
    member.name = (target as HTMLInputElement).value;
    session.touched();
  };
  return html`<fieldset class="member" part="member">
    <legend>${words.member(at + 1)}</legend>
    <div class="who">
      <label for=${name}>${words.name}</label>
      <input id=${name} part="input" class="nick" type="text" autocomplete="off" maxlength="40"
        placeholder=${words.nameExample(at)} .value=${live(member.name)} @input=${rename} />
    </div>
    ${birth
      ? html`<div class="born" role="group" aria-label=${partedFact(birth).question} aria-describedby=${mistake}>
          <span class="label">${birth.name}</span>
          ${dateControl(view, {
            id: domId("a", pathOf(spot)),
            kept: typeof given === "string" ? given : "",
            about: mistake,
            invalid: said !== "",
            give: (kept) => give(view, spot, kept),
          })}
        </div>`
      : nothing}
    <p id=${mistake} class="mistake" ?hidden=${!said}>${said}</p>
    <button type="button" class="small remove" part="button"
      aria-label=${words.removeMember(words.member(at + 1), member.name.trim())}
      @click=${() => session.remove(member)}>${words.remove}</button>
  </fieldset>`;
}
