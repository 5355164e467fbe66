// Type, colour and the small pieces everything is made of. The lengths follow the size of type, which a page can set.
import { css } from "lit";

export const base = css`
  :host {
    --s: var(--yimen-size, 1.0625rem);
    --accent: var(--yimen-accent, #0d4a46);
    --accent-deep: var(--yimen-accent-deep, #08332f);
    --accent-soft: var(--yimen-accent-soft, #e4eeeb);
    --warm: var(--yimen-warm, #a1480b);
    --warm-soft: var(--yimen-warm-soft, #fbeee0);
    --paper: var(--yimen-paper, #f7f6f2);
    --card: var(--yimen-card, #fffefb);
    --ink: var(--yimen-ink, #1b2626);
    --quiet: var(--yimen-quiet, #4c5857);
    --line: var(--yimen-line, #dcd8cc);
    --edge: var(--yimen-edge, #6f7b79);
    --bad: var(--yimen-bad, #a3241a);
    --bad-soft: var(--yimen-bad-soft, #fbeae7);
    --radius: var(--yimen-radius, 0.5em);
    --small: calc(var(--s) * 0.875);
    --target: calc(var(--s) * 2.75);
    display: block;
    color: var(--ink);
    font: var(--s) / 1.65 var(--yimen-font, system-ui, -apple-system, "PingFang SC", "HarmonyOS Sans SC", "Source Han Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif);
    overflow-wrap: anywhere;
    line-break: strict;
    container-type: inline-size;
  }
  :host([large]) {
    --s: var(--yimen-size-large, 1.375rem);
    --quiet: var(--yimen-ink, #1b2626);
    --line: #8d948f;
    --target: calc(var(--s) * 2.6);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  pre,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
  }
  fieldset {
    border: 0;
    min-width: 0;
  }
  ul {
    list-style: none;
  }
  h2 {
    font-size: calc(var(--s) * 1.5);
    line-height: 1.3;
    font-weight: 650;
    letter-spacing: 0.01em;
    text-wrap: balance;
  }
  h2:focus,
  h3:focus {
    outline: none;
  }
  h3 {
    font-size: calc(var(--s) * 1.125);
    line-height: 1.45;
    font-weight: 600;
  }
  :focus-visible {
    outline: 3px solid var(--warm);
    outline-offset: 2px;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
  }
  button,
  summary,
  input,
  select,
  label {
    scroll-margin-block: 1rem 9rem;
  }
  .hint,
  .quiet,
  .counts,
  .whose,
  .some {
    color: var(--quiet);
    font-size: var(--small);
  }
  .mistake,
  .obstacle {
    color: var(--bad);
    font-size: var(--small);
    font-weight: 600;
    margin-top: 0.35em;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* ---- folds and notices ---- */
  .fold > summary {
    min-height: var(--target);
    padding: 0.5em 0;
    cursor: pointer;
    font-weight: 600;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.75em;
  }
  .fold > summary::before {
    content: "";
    flex: none;
    width: 0.5em;
    height: 0.5em;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    transform: rotate(-45deg);
  }
  .fold[open] > summary::before {
    transform: rotate(45deg);
  }
  .fold > summary::-webkit-details-marker,
  .item > summary::-webkit-details-marker {
    display: none;
  }
  .some {
    font-weight: 400;
    flex: 1;
    min-width: 8em;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    align-items: center;
    justify-content: space-between;
    border-inline-start: 4px solid var(--accent);
    background: var(--accent-soft);
    padding: 0.75em 1em;
    margin-block: 0 1.25em;
  }
  .notice > :first-child {
    flex: 1 1 14em;
  }
  .notice.wrong {
    border-color: var(--bad);
    background: var(--bad-soft);
    display: block;
  }
  .loading,
  .failure {
    padding-block: 2.5em;
  }
  .loading::before {
    content: "";
    display: inline-block;
    width: 0.9em;
    height: 0.9em;
    margin-inline-end: 0.6em;
    vertical-align: -0.08em;
    border: 2px solid var(--line);
    border-top-color: var(--accent);
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }
  .failure p {
    margin-top: 0.75em;
    max-width: 36em;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .loading::before {
      animation: none;
    }
  }
`;
