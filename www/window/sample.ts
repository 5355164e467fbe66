// Two small lists to try the page with. A pack without one of these facts has samples without that column.
import type { FactInfo, PackInfo } from "yimen/runtime";
import { csv } from "./results/csv.js";
import type { Words } from "./words/index.js";

const FAMILIES = [
  { id: "A001", region: "331022", hukou: "331022", countable_income: "2400", cash_assets: "0", has_unsupported: "no", work_changed: "no", supporter_families: "0", receiving: [] },
  { id: "A002", region: "331022", hukou: "331022", countable_income: "300", cash_assets: "2000", has_unsupported: "no", work_changed: "no", supporter_families: "0", receiving: ["dibao:500"] },
  { id: "A003", region: "331022", hukou: "331022", countable_income: "9800", cash_assets: "300000", has_unsupported: "no", work_changed: "no", supporter_families: "0", receiving: ["dibao:500", "electricity"] },
] as const;

const MEMBERS = [
  { id: "A001", birth_date: "1980-01-01", disability_grade: "none", receiving: [] },
  { id: "A001", birth_date: "1982-05-01", disability_grade: "none", receiving: [] },
  { id: "A001", birth_date: "2015-09-01", disability_grade: "none", receiving: [] },
  { id: "A002", birth_date: "1950-03-08", disability_grade: "none", receiving: [] },
  { id: "A003", birth_date: "1975-11-20", disability_grade: "none", receiving: [] },
] as const;

type SampleRow = Readonly<Record<string, string | readonly string[]>>;

/** Both lists, in the words of the language. */
export function sample(info: PackInfo, words: Words): { families: string; members: string } {
  return {
    families: list(FAMILIES, ["id", "region"], info.family, info, words),
    members: list(MEMBERS, ["id"], info.member, info, words),
  };
}

function list(rows: readonly SampleRow[], first: ("id" | "region")[], facts: readonly FactInfo[], info: PackInfo, words: Words): string {
  const used = facts.filter(({ id }) => rows.some((row) => id in row));
  const heading = [...first.map((key) => words.columns[key]), ...used.map(({ name }) => name), words.columns.receiving];
  const place = (code: string) => info.regions.find((region) => region.code === code)?.name ?? "";
  const cell = (row: SampleRow, fact: FactInfo) => {
    const value = String(row[fact.id] ?? "");
    if (fact.kind === "region") return place(value);
    if (value === "none" || value === "no") return said(value, words);
    return value;
  };
  const items = (row: SampleRow) =>
    [...(row.receiving ?? [])].flatMap((received) => {
      const [item = "", amount] = received.split(":");
      const name = info.items.find(({ id }) => id === item)?.name;
      return name === undefined ? [] : [amount === undefined ? name : `${name}:${amount}`];
    });
  const body = rows.map((row) => [
    ...first.map((key) => (key === "region" ? place(String(row.region)) : String(row.id))),
    ...used.map((fact) => cell(row, fact)),
    items(row).join(";"),
  ]);
  return [heading, ...body].map(csv).join("\r\n") + "\r\n";
}

const said = (value: string, { lang }: Words) => (lang === "en" ? value : value === "none" ? "无" : "否");
