// The states of the portal, each with the hands that bring it about.
import { E01, fillDate, give, goOn, interview, resultOfE01, screening, settled, tellMembers, toResult } from "./browser.mjs";

/** Puts answers in as a page would, and comes to the first question that is open. */
export async function tell(page, answers) {
  await screening(page).evaluate((element, answers) => (element.answers = answers), answers);
  await settled(page);
}

const FAMILY = {
  region: "331022",
  date: "2026-03-01",
  members: E01.births.map((birth_date) => ({ birth_date })),
};

export const STATES = {
  "where to apply": { hash: "#date=2026-03-01" },
  "nobody chosen": { hash: "#date=2026-03-01", act: (page) => page.locator("button.primary").click() },
  "who is in the family": { act: (page) => tellMembers(page, E01.births, ["我", "妻子", "女儿"]) },
  "too many people": { act: (page) => page.getByLabel("家里一共几口人？").fill("100") },
  "dates begun": {
    async act(page) {
      await tellMembers(page, ["1980-01-01", ""]);
      await page.locator(".member .year").nth(1).fill("19");
      await page.locator("button.primary").click();
    },
  },
  "a question for the family": { act: (page) => tell(page, FAMILY) },
  "mistakes": {
    async act(page) {
      await tell(page, { ...FAMILY, family: { hukou: "331022" } });
      await give(page, "countable_income", "很多");
      await settled(page);
    },
  },
  "a question for each member": {
    async act(page) {
      await tell(page, { ...FAMILY, family: { hukou: "331022", countable_income: "2400", cash_assets: "0" } });
      while ((await page.locator(".row").count()) === 0) await goOn(page);
    },
  },
  "another day": {
    hash: "#date=2026-03-01",
    act: (page) => fillDate(page.getByRole("group", { name: "按哪一天的标准算？" }), "2026-02-30"),
  },
  "what is received": {
    async act(page) {
      await tellMembers(page, E01.births);
      const step = () => screening(page).evaluate((element) => element.session.step.kind);
      while ((await step()) !== "receiving") await goOn(page);
      await page.locator("summary", { hasText: "基本生活救助" }).click();
      await page.getByLabel("最低生活保障", { exact: true }).check();
      await page.getByLabel("最低生活保障，现在每次领多少？").fill("七百");
      await settled(page);
    },
  },
  "what was told": {
    async act(page) {
      await tell(page, { ...FAMILY, family: { hukou: "331022", countable_income: "x" } });
      await page.getByRole("button", { name: "看看填了什么" }).click();
    },
  },
  "a result": { act: resultOfE01 },
  "a result with mistakes, doubles and a choice": {
    async act(page) {
      await tell(page, {
        ...FAMILY,
        members: [{ birth_date: "1950-01-01", supporter: "nobody" }],
        family: { hukou: "331022", countable_income: "0", cash_assets: "x", has_unsupported: true },
        receiving: [{ item: "dibao", amount: "700" }, { item: "tekun", member: 0 }],
      });
      await toResult(page);
    },
  },
  "nothing for the day": {
    hash: "#region=331022&date=2010-03-01",
    async act(page) {
      await tellMembers(page, ["1980-01-01"]);
      await toResult(page);
    },
  },
};

/** States in which nothing can be computed, with what brings them about. */
export const FAILURES = {
  "a damaged pack": (page) => page.route("**/*.yimen", (route) => route.fulfill({ body: "damaged" })),
  "no pack": (page) => page.route("**/*.yimen", (route) => route.abort()),
};

export { interview };
