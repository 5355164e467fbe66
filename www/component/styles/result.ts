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
  .totals,
  .result > .notice {
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
  @container (min-width: 58rem) {
    .result {
      display: grid;
      grid-template-columns: minmax(0, 46rem) minmax(14rem, 1fr);
      max-width: none;
      column-gap: 3rem;
    }
    .result > * {
      grid-column: 1;
    }
    .result > .parts {
      grid-column: 2;
      grid-row: 1 / span 20;
      position: sticky;
      top: 1.5rem;
      align-self: start;
      flex-direction: column;
      align-items: flex-start;
      padding: 0.5em 0 0.5em 2rem;
      border-inline-start: 1px solid var(--line);
    }
  }
  @media (max-width: 24rem) {
    .facts > div {
      grid-template-columns: 1fr;
    }
  }
`;
