// The editor: one view, a state for each file, so that each keeps its own history of changes.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { lintGutter, nextDiagnostic, previousDiagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { PolicyToken, Report } from "yimen";
import { mark, placeOf } from "./diagnostics.js";
import { type Language, languageServices } from "./language.js";
import { smallestChanges } from "./changes.js";
import { theme } from "./theme.js";
import { setTokens, tokenColours } from "./tokens.js";

export interface EditorHooks extends Language {
  changed(path: string, text: string): void;
}

/** What the editor itself says, in the language of the page. */
export interface EditorWords {
  label(path: string): string;
  phrases: Record<string, string>;
}

export class PolicyEditor {
  path = "";
  private readonly states = new Map<string, EditorState>();
  private readonly view: EditorView;
  private readonly spoken = new Compartment();
  private readonly extensions: Extension;
  /** What is to be shown once the input method is done. */
  private afterComposing: Array<() => void> = [];

  constructor(
    host: HTMLElement,
    private readonly hooks: EditorHooks,
    private words: EditorWords,
  ) {
    const root = host.attachShadow({ mode: "open" });
    this.extensions = this.setUp();
    this.view = new EditorView({ root, parent: root, state: this.fresh("", "") });
  }

  /** Forgets every file. */
  clear(): void {
    this.states.clear();
    this.path = "";
  }

  /** Shows a file. */
  open(path: string, text: string): void {
    if (this.path) this.states.set(this.path, this.view.state);
    this.path = path;
    const kept = this.states.get(path);
    this.view.setState(kept && kept.doc.toString() === text ? kept : this.fresh(path, text));
    this.view.dispatch({ effects: this.spoken.reconfigure(this.speaking()) });
  }

  forget(path: string): void {
    this.states.delete(path);
    if (this.path === path) this.path = "";
  }

  /** The words of the editor in another language. */
  speak(words: EditorWords): void {
    this.words = words;
    this.view.dispatch({ effects: this.spoken.reconfigure(this.speaking()) });
  }

  colour(path: string, text: string, tokens: readonly PolicyToken[]): void {
    this.whenStill(() => {
      // What was typed meanwhile will be coloured in its turn.
      if (path === this.path && this.text === text) this.view.dispatch({ effects: setTokens.of(tokens) });
    });
  }

  mark(reports: readonly Report[]): void {
    const text = this.text;
    this.whenStill(() => this.text === text && mark(this.view, reports));
  }

  /** Lays the text out anew, if it is still the one that was laid out. */
  replace(path: string, before: string, after: string): void {
    if (path !== this.path || this.text !== before || this.view.composing) return;
    this.view.dispatch({ changes: smallestChanges(before, after), userEvent: "format", scrollIntoView: true });
  }

  /** Puts the cursor where a report points to. */
  goTo(report: Report): void {
    this.select(placeOf(this.view.state.doc, report).from);
  }

  /** Puts the cursor at a place and shows it. */
  select(from: number, to = from): void {
    const { length } = this.view.state.doc;
    const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
    this.view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: "center" }) });
    this.view.focus();
  }

  /** Puts the cursor at the beginning of a line, from 1. */
  goToLine(line: number): void {
    const { doc } = this.view.state;
    this.select(doc.line(Math.min(Math.max(line, 1), doc.lines)).from);
  }

  focus(): void {
    this.view.focus();
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  /** While an input method composes, the text is left alone. */
  private whenStill(show: () => void): void {
    if (this.view.composing) this.afterComposing.push(show);
    else show();
  }

  private fresh(path: string, text: string): EditorState {
    const listener = EditorView.updateListener.of((update) => {
      if (update.docChanged && path) this.hooks.changed(path, update.state.doc.toString());
    });
    return EditorState.create({ doc: text, extensions: [this.extensions, listener] });
  }

  private speaking(): Extension {
    return [
      EditorState.phrases.of(this.words.phrases),
      EditorView.contentAttributes.of({ "aria-label": this.words.label(this.path), tabindex: "0" }),
    ];
  }

  private setUp(): Extension {
    const composed = EditorView.domEventHandlers({
      // Left to itself, the browser carries the style of what is replaced over as inline style, which is forbidden.
      beforeinput: (event, view) => {
        if (event.inputType !== "insertText" || event.data === null) return false;
        if (view.composing || view.state.selection.main.empty) return false;
        event.preventDefault();
        view.dispatch({ ...view.state.replaceSelection(event.data), userEvent: "input.type", scrollIntoView: true });
        return true;
      },
      compositionend: () => {
        // The editor itself takes the text in first.
        setTimeout(() => {
          if (this.view.composing) return;
          for (const show of this.afterComposing.splice(0)) show();
        }, 50);
      },
    });
    return [
      // Before all others: F12, Escape and the like mean what this editor says.
      languageServices(this.hooks),
      lineNumbers(),
      highlightActiveLineGutter(),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      indentUnit.of("  "),
      EditorState.tabSize.of(2),
      bracketMatching({ brackets: "()[]{}（）｛｝【】「」“”《》" }),
      highlightActiveLine(),
      highlightSelectionMatches(),
      search({ top: true }),
      lintGutter(),
      tokenColours,
      composed,
      EditorView.lineWrapping,
      theme,
      this.spoken.of(this.speaking()),
      keymap.of([
        { key: "F8", run: nextDiagnostic, shift: previousDiagnostic },
        ...defaultKeymap,
        ...searchKeymap,
        ...historyKeymap,
      ]),
    ];
  }
}
