// One family with all its reasons, in a dialog over the table.
import type { ConditionResult, ItemResult, PackInfo, ScreeningResult, Step, Verdict } from "yimen/runtime";
import { money } from "../words/figures.js";
import type { Words } from "../words/index.js";
import { el } from "./dom.js";

const VERDICTS: readonly Verdict[] = ["eligible", "undetermined", "error", "ineligible"];

export class DetailView {
  readonly element: HTMLDialogElement;
  private readonly content = el("div", { class: "content" });
  private readonly title = el("h2", { id: "detail-title", tabindex: -1 });

  constructor(
    private readonly words: Words,
    closed: () => void,
  ) {
    const close = el("button", { type: "button", class: "plain", onclick: () => this.element.close() }, words.detail.close);
    this.element = el(
      "dialog",
      { "aria-labelledby": "detail-title", onclose: closed },
      el("header", {}, this.title, close),
      this.content,
    );
  }

  /** Opens it for a family that is still being looked up. */
  open(name: string, line: number): void {
    this.title.textContent = this.words.detail.title(name);
    this.content.replaceChildren(el("p", { class: "quiet" }, this.words.detail.line(line)), el("p", { class: "quiet", role: "status" }, this.words.detail.working));
    if (!this.element.open) this.element.showModal();
    this.title.focus();
  }

  close(): void {
    if (this.element.open) this.element.close();
  }

  showProblem(line: number, text: string): void {
    const say = this.words.detail;
    this.content.replaceChildren(el("p", { class: "quiet" }, say.line(line)), el("p", {}, say.problem), el("p", { class: "wrong" }, text));
  }

  /** Shows a result; while the reasons are still being computed it says so. */
  show(line: number, input: string, json: string, info: PackInfo, complete: boolean): void {
    const say = this.words.detail;
    const result = JSON.parse(json) as ScreeningResult;
    this.content.replaceChildren(
      el("p", { class: "quiet" }, say.line(line)),
      complete ? "" : el("p", { class: "quiet", role: "status" }, say.working),
      el("h3", {}, say.plan),
      ...this.plan(result),
      el("h3", {}, say.findings),
      this.findings(result, info),
      el("h3", {}, say.items),
      ...this.items(result.items),
      this.data(input, json),
    );
  }

  private whose(member: number | null): string {
    return member === null ? this.words.detail.family : this.words.detail.member(member + 1);
  }

  private plan({ plan, items }: ScreeningResult): (HTMLElement | string)[] {
    const say = this.words.detail;
    if (plan.grants.length === 0) return [el("p", {}, say.nothing)];
    const granted = plan.grants.flatMap((grant) => items.filter((item) => item.item === grant.item && item.member === grant.member));
    const rows = granted.map(({ name, member, amount, in_kind }) =>
      el("tr", {}, el("th", { scope: "row" }, name), el("td", {}, this.whose(member)), el("td", { class: "number" }, amount ? money(amount, say.pending) : (in_kind ?? say.pending))),
    );
    const total = (label: string, amount: ScreeningResult["plan"]["monthly_total"]) => el("p", { class: "total" }, el("span", {}, label), el("strong", {}, money(amount, say.pending)));
    return [
      el("div", { class: "totals" }, total(say.monthly, plan.regular_total), total(say.once, plan.once_total)),
      plan.decided ? "" : el("p", { class: "warn" }, say.undecided),
      el("table", { class: "plan" }, el("tbody", {}, rows)),
    ];
  }

  private findings({ findings }: ScreeningResult, info: PackInfo): HTMLElement {
    if (findings.length === 0) return el("p", {}, this.words.detail.noFindings);
    const name = (id: string) => info.items.find((item) => item.id === id)?.name ?? id;
    return el(
      "ul",
      { class: "found" },
      findings.map(({ kind, item, member, amount, text }) =>
        el("li", {}, el("strong", { class: kind }, this.words.finding[kind]), ` ${name(item)}${member === null ? "" : `（${this.whose(member)}）`}${amount ? ` ${money(amount, "")}` : ""} — ${text}`),
      ),
    );
  }

  /** By verdict: what is due comes first and stands open. */
  private items(items: readonly ItemResult[]): HTMLElement[] {
    return VERDICTS.flatMap((verdict) => {
      const found = items.filter((item) => item.verdict === verdict);
      if (found.length === 0) return [];
      const heading = `${this.words.detail.verdict[verdict]} ${found.length}`;
      return [el("details", { class: "verdicts", open: verdict === "eligible" }, el("summary", {}, heading), found.map((item) => this.item(item)))];
    });
  }

  private item(item: ItemResult): HTMLElement {
    const say = this.words.detail;
    const { name, member, amount, error, barred_by: bar, changes, missing, calculation } = item;
    const change = [...(changes?.single ?? []), ...(changes?.together ?? [])].map(({ text }) => el("li", {}, text));
    return el(
      "details",
      { class: "item" },
      el("summary", {}, el("span", { class: "name" }, name, " ", el("span", { class: "quiet" }, this.whose(member))), el("span", { class: "number" }, amount && money(amount, say.pending))),
      error && el("p", { class: "wrong" }, error.message, error.help ?? ""),
      bar && el("p", {}, say.barred(bar.name)),
      calculation && el("p", {}, calculation),
      el("ul", { class: "conditions" }, item.conditions.map((condition) => this.condition(condition))),
      item.steps.length > 0 && el("p", { class: "label" }, say.steps),
      this.steps(item.steps),
      missing.length > 0 && el("p", {}, `${say.missing}: `, el("code", {}, missing.join(" "))),
      change.length > 0 && el("p", { class: "label" }, say.changes),
      change.length > 0 && el("ul", {}, change),
      this.source(item),
    );
  }

  private condition(condition: ConditionResult): HTMLElement {
    const say = this.words.detail;
    const { name, verdict, text, unmet, gap, steps } = condition;
    return el(
      "li",
      { class: verdict },
      el("strong", {}, `${name}: ${say.condition[verdict]}`),
      el("p", {}, text),
      verdict === "unmet" && unmet && el("p", {}, unmet),
      gap && el("p", {}, gap.text),
      this.steps(steps),
      this.source(condition),
    );
  }

  private steps(steps: readonly Step[]): HTMLElement | null {
    return steps.length === 0 ? null : el("ul", { class: "steps" }, steps.map(({ name, text }) => el("li", {}, `${name}: ${text}`)));
  }

  private source({ citation, citation_status: status }: Pick<ItemResult, "citation" | "citation_status">): HTMLElement | null {
    const say = this.words.detail;
    return citation === null ? null : el("p", { class: "quiet source" }, say.source(citation, status ? say.citation[status] : ""));
  }

  private data(input: string, json: string): HTMLElement {
    const say = this.words.detail;
    const part = (name: string, text: string) => [el("p", { class: "label" }, name), el("pre", { "data-part": name, tabindex: 0 }, text)];
    return el("details", { class: "data" }, el("summary", {}, say.data), part(say.input, input), part(say.result, json));
  }
}
