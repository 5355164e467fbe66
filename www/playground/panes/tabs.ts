// Tabs as the pattern has them: arrows move, the panel follows.
import { el } from "../dom.js";

export interface Tab {
  id: string;
  panel: HTMLElement;
  words(): string;
}

export class Tabs {
  readonly list = el("div", { role: "tablist", class: "tabs" });
  private readonly buttons = new Map<string, HTMLButtonElement>();
  chosen: string;

  constructor(
    private readonly tabs: readonly Tab[],
    private readonly chosenNow: (id: string) => void,
  ) {
    this.chosen = tabs[0]!.id;
    for (const { id, panel } of tabs) {
      const tab = el("button", { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}` });
      tab.addEventListener("click", () => this.choose(id));
      tab.addEventListener("keydown", (event) => this.move(event));
      this.buttons.set(id, tab);
      this.list.append(tab);
      panel.id = `panel-${id}`;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", `tab-${id}`);
      panel.tabIndex = 0;
    }
    this.show();
  }

  choose(id: string): void {
    this.chosen = id;
    this.show();
    this.chosenNow(id);
  }

  /** The words again, in the language of the page; a note stands beside one (a count). */
  speak(label: string, notes: Readonly<Record<string, string>> = {}): void {
    this.list.setAttribute("aria-label", label);
    for (const { id, words } of this.tabs) {
      const note = notes[id];
      this.buttons.get(id)!.replaceChildren(words(), ...(note ? [" ", el("span", { class: "count" }, note)] : []));
    }
  }

  private show(): void {
    for (const { id, panel } of this.tabs) {
      const tab = this.buttons.get(id)!;
      tab.setAttribute("aria-selected", String(id === this.chosen));
      tab.tabIndex = id === this.chosen ? 0 : -1;
      panel.hidden = id !== this.chosen;
    }
  }

  private move(event: KeyboardEvent): void {
    const at = this.tabs.findIndex(({ id }) => id === this.chosen);
    const last = this.tabs.length - 1;
    const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const { id } = this.tabs[next]!;
    this.choose(id);
    this.buttons.get(id)!.focus();
  }
}
