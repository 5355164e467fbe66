// The packs an author can begin with. Their texts come one pack at a time, when chosen.
import type { PolicyFile } from "yimen";

type Texts = { default: Record<string, string> };

interface Layer {
  /** Folder its files stand in, as the command sees them. */
  folder: string;
  texts(): Promise<Texts>;
}

export interface PackChoice {
  id: string;
  name: { zh: string; en: string };
  /** The country first, the pack itself last. */
  layers: readonly Layer[];
}

const china: Layer = { folder: "china", texts: () => import("./texts/china.js") };
const sample: Layer = { folder: "sample", texts: () => import("./texts/sample.js") };

const alone = (id: string, zh: string, en: string, texts: Layer["texts"]): PackChoice => ({
  id,
  name: { zh, en },
  layers: [{ folder: id, texts }],
});

const onChina = (id: string, zh: string, en: string, texts: Layer["texts"]): PackChoice => ({
  id,
  name: { zh, en },
  layers: [china, { folder: id, texts }],
});

export const PACKS: readonly PackChoice[] = [
  { id: "sample", name: { zh: "小例子：一项低保", en: "A small sample: one allowance" }, layers: [sample] },
  { id: "china", name: { zh: "国家", en: "China, national" }, layers: [china] },
  onChina("zhejiang", "浙江省", "Zhejiang", () => import("./texts/zhejiang.js")),
  onChina("jiangsu", "江苏省", "Jiangsu", () => import("./texts/jiangsu.js")),
  onChina("shanghai", "上海市", "Shanghai", () => import("./texts/shanghai.js")),
  onChina("example-counties", "示例县（编出来的六个县）", "Example counties (made up)", () => import("./texts/example-counties.js")),
  alone("fr-family-allowances", "例子：法国家庭津贴", "Example: family allowances, France", () => import("./texts/fr-family-allowances.js")),
  alone("jp-child-allowance", "例子：日本儿童津贴", "Example: child allowance, Japan", () => import("./texts/jp-child-allowance.js")),
  alone("us-snap", "例子：美国食品补助 SNAP", "Example: SNAP, United States", () => import("./texts/us-snap.js")),
];

export const packById = (id: string): PackChoice | undefined => PACKS.find((pack) => pack.id === id);

/** The texts of a pack and of all it rests on, as they were shipped. */
export async function textsOf(pack: PackChoice): Promise<PolicyFile[]> {
  const layers = await Promise.all(
    pack.layers.map(async ({ folder, texts }) =>
      Object.entries((await texts()).default).map(([path, text]) => ({
        path: `${folder}/${path.slice(path.lastIndexOf("/") + 1)}`,
        // As the editor reads lines.
        text: text.replace(/\r\n?/g, "\n"),
      })),
    ),
  );
  return layers.flat();
}
