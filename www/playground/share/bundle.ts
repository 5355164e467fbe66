// What is shared or kept: the changed files of a pack and a case. Whatever comes in is checked through and through.
import type { PolicyFile } from "yimen";
import { packById, type PackChoice } from "../packs.js";
import { Project } from "../project.js";

export interface Bundle {
  pack: PackChoice;
  /** What the shipped texts it was made with came to; another figure, and they have changed since. */
  shipped: string;
  files: PolicyFile[];
  removed: string[];
  case: string;
}

export type Unreadable = "damaged" | "long" | "file" | "fileLong" | "version" | "pack";

/** What cannot be opened, and why. */
export class UnreadableBundle extends Error {
  constructor(readonly why: Unreadable) {
    super(why);
  }
}

const FORMAT = "yimen-playground";
const VERSION = 1;
const MOST_FILES = 500;

/** A folder and a file name, as the tree shows them; nothing that leads elsewhere. */
export const FILE_NAME = /^[\p{L}\p{N}_-][\p{L}\p{N}_.-]{0,80}\.policy$/u;
const PATH = /^[\p{L}\p{N}_-]{1,80}\/[\p{L}\p{N}_-][\p{L}\p{N}_.-]{0,80}\.policy$/u;

export function bundleText(project: Project, family: string): string {
  return JSON.stringify({
    format: FORMAT,
    version: VERSION,
    pack: project.pack.id,
    shipped: shippedMark(project),
    ...project.changes,
    case: family,
  });
}

/** Throws an `UnreadableBundle` for anything that is not exactly a bundle. */
export function readBundle(text: string, otherwise: Unreadable): Bundle {
  const value = parsed(text, otherwise);
  if (value["format"] !== FORMAT) throw new UnreadableBundle(otherwise);
  if (value["version"] !== VERSION) throw new UnreadableBundle("version");
  const { pack: id, shipped, files, removed, case: family } = value;
  if (typeof id !== "string" || typeof shipped !== "string" || typeof family !== "string") {
    throw new UnreadableBundle(otherwise);
  }
  if (!isList(files, isFile) || !isList(removed, isPath)) throw new UnreadableBundle(otherwise);
  const pack = packById(id);
  if (!pack) throw new UnreadableBundle("pack");
  return { pack, shipped, files: files.map(({ path, text }) => ({ path, text })), removed, case: family };
}

/** A short mark of the shipped texts (FNV-1a): to notice another version, not to prove anything. */
export function shippedMark(project: Project): string {
  let mark = 0x811c9dc5;
  for (const [path, text] of [...project.shipped].sort(([one], [other]) => (one < other ? -1 : 1))) {
    for (const part of [path, text]) {
      for (let at = 0; at < part.length; at += 1) mark = Math.imul(mark ^ part.charCodeAt(at), 0x01000193);
    }
  }
  return (mark >>> 0).toString(16);
}

function parsed(text: string, otherwise: Unreadable): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new UnreadableBundle(otherwise);
}

function isList<Kind>(value: unknown, is: (one: unknown) => one is Kind): value is Kind[] {
  return Array.isArray(value) && value.length <= MOST_FILES && value.every(is);
}

const isPath = (value: unknown): value is string => typeof value === "string" && PATH.test(value);

function isFile(value: unknown): value is PolicyFile {
  if (typeof value !== "object" || value === null) return false;
  const { path, text } = value as Record<string, unknown>;
  return isPath(path) && typeof text === "string";
}
