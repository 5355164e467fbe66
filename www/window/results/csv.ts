// Comma-separated values as spreadsheets read them, and without anything they would take for a formula.

/** What a spreadsheet takes for the beginning of a formula, in its full-width form as well. */
const FORMULA = /^[\s]*[=+\-@\t\r＝＋－＠]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** One record. */
export const csv = (cells: readonly string[]): string => cells.map(cell).join(",");

function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
