/** Whole numbers of any width. */
export type WholeNumbers =
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array;

/**
 * Yes or no for each row: a byte each, 0 for no; or a bit each, the lowest first, from one of them on, as Arrow lays them
 * out.
 */
export type RegisterMask = Uint8Array | { readonly bits: Uint8Array; readonly offset?: number | undefined };

interface MaskedColumn {
  /** Which rows are known; all, where it is left out. The values of the others may be anything. */
  readonly known?: RegisterMask | undefined;
  /** Which rows are 无, known or not. */
  readonly absent?: RegisterMask | undefined;
}

/** Decimal numbers: all digits as a whole number, and how many of them stand after the point (0 where left out). */
export interface NumberColumn extends MaskedColumn {
  readonly digits: WholeNumbers;
  readonly places?: number | undefined;
}

/** Yes or no. */
export interface TruthColumn extends MaskedColumn {
  readonly truths: RegisterMask;
}

/** Days since 1970-01-01. */
export interface DayColumn extends MaskedColumn {
  readonly days: Int32Array;
}

/**
 * Choices, places or items: for each row a place in the list of words. Words are ids, codes or names; `null` stands for
 * none of the pack's, so that only the families that have it are rejected.
 */
export interface KeyColumn extends MaskedColumn {
  readonly keys: WholeNumbers;
  readonly words: readonly (string | null)[];
}

/** The column of a fact, of the kind the pack declares: members by their place in the family's list are numbers. */
export type FactColumn = NumberColumn | TruthColumn | DayColumn | KeyColumn;

/** Columns by id or name of the fact. Facts without a column are unknown. */
export type FactColumns = Readonly<Record<string, FactColumn | undefined>>;

/** Many families. Each column has a row for each of them; longer ones are read as far as there are families. */
export interface RegisterColumns {
  /** How many families there are; at most 1,048,576 at once, as of members, and fewer where the pack has very many items. */
  readonly families: number;
  /** The place each is judged for, where it is not that of the screener. */
  readonly region?: KeyColumn | undefined;
  /** Facts of the families. */
  readonly family?: FactColumns | undefined;
  /** The members, one family after the other; left out, nobody knows who they are. */
  readonly members?:
    | {
        /** For each family the place of its first member, and at the end how many members there are. */
        readonly starts: Uint32Array;
        readonly facts?: FactColumns | undefined;
      }
    | undefined;
  /** What is received today, one family after the other. */
  readonly receiving?:
    | {
        /** For each family the place of its first row, and at the end how many rows there are. */
        readonly starts: Uint32Array;
        readonly item: KeyColumn;
        /** Places of members in their family's list, from 0 on, for the items of members. */
        readonly member?: NumberColumn | undefined;
        readonly amount?: NumberColumn | undefined;
        readonly since?: DayColumn | undefined;
        readonly unmet_since?: DayColumn | undefined;
        readonly region?: KeyColumn | undefined;
      }
    | undefined;
}

/** What a register is screened for. Other keys are refused. */
export interface RegisterOptions {
  /** The day to judge for, `YYYY-MM-DD`. */
  date: string;
  /** Name or code of the place to judge for, where a register does not say. */
  region?: string | undefined;
  /** The language of messages. */
  lang?: Lang | undefined;
  /** Whether to answer what is paid; true where left out. What is not asked for is not computed. */
  amounts?: boolean | undefined;
  /** Whether to answer which relation rules a row out; true where left out. */
  bars?: boolean | undefined;
  /** Whether to answer 指标 and 分类; true where left out. */
  outputs?: boolean | undefined;
  /** Whether to answer the sums of each family's plan; true where left out. */
  totals?: boolean | undefined;
  /** Whether to set the answers of `screen` against what is received; false where left out. */
  findings?: boolean | undefined;
}

/** Exact numbers: digits ÷ (10 to the power of `places` × `parts`). */
export interface RegisterFigures {
  /** Digits as a whole number; null where no row has a figure. Rows that are not granted may hold anything. */
  digits: Int32Array | BigInt64Array | null;
  /** How many of them stand after the point. */
  places: number;
  /** What they are divided by besides, nearly always 1: 12 for what is paid by the year, by the month. */
  parts: number;
  /**
   * Rows whose figure does not fit so, by their number: as decimal text, as a fraction such as `100/3`, or null where there is
   * no figure. They count in place of the digits.
   */
  others: Map<number, string | null>;
}

/** Numbers between two bounds, both included. */
export interface RegisterBounds {
  low: RegisterFigures;
  /** Null where each row's least is its greatest as well. */
  high: RegisterFigures | null;
}

/** Answers about one item. */
export interface ItemColumn {
  /** Id of the item. */
  item: string;
  /** Whether there is a row for each member, else one for each family. */
  of_members: boolean;
  /**
   * Verdict and standing of each row. The lowest three bits are the verdict: 0 not judged, since the family was rejected, 1
   * eligible, 2 ineligible, 3 undetermined, 4 error. The next three are the standing: 0 none, 1 new, 2 continuing, 3 stop, 4
   * barred. 64 is set where the row is granted or may be: only then its amount means anything. 128 is set where another item
   * rules the row out for certain.
   */
  answers: Uint8Array;
  /** What is paid; null for an item without money, or where it was not asked for. */
  amount: RegisterBounds | null;
  /** What rules each row out, for `bar`; 4294967295 where nothing does. Null where nothing can. */
  barred_by: Uint32Array | null;
}

/** Answers of an output. */
export interface OutputColumn {
  /** Id of the output. */
  output: string;
  of_members: boolean;
  /** 0 not judged, 1 settled, 2 open, 3 cannot be computed, 4 无. */
  states: Uint8Array;
  /** Of a number, its bounds. */
  figure: RegisterBounds | null;
  /** Of anything else: 1 and 0 for yes and no, days since 1970-01-01, a choice, place or member by its place. */
  codes: Int32Array | null;
}

/** Answers about a register: copies, which nobody has to free. */
export interface RegisterAnswers {
  families: number;
  members: number;
  /** A column for each item, in the order of the pack. */
  items: ItemColumn[];
  /** A column for each output, in the order of the pack. */
  outputs: OutputColumn[];
  /** What families may claim together. */
  plan: {
    /** 0 not judged, 1 there is nothing to choose from, 2 the rows are those of the best of several, 3 open. */
    states: Uint8Array;
    /** What is paid each month. A row without a figure is out of range. */
    monthly: RegisterBounds | null;
    /** Everything that is paid again and again, as much as it comes to each month. */
    regular: RegisterBounds | null;
    /** What is paid once. */
    once: RegisterBounds | null;
  };
  /** What is wrong with what is received, family by family; a row of each list for each finding. Null where not asked for. */
  findings: {
    family: Uint32Array;
    kind: FindingKind[];
    /** Ids of the items. */
    item: string[];
    /** Place of the member in its family's list; -1 for an item of the family. */
    member: Int32Array;
    /** The money at stake each period of the item, as text; null where that is not known. */
    amount: (string | null)[];
  } | null;
  /** Families that could not be read, in order. */
  rejected: { family: number; diagnostics: Report[] }[];
  /** How many families had to be judged one by one, because a value of theirs did not fit a column. */
  redone: number;
}

/** A sum: settled where both bounds are the same, with an open side where one is null. */
export interface CaseSum {
  low: string | null;
  high: string | null;
}

/** A family in a line: the same as its `ScreeningResult` says. */
export interface CaseSummary {
  /** How many rows there are of each verdict. */
  eligible: number;
  ineligible: number;
  undetermined: number;
  error: number;
  monthly_total: CaseSum;
  regular_total: CaseSum;
  once_total: CaseSum;
  /** What the plan grants. */
  grants: Grant[];
  findings: { kind: FindingKind; item: string; member: number | null }[];
}

/**
 * What became of a case: a summary; what is wrong with it; or `alone`, where it has to be screened by `screenJson`, since it asks
 * for another day than the screener, assumes standards, or has numbers with very many digits.
 */
export type CaseOutcome = { summary: CaseSummary } | { refused: Report[] } | { alone: true };

/** What rules an item out. */
export interface RegisterBar {
  /** The other item. */
  item: string;
  /** The law that says so. */
  citation: string | null;
}
