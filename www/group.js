// The questions about one beneficiary: those that matter in the open, the others folded away below.
// @ts-check
import { el } from "./dom.js";
import { factField } from "./field.js";

/** @typedef {import("./pkg/runtime/yimen.js").FactInfo} FactInfo */
/** @typedef {import("./field.js").Field} Field */
/** @typedef {import("./field.js").Setting} Setting */

export class Group {
  /**
   * @param {FactInfo[]} facts
   * @param {Setting} setting
   */
  constructor(facts, setting) {
    /** @type {{ id: string, field: Field, open: boolean }[]} */
    this.entries = facts.map((fact) => ({ id: fact.id, field: factField(fact, setting), open: false }));
    this.open = el("div", { class: "fields" });
    this.foldedTitle = el("summary");
    this.foldedBody = el("div", { class: "fields" }, ...this.entries.map(({ field }) => field.root));
    this.folded = el("details", { class: "folded" }, this.foldedTitle, this.foldedBody);
    this.root = el("div", {}, this.open, this.folded);
    this.arrange();
  }

  /** @param {string} id */
  field(id) {
    return this.entries.find((entry) => entry.id === id)?.field;
  }

  /** The answers given: id, field, answer. */
  answers() {
    return this.entries.flatMap(({ id, field }) => {
      const answer = field.read();
      return answer === undefined ? [] : [{ id, field, answer }];
    });
  }

  clear() {
    this.entries.forEach(({ field }) => field.clear());
  }

  /**
   * Opens the questions that have come to matter, and folds away those that have ceased to: but only below the place
   * where somebody is at work, so that nothing vanishes or jumps before their eyes. What was answered stays.
   * @param {(id: string) => boolean} asked
   */
  showAsked(asked) {
    const active = document.activeElement ?? document.body;
    const mayFold = (active.compareDocumentPosition(this.root) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    for (const entry of this.entries) {
      const matters = asked(entry.id);
      entry.field.showAsked(matters);
      entry.open = matters || (entry.open && (!mayFold || entry.field.read() !== undefined));
    }
    this.arrange();
  }

  /** Moves only what has to move: an element that is moved loses the focus. */
  arrange() {
    for (const [body, open] of /** @type {const} */ ([[this.open, true], [this.foldedBody, false]])) {
      /** @type {Element | null} */
      let next = null;
      for (const entry of this.entries.filter((entry) => entry.open === open).reverse()) {
        const root = entry.field.root;
        const focused = root.contains(document.activeElement);
        const placed = root.parentElement === body && root.nextElementSibling === next;
        if (!focused && !placed) body.insertBefore(root, next);
        if (root.parentElement === body) next = root;
      }
    }
    const count = this.foldedBody.childElementCount;
    this.foldedTitle.textContent = `其余 ${count} 问（目前不影响结果）`;
    this.folded.hidden = count === 0;
    this.open.hidden = this.open.childElementCount === 0;
  }
}
