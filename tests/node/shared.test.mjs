// The same answer everywhere: the built packages, imported as a user of npm would, against the native engine.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as full from "yimen";
import * as register from "yimen/register";
import * as runtime from "yimen/runtime";
import { answer, assertAnswer, bytesOf, cases, losslessObject, packs, refused } from "./bundle.mjs";

for (const [name, { Pack }] of Object.entries({ full, runtime, register })) {
  describe(`${name} package`, () => {
    const loaded = new Map(packs.map((pack) => [pack.folder, Pack.load(bytesOf(pack))]));

    for (const pack of packs) {
      test(`${pack.folder} is loaded and written back unchanged`, () => {
        assert.equal(loaded.get(pack.folder).hash, pack.hash);
        assert.ok(Buffer.from(loaded.get(pack.folder).toBytes()).equals(bytesOf(pack)));
      });
    }

    for (const { name, pack, lang, case: text, expected } of cases) {
      test(`${pack}: ${name} (${lang})`, () => {
        const screening = loaded.get(pack);
        assertAnswer(answer(() => screening.screenJson(text, { lang })), expected);
        const object = losslessObject(text);
        if (object !== undefined) assertAnswer(answer(() => screening.screen(object, { lang })), expected);
      });
    }
  });
}

describe("compiler", () => {
  for (const pack of packs) {
    test(`${pack.folder} compiles to the same bytes`, () => {
      assert.ok(Buffer.from(full.Pack.compile(pack.files).toBytes()).equals(bytesOf(pack)));
    });
  }

  for (const { name, files, expected } of refused) {
    test(`refused: ${name}`, () => {
      assert.equal(answer(() => full.Pack.compile(files)), expected);
      assert.equal(answer(() => ({ errors: full.check(files) })), expected);
    });
  }
});
