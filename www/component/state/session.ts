// One interview: what was told, where it stands, what the engine says to it.
import type { CaseInput, Lang } from "yimen/runtime";
import { Answers, ELSEWHERE, person, type Answer, type Person } from "./answers.js";
import type { Facts, Spot } from "./facts.js";
import { pathOf } from "./facts.js";
import { extended, nextAsk, openQuestions, spotsOf, type Asked, type Step } from "./interview.js";
import type { Judge, Outcome } from "./judge.js";
import { Places } from "./places.js";
import { dateBegun, today } from "./tidy.js";

export interface Told {
  /** Called when anything is to be drawn anew. */
  changed(): void;
  answered(): void;
  judged(outcome: Outcome): void;
  failed(error: unknown): void;
}

export class Session {
  answers = new Answers();
  steps: Step[] = [{ kind: "place" }];
  at = 0;
  /** The list of what was told lies over the step. */
  reviewing = false;
  /** Somebody came from the list or the result to change one answer, and goes back there. */
  returning: { to: "review" | "result"; from: Step } | null = null;
  outcome: Outcome | null = null;
  /** The same with every reason; it comes later. */
  reasoned: Outcome | null = null;
  /** Whether the outcome is that of other answers than those that stand there. */
  stale = true;
  /** Whether what is missing on this screen is pointed out. */
  pointing = false;
  /** How many questions of this screen have been in sight since it was come to, or gone on from. */
  private seen = 0;
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
    private readonly tell: Told,
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

  /** Whatever changes an answer ends here. */
  touched(): void {
    this.stale = true;
    this.reasoned = null;
    this.tell.answered();
    this.screening = this.screen();
    this.tell.changed();
  }

  replace(answers: Answers): void {
    this.answers = answers;
    this.spare = [];
    this.steps = [{ kind: "place" }];
    this.at = 0;
    this.reviewing = false;
    this.returning = null;
    this.outcome = null;
    this.touched();
  }

  /** Once the outcome is that of the answers that stand there. */
  async settled(): Promise<void> {
    for (let waited; waited !== this.screening; ) await (waited = this.screening);
  }

  private async screen(): Promise<void> {
    if (this.answers.region === null) {
      this.outcome = null;
      this.stale = false;
      return;
    }
    try {
      const outcome = await this.judge.screen(this.case(), this.lang);
      if (outcome === null) return;
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
  private async reason(): Promise<void> {
    if (this.reasoned?.input === this.outcome?.input || !this.outcome?.text) return;
    const reasoner = await this.reasoner;
    const wanted = this.outcome;
    try {
      const reasoned = await reasoner?.screen(JSON.parse(wanted.input) as CaseInput, this.lang, true);
      if (!reasoned || this.outcome !== wanted) return;
      this.reasoned = reasoned;
      this.tell.changed();
    } catch {
      // The result stands without them.
    }
  }

  async speak(lang: Lang, facts: Facts): Promise<void> {
    this.lang = lang;
    this.facts = facts;
    this.places = new Places(facts.info.regions);
    this.reasoned = null;
    this.screening = this.screen();
    await this.settled();
    // Groups are known by their names.
    for (const step of this.steps) {
      if (step.kind !== "ask" || !step.asked[0]) continue;
      step.group = facts.at({ member: step.ofMembers ? 0 : null, id: step.asked[0].id })?.group ?? null;
    }
    this.tell.changed();
  }

  // ---- the way through ----

  /** What keeps somebody on this screen: answers that cannot be read, dates begun and not finished. */
  get obstacles(): string[] {
    const mistakes = this.outcome?.mistakes ?? new Map<string, string>();
    const step = this.step;
    if (step.kind === "place") {
      if (!this.placeFound) return ["region"];
      return mistakes.has("date") || dateBegun(this.answers.date ?? "") ? ["date"] : [];
    }
    if (step.kind === "receiving") return [...mistakes.keys()].filter((path) => path.startsWith("receiving"));
    if (step.kind === "members") {
      const id = this.facts.birth?.id;
      if (!this.answers.members) return ["members"];
      const spots = id ? this.answers.members.map((_, member) => ({ member, id })) : [];
      return spots.filter((spot) => this.wrong(spot)).map(pathOf);
    }
    if (step.kind !== "ask") return [];
    return step.asked.flatMap((asked) => this.spots(asked)).filter((spot) => this.wrong(spot)).map(pathOf);
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

  /** Goes on; false where something on this screen has to be mended first. */
  async goOn(): Promise<boolean> {
    await this.settled();
    this.pointing = this.obstacles.length > 0;
    if (this.pointing) {
      this.tell.changed();
      return false;
    }
    if (this.hasUnseen()) return false;
    this.skipBlanks();
    await this.settled();
    if (this.returning) this.goBackThere(this.returning);
    else this.arrive(this.nextStep());
    return true;
  }

  /** Whether an answer has brought up questions on this screen that nobody has looked at yet. They are not passed over. */
  private hasUnseen(): boolean {
    const step = this.step;
    if (step.kind !== "ask") return false;
    const unseen = step.asked.slice(this.seen);
    this.seen = step.asked.length;
    return unseen.flatMap((asked) => this.spots(asked)).some((spot) => !this.answers.settled(spot));
  }

  /** What was asked and left blank is not known. */
  private skipBlanks(): void {
    const step = this.step;
    if (step.kind !== "ask") return;
    const blank = step.asked.flatMap((asked) => this.spots(asked)).filter((spot) => !this.answers.settled(spot));
    for (const spot of blank) this.answers.skip(spot);
    if (blank.length > 0) this.touched();
  }

  private nextStep(): number {
    for (let at = this.at + 1; at < this.steps.length; at += 1) {
      const step = this.steps[at];
      if (step && this.worth(step)) return at;
    }
    const step = this.newStep();
    const last = this.steps.findIndex(({ kind }) => kind === "receiving" || kind === "result");
    const at = step.kind === "ask" && last > this.at ? last : this.steps.length;
    this.steps.splice(at, 0, step);
    return at;
  }

  /** Whether a step that was there before is to be shown again on the way forward. */
  private worth(step: Step): boolean {
    if (step.kind === "ask") return step.asked.some((asked) => this.spots(asked).length > 0);
    // What has come up since goes first.
    return openQuestions(this.result, this.answers).length === 0;
  }

  private newStep(): Step {
    if (!this.answers.members && !this.steps.some(({ kind }) => kind === "members")) return { kind: "members" };
    const ask = this.result && nextAsk(this.result, this.answers);
    if (ask) return ask;
    if (!this.steps.some(({ kind }) => kind === "receiving")) return { kind: "receiving" };
    return { kind: "result" };
  }

  private arrive(at: number): void {
    this.at = at;
    this.seen = this.step.kind === "ask" ? this.step.asked.length : 0;
    this.pointing = false;
    this.reviewing = false;
    if (this.step.kind === "result") void this.reason();
    this.tell.changed();
  }

  back(): void {
    if (this.reviewing) this.reviewing = false;
    else if (this.returning) return this.goBackThere(this.returning);
    else if (this.at > 0) return this.arrive(this.at - 1);
    this.tell.changed();
  }

  private goBackThere({ to, from }: { to: "review" | "result"; from: Step }): void {
    this.returning = null;
    if (to === "result") return this.showResult();
    this.arrive(Math.max(0, this.steps.indexOf(from)));
    this.reviewing = true;
    this.tell.changed();
  }

  showResult(): void {
    this.returning = null;
    this.steps = this.steps.filter(({ kind }) => kind !== "result");
    this.steps.push({ kind: "result" });
    this.arrive(this.steps.length - 1);
  }

  /** Asks what was left open: once more, where it was skipped. */
  async askRest(): Promise<void> {
    this.answers.family.skipped.clear();
    for (const { sheet } of this.answers.members ?? []) sheet.skipped.clear();
    this.steps = this.steps.filter(({ kind }) => kind !== "result");
    this.touched();
    await this.settled();
    this.steps.push(this.newStep());
    this.arrive(this.steps.length - 1);
  }

  /** Goes on with answers that were given before, at the first question that is still open. */
  async takeUp(answers: Answers): Promise<void> {
    this.replace(answers);
    await this.settled();
    if (answers.region === null || !this.placeFound) return;
    if (answers.members) this.steps.push({ kind: "members" });
    this.at = this.steps.length - 1;
    this.arrive(this.nextStep());
  }

  /** Goes to where a question is asked, to come back from there. */
  goTo(step: Step, from: "review" | "result" | null): void {
    const key = keyOf(step);
    const origin = this.step;
    let at = this.steps.findIndex((other) => keyOf(other) === key);
    if (at < 0) {
      const end = this.steps.findIndex(({ kind }) => kind === "receiving" || kind === "result");
      at = end < 0 ? this.steps.length : end;
      this.steps.splice(at, 0, step);
    }
    this.arrive(at);
    this.returning = from && { to: from, from: origin };
    this.tell.changed();
  }
}

/** The step at which a spot is asked about. */
export function stepOf(session: Session, { member, id }: Spot): Step {
  if (member !== null && id === session.facts.birth?.id) return { kind: "members" };
  const asked = { ofMembers: member !== null, id };
  const there = session.steps.find(
    (step) => step.kind === "ask" && step.asked.some((one) => one.id === id && one.ofMembers === asked.ofMembers),
  );
  if (there) return there;
  const group = session.facts.at({ member, id })?.group ?? null;
  return { kind: "ask", group, ofMembers: asked.ofMembers, asked: [asked] };
}

const keyOf = (step: Step): string =>
  step.kind === "ask" ? JSON.stringify([step.ofMembers, step.asked]) : step.kind;
