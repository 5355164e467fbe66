// How many families have which finding; each count is also the way to see only those.
import type { Filter } from "../results/order.js";
import type { Rows } from "../results/rows.js";
import { FINDINGS } from "../screening/summary.js";
import { grouped } from "../words/figures.js";
import type { Words } from "../words/index.js";
import { el } from "./dom.js";

export class FiltersView {
  readonly element: HTMLElement;
  private readonly buttons: Map<Filter, { button: HTMLElement; count: HTMLElement }>;
  private readonly shown = el("output", { class: "quiet shown" });

  constructor(words: Words, filter: Filter, search: string, change: (filter: Filter, search: string) => void) {
    const filters: Filter[] = ["all", ...FINDINGS, "problem"];
    const names = (one: Filter) => (one === "all" || one === "problem" ? words.filter[one] : words.finding[one]);
    const input = el("input", { type: "search", value: search, "aria-label": words.filter.search, placeholder: words.filter.search, autocomplete: "off" });
    input.addEventListener("input", () => change(filter, input.value));
    this.buttons = new Map(
      filters.map((one) => {
        const count = el("strong", {}, "0");
        const hint = one === "all" || one === "problem" ? null : words.findingHint[one];
        const press = () => {
          filter = one;
          for (const [other, { button }] of this.buttons) button.setAttribute("aria-pressed", String(other === one));
          change(one, input.value);
        };
        const button = el("button", { type: "button", class: `count ${one}`, title: hint, "aria-pressed": String(one === filter), onclick: press }, el("span", {}, names(one)), " ", count);
        return [one, { button, count }];
      }),
    );
    const all = [...this.buttons.values()].map(({ button }) => button);
    this.element = el("div", { class: "filters" }, el("div", { class: "counts", role: "group", "aria-label": words.filter.label }, all), el("div", { class: "actions" }, input, this.shown));
    this.say = (count) => (this.shown.textContent = words.filter.shown(count));
  }

  private readonly say: (count: number) => void;

  /** Brings the counts up to date. */
  update(rows: Rows, shown: number): void {
    for (const [filter, { button, count }] of this.buttons) {
      const families = filter === "all" ? rows.finished : filter === "problem" ? rows.troubled : (rows.families[FINDINGS.indexOf(filter)] ?? 0);
      const text = grouped(String(families));
      if (count.textContent !== text) count.textContent = text;
      button.classList.toggle("none", families === 0);
    }
    this.say(shown);
  }
}
