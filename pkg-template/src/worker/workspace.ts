// Policy texts in the worker while they are edited, and what an editor asks about them.
import type { Completion, Hover, Lang, PolicyCase, PolicyLocation, PolicyToken, Report } from "../full/yimen.js";
import type { ScreeningPack } from "./index.js";

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
  pack(lang?: Lang): Promise<ScreeningPack> {
    return this.ask("pack", [lang]) as Promise<ScreeningPack>;
  }

  /** The words of a text, for colouring it. */
  tokens(path: string): Promise<PolicyToken[]> {
    return this.ask("tokens", [path]) as Promise<PolicyToken[]>;
  }

  /** A text, laid out. Throws a `Refusal` if it cannot be read. */
  format(path: string, lang?: Lang): Promise<string> {
    return this.ask("format", [path, lang]) as Promise<string>;
  }

  /** What is to be known about the word at a place. */
  hover(path: string, offset: number, lang?: Lang): Promise<Hover | null> {
    return this.ask("hover", [path, offset, lang]) as Promise<Hover | null>;
  }

  /** What could be written at a place. */
  complete(path: string, offset: number, lang?: Lang): Promise<Completion | null> {
    return this.ask("complete", [path, offset, lang]) as Promise<Completion | null>;
  }

  /** Where the word at a place is declared. */
  definition(path: string, offset: number): Promise<PolicyLocation | null> {
    return this.ask("definition", [path, offset]) as Promise<PolicyLocation | null>;
  }

  /** The cases the texts bring along; none while there is an error among the texts. */
  caseList(): Promise<PolicyCase[]> {
    return this.ask("caseList", []) as Promise<PolicyCase[]>;
  }

  /**
   * Runs one of these cases, by its place in the list: what was expected and did not come, in words. Null where there
   * is no such case.
   */
  runCase(place: number, lang?: Lang): Promise<string[] | null> {
    return this.ask("runCase", [place, lang]) as Promise<string[] | null>;
  }

  /** Gives the memory back. */
  async free(): Promise<void> {
    await this.ask("free", []);
  }
}
