// The interview: one column on a phone, the sum at its foot; on a desk the sum stands beside it.
import { css } from "lit";

export const interviewStyles = css`
  .interview {
    display: grid;
    gap: 0 3rem;
  }
  .main,
  .result {
    min-width: 0;
    max-width: 46rem;
  }
  .step,
  .review {
    padding-bottom: 2rem;
  }
  .progress {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: 0 1em;
    margin-bottom: 1.5em;
    color: var(--quiet);
    font-size: var(--small);
  }
  progress {
    grid-column: 1 / -1;
    width: 100%;
    height: 4px;
    border: 0;
    border-radius: 2px;
    overflow: hidden;
    background: var(--line);
    appearance: none;
  }
  progress::-webkit-progress-bar {
    background: var(--line);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }

  /* ---- the sum in sight ---- */
  .strip {
    position: sticky;
    bottom: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.75em;
    margin-inline: calc(-1 * var(--yimen-gutter, 0px));
    padding: 0.6em var(--yimen-gutter, 0px) calc(0.6em + env(safe-area-inset-bottom));
    background: var(--paper);
    border-top: 1px solid var(--line);
    box-shadow: 0 -6px 16px -12px #0006;
  }
  .strip .label {
    font-size: calc(var(--s) * 0.8);
    color: var(--quiet);
    line-height: 1.35;
  }
  .strip .counts {
    font-size: calc(var(--s) * 0.8);
    line-height: 1.35;
  }
  .strip .sum {
    line-height: 1.25;
  }
  .strip strong {
    font-size: calc(var(--s) * 1.45);
    font-variant-numeric: tabular-nums;
    color: var(--accent);
  }
  :host([large]) .strip .counts {
    display: none;
  }
  .strip button {
    flex: none;
    padding-inline: 0.9em;
  }

  /* ---- what was told ---- */
  .review section {
    margin-top: 1.5em;
  }
  .answers > div {
    padding-block: 0.6em;
    border-bottom: 1px solid var(--line);
  }
  .answers dt {
    font-size: var(--small);
    color: var(--quiet);
  }
  .answers dd {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    align-items: center;
    justify-content: space-between;
  }
  .answers .told {
    font-weight: 600;
  }
  .answers .mistake {
    flex-basis: 100%;
    order: 3;
  }

  @container (min-width: 58rem) {
    .interview {
      grid-template-columns: minmax(0, 46rem) minmax(16rem, 1fr);
      align-items: start;
    }
    .strip {
      top: 1.5rem;
      bottom: auto;
      display: grid;
      justify-items: start;
      gap: 1em;
      margin: 0;
      padding: 1.5em 0 1.5em 2rem;
      background: none;
      border: 0;
      border-inline-start: 1px solid var(--line);
      box-shadow: none;
    }
    .strip strong {
      font-size: calc(var(--s) * 2);
    }
    :host([large]) .strip .counts {
      display: block;
    }
    .strip .label,
    .strip .counts {
      font-size: var(--small);
      line-height: 1.6;
    }
  }
`;
