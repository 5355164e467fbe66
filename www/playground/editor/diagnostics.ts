// The engine's reports as the editor marks them.
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import type { Text } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { Report } from "yimen";
import { el } from "../dom.js";

/** Marks the reports that are about this file. */
export function mark(view: EditorView, reports: readonly Report[]): void {
  view.dispatch(setDiagnostics(view.state, reports.map((report) => diagnostic(view.state.doc, report))));
}

/** Where a report points to, in UTF-16 units. */
export function placeOf(doc: Text, report: Report): { from: number; to: number } {
  const from = offset(doc, report.line ?? 1, report.column ?? 1);
  const to = report.end_line === null ? from : offset(doc, report.end_line, report.end_column ?? 1);
  return { from, to: Math.max(from, to) };
}

/** The engine counts lines and characters from 1, and a character outside the basic plane as one. */
function offset(doc: Text, line: number, column: number): number {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  let units = 0;
  let characters = 1;
  for (const character of at.text) {
    if (characters >= column) break;
    characters += 1;
    units += character.length;
  }
  return at.from + units;
}

const SEVERITY = { error: "error", warning: "warning", note: "info" } as const;

function diagnostic(doc: Text, report: Report): Diagnostic {
  const { from, to } = placeOf(doc, report);
  return {
    from,
    to,
    severity: SEVERITY[report.severity as keyof typeof SEVERITY] ?? "error",
    message: [report.message, report.help].filter(Boolean).join(" "),
    renderMessage: () =>
      el(
        "div",
        {},
        el("div", {}, report.message),
        report.help && el("div", { class: "help" }, report.help),
        el("div", { class: "code" }, report.code),
      ),
  };
}
