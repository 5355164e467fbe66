// The engine and the texts it keeps: what is typed goes there after a moment, the latest always wins.
import type { Lang, Report } from "yimen";
import { type Engine, type PolicyWorkspace, Refusal, type ScreeningPack } from "yimen/worker";
import type { Engines } from "./engines.js";
import { latest } from "./latest.js";
import type { Project } from "./project.js";

/** What the session tells the page. */
export interface SessionHooks {
  /** Texts typed have reached the engine. */
  taken(): void;
  /** All that is wrong; `pack`, where cases are tried, is null while there are errors. */
  checked(reports: readonly Report[], pack: ScreeningPack | null): void;
  /** The engine itself failed. */
  failed(error: unknown): void;
}

/** How long after the last key the texts are coloured again, and checked. */
const COLOUR_AFTER = 40;
const CHECK_AFTER = 250;

export class Session {
  private readonly unsent = new Map<string, string | null>();
  private colouring: ReturnType<typeof setTimeout> | undefined;
  private checking: ReturnType<typeof setTimeout> | undefined;
  private pack: ScreeningPack | null = null;
  private closed = false;

  private constructor(
    private readonly trying: Engine,
    readonly workspace: PolicyWorkspace,
    private readonly hooks: SessionHooks,
    public lang: Lang,
  ) {}

  static async open(engines: Engines, project: Project, lang: Lang, hooks: SessionHooks): Promise<Session> {
    return new Session(engines.trying, await engines.writing.workspace(project.files), hooks, lang);
  }

  /** A text as it is now; null takes it out. */
  put(path: string, text: string | null): void {
    this.unsent.set(path, text);
    clearTimeout(this.colouring);
    clearTimeout(this.checking);
    this.colouring = setTimeout(() => this.send() && this.hooks.taken(), COLOUR_AFTER);
    this.checking = setTimeout(() => this.check(), CHECK_AFTER);
  }

  /** Whether something typed has not been checked yet. */
  get busy(): boolean {
    return this.checking !== undefined || this.check.running;
  }

  /** The workspace, with everything typed so far in it. Its calls are answered in the order they are made. */
  get current(): PolicyWorkspace {
    this.send();
    return this.workspace;
  }

  /** Checks everything now. */
  readonly check = latest(async (isLatest) => {
    this.checking = undefined;
    try {
      const reports = await this.current.check(this.lang);
      if (!isLatest() || this.closed) return;
      const pack = reports.some((report) => report.severity === "error") ? null : await this.compiled();
      if (!isLatest() || this.closed) return void pack?.free();
      const before = this.pack;
      this.pack = pack;
      this.hooks.checked(reports, pack);
      // After what is being asked of it has been answered.
      await before?.free();
    } catch (error) {
      if (error instanceof Refusal) this.hooks.checked(error.diagnostics, null);
      else this.fail(error);
    }
  });

  /** Ends it; the engine lives on. */
  close(): void {
    this.closed = true;
    clearTimeout(this.colouring);
    clearTimeout(this.checking);
    for (const thing of [this.pack, this.workspace]) thing?.free().catch(() => {});
  }

  fail(error: unknown): void {
    if (!this.closed) this.hooks.failed(error);
  }

  /** The pack, where cases are tried. */
  private async compiled(): Promise<ScreeningPack> {
    const pack = await this.workspace.pack(this.lang);
    const bytes = await pack.toBytes();
    void pack.free();
    return this.trying.load(bytes, this.lang);
  }

  private send(): boolean {
    const sent = this.unsent.size > 0;
    for (const [path, text] of this.unsent) {
      const done = text === null ? this.workspace.remove(path) : this.workspace.put(path, text);
      done.catch((error) => this.fail(error));
    }
    this.unsent.clear();
    return sent;
  }
}
