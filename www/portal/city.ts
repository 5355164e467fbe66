// The city this portal is for. Another city changes this file and `words.ts` follows.
export const city = {
  /** Its code in the pack; whoever uses the portal chooses a county inside it. */
  region: "331000",
  name: { zh: "台州市", en: "Taizhou" },
  /** The compiled rules, beside the pages. */
  pack: "../packs/zhejiang.yimen",
};
