// The words of a language.
import type { Lang } from "yimen/runtime";
import { en } from "./en.js";
import { zh } from "./zh.js";

export type Words = typeof zh;

export const wordsOf = (lang: Lang): Words => (lang === "en" ? en : zh);
