// The second step: which column means what. What is known is folded away; what is not is asked for.
import type { Column, Meaning, Role } from "../reading/columns.js";
import { readable, type State } from "../state.js";
import type { Words } from "../words/index.js";
import { el, newId } from "./dom.js";

export type Assign = (role: Role, at: number, meaning: Meaning) => void;

/** The name of what a column can mean. */
export function meaningName(meaning: Meaning, role: Role, { ready, lang }: State, words: Words): string {
  if (meaning === "") return words.columns.unused;
  if (!meaning.startsWith("fact:")) return words.columns[meaning as "id" | "region" | "date" | "receiving"];
  const id = meaning.slice("fact:".length);
  const facts = role === "families" ? ready.info[lang].family : ready.info[lang].member;
  return facts.find((fact) => fact.id === id)?.name ?? id;
}

export function columnsView(state: State, words: Words, assign: Assign): HTMLElement {
  const roles: Role[] = ["families", "members"];
  const view = el("div", { class: "columns" });
  for (const role of roles) {
    const found = readable(state.files[role]);
    if (found?.form === "csv") view.append(fileColumns(role, state, words, assign));
  }
  for (const note of notes(state, words)) view.append(el("p", { class: "warn" }, note));
  return view;
}

/** What is missing among the columns, and what follows from it. */
function notes({ files }: State, { columns: say, files: fileWords }: Words): string[] {
  const families = readable(files.families);
  if (families?.form !== "csv") return [];
  const has = (role: Role, meaning: Meaning) => files[role]?.columns.some((column) => column.meaning === meaning) ?? false;
  const joined = readable(files.members)?.form === "csv";
  const found: string[] = [];
  if (joined && !(has("families", "id") && has("members", "id"))) found.push(say.needsId);
  else if (!has("families", "id")) found.push(say.noId);
  if (!joined) found.push(fileWords.noMembers);
  if (!has("families", "receiving") && !has("members", "receiving")) found.push(say.noReceiving);
  return found;
}

function fileColumns(role: Role, state: State, words: Words, assign: Assign): HTMLElement {
  const say = words.columns;
  const columns = state.files[role]?.columns ?? [];
  const known = columns.filter(({ meaning }) => meaning !== "").length;
  const all = known === columns.length;
  const message = all ? say.all(known) : known === 0 ? say.none : say.some(known, columns.length - known);
  const title = role === "families" ? words.files.families : words.files.members;
  const heads = [say.heading, say.sample, say.meaning];
  return el(
    "section",
    {},
    el("h3", {}, title),
    el("p", { class: all ? "good" : "warn" }, message),
    el(
      "details",
      { open: !all, id: `columns-${role}` },
      el("summary", {}, say.show),
      el(
        "table",
        { class: "matching" },
        el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))),
        el("tbody", {}, columns.map((column, at) => row(role, at, column, state, words, assign))),
      ),
    ),
  );
}

function row(role: Role, at: number, column: Column, state: State, words: Words, assign: Assign): HTMLElement {
  const say = words.columns;
  const name = column.heading || say.unnamed(at + 1);
  const noteId = newId();
  const note = column.note && say.note[column.note];
  const suggested = column.suggestion && meaningName(column.suggestion, role, state, words);
  return el(
    "tr",
    { class: column.meaning === "" ? "unknown" : "" },
    el("th", { scope: "row" }, name),
    el("td", { class: "quiet" }, readable(state.files[role])?.samples[at] ?? ""),
    el(
      "td",
      {},
      choice(role, at, column, state, words, assign, `${name}: ${say.meaning}`, note || suggested ? noteId : null),
      (note || suggested) &&
        el(
          "p",
          { class: "hint", id: noteId },
          note || say.perhaps(suggested),
          suggested && !note && el("button", { type: "button", class: "link", onclick: () => assign(role, at, column.suggestion) }, say.take),
        ),
    ),
  );
}

function choice(
  role: Role,
  at: number,
  column: Column,
  state: State,
  words: Words,
  assign: Assign,
  label: string,
  described: string | null,
): HTMLElement {
  const say = words.columns;
  const info = state.ready.info[state.lang];
  const facts = role === "families" ? info.family : info.member;
  const general: Meaning[] = role === "families" ? ["id", "region", "date", "receiving"] : ["id", "receiving"];
  const option = (meaning: Meaning) =>
    el("option", { value: meaning, selected: meaning === column.meaning }, meaningName(meaning, role, state, words));
  const select = el(
    "select",
    {
      id: `column-${role}-${at}`,
      "aria-label": label,
      "aria-describedby": described,
      onchange: () => assign(role, at, select.value as Meaning),
    },
    option(""),
    el("optgroup", { label: say.general }, general.map(option)),
    el("optgroup", { label: role === "families" ? say.family : say.member }, facts.map(({ id }) => option(`fact:${id}`))),
  );
  return select;
}
