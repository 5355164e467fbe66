// What is pressed.
import { css } from "lit";

export const buttonStyles = css`
  button,
  .button span {
    min-height: var(--target);
    padding: 0.3em 1.25em;
    border: 1.5px solid var(--accent);
    border-radius: var(--radius);
    background: none;
    color: var(--accent);
    font-weight: 600;
    cursor: pointer;
    touch-action: manipulation;
  }
  button:hover:enabled,
  .button:hover span {
    background: var(--accent-soft);
  }
  button.primary {
    background: var(--accent);
    color: #fff;
    min-width: 9em;
  }
  button.primary:hover:enabled {
    background: var(--accent-deep);
  }
  button.plain {
    border-color: transparent;
    text-decoration: underline;
    text-underline-offset: 0.25em;
    text-decoration-thickness: 1px;
    padding-inline: 0.75em;
  }
  button.small {
    min-height: calc(var(--s) * 2.25);
    font-size: var(--small);
    padding: 0.15em 0.9em;
    border-width: 1px;
    border-color: var(--edge);
  }
  button.link {
    min-height: calc(var(--s) * 2);
    min-width: calc(var(--s) * 2.5);
    border: 0;
    padding: 0.1em 0.15em;
    text-align: start;
    font-weight: inherit;
    font-size: var(--small);
    text-decoration: underline;
    text-underline-offset: 0.25em;
    text-decoration-thickness: 1px;
  }
  button:disabled {
    cursor: default;
    opacity: 1;
    color: var(--quiet);
    border-color: var(--line);
    text-decoration: none;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    align-items: center;
    margin-top: 1.75em;
  }
  .button {
    display: inline-block;
    position: relative;
  }
  .button span {
    display: inline-flex;
    align-items: center;
  }
  .button input {
    position: absolute;
    inset: 0;
    width: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .button:focus-within span {
    outline: 3px solid var(--warm);
    outline-offset: 2px;
  }
`;
