// The page: load, then screen after every change. Nothing leaves it.
// @ts-check
import { byId, el, jump, present } from "./dom.js";
import { Form } from "./form.js";
import { items, receipt, toldList } from "./items.js";
import { load, LoadFailure } from "./load.js";
import { screen } from "./screening.js";
import { failed, headline, summary, tally, waiting } from "./summary.js";
import { partedText } from "./words.js";

/** @typedef {import("./pkg/runtime/yimen.js").Pack} Pack */
/** @typedef {import("./pkg/runtime/yimen.js").PackInfo} PackInfo */
/** @typedef {import("./form.js").Draft} Draft */
/** @typedef {import("./screening.js").Outcome} Outcome */
/** @typedef {import("./summary.js").Context} Context */

/** After this much silence the result is read out, not while somebody types. */
const SPEAK_AFTER = 900;
/** A family that takes longer than this (ms) is screened only when typing pauses. */
const SLOW = 60;
const PAUSE = 250;

class Page {
  /**
   * @param {Pack} pack
   * @param {PackInfo} info
   */
  constructor(pack, info) {
    this.pack = pack;
    this.info = info;
    this.took = 0;
    this.spoken = "";
    this.pressed = false;
    this.late = false;
    this.watchPointer();
    this.form = new Form(info, byId("main").dataset.region ?? null, () => this.changed());
    this.preset();
    this.update();
  }

  /** Date and place may stand in the address, as `#region=331022&date=2026-03-01`; nothing else ever does. */
  preset() {
    const given = new URLSearchParams(location.hash.slice(1));
    this.form.dateControl.set(given.get("date") ?? today());
    this.form.placeControl.set(given.get("region") ?? "");
    this.form.refreshPlace();
  }

  changed() {
    byId("summary").setAttribute("aria-busy", "true");
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.whenReleased(), this.took > SLOW ? PAUSE : 0);
  }

  /** What somebody is pressing must not be replaced under the finger: its click would be lost. */
  whenReleased() {
    if (this.pressed) this.late = true;
    else this.update();
  }

  watchPointer() {
    addEventListener("pointerdown", () => (this.pressed = true), true);
    const release = () => {
      this.pressed = false;
      if (this.late) this.changed();
      this.late = false;
    };
    for (const event of ["pointerup", "pointercancel"]) addEventListener(event, release, true);
  }

  update() {
    byId("summary").removeAttribute("aria-busy");
    const draft = this.form.draft();
    if (draft.case.region === undefined) {
      this.form.showMistakes(draft.mistakes);
      this.show(waiting(this.info), [], "先选在哪里申请", "");
      return;
    }
    const started = performance.now();
    const outcome = screen(this.pack, draft);
    this.took = performance.now() - started;
    this.form.showMistakes(outcome.mistakes);
    if (outcome.result) this.showResult(draft, { ...outcome, result: outcome.result });
    else this.show(failed(outcome.failures, outcome.mistakes), [], "现在还不能计算", "");
  }

  /**
   * @param {Draft} draft
   * @param {Outcome & { result: import("./pkg/runtime/yimen.js").ScreeningResult }} outcome
   */
  showResult(draft, outcome) {
    const { result, mistakes } = outcome;
    this.form.showAsked(result);
    const context = this.context(draft, mistakes);
    const place = this.form.places.fullName(this.form.places.root(), result.receipt.region);
    const { label, sum, unit } = headline(result, context);
    const words = sum ? `每月 ${sum} ${unit.replace("/月", "")}` : label;
    this.show(
      summary(result, context),
      [...items(result, context), toldList(draft.told), receipt(outcome, this.info, place)],
      words,
      context.blank ? "" : `${tally(result)}。${mistakes.size ? `有 ${mistakes.size} 处填写要改。` : ""}`,
    );
    markOnce("yimen:first-result");
  }

  /**
   * @param {Draft} draft
   * @param {Map<import("./form.js").Spot, string>} mistakes
   * @returns {Context}
   */
  context(draft, mistakes) {
    const { members } = this.form;
    const who = (/** @type {number | null} */ member) => (member === null ? "全家" : (members[member]?.name() ?? ""));
    const question = (/** @type {string} */ path) => this.question(path);
    const link = (/** @type {string} */ path, short = false) => {
      const member = /^members\[(\d+)\]/.exec(path)?.[1];
      const name = member === undefined ? "" : who(Number(member));
      const text = `${name && `${name}：`}${question(path)}`;
      return jump(short ? name : text, () => draft.spots.get(path)?.focus(), short ? text : undefined);
    };
    return { blank: draft.blank, membersKnown: draft.case.members !== undefined, mistakes, who, question, link };
  }

  /** @param {string} path */
  question(path) {
    if (path === "members") return this.form.count.question;
    const [, received, , what] = /^receiving\.([^.[]+)(\[\d+\])?\.(\w+)$/.exec(path) ?? [];
    if (received) {
      const name = this.info.items.find(({ id }) => id === received)?.name ?? received;
      return what === "amount" ? `${name}现在领多少？` : `${name}从哪一天起不再符合条件？`;
    }
    const id = path.replace(/^members\[\d+\]\./, "");
    const fact = (id === path ? this.info.family : this.info.member).find((fact) => fact.id === id);
    return fact ? partedText(fact.ask ?? fact.name).question : path;
  }

  /**
   * @param {import("./dom.js").Child[]} short
   * @param {import("./dom.js").Child[]} long
   * @param {string} words the result in a line
   * @param {string} more
   */
  show(short, long, words, more) {
    replace(byId("summary-body"), short);
    replace(byId("items-body"), long);
    byId("items").hidden = long.length === 0;
    byId("bar").replaceChildren(el("span", {}, words), el("span", { class: "go" }, "看结果"));
    this.speak(`${words}。${more}`);
  }

  /** Reads the result out when it has settled; what it says at first is on the page anyway. */
  speak(/** @type {string} */ words) {
    clearTimeout(this.speaking);
    if (!this.spoken) this.spoken = words;
    if (words === this.spoken) return;
    this.speaking = setTimeout(() => {
      this.spoken = words;
      byId("live").textContent = words;
    }, SPEAK_AFTER);
  }
}

/**
 * Puts new contents in, leaving unfolded what was unfolded and the focus where it was.
 * @param {HTMLElement} root
 * @param {import("./dom.js").Child[]} children
 */
function replace(root, children) {
  const folds = () => /** @type {NodeListOf<HTMLDetailsElement>} */ (root.querySelectorAll("details[data-key]"));
  const open = new Set([...folds()].filter((fold) => fold.open).map((fold) => fold.dataset.key));
  const active = document.activeElement;
  const inFold = active?.localName === "summary" && root.contains(active);
  const focused = inFold ? active.parentElement?.dataset.key : undefined;
  root.replaceChildren(...present(children));
  for (const fold of folds()) {
    fold.open = open.has(fold.dataset.key);
    if (focused !== undefined && fold.dataset.key === focused) fold.querySelector("summary")?.focus();
  }
}

/** The day it is where the browser is. */
function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** @param {string} name */
function markOnce(name) {
  if (performance.getEntriesByName(name, "mark").length > 0) return;
  // After the frame that shows it.
  requestAnimationFrame(() => setTimeout(() => performance.mark(name)));
}

/** What may be claimed or is open unfolds for the printer, and folds again; the rest is told by its line. */
function unfoldForPrinting() {
  /** @type {Set<string | undefined>} */
  const unfolded = new Set();
  const folds = () => /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("#layout details[data-key]")]);
  addEventListener("beforeprint", () => {
    for (const fold of folds()) {
      const { key, verdict } = fold.dataset;
      if (fold.open || key === "data" || verdict === "ineligible") continue;
      unfolded.add(key);
      fold.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const fold of folds()) if (unfolded.has(fold.dataset.key)) fold.open = false;
    unfolded.clear();
  });
}

/** The result's line at the foot of a phone goes as soon as the result itself is in sight. */
function hideBarBesideResult() {
  /** @type {Set<Element>} */
  const seen = new Set();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) isIntersecting ? seen.add(target) : seen.delete(target);
    byId("bar").classList.toggle("away", seen.size > 0);
  });
  for (const id of ["summary", "items"]) observer.observe(byId(id));
}

/** @param {unknown} error */
function showFailure(error) {
  const { title, message, retry, detail } =
    error instanceof LoadFailure
      ? error
      : { title: "本页出错了", message: "请刷新页面再试。", retry: true, detail: String(error) };
  const again = el("button", { type: "button", class: "button" }, "重试");
  again.addEventListener("click", () => location.reload());
  const status = byId("status");
  status.className = "status failed";
  status.setAttribute("role", "alert");
  status.replaceChildren(
    ...present([
      el("h2", {}, title),
      el("p", {}, message),
      detail && el("p", { class: "detail" }, `详情：${detail}`),
      retry && el("p", {}, again),
    ]),
  );
  status.hidden = false;
  byId("layout").hidden = true;
  byId("bar").hidden = true;
}

async function start() {
  const pack = await load(byId("main").dataset.pack ?? "");
  const info = pack.info();
  byId("pack").textContent = `${info.name} · ${info.version} 版规则`;
  byId("layout").hidden = false;
  byId("bar").hidden = false;
  byId("status").hidden = true;
  unfoldForPrinting();
  hideBarBesideResult();
  new Page(pack, info);
  markOnce("yimen:ready");
}

// A fault of the engine itself shows as such; nothing is left half computed on the page.
addEventListener("error", ({ error }) => showFailure(error));
start().catch(showFailure);
