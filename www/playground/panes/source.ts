// The law something rests on, and how far it has been checked.
import type { Source } from "yimen";
import { el } from "../dom.js";
import { words } from "../words/words.js";

export function sourceLine({ citation, citation_status: status, citation_note: note }: Source): HTMLElement | null {
  if (!citation) return null;
  const say = words();
  const standing = status ? say.citation[status] : "";
  return el(
    "p",
    { class: "source" },
    el("span", { class: "label" }, say.law),
    ` ${citation}`,
    standing && el("span", { class: "standing" }, standing),
    note && el("span", { class: "note" }, note),
  );
}
