// Going on from a file the user kept, and what became of it.
import { html, nothing, type TemplateResult } from "lit";
import { FileFailure, open } from "../state/saved.js";
import type { Restored } from "../state/restore.js";
import type { Facts } from "../state/facts.js";
import type { Words } from "../words/words.js";
import type { View } from "./view.js";

/** What is said above the interview until it has been read. */
export interface Notice {
  kind: "good" | "wrong";
  lines: string[];
}

export function opener({ words, actions }: View): TemplateResult {
  const choose = ({ target }: Event) => {
    const input = target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) actions.openAnswers(file);
    // The same file may be chosen again.
    input.value = "";
  };
  return html`<div class="opener" part="opener">
    <p class="hint" id="open-hint">${words.openHint}</p>
    <label class="button"><input type="file" accept=".json,application/json" aria-describedby="open-hint" @change=${choose} /><span>${words.openAnswers}</span></label>
  </div>`;
}

export function noticeView(notice: Notice | null, words: Words, close: () => void): TemplateResult | typeof nothing {
  if (!notice) return nothing;
  return html`<div class="notice ${notice.kind}" part="notice" role=${notice.kind === "wrong" ? "alert" : "status"}>
    <div>${notice.lines.map((line) => html`<p>${line}</p>`)}</div>
    <button type="button" class="small" part="button" @click=${close}>${words.close}</button>
  </div>`;
}

export function leftOutLines(restored: Restored, words: Words): string[] {
  return restored.left.length > 0 ? [words.leftOut(restored.left.slice(0, 20).map((name) => name.slice(0, 60)).join(words.comma))] : [];
}

/** What a file holds, and what to say about it; or why it cannot be opened. */
export function opened(
  text: string,
  facts: readonly [Facts, ...Facts[]],
  words: Words,
): { restored: Restored | null; notice: Notice } {
  try {
    const restored = open(text, facts);
    const { answers } = restored;
    const sheets = [answers.family, ...(answers.members ?? []).map(({ sheet }) => sheet)];
    const count = sheets.reduce((sum, { given }) => sum + given.size, 0) + answers.receiving.length;
    const lines = [words.resumed(count), ...(restored.otherPack ? [words.otherPack] : []), ...leftOutLines(restored, words)];
    return { restored, notice: { kind: "good", lines } };
  } catch (error) {
    const failure = error instanceof FileFailure ? error : new FileFailure("damaged");
    const said = {
      other: words.fileOther,
      newer: words.fileNewer,
      damaged: words.fileDamaged,
      members: words.fileMembers(failure.count, facts[0].info.members[1]),
    };
    return { restored: null, notice: { kind: "wrong", lines: [said[failure.kind]] } };
  }
}
