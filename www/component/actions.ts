// What the buttons do.
import type { Lang } from "yimen/runtime";
import { spotOf } from "./state/facts.js";
import type { Step } from "./state/interview.js";
import { stepOf, type Session } from "./state/session.js";
import { styles } from "./styles/styles.js";
import { keep, resultPage } from "./view/files.js";
import type { Actions } from "./view/view.js";
import type { Words } from "./words/words.js";

/** The element, as far as its buttons need it. */
export interface Host {
  readonly renderRoot: ParentNode;
  readonly updateComplete: Promise<boolean>;
  readonly session: Session | null;
  readonly words: Words;
  readonly spoken: Lang;
  restart(): void;
  resume(text: string): boolean;
  save(): string;
  /** Another screen has come up. */
  arrived(): void;
  dismissNotice(): void;
}

const INVALID = "[aria-invalid=true]:is(input, select), [aria-invalid=true] input";
const UNCHOSEN = ".levels select, .levels input, #count";
const OPEN = ".question :is(input:not([type=checkbox]), select)";

export function actionsOf(host: Host): Actions {
  const find = (selector: string) => host.renderRoot.querySelector<HTMLElement>(selector);
  const go = (act: (session: Session) => void) => {
    if (!host.session) return;
    act(host.session);
    host.arrived();
  };
  const from = () => (host.session?.reviewing ? "review" : "result");
  const day = () => host.session?.now ?? "";

  const goOn = async () => {
    const session = host.session;
    host.dismissNotice();
    const before = session?.step.kind === "ask" ? [...(find(".step")?.querySelectorAll("[data-path]") ?? [])] : [];
    if (await session?.goOn()) return host.arrived();
    await host.updateComplete;
    if (session?.pointing) return (find(INVALID) ?? find(UNCHOSEN))?.focus();
    // A question nobody has looked at yet has come up.
    const all = [...(find(".step")?.querySelectorAll<HTMLElement>(`${OPEN}[data-path]`) ?? [])];
    (all.find((input) => !before.includes(input)) ?? all.find((input) => !answered(session, input)))?.focus();
  };

  const edit = async (path: string) => {
    go((session) => session.goTo(stepAt(session, path), from()));
    await host.updateComplete;
    find(`[data-path="${CSS.escape(path)}"]`)?.focus();
  };

  const savePage = () => {
    const shown = find(".result");
    if (!shown) return;
    const { savedTitle, savedNote, resultFile } = host.words;
    keep(resultFile(day()), resultPage(shown, styles.cssText, host.spoken, savedTitle, savedNote), "text/html");
  };

  return {
    goOn: () => void goOn(),
    back: () => go((session) => session.back()),
    review: () => go((session) => void (session.reviewing = true)),
    result: () => {
      const { session: asked } = host;
      // Meanwhile the rules may have been fetched anew.
      void asked?.settled().then(() => asked === host.session && go((session) => session.showResult()));
    },
    edit: (path) => void edit(path),
    editStep: (step) => go((session) => session.goTo(step, from())),
    restart: () => {
      if (confirm(host.words.restartSure)) host.restart();
    },
    askRest: () => void host.session?.askRest().then(() => host.arrived()),
    print: () => print(),
    savePage,
    saveAnswers: () => keep(host.words.answersFile(day()), host.save(), "application/json"),
    openAnswers: (file) => void file.text().then((text) => host.resume(text)),
  };
}

/** Where something is asked. */
function stepAt(session: Session, path: string): Step {
  if (path.startsWith("receiving")) return { kind: "receiving" };
  if (path === "members") return { kind: "members" };
  if (path === "region" || path === "date") return { kind: "place" };
  return stepOf(session, spotOf(path));
}

const answered = (session: Session | null, input: HTMLElement): boolean =>
  session?.answers.settled(spotOf(input.dataset["path"] ?? "")) ?? false;
