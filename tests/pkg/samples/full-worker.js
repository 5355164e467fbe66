// The build that also compiles, in a worker that the package starts.
import { Engine } from "yimen/worker";

const engine = await Engine.open({ build: "full" });
const [report] = await engine.check([{ path: "a.policy", text: "?" }], "en");
const bytes = await fetch("zhejiang.yimen").then((response) => response.arrayBuffer());
const pack = await engine.load(new Uint8Array(bytes));
const text = await fetch("family.json").then((response) => response.text());
window.answer = report.severity === "error" ? await pack.screenJson(text) : "no report";
