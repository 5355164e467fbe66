// The panes beside the editor.
import type { Report } from "yimen";
import type { CaseRun, Engine, ScreeningPack } from "yimen/worker";
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
  goToCase(run: CaseRun): void;
  /** The pack's own cases are wanted, run with the texts as they are. */
  wantCases(): void;
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
      failed: hooks.failed,
    });
    this.tabs = new Tabs(
      [
        { id: "case", panel: this.case.panel, words: () => words().tabs.case },
        { id: "compare", panel: this.compare.panel, words: () => words().tabs.compare },
        { id: "map", panel: this.map.panel, words: () => words().tabs.map },
        { id: "problems", panel: this.problems, words: () => words().tabs.problems },
      ],
      () => this.chosen(),
    );
    byId("results").append(this.tabs.list, this.case.panel, this.compare.panel, this.map.panel, this.problems);
    this.speak();
  }

  /** Another project. */
  begin(engine: Engine, project: Project): void {
    this.pack = null;
    this.reports = [];
    this.case.clear();
    this.map.clear();
    this.compare.begin(engine, project);
    this.showProblems();
  }

  checked(reports: readonly Report[], pack: ScreeningPack | null): void {
    this.reports = reports;
    this.pack = pack;
    this.case.use(pack);
    this.showProblems();
    this.chosen();
  }

  /** The cases, run with the pack last given; nothing is compared unless someone looks. */
  ran(cases: readonly CaseRun[]): void {
    this.case.offer(cases);
    if (this.tabs.chosen === "compare") this.compare.use(this.pack, cases);
  }

  get wantsCases(): boolean {
    return this.tabs.chosen === "compare";
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
    if (this.tabs.chosen === "compare") {
      if (this.pack) this.hooks.wantCases();
      else this.compare.use(null, []);
    }
  }

  private showProblems(): void {
    const errors = this.reports.filter(({ severity }) => severity === "error").length;
    this.tabs.speak(words().panes, { problems: errors > 0 ? String(errors) : "" });
    showProblems(this.problems, this.reports, this.hooks.goToReport);
  }
}
