// The third step: the place and the day that hold for families that do not say otherwise.
import type { RegionInfo } from "yimen/runtime";
import { dayOf, type State } from "../state.js";
import type { Words } from "../words/index.js";
import { el, newId } from "./dom.js";

export interface PlaceEvents {
  region(code: string): void;
  date(part: "year" | "month" | "day", text: string): void;
}

export function placeView(state: State, words: Words, events: PlaceEvents): HTMLElement {
  return el("div", { class: "place" }, regionField(state, words, events), dateField(state, words, events));
}

function regionField(state: State, words: Words, events: PlaceEvents): HTMLElement {
  const say = words.place;
  const { regions } = state.ready.info[state.lang];
  const known = new Map(regions.map((region) => [region.code, region]));
  const inside = (code: string | null) => regions.filter(({ parent }) => (parent !== null && known.has(parent) ? parent : null) === code);
  // From the outermost place down to the one chosen.
  const path: RegionInfo[] = [];
  for (let at = known.get(state.region); at; at = at.parent === null ? undefined : known.get(at.parent)) path.unshift(at);
  const levels: HTMLElement[] = [];
  for (let level = 0; level <= path.length; level += 1) {
    const above = level === 0 ? null : path[level - 1];
    if (above === undefined) break;
    const places = inside(above?.code ?? null);
    if (places.length === 0) break;
    const select = el(
      "select",
      {
        id: `region-${level}`,
        "aria-label": above ? say.inside(above.name) : say.region,
        onchange: () => events.region(select.value),
      },
      el("option", { value: above?.code ?? "" }, above ? say.here(above.name) : say.none),
      places.map(({ code, name }) => el("option", { value: code, selected: code === path[level]?.code }, name)),
    );
    levels.push(select);
  }
  const hint = newId();
  return el(
    "fieldset",
    { "aria-describedby": hint },
    el("legend", {}, say.region),
    el("p", { class: "hint", id: hint }, say.regionHint),
    el("div", { class: "actions" }, levels),
  );
}

function dateField(state: State, words: Words, events: PlaceEvents): HTMLElement {
  const say = words.place;
  const error = newId();
  const wrong = dayOf(state.date) === null;
  const message = el("p", { class: "wrong", id: error }, wrong && say.wrongDate);
  const part = (name: "year" | "month" | "day") => {
    const input = el("input", {
      id: `date-${name}`,
      inputmode: "numeric",
      autocomplete: "off",
      maxlength: name === "year" ? 4 : 2,
      size: name === "year" ? 4 : 2,
      value: state.date[name],
      "aria-invalid": String(wrong),
      "aria-describedby": error,
      oninput: () => {
        events.date(name, input.value.normalize("NFKC").trim());
        const bad = dayOf(state.date) === null;
        message.textContent = bad ? say.wrongDate : "";
        for (const one of field.querySelectorAll("input")) one.setAttribute("aria-invalid", String(bad));
      },
    });
    return el("label", { class: "part" }, input, say[name]);
  };
  const field = el("fieldset", { class: "date" }, el("legend", {}, say.date), el("div", { class: "actions" }, part("year"), part("month"), part("day")), message);
  return field;
}
