// What an answer is given with: one control for each kind of fact. A control knows neither its question nor the case.
// @ts-check
import { el, freshId } from "./dom.js";
import { UNKNOWN } from "./words.js";

/** @typedef {import("./pkg/runtime/yimen.js").ChoiceInfo} ChoiceInfo */
/** @typedef {import("./places.js").Places} Places */

/**
 * An answer as the engine takes it: text, truth, or null for 无; undefined as long as it is unknown.
 * @typedef {string | boolean | null | undefined} Answer
 */

/**
 * @typedef {object} Control
 * @property {HTMLElement} root
 * @property {HTMLElement[]} inputs the first is focused when the field is looked for
 * @property {boolean} group whether several inputs share the question
 * @property {() => Answer} read
 * @property {() => string} words the answer as a person reads it; empty while unknown
 * @property {() => string} [unfinished] what is still to be given before the answer counts
 * @property {() => void} [refresh] takes in that the place judged for has changed
 * @property {() => void} clear
 */

/**
 * A figure, handed to the engine as it was typed.
 * @param {string | null} unit
 * @returns {Control}
 */
export function numberControl(unit) {
  const input = el("input", { type: "text", inputmode: "decimal", autocomplete: "off", class: "number" });
  const shown = unit ? el("span", { class: "unit", "aria-hidden": "true" }, unit) : null;
  return {
    root: el("div", { class: "with-unit" }, input, shown),
    inputs: [input],
    group: false,
    read: () => input.value.trim() || undefined,
    words: () => [input.value.trim(), unit].filter(Boolean).join(" "),
    clear: () => void (input.value = ""),
  };
}

/**
 * A date in three parts: native pickers make a birth date of long ago a long way, and differ from place to place.
 * @returns {Control & { set(date: string): void }}
 */
export function dateControl() {
  const part = (/** @type {string} */ name, /** @type {number} */ length) => {
    const input = el("input", {
      type: "text",
      inputmode: "numeric",
      autocomplete: "off",
      maxlength: String(length),
      class: length > 2 ? "year" : "day",
    });
    return { input, label: el("label", { class: "part" }, input, el("span", {}, name)) };
  };
  const parts = [part("年", 4), part("月", 2), part("日", 2)];
  const inputs = parts.map(({ input }) => input);
  const typed = () => inputs.map((input) => input.value.trim());
  const read = () => {
    const [year = "", month = "", day = ""] = typed();
    return year && month && day ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : undefined;
  };
  return {
    root: el("div", { class: "date" }, ...parts.map(({ label }) => label)),
    inputs,
    group: true,
    read,
    words: () => read() ?? "",
    unfinished: () => (typed().some(Boolean) && read() === undefined ? "年、月、日都填了才算。" : ""),
    clear: () => inputs.forEach((input) => (input.value = "")),
    set(date) {
      date.split("-").forEach((text, at) => {
        const input = inputs[at];
        if (input) input.value = at === 0 ? text : text.replace(/^0/, "");
      });
    },
  };
}

/**
 * 是, 否 or unknown.
 * @param {boolean} optional whether 无 can be said
 * @returns {Control}
 */
export function truthControl(optional) {
  const name = freshId();
  /** @type {[string, Answer][]} */
  const answers = [["是", true], ["否", false], ["不清楚", undefined]];
  if (optional) answers.splice(2, 0, ["无", null]);
  const options = answers.map(([words, answer]) => {
    const input = el("input", { type: "radio", name });
    input.checked = answer === undefined;
    return { input, words, answer, label: el("label", { class: "option" }, input, el("span", {}, words)) };
  });
  const chosen = () => options.find(({ input }) => input.checked);
  return {
    root: el("div", { class: "options" }, ...options.map(({ label }) => label)),
    inputs: options.map(({ input }) => input),
    group: true,
    read: () => chosen()?.answer,
    words: () => (chosen()?.answer === undefined ? "" : (chosen()?.words ?? "")),
    clear: () => options.forEach(({ input, answer }) => (input.checked = answer === undefined)),
  };
}

/**
 * One of several values.
 * @param {ChoiceInfo[]} choices
 * @param {boolean} optional whether 无 can be said
 * @returns {Control}
 */
export function choiceControl(choices, optional) {
  const options = choices.map(({ name }, at) => new Option(name, String(at)));
  const select = el("select", {}, new Option(UNKNOWN, ""), ...options);
  if (optional) select.append(new Option("无", "none"));
  const chosen = () => choices[Number(select.value)];
  return {
    root: select,
    inputs: [select],
    group: false,
    read: () => (select.value === "" ? undefined : select.value === "none" ? null : chosen()?.id),
    words: () => (select.value === "" ? "" : (select.selectedOptions[0]?.text ?? "")),
    clear: () => void (select.value = ""),
  };
}

const ELSEWHERE = "elsewhere";
const HERE = "here";

/**
 * A place, chosen level by level; as deep as one likes.
 * @param {Places} places
 * @param {string | null} top offers the places inside this one
 * @param {() => { code: string, name: string } | undefined} [here] the place judged for, offered before all others
 * @returns {Control & { set(code: string): void }}
 */
export function regionControl(places, top, here) {
  const levels = el("div", { class: "levels" });
  const first = here ? el("select") : undefined;
  const root = el("div", { class: "region" }, first, levels);

  const selects = () => [...levels.querySelectorAll("select")];
  const deepest = () => selects().map(({ value }) => value).filter(Boolean).at(-1);

  /** Ends the levels after the one given and opens the next. */
  const descend = (/** @type {HTMLSelectElement | undefined} */ from) => {
    const all = selects();
    all.slice(from ? all.indexOf(from) + 1 : 0).forEach((select) => select.remove());
    const code = from ? from.value : top;
    const above = places.byCode.get(code ?? "");
    let inside = code === "" ? [] : places.inside(code);
    // A pack may know but one place.
    if (inside.length === 0 && !from && above) inside = [above];
    if (inside.length === 0) return;
    const name = from ? (above?.name ?? "") : "";
    const select = el("select", { "aria-label": name ? `${name}的哪里` : "地区" });
    const blank = new Option(name ? `${name}（不再细分）` : "请选择", "");
    select.append(blank, ...inside.map((place) => new Option(place.name, place.code)));
    select.addEventListener("input", () => descend(select));
    levels.append(select);
  };

  /** Only a place elsewhere is chosen level by level. */
  const switchLevels = () => {
    if (first?.value === ELSEWHERE) descend(undefined);
    else levels.replaceChildren();
  };

  const read = () => {
    if (!first || first.value === ELSEWHERE) return deepest();
    return first.value === HERE ? here?.()?.code : undefined;
  };

  if (first) {
    first.append(new Option(UNKNOWN, ""), new Option("", HERE), new Option("在别的地方", ELSEWHERE));
    first.addEventListener("input", switchLevels);
  } else {
    descend(undefined);
  }

  return {
    root,
    inputs: first ? [first] : selects().slice(0, 1),
    group: !first,
    read,
    words: () => {
      const code = read();
      return code ? places.fullName(places.root(), code) : "";
    },
    unfinished: () => (first?.value === ELSEWHERE && !deepest() ? "请接着选是哪里。" : ""),
    clear() {
      if (first) first.value = "";
      if (first) switchLevels();
      else descend(undefined);
    },
    set(code) {
      for (const part of places.path(top, code)) {
        const select = selects().at(-1);
        if (!select) return;
        select.value = part;
        descend(select);
      }
    },
    refresh() {
      const option = first?.options[1];
      if (option) option.text = `就在${here?.()?.name ?? "上面选的地方"}`;
    },
  };
}

/**
 * Any control, with a way to say 无.
 * @param {Control} control
 * @returns {Control}
 */
export function withNone(control) {
  const none = el("input", { type: "checkbox" });
  // The question names the group; the field itself needs a name as well.
  if (!control.group) control.inputs.forEach((input) => input.setAttribute("aria-label", "填写"));
  const label = el("label", { class: "option" }, none, el("span", {}, "无"));
  return {
    ...control,
    root: el("div", { class: "or-none" }, control.root, label),
    inputs: [...control.inputs, none],
    group: true,
    read: () => (none.checked ? null : control.read()),
    words: () => (none.checked ? "无" : control.words()),
    clear() {
      none.checked = false;
      control.clear();
    },
  };
}
