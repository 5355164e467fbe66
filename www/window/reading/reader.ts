// Reads the files and hands out families as cases, some at a time: whoever screens them sets the pace.
import type { FactInfo } from "yimen/runtime";
import type { Aliases } from "./aliases.js";
import { caseOf, idOf, type Defaults, type Facts } from "./case.js";
import type { Meaning, Role } from "./columns.js";
import type { Unreadable } from "./encoding.js";
import { familyOf } from "./json-lines.js";
import { MOST_FAMILIES } from "./limits.js";
import { Members } from "./members.js";
import type { Problem } from "./problem.js";
import { TableFile, type Inspected, type Row } from "./table-file.js";

/** How the files are to be understood. */
export interface Reading {
  families: Meaning[];
  members: Meaning[] | null;
  defaults: Defaults;
  facts: { family: FactInfo[]; member: FactInfo[]; aliases: Aliases };
}

/** One family, ready to be screened or known to be unreadable. */
export interface Family {
  /** Its place in the file, from 0. */
  number: number;
  id: string;
  line: number;
  start: number;
  end: number;
  case: string | null;
  problem: Problem | null;
}

/** What is left over at the end. */
export interface Leftover {
  /** Rows of members that name no family: the first lines, and how many. */
  lines: number[];
  count: number;
  /** Families that only the members' file knows: the first, and how many. */
  families: string[];
  familyCount: number;
}

export class Reader {
  private readonly files: Partial<Record<Role, TableFile>> = {};
  private reading: Reading | null = null;
  /** The file of the run: another one may be handed over meanwhile. */
  private source: TableFile | null = null;
  private facts: Facts = { family: new Map(), member: new Map(), aliases: { regions: {}, items: {}, choices: {} } };
  private members: Members | null = null;
  private rows: AsyncGenerator<Row> | null = null;
  private seen = new Map<string, number>();
  private number = 0;

  /** Takes a file in place of the one before. */
  async open(role: Role, file: File): Promise<Inspected | Unreadable> {
    delete this.files[role];
    const opened = await TableFile.open(file);
    if (typeof opened === "string") return opened;
    this.files[role] = opened;
    return opened.inspected;
  }

  close(role: Role): void {
    delete this.files[role];
  }

  /** Starts from the beginning. */
  async start(reading: Reading): Promise<void> {
    this.reading = reading;
    const byId = (facts: FactInfo[]) => new Map(facts.map((fact) => [fact.id, fact]));
    const { family, member, aliases } = reading.facts;
    this.facts = { family: byId(family), member: byId(member), aliases };
    const { families, members } = this.files;
    this.members = members && reading.members ? await Members.read(members, reading.members) : null;
    this.source = families ?? null;
    this.rows = families?.rows() ?? null;
    this.seen = new Map();
    this.number = 0;
  }

  /** The next families; none when the file is at its end. */
  async next(count: number): Promise<Family[]> {
    const found: Family[] = [];
    while (this.rows && found.length < count && this.number < MOST_FAMILIES) {
      const { done, value } = await this.rows.next();
      if (done) this.rows = null;
      else found.push(this.family(value, true));
    }
    return found;
  }

  /** One family again, by its place in the file. */
  async again(line: number, start: number, end: number): Promise<Family | null> {
    const row = await this.source?.rowAt(line, start, end);
    return row ? this.family(row, false) : null;
  }

  leftover(): Leftover {
    const { members } = this;
    if (!members) return { lines: [], count: 0, families: [], familyCount: 0 };
    const families = members.without(new Set(this.seen.keys()));
    return { lines: members.lost, count: members.lostCount, families: families.slice(0, 10), familyCount: families.length };
  }

  private family(row: Row, fresh: boolean): Family {
    const { line, start, end } = row;
    const family: Family = { number: this.number, id: "", line, start, end, case: null, problem: row.problem };
    if (fresh) this.number += 1;
    if (row.problem === null) this.fill(family, row);
    if (!fresh || family.id === "") return family;
    const before = this.seen.get(family.id);
    if (before === undefined) this.seen.set(family.id, line);
    else if (family.problem === null) Object.assign(family, { case: null, problem: { kind: "twice", line: before } });
    return family;
  }

  /** Puts id and case into a family, or what is wrong with its row. */
  private fill(family: Family, row: Row): void {
    const { source, reading, members } = this;
    if (!source || !reading) return;
    if (source.inspected.form === "jsonl") {
      try {
        Object.assign(family, familyOf(row.text, reading.defaults));
      } catch (error) {
        family.problem = { kind: "json", message: error instanceof Error ? error.message : String(error) };
      }
      return;
    }
    const cells = source.cellsOf(row);
    if (!Array.isArray(cells)) {
      // Named as well as it can be, so that the row is found again.
      family.id = source.idOf(row, reading.families.indexOf("id"));
      family.problem = cells;
      return;
    }
    family.id = idOf(cells, reading.families);
    if (members && family.id === "") family.problem = { kind: "id" };
    const rows = members?.of(family.id) ?? [];
    if (!Array.isArray(rows)) family.problem ??= rows;
    else if (members && rows.length === 0) family.problem ??= { kind: "alone" };
    else if (family.problem === null) {
      const joined = members && { rows, columns: reading.members ?? [] };
      family.case = caseOf(cells, reading.families, joined, this.facts, reading.defaults);
    }
  }
}
