// The result in short: what the family may have, what is still to be answered.
// @ts-check
import { el, jump } from "./dom.js";
import { figure, money, partedText, STANDING, VERDICT } from "./words.js";

/** @typedef {import("./pkg/runtime/yimen.js").ScreeningResult} ScreeningResult */
/** @typedef {import("./pkg/runtime/yimen.js").ItemResult} ItemResult */
/** @typedef {import("./pkg/runtime/yimen.js").Plan} Plan */
/** @typedef {import("./pkg/runtime/yimen.js").PackInfo} PackInfo */
/** @typedef {import("./form.js").Spot} Spot */
/** @typedef {import("./dom.js").Child} Child */

/**
 * What a view needs to know beside the result.
 * @typedef {object} Context
 * @property {boolean} blank nothing but date and place was given
 * @property {boolean} membersKnown
 * @property {Map<Spot, string>} mistakes
 * @property {(member: number | null) => string} who
 * @property {(path: string) => string} question the question behind a path
 * @property {(path: string, short?: boolean) => HTMLElement} link leads to the question behind a path; a short one only
 * shows whom it is asked of
 */

const SHOWN_QUESTIONS = 5;

/**
 * The sum in one line: `每月 723 元`.
 * @param {ScreeningResult} result
 * @param {Context} context
 */
export function headline({ plan, items }, context) {
  const total = plan.monthly_total;
  const some = (/** @type {ItemResult["verdict"]} */ wanted) => items.some(({ verdict }) => verdict === wanted);
  if (context.blank) return { label: "还没有填家庭情况", sum: "", unit: "" };
  if (!context.membersKnown) return { label: "填了家里几口人，才能估算", sum: "", unit: "" };
  if ("value" in total && !/[1-9]/.test(total.value)) {
    if (plan.grants.length > 0) return { label: "没有按月发的钱，有其他救助", sum: "", unit: "" };
    if (some("undetermined")) return { label: "还不能确定", sum: "", unit: "" };
    if (some("error")) return { label: "有的救助无法判定", sum: "", unit: "" };
    return { label: "按现在的回答，没有符合条件的救助", sum: "", unit: "" };
  }
  return { label: "value" in total ? "每月合计" : "每月合计，回答齐了才是确数", sum: figure(total), unit: "元/月" };
}

/**
 * How many items came to which verdict, in words.
 * @param {ScreeningResult} result
 */
export function tally({ items }) {
  const barred = (/** @type {ItemResult} */ item) => item.verdict === "eligible" && item.barred_by !== null;
  const count = (/** @type {ItemResult["verdict"]} */ verdict) =>
    items.filter((item) => item.verdict === verdict && !barred(item)).length;
  /** @type {[string, number][]} */
  const counts = [
    [VERDICT.eligible, count("eligible")],
    [`${VERDICT.eligible}但不能同享`, items.filter(barred).length],
    [VERDICT.undetermined, count("undetermined")],
    [VERDICT.error, count("error")],
    [VERDICT.ineligible, count("ineligible")],
  ];
  return counts.filter(([, number]) => number > 0).map(([words, number]) => `${words} ${number} 项`).join("，");
}

/**
 * @param {ScreeningResult} result
 * @param {Context} context
 * @returns {Child[]}
 */
export function summary(result, context) {
  const { label, sum, unit } = headline(result, context);
  return [
    context.mistakes.size > 0 &&
      el(
        "div",
        { class: "warning" },
        el("p", {}, `有 ${context.mistakes.size} 处填写要改。改好以前，按没有填来算。`),
        mistakeList(context.mistakes),
      ),
    el(
      "div",
      { class: "total" },
      el("p", { class: sum ? "label" : "label only" }, label),
      sum && el("p", { class: "sum" }, el("strong", {}, sum), " ", el("span", {}, unit)),
      context.blank
        ? el("p", { class: "after" }, "从左边（手机上是上面）开始填，结果会随着回答变。知道多少填多少。")
        : el("p", { class: "after" }, `${tally(result)}。`),
      result.items.some(({ verdict }) => verdict === "error") &&
        el("p", { class: "after" }, "无法判定的没有算在内，请向当地部门核实。"),
    ),
    context.blank ? null : granted(result, context),
    context.blank ? null : stopping(result, context),
    questions(result, context),
    context.blank ? null : papers(result),
    ...result.plan.alternatives.map((plan, at) => alternative(result, plan, at, context)),
    outputs(result),
  ];
}

/**
 * @param {ScreeningResult} result
 * @param {Plan} plan
 */
function grants({ items }, plan) {
  return plan.grants.flatMap((grant) => {
    const found = items.find(({ item, member }) => item === grant.item && member === grant.member);
    return found ? [found] : [];
  });
}

/**
 * @param {ScreeningResult} result
 * @param {Context} context
 */
function granted(result, context) {
  const items = grants(result, result.plan);
  if (items.length === 0) return null;
  const list = el("ul", { class: "grants" }, ...items.map((item) => grant(item, context)));
  return el("section", {}, el("h3", {}, "可以享受"), list);
}

/**
 * @param {ItemResult} item
 * @param {Context} context
 */
function grant(item, context) {
  return el(
    "li",
    {},
    el("span", { class: "name" }, item.name, " ", el("span", { class: "who" }, context.who(item.member))),
    item.amount && el("span", { class: "amount" }, money(item.amount)),
    item.standing === "continuing" && el("span", { class: "more" }, STANDING.continuing),
    item.in_kind && el("span", { class: "more" }, item.in_kind),
  );
}

/**
 * @param {ScreeningResult} result
 * @param {Context} context
 */
function stopping({ items }, context) {
  const stop = items.filter(({ standing }) => standing === "stop");
  if (stop.length === 0) return null;
  const row = (/** @type {ItemResult} */ item) =>
    el("li", {}, el("span", { class: "name" }, item.name, " ", el("span", { class: "who" }, context.who(item.member))));
  return el("section", {}, el("h3", {}, "正在领、按规则应当停止"), el("ul", { class: "grants" }, ...stop.map(row)));
}

/**
 * @param {ScreeningResult} result
 * @param {Context} context
 */
function questions({ questions, items }, context) {
  if (questions.length === 0) return null;
  const missing = new Set(items.flatMap((item) => item.missing));
  const row = (/** @type {ScreeningResult["questions"][number]} */ { fact, text, settles }) => {
    // A fact of every member leads to each one for whom it is missing.
    const own = [...missing].filter((path) => path !== fact && path.replace(/\[\d+\]/, "[]") === fact).sort(byNumber);
    const links = own.map((path) => context.link(path, true));
    const question = partedText(text).question;
    return el(
      "li",
      {},
      links.length > 0 ? el("span", {}, question) : context.link(fact),
      el("span", { class: "who" }, ` 关系到 ${settles.length} 项`),
      links.length > 0 && el("span", { class: "links" }, ...links),
    );
  };
  const [shown, more] = [questions.slice(0, SHOWN_QUESTIONS), questions.slice(SHOWN_QUESTIONS)];
  return el(
    "section",
    {},
    el("h3", {}, "还要知道"),
    el("ul", { class: "questions" }, ...shown.map(row)),
    more.length > 0 &&
      el(
        "details",
        { class: "folded", "data-key": "questions" },
        el("summary", {}, `另外 ${more.length} 问`),
        el("ul", { class: "questions" }, ...more.map(row)),
      ),
  );
}

/**
 * @param {string} a
 * @param {string} b
 */
const byNumber = (a, b) => Number(/\d+/.exec(a)?.[0] ?? 0) - Number(/\d+/.exec(b)?.[0] ?? 0);

/** @param {ScreeningResult} result */
function papers(result) {
  const fresh = grants(result, result.plan).filter(({ standing }) => standing === "new");
  const all = [...new Set(fresh.flatMap(({ materials }) => materials))];
  if (all.length === 0) return null;
  return el(
    "details",
    { class: "folded", "data-key": "papers" },
    el("summary", {}, `办理时要带的材料（${all.length} 样）`),
    el("ul", { class: "papers" }, ...all.map((paper) => el("li", {}, paper))),
  );
}

/**
 * @param {ScreeningResult} result
 * @param {Plan} plan
 * @param {number} at
 * @param {Context} context
 */
function alternative(result, plan, at, context) {
  return el(
    "details",
    { class: "folded", "data-key": `alternative ${at}` },
    el("summary", {}, `另一种组合：每月 ${money(plan.monthly_total)}`),
    el("ul", { class: "grants" }, ...grants(result, plan).map((item) => grant(item, context))),
  );
}

/**
 * @param {import("./pkg/runtime/yimen.js").Output} output
 * @returns {string}
 */
function outputWords(output) {
  if (typeof output === "string") return output;
  if (Array.isArray(output)) return output.map(outputWords).join("、");
  if ("error" in output) return output.error.message;
  if (output.low !== null || output.high !== null) return `${output.low ?? ""}–${output.high ?? ""}`;
  return output.choices.join("、") || "待定";
}

/** @param {ScreeningResult} result */
function outputs({ outputs }) {
  const entries = Object.entries(outputs);
  if (entries.length === 0) return null;
  const rows = entries.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, outputWords(value))));
  return el("dl", { class: "facts" }, ...rows);
}

/**
 * Before a place is chosen: what this page can tell.
 * @param {PackInfo} info
 * @returns {Child[]}
 */
export function waiting(info) {
  return [
    el(
      "div",
      { class: "total" },
      el("p", { class: "label only" }, "先选在哪里申请"),
      el("p", { class: "after" }, `选好以后，这里会说明家里能不能享受下面 ${info.items.length} 项救助、一共多少钱、为什么。`),
    ),
    el(
      "ul",
      { class: "offers" },
      ...info.items.map(({ name, department }) =>
        el("li", {}, el("span", { class: "name" }, name), el("span", { class: "who" }, department ?? "")),
      ),
    ),
  ];
}

/**
 * When nothing can be computed at all.
 * @param {string[]} failures
 * @param {Map<Spot, string>} mistakes
 * @returns {Child[]}
 */
export function failed(failures, mistakes) {
  return [
    el(
      "div",
      { class: "total wrong" },
      el("p", { class: "label only" }, "现在还不能计算"),
      mistakes.size > 0 ? mistakeList(mistakes) : el("ul", {}, ...failures.map((words) => el("li", {}, `${words}。`))),
    ),
  ];
}

/** @param {Map<Spot, string>} mistakes */
function mistakeList(mistakes) {
  const rows = [...mistakes].map(([spot, words]) =>
    el("li", {}, jump(spot.question, () => spot.focus()), ` ${words}`),
  );
  return el("ul", {}, ...rows);
}
