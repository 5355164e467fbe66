// The texts being worked on: as they were shipped, and as they are now.
import type { PolicyFile } from "yimen";
import { textsOf, type PackChoice } from "./packs.js";

/** What of a project differs from the shipped pack. */
export interface Changes {
  files: PolicyFile[];
  removed: string[];
}

export class Project {
  private readonly texts = new Map<string, string>();

  private constructor(
    readonly pack: PackChoice,
    /** As shipped. */
    readonly shipped: ReadonlyMap<string, string>,
  ) {
    for (const [path, text] of shipped) this.texts.set(path, text);
  }

  /** A pack as it was shipped, then changed. */
  static async open(pack: PackChoice, changes?: Changes): Promise<Project> {
    const shipped = await textsOf(pack);
    const project = new Project(pack, new Map(shipped.map(({ path, text }) => [path, text])));
    for (const path of changes?.removed ?? []) project.texts.delete(path);
    for (const { path, text } of changes?.files ?? []) project.texts.set(path, text);
    return project;
  }

  /** The folder of the pack itself; those before are what it rests on. */
  get ownFolder(): string {
    return this.pack.layers.at(-1)!.folder;
  }

  get folders(): string[] {
    const own = this.pack.layers.map((layer) => layer.folder);
    const others = this.paths.map(folderOf).filter((folder) => !own.includes(folder));
    return [...own, ...new Set(others)];
  }

  get paths(): string[] {
    return [...this.texts.keys()].sort();
  }

  get files(): PolicyFile[] {
    return this.paths.map((path) => ({ path, text: this.texts.get(path)! }));
  }

  text(path: string): string | undefined {
    return this.texts.get(path);
  }

  put(path: string, text: string): void {
    this.texts.set(path, text);
  }

  remove(path: string): void {
    this.texts.delete(path);
  }

  isChanged(path: string): boolean {
    return this.texts.get(path) !== this.shipped.get(path);
  }

  get changes(): Changes {
    return {
      files: this.files.filter(({ path }) => this.isChanged(path)),
      removed: [...this.shipped.keys()].filter((path) => !this.texts.has(path)),
    };
  }

  get hasChanges(): boolean {
    const { files, removed } = this.changes;
    return files.length + removed.length > 0;
  }
}

export const folderOf = (path: string): string => path.slice(0, path.indexOf("/"));

export const nameOf = (path: string): string => path.slice(path.indexOf("/") + 1);
