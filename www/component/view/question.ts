// A question: asked once, with an answer for each member it concerns.
import { html, nothing, type TemplateResult } from "lit";
import type { FactInfo } from "yimen/runtime";
import { partedFact, pathOf, type Spot } from "../state/facts.js";
import type { Asked } from "../state/interview.js";
import { control } from "./controls.js";
import { domId, give, memberName, mistakeAt, type View } from "./view.js";

export function question(view: View, asked: Asked): TemplateResult | typeof nothing {
  const spots = view.session.spots(asked);
  const fact = view.session.facts.at({ member: asked.ofMembers ? 0 : null, id: asked.id });
  if (!fact || spots.length === 0) return nothing;
  const { question, hint } = partedFact(fact);
  const id = domId(asked.ofMembers ? "m" : "f", asked.id);
  const [about, title] = [`${id}-hint`, `${id}-title`];
  return html`<section class="question" part="question" data-fact=${asked.id}>
    <h3 id=${title}>${question}</h3>
    <p id=${about} class="hint" ?hidden=${!hint}>${hint}</p>
    ${asked.ofMembers
      ? html`<div class="rows">
          ${spots.map((spot) => row(view, fact, spot, title, about))}
        </div>
        ${shortcut(view, fact, spots)}`
      : spots.map((spot) => answer(view, fact, spot, title, about))}
  </section>`;
}

function answer(view: View, fact: FactInfo, spot: Spot, title: string, about: string): TemplateResult {
  const mistake = domId("e", pathOf(spot));
  return html`${control(view, fact, spot, { by: title, about: `${about} ${mistake}` }, spot.member !== null)}
    <p id=${mistake} class="mistake" ?hidden=${!mistakeAt(view, spot)}>${mistakeAt(view, spot)}</p>`;
}

function row(view: View, fact: FactInfo, spot: Spot, title: string, about: string): TemplateResult {
  const name = domId("n", pathOf(spot));
  return html`<div class="row">
    <span class="name" id=${name}>${memberName(view, spot.member ?? 0)}</span>
    <div class="answer">${answer(view, fact, spot, `${title} ${name}`, about)}</div>
  </div>`;
}

/** In most families most questions concern nobody: one press says so for all that are still open. */
function shortcut(view: View, fact: FactInfo, spots: readonly Spot[]): TemplateResult | typeof nothing {
  const { answers } = view.session;
  const open = spots.filter((spot) => !answers.settled(spot));
  const none = fact.choices.find(({ id }) => id === "none" || id === "able" || id === "independent");
  const usual =
    fact.kind === "truth"
      ? { answer: false, words: view.words.no }
      : fact.kind === "choice" && none
        ? { answer: none.id, words: none.name }
        : fact.kind === "number" && fact.low === "0"
          ? { answer: "0", words: "0" }
          : undefined;
  if (spots.length < 2 || !usual) return nothing;
  const all = () => open.forEach((spot) => give(view, spot, usual.answer));
  return html`<button type="button" class="small" part="button" ?disabled=${open.length === 0} @click=${all}>
    ${open.length < spots.length ? view.words.restAre(usual.words) : view.words.allAre(usual.words)}
  </button>`;
}
