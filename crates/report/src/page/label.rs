//! Headings, captions and columns of the printed page.

use crate::words::pick;
use yimen::Lang;

/// A fixed text of the page; its meaning is its text below.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub enum Label {
    Title,
    PlanCaption,
    PapersHeading,
    ChoicesCaption,
    FindingsCaption,
    ChecklistCaption,
    FactsHeading,
    FactsCaption,
    ReceiptHeading,
    ConditionsCaption,
    StepsCaption,
    ChangesHeading,
    Choose,
    Leave,
    Total,
    Difference,
    Finding,
    Explanation,
    Fact,
    Given,
    NotGiven,
    Verdict,
    Condition,
    Step,
    Figures,
    Met,
    Unmet,
    CannotTell,
    PackId,
    PackHash,
    CaseHash,
    Engine,
    Assumed,
    StatusNote,
}

impl Label {
    /// The text in a language.
    pub fn text(self, lang: Lang) -> &'static str {
        let (chinese, english) = match self {
            Label::Title => ("社会救助测算报告", "Social assistance screening report"),
            Label::PlanCaption => ("可以一起享受的事项", "Items that can be had together"),
            Label::PapersHeading => ("请带上这些材料", "Papers to bring"),
            Label::ChoicesCaption => ("只能选一项的，可以有这些选法", "Where only one may be had: the ways to choose"),
            Label::FindingsCaption => {
                ("现在领的和应该领的有这些不同", "Where what is received differs from what is due")
            }
            Label::ChecklistCaption => {
                ("已有的和可以有的，按现在的标准算一年", "What there is and could be, over a year at today's rates")
            }
            Label::FactsHeading => ("测算用到的情况", "What the screening rests on"),
            Label::FactsCaption => {
                ("家庭和成员的情况，没有用到的不列", "Facts of the family and its members, as far as used")
            }
            Label::ReceiptHeading => ("测算凭据", "Receipt"),
            Label::ConditionsCaption => ("条件", "Conditions"),
            Label::StepsCaption => ("计算步骤", "Steps of the calculation"),
            Label::ChangesHeading => ("情况怎样变才会符合", "What would have to change at least"),
            Label::Choose => ("选", "Choose"),
            Label::Leave => ("不选", "Without"),
            Label::Total => ("合计", "In total"),
            Label::Difference => ("和建议比", "Against the suggestion"),
            Label::Finding => ("结论", "Finding"),
            Label::Explanation => ("说明", "Explanation"),
            Label::Fact => ("情况", "Fact"),
            Label::Given => ("所填", "Given"),
            Label::NotGiven => ("未填", "not given"),
            Label::Verdict => ("结论", "Verdict"),
            Label::Condition => ("条件和数", "Condition with figures"),
            Label::Step => ("步骤", "Step"),
            Label::Figures => ("算式和数", "Formula with figures"),
            Label::Met => ("满足", "met"),
            Label::Unmet => ("不满足", "not met"),
            Label::CannotTell => ("无法计算", "cannot be computed"),
            Label::PackId => ("政策包", "Pack"),
            Label::PackHash => ("政策包校验码", "Hash of the pack"),
            Label::CaseHash => ("所填情况校验码", "Hash of the case"),
            Label::Engine => ("计算程序", "Engine"),
            Label::Assumed => ("假定的标准", "Assumed standards"),
            Label::StatusNote => (
                "依据后面的字：“已核实”是对照原文核对过的；“待复核”是还没有核对到原文的；“系统自定”是没有查到规定时本系统的取法。",
                "Marks behind a law: “verified” was read in the original; “unverified” was not yet; “this system's own \
                 choice” is what is done here where no rule was found.",
            ),
        };
        pick(lang, chinese, english)
    }
}
