// One member of the family in the form.
// @ts-check
import { el, freshId } from "./dom.js";
import { Group } from "./group.js";
import { Receiving } from "./receiving.js";

/** @typedef {import("./pkg/runtime/yimen.js").PackInfo} PackInfo */
/** @typedef {import("./field.js").Setting} Setting */

export class Member {
  /**
   * @param {PackInfo} info
   * @param {Setting} setting
   * @param {(member: Member) => void} remove
   */
  constructor(info, setting, remove) {
    this.place = 0;
    this.title = el("h2");
    this.removing = el("button", { type: "button", class: "button plain small" }, "移除");
    this.removing.addEventListener("click", () => remove(this));
    this.nick = el("input", { type: "text", id: freshId(), autocomplete: "off", maxlength: "40", class: "nick" });
    this.nick.addEventListener("input", () => this.renumber(this.place));
    this.group = new Group(info.member, setting);
    this.receiving = new Receiving(info.items.filter(({ beneficiary }) => beneficiary === "member"));
    const label = el("label", { for: this.nick.id }, "称呼（选填，只显示在本页）");
    this.root = el(
      "fieldset",
      { class: "panel member" },
      el("legend", {}, this.title),
      this.removing,
      el("div", { class: "field" }, label, this.nick),
      this.group.root,
      this.receiving.root,
    );
  }

  /** Takes its place among the members, from 0. */
  renumber(/** @type {number} */ place) {
    this.place = place;
    this.title.textContent = this.name();
    this.removing.setAttribute("aria-label", `移除${this.name()}`);
  }

  /** `成员 1（父亲）`. */
  name() {
    const nick = this.nick.value.trim();
    return `成员 ${this.place + 1}${nick && `（${nick}）`}`;
  }

  focus() {
    this.nick.focus();
  }
}
