// 幸福清单: what the family has, could have, would lose, over a year.
import { html, nothing, type TemplateResult } from "lit";
import type { ChecklistEntry, ChecklistStatus, ScreeningResult } from "yimen/runtime";
import { money } from "./money.js";
import { who, type View } from "./view.js";

const ORDER: ChecklistStatus[] = ["has", "could", "ends", "instead"];

export function checklist(view: View, result: ScreeningResult): TemplateResult | typeof nothing {
  const { words } = view;
  if (result.checklist.length === 0) return nothing;
  const row = (entry: ChecklistEntry) => html`<tr>
    <th scope="row">${entry.name}<span class="whose">${who(view, entry.member)}</span></th>
    <td>${entry.amount ? money(entry.amount, words) : (entry.in_kind ?? words.inKindOnly)}</td>
    <td class="yearly">${entry.yearly ? money(entry.yearly, words) : "—"}</td>
  </tr>`;
  return html`<section id="checklist" part="checklist">
    <h3>${words.checklistTitle}</h3>
    <p class="hint">${words.checklistNote}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.item}</th>
          <th scope="col">${words.eachTime}</th>
          <th scope="col" class="yearly">${words.inAYear}</th>
        </tr>
      </thead>
      ${ORDER.map((status) => {
        const entries = result.checklist.filter((entry) => entry.status === status);
        if (entries.length === 0) return nothing;
        return html`<tbody data-status=${status}>
          <tr class="status">
            <th colspan="3" scope="rowgroup">${words.status[status]}</th>
          </tr>
          ${entries.map(row)}
        </tbody>`;
      })}
    </table>
  </section>`;
}
