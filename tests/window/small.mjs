// A small pack, quick to screen with: that of the project's README, and one item more that its first one rules out.
import { readFileSync } from "node:fs";
import { Pack } from "yimen";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const [, policy] = /^```policy\n([\s\S]*?)^```$/m.exec(readme);

const MORE = `
事项 困难补助 (aid "Aid") 对象 家庭 {
  依据 "本示例" 系统自定
  条件 收入: 可计月收入 < 9000
  待遇 每月 100元
}
关系 最低生活保障 排除 困难补助 同一家庭 依据 "本示例" 系统自定
`;

const pack = Pack.compile([{ path: "sample/sample.policy", text: policy + MORE }]);

/** The bytes of the pack. */
export const smallPack = pack.toBytes();

/** What the engine says of a family, in the words of the result. */
export const screen = (text) => JSON.parse(pack.screenJson(text));

/** Puts the small pack in the place of the city's. */
export const withSmallPack = (page) =>
  page.route("**/packs/*.yimen", (route) => route.fulfill({ body: Buffer.from(smallPack), contentType: "application/octet-stream" }));

/** Numbers that look like chance and are the same each time. */
export function* numbers(seed) {
  let state = seed;
  for (;;) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    yield state;
  }
}
