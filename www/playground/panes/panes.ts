// The panes beside the editor.
import type { PolicyCase, Report } from "yimen";
import type { ScreeningPack } from "yimen/worker";
import type { Trials } from "../compare/trials.js";
import { byId, el } from "../dom.js";
import type { Project } from "../project.js";
import { words } from "../words/words.js";
import { CasePane } from "./case.js";
import { ComparePane } from "./compare.js";
import { MapPane } from "./map.js";
import { showProblems } from "./problems.js";
import { Tabs } from "./tabs.js";

export interface PaneHooks {
  goToReport(report: Report): void;
  goToCase(tried: PolicyCase): void;
  failed(error: unknown): void;
}

export class Panes {
  readonly case: CasePane;
  private readonly compare: ComparePane;
  private readonly map: MapPane;
  private readonly problems = el("div", { class: "panel problems-panel" });
  private readonly tabs: Tabs;
  private reports: readonly Report[] = [];
  private pack: ScreeningPack | null = null;
  private trials: Trials | null = null;

  constructor(private readonly hooks: PaneHooks) {
    this.case = new CasePane(hooks.failed);
    this.map = new MapPane(hooks.failed);
    this.compare = new ComparePane({
      showCase: (text) => {
        this.tabs.choose("case");
        this.case.text = text;
        byId("tab-case").focus();
      },
      goToCase: hooks.goToCase,
      read: (cases) => this.case.offer(cases),
      failed: hooks.failed,
    });
    const panels = { case: this.case.panel, compare: this.compare.panel, map: this.map.panel, problems: this.problems };
    const ids = ["case", "compare", "map", "problems"] as const;
    this.tabs = new Tabs(
      ids.map((id) => ({ id, panel: panels[id], words: () => words().tabs[id] })),
      () => this.chosen(),
    );
    byId("results").append(this.tabs.list, ...Object.values(panels));
    this.speak();
  }

  /** Another project. */
  begin(trials: Trials, project: Project): void {
    this.trials?.close();
    this.trials = trials;
    this.pack = null;
    this.reports = [];
    this.case.clear();
    this.map.clear();
    this.compare.begin(trials, project);
    this.showProblems();
    trials.opened.then(
      (opened) => trials === this.trials && this.case.offer(opened?.cases ?? []),
      (error) => trials === this.trials && this.hooks.failed(error),
    );
  }

  checked(reports: readonly Report[], pack: ScreeningPack | null): void {
    this.reports = reports;
    this.pack = pack;
    this.case.use(pack);
    this.showProblems();
    this.chosen();
  }

  speak(): void {
    this.case.speak();
    this.map.speak();
    this.compare.speak();
    this.showProblems();
  }

  /** What is not seen is not computed. */
  private chosen(): void {
    if (this.tabs.chosen === "map") this.map.use(this.pack);
    this.compare.use(this.pack, this.tabs.chosen === "compare");
  }

  private showProblems(): void {
    const errors = this.reports.filter(({ severity }) => severity === "error").length;
    this.tabs.speak(words().panes, { problems: errors > 0 ? String(errors) : "" });
    showProblems(this.problems, this.reports, this.hooks.goToReport);
  }
}
