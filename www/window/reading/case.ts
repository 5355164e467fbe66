// A family's row and its members' as a case of the engine.
import type { FactInfo } from "yimen/runtime";
import { known, type Aliases } from "./aliases.js";
import type { Meaning } from "./columns.js";
import type { MemberRow } from "./members.js";
import { plain } from "./normalise.js";
import { receivedIn, type ReceivedItem } from "./received.js";
import { date, valueOf, type Value } from "./values.js";

/** What holds for every family that does not say otherwise. */
export interface Defaults {
  region: string;
  date: string;
}

export interface Facts {
  family: ReadonlyMap<string, FactInfo>;
  member: ReadonlyMap<string, FactInfo>;
  aliases: Aliases;
}

interface Case {
  date: string;
  region?: string;
  family?: Record<string, Value>;
  members?: Record<string, Value>[];
  receiving?: (ReceivedItem & { member?: number })[];
}

/** The id of a row's family. */
export function idOf(cells: readonly string[], columns: readonly Meaning[]): string {
  return plain(cells[columns.indexOf("id")] ?? "");
}

/** The case of a family as JSON text. Without a file of members, who lives in the family is not known. */
export function caseOf(
  cells: readonly string[],
  columns: readonly Meaning[],
  members: { rows: readonly MemberRow[]; columns: readonly Meaning[] } | null,
  facts: Facts,
  defaults: Defaults,
): string {
  const cell = (meaning: Meaning) => plain(cells[columns.indexOf(meaning)] ?? "");
  const given: Case = { date: date(cell("date")) || defaults.date };
  const region = known(cell("region"), facts.aliases.regions) || defaults.region;
  if (region !== "") given.region = region;
  const family = factsIn(cells, columns, facts.family, facts.aliases);
  if (Object.keys(family).length > 0) given.family = family;
  const receiving: NonNullable<Case["receiving"]> = receivedIn(cells[columns.indexOf("receiving")] ?? "", facts.aliases);
  if (members !== null) {
    given.members = members.rows.map((row) => factsIn(row.cells, members.columns, facts.member, facts.aliases));
    const column = members.columns.indexOf("receiving");
    members.rows.forEach((row, member) => {
      receiving.push(...receivedIn(row.cells[column] ?? "", facts.aliases).map((received) => ({ ...received, member })));
    });
  }
  if (receiving.length > 0) given.receiving = receiving;
  return JSON.stringify(given);
}

function factsIn(
  cells: readonly string[],
  columns: readonly Meaning[],
  facts: ReadonlyMap<string, FactInfo>,
  aliases: Aliases,
): Record<string, Value> {
  const found: Record<string, Value> = {};
  columns.forEach((meaning, at) => {
    const fact = meaning.startsWith("fact:") ? facts.get(meaning.slice("fact:".length)) : undefined;
    const value = fact && valueOf(cells[at] ?? "", fact, aliases);
    if (fact && value !== undefined) found[fact.id] = value;
  });
  return found;
}
