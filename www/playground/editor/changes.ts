// From one text to another by the smallest changes, so that the cursor stays where it was.

interface Change {
  from: number;
  to: number;
  insert: string;
}

/** Line by line where the lines are as many; else what lies between the first and the last difference. */
export function smallestChanges(before: string, after: string): Change[] {
  const old = before.split("\n");
  const fresh = after.split("\n");
  if (old.length !== fresh.length) return difference(0, before, after);
  const changes: Change[] = [];
  let at = 0;
  old.forEach((line, index) => {
    changes.push(...difference(at, line, fresh[index]!));
    at += line.length + 1;
  });
  return changes;
}

function difference(at: number, before: string, after: string): Change[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return [{ from: at + head, to: at + before.length - tail, insert: after.slice(head, after.length - tail) }];
}
