// The words of a language. Chinese is there from the start; English is brought along when the page has a moment.
import type { Lang } from "yimen/runtime";
import { zh } from "./zh.js";

export type Words = typeof zh;

let english: Words | null = null;

/** Brings the words of a language into the page. */
export async function loadWords(lang: Lang): Promise<void> {
  if (lang === "en") english ??= (await import("./en.js")).en;
}

/** The words of a language; Chinese as long as they are on their way. */
export const wordsOf = (lang: Lang): Words => (lang === "en" && english) || zh;
