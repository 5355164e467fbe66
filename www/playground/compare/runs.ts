// The pack's own cases, computed with the text as opened and with the text as it is now.
import type { Lang, PolicyFile, ScreeningResult } from "yimen";
import { type CaseRun, type Engine, type PolicyWorkspace, Refusal, type ScreeningPack } from "yimen/worker";
import { caseText } from "../panes/case.js";
import { type Difference, differences, type Summary, summaryOf } from "./summary.js";

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

/** The text as opened: compiled once, each family computed once. */
export class Opened {
  private readonly summaries = new Map<string, Promise<Summary>>();

  private constructor(
    readonly workspace: PolicyWorkspace,
    readonly pack: ScreeningPack,
    readonly cases: readonly CaseRun[],
    readonly lang: Lang,
  ) {}

  /** Throws a `Refusal` if the text does not compile. */
  static async of(engine: Engine, files: readonly PolicyFile[], lang: Lang): Promise<Opened> {
    const workspace = await engine.workspace(files, lang);
    await workspace.check(lang);
    return new Opened(workspace, await workspace.pack(), await workspace.cases(lang), lang);
  }

  summary(family: string): Promise<Summary> {
    let summary = this.summaries.get(family);
    if (!summary) this.summaries.set(family, (summary = screened(this.pack, family, this.lang)));
    return summary;
  }

  free(): void {
    for (const thing of [this.pack, this.workspace]) thing.free().catch(() => {});
  }
}

async function screened(pack: ScreeningPack, family: string, lang: Lang): Promise<Summary> {
  try {
    return summaryOf(JSON.parse(await pack.screenJson(family, { lang })) as ScreeningResult);
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
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

/** Computes case by case, so that whatever else the author asks for is answered in between. */
export async function compare(
  opened: Opened,
  pack: ScreeningPack,
  cases: readonly CaseRun[],
  goOn: (progress: Progress) => boolean,
): Promise<void> {
  const all = pairs(opened.cases, cases);
  const changed: ChangedCase[] = [];
  for (const [at, { before, after }] of all.entries()) {
    const run = (after ?? before)!;
    // A family only one of the texts has is computed with both.
    const [old, now] = await Promise.all([
      opened.summary(caseText(before ?? run)),
      screened(pack, caseText(after ?? run), opened.lang),
    ]);
    const found = differences(old, now);
    const own = !before ? "added" : !after ? "removed" : caseText(before) === caseText(after) ? "same" : "edited";
    if (found.length > 0 || own !== "same") changed.push({ run, own, differences: found });
    if (!goOn({ done: at + 1, all: all.length, changed })) return;
  }
}
