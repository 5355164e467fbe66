// The result in short: what the family may have, what is still to be answered.
// @ts-check
import { el, jump } from "./dom.js";
import { figure, FINDING, isZero, money, partedText, STANDING, VERDICT } from "./words.js";

/** @typedef {import("./pkg/runtime/yimen.js").ScreeningResult} ScreeningResult */
/** @typedef {import("./pkg/runtime/yimen.js").ItemResult} ItemResult */
/** @typedef {import("./pkg/runtime/yimen.js").Plan} Plan */
/** @typedef {import("./pkg/runtime/yimen.js").Grant} Grant */
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
const SHOWN_ALTERNATIVES = 5;

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
  if (isZero(total)) {
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
      ...sums(result.plan, context).map((words) => el("p", { class: "after" }, words)),
      result.items.some(({ verdict }) => verdict === "error") &&
        el("p", { class: "after" }, "无法判定的没有算在内，请向当地部门核实。"),
    ),
    context.blank ? null : granted(result, context),
    context.blank ? null : choices(result, context),
    context.blank ? null : stopping(result, context),
    context.blank ? null : findings(result, context),
    questions(result, context),
    context.blank ? null : papers(result),
    context.blank ? null : alternatives(result, context),
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
 * What comes beside the sum of the months.
 * @param {Plan} plan
 * @param {Context} context
 * @returns {string[]}
 */
function sums({ monthly_total: monthly, regular_total: regular, once_total: once }, context) {
  if (context.blank || !context.membersKnown) return [];
  const others = figure(regular) && money(regular) !== money(monthly);
  return [
    others ? `连同按年、按周、按天发的，折合 ${money(regular)}。` : "",
    !isZero(once) && figure(once) ? `一次性发放 ${money(once)}。` : "",
  ].filter(Boolean);
}

/**
 * An item and whose it is.
 * @param {ScreeningResult} result
 * @param {Grant} grant
 * @param {Context} context
 */
function named({ items }, { item, member }, context) {
  const name = items.find((row) => row.item === item)?.name ?? item;
  return member === null ? name : `${name}（${context.who(member)}）`;
}

/**
 * @param {ScreeningResult} result
 * @param {Context} context
 */
function choices(result, context) {
  const { choices } = result.plan;
  if (choices.length === 0) return null;
  const row = (/** @type {Plan["choices"][number]} */ { taken, instead_of: left, citation }) =>
    el(
      "li",
      {},
      el("span", {}, `选了${named(result, taken, context)}，就不能再享受${named(result, left, context)}。`),
      citation && el("span", { class: "more" }, `依据：${citation}`),
    );
  return el("section", {}, el("h3", {}, "只能选一项的"), el("ul", { class: "grants" }, ...choices.map(row)));
}

/**
 * What is due and not received the list of what may be had tells already.
 * @param {ScreeningResult} result
 * @param {Context} context
 */
function findings(result, context) {
  const found = result.findings.filter(({ kind }) => kind !== "gap");
  if (found.length === 0) return null;
  const row = (/** @type {ScreeningResult["findings"][number]} */ finding) =>
    el(
      "li",
      {},
      el("span", { class: "name" }, FINDING[finding.kind]),
      el("span", {}, named(result, finding, context)),
      el("span", { class: "more" }, `${finding.text}。`),
    );
  return el("section", {}, el("h3", {}, "正在领的要核对"), el("ul", { class: "grants" }, ...found.map(row)));
}

/**
 * The other combinations: what each takes and leaves beside the plan.
 * @param {ScreeningResult} result
 * @param {Context} context
 */
function alternatives(result, context) {
  const { plan } = result;
  if (plan.alternatives.length === 0) return null;
  const same = (/** @type {Grant} */ a, /** @type {Grant} */ b) => a.item === b.item && a.member === b.member;
  const beyond = (/** @type {Plan} */ one, /** @type {Plan} */ base) =>
    one.grants
      .filter((grant) => !base.grants.some((other) => same(grant, other)))
      .map((grant) => named(result, grant, context))
      .join("、");
  const row = (/** @type {Plan} */ other) => {
    const [taken, left] = [beyond(other, plan), beyond(plan, other)];
    const exchange = [taken && `选${taken}`, left && `不选${left}`].filter(Boolean).join("，");
    return el(
      "li",
      {},
      el("span", {}, exchange),
      el("span", { class: "amount" }, money(other.regular_total)),
      el("span", { class: "more" }, against(other)),
    );
  };
  const more = plan.alternatives.length - SHOWN_ALTERNATIVES + plan.more_alternatives;
  return el(
    "details",
    { class: "folded", "data-key": "alternatives" },
    el("summary", {}, `也可以这样选（${plan.alternatives.length + plan.more_alternatives} 种）`),
    el("ul", { class: "grants" }, ...plan.alternatives.slice(0, SHOWN_ALTERNATIVES).map(row)),
    more > 0 && el("p", { class: "more" }, `另有 ${more} 种。`),
  );
}

/**
 * Another combination set against the one suggested.
 * @param {Plan} other
 */
function against({ once_total: once, difference }) {
  const less = difference && (isZero(difference) ? "和建议的一样多" : `比建议的少 ${money(difference)}`);
  return [!isZero(once) && figure(once) && `一次性 ${money(once)}`, less].filter(Boolean).join("，");
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
