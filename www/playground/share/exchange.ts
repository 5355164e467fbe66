// Sharing without a server: by a link that holds everything, or by a file.
import { packById, type PackChoice } from "../packs.js";
import type { Changes, Project } from "../project.js";
import { words } from "../words/words.js";
import { type Bundle, bundleText, FILE_NAME, readBundle, shippedMark, UnreadableBundle } from "./bundle.js";
import { showLink } from "./dialogs.js";
import { fromFragment, LONGEST_MADE, toFragment } from "./fragment.js";

export interface ExchangeHooks {
  project(): Project | null;
  family(): string;
  open(pack: PackChoice, changes: Changes, family: string): Promise<void>;
  addFiles(files: readonly { name: string; text: string }[]): void;
  /** Whether what has been changed here may go. */
  confirm(): Promise<boolean>;
  say(said: string): void;
  alert(said: string): void;
}

const MOST_BYTES = 8_000_000;

export class Exchange {
  constructor(private readonly hooks: ExchangeHooks) {}

  async share(): Promise<void> {
    const project = this.hooks.project();
    if (!project) return;
    const say = words();
    const fragment = await toFragment(bundleText(project, this.hooks.family()));
    if (fragment === null) return showLink(null, say.shareNot);
    if (fragment.length > LONGEST_MADE) return showLink(null, say.shareTooLong);
    const link = new URL(location.href);
    link.hash = fragment;
    showLink(link.href, "");
  }

  save(): void {
    const project = this.hooks.project();
    if (!project) return;
    const name = `${project.pack.id}.playground.json`;
    const address = URL.createObjectURL(new Blob([bundleText(project, this.hooks.family())], { type: "application/json" }));
    const anchor = document.createElement("a");
    anchor.href = address;
    anchor.download = name;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    this.hooks.say(words().saved(name));
  }

  /** Opens what a link holds; false where it cannot be. */
  openLink(hash: string): Promise<boolean> {
    return this.opening(async () => readBundle(await fromFragment(hash.slice(1)), "damaged"), words().sharedOpened);
  }

  /** Opens a file saved here, or takes policy texts in. */
  async openFiles(files: readonly File[]): Promise<void> {
    if (files.reduce((sum, file) => sum + file.size, 0) > MOST_BYTES) return this.hooks.alert(words().unreadable.fileLong);
    if (files.every(({ name }) => FILE_NAME.test(name))) {
      const texts = await Promise.all(files.map(async (file) => ({ name: file.name, text: lines(await file.text()) })));
      this.hooks.addFiles(texts);
      return this.hooks.say(words().fileOpened(texts.map(({ name }) => name).join("、")));
    }
    const [file] = files;
    if (!file || files.length > 1) return this.hooks.alert(words().unreadable.file);
    await this.opening(async () => readBundle(await file.text(), "file"), words().fileOpened(file.name));
  }

  private async opening(read: () => Promise<Bundle>, opened: string): Promise<boolean> {
    let bundle: Bundle;
    try {
      bundle = await read();
    } catch (error) {
      if (!(error instanceof UnreadableBundle)) throw error;
      this.hooks.alert(words().unreadable[error.why]);
      return false;
    }
    if (!(await this.hooks.confirm())) return false;
    const files = bundle.files.map(({ path, text }) => ({ path, text: lines(text) }));
    await this.hooks.open(packById(bundle.pack.id)!, { files, removed: bundle.removed }, bundle.case);
    const project = this.hooks.project();
    this.hooks.alert(project && shippedMark(project) !== bundle.shipped ? words().sharedOther : "");
    this.hooks.say(opened);
    return true;
  }
}

/** Line ends as the editor reads them. */
const lines = (text: string) => text.replace(/\r\n?/g, "\n");
