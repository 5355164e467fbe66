// English names for what the engine knows by its Chinese name, its id or its code.
import type { PackInfo } from "yimen/runtime";

/** By the English name in small letters; a name that two things share stands for neither. */
type Names = Record<string, string>;

export interface Aliases {
  regions: Names;
  items: Names;
  /** Choices of each fact. */
  choices: Record<string, Names>;
}

export function aliasesOf({ regions, items, family, member }: PackInfo): Aliases {
  const facts = [...family, ...member].filter(({ choices }) => choices.length > 0);
  return {
    regions: names(regions.map(({ code, name }) => [name, code])),
    items: names(items.map(({ id, name }) => [name, id])),
    choices: Object.fromEntries(facts.map(({ id, choices }) => [id, names(choices.map((choice) => [choice.name, choice.id]))])),
  };
}

/** What the engine knows something by; the text itself where it is no English name. */
export const known = (text: string, names: Names | undefined): string => names?.[text.toLowerCase()] ?? text;

function names(pairs: readonly (readonly [name: string, key: string])[]): Names {
  const found: Names = Object.create(null) as Names;
  const shared = new Set<string>();
  for (const [name, key] of pairs) {
    const word = name.toLowerCase();
    if (word in found) shared.add(word);
    found[word] = key;
  }
  for (const word of shared) delete found[word];
  return found;
}
