// The page as a whole: who is told what.
import type { Report } from "yimen";
import type { ScreeningPack } from "yimen/worker";
import { Trials } from "./compare/trials.js";
import { byId, button, el } from "./dom.js";
import { Desk } from "./desk.js";
import { Engines } from "./engines.js";
import { packById, type PackChoice } from "./packs.js";
import { Panes } from "./panes/panes.js";
import { type Changes, Project } from "./project.js";
import { Session } from "./session.js";
import { confirmed, showHelp } from "./share/dialogs.js";
import { receiveDrops } from "./share/drop.js";
import { Exchange } from "./share/exchange.js";
import { Toolbar } from "./toolbar.js";
import { chooseLanguage, language, words } from "./words/words.js";

export class App {
  private engines: Engines | null = null;
  private project: Project | null = null;
  private session: Session | null = null;

  private readonly exchange = new Exchange({
    project: () => this.project,
    family: () => this.panes.case.text,
    open: (pack, changes, family) => this.openPack(pack, changes, family),
    addFiles: (files) => this.desk.addFiles(files),
    confirm: () => this.mayLeave(words().openReplaces, words().openYes, words().openNo),
    say: (said) => this.desk.say(said),
    alert: (said) => this.alert(said),
  });

  private readonly desk: Desk = new Desk({
    session: () => this.session,
    edited: () => byId("results").setAttribute("aria-busy", "true"),
    failed: (error) => this.failed(error),
  });

  private readonly panes: Panes = new Panes({
    goToReport: (report) => this.desk.goToReport(report),
    goToCase: (run) => this.desk.goToLine(run.path, run.line),
    failed: (error) => this.failed(error),
  });

  private readonly toolbar = new Toolbar({
    choose: (id) => void this.choose(id),
    format: () => void this.desk.format(),
    share: () => void this.exchange.share(),
    open: (files) => void this.exchange.openFiles(files),
    save: () => this.exchange.save(),
    help: showHelp,
    switchLanguage: () => this.switchLanguage(),
  });

  async start(): Promise<void> {
    this.speak();
    this.desk.say(words().engineLoading);
    window.addEventListener("beforeunload", (event) => this.project?.hasChanges && event.preventDefault());
    window.addEventListener("hashchange", () => void this.exchange.openLink(location.hash));
    receiveDrops((files) => void this.exchange.openFiles(files));
    byId("skip").addEventListener("click", (event) => {
      event.preventDefault();
      this.desk.focus();
    });
    try {
      this.engines = await Engines.open();
    } catch {
      this.desk.say("");
      return this.alert(words().engineMissing);
    }
    const opened = location.hash.length > 1 && (await this.exchange.openLink(location.hash));
    if (!opened) await this.openPack(packById("sample")!);
    performance.mark("yimen:ready");
  }

  private async choose(id: string): Promise<void> {
    const say = words();
    const pack = packById(id);
    if (!pack) return;
    if (await this.mayLeave(say.leave, say.leaveYes, say.leaveNo)) {
      this.alert("");
      await this.openPack(pack);
    }
    this.toolbar.pack = this.project?.pack.id ?? id;
  }

  private async mayLeave(question: string, yes: string, no: string): Promise<boolean> {
    return !this.project?.hasChanges || confirmed(question, yes, no);
  }

  private async openPack(pack: PackChoice, changes?: Changes, family = ""): Promise<void> {
    const say = words();
    this.desk.say(say.loading);
    let project: Project;
    try {
      project = await Project.open(pack, changes);
    } catch {
      this.desk.say("");
      return this.alert(say.packFailed);
    }
    this.project = project;
    this.toolbar.pack = pack.id;
    await this.begin(family);
    this.desk.say("");
  }

  /** Sets the engine to work on the project. */
  private async begin(family: string): Promise<void> {
    const { engines, project } = this;
    if (!engines || !project) return;
    this.session?.close();
    this.session = null;
    this.desk.begin(project);
    this.panes.begin(new Trials(engines.trying, project, language()), project);
    byId("results").setAttribute("aria-busy", "true");
    try {
      this.session = await Session.open(engines, project, language(), {
        taken: () => this.desk.colour(),
        checked: (reports, pack) => this.checked(reports, pack),
        failed: (error) => this.failed(error),
      });
    } catch (error) {
      return this.failed(error);
    }
    if (family) this.panes.case.text = family;
    this.desk.colour();
    this.session.check();
  }

  private checked(reports: readonly Report[], pack: ScreeningPack | null): void {
    this.desk.checked(reports);
    this.panes.checked(reports, pack);
    byId("results").removeAttribute("aria-busy");
  }

  private switchLanguage(): void {
    chooseLanguage(language() === "zh" ? "en" : "zh");
    this.speak();
    if (!this.session) return;
    this.session.lang = language();
    this.session.check();
  }

  private speak(): void {
    const say = words();
    document.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
    document.title = say.title;
    byId("brand").textContent = say.brand;
    byId("tagline").textContent = say.tagline;
    byId("skip").textContent = say.skip;
    byId("files-title").textContent = say.files;
    byId("results-title").textContent = say.panes;
    this.toolbar.speak();
    this.desk.speak();
    this.panes.speak();
    if (this.project) this.toolbar.pack = this.project.pack.id;
  }

  private alert(said: string, ...ways: HTMLElement[]): void {
    byId("alerts").replaceChildren(...(said ? [el("p", {}, said), ...ways] : []));
  }

  /** The engine's memory is not to be trusted after a fault of its own: it is started anew when the author says so. */
  private failed(error: unknown): void {
    console.error(error);
    const family = this.panes.case.text;
    this.session?.close();
    this.session = null;
    this.engines?.close();
    this.engines = null;
    byId("results").removeAttribute("aria-busy");
    const again = button(words().restart, async () => {
      again.disabled = true;
      try {
        this.engines = await Engines.open();
        this.alert("");
        await this.begin(family);
      } catch {
        this.alert(words().engineMissing);
      }
    });
    this.alert(words().engineFailed, again);
  }
}
