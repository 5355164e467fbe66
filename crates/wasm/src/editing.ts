/** A word or mark of a policy text; offsets are UTF-16 units. */
export interface PolicyToken {
  from: number;
  to: number;
  /** What it is. */
  kind:
    | "keyword"
    | "declared"
    | "name"
    | "function"
    | "place"
    | "text"
    | "citation"
    | "status"
    | "number"
    | "unit"
    | "date"
    | "operator"
    | "bracket"
    | "comment";
}

/** What is known of the name at a place. */
export interface Hover {
  from: number;
  to: number;
  /** What it is, with its name. */
  title: string;
  /** The beginning of its declaration, as written. */
  lines: string[];
  /** The question a fact is asked with. */
  more: string | null;
  /** The law it rests on. */
  citation: string | null;
}

/** What could stand at a place. */
export interface Completion {
  /** What is replaced. */
  from: number;
  to: number;
  options: { label: string; detail: string | null; kind: "name" | "function" | "keyword" }[];
}

/** Where a name is declared. */
export interface PolicyLocation {
  path: string;
  from: number;
  to: number;
}

/** A case the texts bring along. */
export interface PolicyCase {
  name: string;
  path: string;
  /** From 1. */
  line: number;
  /** The case as JSON text, as `screenJson` takes it. */
  input: string;
}
