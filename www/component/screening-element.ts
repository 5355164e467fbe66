// <yimen-screening>: the interview and its result, in any page.
import { html, LitElement, nothing, type PropertyValues } from "lit";
import type { CaseInput, Lang, PackInfo, ScreeningResult } from "yimen/runtime";
import { actionsOf } from "./actions.js";
import { emit } from "./events.js";
import { fitted, refusal, topOf } from "./intake.js";
import { Facts } from "./state/facts.js";
import { Judge, type Outcome } from "./state/judge.js";
import { failureOf, type LoadFailure } from "./state/load.js";
import { Loading, type Ready } from "./state/loading.js";
import { Answers } from "./state/answers.js";
import { CaseFailure, restore, type Restored } from "./state/restore.js";
import { open, save } from "./state/saved.js";
import { Session } from "./state/session.js";
import { styles } from "./styles/styles.js";
import { announcer } from "./view/announce.js";
import { failureView, loadingView } from "./view/failure.js";
import { interview } from "./view/interview.js";
import { Printing } from "./view/printing.js";
import { leftOutLines, noticeView, opened, opener, type Notice } from "./view/resume.js";
import { resultView } from "./view/result.js";
import { review } from "./view/review.js";
import type { View } from "./view/view.js";
import { loadWords, wordsOf, type Words } from "./words/words.js";

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

  /** @internal */
  session: Session | null = null;
  private failure: LoadFailure | null = null;
  private readonly loading = new Loading();
  private infos: Record<Lang, PackInfo> | null = null;
  private notice: Notice | null = null;
  /** Answers put in before the rules were there. */
  private early: CaseInput | null = null;
  /** What was told before the rules were fetched anew. */
  private kept: string | null = null;
  private focusTitle = false;
  private readonly actions = actionsOf(this);
  private readonly announce = announcer(() => this.renderRoot.querySelector("#live"));

  constructor() {
    super();
    this.large = false;
    new Printing(this);
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
    void this.session.takeUp(fitted(new Answers(), this.session, this.date)).then(() => this.arrived());
  }

  /** Goes on from a text that `save` gave. False where it is none. */
  resume(text: string): boolean {
    const { session } = this;
    if (!session) return false;
    const { restored, notice } = opened(text, this.facts(), this.words);
    this.notice = notice;
    if (restored) {
      void session.takeUp(fitted(restored.answers, session, this.date)).then(() => this.arrived());
    } else {
      emit(this, "yimen-error", { kind: "answers", message: notice.lines.join("") });
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
    if (this.hasUpdated && !this.loading.open) void this.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moved inside the page it comes back at once, and keeps what it has.
    queueMicrotask(() => this.isConnected || this.loading.close());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const source = ["pack", "packIntegrity", "engine", "engineIntegrity", "region"] as const;
    if (source.some((name) => changed.has(name))) void this.start();
    else if (changed.has("date") && this.session) this.session.setDate(this.date || null);
    if (changed.has("language") && this.session && this.infos) {
      const { session, infos, spoken } = this;
      // Words that cannot come leave the page in the language it has.
      void loadWords(spoken).then(() => session.speak(spoken, new Facts(infos[spoken])), () => undefined);
    }
  }

  /** @internal */
  get spoken(): Lang {
    return this.language === "en" ? "en" : "zh";
  }

  /** @internal */
  get words(): Words {
    return wordsOf(this.spoken);
  }

  private async start(): Promise<void> {
    if (this.session) this.kept = this.save();
    this.failure = null;
    this.session = null;
    this.requestUpdate();
    const sources = {
      pack: this.pack ?? "",
      packIntegrity: this.packIntegrity || null,
      engine: this.engine || null,
      engineIntegrity: this.engineIntegrity || null,
    };
    try {
      const ready = await this.loading.begin(sources, loadWords(this.spoken));
      if (ready) this.begin(ready);
    } catch (error) {
      this.fail(error);
    }
  }

  private begin({ loaded: { answering, reasoning }, infos }: Ready): void {
    this.infos = infos;
    const facts = this.facts()[0];
    const reasoner = reasoning.then((pack) => pack && new Judge(pack));
    const session: Session = new Session(facts, new Judge(answering), reasoner, topOf(facts, this.region), this.spoken, {
      changed: () => this.requestUpdate(),
      answered: () => emit(this, "yimen-answers", { answers: session.case() }),
      judged: (outcome) => this.judged(outcome),
      // What was under way when the rules were fetched anew has ended with its engine, and nobody waits for it.
      failed: (error) => session === this.session && this.fail(error),
    });
    this.session = session;
    emit(this, "yimen-ready", { info: facts.info });
    performance.mark("yimen:ready");
    const { early, kept } = this;
    this.early = this.kept = null;
    // Whatever may be wanted later is here before anybody asks.
    void loadWords("en").catch(() => undefined);
    if (early || !kept) this.takeIn(early ?? {});
    else this.takeUp(open(kept, this.facts()));
  }

  private facts(): [Facts, Facts] {
    const { zh, en } = this.infos as Record<Lang, PackInfo>;
    return this.spoken === "en" ? [new Facts(en), new Facts(zh)] : [new Facts(zh), new Facts(en)];
  }

  private takeIn(input: CaseInput): void {
    const { session } = this;
    if (!session) return;
    try {
      this.takeUp(restore(input, this.facts()));
    } catch (error) {
      if (!(error instanceof CaseFailure)) throw error;
      const message = refusal(error, session, this.words);
      this.notice = { kind: "wrong", lines: [message] };
      emit(this, "yimen-error", { kind: "answers", message });
      if (session.stale) session.touched();
      this.requestUpdate();
    }
  }

  private takeUp(restored: Restored): void {
    const { session } = this;
    if (!session) return;
    const lines = leftOutLines(restored, this.words);
    this.notice = lines.length > 0 ? { kind: "wrong", lines } : null;
    void session.takeUp(fitted(restored.answers, session, this.date)).then(() => this.requestUpdate());
  }

  private judged(outcome: Outcome): void {
    if (!outcome.result) return;
    emit(this, "yimen-result", { result: outcome.result, plan: outcome.result.plan });
    if (performance.getEntriesByName("yimen:first-result").length === 0) performance.mark("yimen:first-result");
  }

  private fail(error: unknown): void {
    this.failure = failureOf(error);
    emit(this, "yimen-error", { kind: this.failure.kind, message: this.failure.message });
    this.requestUpdate();
  }

  // ---- what is drawn ----

  protected override render(): unknown {
    const { session, words } = this;
    if (this.failure) return failureView(words, this.failure, () => void this.start());
    if (!session) return loadingView(words);
    const view: View = { session, words, actions: this.actions };
    const atResult = session.step.kind === "result" && !session.reviewing;
    return html`<div class="frame" lang=${this.spoken === "en" ? "en" : "zh-CN"}>
      <slot name="before"></slot>
      ${noticeView(this.notice, words, () => {
        this.dismissNotice();
        this.arrived();
      })}
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
    this.scrollIntoView({ block: "start" });
  }

  /** @internal */
  dismissNotice(): void {
    this.notice = null;
  }

  /**
   * Another screen: it begins at its title, for eyes, keys and ears alike.
   * @internal
   */
  arrived(): void {
    this.focusTitle = true;
    const { session } = this;
    if (session?.step.kind === "result" && session.result && !session.stale) {
      emit(this, "yimen-finish", { answers: session.case(), result: session.result });
    }
    this.requestUpdate();
  }
}
