// The first step: the two lists, chosen or dropped.
import type { Role } from "../reading/columns.js";
import { MOST_FAMILIES } from "../reading/limits.js";
import { readable, type State } from "../state.js";
import type { Words } from "../words/index.js";
import { el, newId } from "./dom.js";

export interface FileEvents {
  take(role: Role, file: File): void;
  remove(role: Role): void;
}

const ENCODINGS = { "utf-8": "UTF-8", gb18030: "GB18030" };
const FORMS = { csv: "CSV", jsonl: "JSON Lines" };

export function filesView(state: State, words: Words, events: FileEvents): HTMLElement {
  return el("div", { class: "files" }, fileBox("families", state, words, events), fileBox("members", state, words, events));
}

function fileBox(role: Role, state: State, words: Words, events: FileEvents): HTMLElement {
  const say = words.files;
  const handed = state.files[role];
  const [name, hint] = role === "families" ? [say.families, say.familiesHint] : [say.members, say.membersHint];
  const hintId = newId();
  const input = el("input", {
    type: "file",
    class: "unseen",
    id: `file-${role}`,
    accept: role === "families" ? ".csv,.tsv,.txt,.jsonl,.ndjson,.json" : ".csv,.tsv,.txt",
    "aria-describedby": hintId,
    "aria-label": name,
    onchange: () => {
      const file = input.files?.[0];
      if (file) events.take(role, file);
    },
  });
  const over = (on: boolean) => (event: DragEvent) => {
    event.preventDefault();
    box.classList.toggle("over", on);
  };
  const box = el(
    "div",
    {
      class: handed ? "file taken" : "file",
      ondragover: over(true),
      ondragleave: over(false),
      ondrop: (event: DragEvent) => {
        over(false)(event);
        const file = event.dataTransfer?.files[0];
        if (file) events.take(role, file);
      },
    },
    el("h3", {}, name),
    el("p", { class: "hint", id: hintId }, hint),
    handed && el("p", { class: "file-name" }, handed.name),
    handed && status(role, state, words),
    el(
      "div",
      { class: "actions" },
      input,
      el("label", { for: input.id, class: handed ? "button plain" : "button" }, handed ? say.change : say.choose),
      handed && el("button", { type: "button", class: "plain", "aria-label": `${say.remove} ${name}`, onclick: () => events.remove(role) }, say.remove),
      !handed && el("span", { class: "quiet drop" }, say.drop),
    ),
  );
  return box;
}

/** What the file was found to be, or why it cannot be used. */
function status(role: Role, state: State, words: Words): HTMLElement {
  const say = words.files;
  const found = state.files[role]?.found;
  if (!found) return el("p", { class: "quiet" }, say.reading);
  if (typeof found === "string") return el("p", { class: "wrong", role: "alert" }, say.unreadable[found]);
  const { rows, form, encoding } = found;
  const lines = [el("p", { class: "good" }, say.found(rows, FORMS[form], ENCODINGS[encoding]))];
  if (role === "families" && rows > MOST_FAMILIES) lines.push(el("p", { class: "warn" }, say.tooMany(rows)));
  if (role === "members" && form === "jsonl") lines.push(el("p", { class: "wrong", role: "alert" }, say.notForMembers));
  const families = readable(state.files.families);
  if (role === "members" && families?.form === "jsonl") lines.push(el("p", { class: "warn" }, say.notWithJson));
  return el("div", {}, lines);
}
