// Verdicts, reasons and the law they rest on.
import { css } from "lit";

export const reasonStyles = css`
  .badge {
    display: inline-block;
    padding: 0 0.5em;
    border-radius: 0.25em;
    font-size: calc(var(--s) * 0.8);
    line-height: 1.7;
    font-weight: 600;
    white-space: nowrap;
    background: #ebeae5;
    color: #424c4b;
  }
  .badge:is([data-lot="granted"], [data-verdict="met"]) {
    background: #dfeee4;
    color: #125030;
  }
  .badge:is([data-lot="open"], [data-lot="error"], [data-verdict="undetermined"], [data-verdict="error"]) {
    background: var(--warm-soft);
    color: #7c3806;
  }
  .badge:is([data-lot="stop"], [data-verdict="unmet"]) {
    background: var(--bad-soft);
    color: #8d1d14;
  }
  .reasons {
    padding: 0.25em 0 1.25em;
    display: grid;
    gap: 0.9em;
  }
  .reasons ul:not(.conditions) {
    padding-inline-start: 1.2em;
    list-style: disc;
  }
  .conditions {
    display: grid;
    gap: 0.75em;
  }
  .gap,
  .nearest li {
    color: var(--warm);
    font-weight: 600;
  }
  .aside,
  .nearest {
    border-inline-start: 3px solid var(--warm);
    padding-inline-start: 0.8em;
  }
  .citation {
    font-size: var(--small);
    color: var(--quiet);
  }
  .seal {
    display: inline-block;
    margin-inline: 0.5em;
    padding: 0 0.35em;
    border: 1px solid currentColor;
    border-radius: 0.2em;
    font-size: 0.85em;
    line-height: 1.4;
    color: var(--warm);
  }
  .facts {
    display: grid;
    gap: 0.45em;
  }
  .facts > div {
    display: grid;
    grid-template-columns: 6em 1fr;
    gap: 0 0.75em;
  }
  .facts dt {
    color: var(--quiet);
    font-size: var(--small);
    padding-top: 0.1em;
  }
  .told-list .facts > div,
  [part="outputs"] .facts > div {
    grid-template-columns: 1fr;
  }
  .told-list dd {
    font-weight: 600;
  }
  .steps ol {
    padding-inline-start: 1.6em;
    display: grid;
    gap: 0.4em;
    font-size: var(--small);
  }
  .steps > summary {
    font-size: var(--small);
    min-height: calc(var(--s) * 2);
  }
  .lines > li {
    padding-block: 0.7em;
    border-bottom: 1px solid var(--line);
  }
  .lines .sum {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
`;
