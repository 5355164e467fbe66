// What a family or a member receives already.
// @ts-check
import { numberControl } from "./controls.js";
import { el, freshId, reveal } from "./dom.js";
import { Field } from "./field.js";

/** @typedef {import("./pkg/runtime/yimen.js").ItemInfo} ItemInfo */

export class Receiving {
  /** @param {ItemInfo[]} items those this beneficiary can have */
  constructor(items) {
    this.entries = items.map((item) => new Entry(item));
    this.root = el(
      "details",
      { class: "folded", hidden: items.length === 0 },
      el("summary", {}, "现在正在领的救助（选填）"),
      el(
        "fieldset",
        { class: "field" },
        el("legend", {}, "正在领哪些？没有就不用选。"),
        ...this.entries.map(({ root }) => root),
      ),
    );
  }

  /** Those received. */
  chosen() {
    return this.entries.filter(({ box }) => box.checked);
  }

  clear() {
    this.entries.forEach((entry) => entry.clear());
  }
}

class Entry {
  /** @param {ItemInfo} item */
  constructor(item) {
    this.item = item;
    this.question = item.name;
    this.box = el("input", { type: "checkbox" });
    this.amount = new Field({ question: `${item.name}现在每次领多少元（选填）` }, numberControl("元"));
    this.amount.root.hidden = true;
    this.box.addEventListener("input", () => (this.amount.root.hidden = !this.box.checked));
    this.mistake = el("p", { class: "mistake", id: freshId(), hidden: true });
    this.box.setAttribute("aria-describedby", this.mistake.id);
    const label = el("label", { class: "option" }, this.box, el("span", {}, item.name));
    this.root = el("div", { class: "received" }, label, this.mistake, this.amount.root);
  }

  showMistake(/** @type {string} */ words) {
    this.mistake.textContent = words;
    this.mistake.hidden = !words;
  }

  focus() {
    reveal(this.box);
  }

  clear() {
    this.box.checked = false;
    this.amount.clear();
    this.amount.root.hidden = true;
  }
}
