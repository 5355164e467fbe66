// The interview: one group at a time, how far it has come, the sum as it narrows.
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { progress } from "../state/interview.js";
import { headline } from "./money.js";
import { membersStep } from "./members-step.js";
import { placeStep } from "./place-step.js";
import { question } from "./question.js";
import { receivingStep } from "./receiving-step.js";
import { counts } from "./tally.js";
import type { View } from "./view.js";

export function interview(view: View): TemplateResult {
  const { session, words, actions } = view;
  const submit = (event: Event) => {
    event.preventDefault();
    actions.goOn();
  };
  const first = session.at === 0 && !session.returning;
  return html`<div class="interview" part="interview">
    <div class="main">
      ${progressLine(view)}
      ${keyed(
        session.at,
        html`<form class="step" part="step" novalidate autocomplete="off" @submit=${submit}>
          <h2 id="step-title" part="title" tabindex="-1">${title(view)}</h2>
          <slot name=${`before-${session.step.kind}`}></slot>
          ${body(view)} ${failures(view)}
          <p class="obstacle" role="alert" ?hidden=${!session.pointing}>${session.pointing ? words.mendFirst : ""}</p>
          <div class="buttons" part="buttons">
            <button type="submit" class="primary" part="button primary">${session.returning ? words.changed : words.goOn}</button>
            <button type="button" class="plain" part="button" ?hidden=${first} @click=${actions.back}>
              ${session.returning ? words.backThere : words.back}
            </button>
          </div>
          <p class="hint" ?hidden=${session.step.kind !== "ask"}>${words.mayLeaveOut}</p>
        </form>`,
      )}
    </div>
    ${strip(view)}
  </div>`;
}

function title({ session, words }: View): string {
  const { step } = session;
  switch (step.kind) {
    case "place":
      return words.placeTitle;
    case "members":
      return words.membersTitle;
    case "receiving":
      return words.receivingTitle;
    case "result":
      return words.resultTitle;
    case "ask":
      return step.group ?? (step.ofMembers ? words.eachTitle : words.familyTitle);
  }
}

function body(view: View): unknown {
  const { step } = view.session;
  switch (step.kind) {
    case "place":
      return placeStep(view);
    case "members":
      return membersStep(view);
    case "receiving":
      return receivingStep(view);
    case "ask":
      return step.asked.map((asked) => question(view, asked));
    case "result":
      return nothing;
  }
}

/** What is wrong with the whole, where nothing can be computed. */
function failures({ session, words }: View): TemplateResult | typeof nothing {
  const failures = session.outcome?.failures ?? [];
  const told = session.outcome?.mistakes.has("date") || session.answers.region === null;
  if (failures.length === 0 || told) return nothing;
  return html`<div class="notice wrong" role="status">
    <p>${words.cannotCompute}</p>
    <ul>
      ${failures.map((message) => html`<li>${words.sentence(message)}</li>`)}
    </ul>
  </div>`;
}

function progressLine({ session, words, actions }: View): TemplateResult {
  const { answered, open } = progress(session.answers, session.result, session.facts);
  const told = words.progress(answered, session.result ? open : null);
  return html`<div class="progress" part="progress">
    <progress aria-label=${words.progressLabel} .value=${answered} .max=${Math.max(1, answered + open)}></progress>
    <p>${told}</p>
    <button type="button" class="link" part="button" ?disabled=${answered === 0} @click=${actions.review}>${words.review}</button>
  </div>`;
}

/** The sum as far as it is known, in sight all the time. */
function strip({ session, words, actions }: View): TemplateResult {
  const { answers } = session;
  const result = session.early ?? session.result;
  const { label, sum, unit } = headline(result, answers.members !== null, words);
  const told = result && answers.members ? counts(result, words) : "";
  return html`<aside class="strip" part="strip" aria-label=${words.stripLabel}>
    <div>
      <p class="label">${label}</p>
      ${sum ? html`<p class="sum" part="sum"><strong>${sum}</strong> ${unit}</p>` : nothing}
      <p class="counts">${told}</p>
    </div>
    <button type="button" class="secondary" part="button" ?disabled=${!result} @click=${actions.result}>${words.seeResult}</button>
  </aside>`;
}
