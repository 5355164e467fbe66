// Answers that come from outside, fitted to the place and the day the page is for.
import type { Answers } from "./state/answers.js";
import type { Facts } from "./state/facts.js";
import type { CaseFailure } from "./state/restore.js";
import type { Session } from "./state/session.js";
import type { Words } from "./words/words.js";

/** The place a page is for: the one it names, else what all places of the pack lie in. */
export function topOf({ info }: Facts, region: string | null): string | null {
  if (info.regions.some(({ code }) => code === region)) return region;
  const tops = info.regions.filter(({ parent }) => parent === null);
  return tops.length === 1 ? (tops[0]?.code ?? null) : null;
}

/** A place the page is not for is asked anew; where it is for one county, nobody is asked. */
export function fitted(answers: Answers, { top, places }: Session, date: string | null): Answers {
  if (answers.region !== null && !places.within(answers.region, top)) answers.region = null;
  if (answers.region === null && top !== null && places.inside(top).length === 0) answers.region = top;
  answers.date ??= date || null;
  return answers;
}

/** Why answers cannot be taken in, in words. */
export const refusal = ({ kind, count }: CaseFailure, { facts }: Session, words: Words): string =>
  kind === "members" ? words.fileMembers(count, facts.info.members[1]) : words.fileDamaged;
