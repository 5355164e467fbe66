// The page: its steps one below the other, each shown once the one before it is done.
import { aliasesOf } from "./reading/aliases.js";
import type { Meaning, Role } from "./reading/columns.js";
import { MOST_FAMILIES } from "./reading/limits.js";
import type { Inspected } from "./reading/table-file.js";
import { firstChoices, ResultsPage } from "./results-page.js";
import { Rows } from "./results/rows.js";
import { Run } from "./screening/run.js";
import { dayOf, readable, type Progress, type State } from "./state.js";
import { columnsView } from "./view/columns.js";
import { el } from "./view/dom.js";
import { filesView } from "./view/files.js";
import { formatView } from "./view/format.js";
import { placeView } from "./view/place.js";
import { words, type Words } from "./words/index.js";

export class Page {
  private results: ResultsPage | null = null;
  private choices = firstChoices();
  private run: Run | null = null;
  /** Which file of a role was taken last: what is found out about an earlier one no longer matters. */
  private readonly taken = { families: 0, members: 0 };
  private readonly steps = {
    files: el("div"),
    columns: el("div"),
    place: el("div"),
    results: el("div"),
  };

  constructor(
    private readonly main: HTMLElement,
    private readonly state: State,
  ) {}

  private get words(): Words {
    return words[this.state.lang];
  }

  /** Builds everything anew, in the language that is chosen. */
  render(): void {
    const { words: say, steps, state } = this;
    const step = (name: keyof typeof steps) =>
      el("section", { class: "step", id: `step-${name}`, "aria-labelledby": `title-${name}` }, el("h2", { id: `title-${name}`, tabindex: -1 }, el("span", { class: "step-number", "aria-hidden": "true" }), say.step[name]), steps[name]);
    const { name, version } = state.ready.info[state.lang];
    this.main.replaceChildren(
      ...(["files", "columns", "place", "results"] as const).map(step),
      el("p", { class: "quiet pack" }, say.pack(name, version)),
    );
    this.drawFiles();
    this.drawColumns();
    this.drawPlace();
    this.drawResults();
    this.drawSteps();
  }

  private drawFiles(): void {
    const { state, words: say, steps } = this;
    const fold = steps.files.querySelector<HTMLDetailsElement>(".format")?.open ?? false;
    const format = formatView(state, say);
    format.toggleAttribute("open", fold);
    keepFocus(steps.files, () =>
      steps.files.replaceChildren(filesView(state, say, { take: (role, file) => void this.take(role, file), remove: (role) => this.remove(role) }), format),
    );
  }

  private drawColumns(): void {
    const { columns } = this.steps;
    const unfolded = [...columns.querySelectorAll("details[open]")].map(({ id }) => id);
    keepFocus(columns, () => {
      columns.replaceChildren(columnsView(this.state, this.words, (role, at, meaning) => this.assign(role, at, meaning)));
      // What a person is at work on is not folded away.
      for (const id of unfolded) document.getElementById(id)?.setAttribute("open", "");
    });
  }

  private drawPlace(): void {
    const { state, words: say, steps } = this;
    const view = placeView(state, say, {
      region: (code) => {
        state.region = code;
        this.drawPlace();
      },
      date: (part, text) => {
        state.date[part] = text;
        this.drawSteps();
      },
    });
    const start = el("button", { type: "button", class: "button start", id: "start", onclick: () => void this.start() }, state.progress ? say.again : say.start);
    keepFocus(steps.place, () => steps.place.replaceChildren(view, start));
    this.drawSteps();
  }

  private drawResults(): void {
    const { state, steps } = this;
    this.results?.leave();
    this.results = state.progress && new ResultsPage(state, state.progress, this.choices, () => this.run?.stop());
    steps.results.replaceChildren(...(this.results ? [this.results.element] : []));
  }

  /** Shows the steps that can be taken now. */
  private drawSteps(): void {
    const { state } = this;
    const families = readable(state.files.families);
    const hidden = { columns: families?.form !== "csv", place: families === null, results: state.progress === null };
    for (const [name, away] of Object.entries(hidden)) document.getElementById(`step-${name}`)?.toggleAttribute("hidden", away);
    const start = this.steps.place.querySelector<HTMLButtonElement>("#start");
    if (start) start.disabled = !this.canStart();
  }

  private canStart(): boolean {
    const { files, date, progress } = this.state;
    const running = progress !== null && progress.end === null;
    return !running && dayOf(date) !== null && readable(files.families) !== null && this.joins();
  }

  /** Whether the two lists can be put together, where there are two. */
  private joins(): boolean {
    const { families, members } = this.state.files;
    if (!this.joined()) return true;
    return [families, members].every((file) => file?.columns.some(({ meaning }) => meaning === "id"));
  }

  private joined(): boolean {
    const { families, members } = this.state.files;
    return readable(families)?.form === "csv" && readable(members)?.form === "csv";
  }

  private async take(role: Role, file: File): Promise<void> {
    const { state } = this;
    const mine = (this.taken[role] += 1);
    state.files[role] = { name: file.name, found: null, columns: [] };
    this.drawFiles();
    this.drawSteps();
    const found = await state.ready.reader.open(role, file).catch(() => "binary" as const);
    if (mine !== this.taken[role]) return;
    const columns = typeof found === "object" ? state.ready.vocabulary.match(found.headings, role) : [];
    state.files[role] = { name: file.name, found, columns };
    this.drawFiles();
    this.drawColumns();
    this.drawSteps();
    document.getElementById(`file-${role}`)?.focus();
  }

  private remove(role: Role): void {
    this.taken[role] += 1;
    delete this.state.files[role];
    void this.state.ready.reader.close(role);
    this.drawFiles();
    this.drawColumns();
    this.drawSteps();
    document.getElementById(`file-${role}`)?.focus();
  }

  /** Takes a column for what a person says it is; another one that meant the same means nothing then. */
  private assign(role: Role, at: number, meaning: Meaning): void {
    const columns = this.state.files[role]?.columns ?? [];
    for (const column of columns) if (meaning !== "" && column.meaning === meaning) column.meaning = "";
    const column = columns[at];
    if (column) Object.assign(column, { meaning, suggestion: "", note: null });
    this.drawColumns();
    document.getElementById(`column-${role}-${at}`)?.focus();
    this.drawSteps();
  }

  private async start(): Promise<void> {
    const { state } = this;
    const families: Inspected | null = readable(state.files.families);
    const date = dayOf(state.date);
    if (families === null || date === null || !this.canStart()) return;
    const rows = new Rows(Math.min(families.rows, MOST_FAMILIES));
    const progress: Progress = { rows, started: performance.now(), end: null, notes: { leftover: null, orphans: null } };
    state.progress = progress;
    this.choices = firstChoices();
    const run = new Run(state.ready.reader, state.ready.pool, rows, state.lang);
    this.run = run;
    // What has been settled makes way for what comes of it.
    for (const fold of this.steps.columns.querySelectorAll("details")) fold.open = false;
    this.drawResults();
    this.drawPlace();
    document.getElementById("title-results")?.focus();
    const meanings = (role: Role) => (state.files[role]?.columns ?? []).map(({ meaning }) => meaning);
    const { family, member } = state.ready.info.zh;
    const reading = {
      families: meanings("families"),
      members: this.joined() ? meanings("members") : null,
      defaults: { region: state.region, date },
      facts: { family, member, aliases: aliasesOf(state.ready.info.en) },
    };
    progress.end = await run.start(reading).catch(() => "failed" as const);
    const left = await state.ready.reader.leftover();
    if (left.count > 0) progress.notes.leftover = [left.count, left.lines.join(", ")];
    if (left.familyCount > 0 && progress.end === "finished") progress.notes.orphans = [left.familyCount, left.families.join(", ")];
    this.results?.finish();
    this.drawPlace();
  }
}

/** Draws a part of the page; the control that had the focus has it again. */
function keepFocus(part: HTMLElement, draw: () => void): void {
  const id = part.contains(document.activeElement) ? document.activeElement?.id : "";
  draw();
  if (id) document.getElementById(id)?.focus();
}
