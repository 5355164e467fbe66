// How long it takes from the address to the first question, and from a key to its answer. Printed, not judged: machines differ.
import { test } from "node:test";
import { E01, open, screening, settled } from "./browser.mjs";
import { tell } from "./states.mjs";

const RUNS = 5;
const middle = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

test("time to the first question, and bytes", async (t) => {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { page, close } = await open();
    runs.push(
      await page.evaluate(() => {
        const resources = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
        return {
          time: Math.round(performance.getEntriesByName("yimen:ready")[0].startTime),
          bytes: resources.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
          requests: resources.length,
        };
      }),
    );
    await close();
  }
  t.diagnostic(`first question after ${middle(runs.map(({ time }) => time))} ms, the median of ${RUNS} fresh contexts`);
  t.diagnostic(`${runs[0].requests} requests, ${runs[0].bytes} bytes uncompressed`);
});

test("time from a key to the result of its answer, and how long the page itself is held up", async (t) => {
  const { page, close } = await open();
  await tell(page, { region: "331022", date: "2026-03-01", members: E01.births.map((birth_date) => ({ birth_date })), family: { hukou: "331022", cash_assets: "0" } });
  const times = await screening(page).evaluate(async (element) => {
    const all = [];
    for (let run = 0; run < 30; run += 1) {
      const { session } = element;
      const started = performance.now();
      session.give({ member: null, id: "countable_income" }, String(2000 + run));
      await element.updateComplete;
      const drawn = performance.now();
      while (session.early === null) await scheduler.postTask(() => undefined);
      await element.updateComplete;
      const answered = performance.now();
      await session.settled();
      await element.updateComplete;
      all.push([drawn - started, answered - started, performance.now() - started]);
    }
    return all;
  });
  const [drawn, answered, asked] = [0, 1, 2].map((at) => middle(times.map((one) => one[at])).toFixed(1));
  t.diagnostic(`a key is drawn after ${drawn} ms, its result after ${answered} ms, the questions left after ${asked} ms`);
  await settled(page);
  await close();
});
