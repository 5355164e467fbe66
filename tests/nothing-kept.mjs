// What the pages promise alike: nothing that was told stays behind in the browser.
import assert from "node:assert/strict";

/** Holds a page to having stored nothing, in whatever a browser lets it store. */
export async function assertNothingKept(page) {
  const kept = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    document.cookie,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
  ]);
  assert.deepEqual(kept, [0, 0, "", 0, 0]);
}
