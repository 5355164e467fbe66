// The last step: a run, its table, and what can be done with it.
import { FiltersView } from "./view/filters.js";
import { DetailView } from "./view/detail.js";
import { ProgressView } from "./view/progress.js";
import { TableView } from "./view/table.js";
import { download, el } from "./view/dom.js";
import { toCsv, toJsonLines, type Exporting } from "./results/export.js";
import { arranged, type Filter, type Sorting } from "./results/order.js";
import { State as RowState } from "./results/rows.js";
import { problemText, words, type Words } from "./words/index.js";
import type { Progress, State } from "./state.js";

/** How often the table is brought up to date while a run goes on; never oftener than it can be drawn. */
const TICK = 500;

/** What a person chose to see; kept when the language changes. */
export interface Choices {
  filter: Filter;
  search: string;
  sorting: Sorting;
}

export const firstChoices = (): Choices => ({ filter: "all", search: "", sorting: { key: "line", descending: false } });

export class ResultsPage {
  readonly element: HTMLElement;
  private readonly words: Words;
  private readonly progressView: ProgressView;
  private readonly filters: FiltersView;
  private readonly table: TableView;
  private readonly detail: DetailView;
  private readonly exports: HTMLElement;
  private order: Uint32Array = new Uint32Array();
  private opened: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly state: State,
    private readonly progress: Progress,
    private readonly choices: Choices,
    stop: () => void,
  ) {
    this.words = words[state.lang];
    const { exports: say } = this.words;
    this.progressView = new ProgressView(this.words, stop);
    this.filters = new FiltersView(this.words, choices.filter, choices.search, (filter, search) => {
      Object.assign(choices, { filter, search });
      this.table.toTop();
      this.arrange();
    });
    this.table = new TableView(this.words, choices.sorting, {
      sort: (sorting) => {
        choices.sorting = sorting;
        this.table.toTop();
        this.arrange();
      },
      open: (row) => void this.open(row),
    });
    this.detail = new DetailView(this.words, () => this.closed());
    const save = (make: (what: Exporting) => Blob, ending: string) => () => download(`${say.file}.${ending}`, make(this.exporting()));
    this.exports = el(
      "div",
      { class: "exports" },
      el("div", { class: "actions" }, el("button", { type: "button", class: "button", onclick: save(toCsv, "csv") }, say.csv), el("button", { type: "button", class: "plain", onclick: save(toJsonLines, "jsonl") }, say.jsonl)),
      el("p", { class: "hint" }, say.hint),
    );
    this.element = el("div", {}, this.progressView.element, this.filters.element, this.table.element, this.exports, this.detail.element);
    this.tick();
  }

  /** Stops drawing; a new page takes its place. */
  leave(): void {
    clearTimeout(this.timer);
    this.detail.close();
  }

  /** Draws the last state at once. */
  finish(): void {
    clearTimeout(this.timer);
    this.tick();
  }

  private tick(): void {
    const started = performance.now();
    this.progressView.update(this.progress, started);
    this.arrange();
    if (this.progress.end !== null) return;
    const took = performance.now() - started;
    this.timer = setTimeout(() => this.tick(), Math.max(TICK, took * 10));
  }

  private arrange(): void {
    const { rows } = this.progress;
    const { filter, search, sorting } = this.choices;
    this.order = arranged(rows, filter, search, sorting);
    this.table.show({ rows, order: this.order, problemOf: (at) => this.problem(at) });
    this.filters.update(rows, this.order.length);
    this.exports.hidden = rows.finished === 0;
  }

  /** What is wrong with a row, in words; nothing where all is well. */
  private problem(at: number): string {
    const { rows } = this.progress;
    const problem = rows.problemOf(at);
    return problem ? problemText(problem, this.words, (path) => this.nameOf(path)) : "";
  }

  /** `members[0].birth_date` in words. */
  private nameOf(path: string): string {
    const { family, member } = this.state.ready.info[this.state.lang];
    const { region, date, receiving } = this.words.columns;
    const whole = { region, date }[path] ?? (path.startsWith("receiving[") ? receiving : undefined);
    if (whole !== undefined) return whole;
    const [, place, id = path] = /^(?:members\[(\d+)\]\.|family\.)(.*)$/.exec(path) ?? [];
    const fact = (place === undefined ? family : member).find((one) => one.id === id)?.name ?? id;
    return place === undefined ? fact : this.words.problem.memberAt(Number(place) + 1, fact);
  }

  private exporting(): Exporting {
    const { state, words, order, progress } = this;
    return { rows: progress.rows, order, info: state.ready.info[state.lang], words, problemOf: (at) => this.problem(at) };
  }

  /** Looks a family up again and shows it: its verdicts at once, then every reason. */
  private async open(row: number): Promise<void> {
    const { rows } = this.progress;
    const { pool, reader, info } = this.state.ready;
    const { lang } = this.state;
    const { line, start, end } = rows.place(row);
    this.opened = row;
    this.detail.open(rows.ids[row] || this.words.table.noId(line), line);
    const stillOpen = () => this.opened === row;
    if (rows.states[row] === RowState.Problem) return this.detail.showProblem(line, this.problem(row));
    try {
      const input = (await reader.again(line, start, end))?.case;
      if (!stillOpen()) return;
      if (!input) return this.detail.showProblem(line, this.words.files.unreadable.empty);
      for (const reasons of [false, true]) {
        const found = await pool.detail(input, { lang, reasons });
        if (!stillOpen()) return;
        if ("json" in found) this.detail.show(line, input, found.json, info[lang], reasons);
        else return this.detail.showProblem(line, problemText(found.problem, this.words, (path) => this.nameOf(path)));
      }
    } catch (error) {
      if (stillOpen()) this.detail.showProblem(line, this.words.problem.failed(String(error)));
    }
  }

  private closed(): void {
    const row = this.opened;
    this.opened = null;
    if (row !== null) this.table.focusRow(row);
  }
}
