// Which column means what: by the ids and names of the pack's facts, in both languages, or as a person says.
import type { FactInfo, PackInfo } from "yimen/runtime";
import { distance, key } from "./normalise.js";

/** What a column holds: `id`, `region`, `date`, `receiving`, `fact:` and its id, or nothing that is used. */
export type Meaning = "id" | "region" | "date" | "receiving" | `fact:${string}` | "";

/** Families' columns, or those of the second file. */
export type Role = "families" | "members";

export interface Column {
  heading: string;
  meaning: Meaning;
  /** For a heading that is not known: what may be meant. */
  suggestion: Meaning;
  /** Why it has no meaning, where that can be said. */
  note: "repeated" | "members" | "families" | null;
}

const RESERVED: Record<"id" | "region" | "date" | "receiving", string[]> = {
  id: ["family_id", "family", "id", "家庭编号", "编号", "户号", "家庭号", "户编号", "家庭"],
  region: ["region", "地区", "评估地区", "place"],
  date: ["date", "评估日", "评估日期"],
  receiving: ["receiving", "在享", "在享事项", "正在享受"],
};

/** The words of one pack, Chinese and English. */
export class Vocabulary {
  private readonly words: Record<Role, Map<string, Meaning>>;

  constructor(chinese: PackInfo, english: PackInfo) {
    this.words = {
      families: vocabulary([...chinese.family, ...english.family], ["id", "region", "date", "receiving"]),
      members: vocabulary([...chinese.member, ...english.member], ["id", "receiving"]),
    };
  }

  /** Matches the headings of a file. Each meaning is given once. */
  match(headings: readonly string[], role: Role): Column[] {
    const taken = new Set<Meaning>();
    const columns = headings.map((heading): Column => {
      const known = this.words[role].get(key(heading));
      if (known !== undefined && !taken.has(known)) {
        taken.add(known);
        return { heading, meaning: known, suggestion: "", note: null };
      }
      const elsewhere: Role = role === "families" ? "members" : "families";
      const note = known !== undefined ? "repeated" : this.words[elsewhere].has(key(heading)) ? elsewhere : null;
      return { heading, meaning: "", suggestion: "", note };
    });
    for (const column of columns) {
      if (column.meaning === "" && column.note === null) column.suggestion = this.nearest(column.heading, role, taken);
    }
    return columns;
  }

  private nearest(heading: string, role: Role, taken: ReadonlySet<Meaning>): Meaning {
    const wanted = key(heading);
    if (wanted.length < 2) return "";
    let best: Meaning = "";
    let least = Infinity;
    for (const [word, meaning] of this.words[role]) {
      if (taken.has(meaning)) continue;
      const inside = word.includes(wanted) || wanted.includes(word);
      const apart = inside && Math.min(word.length, wanted.length) > 1 ? 0.5 : distance(wanted, word);
      if (apart <= Math.max(1, Math.floor(word.length / 3)) && apart < least) [best, least] = [meaning, apart];
    }
    return best;
  }
}

function vocabulary(facts: readonly FactInfo[], reserved: readonly (keyof typeof RESERVED)[]): Map<string, Meaning> {
  const words = new Map<string, Meaning>();
  for (const meaning of reserved) for (const word of RESERVED[meaning]) words.set(key(word), meaning);
  // A fact of the pack goes before a word of ours.
  for (const { id, name } of facts) for (const word of [id, name]) words.set(key(word), `fact:${id}`);
  return words;
}
