// What can be wrong with one family's row before the engine sees it, and what the engine then says of it.

export type Problem =
  /** The record is longer than any family's can be, or a quote is opened and never closed. */
  | { kind: "long" | "quote" }
  /** Bytes that are no letters in the file's encoding. */
  | { kind: "letters" }
  | { kind: "cells"; has: number; wants: number }
  | { kind: "id" }
  /** The members' file has nobody of this family. */
  | { kind: "alone" }
  | { kind: "twice"; line: number }
  | { kind: "json"; message: string }
  /** The same for a row of the members' file. */
  | { kind: "member"; line: number; problem: Problem }
  /** Refused by the engine, each message with its place in the case. */
  | { kind: "refused"; messages: { path: string | null; message: string }[] }
  /** The engine itself failed. */
  | { kind: "failed"; message: string };
