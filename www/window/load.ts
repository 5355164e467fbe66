// Everything the page needs, fetched before the first file: from then on nothing is asked for any more.
import { wrap } from "comlink";
import { canScreenRegisters, REGISTER_MODULE } from "yimen/register/module";
import { RUNTIME_MODULE } from "yimen/worker";
import { Vocabulary } from "./reading/columns.js";
import type { Reader } from "./reading/reader.js";
import { Pool, workerCount, type Build } from "./screening/pool.js";
import type { Ready } from "./state.js";

/** The pack of the place this page stands for. */
const PACK = "../packs/zhejiang.yimen";

async function fetched(address: string | URL): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response;
}

export async function load(): Promise<Ready> {
  const reader = wrap<Reader>(new Worker(new URL("./reading/reader-worker.ts", import.meta.url), { type: "module" }));
  const build: Build = canScreenRegisters() ? "register" : "runtime";
  const [module, pack] = await Promise.all([
    WebAssembly.compileStreaming(fetched(build === "register" ? REGISTER_MODULE : RUNTIME_MODULE)),
    fetched(PACK).then((response) => response.arrayBuffer()),
  ]);
  const pool = await Pool.open(workerCount(), build, module, new Uint8Array(pack), "zh");
  // A reader that cannot be started is found out now, not with the first file.
  const [zh, en] = await Promise.all([pool.info("zh"), pool.info("en"), reader.close("families")]);
  return { pool, reader, info: { zh, en }, vocabulary: new Vocabulary(zh, en) };
}
