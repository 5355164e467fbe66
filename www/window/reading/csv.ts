// The cells of one record of comma-separated values, as spreadsheets write them.

/** The delimiters that are told apart, by how often the heading has them. */
const DELIMITERS = [",", "\t", ";"];

/** Parts a record into its cells. */
export function cells(record: string, delimiter: string): string[] {
  const found: string[] = [];
  let at = 0;
  for (;;) {
    let cell = "";
    if (record[at] === '"') {
      for (at += 1; at < record.length; at += 1) {
        if (record[at] !== '"') cell += record[at];
        else if (record[at + 1] === '"') cell += record[(at += 1)];
        else break;
      }
      at += 1;
    }
    // What follows a closing quote belongs to the cell: so do spreadsheets read it.
    const end = record.indexOf(delimiter, at);
    found.push(cell + record.slice(at, end < 0 ? record.length : end));
    if (end < 0) return found;
    at = end + 1;
  }
}

/** The delimiter of a heading. */
export function delimiterOf(heading: string): string {
  const counts = DELIMITERS.map((delimiter) => cells(heading, delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}
