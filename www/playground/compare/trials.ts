// The pack's own cases, run with the text as opened and with the text as it is now.
import type { Lang, PolicyCase, ScreeningResult } from "yimen";
import { type Engine, type PolicyWorkspace, Refusal, type ScreeningPack } from "yimen/worker";
import type { Project } from "../project.js";
import { type Summary, summaryOf } from "./summary.js";

/** The text as opened: compiled once, each family computed once. */
export interface Opened {
  pack: ScreeningPack;
  cases: readonly PolicyCase[];
}

/** The cases of the text as it is now. */
export interface Cases {
  list: readonly PolicyCase[];
  /** Runs one by its place in the list: what it expects and does not get. */
  unmet(place: number, lang: Lang): Promise<readonly string[]>;
}

/** Runs cases of one project. */
export class Trials {
  /** Null where the text as opened does not compile. */
  readonly opened: Promise<Opened | null>;
  private readonly base: Promise<PolicyWorkspace>;
  private readonly summaries = new Map<string, Promise<Summary>>();
  private current: Promise<PolicyWorkspace> | null = null;
  /** What the current workspace holds. */
  private sent: ReadonlyMap<string, string>;
  private closed = false;

  constructor(
    private readonly engine: Engine,
    private readonly project: Project,
    lang: Lang,
  ) {
    this.sent = project.shipped;
    const shipped = [...project.shipped].map(([path, text]) => ({ path, text }));
    this.base = engine.workspace(shipped);
    this.opened = this.open(lang);
    // Whoever waits for it is told; where nobody does, nothing is lost.
    this.opened.catch(() => {});
  }

  /** A family with the text as opened. */
  before({ pack }: Opened, family: string, lang: Lang): Promise<Summary> {
    const key = `${lang} ${family}`;
    let summary = this.summaries.get(key);
    if (!summary) this.summaries.set(key, (summary = screened(pack, family, lang)));
    return summary;
  }

  /** The cases with the text as it is now. */
  async cases(): Promise<Cases> {
    const workspace = await (this.project.hasChanges ? this.edited() : this.base);
    const unmet = async (place: number, lang: Lang) => (await workspace.runCase(place, lang)) ?? [];
    return { list: await workspace.caseList(), unmet };
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    for (const thing of [this.base, this.current, this.opened.then((opened) => opened?.pack)]) {
      thing?.then((held) => held?.free()).catch(() => {});
    }
  }

  /** A workspace with the text as it is now. */
  private async edited(): Promise<PolicyWorkspace> {
    this.current ??= this.engine.workspace([...this.sent].map(([path, text]) => ({ path, text })));
    const workspace = await this.current;
    const now = new Map(this.project.files.map(({ path, text }) => [path, text]));
    const changes = [...now].filter(([path, text]) => this.sent.get(path) !== text);
    const gone = [...this.sent.keys()].filter((path) => !now.has(path));
    this.sent = now;
    await Promise.all([...changes.map(([path, text]) => workspace.put(path, text)), ...gone.map((path) => workspace.remove(path))]);
    return workspace;
  }

  private async open(lang: Lang): Promise<Opened | null> {
    const base = await this.base;
    try {
      const pack = await base.pack(lang);
      return { pack, cases: await base.caseList() };
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }
}

/** A family with a text. */
export async function screened(pack: ScreeningPack, family: string, lang: Lang): Promise<Summary> {
  try {
    return summaryOf(JSON.parse(await pack.screenJson(family, { lang, questions: false })) as ScreeningResult);
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
}
