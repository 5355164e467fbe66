// A table whose cells can be chosen: one stop for Tab, then the arrows.
import { el } from "../dom.js";

interface Named {
  id: string;
  name: string;
}

export interface Cell {
  text: string;
  kind: string;
  label: string;
  /** How many more there are than `text` says. */
  more?: number;
  /** Without it the cell only says something. */
  choose?: () => void;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

export class Grid {
  readonly table = el("table", { class: "grid" });
  private readonly buttons: (HTMLButtonElement | undefined)[][] = [];

  constructor(rows: readonly Named[], columns: readonly Named[], cellOf: (row: Named, column: Named) => Cell | null) {
    const heads = columns.map(({ name }) => el("th", { scope: "col" }, el("span", {}, name)));
    const body = rows.map((row, at) => {
      this.buttons[at] = [];
      const cells = columns.map((column, place) => this.cell(cellOf(row, column), at, place));
      return el("tr", {}, el("th", { scope: "row" }, row.name), ...cells);
    });
    this.table.append(el("thead", {}, el("tr", {}, el("td", {}), ...heads)), el("tbody", {}, ...body));
    const first = this.buttons.flat().find(Boolean);
    if (first) first.tabIndex = 0;
    this.table.addEventListener("keydown", (event) => this.move(event));
  }

  private cell(cell: Cell | null, row: number, column: number): HTMLTableCellElement {
    if (!cell) return el("td");
    if (!cell.choose) {
      return el("td", { class: `kind-${cell.kind}` }, el("span", { "aria-hidden": "true" }, cell.text), el("span", { class: "unseen" }, cell.label));
    }
    const choice = el(
      "button",
      { type: "button", tabindex: -1, "aria-label": cell.label, title: cell.label },
      cell.text,
      cell.more ? el("small", {}, `+${cell.more}`) : null,
    );
    choice.addEventListener("click", () => {
      this.stop(choice);
      for (const other of this.table.querySelectorAll("[aria-pressed]")) other.removeAttribute("aria-pressed");
      choice.setAttribute("aria-pressed", "true");
      cell.choose!();
    });
    this.buttons[row]![column] = choice;
    return el("td", { class: `kind-${cell.kind}` }, choice);
  }

  private stop(choice: HTMLButtonElement): void {
    for (const other of this.table.querySelectorAll<HTMLButtonElement>("button[tabindex='0']")) other.tabIndex = -1;
    choice.tabIndex = 0;
  }

  /** To the next cell that says something in that direction. */
  private move(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const row = this.buttons.findIndex((line) => line.includes(event.target as HTMLButtonElement));
    if (!step || row < 0) return;
    event.preventDefault();
    const column = this.buttons[row]!.indexOf(event.target as HTMLButtonElement);
    const width = Math.max(...this.buttons.map((line) => line.length));
    let [y, x] = [row + step[0], column + step[1]];
    while (y >= 0 && x >= 0 && y < this.buttons.length && x < width) {
      const found = this.buttons[y]?.[x];
      if (found) {
        this.stop(found);
        return found.focus();
      }
      [y, x] = [y + step[0], x + step[1]];
    }
  }
}
