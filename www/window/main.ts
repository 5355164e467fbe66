// The window view: a list of families in, a table of verdicts and findings out.
import "./window.css";
import { load } from "./load.js";
import { Page } from "./page.js";
import type { State } from "./state.js";
import { el } from "./view/dom.js";
import { words } from "./words/index.js";

const today = new Date();
const state: Omit<State, "ready"> & { ready: State["ready"] | null } = {
  lang: "zh",
  ready: null,
  files: {},
  region: "",
  date: { year: String(today.getFullYear()), month: String(today.getMonth() + 1), day: String(today.getDate()) },
  progress: null,
};

const main = el("main", { id: "main" });
const head = el("header", { class: "banner" });
let page: Page | null = null;

/** The words around the steps. */
function frame(): void {
  const say = words[state.lang];
  document.documentElement.lang = say.lang;
  document.title = `${say.title} · ${say.service}`;
  const other = el("button", { type: "button", class: "language", lang: say.other.lang, onclick: swap }, say.other.name);
  head.replaceChildren(
    el("a", { class: "skip", href: "#main" }, say.skip),
    el("div", { class: "wrap" }, el("p", { class: "service" }, say.service), other, el("h1", {}, say.title), el("p", { class: "intro" }, say.intro), el("p", { class: "privacy" }, say.privacy)),
  );
}

function swap(): void {
  state.lang = state.lang === "zh" ? "en" : "zh";
  frame();
  if (page) page.render();
  else if (failure) showFailure(failure);
  head.querySelector<HTMLElement>(".language")?.focus();
}

let failure: unknown = null;

function showFailure(error: unknown): void {
  const say = words[state.lang];
  failure = error;
  const message = typeof WebAssembly === "object" ? say.failed : say.noWasm;
  const retry = el("button", { type: "button", class: "button", onclick: () => void begin() }, say.retry);
  main.replaceChildren(el("div", { class: "step", role: "alert" }, el("p", { class: "wrong" }, message), el("p", { class: "quiet" }, String(error)), retry));
}

async function begin(): Promise<void> {
  failure = null;
  main.replaceChildren(el("p", { class: "step quiet", role: "status" }, words[state.lang].loading));
  try {
    state.ready = await load();
    page = new Page(main, state as State);
    page.render();
    performance.mark("yimen:ready");
  } catch (error) {
    showFailure(error);
  }
}

// Hours of work are not to be lost by one wrong key.
addEventListener("beforeunload", (event) => {
  if (state.progress?.end === null) event.preventDefault();
});
// A file that misses its box must not take the page's place.
for (const kind of ["dragover", "drop"] as const) addEventListener(kind, (event) => event.preventDefault());

document.body.append(head, main);
frame();
await begin();
