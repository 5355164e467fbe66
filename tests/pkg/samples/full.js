// The build that also compiles.
import init, { check, Pack } from "yimen";

await init();
const bytes = await fetch("zhejiang.yimen").then((response) => response.arrayBuffer());
const pack = Pack.load(new Uint8Array(bytes));
const text = await fetch("family.json").then((response) => response.text());
const [report] = check([{ path: "a.policy", text: "?" }], "en");
window.answer = report.severity === "error" ? pack.screenJson(text) : "no report";
