// What stands at the head of the page: the pack, and what can be done with it.
import { button, byId, el } from "./dom.js";
import { PACKS } from "./packs.js";
import { language, words } from "./words/words.js";

export interface ToolbarHooks {
  choose(id: string): void;
  format(): void;
  share(): void;
  open(files: readonly File[]): void;
  save(): void;
  help(): void;
  switchLanguage(): void;
}

export class Toolbar {
  private readonly chooser = el("select", { id: "pack" });
  private readonly label = el("label", { for: "pack" });
  private readonly picker = el("input", { type: "file", multiple: true, accept: ".json,.policy", hidden: true, tabindex: -1 });
  private readonly buttons: Record<"format" | "share" | "open" | "save" | "help", HTMLButtonElement>;
  private readonly other: HTMLButtonElement;

  constructor(hooks: ToolbarHooks) {
    this.buttons = {
      format: button("", hooks.format, { "aria-keyshortcuts": "Shift+Alt+F" }),
      share: button("", hooks.share),
      open: button("", () => this.picker.click()),
      save: button("", hooks.save),
      help: button("", hooks.help),
    };
    this.other = button("", hooks.switchLanguage, { class: "language" });
    this.chooser.addEventListener("change", () => hooks.choose(this.chooser.value));
    this.picker.addEventListener("change", () => {
      const files = [...(this.picker.files ?? [])];
      this.picker.value = "";
      if (files.length > 0) hooks.open(files);
    });
    byId("tools").append(
      el("div", { class: "pack-choice" }, this.label, this.chooser),
      el("div", { class: "buttons" }, ...Object.values(this.buttons), this.other, this.picker),
    );
  }

  set pack(id: string) {
    this.chooser.value = id;
  }

  speak(): void {
    const say = words();
    const { value } = this.chooser;
    this.label.textContent = say.choosePack;
    this.chooser.replaceChildren(...PACKS.map(({ id, name }) => el("option", { value: id }, name[language()])));
    if (value) this.chooser.value = value;
    for (const [name, made] of Object.entries(this.buttons)) {
      made.textContent = say[name as keyof typeof this.buttons];
    }
    this.other.textContent = say.otherLanguage;
    this.other.lang = say.otherLanguageCode;
    this.picker.setAttribute("aria-label", say.open);
  }
}
