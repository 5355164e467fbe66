// Before and after: whose result an edit has changed.
import type { PolicyCase } from "yimen";
import type { ScreeningPack } from "yimen/worker";
import { type ChangedCase, compare, type Failing, failing, type Progress } from "../compare/runs.js";
import type { Trials } from "../compare/trials.js";
import { button, el, refresh } from "../dom.js";
import { latest } from "../latest.js";
import type { Project } from "../project.js";
import { language, words } from "../words/words.js";
import { caseText } from "./case.js";

export interface CompareHooks {
  showCase(text: string): void;
  goToCase(tried: PolicyCase): void;
  /** The cases of the text as it is now. */
  read(cases: readonly PolicyCase[]): void;
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
      const cases = await trials.cases();
      if (!goesOn()) return;
      this.hooks.read(cases.list);
      refresh(this.failures);
      if (opened && project.hasChanges && cases.list.length + opened.cases.length > 0) {
        await compare(trials, opened, pack, cases.list, lang, (progress) => {
          if (!goesOn()) return false;
          if (progress.done % EACH === 0 || progress.done === progress.all) this.show(progress);
          return true;
        });
      } else {
        refresh(this.list);
        this.say(!opened ? say.compareBaseBroken : cases.list.length > 0 ? say.compareSame : say.compareEmpty);
      }
      await failing(cases, lang, ({ done, found }) => {
        if (!goesOn()) return false;
        if (done % EACH === 0 || done === cases.list.length) this.showFailing(done, cases.list.length, found);
        return true;
      });
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

  private entry({ tried, own, differences }: ChangedCase): HTMLElement {
    const say = words();
    const note = { same: "", edited: say.caseEdited, added: say.caseAdded, removed: say.caseRemoved }[own];
    const rows = differences.map(({ name, before, after }) =>
      el("tr", {}, el("th", { scope: "row" }, name), el("td", {}, el("del", {}, before)), el("td", {}, el("ins", {}, after))),
    );
    const heads = [say.what, say.before, say.after].map((head) => el("th", { scope: "col" }, head));
    return el(
      "article",
      { class: "changed-case" },
      el("h3", {}, tried.name, note && el("span", { class: "badge" }, note)),
      rows.length > 0 && el("table", {}, el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...rows)),
      this.ways(tried, own === "removed"),
    );
  }

  private ways(tried: PolicyCase, gone = false): HTMLElement {
    const say = words();
    return el(
      "p",
      { class: "ways" },
      button(say.tryCase, () => this.hooks.showCase(caseText(tried)), { "data-key": `try ${tried.path} ${tried.line}` }),
      !gone && button(say.goToCase, () => this.hooks.goToCase(tried), { "data-key": `go ${tried.path} ${tried.line}` }),
    );
  }

  private showFailing(done: number, all: number, found: readonly Failing[]): void {
    const say = words();
    const head = done < all ? say.failingProgress(done, all) : found.length > 0 ? say.failing(found.length) : say.failingNone;
    refresh(
      this.failures,
      el("h3", {}, head),
      ...found.map(({ tried, unmet }) =>
        el(
          "article",
          { class: "failing-case" },
          el("h4", {}, tried.name),
          el("ul", {}, ...unmet.map((difference) => el("li", {}, difference))),
          this.ways(tried),
        ),
      ),
    );
  }
}
