import { Engine } from "yimen/worker";

const engine = await Engine.open();
const bytes = await fetch("../packs/zhejiang.yimen").then((response) => response.arrayBuffer());
const pack = await engine.load(new Uint8Array(bytes));
const started = performance.now();
const result = await pack.screen({ region: "331022", date: "2026-03-01" });
document.body.textContent = `${result.items.length} ${performance.now() - started}`;
