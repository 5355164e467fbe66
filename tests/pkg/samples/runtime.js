// The engine in the page itself.
import init, { Pack } from "yimen/runtime";

await init();
const bytes = await fetch("zhejiang.yimen").then((response) => response.bytes?.() ?? response.arrayBuffer());
const pack = Pack.load(new Uint8Array(bytes));
window.answer = pack.screenJson(await fetch("family.json").then((response) => response.text()));
