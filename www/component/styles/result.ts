// The result, on a screen, on paper and in the file one keeps.
import { css } from "lit";

export const resultStyles = css`
  .result > h2 + .hint {
    margin-top: 0.35em;
    max-width: 40em;
  }
  .result section,
  .result > .fold {
    margin-top: 2.25em;
  }
  .result > .fold {
    margin-top: 1em;
    border-top: 1px solid var(--line);
  }
  .result h3 {
    font-size: calc(var(--s) * 1.2);
    padding-bottom: 0.3em;
    border-bottom: 2px solid var(--accent);
    margin-bottom: 0.5em;
  }
  .totals {
    margin-block: 1.5em;
  }
  .totals .label {
    color: var(--quiet);
  }
  .totals .sum {
    line-height: 1.2;
  }
  .totals strong {
    font-size: calc(var(--s) * 2.9);
    font-weight: 650;
    letter-spacing: -0.01em;
    font-variant-numeric: tabular-nums;
    color: var(--accent);
  }
  .totals .counts {
    margin-top: 0.4em;
  }
  .parts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.25em;
  }
  .item {
    border-bottom: 1px solid var(--line);
  }
  .item > summary {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 0.1em 0.6em;
    align-items: baseline;
    padding-block: 0.7em;
    cursor: pointer;
    list-style: none;
  }
  .item > summary .name {
    font-weight: 600;
  }
  .item > summary .whose {
    margin-inline-start: 0.5em;
  }
  .item > summary .name,
  .item > summary .whose {
    grid-row: 1;
  }
  .item > summary .badge {
    grid-row: 1;
  }
  .item > summary .name {
    grid-column: 2;
  }
  .item > summary .whose {
    grid-column: 3;
  }
  .item > summary .sum,
  .item > summary .why {
    grid-column: 2 / -1;
  }
  .item > summary .sum {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    color: var(--accent);
  }
  .item > summary .why {
    font-size: var(--small);
    color: var(--quiet);
  }
  .item > summary .why:empty {
    display: none;
  }
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
  .visits {
    list-style: none;
    display: grid;
    gap: 1.25em;
  }
  .visits .place {
    font-weight: 600;
  }
  .visits .label {
    margin-top: 0.4em;
    font-size: var(--small);
    color: var(--quiet);
  }
  .papers li {
    padding-inline-start: 1.6em;
    position: relative;
  }
  .papers li::before {
    content: "";
    position: absolute;
    left: 0.1em;
    top: 0.4em;
    width: 0.85em;
    height: 0.85em;
    border: 1.5px solid var(--edge);
    border-radius: 0.15em;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    margin-top: 0.5em;
  }
  th,
  td {
    text-align: start;
    vertical-align: baseline;
    padding: 0.45em 0.6em 0.45em 0;
    border-bottom: 1px solid var(--line);
    font-weight: 400;
  }
  thead th {
    font-size: var(--small);
    color: var(--quiet);
  }
  .status th {
    padding-top: 1em;
    font-weight: 600;
    color: var(--accent);
  }
  th .whose {
    display: block;
  }
  .yearly {
    text-align: end;
    padding-inline-end: 0;
    font-variant-numeric: tabular-nums;
  }
  .receipt {
    font-size: var(--small);
  }
  .receipt dd {
    word-break: break-all;
  }
  pre {
    max-height: 20em;
    overflow: auto;
    padding: 0.75em;
    background: var(--card);
    border: 1px solid var(--line);
    font-size: calc(var(--s) * 0.75);
    line-height: 1.5;
    white-space: pre-wrap;
  }
  pre:empty {
    display: none;
  }

  @container (min-width: 34rem) {
    .item > summary {
      grid-template-columns: minmax(5.5em, auto) auto 1fr auto;
    }
    .item > summary .badge {
      justify-self: start;
    }
    .item > summary .whose {
      margin-inline-start: 0;
    }
    .item > summary .sum {
      grid-column: 4;
      grid-row: 1;
    }
    .item > summary .why {
      grid-column: 2 / -1;
    }
    .reasons {
      padding-inline-start: 6.1em;
    }
    .facts > div {
      grid-template-columns: 7em 1fr;
    }
  }
  @media (max-width: 24rem) {
    .facts > div {
      grid-template-columns: 1fr;
    }
  }
  @media print {
    :host {
      --s: 10.5pt;
      --paper: #fff;
      --card: #fff;
      container-type: normal;
    }
    .screen,
    .strip,
    .progress,
    .opener,
    .buttons,
    button {
      display: none !important;
    }
    .main,
    .result {
      max-width: none;
    }
    .item,
    .visits > li,
    .lines > li,
    tr {
      break-inside: avoid;
    }
    h3 {
      break-after: avoid;
    }
    .reasons {
      padding-inline-start: 1em;
    }
  }
`;
