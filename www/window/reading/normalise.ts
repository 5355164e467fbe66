// What people write differently and mean the same.

/** Full-width letters and digits as ordinary ones, spaces around taken off; `="…"`, by which spreadsheets keep codes as text, opened. */
export function plain(text: string): string {
  const trimmed = text.normalize("NFKC").trim();
  return /^="[^"]*"$/.test(trimmed) ? trimmed.slice(2, -1).trim() : trimmed;
}

/** A heading or name for comparison: no case, no spaces, no unit in brackets. */
export function key(text: string): string {
  return plain(text)
    .toLowerCase()
    .replace(/[([【].*?[)\]】]$/, "")
    .replace(/[\s_\-·:]/g, "");
}

/** How many letters must be put in, left out or changed to make one word the other. */
export function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
