// Every item with its reasons, the family's first, then each member's.
// @ts-check
import { el } from "./dom.js";
import { BAR, CITATION, CONDITION, money, STANDING, VERDICT } from "./words.js";

/** @typedef {import("./pkg/runtime/yimen.js").ScreeningResult} ScreeningResult */
/** @typedef {import("./pkg/runtime/yimen.js").ItemResult} ItemResult */
/** @typedef {import("./pkg/runtime/yimen.js").ConditionResult} ConditionResult */
/** @typedef {import("./pkg/runtime/yimen.js").Source} Source */
/** @typedef {import("./pkg/runtime/yimen.js").Amount} Amount */
/** @typedef {import("./pkg/runtime/yimen.js").PackInfo} PackInfo */
/** @typedef {import("./screening.js").Outcome} Outcome */
/** @typedef {import("./form.js").Told} Told */
/** @typedef {import("./summary.js").Context} Context */
/** @typedef {import("./dom.js").Child} Child */

/**
 * @param {ScreeningResult} result
 * @param {Context} context
 * @returns {Child[]}
 */
export function items(result, context) {
  /** @type {Map<number | null, ItemResult[]>} */
  const groups = new Map([[null, []]]);
  for (const item of result.items) groups.set(item.member, [...(groups.get(item.member) ?? []), item]);
  const sections = [...groups]
    .filter(([, items]) => items.length > 0)
    .map(([member, items]) =>
      el("section", { class: "group" }, el("h3", {}, context.who(member)), ...items.map((item) => row(item, context))),
    );
  return [el("div", { class: "groups" }, ...sections)];
}

/**
 * @param {ItemResult} item
 * @param {Context} context
 */
function row(item, context) {
  return el(
    "details",
    {
      class: "item",
      "data-key": JSON.stringify([item.item, item.member]),
      "data-verdict": item.verdict,
      "data-standing": item.standing,
    },
    el(
      "summary",
      {},
      badge(item.verdict, VERDICT[item.verdict]),
      el("span", { class: "name" }, item.name),
      // As long as nobody knows who the members are, a sum for as many as there can be says nothing.
      item.amount && context.membersKnown && amount(item, item.amount),
      el("span", { class: "why" }, why(item)),
    ),
    el("div", { class: "reasons" }, ...reasons(item, context)),
  );
}

/**
 * @param {ItemResult} item
 * @param {Amount} amount
 */
function amount({ verdict }, amount) {
  const settled = verdict === "eligible";
  return el("span", { class: "amount" }, !settled && el("span", { class: "if" }, "若符合 "), money(amount));
}

/**
 * A verdict: a word and a sign, never colour alone.
 * @param {string} kind
 * @param {string} words
 */
const badge = (kind, words) => el("span", { class: "badge", "data-verdict": kind }, words);

/**
 * The main reason, in a line.
 * @param {ItemResult} item
 */
function why(item) {
  const unmet = item.conditions.find(({ verdict }) => verdict === "unmet");
  switch (item.verdict) {
    case "eligible":
      if (item.barred_by) return `${item.standing === "stop" ? "应当停止：" : ""}${BAR[item.barred_by.kind](item.barred_by.name)}`;
      return item.in_kind ? `${STANDING[item.standing]}：${item.in_kind}` : STANDING[item.standing];
    case "ineligible":
      return (item.standing === "stop" ? "正在领，应当停止。" : "") + (unmet?.unmet ?? unmet?.gap?.text ?? "");
    case "undetermined":
      return item.missing.length > 0 ? `还缺 ${item.missing.length} 个回答` : "";
    case "error":
      return item.error?.message ?? "";
  }
}

/**
 * @param {ItemResult} item
 * @param {Context} context
 * @returns {Child[]}
 */
function reasons(item, context) {
  const { barred_by: bar, error } = item;
  const worthGoing = item.verdict !== "ineligible";
  return [
    continuing(item.continues),
    bar &&
      el(
        "div",
        { class: "bar-reason" },
        el("p", {}, `${BAR[bar.kind](`${context.who(bar.member)}的「${bar.name}」`)}。`),
        citation(bar),
      ),
    error &&
      el(
        "div",
        { class: "bar-reason" },
        el("p", {}, `${error.message}。`),
        error.help && el("p", {}, `${error.help}。`),
      ),
    el("ul", { class: "conditions" }, ...item.conditions.map(condition)),
    item.missing.length > 0 &&
      el(
        "div",
        { class: "missing" },
        el("h4", {}, item.verdict === "undetermined" ? "还要知道" : "算出确数还要知道"),
        el("ul", {}, ...item.missing.map((path) => el("li", {}, context.link(path)))),
      ),
    el(
      "dl",
      { class: "facts" },
      fact("怎么算", item.calculation),
      fact("给什么", item.in_kind),
      worthGoing && item.materials.length > 0 && fact("材料", item.materials.join("、")),
      worthGoing && fact("时限", item.deadline),
      fact("部门", item.department),
      worthGoing && fact("办理", item.apply_at),
      item.citation && el("div", {}, el("dt", {}, "依据"), el("dd", {}, ...cited(item))),
    ),
  ];
}

/**
 * What goes on although its conditions no longer hold.
 * @param {ItemResult["continues"]} continues
 */
function continuing(continues) {
  if (!continues) return null;
  const words = continues.settled
    ? "条件已不再符合，按渐退的规定继续享受。"
    : "条件已不再符合；是不是还能按渐退的规定继续享受，要问清才知道。";
  return el("div", { class: "bar-reason" }, el("p", {}, words), citation(continues));
}

/**
 * @param {string} name
 * @param {string | null} words
 */
const fact = (name, words) => words && el("div", {}, el("dt", {}, name), el("dd", {}, words));

/** @param {ConditionResult} condition */
function condition(condition) {
  const { verdict, name, unmet, text, gap } = condition;
  return el(
    "li",
    { "data-verdict": verdict },
    el("p", { class: "head" }, badge(verdict, CONDITION[verdict]), " ", el("strong", {}, name), unmet && ` ${unmet}`),
    gap && el("p", { class: "gap" }, gap.text),
    el("p", { class: "text" }, `条件：${text}`),
    citation(condition),
  );
}

/** @param {Source} source */
const citation = (source) => source.citation && el("p", { class: "citation" }, "依据：", ...cited(source));

/**
 * @param {Source} source
 * @returns {Child[]}
 */
function cited({ citation, citation_status: status, citation_note: note }) {
  const mark = status && CITATION[status];
  return [
    citation,
    mark ? el("span", { class: "mark-word" }, mark) : null,
    mark && note ? el("span", { class: "remark" }, note) : null,
  ];
}

/**
 * What the result was made from, for whoever has to check it.
 * @param {Outcome & { result: ScreeningResult }} outcome
 * @param {PackInfo} info
 * @param {string} place
 */
export function receipt({ input, text, result }, info, place) {
  const { receipt } = result;
  const title = el("summary", {}, "完整数据（供窗口和技术人员核对）");
  const data = el("details", { class: "folded", "data-key": "data" }, title);
  const fill = () => {
    if (!data.open || data.childElementCount > 1) return;
    const block = (/** @type {string} */ name, /** @type {string} */ words) => [
      el("h4", {}, name),
      el("pre", { tabindex: "0", role: "group", "aria-label": name, "data-part": name }, words),
    ];
    data.append(...block("输入", input), ...block("结果", text ?? ""));
  };
  data.addEventListener("toggle", fill);
  return el(
    "div",
    { class: "receipt" },
    el(
      "dl",
      { class: "facts" },
      fact("地方", place),
      fact("评估日", receipt.date),
      fact("规则", `${info.name} ${receipt.version} 版`),
      fact("规则指纹", receipt.pack_hash),
      fact("输入指纹", receipt.input_hash),
      fact("引擎", `Yimen ${receipt.engine}`),
      receipt.assumed.length > 0 && fact("假定的标准", receipt.assumed.map((standard) => standard.name).join("、")),
    ),
    data,
  );
}

/**
 * What was told, for the printed page.
 * @param {Told[]} told
 */
export function toldList(told) {
  const row = (/** @type {Told} */ { who, question, words }) =>
    el("div", {}, el("dt", {}, `${who}：${question}`), el("dd", {}, words));
  return el("div", { class: "told" }, el("h3", {}, "填报的情况"), el("dl", { class: "facts" }, ...told.map(row)));
}
