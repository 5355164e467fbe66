// The overlap map: what the items are to one another, and where nothing is said.
import type { MapRelation, OverlapMap } from "yimen";
import type { ScreeningPack } from "yimen/worker";
import { el, refresh } from "../dom.js";
import { latest } from "../latest.js";
import { language, words } from "../words/words.js";
import { Grid } from "./grid.js";
import { sourceLine } from "./source.js";

const pairKey = (first: string, second: string) => [first, second].sort().join(" ");

export class MapPane {
  readonly panel = el("div", { class: "panel map-panel" });
  private readonly intro = el("p", { class: "quiet" });
  private readonly filterLabel = el("label", { for: "map-filter" });
  private readonly filter = el("select", { id: "map-filter" });
  private readonly notice = el("p", { class: "notice", role: "status" });
  private readonly table = el("div", { class: "map-table", role: "region", tabindex: 0 });
  private readonly chosen = el("div", { class: "map-chosen", "aria-live": "polite" });
  private readonly lists = el("div", { class: "map-lists" });
  private pack: ScreeningPack | null = null;
  private map: OverlapMap | null = null;

  constructor(private readonly failed: (error: unknown) => void) {
    this.panel.append(
      this.intro,
      el("div", { class: "field" }, this.filterLabel, this.filter),
      this.notice,
      this.table,
      this.chosen,
      this.lists,
    );
    this.filter.addEventListener("change", () => this.show());
    this.speak();
  }

  use(pack: ScreeningPack | null): void {
    this.pack = pack;
    this.notice.textContent = pack ? "" : this.map ? words().stale : words().none;
    this.notice.classList.toggle("stale", !pack);
    if (pack) this.load();
  }

  clear(): void {
    this.pack = null;
    this.map = null;
    for (const part of [this.table, this.chosen, this.lists, this.filter]) part.replaceChildren();
    this.notice.textContent = "";
  }

  speak(): void {
    const say = words();
    this.intro.textContent = say.mapIntro;
    this.filterLabel.textContent = say.mapFilter;
    this.table.setAttribute("aria-label", say.mapGrid);
  }

  private readonly load = latest(async (isLatest) => {
    const { pack } = this;
    if (!pack) return;
    try {
      const map = await pack.map(language());
      if (!isLatest() || pack !== this.pack) return;
      this.map = map;
      this.show();
    } catch (error) {
      if (pack === this.pack) this.failed(error);
    }
  });

  private show(): void {
    const { map } = this;
    if (!map) return;
    const say = words();
    const { value } = this.filter;
    this.filter.replaceChildren(
      el("option", { value: "" }, say.mapAll),
      ...map.items.map(({ id, name }) => el("option", { value: id }, name)),
    );
    this.filter.value = map.items.some(({ id }) => id === value) ? value : "";
    this.showTable(map, this.filter.value);
    this.showLists(map, this.filter.value);
  }

  private showTable(map: OverlapMap, only: string): void {
    const say = words();
    const relations = new Map<string, MapRelation[]>();
    for (const relation of map.relations) {
      const key = pairKey(relation.first, relation.second);
      relations.set(key, [...(relations.get(key) ?? []), relation]);
    }
    const silent = new Set(map.silent.map(([first, second]) => pairKey(first, second)));
    const speaks = (first: string, second: string) => relations.has(pairKey(first, second)) || silent.has(pairKey(first, second));
    const rows = map.items.filter(({ id }) => (only ? id === only : map.items.some((other) => speaks(id, other.id))));
    const columns = only ? map.items.filter(({ id }) => speaks(only, id)) : rows;
    this.chosen.replaceChildren();
    if (rows.length === 0 || columns.length === 0) return this.table.replaceChildren(el("p", { class: "quiet" }, say.mapEmpty));
    const grid = new Grid(only ? columns : rows, only ? rows : columns, (row, column) => {
      const found = relations.get(pairKey(row.id, column.id));
      if (found) {
        const said = [...new Set(found.map(({ word }) => word))].join("、");
        return {
          text: found[0]!.word,
          kind: found[0]!.kind,
          more: found.length - 1,
          label: say.mapCell(row.name, column.name, said),
          choose: () => this.choose(row.name, column.name, found),
        };
      }
      return silent.has(pairKey(row.id, column.id)) ? { text: "？", kind: "silent", label: say.mapCell(row.name, column.name, say.mapSilent) } : null;
    });
    this.table.replaceChildren(grid.table);
  }

  private choose(first: string, second: string, found: readonly MapRelation[]): void {
    this.chosen.replaceChildren(el("h3", {}, first === second ? first : `${first} × ${second}`), list(found));
  }

  private showLists(map: OverlapMap, only: string): void {
    const say = words();
    const name = new Map(map.items.map(({ id, name }) => [id, name]));
    const about = (...ids: string[]) => !only || ids.includes(only);
    const silent = map.silent.filter(([first, second]) => about(first, second));
    const asks = map.asks.filter(({ item, about: other }) => about(item, other));
    const relations = map.relations.filter(({ first, second }) => about(first, second));
    refresh(
      this.lists,
      fold("relations", say.mapPairs(relations.length), list(relations)),
      fold(
        "silent",
        `${say.mapSilent} ${silent.length}`,
        silent.length === 0
          ? el("p", { class: "quiet" }, say.mapSilentNone)
          : el("ul", {}, ...silent.map(([first, second]) => el("li", {}, `${name.get(first) ?? first} × ${name.get(second) ?? second}`))),
        !map.silent_complete && el("p", { class: "quiet" }, say.mapSilentMore),
      ),
      fold("asks", `${say.mapAsks} ${asks.length}`, el("ul", {}, ...asks.map((ask) => el("li", {}, ask.text, sourceLine(ask))))),
    );
  }
}

const fold = (key: string, title: string, ...children: (HTMLElement | false)[]) =>
  el("details", { "data-key": key }, el("summary", {}, title), ...children);

function list(relations: readonly MapRelation[]): HTMLElement {
  const say = words();
  return el(
    "ul",
    { class: "relations" },
    ...relations.map((relation) =>
      el(
        "li",
        {},
        el("span", { class: `badge kind-${relation.kind}` }, relation.word),
        ` ${relation.text}`,
        relation.when ? el("span", { class: "note" }, `${say.mapWhen}：${relation.when}`) : null,
        relation.same_member === null
          ? null
          : el("span", { class: "note" }, relation.same_member ? say.mapSameMember : say.mapWholeFamily),
        sourceLine(relation),
      ),
    ),
  );
}
