// How long it takes from the address to the first result. Printed, not judged: machines differ.
import { test } from "node:test";
import { open, SANMEN } from "./browser.mjs";

const RUNS = 7;

test("time from navigation to the first result", async (t) => {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { page, close } = await open({ hash: SANMEN });
    await page.waitForFunction(() => performance.getEntriesByName("yimen:first-result").length > 0);
    runs.push(
      await page.evaluate(() => {
        const resources = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
        return {
          time: performance.getEntriesByName("yimen:first-result")[0].startTime,
          bytes: resources.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
          requests: resources.length,
        };
      }),
    );
    await close();
  }
  const times = runs.map(({ time }) => Math.round(time)).sort((a, b) => a - b);
  t.diagnostic(`first result after ${times[RUNS >> 1]} ms, the median of ${RUNS} fresh contexts: ${times.join(", ")}`);
  t.diagnostic(`${runs[0].requests} requests, ${runs[0].bytes} bytes uncompressed`);
});
