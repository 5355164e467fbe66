// What every part of the page is drawn from.
import type { Answer } from "../state/answers.js";
import type { Spot } from "../state/facts.js";
import { pathOf } from "../state/facts.js";
import type { Step } from "../state/interview.js";
import type { Session } from "../state/session.js";
import type { Words } from "../words/words.js";

/** What can be done from anywhere in the page. */
export interface Actions {
  goOn(): void;
  back(): void;
  review(): void;
  result(): void;
  /** Goes to where a path is asked about. */
  edit(path: string): void;
  editStep(step: Step): void;
  restart(): void;
  askRest(): void;
  print(): void;
  savePage(): void;
  saveAnswers(): void;
  openAnswers(file: File): void;
}

export interface View {
  readonly session: Session;
  readonly words: Words;
  readonly actions: Actions;
}

/** The id of what belongs to a path; paths are made of ids and digits. */
export const domId = (what: string, path: string): string => `${what}-${path.replace(/[^\w]+/g, "-")}`;

export const give = ({ session }: View, spot: Spot, answer: Answer | undefined): void => session.give(spot, answer);

/** What a member is called. */
export function memberName({ session, words }: View, member: number): string {
  const name = session.answers.members?.[member]?.name.trim() ?? "";
  if (!name) return words.member(member + 1);
  const others = session.answers.members?.filter((other) => other.name.trim() === name).length ?? 0;
  return others > 1 ? `${name}${words.bracketed(words.member(member + 1))}` : name;
}

/** Whose something is. */
export const who = (view: View, member: number | null): string =>
  member === null ? view.words.family : memberName(view, member);

/** What is wrong with the answer at a spot, in words; empty where nothing is. */
export function mistakeAt({ session, words }: View, spot: Spot): string {
  const mistake = session.outcome?.mistakes.get(pathOf(spot));
  if (mistake) return words.sentence(mistake);
  if (!session.pointing || !session.unfinished(spot)) return "";
  return session.facts.at(spot)?.kind === "date" ? words.dateUnfinished : words.placeUnfinished;
}
