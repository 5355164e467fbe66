// A case beside the rules: its text, and its result at once.
import type { PolicyCase, RegionInfo, Report, ScreeningResult } from "yimen";
import { Refusal, type ScreeningPack } from "yimen/worker";
import { el, refresh } from "../dom.js";
import { latest } from "../latest.js";
import { language, words } from "../words/words.js";
import { resultParts } from "./result.js";

const TYPED = 250;

export class CasePane {
  readonly panel = el("div", { class: "panel case-panel" });
  private readonly chooser = el("select", { id: "case-choice" });
  private readonly chooserLabel = el("label", { for: "case-choice" });
  private readonly textLabel = el("label", { for: "case-text" });
  private readonly input = el("textarea", {
    id: "case-text",
    rows: 9,
    spellcheck: "false",
    autocomplete: "off",
    autocapitalize: "off",
    "aria-describedby": "case-help case-mistakes",
  });
  private readonly help = el("p", { id: "case-help", class: "quiet" });
  private readonly mistakes = el("div", { id: "case-mistakes", role: "status" });
  private readonly reasons = el("input", { type: "checkbox", id: "case-reasons" });
  private readonly reasonsLabel = el("label", { for: "case-reasons", class: "check" });
  private readonly notice = el("p", { class: "notice", role: "status" });
  private readonly result = el("div", { class: "result" });
  private cases: readonly PolicyCase[] = [];
  /** Whether the pack's own cases have come. */
  private offered = false;
  private pack: ScreeningPack | null = null;
  private shown: ScreeningResult | null = null;
  private regions: readonly RegionInfo[] = [];
  private typed: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly failed: (error: unknown) => void) {
    const checkbox = el("span", { class: "check-row" }, this.reasons, this.reasonsLabel);
    this.panel.append(
      el("div", { class: "field" }, this.chooserLabel, this.chooser),
      el("div", { class: "field" }, this.textLabel, this.input, this.help),
      checkbox,
      this.mistakes,
      this.notice,
      this.result,
    );
    this.chooser.addEventListener("change", () => this.pick(Number(this.chooser.value)));
    this.input.addEventListener("input", () => {
      this.chooser.value = "";
      clearTimeout(this.typed);
      this.typed = setTimeout(this.screen, TYPED);
    });
    this.reasons.addEventListener("change", this.screen);
    this.speak();
  }

  get text(): string {
    return this.input.value;
  }

  /** Puts a case in. */
  set text(text: string) {
    this.input.value = text;
    this.chooser.value = "";
    this.screen();
  }

  /** The pack's own cases. Where nothing is written yet, the first is put in. */
  offer(cases: readonly PolicyCase[]): void {
    const chosen = this.cases[Number(this.chooser.value || -1)];
    const first = !this.offered;
    this.cases = cases;
    this.offered = true;
    this.list();
    if (first && this.input.value.trim() === "") return cases.length > 0 ? this.pick(0) : this.screen();
    const again = chosen ? cases.findIndex(({ name, path }) => name === chosen.name && path === chosen.path) : -1;
    this.chooser.value = again < 0 ? "" : String(again);
    // A case that was edited in the policy text, and not here, is shown as it is now.
    if (again >= 0 && caseText(chosen!) === this.input.value && caseText(cases[again]!) !== this.input.value) this.pick(again);
  }

  /** Empties it, for another pack. */
  clear(): void {
    this.cases = [];
    this.offered = false;
    this.pack = null;
    this.shown = null;
    this.input.value = "";
    this.list();
    this.mistakes.replaceChildren();
    this.result.replaceChildren();
    this.notice.className = "notice";
    this.notice.textContent = words().caseLoading;
  }

  /** The pack as it is now; null while it does not compile. */
  use(pack: ScreeningPack | null): void {
    this.pack = pack;
    if (pack) return this.screen();
    this.notice.textContent = this.shown ? words().stale : words().none;
    this.notice.className = "notice stale";
  }

  speak(): void {
    const say = words();
    this.chooserLabel.textContent = say.caseChoose;
    this.textLabel.textContent = say.caseText;
    this.help.textContent = say.caseHelp;
    this.reasonsLabel.textContent = say.reasons;
    const { value } = this.chooser;
    this.list();
    this.chooser.value = value;
    // Names stay as they came until the next result.
    if (this.shown) refresh(this.result, ...resultParts(this.shown, this.regions));
    if (this.notice.textContent === "") return;
    if (this.notice.className === "notice") this.notice.textContent = say.caseLoading;
    else this.notice.textContent = this.shown ? say.stale : say.none;
  }

  private list(): void {
    this.chooser.replaceChildren(
      el("option", { value: "" }, words().caseOwn),
      ...this.cases.map(({ name }, at) => el("option", { value: at }, name)),
    );
    this.chooser.disabled = this.cases.length === 0;
  }

  private pick(at: number): void {
    const chosen = this.cases[at];
    if (!chosen) return;
    this.input.value = caseText(chosen);
    this.chooser.value = String(at);
    this.screen();
  }

  private readonly screen = latest(async (isLatest) => {
    clearTimeout(this.typed);
    const { pack } = this;
    if (!pack) return;
    const text = this.input.value;
    if (text.trim() === "") return this.offered ? this.refuse([], words().caseEmpty) : undefined;
    this.result.setAttribute("aria-busy", "true");
    try {
      const lang = language();
      const [json, info] = await Promise.all([
        pack.screenJson(text, { lang, reasons: this.reasons.checked }),
        pack.info(lang),
      ]);
      if (!isLatest() || pack !== this.pack) return;
      this.shown = JSON.parse(json) as ScreeningResult;
      this.regions = info.regions;
      this.mistakes.replaceChildren();
      this.input.removeAttribute("aria-invalid");
      this.notice.textContent = "";
      refresh(this.result, ...resultParts(this.shown, this.regions));
    } catch (error) {
      if (error instanceof Refusal) this.refuse(error.diagnostics, words().caseRefused);
      else if (pack === this.pack) this.failed(error);
    } finally {
      this.result.removeAttribute("aria-busy");
    }
  });

  private refuse(reports: readonly Report[], why: string): void {
    this.shown = null;
    this.notice.textContent = "";
    this.result.replaceChildren();
    this.input.setAttribute("aria-invalid", "true");
    this.mistakes.replaceChildren(
      el("p", { class: "fault" }, why),
      el(
        "ul",
        {},
        ...reports.map(({ path, line, message, help }) =>
          el(
            "li",
            {},
            path ? el("code", {}, path) : line !== null && words().problemAt(line, 1),
            ` ${message}`,
            help && el("span", { class: "note" }, help),
          ),
        ),
      ),
    );
  }
}

/** A case of the pack as text to read; a figure of many digits stays as it is. */
export function caseText({ input }: PolicyCase): string {
  const value: unknown = JSON.parse(input);
  return JSON.stringify(value) === input ? JSON.stringify(value, null, 2) : input;
}
