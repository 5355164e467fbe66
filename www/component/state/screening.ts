// What was told and what the engine says to it. Each answer is screened; the newest wins.
import type { CaseInput, Lang, ScreeningResult } from "yimen/runtime";
import { Answers, ELSEWHERE, person, type Answer, type Person } from "./answers.js";
import type { Facts, Spot } from "./facts.js";
import { pathOf } from "./facts.js";
import { extended, spotsOf, type Asked, type Step } from "./interview.js";
import type { Judge, Outcome } from "./judge.js";
import { Places } from "./places.js";
import { dateBegun, today } from "./tidy.js";

/** Whom a screening tells what has become of it. */
export interface Listener {
  /** Called when anything is to be drawn anew. */
  changed(): void;
  answered(): void;
  judged(outcome: Outcome): void;
  failed(error: unknown): void;
}

export class Screening {
  answers = new Answers();
  steps: Step[] = [{ kind: "place" }];
  at = 0;
  /** The list of what was told lies over the step. */
  reviewing = false;
  /** Somebody came from the list or the result to change one answer, and goes back there. */
  returning: { to: "review" | "result"; from: Step } | null = null;
  outcome: Outcome | null = null;
  /** What the newest answers come to, before the questions that still matter are found; null once they are. */
  early: ScreeningResult | null = null;
  /** The same with every reason; it comes later. */
  reasoned: Outcome | null = null;
  /** Whether reasons are on their way. */
  reasoning = false;
  /** Whether the outcome is that of other answers than those that stand there. */
  stale = true;
  /** Whether what is missing on this screen is pointed out. */
  pointing = false;
  readonly now = today();
  places: Places;
  private screening: Promise<void> = Promise.resolve();

  constructor(
    public facts: Facts,
    private readonly judge: Judge,
    private readonly reasoner: Promise<Judge | null>,
    /** The place this page is for; whoever uses it chooses inside it. */
    readonly top: string | null,
    public lang: Lang,
    protected readonly tell: Listener,
  ) {
    this.places = new Places(facts.info.regions);
  }

  get step(): Step {
    return this.steps[this.at] ?? { kind: "place" };
  }

  get result() {
    return this.outcome?.result ?? null;
  }

  /** The place and what it is called, under the place this page is for. */
  placeName(code: string | null): string {
    return code === null ? "" : this.places.fullName(code, this.lang === "en" ? ", " : "");
  }

  /** Whether the place is as exact as the pack knows it. */
  get placeFound(): boolean {
    const { region } = this.answers;
    return region !== null && this.places.byCode.has(region) && this.places.inside(region).length === 0;
  }

  case(): CaseInput {
    return this.answers.toCase(this.facts, this.now);
  }

  // ---- answers ----

  give(spot: Spot, answer: Answer | undefined): void {
    this.answers.give(spot, answer);
    this.touched();
  }

  skip(spot: Spot): void {
    this.answers.skip(spot);
    this.touched();
  }

  setPlace(region: string | null): void {
    this.answers.region = region;
    this.touched();
  }

  setDate(date: string | null): void {
    this.answers.date = date;
    this.touched();
  }

  /** Members whom a smaller number has taken away come back with a larger one, as on the way from 1 to 12. */
  private spare: Person[] = [];

  resize(count: number): void {
    const members = [...(this.answers.members ?? [])];
    while (members.length > count) this.spare.push(members.pop() as Person);
    while (members.length < count) members.push(this.spare.pop() ?? person());
    this.answers.members = members.length > 0 ? members : null;
    this.answers.receiving = this.answers.receiving.filter(({ person }) => person === null || members.includes(person));
    this.touched();
  }

  remove(gone: Person): void {
    this.answers.members = (this.answers.members ?? []).filter((member) => member !== gone);
    this.resize(this.answers.members.length);
  }

  /** Whatever changes an answer ends here. Where nobody is typing there is no pause to wait for. */
  touched(typing = true): void {
    this.stale = true;
    this.reasoned = null;
    this.tell.answered();
    this.screening = this.screen(typing);
    this.tell.changed();
  }

  replace(answers: Answers): void {
    this.answers = answers;
    this.spare = [];
    this.steps = [{ kind: "place" }];
    this.at = 0;
    this.reviewing = false;
    this.returning = null;
    this.outcome = this.early = null;
    this.touched(false);
  }

  /** Once the outcome is that of the answers that stand there. */
  async settled(): Promise<void> {
    for (let waited; waited !== this.screening; ) await (waited = this.screening);
  }

  private async screen(typing: boolean): Promise<void> {
    if (this.answers.region === null) {
      this.outcome = this.early = null;
      this.stale = false;
      return;
    }
    try {
      const early = (result: ScreeningResult) => {
        this.early = result;
        this.tell.changed();
      };
      const outcome = await this.judge.screen(this.case(), this.lang, false, typing ? early : undefined);
      if (outcome === null) return;
      this.early = null;
      this.outcome = outcome;
      this.stale = false;
      if (this.step.kind === "ask" && outcome.result) {
        this.step.asked = extended(this.step, outcome.result, this.answers);
      }
      this.tell.judged(outcome);
      this.tell.changed();
      if (this.step.kind === "result") void this.reason();
    } catch (error) {
      this.tell.failed(error);
    }
  }

  /** Asks for every reason, in the other worker. */
  protected async reason(): Promise<void> {
    if (this.reasoned?.input === this.outcome?.input || !this.outcome?.text) return;
    const wanted = this.outcome;
    this.reasoning = true;
    const reasoner = await this.reasoner;
    // The result stands without them.
    const reasoned = await reasoner?.screen(JSON.parse(wanted.input) as CaseInput, this.lang, true).catch(() => null);
    if (this.outcome !== wanted) return;
    this.reasoned = reasoned ?? null;
    this.reasoning = false;
    this.tell.changed();
  }

  async speak(lang: Lang, facts: Facts): Promise<void> {
    this.lang = lang;
    this.facts = facts;
    this.places = new Places(facts.info.regions);
    this.reasoned = null;
    this.screening = this.screen(false);
    // The questions are asked in the new language at once, not only once there is a result in it.
    this.tell.changed();
    await this.settled();
    // Groups are known by their names.
    for (const step of this.steps) {
      if (step.kind !== "ask" || !step.asked[0]) continue;
      step.group = facts.at({ member: step.ofMembers ? 0 : null, id: step.asked[0].id })?.group ?? null;
    }
    this.tell.changed();
  }

  spots(asked: Asked): Spot[] {
    return spotsOf(asked, this.result, this.answers);
  }

  /** Whether an answer was given that does not count. */
  wrong(spot: Spot): boolean {
    return this.outcome?.mistakes.has(pathOf(spot)) === true || this.unfinished(spot);
  }

  unfinished(spot: Spot): boolean {
    const answer = this.answers.given(spot);
    if (answer === ELSEWHERE) return true;
    return this.facts.at(spot)?.kind === "date" && typeof answer === "string" && dateBegun(answer);
  }
}
