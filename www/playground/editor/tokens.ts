// The colours of the text: the engine says which words are what, as it reads them itself.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { PolicyToken } from "yimen";

/** Fresh tokens of the whole text. */
export const setTokens = StateEffect.define<readonly PolicyToken[]>();

const marks = new Map<string, Decoration>();

function markOf(kind: string): Decoration {
  let mark = marks.get(kind);
  if (!mark) marks.set(kind, (mark = Decoration.mark({ class: `token-${kind}` })));
  return mark;
}

/** Keeps the colours in place while the text changes, until fresh ones arrive. */
export const tokenColours = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(colours, transaction) {
    let next = colours.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setTokens)) next = decorate(effect.value, transaction.newDoc.length);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorate(tokens: readonly PolicyToken[], length: number): DecorationSet {
  const ranges = tokens
    .filter(({ from, to }) => from < to && to <= length)
    .map(({ from, to, kind }) => markOf(kind).range(from, to));
  return Decoration.set(ranges, true);
}
