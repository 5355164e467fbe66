// What is asked next, and what of a group stands on the screen.
import type { Question, ScreeningResult } from "yimen/runtime";
import type { Answers } from "./answers.js";
import type { Facts, Spot } from "./facts.js";

/** A fact asked of the family, or of members: the same question once, an answer for each. */
export interface Asked {
  /** Whether members are asked. */
  ofMembers: boolean;
  id: string;
}

export type Step =
  | { kind: "place" }
  | { kind: "members" }
  | { kind: "ask"; group: string | null; ofMembers: boolean; asked: Asked[] }
  | { kind: "receiving" }
  | { kind: "result" };

/** A screenful. A single question may take more, of a large family. */
const ROWS = 7;

const MEMBER = "members[].";

export const askedOf = (question: Question): Asked => {
  const ofMembers = question.fact.startsWith(MEMBER);
  return { ofMembers, id: ofMembers ? question.fact.slice(MEMBER.length) : question.fact };
};

const same = (a: Asked, b: Asked): boolean => a.ofMembers === b.ofMembers && a.id === b.id;

/** Where answers to a question are still open and may be asked for. */
export function open(question: Question, answers: Answers): Spot[] {
  const { ofMembers, id } = askedOf(question);
  if (question.kind === "members") return [];
  const spots = ofMembers ? (question.members ?? []).map((member) => ({ member, id })) : [{ member: null, id }];
  return spots.filter((spot) => !answers.settled(spot));
}

/** The questions that are still open, whatever was skipped left out; what belongs to something skipped comes last. */
export function openQuestions(result: ScreeningResult | null, answers: Answers): Question[] {
  const questions = result?.questions ?? [];
  const groupOf = (question: Question) => JSON.stringify([question.group, askedOf(question).ofMembers]);
  const skipped = new Set(
    questions.filter((question) => question.group !== null && isGate(question) && skippedAnywhere(question, answers)).map(groupOf),
  );
  const left = questions.filter((question) => open(question, answers).length > 0);
  return [
    ...left.filter((question) => !skipped.has(groupOf(question))),
    ...left.filter((question) => skipped.has(groupOf(question))),
  ];
}

function skippedAnywhere(question: Question, answers: Answers): boolean {
  const { ofMembers, id } = askedOf(question);
  const members = ofMembers ? (question.members ?? []) : [null];
  return members.some((member) => answers.sheet(member)?.skipped.has(id));
}

/** The next group, the most telling first; null where nothing is left to ask. */
export function nextAsk(result: ScreeningResult, answers: Answers): Extract<Step, { kind: "ask" }> | null {
  const [first] = openQuestions(result, answers);
  if (!first) return null;
  const { ofMembers } = askedOf(first);
  const step = { kind: "ask" as const, group: first.group, ofMembers, asked: [] as Asked[] };
  step.asked = first.group === null ? [askedOf(first)] : extended(step, result, answers);
  return step;
}

/**
 * What stands on the screen of a group: what stood there, and what has opened since. Below a choice that is still open nothing
 * is asked: most often it is about the choice.
 */
export function extended(
  step: Extract<Step, { kind: "ask" }>,
  result: ScreeningResult,
  answers: Answers,
): Asked[] {
  const questions = openQuestions(result, answers).filter(
    (question) => question.group === step.group && askedOf(question).ofMembers === step.ofMembers,
  );
  const asked = [...step.asked];
  if (step.group === null && asked.length > 0) return asked;
  const gated = questions.find((question) => isGate(question) && asked.some((one) => same(one, askedOf(question))));
  if (gated) return asked;
  let rows = questions
    .filter((question) => asked.some((one) => same(one, askedOf(question))))
    .reduce((sum, question) => sum + open(question, answers).length, 0);
  for (const question of questions.filter((question) => !asked.some((one) => same(one, askedOf(question))))) {
    const more = open(question, answers).length;
    if (rows > 0 && rows + more > ROWS) break;
    asked.push(askedOf(question));
    rows += more;
    if (isGate(question)) break;
  }
  return asked;
}

const isGate = ({ kind }: Question): boolean => kind === "truth" || kind === "choice";

/** Where a question of a step is answered or open, in the order of the members. */
export function spotsOf({ ofMembers, id }: Asked, result: ScreeningResult | null, answers: Answers): Spot[] {
  const question = result?.questions.find((question) => same(askedOf(question), { ofMembers, id }));
  if (!ofMembers) return question || answers.settled({ member: null, id }) ? [{ member: null, id }] : [];
  return (answers.members ?? []).flatMap((_, member) => {
    const concerned = question?.members?.includes(member) || answers.settled({ member, id });
    return concerned ? [{ member, id }] : [];
  });
}

/** How far the questions have come: it may grow with an answer, and never pretends. */
export function progress(
  answers: Answers,
  result: ScreeningResult | null,
  facts: Facts,
): { answered: number; open: number } {
  const told = new Set<string>();
  for (const id of [...answers.family.given.keys(), ...answers.family.skipped]) told.add(id);
  for (const { sheet } of answers.members ?? []) {
    for (const id of [...sheet.given.keys(), ...sheet.skipped]) told.add(MEMBER + id);
  }
  const birth = facts.birth && MEMBER + facts.birth.id;
  // Who lives together counts as one question, birth dates and all.
  if (birth) told.delete(birth);
  const openNow = openQuestions(result, answers).map(({ fact }) => fact).filter((fact) => fact !== birth);
  // Answered for some members only is not answered.
  for (const fact of openNow) told.delete(fact);
  const answered = told.size + (answers.region ? 1 : 0) + (answers.members ? 1 : 0);
  return { answered, open: openNow.length + (answers.region ? 0 : 1) + (answers.members ? 0 : 1) };
}
