// The shared cases with their answers by the native engine, and what the tests of this folder have in common.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const path = process.env.YIMEN_SHARED_BUNDLE;
assert.ok(path, "these tests compare with answers of the native engine; run them by `cargo xtask test`");

export const { packs, cases, refused } = JSON.parse(readFileSync(path, "utf8"));

/** The bytes of a pack as the native engine compiled it. */
export const bytesOf = (pack) => Uint8Array.from(Buffer.from(pack.bytes, "hex"));

/** The smallest pack, for tests that repeat themselves often, and an answered case of it. */
export const smallPack = packs.reduce((least, pack) => (pack.bytes.length < least.bytes.length ? pack : least));
export const smallCase = cases.find(
  ({ pack, lang, expected }) => pack === smallPack.folder && lang === "zh" && !expected.startsWith('{\n  "errors"'),
);

/** What a call answers, as JSON text: the result, or the refusal in the form the bundle has it. */
export function answer(call) {
  try {
    const value = call();
    return typeof value === "string" ? value : JSON.stringify(value, null, 2);
  } catch (error) {
    return JSON.stringify({ errors: reportsOf(error) }, null, 2);
  }
}

/** The reports of a refusal; anything else that is thrown (a trap above all) fails the test. */
export function reportsOf(error) {
  if (error?.name !== "YimenError") throw error;
  assert.ok(error instanceof Error);
  assert.equal(error.message, error.diagnostics[0].message);
  return error.diagnostics;
}

/** The case as an object, unless `JSON.parse` would lose something of it: digits, or a key given twice. */
export function losslessObject(text) {
  try {
    const object = JSON.parse(text);
    const withoutSpaces = text.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (part) => (part.startsWith('"') ? part : ""));
    return JSON.stringify(object) === withoutSpaces ? object : undefined;
  } catch {
    return undefined;
  }
}

/** Holds an answer to the native one, byte for byte; a long one is given by its hash. */
export function assertAnswer(actual, expected) {
  if (!expected.startsWith("sha256:")) return assert.equal(actual, expected);
  const hash = `sha256:${createHash("sha256").update(actual).digest("hex")}`;
  assert.ok(hash === expected, `another answer than the native one: ${actual.slice(0, 2_000)} …`);
}
