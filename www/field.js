// A question with its control, and what there is to say about the answer.
// @ts-check
import { choiceControl, dateControl, numberControl, regionControl, truthControl, withNone } from "./controls.js";
import { el, freshId, reveal } from "./dom.js";
import { parted } from "./words.js";

/** @typedef {import("./pkg/runtime/yimen.js").FactInfo} FactInfo */
/** @typedef {import("./controls.js").Control} Control */
/** @typedef {import("./places.js").Places} Places */
/** @typedef {{ places: Places, here: () => { code: string, name: string } | undefined }} Setting */

const IDLE = "按现在的回答不影响结果，可以不填。";

export class Field {
  /**
   * @param {{ question: string, hint?: string }} words
   * @param {Control} control
   */
  constructor({ question, hint = "" }, control) {
    this.question = question;
    this.control = control;
    this.hint = el("p", { class: "hint", id: freshId(), hidden: !hint }, hint);
    this.note = el("p", { class: "note", id: freshId(), hidden: true });
    this.mistake = el("p", { class: "mistake", id: freshId(), hidden: true });

    const about = [this.hint, this.note, this.mistake].map(({ id }) => id).join(" ");
    const [first] = control.inputs;
    if (control.group) {
      this.root = el("fieldset", { class: "field", "aria-describedby": about }, el("legend", {}, question));
    } else {
      if (first) first.id = freshId();
      first?.setAttribute("aria-describedby", about);
      this.root = el("div", { class: "field" }, el("label", { for: first?.id }, question));
    }
    this.root.append(this.hint, control.root, this.mistake, this.note);
  }

  read() {
    return this.control.read();
  }

  clear() {
    this.control.clear();
  }

  /** Says what is wrong with the answer, or that nothing is. */
  showMistake(/** @type {string} */ words) {
    this.mistake.textContent = words;
    this.mistake.hidden = !words;
    this.root.classList.toggle("wrong", words !== "");
    for (const input of this.control.inputs) {
      if (words) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }

  /** Says whether the answer still matters. An answer that was given is left alone. */
  showAsked(/** @type {boolean} */ asked) {
    const unfinished = this.control.unfinished?.() ?? "";
    const idle = !asked && this.read() === undefined && !unfinished;
    this.note.textContent = unfinished || (idle ? IDLE : "");
    this.note.hidden = !this.note.textContent;
    this.root.classList.toggle("idle", idle);
  }

  focus() {
    const [first] = this.control.inputs;
    const chosen = this.control.inputs.find((input) => input instanceof HTMLInputElement && input.checked);
    const target = chosen ?? first;
    if (target) reveal(target);
  }
}

/**
 * The field of a fact.
 * @param {FactInfo} fact
 * @param {Setting} setting
 */
export const factField = (fact, setting) => new Field(parted(fact), controlOf(fact, setting));

/**
 * @param {FactInfo} fact
 * @param {Setting} setting
 * @returns {Control}
 */
function controlOf(fact, { places, here }) {
  switch (fact.kind) {
    case "truth":
      return truthControl(fact.optional);
    case "choice":
      return choiceControl(fact.choices, fact.optional);
    case "date":
      return fact.optional ? withNone(dateControl()) : dateControl();
    case "region": {
      const control = regionControl(places, places.root(), here);
      return fact.optional ? withNone(control) : control;
    }
    default:
      return fact.optional ? withNone(numberControl(fact.unit)) : numberControl(fact.unit);
  }
}
