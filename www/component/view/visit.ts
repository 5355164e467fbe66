// Going to claim it: where, with which papers, how long it takes.
import { html, nothing, type TemplateResult } from "lit";
import type { ItemResult, ScreeningResult } from "yimen/runtime";
import { inLot } from "./tally.js";
import { named } from "./plan.js";
import type { View } from "./view.js";

/** Places to go to, each with what is claimed there; a place that is not told comes last. */
export function visit(view: View, result: ScreeningResult): TemplateResult | typeof nothing {
  const { words } = view;
  const fresh = inLot(result, "granted").filter(
    (item) => item.standing === "new" && result.plan.grants.some((grant) => grant.item === item.item && grant.member === item.member),
  );
  const places = new Map<string, ItemResult[]>();
  for (const item of fresh) {
    const place = item.apply_at ?? words.askDepartment(item.department ?? "");
    places.set(place, [...(places.get(place) ?? []), item]);
  }
  if (fresh.length === 0) return nothing;
  return html`<section id="visit" part="visit">
    <h3>${words.visitTitle}</h3>
    <ol class="visits">
      ${[...places].map(([place, items]) => {
        const papers = [...new Set(items.flatMap(({ materials }) => materials))];
        const times = new Map(items.flatMap(({ name, deadline }) => (deadline ? [[name, deadline] as const] : [])));
        return html`<li>
          <p class="place">${place}</p>
          <p>${words.claimThere([...new Set(items.map((item) => named(view, result, item)))].join(words.comma))}</p>
          ${papers.length > 0
            ? html`<p class="label">${words.bring}</p>
                <ul class="papers">
                  ${papers.map((paper) => html`<li>${paper}</li>`)}
                </ul>`
            : nothing}
          ${times.size > 0
            ? html`<p class="label">${words.howLong}</p>
                <ul class="plain">
                  ${[...times].map(([name, deadline]) => html`<li>${times.size > 1 ? `${name}${words.colon}` : ""}${deadline}</li>`)}
                </ul>`
            : nothing}
        </li>`;
      })}
    </ol>
  </section>`;
}
