// Files the user keeps: the result as a page of its own, the answers to go on another time.

/** Hands a file to the browser to keep. */
export function keep(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The download has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The result as one page that opens anywhere: no script, no address, its own style. */
export function resultPage(shown: Element, css: string, lang: string, title: string, note: string): string {
  const copy = shown.cloneNode(true) as Element;
  // What leads to a question says which one; nothing else that is pressed means anything here.
  for (const link of copy.querySelectorAll(".missing button")) link.replaceWith(link.textContent ?? "");
  copy.querySelectorAll(".screen, button, input, slot, progress").forEach((control) => control.remove());
  copy.querySelectorAll("[tabindex]").forEach((element) => element.removeAttribute("tabindex"));
  for (const fold of copy.querySelectorAll("details")) fold.toggleAttribute("open", unfolds(fold));
  // The marks the template engine leaves behind.
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  comments.forEach((comment) => comment.parentNode?.removeChild(comment));

  const style = css.replace(/:host\(([^)]*)\)/g, ".yimen$1").replaceAll(":host", ".yimen");
  return `<!doctype html>
<html lang="${lang === "en" ? "en" : "zh-CN"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>
body { margin: 0; background: #f7f6f2; }
.yimen { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
${style}
</style>
</head>
<body>
<main class="yimen">
<p class="hint">${escaped(note)}</p>
${copy.outerHTML}
</main>
</body>
</html>
`;
}

/** On paper and in the file, what may be claimed, ends or is open is told in full; the rest by its line. */
export function unfolds(fold: HTMLDetailsElement): boolean {
  if (fold.classList.contains("steps") || fold.classList.contains("data")) return false;
  if (fold.classList.contains("item")) return ["granted", "stop", "barred"].includes(fold.dataset["lot"] ?? "");
  return true;
}
