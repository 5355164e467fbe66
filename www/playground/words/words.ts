// The words of the page in the language chosen.
import type { Lang } from "yimen";
import { en } from "./en.js";
import { type Words, zh } from "./zh.js";

export type { Words };

const WORDS: Record<Lang, Words> = { zh, en };

let chosen: Lang = "zh";

/** The language chosen. */
export const language = (): Lang => chosen;

/** The words in it. */
export const words = (): Words => WORDS[chosen];

export function chooseLanguage(lang: Lang): void {
  chosen = lang;
}
