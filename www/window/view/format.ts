// How the files are written, with samples to take along.
import type { FactInfo } from "yimen/runtime";
import { sample } from "../sample.js";
import type { State } from "../state.js";
import type { Words } from "../words/index.js";
import { download, el } from "./dom.js";

export function formatView({ lang, ready }: State, words: Words): HTMLElement {
  const say = words.format;
  const info = ready.info[lang];
  const { families, members } = sample(info, words);
  const head = (text: string) => text.split("\r\n").slice(0, 3).join("\n");
  const save = (name: string, text: string) => () => download(name, new Blob(["\ufeff", text], { type: "text/csv" }));
  return el(
    "details",
    { class: "format" },
    el("summary", {}, say.title),
    el("p", {}, say.families),
    el("pre", { tabindex: 0 }, head(families)),
    el("p", {}, say.members),
    el("pre", { tabindex: 0 }, head(members)),
    el("ul", { class: "rules" }, say.rules.map((rule) => el("li", {}, rule))),
    el(
      "div",
      { class: "actions" },
      el("button", { type: "button", class: "plain", onclick: save("families.csv", families) }, say.sampleFamilies),
      el("button", { type: "button", class: "plain", onclick: save("members.csv", members) }, say.sampleMembers),
    ),
    facts(say.factsOf.families, info.family, words),
    facts(say.factsOf.members, info.member, words),
  );
}

function facts(title: string, all: readonly FactInfo[], { format: say }: Words): HTMLElement {
  const kind = ({ kind, unit, choices, optional }: FactInfo) => {
    const how = kind === "choice" ? choices.map(({ name }) => name).join("、") : say.kind[kind];
    return [how, unit && `(${unit})`, optional && say.optional].filter(Boolean).join(" ");
  };
  const heads = [say.columns.name, say.columns.id, say.columns.kind];
  return el(
    "details",
    {},
    el("summary", {}, title),
    el(
      "div",
      { class: "wide", tabindex: 0, role: "region", "aria-label": title },
      el(
        "table",
        {},
        el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))),
        el("tbody", {}, all.map((fact) => el("tr", {}, el("td", {}, fact.name), el("td", {}, el("code", {}, fact.id)), el("td", {}, kind(fact))))),
      ),
    ),
  );
}
