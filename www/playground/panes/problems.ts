// Everything wrong, each a way to its place.
import type { Report } from "yimen";
import { button, el, refresh } from "../dom.js";
import { words } from "../words/words.js";

/** A text of a thousand mistakes is mended from the top. */
const LISTED = 200;

const RANK: Readonly<Record<string, number>> = { error: 0, warning: 1, note: 2 };

/** Shows reports in an element; choosing one goes there. */
export function showProblems(
  host: HTMLElement,
  reports: readonly Report[],
  goTo: (report: Report) => void,
  { files = true } = {},
): void {
  const say = words();
  const sorted = [...reports].sort((one, other) => (RANK[one.severity] ?? 3) - (RANK[other.severity] ?? 3));
  const listed = sorted.slice(0, LISTED);
  if (reports.length === 0) return refresh(host, files && el("p", { class: "quiet" }, say.problemsNone));
  const groups = new Map<string, Report[]>();
  for (const report of listed) {
    const file = files ? (report.file ?? say.elsewhere) : "";
    groups.set(file, [...(groups.get(file) ?? []), report]);
  }
  refresh(
    host,
    ...[...groups].flatMap(([file, found]) => [
      file ? el("h3", {}, file) : null,
      el("ul", { class: "problems" }, ...found.map((report) => entry(report, goTo))),
    ]),
    sorted.length > LISTED && el("p", { class: "quiet" }, say.moreProblems(sorted.length - LISTED)),
  );
}

function entry(report: Report, goTo: (report: Report) => void): HTMLElement {
  const say = words();
  const place = report.line === null ? null : say.problemAt(report.line, report.column ?? 1);
  const said = [
    el("span", { class: `badge ${report.severity}` }, say.severity[report.severity] ?? report.severity),
    el("span", { class: "message" }, report.message),
    el("span", { class: "where" }, [place, report.code].filter(Boolean).join(" · ")),
    report.help ? el("span", { class: "help" }, report.help) : null,
  ].filter((part) => part !== null);
  if (report.file === null || report.line === null) return el("li", {}, el("div", { class: "problem" }, ...said));
  const go = button("", () => goTo(report), {
    class: "problem",
    "data-key": `${report.code} ${report.file} ${report.line} ${report.column}`,
  });
  go.append(...said);
  return el("li", {}, go);
}
