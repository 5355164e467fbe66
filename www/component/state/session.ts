// One interview: the way through its screens, forward, back, and to an answer that is to be changed.
import type { Answers } from "./answers.js";
import type { Spot } from "./facts.js";
import { pathOf } from "./facts.js";
import { nextAsk, openQuestions, type Step } from "./interview.js";
import { Screening } from "./screening.js";
import { dateBegun } from "./tidy.js";

export class Session extends Screening {
  /** How many questions of this screen have been in sight since it was come to, or gone on from. */
  private seen = 0;

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
    this.touched(false);
    await this.settled();
    this.steps.push(this.newStep());
    this.arrive(this.steps.length - 1);
  }

  /** Goes on with answers that were given before, at the first question that is still open. */
  async takeUp(answers: Answers): Promise<void> {
    this.replace(answers);
    await this.settled();
    // Others may have been put in meanwhile; theirs is the way on.
    if (this.answers !== answers || answers.region === null || !this.placeFound) return;
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
