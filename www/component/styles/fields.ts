// Questions and what they are answered with.
import { css } from "lit";

export const fieldStyles = css`
  /* ---- a question ---- */
  .question {
    padding-block: 1.25em;
    border-bottom: 1px solid var(--line);
  }
  .question:last-of-type {
    border-bottom: 0;
  }
  .question > .hint {
    margin-top: 0.15em;
  }
  .question > h3 + * + *,
  .question > h3 + [hidden] + * {
    margin-top: 0.85em;
  }
  .step > .hint {
    margin-top: 0.5em;
  }
  input:not([type]),
  input[type="text"],
  select {
    min-height: var(--target);
    padding: 0.25em 0.7em;
    border: 1.5px solid var(--edge);
    border-radius: var(--radius);
    background: var(--card);
    max-width: 100%;
  }
  select {
    padding-inline-end: 0.4em;
    width: 100%;
  }
  [aria-invalid="true"]:is(input, select) {
    border-color: var(--bad);
    background: var(--bad-soft);
  }
  .number {
    width: 9em;
    min-width: 0;
    font-size: calc(var(--s) * 1.2);
    font-variant-numeric: tabular-nums;
  }
  .year {
    width: 4.6em;
  }
  .day,
  .count {
    width: 3.4em;
  }
  .count {
    text-align: center;
    font-size: calc(var(--s) * 1.2);
  }
  .nick {
    width: 100%;
    max-width: 14em;
  }
  .figure,
  .part {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    max-width: 100%;
  }
  .unit,
  .part span {
    color: var(--quiet);
    white-space: nowrap;
  }
  .part {
    gap: 0.3em;
  }
  .date,
  .typed,
  .marks,
  .stepper,
  .levels {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.75em;
  }
  .levels {
    gap: 0.75em;
  }
  .levels > * {
    flex: 1 1 100%;
  }
  .fixed {
    font-weight: 600;
  }
  .round {
    width: var(--target);
    padding: 0;
    font-size: calc(var(--s) * 1.3);
    line-height: 1;
  }

  /* ---- answers to choose from ---- */
  .options {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .option,
  .mark {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-height: var(--target);
    cursor: pointer;
  }
  .option {
    padding: 0.3em 0.95em 0.3em 0.75em;
    border: 1.5px solid var(--edge);
    border-radius: var(--radius);
    background: var(--card);
  }
  .option.quiet {
    border-style: dashed;
    font-size: inherit;
  }
  .option:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .option:hover {
    border-color: var(--accent);
  }
  .option:has(:focus-visible) {
    outline: 3px solid var(--warm);
    outline-offset: 2px;
  }
  .option input:focus-visible {
    outline: none;
  }
  :is(.option, .mark) input {
    flex: none;
    width: 1.15em;
    height: 1.15em;
    margin: 0;
    accent-color: var(--accent);
  }
  .mark {
    padding-inline-end: 0.5em;
  }
  .rows {
    border-top: 1px solid var(--line);
  }
  .row {
    display: grid;
    gap: 0.25em 1em;
    padding-block: 0.65em;
    border-bottom: 1px solid var(--line);
  }
  .row .name {
    font-weight: 600;
  }
  .rows + button {
    margin-top: 0.85em;
  }
  .member {
    padding-block: 0.9em;
    border-top: 1px solid var(--line);
    display: grid;
    gap: 0.6em 1.5em;
    position: relative;
  }
  .member legend {
    font-weight: 600;
    float: left;
    min-height: calc(var(--s) * 2.25);
  }
  .member > .remove {
    position: absolute;
    top: 0.7em;
    right: 0;
  }
  .who,
  .born {
    display: grid;
    gap: 0.2em;
    clear: both;
  }
  .who label,
  .born > .label {
    font-size: var(--small);
    color: var(--quiet);
  }
  ::placeholder {
    color: var(--quiet);
    opacity: 1;
    font-size: var(--small);
  }
  .date-fold {
    color: var(--quiet);
  }
  .date-fold > summary {
    font-weight: 400;
    font-size: var(--small);
  }
  .date-fold .question {
    color: var(--ink);
    padding-top: 0.25em;
  }
  .step > .fold {
    border-bottom: 1px solid var(--line);
  }
  .entries {
    padding-bottom: 1em;
  }
  .entry {
    padding-block: 0.25em;
  }
  .entry .name {
    font-weight: 600;
    font-size: var(--small);
    color: var(--quiet);
  }
  .entry[role="group"] {
    padding-block: 0.5em;
  }
  .amount {
    padding: 0.25em 0 0.5em 1.65em;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.25em;
    justify-items: start;
    min-width: 0;
  }
  .opener {
    border-top: 1px solid var(--line);
    padding-block: 1.25em;
    display: grid;
    gap: 0.5em;
    justify-items: start;
    max-width: 46rem;
  }

  @container (min-width: 34rem) {
    .row {
      grid-template-columns: minmax(6em, 1fr) 4fr;
      align-items: center;
    }
    .levels > select {
      flex: 1 1 14em;
    }
    .member {
      grid-template-columns: 14em 1fr;
    }
    .member legend {
      float: none;
      grid-column: 1 / -1;
    }
  }
`;
