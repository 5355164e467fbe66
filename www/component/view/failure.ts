// Before the interview: loading, and why it cannot begin.
import { html, nothing, type TemplateResult } from "lit";
import type { LoadFailure } from "../state/load.js";
import type { Words } from "../words/words.js";

export const loadingView = (words: Words): TemplateResult =>
  html`<p class="loading" part="loading" role="status">${words.loading}</p>`;

export function failureView(words: Words, { kind, message }: LoadFailure, retry: () => void): TemplateResult {
  const { title, text } = words.failure[kind];
  return html`<div class="failure" part="failure" role="alert">
    <h2>${title}</h2>
    <p>${text}${words.window}</p>
    ${message ? html`<p class="quiet">${words.detail}${message}</p>` : nothing}
    ${kind === "setting"
      ? nothing
      : html`<div class="buttons"><button type="button" class="primary" part="button primary" @click=${retry}>${words.retry}</button></div>`}
    <slot name="help"></slot>
  </div>`;
}
