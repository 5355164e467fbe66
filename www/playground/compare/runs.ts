// Case by case: what comes of it with the text as opened, and with the text as it is now.
import type { CaseRun, Lang } from "yimen";
import type { ScreeningPack } from "yimen/worker";
import { type Difference, differences } from "./summary.js";
import { type Opened, screened, type Trials } from "./trials.js";

export interface ChangedCase {
  run: CaseRun;
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
  before: CaseRun | undefined;
  after: CaseRun | undefined;
}

/** A case is the same one under the same name; the second of one name is another. */
function pairs(before: readonly CaseRun[], after: readonly CaseRun[]): Pair[] {
  const keyed = (runs: readonly CaseRun[]) => {
    const seen = new Map<string, number>();
    return new Map(
      runs.map((run) => {
        const times = (seen.get(run.name) ?? 0) + 1;
        seen.set(run.name, times);
        return [`${times} ${run.name}`, run] as const;
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
  cases: readonly CaseRun[],
  lang: Lang,
  goOn: (progress: Progress) => boolean,
): Promise<void> {
  const all = pairs(opened.cases, cases);
  const changed: ChangedCase[] = [];
  for (const [at, { before, after }] of all.entries()) {
    const run = (after ?? before)!;
    // A family only one of the texts has is computed with both.
    const [old, now] = await Promise.all([
      trials.before(opened, (before ?? run).input, lang),
      screened(pack, (after ?? run).input, lang),
    ]);
    const found = differences(old, now);
    const own = !before ? "added" : !after ? "removed" : before.input === after.input ? "same" : "edited";
    if (found.length > 0 || own !== "same") changed.push({ run, own, differences: found });
    if (!goOn({ done: at + 1, all: all.length, changed })) return;
  }
}
