// The file in which a user keeps the answers, to go on another time.
import type { CaseInput, PackInfo } from "yimen/runtime";
import type { Answers } from "./answers.js";
import { CaseFailure, isRecord, restore, type Restored } from "./restore.js";
import type { Facts } from "./facts.js";

const FORMAT = "yimen-answers";
const VERSION = 1;
/** Far more than thirty people can tell. */
const LONGEST = 2_000_000;

interface Saved {
  format: typeof FORMAT;
  version: typeof VERSION;
  pack: { id: string; version: string; hash: string };
  /** What the members are called, in their order. */
  names: string[];
  /** What was answered with "not known". */
  unknown: string[];
  answers: CaseInput;
}

/** Why a file cannot be opened. */
export class FileFailure extends Error {
  constructor(
    readonly kind: "other" | "newer" | "damaged" | "members",
    readonly count = 0,
  ) {
    super(kind);
  }
}

export function save(answers: Answers, input: CaseInput, { id, version, hash }: PackInfo): string {
  const members = answers.members ?? [];
  const saved: Saved = {
    format: FORMAT,
    version: VERSION,
    pack: { id, version, hash },
    names: members.map(({ name }) => name),
    unknown: [
      ...answers.family.skipped,
      ...members.flatMap(({ sheet }, at) => [...sheet.skipped].map((fact) => `members[${at}].${fact}`)),
    ],
    answers: input,
  };
  return `${JSON.stringify(saved, null, 2)}\n`;
}

/** What a kept file holds. `otherPack`: it was kept with other rules than today's. */
export function open(text: string, facts: readonly [Facts, ...Facts[]]): Restored & { otherPack: boolean } {
  const saved = parse(text);
  if (typeof saved.version !== "number" || saved.version > VERSION) throw new FileFailure("newer");
  try {
    const restored = restore(saved.answers, facts);
    const { answers } = restored;
    answers.members?.forEach((member, at) => {
      const name: unknown = Array.isArray(saved.names) ? saved.names[at] : "";
      member.name = typeof name === "string" ? name.slice(0, 40) : "";
    });
    for (const path of Array.isArray(saved.unknown) ? saved.unknown : []) skip(answers, String(path), facts[0]);
    return { ...restored, otherPack: saved.pack?.hash !== facts[0].info.hash };
  } catch (error) {
    if (!(error instanceof CaseFailure)) throw error;
    throw error.kind === "members" ? new FileFailure("members", error.count) : new FileFailure("damaged");
  }
}

function parse(text: string): Saved {
  if (text.length > LONGEST) throw new FileFailure("other");
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new FileFailure("other");
  }
  if (!isRecord(value) || (value as unknown as Saved).format !== FORMAT) throw new FileFailure("other");
  return value as unknown as Saved;
}

function skip(answers: Answers, path: string, facts: Facts): void {
  const [, member, fact] = /^(?:members\[(\d+)\]\.)?(\w+)$/.exec(path) ?? [];
  const at = member === undefined ? null : Number(member);
  if (fact === undefined || !facts.at({ member: at, id: fact })) return;
  if (!answers.settled({ member: at, id: fact })) answers.skip({ member: at, id: fact });
}
