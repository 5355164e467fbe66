// Elements, built without ever reading text as markup: what an author types or a pack says stays text.

export type Child = Node | string | null | undefined | false;

type Attributes = Record<string, string | number | boolean | undefined | null>;

/** An element. `true` sets an attribute without a value; `false`, `null` and `undefined` leave it out. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** A button that does something on this page. */
export function button(words: string, does: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = el("button", { type: "button", ...attributes }, words);
  made.addEventListener("click", does);
  return made;
}

/** An element of the page itself. */
export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element as Kind;
}

/**
 * Puts new contents into an element without the reader losing their place: folds that were open stay open, and the
 * focus stays on the control of the same key (`data-key`).
 */
export function refresh(host: HTMLElement, ...children: Child[]): void {
  const folds = new Map<string, boolean>();
  for (const fold of host.querySelectorAll<HTMLDetailsElement>("details[data-key]")) {
    folds.set(fold.dataset["key"]!, fold.open);
  }
  const focused = host.contains(document.activeElement) ? document.activeElement : null;
  const key = focused?.closest<HTMLElement>("[data-key]")?.dataset["key"];
  const { scrollTop, scrollLeft } = host;
  host.replaceChildren(...children.filter((child): child is Node | string => Boolean(child)));
  for (const fold of host.querySelectorAll<HTMLDetailsElement>("details[data-key]")) {
    const open = folds.get(fold.dataset["key"]!);
    if (open !== undefined) fold.open = open;
  }
  host.scrollTo(scrollLeft, scrollTop);
  if (key === undefined) return;
  const again = host.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  const target = again instanceof HTMLDetailsElement ? again.querySelector("summary") : again;
  target?.focus({ preventScroll: true });
}
