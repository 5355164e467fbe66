// Case by case: what comes of it with the text as opened, and with the text as it is now.
import type { Lang, PolicyCase } from "yimen";
import type { ScreeningPack } from "yimen/worker";
import { type Difference, differences } from "./summary.js";
import { type Cases, type Opened, screened, type Trials } from "./trials.js";

export interface ChangedCase {
  tried: PolicyCase;
  /** Whether the case itself is new, gone or edited. */
  own: "same" | "edited" | "added" | "removed";
  differences: Difference[];
}

export interface Progress {
  done: number;
  all: number;
  changed: ChangedCase[];
}

interface Pair {
  before: PolicyCase | undefined;
  after: PolicyCase | undefined;
}

/** A case is the same one under the same name; the second of one name is another. */
function pairs(before: readonly PolicyCase[], after: readonly PolicyCase[]): Pair[] {
  const keyed = (cases: readonly PolicyCase[]) => {
    const seen = new Map<string, number>();
    return new Map(
      cases.map((one) => {
        const times = (seen.get(one.name) ?? 0) + 1;
        seen.set(one.name, times);
        return [`${times} ${one.name}`, one] as const;
      }),
    );
  };
  const old = keyed(before);
  const now = keyed(after);
  return [...new Set([...now.keys(), ...old.keys()])].map((key) => ({ before: old.get(key), after: now.get(key) }));
}

/** One family at a time, so that whatever else the author asks for is answered in between. */
export async function compare(
  trials: Trials,
  opened: Opened,
  pack: ScreeningPack,
  cases: readonly PolicyCase[],
  lang: Lang,
  goOn: (progress: Progress) => boolean,
): Promise<void> {
  const all = pairs(opened.cases, cases);
  const changed: ChangedCase[] = [];
  for (const [at, { before, after }] of all.entries()) {
    const tried = (after ?? before)!;
    // A family only one of the texts has is computed with both.
    const [old, now] = await Promise.all([
      trials.before(opened, (before ?? tried).input, lang),
      screened(pack, (after ?? tried).input, lang),
    ]);
    const found = differences(old, now);
    const own = !before ? "added" : !after ? "removed" : before.input === after.input ? "same" : "edited";
    if (found.length > 0 || own !== "same") changed.push({ tried, own, differences: found });
    if (!goOn({ done: at + 1, all: all.length, changed })) return;
  }
}

/** A case that does not get what it expects. */
export interface Failing {
  tried: PolicyCase;
  unmet: readonly string[];
}

/** Holds every case against what it expects, one at a time as well. */
export async function failing(
  { list, unmet }: Cases,
  lang: Lang,
  goOn: (progress: { done: number; found: readonly Failing[] }) => boolean,
): Promise<void> {
  const found: Failing[] = [];
  for (const [at, tried] of list.entries()) {
    const missed = await unmet(at, lang);
    if (missed.length > 0) found.push({ tried, unmet: missed });
    if (!goOn({ done: at + 1, found })) return;
  }
}
