// What was told, to be looked through, changed and taken back.
import { html, nothing, type TemplateResult } from "lit";
import type { FactInfo } from "yimen/runtime";
import { ELSEWHERE, HERE, type Answer, type Sheet } from "../state/answers.js";
import { partedFact, pathOf, spotOf, type Spot } from "../state/facts.js";
import { tidyDate } from "../state/tidy.js";
import { memberName, mistakeAt, type View } from "./view.js";

/** One thing told. */
export interface ToldAnswer {
  question: string;
  words: string;
  path: string;
  mistake: string;
}

/** Everything told, the family's first, then each member's. */
export function told(view: View): { whose: string; answers: ToldAnswer[] }[] {
  const { session, words } = view;
  const gather = (sheet: Sheet, facts: ReadonlyMap<string, FactInfo>, member: number | null): ToldAnswer[] =>
    [...facts].flatMap(([id, fact]) => {
      if (!sheet.settled(id)) return [];
      const spot = { member, id };
      const answer = sheet.given.get(id);
      const text = answer === undefined ? words.unknown : answerWords(view, fact, answer);
      return [{ question: partedFact(fact).question, words: text, path: pathOf(spot), mistake: mistakeAt(view, spot) }];
    });
  const members = session.answers.members ?? [];
  return [
    { whose: words.family, answers: gather(session.answers.family, session.facts.family, null) },
    ...members.map(({ sheet }, at) => ({
      whose: memberName(view, at),
      answers: gather(sheet, session.facts.member, at),
    })),
  ].filter(({ answers }) => answers.length > 0);
}

function answerWords(view: View, fact: FactInfo, answer: Answer): string {
  const { session, words } = view;
  if (answer === null) return words.none;
  if (typeof answer === "boolean") return answer ? words.yes : words.no;
  switch (fact.kind) {
    case "choice":
      return fact.choices.find(({ id }) => id === answer)?.name ?? answer;
    case "region":
      return answer === ELSEWHERE ? words.elsewhere : session.placeName(answer === HERE ? session.answers.region : answer);
    case "date":
      return words.date(tidyDate(answer) ?? answer);
    case "member":
      return memberName(view, Number(answer));
    default:
      return [answer.trim(), fact.unit].filter(Boolean).join(" ");
  }
}

/** What is received today, in words. */
export function receivedWords(view: View): { item: string; whose: string; amount: string }[] {
  const { session } = view;
  const { answers, facts } = session;
  return answers.receiving.map(({ item, person, amount }) => ({
    item: facts.items.get(item)?.name ?? item,
    whose: person ? memberName(view, answers.members?.indexOf(person) ?? 0) : view.words.family,
    amount: amount.trim(),
  }));
}

export function review(view: View): TemplateResult {
  const { session, words, actions } = view;
  const { answers } = session;
  const line = (question: string, text: string, change: () => void, takeBack?: () => void, mistake = "") => html`<div>
    <dt>${question}</dt>
    <dd>
      <span class="told">${text}</span>
      <span class="mistake" ?hidden=${!mistake}>${mistake}</span>
      <span class="marks">
        <button type="button" class="link" aria-label=${words.changeOf(question)} @click=${change}>${words.change}</button>
        ${takeBack
          ? html`<button type="button" class="link" aria-label=${words.takeBackOf(question)} @click=${takeBack}>${words.takeBack}</button>`
          : nothing}
      </span>
    </dd>
  </div>`;
  const taken = (spot: Spot) => () => session.give(spot, undefined);
  return html`<div class="review main" part="review">
    <h2 id="step-title" part="title" tabindex="-1">${words.reviewTitle}</h2>
    <p class="hint">${words.reviewHint}</p>
    <dl class="answers">
      ${line(words.placeQuestion, session.placeName(answers.region), () => actions.editStep({ kind: "place" }))}
      ${line(words.dateQuestion, words.date(tidyDate(answers.date ?? session.now) ?? session.now), () => actions.editStep({ kind: "place" }))}
      ${answers.members
        ? line(words.countQuestion, words.peopleCount(answers.members.length), () => actions.editStep({ kind: "members" }))
        : nothing}
    </dl>
    ${told(view).map(
      ({ whose, answers }) => html`<section>
        <h3>${whose}</h3>
        <dl class="answers">
          ${answers.map(({ question, words, path, mistake }) =>
            line(question, words, () => actions.edit(path), taken(spotOf(path)), mistake),
          )}
        </dl>
      </section>`,
    )}
    ${answers.receiving.length > 0
      ? html`<section>
          <h3>${words.receivingTitle}</h3>
          <dl class="answers">
            ${receivedWords(view).map(({ item, whose, amount }, at) =>
              line(`${item}${words.bracketed(whose)}`, amount || words.amountUntold, () => actions.editStep({ kind: "receiving" }), () => {
                session.answers.receiving.splice(at, 1);
                session.touched();
              }),
            )}
          </dl>
        </section>`
      : nothing}
    <div class="buttons" part="buttons">
      <button type="button" class="primary" part="button primary" @click=${actions.back}>${words.backToQuestions}</button>
      <button type="button" class="plain" part="button" @click=${actions.saveAnswers}>${words.saveAnswers}</button>
      <button type="button" class="plain" part="button" @click=${actions.restart}>${words.restart}</button>
    </div>
  </div>`;
}
