// Brings the engine and the rules into the page. After this nothing is requested any more.
// @ts-check

/** @typedef {import("./pkg/runtime/yimen.js").Pack} Pack */

/** Why the page cannot work, in words for the person before it. */
export class LoadFailure extends Error {
  /**
   * @param {string} title
   * @param {string} message
   * @param {{ retry?: boolean, detail?: string }} [more]
   */
  constructor(title, message, { retry = false, detail = "" } = {}) {
    super(message);
    this.title = title;
    this.retry = retry;
    this.detail = detail;
  }
}

const WINDOW = "也可以直接到户籍地乡镇（街道）窗口咨询。";

/**
 * @param {string} address where the compiled pack lies
 * @returns {Promise<Pack>}
 */
export async function load(address) {
  if (typeof WebAssembly !== "object") {
    throw new LoadFailure("这个浏览器不能在本页计算", `请换用新版的浏览器，或者更新手机系统后再试。${WINDOW}`);
  }
  const [engine, rules] = await Promise.all([startEngine(), bytes(address)]);
  try {
    return engine.Pack.load(rules);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new LoadFailure("救助规则文件打不开", `取到的规则文件损坏了，所以不能计算。请稍后再试；一直这样的，请告诉网站管理人员。${WINDOW}`, {
      retry: true,
      detail,
    });
  }
}

async function startEngine() {
  const address = new URL("pkg/runtime/yimen_bg.wasm", document.baseURI);
  const [engine, module] = await Promise.all([
    import("./pkg/runtime/yimen.js").catch((error) => Promise.reject(unreachable(error))),
    bytes(address.href),
  ]);
  try {
    await engine.default({ module_or_path: module });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new LoadFailure(
      "这个浏览器不能在本页计算",
      `计算程序（WebAssembly）没有启动：浏览器太旧，或者被安全设置拦住了。请换用新版的浏览器，或者更新手机系统后再试。${WINDOW}`,
      { retry: true, detail },
    );
  }
  return engine;
}

/** @param {string} address */
async function bytes(address) {
  const answer = await fetch(address).catch((error) => Promise.reject(unreachable(error)));
  if (!answer.ok) throw unreachable(`${answer.status} ${address}`);
  const buffer = await answer.arrayBuffer().catch((error) => Promise.reject(unreachable(error)));
  return new Uint8Array(/** @type {ArrayBuffer} */ (buffer));
}

/** @param {unknown} cause */
function unreachable(cause) {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new LoadFailure("没有取到救助规则", `网络断了，或者网站正在维护。请检查网络后重试。${WINDOW}`, { retry: true, detail });
}
