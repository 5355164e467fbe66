// The form: made from what the pack asks for, read into a case.
// @ts-check
import { dateControl, numberControl, regionControl } from "./controls.js";
import { byId } from "./dom.js";
import { Field } from "./field.js";
import { Group } from "./group.js";
import { Member } from "./member.js";
import { Places } from "./places.js";
import { Receiving } from "./receiving.js";

/** @typedef {import("./pkg/runtime/yimen.js").PackInfo} PackInfo */
/** @typedef {import("./pkg/runtime/yimen.js").ScreeningResult} ScreeningResult */
/** @typedef {import("./controls.js").Answer} Answer */

/**
 * What a mistake can be shown beside.
 * @typedef {{ question: string, showMistake(words: string): void, focus(): void }} Spot
 */

/**
 * @typedef {object} Case
 * @property {string} [date]
 * @property {string} [region]
 * @property {Record<string, Answer>} family
 * @property {Record<string, Answer>[]} [members]
 * @property {{ item: string, member?: number, amount?: string }[]} [receiving]
 */

/** @typedef {{ who: string, question: string, words: string }} Told */

/**
 * What the form holds: the case, where in the form each part of it stands, and what was told, in words.
 * @typedef {{ case: Case, spots: Map<string, Spot>, told: Told[], blank: boolean, mistakes: Map<Spot, string> }} Draft
 */

export class Form {
  /**
   * @param {PackInfo} info
   * @param {string | null} top the place this portal is for
   * @param {() => void} changed called after whatever changes an answer
   */
  constructor(info, top, changed) {
    this.info = info;
    this.changed = changed;
    this.places = new Places(info.regions);
    this.top = top !== null && this.places.byCode.has(top) ? top : this.places.root();

    this.placeControl = regionControl(this.places, this.top);
    const where = { question: "在哪个县（市、区）申请？", hint: "一般是户口所在的县（市、区）。" };
    this.place = new Field(where, this.placeControl);
    this.dateControl = dateControl();
    this.date = new Field({ question: "按哪一天的标准算？", hint: "默认今天。" }, this.dateControl);
    this.count = new Field(
      { question: "家里一共几口人？", hint: "共同生活的家庭成员，包括您自己。" },
      numberControl("人"),
    );
    this.setting = { places: this.places, here: () => this.here() };
    this.family = new Group(info.family, this.setting);
    this.receiving = new Receiving(info.items.filter(({ beneficiary }) => beneficiary === "family"));
    /** @type {Member[]} */
    this.members = [];
    /**
     * Members a smaller number has taken away; a larger one brings them back, as on the way from 1 to 12.
     * @type {Member[]}
     */
    this.spare = [];

    byId("place").append(this.place.root);
    byId("date").append(this.date.root);
    byId("family").append(this.count.root, this.family.root, this.receiving.root);
    this.listen();
    this.refreshPlace();
  }

  listen() {
    const form = byId("form");
    form.addEventListener("submit", (event) => event.preventDefault());
    const [count] = this.count.control.inputs;
    count?.addEventListener("input", () => this.countTyped());
    count?.addEventListener("change", () => (this.spare = []));
    // Not at `change`: it comes when a field is left, by a click on the result perhaps, and changes nothing.
    form.addEventListener("input", () => this.touched());
    byId("add").addEventListener("click", () => this.addMember());
    byId("clear").addEventListener("click", () => this.clear());
  }

  touched() {
    this.refreshPlace();
    this.changed();
  }

  /** The place judged for. */
  here() {
    const code = this.placeControl.read();
    return typeof code === "string" ? { code, name: this.places.fullName(this.top, code) } : undefined;
  }

  /** The rest of the form waits for the place, and then stays. */
  refreshPlace() {
    if (this.here()) byId("rest").hidden = false;
    this.family.entries.forEach(({ field }) => field.control.refresh?.());
    this.members.forEach(({ group }) => group.entries.forEach(({ field }) => field.control.refresh?.()));
  }

  /** What was typed as the number of people; null as long as it is none. */
  countRead() {
    const typed = this.count.read();
    if (typed === undefined) return 0;
    const [least, most] = this.info.members;
    const number = typeof typed === "string" && /^\d{1,4}$/.test(typed) ? Number(typed) : NaN;
    return number >= least && number <= most ? number : null;
  }

  countTyped() {
    const count = this.countRead();
    if (count !== null) this.resize(count);
  }

  /** @param {number} count */
  resize(count) {
    while (this.members.length > count) {
      const member = this.members.pop();
      if (member) this.spare.push(member);
    }
    while (this.members.length < count) {
      this.members.push(this.spare.pop() ?? new Member(this.info, this.setting, (member) => this.removeMember(member)));
    }
    this.showMembers();
  }

  showMembers() {
    const list = byId("members");
    const roots = this.members.map(({ root }) => root);
    [...list.children].filter((child) => !roots.some((root) => root === child)).forEach((child) => child.remove());
    roots.forEach((root) => root.parentElement === list || list.append(root));
    this.members.forEach((member, place) => member.renumber(place));
    byId("add").toggleAttribute("disabled", this.members.length >= this.info.members[1]);
    this.refreshPlace();
  }

  showCount() {
    const [input] = this.count.control.inputs;
    if (input instanceof HTMLInputElement) input.value = this.members.length ? String(this.members.length) : "";
  }

  addMember() {
    this.spare = [];
    this.resize(this.members.length + 1);
    this.showCount();
    this.members.at(-1)?.focus();
    this.touched();
  }

  /** @param {Member} member */
  removeMember(member) {
    const place = this.members.indexOf(member);
    this.members.splice(place, 1);
    this.showMembers();
    this.showCount();
    (this.members[place]?.removing ?? byId("add")).focus();
    this.touched();
  }

  clear() {
    if (!this.draft().blank && !confirm("清空全家和成员的所有回答？")) return;
    this.count.clear();
    this.family.clear();
    this.receiving.clear();
    this.resize(0);
    this.spare = [];
    this.count.focus();
    this.touched();
  }

  /** @returns {Draft} */
  draft() {
    /** @type {Draft} */
    const draft = { case: { family: {} }, spots: new Map(), told: [], blank: true, mistakes: new Map() };
    const { case: made, spots } = draft;
    spots.set("region", this.place).set("date", this.date).set("members", this.count);

    const date = this.date.read();
    if (typeof date === "string") made.date = date;
    const place = this.here();
    if (place) made.region = place.code;
    made.family = this.gather(draft, this.family, "全家", "");

    if (this.countRead() === null) {
      const [least, most] = this.info.members;
      draft.mistakes.set(this.count, `填 ${least} 到 ${most} 之间的整数。`);
    } else if (this.members.length > 0) {
      draft.told.unshift({ who: "全家", question: this.count.question, words: this.count.control.words() });
      made.members = this.members.map((member, at) =>
        this.gather(draft, member.group, member.name(), `members[${at}].`),
      );
    }
    this.received(draft);
    draft.blank = draft.told.length === 0 && draft.mistakes.size === 0;
    return draft;
  }

  /**
   * @param {Draft} draft
   * @param {Group} group
   * @param {string} who
   * @param {string} prefix
   */
  gather(draft, group, who, prefix) {
    for (const { id, field } of group.entries) {
      draft.spots.set(`${prefix}${id}`, field);
      // Diagnostics name facts of the family with their group, the lists of missing facts without.
      if (!prefix) draft.spots.set(`family.${id}`, field);
    }
    const answers = group.answers();
    draft.told.push(...answers.map(({ field }) => ({ who, question: field.question, words: field.control.words() })));
    return Object.fromEntries(answers.map(({ id, answer }) => [id, answer]));
  }

  /** @param {Draft} draft */
  received(draft) {
    const none = /** @type {number[]} */ ([]);
    const all = this.receiving.chosen().map((entry) => ({ entry, who: "全家", member: none }));
    if (draft.case.members) {
      this.members.forEach((member, at) => {
        all.push(...member.receiving.chosen().map((entry) => ({ entry, who: member.name(), member: [at] })));
      });
    }
    if (all.length === 0) return;
    draft.case.receiving = all.map(({ entry, who, member: [member] }, at) => {
      draft.spots.set(`receiving[${at}]`, entry).set(`receiving[${at}].amount`, entry.amount);
      const amount = entry.amount.read();
      const words = [entry.item.name, entry.amount.control.words()].filter(Boolean).join(" ");
      draft.told.push({ who, question: "正在领", words });
      return {
        item: entry.item.id,
        ...(member !== undefined && { member }),
        ...(typeof amount === "string" && { amount }),
      };
    });
  }

  /**
   * Shows each mistake beside its answer, and takes back those that are mended.
   * @param {Map<Spot, string>} mistakes
   */
  showMistakes(mistakes) {
    const groups = [this.family, ...this.members.map(({ group }) => group)];
    const received = [this.receiving, ...this.members.map(({ receiving }) => receiving)];
    /** @type {Spot[]} */
    const spots = [
      this.place,
      this.date,
      this.count,
      ...groups.flatMap(({ entries }) => entries.map(({ field }) => field)),
      ...received.flatMap(({ entries }) => entries.flatMap((entry) => [entry, entry.amount])),
    ];
    for (const spot of spots) spot.showMistake(mistakes.get(spot) ?? "");
  }

  /**
   * Brings the questions that matter into the open.
   * @param {ScreeningResult} result
   */
  showAsked(result) {
    const asked = new Set(result.items.flatMap(({ missing }) => missing));
    this.family.showAsked((id) => asked.has(id));
    this.members.forEach(({ group }, at) => group.showAsked((id) => asked.has(`members[${at}].${id}`)));
  }
}
