// The files by layer, with what is wrong in each.
import type { Report } from "yimen";
import { button, el, refresh } from "./dom.js";
import { folderOf, nameOf, type Project } from "./project.js";
import { words } from "./words/words.js";

export interface TreeHooks {
  open(path: string): void;
  create(folder: string): void;
}

export class Tree {
  private reports: readonly Report[] = [];

  constructor(
    private readonly host: HTMLElement,
    private readonly hooks: TreeHooks,
  ) {}

  show(project: Project, current: string, reports: readonly Report[] = this.reports): void {
    this.reports = reports;
    const say = words();
    const own = project.ownFolder;
    // The pack itself first; what it rests on below.
    const folders = [...project.folders].reverse();
    refresh(
      this.host,
      ...folders.map((folder) => {
        const paths = project.paths.filter((path) => folderOf(path) === folder);
        const counts = this.counts((path) => folderOf(path) === folder);
        return el(
          "details",
          { "data-key": `folder ${folder}`, open: folder === own || folderOf(current) === folder },
          el(
            "summary",
            {},
            el("span", { class: "folder" }, say.layer(folder)),
            folders.length > 1 && el("span", { class: "layer" }, folder === own ? say.own : say.base),
            ...counts,
          ),
          el("ul", {}, ...paths.map((path) => this.file(project, path, current))),
          button(`＋ ${say.newFile}`, () => this.hooks.create(folder), { class: "new-file", "data-key": `new ${folder}` }),
        );
      }),
    );
  }

  private file(project: Project, path: string, current: string): HTMLElement {
    const entry = button("", () => this.hooks.open(path), {
      "data-key": `file ${path}`,
      "aria-current": path === current ? "true" : undefined,
    });
    entry.append(
      el("span", { class: "file-name" }, nameOf(path)),
      ...(project.isChanged(path) ? [el("span", { class: "changed-mark" }, words().changed)] : []),
      ...this.counts((file) => file === path),
    );
    return el("li", {}, entry);
  }

  private counts(about: (path: string) => boolean): HTMLElement[] {
    const say = words();
    const found = (severity: string) =>
      this.reports.filter((report) => report.severity === severity && report.file !== null && about(report.file)).length;
    const badge = (kind: string, number: number, said: string) =>
      el("span", { class: `count ${kind}` }, el("span", { "aria-hidden": "true" }, String(number)), el("span", { class: "unseen" }, said));
    const [errors, warnings] = [found("error"), found("warning")];
    return [
      ...(errors > 0 ? [badge("error", errors, say.errorsIn(errors))] : []),
      ...(warnings > 0 ? [badge("warning", warnings, say.warningsIn(warnings))] : []),
    ];
  }
}
