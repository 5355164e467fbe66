// The built, optimised packages under bad input: a YimenError each time, never a trap, and the handle stays usable.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as full from "yimen";
import * as runtime from "yimen/runtime";
import { assertAnswer, bytesOf, reportsOf, smallCase, smallPack } from "./bundle.mjs";

const bytes = bytesOf(smallPack);
const isRefusal = (error) => reportsOf(error).length > 0;

for (const [name, yimen] of Object.entries({ full, runtime })) {
  describe(`${name} package`, () => {
    const pack = yimen.Pack.load(bytes);

    const refuses = (call) => {
      let thrown;
      assert.throws(call, (error) => ((thrown = reportsOf(error)), true));
      assertAnswer(pack.screenJson(smallCase.case), smallCase.expected);
      return thrown[0];
    };

    test("case texts", () => {
      for (const text of ["", "{", "\0", "[".repeat(100_000), '{"family":'.repeat(100_000), "9".repeat(20_000_000)]) {
        const report = refuses(() => pack.screenJson(text));
        assert.equal(report.severity, "error");
      }
    });

    test("case objects", () => {
      const circular = { members: [] };
      circular.members.push(circular);
      assert.equal(refuses(() => pack.screen(circular)).code, "J004");
      assert.equal(refuses(() => pack.screen({ family: { a: NaN } })).path, "family.a");
      assert.equal(refuses(() => pack.screen({ date: "\ud800" })).code, "J006");
      refuses(() => pack.screen());
      refuses(() => pack.screen({ date: 10n ** 5_000n }));
    });

    test("options", () => {
      const report = refuses(() => pack.screen({}, { language: "en" }));
      assert.equal(report.path, "language");
      refuses(() => pack.screenJson("{}", { lang: "fr" }));
      refuses(() => pack.info("fr"));
      if (name === "full") refuses(() => pack.map("fr"));
    });

    test("damaged packs", () => {
      refuses(() => yimen.Pack.load("not bytes"));
      refuses(() => yimen.Pack.load(new Uint8Array()));
      refuses(() => yimen.Pack.load(new Uint8Array(1 << 24)));
      const step = Math.max(1, Math.floor(bytes.length / 400));
      for (let position = 0; position < bytes.length; position += step) {
        assert.throws(() => yimen.Pack.load(bytes.subarray(0, position)), isRefusal);
        const altered = bytes.slice();
        altered[position] ^= 1 << position % 8;
        assert.throws(() => yimen.Pack.load(altered), isRefusal);
      }
      refuses(() => yimen.Pack.load(bytes.subarray(1)));
    });

    test("views of bytes", () => {
      const wider = new Uint8Array(bytes.length + 8);
      wider.set(bytes, 4);
      assert.equal(yimen.Pack.load(wider.subarray(4, 4 + bytes.length)).hash, smallPack.hash);
      assert.equal(yimen.Pack.load(Buffer.from(bytes)).hash, smallPack.hash);
      assert.equal(yimen.Pack.load(new DataView(bytes.buffer)).hash, smallPack.hash);
    });

    test("memory is given back", () => {
      const before = process.memoryUsage().arrayBuffers;
      for (let i = 0; i < 300; i++) {
        yimen.Pack.load(bytes).free();
        assert.throws(() => pack.screenJson("[".repeat(10_000)), isRefusal);
      }
      const grown = process.memoryUsage().arrayBuffers - before;
      assert.ok(grown < 32 << 20, `grew by ${grown} bytes`);
    });
  });
}

describe("policy texts", () => {
  const refuses = (files) => assert.throws(() => full.Pack.compile(files), isRefusal);

  test("of other types", () => {
    for (const files of [undefined, null, 1, "text", {}, [1], [{}], [{ path: "a" }], [{ path: "a", text: "", x: 1 }]]) {
      refuses(files);
    }
  });

  test("too large", () => {
    refuses([{ path: "a", text: "甲".repeat(20_000_000) }]);
    refuses(Array(1_000_000).fill({ path: "a.policy", text: "x".repeat(1_000) }));
  });
});
