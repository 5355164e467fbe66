// The members of every family, gathered from the second file before the first is read.
import { MOST_MEMBERS } from "./limits.js";
import type { Problem } from "./problem.js";
import { plain } from "./normalise.js";
import type { Meaning } from "./columns.js";
import type { TableFile } from "./table-file.js";

const BETWEEN_CELLS = "\u001f";
const BETWEEN_ROWS = "\u001e";

export interface MemberRow {
  line: number;
  cells: string[];
}

export class Members {
  /** All rows of a family as one text: a hundred thousand families have to fit. */
  private readonly byFamily = new Map<string, string>();
  private readonly spoiled = new Map<string, Problem>();
  /** Rows that name no family, or cannot be read so far: the first lines, and how many. */
  readonly lost: number[] = [];
  lostCount = 0;

  static async read(file: TableFile, columns: readonly Meaning[]): Promise<Members> {
    const members = new Members();
    const id = columns.indexOf("id");
    let rows = 0;
    for await (const row of file.rows()) {
      if ((rows += 1) > MOST_MEMBERS) break;
      const found = row.problem ?? file.cellsOf(row);
      const cells = Array.isArray(found) ? found : null;
      const family = cells ? plain(cells[id] ?? "") : row.problem ? "" : file.idOf(row, id);
      if (family === "") members.lose(row.line);
      else if (cells === null) members.spoiled.set(family, { kind: "member", line: row.line, problem: found as Problem });
      else members.add(family, row.line, cells);
    }
    return members;
  }

  private add(family: string, line: number, cells: readonly string[]): void {
    const row = [String(line), ...cells.map((cell) => cell.trim())].join(BETWEEN_CELLS);
    const before = this.byFamily.get(family);
    this.byFamily.set(family, before === undefined ? row : before + BETWEEN_ROWS + row);
  }

  private lose(line: number): void {
    this.lostCount += 1;
    if (this.lost.length < 10) this.lost.push(line);
  }

  /** The members of a family, in the order of their file; or what is wrong with one of them. */
  of(family: string): MemberRow[] | Problem {
    const spoiled = this.spoiled.get(family);
    if (spoiled) return spoiled;
    const rows = this.byFamily.get(family);
    return rows === undefined ? [] : rows.split(BETWEEN_ROWS).map((row) => {
      const [line = "", ...cells] = row.split(BETWEEN_CELLS);
      return { line: Number(line), cells };
    });
  }

  /** Ids of families that have members, and no row of their own among these. */
  without(families: ReadonlySet<string>): string[] {
    return [...this.byFamily.keys(), ...this.spoiled.keys()].filter((family) => !families.has(family));
  }
}
