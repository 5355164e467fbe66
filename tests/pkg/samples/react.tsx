import "yimen/element";
import type { CaseInput, ScreeningEvents, YimenScreening } from "yimen/element";
import { StrictMode, useEffect, useState, type DetailedHTMLProps, type HTMLAttributes } from "react";
import { createRoot } from "react-dom/client";

type Listener<Name extends keyof ScreeningEvents> = (event: CustomEvent<ScreeningEvents[Name]>) => void;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "yimen-screening": DetailedHTMLProps<HTMLAttributes<YimenScreening>, YimenScreening> & {
        pack: string;
        region?: string;
        date?: string;
        answers?: CaseInput;
        "onyimen-result"?: Listener<"yimen-result">;
      };
    }
  }
}

function App() {
  const [answers, setAnswers] = useState<CaseInput>();
  const [total, setTotal] = useState("");
  useEffect(() => void fetch("family.json").then((response) => response.json()).then(setAnswers), []);
  const show: Listener<"yimen-result"> = ({ detail: { result, plan } }) => {
    setTotal(JSON.stringify(plan.monthly_total));
    if (plan.grants.length > 0) Object.assign(window, { answer: JSON.stringify(result, null, 2) });
  };
  if (!answers) return null;
  return (
    <>
      <yimen-screening pack="zhejiang.yimen" region="331022" date="2026-03-01" answers={answers} onyimen-result={show} />
      <output>{total}</output>
    </>
  );
}

const root = document.createElement("div");
document.body.append(root);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
