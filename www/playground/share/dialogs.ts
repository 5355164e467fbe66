// The small windows of the page: a question, a link to copy, a name to give, the help.
import { button, el } from "../dom.js";
import { words } from "../words/words.js";

let issued = 0;

/** Shows a window; the promise ends when it is closed. */
function show(title: string, parts: (HTMLElement | null)[], buttons: HTMLElement[], first?: HTMLElement): HTMLDialogElement {
  const id = `dialog-${(issued += 1)}`;
  const dialog = el(
    "dialog",
    { "aria-labelledby": id },
    el("h2", { id }, title),
    ...parts,
    el("div", { class: "dialog-buttons" }, ...buttons),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  first?.focus();
  return dialog;
}

const closing = (from: HTMLElement) => from.closest("dialog")?.close();

/** A question with a yes and a no; closing it is a no. */
export function confirmed(question: string, yes: string, no: string): Promise<boolean> {
  return new Promise((resolve) => {
    let answer = false;
    const agree = button(yes, () => ((answer = true), closing(agree)), { class: "primary" });
    const refuse = button(no, () => closing(refuse));
    show(question, [], [agree, refuse], refuse).addEventListener("close", () => resolve(answer));
  });
}

/** Asks for the name of a new file; null where none is given. */
export function fileName(mistake: (name: string) => string | null): Promise<string | null> {
  const say = words();
  return new Promise((resolve) => {
    let given: string | null = null;
    const input = el("input", { id: "new-file-name", autocomplete: "off", spellcheck: "false", "aria-describedby": "new-file-help new-file-wrong" });
    const wrong = el("p", { id: "new-file-wrong", class: "fault", role: "alert" });
    const take = () => {
      const name = input.value.trim();
      const why = mistake(name);
      wrong.textContent = why ?? "";
      input.setAttribute("aria-invalid", String(why !== null));
      if (why) return input.focus();
      given = name;
      closing(input);
    };
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      // Or the same key would press the button the focus goes back to.
      event.preventDefault();
      take();
    });
    const cancel = button(say.cancel, () => closing(cancel));
    const parts = [
      el("label", { for: "new-file-name" }, say.newFileName),
      input,
      el("p", { id: "new-file-help", class: "quiet" }, say.newFileHelp),
      wrong,
    ];
    show(say.newFile, parts, [button(say.create, take, { class: "primary" }), cancel], input).addEventListener("close", () =>
      resolve(given),
    );
  });
}

/** A link to copy, or why there is none. */
export function showLink(link: string | null, why: string): void {
  const say = words();
  const close = button(say.close, () => closing(close));
  if (link === null) return void show(say.shareTitle, [el("p", {}, why)], [close], close);
  const field = el("textarea", { id: "share-link", readonly: true, rows: 4, spellcheck: "false" });
  field.value = link;
  field.addEventListener("focus", () => field.select());
  const done = el("p", { role: "status", class: "done" });
  const copy = button(
    say.copy,
    async () => {
      try {
        await navigator.clipboard.writeText(link);
        done.textContent = say.copied;
      } catch {
        field.focus();
        done.textContent = say.copyFailed;
      }
    },
    { class: "primary" },
  );
  const parts = [el("p", {}, say.shareIntro), el("label", { for: "share-link" }, say.shareLink), field, done];
  show(say.shareTitle, parts, [copy, close], copy);
}

export function showHelp(): void {
  const say = words();
  const close = button(say.close, () => closing(close), { class: "primary" });
  const keys = el("dl", { class: "keys" }, ...say.keys.map(([key, does]) => el("div", {}, el("dt", {}, el("kbd", {}, key)), el("dd", {}, does))));
  show(
    say.helpTitle,
    [...say.helpText.map((text) => el("p", {}, text)), el("h3", {}, say.helpKeys), keys, el("p", { class: "quiet" }, say.keysMac)],
    [close],
    close,
  );
}
