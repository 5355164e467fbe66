// On paper.
import { css } from "lit";

export const paperStyles = css`
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
    button:not(.link),
    .marks {
      display: none !important;
    }
    button.link {
      all: unset;
    }
    .main,
    .result {
      display: block;
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
