/** One fact as it may be given. Left out, or `undefined`: not known. `null`: there is none (无). */
export type FactValue = string | number | bigint | boolean | null | undefined;

/** Facts by id or by name. Figures that must be exact beyond 15 digits are given as text or `bigint`. */
export type Facts = Readonly<Record<string, FactValue>> | ReadonlyMap<string, FactValue>;

/** A benefit the family already receives. */
export interface Received {
  /** Id or name of the item. */
  item: string;
  /** Place of the member in the case, from 0; left out for an item of the whole family. */
  member?: number | null | undefined;
  /** What is paid, in the unit of the item. */
  amount?: string | number | bigint | null | undefined;
  /** The date it has been paid from, `YYYY-MM-DD`. */
  since?: string | null | undefined;
  /** The date from which its conditions no longer hold, where they do not. */
  unmet_since?: string | null | undefined;
  /** Name or code of the place where it is received, where that is another one. */
  region?: string | null | undefined;
}

/** One family to be screened. Each key has a Chinese spelling too; either may be used, not both. */
export interface CaseInput {
  /** The date to judge for, `YYYY-MM-DD`. */
  date?: string | undefined;
  /** Name or code of the place to judge for; left out, that of the household registration. */
  region?: string | undefined;
  /** Facts of the family. */
  family?: Facts | undefined;
  /** Facts of each member. */
  members?: readonly Facts[] | undefined;
  /** What the family receives already. */
  receiving?: readonly Received[] | undefined;
  /** Values to assume for standards instead of the published ones; the receipt names them. */
  standards?: Facts | undefined;
  评估日?: string | undefined;
  地区?: string | undefined;
  家庭?: Facts | undefined;
  成员?: readonly Facts[] | undefined;
  在享?: readonly Received[] | undefined;
  设定?: Facts | undefined;
}

/** The language of names, reasons and messages. Chinese where none is given. */
export type Lang = "zh" | "en";

/** How to screen. Other keys are refused. */
export interface ScreenOptions {
  /** The language of names, reasons and messages. */
  lang?: Lang | undefined;
  /** The date to judge for; it wins over the case's own. */
  date?: string | undefined;
  /** The place to judge for; it wins over the case's own. */
  region?: string | undefined;
  /** Whether to give every reason: what each condition rests on, and the nearest change that would flip a verdict. */
  reasons?: boolean | undefined;
  /**
   * Whether to look for the facts that still matter; true where left out. Without it `questions` and what each item is
   * `missing` are empty, all else is the same, and the answer comes several times faster.
   */
  questions?: boolean | undefined;
  /**
   * Whether to say of each item how its conditions came out and how its amount is calculated; true where left out. Most of a
   * result is that; without it `conditions`, `calculation`, `steps` and `changes` are empty, `reasons` or not.
   */
  conditions?: boolean | undefined;
}

/** A policy text. */
export interface PolicyFile {
  /** Its name, with the folder of its layer: `zhejiang/dibao.policy`. */
  path: string;
  /** Its contents. */
  text: string;
}

/** What is thrown when an input is refused. Whatever threw it stays usable. */
export interface YimenError extends Error {
  name: "YimenError";
  /** Everything that is wrong, with its place. */
  diagnostics: Report[];
}
