// The result: the plan first, then everything that stands behind it.
import { html, nothing, type TemplateResult } from "lit";
import type { ScreeningResult } from "yimen/runtime";
import { openQuestions } from "../state/interview.js";
import { checklist } from "./checklist.js";
import { entry, itemCard, questionAt } from "./item.js";
import { outputWords } from "./money.js";
import { alternatives, choices, findings, grants, leftOut, totals } from "./plan.js";
import { receivedWords, told } from "./review.js";
import { inLot, type Lot } from "./tally.js";
import { visit } from "./visit.js";
import { memberName, type View } from "./view.js";

export function resultView(view: View): TemplateResult {
  const { session, words } = view;
  // With every reason, once they are there.
  const result = session.reasoned?.result ?? session.result;
  return html`<div class="result" part="result" aria-busy=${session.stale ? "true" : "false"}>
    <h2 id="step-title" part="title" tabindex="-1">${words.resultTitle}</h2>
    <p class="hint">${words.resultFor(session.placeName(session.answers.region), words.date(result?.receipt.date ?? session.now))}</p>
    ${result ? body(view, result) : html`<p class="empty">${session.outcome?.failures.map(words.sentence).join("") || words.cannotCompute}</p>`}
    ${buttons(view, result !== null)}
  </div>`;
}

function body(view: View, result: ScreeningResult): unknown {
  const { words } = view;
  return html`
    ${mistakes(view)} ${totals(view, result)} ${rest(view, result)}
    <nav class="parts screen" aria-label=${words.partsLabel}>
      ${[["grants", words.planTitle], ["visit", words.visitTitle], ["all", words.allTitle], ["checklist", words.checklistTitle], ["keep", words.keepTitle]].map(
        ([id, name]) => html`<button type="button" class="link" @click=${leap(id ?? "")}>${name}</button>`,
      )}
    </nav>
    <section id="grants" part="plan">
      <h3 tabindex="-1">${words.planTitle}</h3>
      <p class="hint">${words.planNote}</p>
      ${grants(view, result)}
    </section>
    ${choices(view, result)} ${alternatives(view, result)} ${leftOut(view, result)} ${findings(view, result)} ${visit(view, result)}
    <section id="all" part="items">
      <h3 tabindex="-1">${words.allTitle}</h3>
      ${lot(view, result, "open")} ${lot(view, result, "error")} ${lot(view, result, "not")}
    </section>
    ${checklist(view, result)} ${outputs(view, result)} ${toldList(view)} ${receipt(view, result)}
  `;
}

/** Goes to a part of the result. An address with a fragment is not this component's to change. */
const leap = (id: string) => (event: Event) => {
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  const heading = root.querySelector<HTMLElement>(`#${id} > h3`);
  heading?.setAttribute("tabindex", "-1");
  heading?.focus();
  heading?.scrollIntoView({ block: "start" });
};

function mistakes(view: View): TemplateResult | typeof nothing {
  const { session, words, actions } = view;
  const paths = [...(session.outcome?.mistakes ?? [])];
  if (paths.length === 0) return nothing;
  return html`<div class="notice wrong" role="status">
    <p>${words.mistakesLeft(paths.length)}</p>
    <ul>
      ${paths.map(([path, message]) => html`<li>
        <button type="button" class="link" @click=${() => actions.edit(path)}>${`${questionAt(view, path)}${words.colon}${words.sentence(message)}`}</button>
      </li>`)}
    </ul>
  </div>`;
}

/** What was not answered, and could still change the result. */
function rest(view: View, result: ScreeningResult): TemplateResult | typeof nothing {
  const { words, actions, session } = view;
  const open = result.questions.length;
  if (open === 0) return nothing;
  const fresh = openQuestions(result, session.answers).length;
  return html`<div class="notice screen">
    <p>${fresh > 0 ? words.stillOpen(open) : words.stillSkipped(open)}</p>
    <button type="button" class="secondary" part="button" @click=${actions.askRest}>${words.answerRest}</button>
  </div>`;
}

function lot(view: View, result: ScreeningResult, lot: Lot): TemplateResult | typeof nothing {
  const items = inLot(result, lot);
  if (items.length === 0) return nothing;
  return html`<details class="fold lot" data-lot=${lot}>
    <summary>${view.words.lotTitle[lot]}<span class="some">${view.words.itemCount(items.length)}</span></summary>
    <div class="items">${items.map((item) => itemCard(view, item))}</div>
  </details>`;
}

function outputs(view: View, result: ScreeningResult): TemplateResult | typeof nothing {
  const { words, session } = view;
  const infos = session.facts.info.outputs.filter(({ id }) => result.outputs[id] !== undefined);
  if (infos.length === 0) return nothing;
  const rows = infos.map(({ id, name, owner, choices, unit }) => {
    const output = result.outputs[id];
    if (output === undefined) return nothing;
    const names = new Map(choices.map((choice) => [choice.id, choice.name]));
    const text =
      owner === "member" && Array.isArray(output)
        ? output.map((one, at) => `${memberName(view, at)}${words.colon}${outputWords(one, words, names, unit ?? "")}`).join(words.semicolon)
        : outputWords(output, words, names, unit ?? "");
    return entry(name, text);
  });
  return html`<details class="fold" part="outputs">
    <summary>${words.outputsTitle}</summary>
    <dl class="facts">
      ${rows}
    </dl>
  </details>`;
}

function toldList(view: View): TemplateResult {
  const { words, session } = view;
  const members = session.answers.members?.length;
  return html`<details class="fold told-list" part="told">
    <summary>${words.toldTitle}</summary>
    <dl class="facts">
      ${members ? entry(words.countQuestion, words.peopleCount(members)) : nothing}
      ${told(view).flatMap(({ whose, answers }) => answers.map(({ question, words: text }) => entry(`${whose}${words.colon}${question}`, text)))}
      ${receivedWords(view).map(({ item, whose, amount }) => entry(`${whose}${words.colon}${words.receivingTitle}`, `${item} ${amount}`.trim()))}
    </dl>
  </details>`;
}

function receipt({ words, session }: View, { receipt }: ScreeningResult): TemplateResult {
  const fill = ({ target }: Event) => {
    const data = target as HTMLDetailsElement;
    const blocks = data.querySelectorAll("pre");
    // Long texts, made only for those who look.
    [session.outcome?.input, session.outcome?.text].forEach((text, at) => {
      const block = blocks[at];
      if (block) block.textContent = data.open ? (text ?? "") : "";
    });
  };
  return html`<section class="receipt" part="receipt">
    <h3>${words.receiptTitle}</h3>
    <dl class="facts">
      ${entry(words.place, session.placeName(receipt.region))} ${entry(words.day, words.date(receipt.date))}
      ${entry(words.rules, words.rulesVersion(session.facts.info.name, receipt.version))} ${entry(words.rulesHash, receipt.pack_hash)}
      ${entry(words.inputHash, receipt.input_hash)} ${entry(words.engine, `Yimen ${receipt.engine}`)}
      ${entry(words.assumed, receipt.assumed.map(({ name }) => name).join(words.comma) || null)}
    </dl>
    <details class="fold data screen" @toggle=${fill}>
      <summary>${words.dataTitle}</summary>
      ${[words.dataInput, words.dataResult].map(
        (name, at) => html`<p class="label" id=${`data-${at}`}>${name}</p>
          <pre tabindex="0" role="region" aria-labelledby=${`data-${at}`} data-part=${at === 0 ? "input" : "result"}></pre>`,
      )}
    </details>
  </section>`;
}

function buttons({ words, actions }: View, has: boolean): TemplateResult {
  const button = (text: string, click: () => void, kind = "plain") =>
    html`<button type="button" class=${kind} part="button" @click=${click}>${text}</button>`;
  return html`<section id="keep" class="screen">
    <h3>${words.keepTitle}</h3>
    <div class="buttons" part="buttons">
    ${has ? html`${button(words.print, actions.print, "secondary")} ${button(words.savePage, actions.savePage, "secondary")}` : nothing}
    ${button(words.saveAnswers, actions.saveAnswers)} ${button(words.changeAnswers, actions.review)}
    ${button(words.restart, actions.restart)}
    </div>
  </section>`;
}
