// Elements, built without ever reading text as markup: what a user types or a pack says stays text.
// @ts-check

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * An element. `true` sets an attribute without a value, `false` and `undefined` leave it out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | undefined>} [attributes]
 * @param {...Child} children strings become text
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...present(children));
  return element;
}

/**
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
export const present = (children) =>
  children.filter((child) => child !== null && child !== undefined && child !== false);

let issued = 0;

/** An id no other element has; never made from a pack's or a user's words. */
export const freshId = () => `y${(issued += 1)}`;

/**
 * An element of the page itself.
 * @param {string} id
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/**
 * A link that leads to somewhere in the form.
 * @param {string} words
 * @param {() => void} go
 * @param {string} [label] the whole of it, where the words alone do not tell
 */
export function jump(words, go, label) {
  const anchor = el("a", { href: "#form", "aria-label": label }, words);
  anchor.addEventListener("click", (event) => {
    event.preventDefault();
    go();
  });
  return anchor;
}

/**
 * Moves the focus to a control, unfolding what hides it.
 * @param {HTMLElement} control
 */
export function reveal(control) {
  for (let fold = control.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) {
    fold.open = true;
  }
  control.focus();
}
