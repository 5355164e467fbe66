// Tells those who listen what has changed, when they pause.
import type { Session } from "../state/session.js";
import type { Words } from "../words/words.js";
import { headline } from "./money.js";
import { counts } from "./tally.js";

/** After this much silence the result is read out, not while somebody types. */
const AFTER = 900;

export function announcer(live: () => Element | null): (session: Session, words: Words) => void {
  let spoken: string | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return (session, words) => {
    const { result, answers } = session;
    const element = live();
    if (session.stale) return;
    if (!result) {
      clearTimeout(waiting);
      if (element) element.textContent = "";
      return;
    }
    const { label, sum, unit } = headline(result, answers.members !== null, words);
    const text = [`${label} ${sum} ${unit}`.trim(), answers.members ? counts(result, words) : ""].filter(Boolean).join(words.semicolon);
    // What it says at first is on the page anyway.
    spoken ??= text;
    if (text === spoken) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      spoken = text;
      const element = live();
      if (element) element.textContent = text;
    }, AFTER);
  };
}
