// The table of results. Only the rows in sight stand in the page; space above and below stands for the others.
import { State as RowState, type Rows } from "../results/rows.js";
import type { SortKey, Sorting } from "../results/order.js";
import { FINDINGS } from "../screening/summary.js";
import type { Words } from "../words/index.js";
import { el } from "./dom.js";

/** Height of a row in pixels, as the style sheet has it. */
const ROW = 44;
const BEYOND = 8;

export interface TableEvents {
  sort(sorting: Sorting): void;
  open(row: number): void;
}

interface Shown {
  rows: Rows;
  order: Uint32Array;
  problemOf(at: number): string;
}

export class TableView {
  readonly element: HTMLElement;
  private readonly body = el("tbody");
  private readonly table: HTMLTableElement;
  private readonly scroller: HTMLElement;
  private readonly note = el("p", { class: "quiet empty" });
  private shown: Shown | null = null;
  /** The row that is in the order of the Tab key. */
  private current = 0;
  private first = -1;

  constructor(
    private readonly words: Words,
    private sorting: Sorting,
    private readonly events: TableEvents,
  ) {
    const say = words.table;
    this.table = el("table", { class: "results" }, this.columns(), this.head(), this.body);
    this.scroller = el(
      "div",
      { class: "scroll", role: "region", "aria-label": `${say.label} — ${say.keys}`, tabindex: 0, onscroll: () => this.draw() },
      this.table,
    );
    this.table.addEventListener("keydown", (event) => this.move(event));
    this.element = el("div", { class: "table" }, this.scroller, this.note);
  }

  /** Shows rows in an order; what was in sight stays there. */
  show(shown: Shown): void {
    this.shown = shown;
    this.table.setAttribute("aria-rowcount", String(shown.order.length + 1));
    this.current = Math.min(this.current, Math.max(0, shown.order.length - 1));
    const { table: say } = this.words;
    this.note.textContent = shown.order.length > 0 ? "" : shown.rows.finished === 0 ? say.waiting : say.empty;
    this.first = -1;
    this.scroller.style.setProperty("--rows", String(shown.order.length));
    this.draw();
  }

  toTop(): void {
    this.scroller.scrollTop = 0;
    this.current = 0;
  }

  /** Puts the focus back on the family that was opened. */
  focusRow(row: number): void {
    const at = this.shown?.order.indexOf(row) ?? -1;
    if (at >= 0) this.focusAt(at);
  }

  private keys(): { key: SortKey; name: string; hint?: string }[] {
    const { table: say, finding, findingHint } = this.words;
    return [
      { key: "id", name: say.family },
      { key: "line", name: say.line },
      { key: "monthly", name: say.monthly },
      { key: "eligible", name: say.eligible },
      { key: "open", name: say.open },
      { key: "faults", name: say.faults },
      ...FINDINGS.map((kind) => ({ key: kind, name: finding[kind], hint: findingHint[kind] })),
    ];
  }

  private columns(): HTMLElement {
    return el("colgroup", {}, this.keys().map(({ key }) => el("col", { class: `col-${key}` })));
  }

  private head(): HTMLElement {
    const heads = this.keys().map(({ key, name, hint }) => {
      const mine = this.sorting.key === key;
      const sort = mine ? (this.sorting.descending ? "descending" : "ascending") : null;
      const press = () => {
        // Figures are looked for from the largest down, names from the first up.
        const usual = key !== "id" && key !== "line";
        this.sorting = { key, descending: this.sorting.key === key ? !this.sorting.descending : usual };
        this.table.tHead?.replaceWith(this.head());
        this.table.tHead?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus();
        this.events.sort(this.sorting);
      };
      const arrow = el("span", { "aria-hidden": "true", class: "arrow" }, mine ? (this.sorting.descending ? "↓" : "↑") : "");
      return el("th", { scope: "col", "aria-sort": sort, class: `cell-${key}` }, el("button", { type: "button", "data-key": key, title: hint, onclick: press }, name, arrow));
    });
    return el("thead", {}, el("tr", { "aria-rowindex": 1 }, heads));
  }

  private draw(): void {
    const { shown, scroller } = this;
    if (!shown) return;
    const count = shown.order.length;
    const first = Math.max(0, Math.min(Math.floor(scroller.scrollTop / ROW) - BEYOND, count));
    const last = Math.min(count, first + Math.ceil((scroller.clientHeight || 600) / ROW) + 2 * BEYOND);
    if (first === this.first && this.body.childElementCount === last - first + 2) return;
    this.first = first;
    const focused = this.body.contains(document.activeElement) ? this.current : null;
    const rows = Array.from(shown.order.subarray(first, last), (row, at) => this.row(row, first + at, shown));
    this.body.replaceChildren(space(first), ...rows, space(count - last));
    if (focused === null) return;
    const button = this.buttonAt(focused);
    // A row that has left the page takes the focus along; the table keeps it instead.
    (button ?? scroller).focus({ preventScroll: true });
  }

  private row(row: number, at: number, { rows, problemOf }: Shown): HTMLElement {
    const { table: say } = this.words;
    const { line } = rows.place(row);
    const screened = rows.states[row] === RowState.Screened;
    const figure = (value: number | undefined) => el("td", { class: "number" }, String(value ?? 0));
    const finding = (kind: (typeof FINDINGS)[number], count: number) => el("td", { class: `number finding ${kind}` }, count > 0 && String(count));
    const figures = () => [
      el("td", { class: "number money" }, this.words.figure(rows.monthlyOf(row))),
      ...[rows.eligible[row], rows.open[row], rows.faults[row]].map(figure),
      ...FINDINGS.map((kind, at) => finding(kind, rows.count(row, at))),
    ];
    const name = el("button", { type: "button", tabindex: at === this.current ? 0 : -1, "data-at": at, onclick: () => this.open(row, at) }, rows.ids[row] || say.noId(line));
    return el(
      "tr",
      { "aria-rowindex": at + 2, class: screened ? "" : "troubled" },
      el("th", { scope: "row", class: "cell-id" }, name),
      el("td", { class: "number" }, String(line)),
      screened ? figures() : problemCell(problemOf(row)),
    );
  }

  private open(row: number, at: number): void {
    this.setCurrent(at);
    this.events.open(row);
  }

  private buttonAt(at: number): HTMLElement | null {
    return this.body.querySelector<HTMLElement>(`[data-at="${at}"]`);
  }

  private setCurrent(at: number): void {
    this.buttonAt(this.current)?.setAttribute("tabindex", "-1");
    this.current = at;
    this.buttonAt(at)?.setAttribute("tabindex", "0");
  }

  private move(event: KeyboardEvent): void {
    const count = this.shown?.order.length ?? 0;
    if (count === 0 || !this.body.contains(event.target as Node)) return;
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / ROW) - 2);
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -count, End: count };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.focusAt(Math.max(0, Math.min(count - 1, this.current + step)));
  }

  private focusAt(at: number): void {
    const { scroller } = this;
    const head = this.table.tHead?.offsetHeight ?? ROW;
    const top = at * ROW;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + ROW > scroller.scrollTop + scroller.clientHeight - head) scroller.scrollTop = top + ROW + head - scroller.clientHeight;
    this.setCurrent(at);
    this.first = -1;
    this.draw();
    this.buttonAt(at)?.focus({ preventScroll: true });
  }
}

/** In place of all the figures: what is wrong with the row. */
function problemCell(text: string): HTMLElement {
  return el("td", { class: "trouble", colspan: FINDINGS.length + 4, title: text }, text);
}

/** Room for rows that are not in the page. */
function space(rows: number): HTMLElement {
  const row = el("tr", { "aria-hidden": "true", class: "space" });
  row.style.height = `${rows * ROW}px`;
  return row;
}
