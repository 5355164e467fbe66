// Where, and by the standards of which day.
import { html, nothing, type TemplateResult } from "lit";
import { dateParts, tidyDate } from "../state/tidy.js";
import { dateControl } from "./date-control.js";
import { placeControl } from "./region-control.js";
import type { View } from "./view.js";

export function placeStep(view: View): TemplateResult {
  const { session, words } = view;
  const { answers, top, places } = session;
  const missing = session.pointing && !session.placeFound;
  return html`
    <section class="question" part="question">
      <h3 id="place-title">${words.placeQuestion}</h3>
      <p class="hint" id="place-hint">${words.placeHint}</p>
      <div class="levels" role="group" aria-labelledby="place-title" aria-describedby="place-hint place-mistake">
        ${placeControl(view, "place", top, answers.region, (code) => session.setPlace(code === top ? null : code))}
        ${top !== null && places.inside(top).length === 0 ? html`<p class="fixed">${session.placeName(top)}</p>` : nothing}
      </div>
      <p class="mistake" id="place-mistake" ?hidden=${!missing}>${words.placeMissing}</p>
    </section>
    <details class="fold date-fold" ?open=${answers.date !== null && answers.date !== session.now}>
      <summary>${words.dateLine(words.date(tidyDate(answers.date ?? session.now) ?? session.now), dated(view))}</summary>
      ${dateField(view)}
    </details>
  `;
}

const dated = ({ session }: View): boolean => session.answers.date !== null && session.answers.date !== session.now;

function dateField(view: View): TemplateResult {
  const { session, words } = view;
  const mistake = session.outcome?.mistakes.get("date");
  const unfinished = session.pointing && dateParts(session.answers.date ?? session.now).some((part) => !part.trim());
  const said = mistake ? words.sentence(mistake) : unfinished ? words.dateUnfinished : "";
  return html`<section class="question" part="question">
    <h3 id="date-title">${words.dateQuestion}</h3>
    <p class="hint" id="date-hint">${words.dateHint}</p>
    <div role="group" aria-labelledby="date-title" aria-describedby="date-hint date-mistake">
      ${dateControl(view, {
        id: "date",
        kept: session.answers.date ?? session.now,
        about: "",
        invalid: said !== "",
        give: (kept) => session.setDate(kept ?? "--"),
      })}
    </div>
    <p class="mistake" id="date-mistake" ?hidden=${!said}>${said}</p>
    <button type="button" class="small" part="button" ?hidden=${!dated(view)} @click=${() => session.setDate(null)}>
      ${words.backToToday}
    </button>
  </section>`;
}
