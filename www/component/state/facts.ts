// What the pack asks about, found by the paths the engine uses.
import type { FactInfo, ItemInfo, PackInfo } from "yimen/runtime";

/** A question, parted into what is asked and what explains it. */
export interface Parted {
  question: string;
  hint: string;
}

/** Where an answer belongs: `members[0].birth_date` is member 0's `birth_date`. */
export interface Spot {
  member: number | null;
  id: string;
}

export class Facts {
  readonly family: ReadonlyMap<string, FactInfo>;
  readonly member: ReadonlyMap<string, FactInfo>;
  readonly items: ReadonlyMap<string, ItemInfo>;

  constructor(readonly info: PackInfo) {
    this.family = new Map(info.family.map((fact) => [fact.id, fact]));
    this.member = new Map(info.member.map((fact) => [fact.id, fact]));
    this.items = new Map(info.items.map((item) => [item.id, item]));
  }

  /** The birth date, asked together with who lives in the family; undefined in a pack that knows none. */
  get birth(): FactInfo | undefined {
    return this.info.member.find(({ kind, id }) => kind === "date" && id.startsWith("birth"));
  }

  at({ member, id }: Spot): FactInfo | undefined {
    return (member === null ? this.family : this.member).get(id);
  }
}

/** `countable_income`, `family.countable_income` or `members[0].birth_date`. */
export function spotOf(path: string): Spot {
  const [, member, id] = /^members\[(\d+)\]\.(.+)$/.exec(path) ?? [];
  if (member !== undefined && id !== undefined) return { member: Number(member), id };
  return { member: null, id: path.replace(/^family\./, "") };
}

/** The path of a place, one for each: mistakes are kept by it. */
export const pathOf = ({ member, id }: Spot): string => (member === null ? id : `members[${member}].${id}`);

export const partedFact = (fact: FactInfo): Parted => parted(fact.ask ?? fact.name);

/** What comes after the question mark explains; what stands in brackets before it as well. */
export function parted(text: string): Parted {
  const end = text.search(/[？?]/);
  if (end < 0) return { question: text, hint: "" };
  return { question: text.slice(0, end + 1), hint: text.slice(end + 1).trim() };
}
