// The engine in a worker that the package starts.
import { Engine } from "yimen/worker";

const engine = await Engine.open();
const bytes = await fetch("zhejiang.yimen").then((response) => response.arrayBuffer());
const pack = await engine.load(new Uint8Array(bytes));
window.answer = await pack.screenJson(await fetch("family.json").then((response) => response.text()));
