// The words of the language that is chosen.
import type { Lang } from "yimen/runtime";
import type { Problem } from "../reading/problem.js";
import { en } from "./en.js";
import { zh, type Words } from "./zh.js";

export type { Words };

export const words: Record<Lang, Words> = { zh, en };

/** What is wrong with a row, in one sentence. */
export function problemText(problem: Problem, { problem: say }: Words, nameOf: (path: string) => string): string {
  switch (problem.kind) {
    case "cells":
      return say.cells(problem.has, problem.wants);
    case "twice":
      return say.twice(problem.line);
    case "json":
      return say.json(problem.message);
    case "failed":
      return say.failed(problem.message);
    case "member":
      return say.member(problem.line, problemText(problem.problem, { problem: say } as Words, nameOf));
    case "refused":
      return problem.messages
        .map(({ path, message }) => (path === null ? message : say.at(nameOf(path), message)))
        .join(" ");
    default:
      return say[problem.kind];
  }
}
