// Before and after: whose result an edit has changed.
import { type CaseRun, type Engine, Refusal, type ScreeningPack } from "yimen/worker";
import { type ChangedCase, compare, Opened, type Progress } from "../compare/runs.js";
import { button, el, refresh } from "../dom.js";
import { latest } from "../latest.js";
import type { Project } from "../project.js";
import { language, words } from "../words/words.js";
import { caseText } from "./case.js";

export interface CompareHooks {
  showCase(text: string): void;
  goToCase(run: CaseRun): void;
  failed(error: unknown): void;
}

/** How many cases are computed between two looks at the list. */
const EACH = 10;

export class ComparePane {
  readonly panel = el("div", { class: "panel compare-panel" });
  private readonly intro = el("p", { class: "quiet" });
  private readonly said = el("p", { class: "notice", role: "status" });
  private readonly bar = el("progress", { hidden: true });
  private readonly failures = el("div", { class: "failures" });
  private readonly list = el("div", { class: "changed" });
  private opened: Opened | null = null;
  private openedOf: Project | null = null;
  private engine: Engine | null = null;
  private project: Project | null = null;
  private pack: ScreeningPack | null = null;
  private cases: readonly CaseRun[] = [];

  constructor(private readonly hooks: CompareHooks) {
    this.panel.append(this.intro, this.said, this.bar, this.list, this.failures);
    this.speak();
  }

  /** Another engine or project: what was computed before is gone. */
  begin(engine: Engine, project: Project): void {
    this.forget();
    this.engine = engine;
    this.project = project;
    this.pack = null;
    this.cases = [];
    refresh(this.list);
    refresh(this.failures);
    this.said.textContent = "";
    this.bar.hidden = true;
  }

  /** The pack as it is now and its own cases, run; null while it does not compile. */
  use(pack: ScreeningPack | null, cases: readonly CaseRun[]): void {
    this.pack = pack;
    this.cases = cases;
    this.run();
  }

  speak(): void {
    this.intro.textContent = words().compareIntro;
    this.bar.setAttribute("aria-label", words().tabs.compare);
    if (this.opened && this.opened.lang !== language()) this.forget();
  }

  private forget(): void {
    this.opened?.free();
    this.opened = null;
    this.openedOf = null;
  }

  private readonly run = latest(async (isLatest) => {
    const { engine, project, pack, cases } = this;
    const say = words();
    if (!engine || !project) return;
    try {
      if (!pack) return this.say(say.compareBroken);
      this.showFailures();
      if (!project.hasChanges) {
        refresh(this.list);
        return this.say(say.compareSame);
      }
      const opened = await this.open(engine, project);
      if (!opened) return this.say(say.compareBaseBroken);
      await compare(opened, pack, cases, (progress) => {
        if (!isLatest() || pack !== this.pack) return false;
        if (progress.done % EACH === 0 || progress.done === progress.all) this.show(progress);
        return true;
      });
      if (isLatest() && cases.length + opened.cases.length === 0) this.say(say.compareEmpty);
    } catch (error) {
      // The pack of an older text may be gone by now.
      if (pack === this.pack) this.hooks.failed(error);
    }
  });

  private async open(engine: Engine, project: Project): Promise<Opened | null> {
    if (this.opened && this.openedOf === project) return this.opened;
    const files = [...project.shipped].map(([path, text]) => ({ path, text }));
    try {
      const opened = await Opened.of(engine, files, language());
      if (project !== this.project) return opened.free(), null;
      this.openedOf = project;
      return (this.opened = opened);
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }

  private say(said: string): void {
    this.said.textContent = said;
    this.bar.hidden = true;
    this.panel.removeAttribute("aria-busy");
  }

  private show({ done, all, changed }: Progress): void {
    const say = words();
    refresh(this.list, ...changed.map((one) => this.entry(one)));
    if (done === all) {
      const results = changed.filter((one) => one.differences.length > 0).length;
      return this.say(results > 0 ? say.compareSome(results, all) : say.compareNone(all));
    }
    this.panel.setAttribute("aria-busy", "true");
    this.bar.hidden = false;
    this.bar.max = all;
    this.bar.value = done;
    this.bar.textContent = say.compareProgress(done, all);
  }

  private entry({ run, own, differences }: ChangedCase): HTMLElement {
    const say = words();
    const note = { same: "", edited: say.caseEdited, added: say.caseAdded, removed: say.caseRemoved }[own];
    const rows = differences.map(({ name, before, after }) =>
      el("tr", {}, el("th", { scope: "row" }, name), el("td", {}, el("del", {}, before)), el("td", {}, el("ins", {}, after))),
    );
    return el(
      "article",
      { class: "changed-case" },
      el("h3", {}, run.name, note && el("span", { class: "badge" }, note), !run.passed && el("span", { class: "badge error" }, say.caseFails)),
      rows.length > 0 &&
        el(
          "table",
          {},
          el("thead", {}, el("tr", {}, ...[say.what, say.before, say.after].map((head) => el("th", { scope: "col" }, head)))),
          el("tbody", {}, ...rows),
        ),
      this.ways(run, own === "removed"),
    );
  }

  private ways(run: CaseRun, gone = false): HTMLElement {
    const say = words();
    return el(
      "p",
      { class: "ways" },
      button(say.tryCase, () => this.hooks.showCase(caseText(run)), { "data-key": `try ${run.path} ${run.line}` }),
      !gone && button(say.goToCase, () => this.hooks.goToCase(run), { "data-key": `go ${run.path} ${run.line}` }),
    );
  }

  private showFailures(): void {
    const say = words();
    const failing = this.cases.filter(({ passed }) => !passed);
    if (this.cases.length === 0) return refresh(this.failures);
    refresh(
      this.failures,
      el("h3", {}, failing.length > 0 ? say.failing(failing.length) : say.failingNone),
      ...failing.map((run) =>
        el(
          "article",
          { class: "failing-case" },
          el("h4", {}, run.name),
          el("ul", {}, ...run.differences.map((difference) => el("li", {}, difference))),
          this.ways(run),
        ),
      ),
    );
  }
}
