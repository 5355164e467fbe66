// Policy texts in the worker while they are edited, and what an editor asks about them.
import type { CaseInput, Lang, Report } from "../full/yimen.js";
import type { ScreeningPack } from "./index.js";

/** A stretch of a text, in UTF-16 units from its start. */
export interface Token {
  from: number;
  to: number;
  /** `keyword`, `name`, `text`, `number`, `unit`, `operator`, `comment`, `date`, `bracket`… */
  kind: string;
}

/** What is to be known about the word at a place. */
export interface Hover {
  from: number;
  to: number;
  title: string;
  lines: string[];
  citation: string | null;
}

/** One word that could stand at a place. */
export interface Completion {
  label: string;
  detail: string | null;
  kind: string;
}

/** The words that could stand at a place, and where what they replace begins. */
export interface Completions {
  from: number;
  options: Completion[];
}

/** A place in one of the texts. */
export interface Place {
  path: string;
  from: number;
  to: number;
}

/** One of the pack's own cases, run. */
export interface CaseRun {
  name: string;
  path: string;
  /** From 1. */
  line: number;
  passed: boolean;
  /** Each expectation that is not met, in words. */
  differences: string[];
  input: CaseInput;
}

type Ask = (name: string, values: readonly unknown[]) => Promise<unknown>;

/** Policy texts in the worker, sent there once and then changed file by file. */
export class PolicyWorkspace {
  /** @internal */
  constructor(private readonly ask: Ask) {}

  /** Puts a text in, or another in its place. */
  async put(path: string, text: string): Promise<void> {
    await this.ask("put", [path, text]);
  }

  /** Takes a text out. */
  async remove(path: string): Promise<void> {
    await this.ask("remove", [path]);
  }

  /** Everything wrong with the texts. */
  check(lang?: Lang): Promise<Report[]> {
    return this.ask("check", [lang]) as Promise<Report[]>;
  }

  /** The pack they make. Throws a `Refusal` if there is an error among them. */
  pack(): Promise<ScreeningPack> {
    return this.ask("pack", []) as Promise<ScreeningPack>;
  }

  /** The words of a text, for colouring it. */
  tokens(path: string): Promise<Token[]> {
    return this.ask("tokens", [path]) as Promise<Token[]>;
  }

  /** A text, laid out. Throws a `Refusal` if it cannot be read. */
  format(path: string): Promise<string> {
    return this.ask("format", [path]) as Promise<string>;
  }

  /** What is to be known about the word at a place. */
  hover(path: string, offset: number, lang?: Lang): Promise<Hover | null> {
    return this.ask("hover", [path, offset, lang]) as Promise<Hover | null>;
  }

  /** What could be written at a place. */
  complete(path: string, offset: number, lang?: Lang): Promise<Completions | null> {
    return this.ask("complete", [path, offset, lang]) as Promise<Completions | null>;
  }

  /** Where the word at a place is declared. */
  definition(path: string, offset: number): Promise<Place | null> {
    return this.ask("definition", [path, offset]) as Promise<Place | null>;
  }

  /** The cases of the pack itself, run. Throws a `Refusal` if there is an error among the texts. */
  cases(lang?: Lang): Promise<CaseRun[]> {
    return this.ask("cases", [lang]) as Promise<CaseRun[]>;
  }

  /** Gives the memory back. */
  async free(): Promise<void> {
    await this.ask("free", []);
  }
}
