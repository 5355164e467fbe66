// What the editor asks the engine about the text: explanations, completions, where a word is declared.
import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { type Extension, StateEffect, StateField } from "@codemirror/state";
import {
  closeHoverTooltips,
  EditorView,
  hoverTooltip,
  keymap,
  showTooltip,
  type Tooltip,
  ViewPlugin,
} from "@codemirror/view";
import type { Completion, Hover } from "yimen";
import { el } from "../dom.js";

/** The engine, asked about the file in the editor. */
export interface Language {
  hover(offset: number): Promise<Hover | null>;
  complete(offset: number): Promise<Completion | null>;
  /** Goes to the declaration; false where there is none. */
  goToDefinition(offset: number): Promise<boolean>;
  /** Lays the text out. */
  format(): void;
  /** Says something to those who do not see the tooltip. */
  announce(words: string): void;
}

function contents({ title, lines, more, citation }: Hover): HTMLElement {
  return el(
    "div",
    { class: "explanation" },
    el("div", { class: "title" }, title),
    el("pre", {}, lines.join("\n")),
    more && el("div", {}, more),
    citation && el("div", { class: "citation" }, citation),
  );
}

const setExplanation = StateEffect.define<Tooltip | null>();

/** The explanation asked for by the keyboard; it goes away with the next move or change. */
const explanation = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) if (effect.is(setExplanation)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

function explain(language: Language) {
  return (view: EditorView): boolean => {
    const { head } = view.state.selection.main;
    const asked = view.state;
    void language.hover(head).then((hover) => {
      if (!hover || view.state.doc !== asked.doc || view.state.selection.main.head !== head) return;
      view.dispatch({
        effects: [
          // Not beside the same one for the pointer.
          closeHoverTooltips,
          setExplanation.of({ pos: hover.from, above: true, create: () => ({ dom: contents(hover) }) }),
        ],
      });
      language.announce([hover.title, hover.more, ...hover.lines, hover.citation].filter(Boolean).join("。"));
    });
    return true;
  };
}

function closeExplanation(view: EditorView): boolean {
  if (!view.state.field(explanation)) return false;
  view.dispatch({ effects: [setExplanation.of(null), closeHoverTooltips] });
  return true;
}

const isWordBefore = /[\p{L}\p{N}_]$/u;

/** The names and words that could stand at the cursor. */
function completing(language: Language) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const before = context.state.sliceDoc(Math.max(0, context.pos - 2), context.pos);
    if (!context.explicit && !isWordBefore.test(before)) return null;
    const found = await language.complete(context.pos);
    if (!found || context.aborted || found.options.length === 0) return null;
    return {
      from: found.from,
      to: found.to,
      options: found.options.map(({ label, detail, kind }) => ({ label, type: kind, ...(detail && { detail }) })),
      validFor: /^[\p{L}\p{N}_]*$/u,
    };
  };
}

/** Ctrl or Cmd and a click go to the declaration, as F12 does. */
const clicking = (language: Language) =>
  EditorView.domEventHandlers({
    mousedown(event, view) {
      if (event.button !== 0 || !(event.ctrlKey || event.metaKey)) return false;
      const offset = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (offset === null) return false;
      event.preventDefault();
      void language.goToDefinition(offset);
      return true;
    },
  });

/** Shows, by the pointer, that a click would lead somewhere. */
const modifier = ViewPlugin.fromClass(
  class {
    constructor(private readonly view: EditorView) {
      window.addEventListener("keydown", this.follow);
      window.addEventListener("keyup", this.follow);
      window.addEventListener("blur", this.follow);
    }
    readonly follow = (event: Event) => {
      const held = event instanceof KeyboardEvent && (event.ctrlKey || event.metaKey);
      this.view.dom.classList.toggle("leads", held);
    };
    destroy() {
      window.removeEventListener("keydown", this.follow);
      window.removeEventListener("keyup", this.follow);
      window.removeEventListener("blur", this.follow);
    }
  },
);

/** All of it, for an editor. */
export function languageServices(language: Language): Extension {
  const go = (view: EditorView) => (void language.goToDefinition(view.state.selection.main.head), true);
  return [
    hoverTooltip(async (view, offset) => {
      const hover = await language.hover(offset);
      // One explanation is enough.
      if (!hover || view.state.field(explanation)) return null;
      return { pos: hover.from, end: hover.to, above: true, create: () => ({ dom: contents(hover) }) };
    }),
    explanation,
    autocompletion({ override: [completing(language)], icons: false }),
    clicking(language),
    modifier,
    keymap.of([
      { key: "F12", run: go },
      { key: "Mod-i", run: explain(language), preventDefault: true },
      { key: "Escape", run: closeExplanation },
      { key: "Shift-Alt-f", run: () => (language.format(), true), preventDefault: true },
    ]),
  ];
}
