// The element in a page of TypeScript: attributes, properties, methods and events have types.
import "yimen/element";
import { YimenScreening, type CaseInput, type FailureKind, type ScreeningResult } from "yimen/element";

const screening = document.createElement("yimen-screening");
screening.pack = "zhejiang.yimen";
screening.packIntegrity = null;
screening.large = true;
screening.answers = { region: "三门县", family: { countable_income: "2400" } } satisfies CaseInput;
const result: ScreeningResult | null = screening.result;
const resumed: boolean = screening.resume(screening.save());
screening.addEventListener("yimen-result", ({ detail }) => console.log(detail.plan.monthly_total, detail.result.items));
screening.addEventListener("yimen-error", ({ detail }) => console.log(detail.kind satisfies FailureKind, detail.message));
document.querySelector("yimen-screening")?.restart();
console.log(result, resumed, screening instanceof YimenScreening, screening.info?.items.length);

// @ts-expect-error the result is the element's to give
screening.result = null;
// @ts-expect-error no such answer
screening.answers = { income: 5 };
// @ts-expect-error the event carries no such thing
screening.addEventListener("yimen-ready", ({ detail }) => console.log(detail.answers));
