// Before and after: whose result an edit has changed.
import type { CaseRun } from "yimen";
import type { ScreeningPack } from "yimen/worker";
import { type ChangedCase, compare, type Progress } from "../compare/runs.js";
import type { Trials } from "../compare/trials.js";
import { button, el, refresh } from "../dom.js";
import { latest } from "../latest.js";
import type { Project } from "../project.js";
import { language, words } from "../words/words.js";
import { caseText } from "./case.js";

export interface CompareHooks {
  showCase(text: string): void;
  goToCase(run: CaseRun): void;
  /** The cases have been run with the text as it is now. */
  ran(cases: readonly CaseRun[]): void;
  failed(error: unknown): void;
}

/** How many cases are computed between two looks at the list. */
const EACH = 10;

export class ComparePane {
  readonly panel = el("div", { class: "panel compare-panel" });
  private readonly intro = el("p", { class: "quiet" });
  private readonly said = el("p", { class: "notice", role: "status" });
  private readonly bar = el("progress", { hidden: true });
  private readonly list = el("div", { class: "changed" });
  private readonly failures = el("div", { class: "failures" });
  private trials: Trials | null = null;
  private project: Project | null = null;
  private pack: ScreeningPack | null = null;

  constructor(private readonly hooks: CompareHooks) {
    this.panel.append(this.intro, this.said, this.bar, this.list, this.failures);
    this.speak();
  }

  /** Another project. */
  begin(trials: Trials, project: Project): void {
    this.trials = trials;
    this.project = project;
    this.pack = null;
    refresh(this.list);
    refresh(this.failures);
    this.say("");
  }

  /** The pack as it is now; null while it does not compile, or while nobody looks. */
  use(pack: ScreeningPack | null, seen: boolean): void {
    this.pack = seen ? pack : null;
    if (seen) this.run();
  }

  speak(): void {
    this.intro.textContent = words().compareIntro;
    this.bar.setAttribute("aria-label", words().tabs.compare);
  }

  private readonly run = latest(async (isLatest) => {
    const { trials, project, pack } = this;
    const say = words();
    const lang = language();
    if (!trials || !project) return;
    const goesOn = () => isLatest() && pack === this.pack && trials === this.trials;
    try {
      if (!pack) return this.say(say.compareBroken);
      this.panel.setAttribute("aria-busy", "true");
      this.said.textContent = "";
      const opened = await trials.opened;
      if (!goesOn()) return;
      if (!opened || !project.hasChanges) {
        refresh(this.list);
        const cases = await trials.cases(lang);
        if (!goesOn()) return;
        this.showFailures(cases);
        return this.say(opened ? (cases.length > 0 ? say.compareSame : say.compareEmpty) : say.compareBaseBroken);
      }
      // Where no case was edited, what changed is shown first; running the expectations takes its time.
      const edited = trials.casesEdited;
      const cases = edited ? await trials.cases(lang) : opened.cases;
      if (!goesOn()) return;
      if (edited) this.showFailures(cases);
      if (cases.length + opened.cases.length === 0) return this.say(say.compareEmpty);
      await compare(trials, opened, pack, cases, lang, (progress) => {
        if (!goesOn()) return false;
        if (progress.done % EACH === 0 || progress.done === progress.all) this.show(progress);
        return true;
      });
      if (edited || !goesOn()) return;
      const run = await trials.cases(lang);
      if (goesOn()) this.showFailures(run);
    } catch (error) {
      // The pack of an older text may be gone by now.
      if (goesOn()) this.hooks.failed(error);
    } finally {
      if (isLatest()) this.panel.removeAttribute("aria-busy");
    }
  });

  private say(said: string): void {
    this.said.textContent = said;
    this.bar.hidden = true;
  }

  private show({ done, all, changed }: Progress): void {
    const say = words();
    refresh(this.list, ...changed.map((one) => this.entry(one)));
    if (done === all) {
      const results = changed.filter((one) => one.differences.length > 0).length;
      return this.say(results > 0 ? say.compareSome(results, all) : say.compareNone(all));
    }
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
    const heads = [say.what, say.before, say.after].map((head) => el("th", { scope: "col" }, head));
    return el(
      "article",
      { class: "changed-case" },
      el("h3", {}, run.name, note && el("span", { class: "badge" }, note)),
      rows.length > 0 && el("table", {}, el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...rows)),
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

  private showFailures(cases: readonly CaseRun[]): void {
    const say = words();
    this.hooks.ran(cases);
    const failing = cases.filter(({ passed }) => !passed);
    if (cases.length === 0) return refresh(this.failures);
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
