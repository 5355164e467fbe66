// The page's own words, and figures as people write them.
// @ts-check

/** @typedef {import("./pkg/runtime/yimen.js").Amount} Amount */
/** @typedef {import("./pkg/runtime/yimen.js").FactInfo} FactInfo */

export const UNKNOWN = "不清楚 / 未填";

export const VERDICT = { eligible: "符合", ineligible: "不符合", undetermined: "待定", error: "无法判定" };

export const CONDITION = { met: "满足", unmet: "不满足", undetermined: "待定", error: "无法计算" };

export const STANDING = {
  new: "可以申请",
  continuing: "正在享受，可以继续",
  stop: "正在享受，按规则应当停止",
  barred: "与其他救助不能同时享受",
  none: "",
};

/** How another item, by its name, rules one out. */
export const BAR = {
  excludes: (/** @type {string} */ name) => `已有${name}，不能同时享受`,
  higher: (/** @type {string} */ name) => `${name}给得更多，就高享受那一项`,
  choice: (/** @type {string} */ name) => `选了${name}，就不能再享受这一项`,
};

/** What is found in what the family receives. */
export const FINDING = {
  gap: "漏救",
  wrongful: "错救",
  duplicate: "重复救",
  replaced: "改领",
  elsewhere: "异地享受",
  underpaid: "少发",
  overpaid: "多发",
};

export const CITATION = { verified: "", unverified: "待复核", own_choice: "系统自定" };

/**
 * Decimal text with its thousands set apart. The digits are never read as a number.
 * @param {string} text
 */
export function grouped(text) {
  const [whole = "", fraction] = text.split(".");
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? apart : `${apart}.${fraction}`;
}

/**
 * An amount without its unit: `723`, `320–820`, `0 以上`.
 * @param {Amount} amount
 */
export function figure(amount) {
  if ("value" in amount) return grouped(amount.value);
  if (amount.low === null && amount.high === null) return "";
  if (amount.high === null) return `${grouped(amount.low ?? "")} 以上`;
  if (amount.low === null) return `${grouped(amount.high)} 以下`;
  return `${grouped(amount.low)}–${grouped(amount.high)}`;
}

/**
 * An amount with its unit: `723 元/月`.
 * @param {Amount} amount
 */
export function money(amount) {
  const words = figure(amount);
  return words ? `${words} ${amount.unit}` : "金额待定";
}

/**
 * Whether an amount is nothing, for certain.
 * @param {Amount} amount
 */
export const isZero = (amount) => "value" in amount && !/[1-9]/.test(amount.value);

/**
 * A fact's question, parted into what is asked and what explains it.
 * @param {FactInfo} fact
 * @returns {{ question: string, hint: string }}
 */
export const parted = (fact) => partedText(fact.ask ?? fact.name);

/**
 * @param {string} text
 * @returns {{ question: string, hint: string }}
 */
export function partedText(text) {
  const end = text.search(/[？?]/);
  if (end < 0) return { question: text, hint: "" };
  return { question: text.slice(0, end + 1), hint: text.slice(end + 1).trim() };
}
