// What was told. Text is kept as it was typed; it becomes a case when the engine is asked.
import type { CaseInput, FactInfo, Received } from "yimen/runtime";
import type { Facts, Spot } from "./facts.js";
import { tidyDate, tidyNumber } from "./tidy.js";

/** An answer as it is kept: typed text, the id of a choice, the code of a place, yes or no, or null for none (无). */
export type Answer = string | boolean | null;

/** Stands for the place judged for, wherever that is: people move the one and mean both. */
export const HERE = "@here";
/** Stands for another place that is yet to be chosen. */
export const ELSEWHERE = "@elsewhere";

/** What was told about the family, or about one member. */
export class Sheet {
  readonly given = new Map<string, Answer>();
  /** Asked, and answered that it is not known. */
  readonly skipped = new Set<string>();

  settled(id: string): boolean {
    return this.given.has(id) || this.skipped.has(id);
  }
}

export interface Person {
  /** Stays with the person when others come and go. */
  readonly key: number;
  /** What the family calls them; shown in the page only. */
  name: string;
  readonly sheet: Sheet;
}

/** Something received today. */
export interface Receiving {
  item: string;
  /** Null for an item of the family. */
  person: Person | null;
  amount: string;
  /** What this page does not ask, from a case that was put in: since when, and where. */
  rest: Pick<Received, "since" | "unmet_since" | "region">;
}

let issued = 0;

export const person = (name = ""): Person => ({ key: (issued += 1), name, sheet: new Sheet() });

export class Answers {
  region: string | null = null;
  date: string | null = null;
  readonly family = new Sheet();
  /** Null as long as nobody knows who lives together. */
  members: Person[] | null = null;
  receiving: Receiving[] = [];
  /** Standards a case assumed. */
  standards: CaseInput["standards"];

  sheet(member: number | null): Sheet | undefined {
    return member === null ? this.family : this.members?.[member]?.sheet;
  }

  given({ member, id }: Spot): Answer | undefined {
    return this.sheet(member)?.given.get(id);
  }

  /** Takes an answer in; undefined takes it back. */
  give({ member, id }: Spot, answer: Answer | undefined): void {
    const sheet = this.sheet(member);
    sheet?.skipped.delete(id);
    if (answer === undefined || answer === "") sheet?.given.delete(id);
    else sheet?.given.set(id, answer);
  }

  skip({ member, id }: Spot): void {
    const sheet = this.sheet(member);
    sheet?.given.delete(id);
    sheet?.skipped.add(id);
  }

  settled({ member, id }: Spot): boolean {
    return this.sheet(member)?.settled(id) ?? false;
  }

  /** Whether anything was told beside place and date. */
  get blank(): boolean {
    return this.family.given.size === 0 && this.members === null && this.receiving.length === 0;
  }

  /** The case for the engine. */
  toCase(facts: Facts, now: string): CaseInput {
    const read = (sheet: Sheet, infos: ReadonlyMap<string, FactInfo>) => {
      const entries = [...infos].flatMap(([id, fact]) => {
        const value = sheet.given.has(id) ? this.value(fact, sheet.given.get(id) ?? null) : undefined;
        return value === undefined ? [] : [[id, value] as const];
      });
      return Object.fromEntries(entries);
    };
    const made: CaseInput = {};
    const date = this.date === null ? now : tidyDate(this.date);
    if (date !== undefined) made.date = date;
    if (this.region !== null) made.region = this.region;
    made.family = read(this.family, facts.family);
    if (this.members) made.members = this.members.map(({ sheet }) => read(sheet, facts.member));
    if (this.receiving.length > 0) made.receiving = this.receiving.map((entry) => this.received(entry));
    if (this.standards !== undefined) made.standards = this.standards;
    return made;
  }

  /** Where in `receiving` of the case something stands. */
  receivingAt(item: string, person: Person | null): number {
    return this.receiving.findIndex((entry) => entry.item === item && entry.person === person);
  }

  private received({ item, person, amount, rest }: Receiving): Received {
    const member = person ? this.members?.indexOf(person) : undefined;
    const tidy = tidyNumber(amount);
    return { item, ...(member !== undefined && { member }), ...(tidy && { amount: tidy }), ...rest };
  }

  private value(fact: FactInfo, answer: Answer): Answer | undefined {
    if (typeof answer !== "string") return answer;
    if (answer === HERE) return this.region ?? undefined;
    if (answer === ELSEWHERE) return undefined;
    if (fact.kind === "number") return tidyNumber(answer) || undefined;
    if (fact.kind === "date") return tidyDate(answer);
    return answer || undefined;
  }
}
