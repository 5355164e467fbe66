// The middle of the page: the file being written, what is wrong with it, and the tree of the others.
import type { PolicyFile, Report } from "yimen";
import { Refusal } from "yimen/worker";
import { button, byId } from "./dom.js";
import { PolicyEditor } from "./editor/editor.js";
import { showProblems } from "./panes/problems.js";
import { folderOf, type Project } from "./project.js";
import type { Session } from "./session.js";
import { FILE_NAME } from "./share/bundle.js";
import { fileName } from "./share/dialogs.js";
import { Tree } from "./tree.js";
import { words } from "./words/words.js";

export interface DeskHooks {
  session(): Session | null;
  edited(): void;
  failed(error: unknown): void;
}

export class Desk {
  private project: Project | null = null;
  private reports: readonly Report[] = [];
  private readonly editor: PolicyEditor;
  private readonly tree: Tree;
  private readonly restore = button("", () => this.restoreFile());
  private readonly remove = button("", () => this.removeFile());

  constructor(private readonly hooks: DeskHooks) {
    this.editor = new PolicyEditor(
      byId("editor"),
      {
        changed: (path, text) => this.changed(path, text),
        hover: (offset) => this.ask((session) => session.current.hover(this.editor.path, offset, session.lang)),
        complete: (offset) => this.ask((session) => session.current.complete(this.editor.path, offset, session.lang)),
        goToDefinition: (offset) => this.goToDefinition(offset),
        format: () => void this.format(),
        announce: (said) => this.say(said),
      },
      this.editorWords(),
    );
    this.tree = new Tree(byId("tree"), { open: (path) => this.open(path), create: (folder) => void this.create(folder) });
    byId("file-tools").append(this.restore, this.remove);
    // On a phone the list of files is folded until it is wanted.
    if (matchMedia("(max-width: 60rem)").matches) byId<HTMLDetailsElement>("files-fold").open = false;
  }

  /** Another project, or the same after a new start of the engine. */
  begin(project: Project): void {
    const again = project === this.project && project.text(this.editor.path) !== undefined ? this.editor.path : null;
    this.project = project;
    this.reports = [];
    if (again) return;
    this.editor.clear();
    this.open(startOf(project));
  }

  open(path: string): void {
    const text = this.project?.text(path);
    if (text === undefined) return;
    if (path !== this.editor.path) this.editor.open(path, text);
    byId("file-title").textContent = path;
    this.colour();
    this.show();
  }

  /** Colours the file anew, with the words as the engine reads them now. */
  colour(): void {
    const { path, text } = this.editor;
    if (!path) return;
    void this.ask((session) => session.current.tokens(path)).then((tokens) => tokens && this.editor.colour(path, text, tokens));
  }

  checked(reports: readonly Report[]): void {
    this.reports = reports;
    this.show();
    const count = (severity: string) => reports.filter((report) => report.severity === severity).length;
    byId("state").textContent = words().summary(count("error"), count("warning"));
    byId("state").classList.toggle("error", count("error") > 0);
  }

  goToReport(report: Report): void {
    if (report.file === null) return;
    this.open(report.file);
    this.editor.goTo(report);
  }

  goToLine(path: string, line: number): void {
    this.open(path);
    this.editor.goToLine(line);
  }

  /** Takes texts from files into the pack's own folder. */
  addFiles(files: readonly { name: string; text: string }[]): void {
    const { project } = this;
    if (!project) return;
    const paths = files.map(({ name, text }) => {
      const path = `${project.ownFolder}/${name}`;
      this.editor.forget(path);
      this.put({ path, text });
      return path;
    });
    this.open(paths[0]!);
  }

  async format(): Promise<void> {
    const say = words();
    const { path, text } = this.editor;
    try {
      const laidOut = await this.hooks.session()?.current.format(path);
      if (laidOut === undefined) return;
      this.editor.replace(path, text, laidOut);
      this.say(laidOut === text ? say.formatSame : say.formatted);
    } catch (error) {
      if (error instanceof Refusal) this.say(say.formatFailed);
      else this.hooks.failed(error);
    }
  }

  /** Says what came of something done; it stands until something else is written. */
  say(said: string): void {
    byId("said").textContent = said;
  }

  focus(): void {
    this.editor.focus();
  }

  speak(): void {
    const say = words();
    this.restore.textContent = say.restoreFile;
    this.remove.textContent = say.removeFile;
    this.editor.speak(this.editorWords());
    this.show();
  }

  private editorWords() {
    return { label: words().editorLabel, phrases: words().phrases };
  }

  private changed(path: string, text: string): void {
    this.say("");
    const before = this.project?.isChanged(path);
    this.put({ path, text });
    if (before !== this.project?.isChanged(path)) this.showTree();
  }

  private put({ path, text }: PolicyFile): void {
    this.project?.put(path, text);
    this.hooks.session()?.put(path, text);
    this.hooks.edited();
  }

  private async goToDefinition(offset: number): Promise<boolean> {
    const { path } = this.editor;
    const place = await this.ask((session) => session.current.definition(path, offset));
    if (!place) return this.say(words().noDefinition), false;
    this.open(place.path);
    this.editor.select(place.from, place.to);
    if (place.path !== path) this.say(words().wentTo(place.path));
    return true;
  }

  private async create(folder: string): Promise<void> {
    const say = words();
    const { project } = this;
    const name = await fileName((given) => {
      if (!FILE_NAME.test(given)) return say.newFileBad;
      return project?.text(`${folder}/${given}`) === undefined ? null : say.newFileTaken;
    });
    if (name === null || !project || project !== this.project) return;
    this.put({ path: `${folder}/${name}`, text: "" });
    this.open(`${folder}/${name}`);
    this.editor.focus();
  }

  private restoreFile(): void {
    const shipped = this.project?.shipped.get(this.editor.path);
    if (shipped !== undefined) this.editor.replace(this.editor.path, this.editor.text, shipped);
  }

  private removeFile(): void {
    const { project } = this;
    const { path } = this.editor;
    if (!project || project.paths.length < 2) return;
    this.editor.forget(path);
    project.remove(path);
    this.hooks.session()?.put(path, null);
    this.hooks.edited();
    this.open(project.paths.find((other) => folderOf(other) === folderOf(path)) ?? startOf(project));
    byId("file-title").focus();
  }

  private show(): void {
    const here = this.reports.filter(({ file }) => file === this.editor.path);
    this.editor.mark(here);
    showProblems(byId("here"), here, (report) => this.goToReport(report), { files: false });
    this.showTree();
  }

  private showTree(): void {
    const { project } = this;
    if (!project) return;
    const { path } = this.editor;
    this.tree.show(project, path, this.reports);
    this.restore.hidden = !project.shipped.has(path) || !project.isChanged(path);
    this.remove.hidden = project.paths.length < 2;
  }

  /** Asks the engine; where it cannot answer, there is nothing to show. */
  private async ask<Answer>(question: (session: Session) => Promise<Answer>): Promise<Answer | null> {
    const session = this.hooks.session();
    if (!session) return null;
    try {
      return await question(session);
    } catch (error) {
      if (!(error instanceof Refusal) && session === this.hooks.session()) this.hooks.failed(error);
      return null;
    }
  }
}

/** The file to begin with: a pack's first file with an item, not its head. */
function startOf(project: Project): string {
  const own = project.paths.filter((path) => folderOf(path) === project.ownFolder);
  return own.find((path) => /^(事项|item) /m.test(project.text(path)!)) ?? own[0] ?? project.paths[0] ?? "";
}

