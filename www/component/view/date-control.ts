// A date in three parts, typed: pickers make a birth date of long ago a long way, and differ from browser to browser.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { dateParts, plain } from "../state/tidy.js";
import type { View } from "./view.js";

interface DateField {
  id: string;
  /** Year, month and day as typed, joined by hyphens. */
  kept: string;
  about: string;
  invalid: boolean;
  give(kept: string | undefined): void;
}

export function dateControl({ words }: View, { id, kept, about, invalid, give }: DateField): TemplateResult {
  const parts = dateParts(kept);
  const set = (at: number, text: string) => {
    // A whole date may be pasted into any part.
    const pasted = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain(text));
    const next = pasted ? [pasted[1], pasted[2], pasted[3]] : parts.map((part, other) => (other === at ? text.replaceAll("-", "") : part));
    give(next.some(Boolean) ? next.join("-") : undefined);
  };
  const part = (at: number, name: string, length: number) => html`<label class="part">
    <input
      id=${at === 0 ? id : `${id}-${at}`}
      part="input"
      class=${length > 2 ? "year" : "day"}
      type="text"
      inputmode="numeric"
      autocomplete="off"
      maxlength="40"
      aria-describedby=${about || nothing}
      aria-invalid=${invalid ? "true" : nothing}
      .value=${live(parts[at] ?? "")}
      @input=${({ target }: InputEvent) => set(at, (target as HTMLInputElement).value)}
    /><span>${name}</span>
  </label>`;
  const [year, month, day] = words.dateParts;
  return html`<div class="date">${part(0, year, 4)}${part(1, month, 2)}${part(2, day, 2)}</div>`;
}
