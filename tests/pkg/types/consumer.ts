// A program as a portal's developer would write it, read by the type checker and never run.
import init, { Pack, type CaseInput, type ScreeningResult } from "yimen/runtime";
import { check, type Report } from "yimen";
import { Engine, EngineFailure, Refusal, type OpenOptions, type ScreeningPack } from "yimen/worker";

await init();
const family: CaseInput = { date: "2026-03-01", region: "三门县", members: [{ birth_date: "1980-01-01" }] };
const result: ScreeningResult = Pack.load(new Uint8Array()).screen(family);
const reports: Report[] = check([{ path: "a.policy", text: "" }]);

const options: OpenOptions = { build: "runtime", engine: { url: "/yimen.wasm", integrity: "sha384-…" } };
const engine: Engine = await Engine.open(options);
const pack: ScreeningPack = await engine.load(new Uint8Array());
const same: ScreeningResult = await pack.screen(family, { lang: "en" });
const text: string = await pack.screenJson("{}");
try {
  await pack.screen({ date: "tomorrow" });
} catch (error) {
  if (error instanceof Refusal) console.log(error.diagnostics[0]?.path satisfies string | null | undefined);
  else if (error instanceof EngineFailure) console.log(error.message);
}
console.log(result.plan.monthly_total, reports.length, same.questions.length, text);

// @ts-expect-error a promise is not yet a pack
engine.load(new Uint8Array()).screen(family);
// @ts-expect-error no such build
await Engine.open({ build: "small" });
// @ts-expect-error an engine is opened, not made
new Engine();
