// A place, chosen level by level.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { ELSEWHERE, HERE } from "../state/answers.js";
import type { Spot } from "../state/facts.js";
import { pathOf } from "../state/facts.js";
import { isSkipped } from "./controls.js";
import { domId, give, type View } from "./view.js";

/** So many places stand side by side; more unfold. */
const SIDE_BY_SIDE = 14;

/** Places inside `top`, level by level down to the one chosen. */
export function placeControl(
  { session: { places }, words }: View,
  name: string,
  top: string | null,
  chosen: string | null,
  choose: (code: string | null) => void,
): TemplateResult[] {
  const path = chosen === null ? [] : places.path(top, chosen);
  const aboves = [top, ...path];
  return aboves.flatMap((above, level) => {
    const inside = places.inside(above);
    if (inside.length === 0) return [];
    const at = path[level] ?? "";
    const label = above === null || level === 0 ? words.whichPlace : words.whichPlaceIn(places.name(above));
    const deepest = inside.every(({ code }) => places.inside(code).length === 0);
    if (deepest && inside.length <= SIDE_BY_SIDE) {
      return [
        html`<div class="options places" role="radiogroup" aria-label=${label}>
          ${inside.map(
            ({ code, name: words }) => html`<label class="option">
              <input type="radio" name=${`${name}-${level}`} .checked=${live(code === at)} @change=${() => choose(code)} />
              <span>${words}</span>
            </label>`,
          )}
        </div>`,
      ];
    }
    const pick = ({ target }: Event) => choose((target as HTMLSelectElement).value || above);
    return [
      html`<select part="input" id=${`${name}-${level}`} aria-label=${label} @change=${pick}>
        <option value="" .selected=${live(at === "")}>${label}</option>
        ${inside.map(
          ({ code, name: words }) => html`<option value=${code} .selected=${live(code === at)}>${words}</option>`,
        )}
      </select>`,
    ];
  });
}

/** A place as an answer: most often the place judged for. */
export function hereControl(view: View, spot: Spot, optional: boolean): TemplateResult {
  const { session, words } = view;
  const path = pathOf(spot);
  const given = session.answers.given(spot);
  const elsewhere = typeof given === "string" && given !== HERE;
  const option = (label: string, on: boolean, choose: () => void, extra = "") => html`<label class="option ${extra}">
    <input type="radio" name=${domId("r", path)} data-path=${path} .checked=${live(on)} @change=${choose} /><span>${label}</span>
  </label>`;
  const root = session.places.root();
  return html`<div class="options">
      ${option(words.inPlace(session.placeName(session.answers.region)), given === HERE, () => give(view, spot, HERE))}
      ${option(words.elsewhere, elsewhere, () => give(view, spot, ELSEWHERE))}
      ${optional ? option(words.none, given === null, () => give(view, spot, null)) : nothing}
      ${option(words.unknown, isSkipped(view, spot), () => session.skip(spot), "quiet")}
    </div>
    ${elsewhere
      ? html`<div class="levels">
          ${placeControl(view, domId("p", path), root, given === ELSEWHERE ? null : given, (code) =>
            give(view, spot, code === null || code === root ? ELSEWHERE : code),
          )}
        </div>`
      : nothing}`;
}
