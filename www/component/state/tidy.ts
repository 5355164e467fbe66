// What people type, made into what the engine reads. Nothing is guessed: what cannot be read goes to the engine as it is,
// and the engine says what is wrong with it.

/** Spaces and full-width letters and digits of Chinese keyboards come in with every paste. */
export const plain = (typed: string): string => typed.normalize("NFKC").replace(/[\s\u200b\ufeff]+/g, "");

/** A figure; the commas that set thousands apart are taken out where they stand right. */
export function tidyNumber(typed: string): string {
  const text = plain(typed).replace(/^￥|^¥/, "").replace(/。/g, ".");
  return /^[+-]?\d{1,3}([,，]\d{3})+(\.\d*)?$/.test(text) ? text.replace(/[,，]/g, "") : text;
}

/** Year, month and day as typed into three fields, joined by hyphens as long as they are kept. */
export function dateParts(kept: string): [string, string, string] {
  const [year = "", month = "", ...day] = kept.split("-");
  return [year, month, day.join("-")];
}

/** The date, once all three parts are there. */
export function tidyDate(kept: string): string | undefined {
  const [year, month, day] = dateParts(kept).map(plain) as [string, string, string];
  if (!year || !month || !day) return undefined;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** Whether a date was begun and not finished. */
export const dateBegun = (kept: string): boolean => /[^-\s]/.test(kept) && tidyDate(kept) === undefined;

/** The day it is where the browser is. */
export function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
