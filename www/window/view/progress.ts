// How far the run is, how fast it goes, and what it left out.
import type { Progress } from "../state.js";
import type { Words } from "../words/index.js";
import { el, newId } from "./dom.js";

/** Over how many ticks the speed is taken. */
const TICKS = 20;
/** How much of the whole is announced to those who listen. */
const ANNOUNCED = 0.1;

export class ProgressView {
  readonly element: HTMLElement;
  private readonly bar = el("progress", { max: 1, value: 0 });
  private readonly text = el("p", { class: "progress-text" });
  private readonly said = el("p", { class: "unseen", role: "status" });
  private readonly notes = el("div");
  private readonly stop: HTMLElement;
  private readonly seen: { time: number; done: number }[] = [];
  private announced = 0;

  constructor(
    private readonly words: Words,
    stop: () => void,
  ) {
    const label = newId();
    this.bar.setAttribute("aria-labelledby", label);
    this.stop = el("button", { type: "button", class: "plain", onclick: stop }, words.stop);
    const name = el("span", { class: "unseen", id: label }, words.progress.label);
    this.element = el("div", { class: "progress" }, name, el("div", { class: "running" }, this.bar, this.stop), this.text, this.said, this.notes);
  }

  update({ rows, end, notes }: Progress, time: number): void {
    const say = this.words.progress;
    const { finished: done, size } = rows;
    this.bar.value = size === 0 ? 1 : done / size;
    if (end === null) {
      const speed = this.speed(time, done);
      const parts = [say.done(done, size), ...(speed > 0 ? [say.rate(speed), say.left((size - done) / speed)] : [])];
      this.text.textContent = parts.join(" · ");
      if (done / size >= this.announced + ANNOUNCED) {
        this.announced = done / size;
        this.said.textContent = this.text.textContent;
      }
      return;
    }
    this.stop.remove();
    this.bar.hidden = end === "finished";
    const text = end === "finished" ? say.finished(done) : end === "stopped" ? say.stopped(done, size) : say.failed(done);
    this.text.textContent = text;
    this.text.className = end === "finished" ? "progress-text good" : "progress-text warn";
    this.said.textContent = text;
    const left = [notes.leftover && say.leftover(...notes.leftover), notes.orphans && say.orphans(...notes.orphans)];
    this.notes.replaceChildren(...left.filter((one) => one !== null).map((one) => el("p", { class: "warn" }, one)));
  }

  /** Families a second, over the last ticks. */
  private speed(time: number, done: number): number {
    this.seen.push({ time, done });
    if (this.seen.length > TICKS) this.seen.shift();
    const [first] = this.seen;
    return first && time > first.time ? ((done - first.done) / (time - first.time)) * 1000 : 0;
  }
}
