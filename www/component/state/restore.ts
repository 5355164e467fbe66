// A case becomes answers again: one that a page puts in, or one from a file the user kept.
import type { CaseInput, FactInfo, Facts as Given, Received } from "yimen/runtime";
import { Answers, HERE, person, type Answer, type Person, type Sheet } from "./answers.js";
import type { Facts } from "./facts.js";

/** Answers, and the names of what the pack does not know and was left out. */
export interface Restored {
  answers: Answers;
  left: string[];
}

/** Why a case cannot be taken in at all. */
export class CaseFailure extends Error {
  constructor(
    readonly kind: "shape" | "members",
    readonly count = 0,
  ) {
    super(kind);
  }
}

/** `names`: facts and items are found by their names in each of these languages. */
export function restore(input: CaseInput, facts: readonly [Facts, ...Facts[]]): Restored {
  if (!isRecord(input)) throw new CaseFailure("shape");
  const answers = new Answers();
  const left: string[] = [];
  const info = facts[0].info;

  const region = input.region ?? input.地区;
  if (typeof region === "string" && region) {
    const found = info.regions.find(({ code, name }) => code === region || name === region);
    if (found) answers.region = found.code;
    else left.push(region);
  }
  const date = input.date ?? input.评估日;
  if (typeof date === "string" && date) answers.date = date;

  const members: unknown = input.members ?? input.成员;
  if (members !== undefined && members !== null) {
    if (!Array.isArray(members)) throw new CaseFailure("shape");
    if (members.length > info.members[1]) throw new CaseFailure("members", members.length);
    answers.members = (members as Given[]).map((given) => {
      const one = person();
      fill(one.sheet, given, facts.map(({ member }) => member), answers.region, left);
      return one;
    });
  }
  fill(answers.family, input.family ?? input.家庭, facts.map(({ family }) => family), answers.region, left);

  const receiving = input.receiving ?? input.在享;
  if (receiving !== undefined && receiving !== null) {
    if (!Array.isArray(receiving)) throw new CaseFailure("shape");
    for (const entry of receiving as unknown[]) receive(answers, entry, facts, left);
  }
  const standards = input.standards ?? input.设定;
  if (isRecord(standards)) answers.standards = standards;
  return { answers, left: [...new Set(left)] };
}

function fill(
  sheet: Sheet,
  given: Given | undefined,
  known: readonly ReadonlyMap<string, FactInfo>[],
  here: string | null,
  left: string[],
): void {
  if (given === undefined || given === null) return;
  if (!isRecord(given) && !(given instanceof Map)) throw new CaseFailure("shape");
  for (const [key, value] of given instanceof Map ? given : Object.entries(given)) {
    if (value === undefined) continue;
    const infos = known.flatMap((facts) => facts.get(key) ?? [...facts.values()].find(({ name }) => name === key) ?? []);
    const answer = infos.map((fact) => answerOf(fact, value, here)).find((answer) => answer !== undefined);
    if (infos[0] && answer !== undefined) sheet.given.set(infos[0].id, answer);
    else left.push(key);
  }
}

const YES = ["yes", "是", "true"];
const NO = ["no", "否", "false"];

/** The answer as it is kept; undefined where the fact knows no such answer. */
function answerOf(fact: FactInfo, value: unknown, here: string | null): Answer | undefined {
  if (value === null) return fact.optional ? null : undefined;
  if (typeof value === "object" || typeof value === "function" || typeof value === "symbol") return undefined;
  const text = String(value).slice(0, 1000);
  switch (fact.kind) {
    case "truth":
      return YES.includes(text) ? true : NO.includes(text) ? false : undefined;
    case "choice":
      return fact.choices.find(({ id, name }) => id === text || name === text)?.id;
    case "region":
      return text === here ? HERE : text;
    default:
      return text;
  }
}

function receive(answers: Answers, entry: unknown, facts: readonly Facts[], left: string[]): void {
  if (!isRecord(entry)) throw new CaseFailure("shape");
  const { item, member, amount, since, unmet_since, region } = entry as unknown as Received;
  const found = facts.flatMap(({ items }) => [...items.values()]).find(({ id, name }) => id === item || name === item);
  const whose: Person | null | undefined = member === undefined || member === null ? null : answers.members?.[member];
  if (!found || whose === undefined || (found.beneficiary === "member") !== (whose !== null)) {
    left.push(String(item));
    return;
  }
  if (answers.receivingAt(found.id, whose) >= 0) return;
  const rest = Object.fromEntries(
    Object.entries({ since, unmet_since, region }).filter(([, value]) => typeof value === "string"),
  );
  answers.receiving.push({ item: found.id, person: whose, amount: amount == null ? "" : String(amount), rest });
}

export const isRecord = (value: unknown): value is Record<string, never> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
