// <yimen-screening>: the interview and its result, in any page.
import { html, LitElement, nothing, type PropertyValues } from "lit";
import type { CaseInput, Lang, PackInfo, Plan, ScreeningResult } from "yimen/runtime";
import { Facts, spotOf } from "./state/facts.js";
import { Judge, type Outcome } from "./state/judge.js";
import { failureOf, load, LoadFailure, type FailureKind, type Loaded } from "./state/load.js";
import { Answers } from "./state/answers.js";
import { CaseFailure, restore } from "./state/restore.js";
import { save } from "./state/saved.js";
import { Session, stepOf } from "./state/session.js";
import { styles } from "./styles/styles.js";
import { announcer } from "./view/announce.js";
import { failureView, loadingView } from "./view/failure.js";
import { keep, resultPage, unfolds } from "./view/files.js";
import { interview } from "./view/interview.js";
import { leftOutLines, noticeView, opened, opener, type Notice } from "./view/resume.js";
import { resultView } from "./view/result.js";
import { review } from "./view/review.js";
import type { Actions, View } from "./view/view.js";
import { wordsOf, type Words } from "./words/words.js";

export interface ScreeningEvents {
  "yimen-ready": { info: PackInfo };
  "yimen-answers": { answers: CaseInput };
  "yimen-result": { result: ScreeningResult; plan: Plan };
  "yimen-finish": { answers: CaseInput; result: ScreeningResult };
  "yimen-error": { kind: FailureKind | "answers"; message: string };
}

export class YimenScreening extends LitElement {
  static override styles = styles;

  static override properties = {
    pack: { type: String },
    packIntegrity: { type: String, attribute: "pack-integrity" },
    engine: { type: String },
    engineIntegrity: { type: String, attribute: "engine-integrity" },
    region: { type: String },
    date: { type: String },
    language: { type: String },
    large: { type: Boolean, reflect: true },
  };

  /** Address of the compiled pack. */
  declare pack: string | null;
  /** What the pack must hash to, as in `integrity="sha384-…"`. */
  declare packIntegrity: string | null;
  /** Address of the WebAssembly module, where it is not the one beside the package. */
  declare engine: string | null;
  declare engineIntegrity: string | null;
  /** Code of the place the page is for; whoever uses it chooses inside it. */
  declare region: string | null;
  /** The day to judge for, `YYYY-MM-DD`; today where none is given. */
  declare date: string | null;
  /** `zh` or `en`. */
  declare language: string | null;
  /** Larger type, larger targets, stronger contrast. */
  declare large: boolean;

  private session: Session | null = null;
  private failure: LoadFailure | null = null;
  private loaded: Loaded | null = null;
  private infos: Record<Lang, PackInfo> | null = null;
  private notice: Notice | null = null;
  /** Answers put in before the rules were there. */
  private early: CaseInput | null = null;
  /** Counts the loads: what comes of an older one is dropped. */
  private loads = 0;
  private focusTitle = false;
  private readonly announce = announcer(() => this.renderRoot.querySelector("#live"));

  constructor() {
    super();
    this.large = false;
  }

  // ---- what a page reads and does ----

  /** Everything told so far, as a case; setting it replaces all of it. */
  get answers(): CaseInput {
    return this.session?.case() ?? this.early ?? {};
  }

  set answers(input: CaseInput) {
    if (this.session && this.infos) this.takeIn(input);
    else this.early = input;
  }

  /** The result of the answers as they stand; null while there is none. */
  get result(): ScreeningResult | null {
    return this.session && !this.session.stale ? this.session.result : null;
  }

  /** What the pack contains; null until it is there. */
  get info(): PackInfo | null {
    return this.session?.facts.info ?? null;
  }

  /** Forgets every answer and begins again. */
  restart(): void {
    if (!this.session) return;
    this.notice = null;
    this.session.replace(this.blank());
    if (this.session.placeFound && this.session.top !== null && this.session.answers.region === this.session.top) {
      void this.session.goOn();
    }
    this.arrived();
  }

  /** Goes on from a text that `save` gave. False where it is none. */
  resume(text: string): boolean {
    const { session } = this;
    if (!session) return false;
    const { restored, notice } = opened(text, this.facts(), this.words);
    this.notice = notice;
    if (restored) {
      void session.takeUp(restored.answers).then(() => this.arrived());
    } else {
      this.emit("yimen-error", { kind: "answers", message: notice.lines.join("") });
      this.requestUpdate();
    }
    return restored !== null;
  }

  /** The answers as a text, to be kept and resumed from. */
  save(): string {
    const { session } = this;
    return session ? save(session.answers, session.case(), session.facts.info) : "";
  }

  // ---- life ----

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("beforeprint", this.unfold);
    addEventListener("afterprint", this.fold);
    if (this.hasUpdated && !this.loaded) void this.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("beforeprint", this.unfold);
    removeEventListener("afterprint", this.fold);
    // Moved inside the page it comes back at once, and keeps what it has.
    queueMicrotask(() => this.isConnected || this.close());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const source = ["pack", "packIntegrity", "engine", "engineIntegrity", "region"] as const;
    if (source.some((name) => changed.has(name))) void this.start();
    else if (changed.has("date") && this.session) this.session.setDate(this.date || null);
    if (changed.has("language") && this.session && this.infos) {
      void this.session.speak(this.chosenLanguage, new Facts(this.infos[this.chosenLanguage]));
    }
  }

  private get chosenLanguage(): Lang {
    return this.language === "en" ? "en" : "zh";
  }

  private get words(): Words {
    return wordsOf(this.chosenLanguage);
  }

  private close(): void {
    this.loads += 1;
    this.loaded?.close();
    this.loaded = null;
  }

  private async start(): Promise<void> {
    const kept = this.session?.case() ?? this.early;
    this.close();
    const current = this.loads;
    this.failure = null;
    this.session = null;
    this.early = kept;
    this.requestUpdate();
    try {
      const sources = {
        pack: this.pack ?? "",
        packIntegrity: this.packIntegrity ?? null,
        engine: this.engine ?? null,
        engineIntegrity: this.engineIntegrity ?? null,
      };
      const loaded = await load(sources);
      const [zh, en] = await Promise.all([loaded.answering.info("zh"), loaded.answering.info("en")]);
      if (current !== this.loads) return loaded.close();
      this.loaded = loaded;
      this.infos = { zh, en };
      this.begin(loaded);
    } catch (error) {
      if (current === this.loads) this.fail(error);
    }
  }

  private begin({ answering, reasoning }: Loaded): void {
    const facts = this.facts()[0];
    const reasoner = reasoning.then((pack) => pack && new Judge(pack));
    const top = this.region && facts.info.regions.some(({ code }) => code === this.region) ? this.region : null;
    const session = new Session(facts, new Judge(answering), reasoner, top ?? rootOf(facts), this.chosenLanguage, {
      changed: () => this.requestUpdate(),
      answered: () => this.emit("yimen-answers", { answers: session.case() }),
      judged: (outcome) => this.judged(outcome),
      failed: (error) => this.fail(error),
    });
    this.session = session;
    this.emit("yimen-ready", { info: facts.info });
    performance.mark("yimen:ready");
    const early = this.early;
    this.early = null;
    if (early && Object.keys(early).length > 0) this.takeIn(early);
    else this.restart();
    this.requestUpdate();
  }

  private facts(): [Facts, Facts] {
    const { zh, en } = this.infos as Record<Lang, PackInfo>;
    return this.chosenLanguage === "en" ? [new Facts(en), new Facts(zh)] : [new Facts(zh), new Facts(en)];
  }

  /** Where a page is for one county, nobody is asked for it. */
  private blank(): Answers {
    const answers = new Answers();
    const { session } = this;
    answers.date = this.date || null;
    if (session && session.top !== null && session.places.inside(session.top).length === 0) answers.region = session.top;
    return answers;
  }

  private takeIn(input: CaseInput): void {
    const { session } = this;
    if (!session) return;
    try {
      const restored = restore(input, this.facts());
      const { answers } = restored;
      answers.region ??= this.blank().region;
      answers.date ??= this.date || null;
      const lines = leftOutLines(restored, this.words);
      this.notice = lines.length > 0 ? { kind: "wrong", lines } : null;
      void session.takeUp(answers).then(() => this.requestUpdate());
    } catch (error) {
      if (!(error instanceof CaseFailure)) throw error;
      const most = session.facts.info.members[1];
      const message = error.kind === "members" ? this.words.fileMembers(error.count, most) : this.words.fileDamaged;
      this.notice = { kind: "wrong", lines: [message] };
      this.emit("yimen-error", { kind: "answers", message });
      if (session.steps.length === 1 && session.answers.blank) this.session?.touched();
      this.requestUpdate();
    }
  }

  private judged(outcome: Outcome): void {
    if (!outcome.result) return;
    this.emit("yimen-result", { result: outcome.result, plan: outcome.result.plan });
    if (performance.getEntriesByName("yimen:first-result").length === 0) performance.mark("yimen:first-result");
  }

  private fail(error: unknown): void {
    this.failure = failureOf(error);
    this.emit("yimen-error", { kind: this.failure.kind, message: this.failure.message });
    this.requestUpdate();
  }

  private emit<Name extends keyof ScreeningEvents>(name: Name, detail: ScreeningEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  // ---- what is drawn ----

  protected override render(): unknown {
    const { session, words } = this;
    if (this.failure) return failureView(words, this.failure, () => void this.start());
    if (!session) return loadingView(words);
    const view: View = { session, words, actions: this.actions };
    const atResult = session.step.kind === "result" && !session.reviewing;
    return html`<div class="frame" lang=${this.chosenLanguage === "en" ? "en" : "zh-CN"}>
      <slot name="before"></slot>
      ${noticeView(this.notice, words, () => this.dismiss())}
      ${session.reviewing ? review(view) : atResult ? resultView(view) : interview(view)}
      ${session.at === 0 && !session.reviewing && session.answers.blank ? opener(view) : nothing}
      <slot name="after"></slot>
      <slot name="help"></slot>
      <p id="live" class="unseen" role="status" aria-live="polite"></p>
    </div>`;
  }

  protected override updated(): void {
    if (this.session) this.announce(this.session, this.words);
    if (!this.focusTitle) return;
    this.focusTitle = false;
    const title = this.renderRoot.querySelector<HTMLElement>("#step-title");
    title?.focus({ preventScroll: true });
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: "start" });
  }

  private dismiss(): void {
    this.notice = null;
    this.arrived();
  }

  /** Another screen: it begins at its title, for eyes, keys and ears alike. */
  private arrived(): void {
    this.focusTitle = true;
    const { session } = this;
    if (session?.step.kind === "result" && session.result && !session.stale) {
      this.emit("yimen-finish", { answers: session.case(), result: session.result });
    }
    this.requestUpdate();
  }

  private readonly actions: Actions = {
    goOn: () => void this.goOn(),
    back: () => this.go((session) => session.back()),
    review: () =>
      this.go((session) => {
        session.reviewing = true;
      }),
    result: () => void this.showResult(),
    edit: (path) => void this.edit(path),
    editStep: (step) => this.go((session) => session.goTo(step, session.reviewing ? "review" : "result")),
    restart: () => {
      if (confirm(this.words.restartSure)) this.restart();
    },
    askRest: () => void this.session?.askRest().then(() => this.arrived()),
    print: () => print(),
    savePage: () => this.savePage(),
    saveAnswers: () => keep(this.words.answersFile(this.day), this.save(), "application/json"),
    openAnswers: (file) => void file.text().then((text) => this.resume(text)),
  };

  private get day(): string {
    return this.session?.now ?? "";
  }

  private go(act: (session: Session) => void): void {
    if (!this.session) return;
    act(this.session);
    this.arrived();
  }

  private async goOn(): Promise<void> {
    this.notice = null;
    if (await this.session?.goOn()) return this.arrived();
    await this.updateComplete;
    const wrong = this.renderRoot.querySelector<HTMLElement>("[aria-invalid=true]:is(input, select), [aria-invalid=true] input");
    const unchosen = this.renderRoot.querySelector<HTMLElement>(".levels select, .levels input, #count");
    (wrong ?? unchosen)?.focus();
  }

  private async showResult(): Promise<void> {
    await this.session?.settled();
    this.go((session) => session.showResult());
  }

  private async edit(path: string): Promise<void> {
    const { session } = this;
    if (!session) return;
    const from = session.reviewing ? "review" : "result";
    const step = /^receiving/.test(path)
      ? { kind: "receiving" as const }
      : path === "members"
        ? { kind: "members" as const }
        : /^(region|date)$/.test(path)
          ? { kind: "place" as const }
          : stepOf(session, spotOf(path));
    this.go((session) => session.goTo(step, from));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus();
  }

  private savePage(): void {
    const shown = this.renderRoot.querySelector(".result");
    if (!shown) return;
    const css = styles.map(({ cssText }) => cssText).join("\n");
    const page = resultPage(shown, css, this.chosenLanguage, this.words.savedTitle, this.words.savedNote);
    keep(this.words.resultFile(this.day), page, "text/html");
  }

  // ---- paper ----

  private readonly unfolded = new Set<HTMLDetailsElement>();

  private readonly unfold = (): void => {
    for (const fold of this.renderRoot.querySelectorAll("details")) {
      if (fold.open || !unfolds(fold)) continue;
      this.unfolded.add(fold);
      fold.open = true;
    }
  };

  private readonly fold = (): void => {
    for (const fold of this.unfolded) fold.open = false;
    this.unfolded.clear();
  };
}

function rootOf({ info }: Facts): string | null {
  const tops = info.regions.filter(({ parent }) => parent === null);
  return tops.length === 1 ? (tops[0]?.code ?? null) : null;
}
