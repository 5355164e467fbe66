// From what the form holds to a result. An answer that cannot be read counts as not given, and is named.
// @ts-check

/** @typedef {import("./pkg/runtime/yimen.js").Pack} Pack */
/** @typedef {import("./pkg/runtime/yimen.js").Report} Report */
/** @typedef {import("./pkg/runtime/yimen.js").ScreeningResult} ScreeningResult */
/** @typedef {import("./form.js").Draft} Draft */
/** @typedef {import("./form.js").Spot} Spot */

/**
 * @typedef {object} Outcome
 * @property {string} input the case, as JSON text
 * @property {string} [text] the result, byte for byte as every platform prints it
 * @property {ScreeningResult} [result] the same, to be shown
 * @property {Map<Spot, string>} mistakes what is wrong, and beside which answer it belongs
 * @property {string[]} failures what is wrong with the whole
 */

/** Each round takes an answer out; the engine names all it finds at once, so two are the rule. */
const ROUNDS = 8;

/**
 * @param {Pack} pack
 * @param {Draft} draft
 * @returns {Outcome}
 */
export function screen(pack, draft) {
  const mistakes = new Map(draft.mistakes);
  const family = JSON.parse(JSON.stringify(draft.case));
  let input = "";
  for (let round = 0; round < ROUNDS; round += 1) {
    input = JSON.stringify(family, null, 2);
    try {
      const text = pack.screenJson(input);
      return { input, text, result: JSON.parse(text), mistakes, failures: [] };
    } catch (error) {
      const reports = reportsOf(error);
      for (const { path, message } of reports) {
        const spot = draft.spots.get(path ?? "");
        if (spot && !mistakes.has(spot)) mistakes.set(spot, `${message}。`);
      }
      // Each path once: an answer can be wrong in two ways.
      const taken = [...new Set(reports.map(({ path }) => path ?? ""))].map((path) => takeOut(family, path));
      // The engine stops reading after so many mistakes and may then miss what it has not read: as long as answers can be taken
      // out, it is asked again.
      if (!taken.includes(true)) {
        return { input, mistakes, failures: reports.map(({ message }) => message) };
      }
    }
  }
  return { input, mistakes, failures: ["这些回答不能计算"] };
}

/**
 * Whatever else is thrown is a fault of the engine, not of the input.
 * @param {unknown} error
 * @returns {Report[]}
 */
function reportsOf(error) {
  if (error instanceof Error && error.name === "YimenError" && "diagnostics" in error) {
    return /** @type {Report[]} */ (error.diagnostics);
  }
  throw error;
}

/**
 * Takes the answer at a path out of the case, `members[0].birth_date` for one. What is judged for, date and place, and
 * whole parts stay.
 * @param {any} family
 * @param {string} path
 */
function takeOut(family, path) {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  const last = steps.pop();
  if (last === undefined || steps.length === 0) return false;
  const holder = steps.reduce((at, step) => at?.[step], family);
  if (typeof holder !== "object" || holder === null || Array.isArray(holder)) return false;
  if (!(last in holder)) return false;
  delete holder[last];
  return true;
}
