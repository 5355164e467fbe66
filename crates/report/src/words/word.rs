//! Fixed words and phrases.

use super::pick;
use yimen::Lang;

/// A fixed word or phrase; its meaning is its text below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Word {
    Title,
    Place,
    Date,
    Policy,
    PlanHeading,
    BringAlong,
    NothingGranted,
    ChoicesHeading,
    FindingsHeading,
    ChecklistHeading,
    OutputsHeading,
    QuestionsHeading,
    Footer,
    GroupGranted,
    GroupStop,
    GroupBarred,
    GroupOpen,
    GroupFailed,
    GroupIneligible,
    Eligible,
    Ineligible,
    Undetermined,
    NoVerdict,
    New,
    Continuing,
    Stop,
    Excluded,
    Outbid,
    NotChosen,
    AsMuch,
    Gap,
    Wrongful,
    Duplicate,
    Replaced,
    Elsewhere,
    Underpaid,
    Overpaid,
    Has,
    Could,
    Ends,
    Instead,
    Status,
    Item,
    Whom,
    InAYear,
    StopReason,
    ExchangeReason,
    Received,
    Continues,
    ContinuesOpen,
    Covered,
    Calculation,
    Missing,
    Benefit,
    InKind,
    Materials,
    Deadline,
    Department,
    ApplyAt,
    Law,
    Verified,
    Unverified,
    OwnChoice,
    WholeFamily,
    WhoIsMember,
    AmountOpen,
    Yes,
    No,
    NothingFlips,
    ChangesCutShort,
    MapRelations,
    MapRelation,
    MapSaid,
    MapScope,
    MapWhen,
    MapNoRelations,
    MapAsks,
    MapSilent,
    MapTurned,
    MapLimited,
    MapHowToRead,
    SameMember,
    SameFamily,
    Comma,
    Pause,
    Colon,
    Semicolon,
}

impl Word {
    /// Of whom a relation holds.
    pub fn scope(same_member: bool) -> Word {
        if same_member { Word::SameMember } else { Word::SameFamily }
    }

    /// The words in a language.
    pub fn text(self, lang: Lang) -> &'static str {
        let (chinese, english) = match self {
            // The head of a screening.
            Word::Title => ("一门 · 社会救助测算", "Yimen · social assistance screening"),
            Word::Place => ("地区", "Place"),
            Word::Date => ("日期", "Date"),
            Word::Policy => ("政策", "Policy"),
            // The plan.
            Word::PlanHeading => ("建议办理", "What to claim"),
            Word::BringAlong => ("请带上", "Please bring"),
            Word::NothingGranted => (
                "按现在填的情况，还没有确定可以享受的事项。",
                "With what is known so far, nothing can be granted for certain.",
            ),
            Word::ChoicesHeading => ("可以这样选", "Possible choices"),
            Word::FindingsHeading => ("在享情况核对", "What is received, checked"),
            Word::ChecklistHeading => ("幸福清单", "What the family has and could have"),
            Word::OutputsHeading => ("其他结果", "Other results"),
            Word::QuestionsHeading => ("还想问您几句", "A few more questions"),
            Word::Footer => (
                "以上按所填情况和已录入的政策测算，供办理时参考，以经办部门的审核结果为准。",
                "Computed from what was filled in and the policies on record; the department in charge decides.",
            ),
            // Groups of items.
            Word::GroupGranted => ("可以享受", "Can be received"),
            Word::GroupStop => ("正在享受，应当停止", "Received now, to be stopped"),
            Word::GroupBarred => ("不能同时享受", "Ruled out by another item"),
            Word::GroupOpen => ("还不能确定", "Not settled yet"),
            Word::GroupFailed => ("暂时无法判定", "No verdict possible"),
            Word::GroupIneligible => ("不符合条件", "Not eligible"),
            // Verdicts and standings.
            Word::Eligible => ("符合", "eligible"),
            Word::Ineligible => ("不符合", "not eligible"),
            Word::Undetermined => ("待定", "open"),
            Word::NoVerdict => ("无法判定", "no verdict"),
            Word::New => ("新增", "new"),
            Word::Continuing => ("继续享受", "continues"),
            Word::Stop => ("应停", "to be stopped"),
            Word::Excluded => ("被排除", "ruled out"),
            Word::Outbid => ("就高享受另一项", "another one pays more"),
            Word::NotChosen => ("选了另一项", "another one chosen"),
            Word::AsMuch => ("和建议的一样多", "as much as suggested"),
            // Findings.
            Word::Gap => ("漏救", "not received"),
            Word::Wrongful => ("错救", "not due"),
            Word::Duplicate => ("重复救", "received twice over"),
            Word::Replaced => ("改领", "to be exchanged"),
            Word::Elsewhere => ("异地享受", "received elsewhere"),
            Word::Underpaid => ("少发", "underpaid"),
            Word::Overpaid => ("多发", "overpaid"),
            // The checklist.
            Word::Has => ("已享受", "has"),
            Word::Could => ("可申请", "could have"),
            Word::Ends => ("将停发", "ends"),
            Word::Instead => ("可改选", "could choose"),
            Word::Status => ("情况", "Status"),
            Word::Item => ("事项", "Item"),
            Word::Whom => ("对象", "For"),
            Word::InAYear => ("一年", "In a year"),
            // The lines of an item.
            Word::StopReason => ("现在正在享受，但已不该继续。", "It is being received, but is no longer due."),
            Word::ExchangeReason => ("改领以后，这一项停发。", "It ends once the other one is granted."),
            Word::Received => ("在享", "Received"),
            Word::Continues => (
                "条件已不再符合，按渐退的规定继续享受。",
                "Its conditions no longer hold; by rule it goes on for a while.",
            ),
            Word::ContinuesOpen => (
                "条件已不再符合；是不是还能按渐退的规定继续享受，要问清才知道。",
                "Its conditions no longer hold; whether it goes on for a while is not settled.",
            ),
            Word::Covered => ("保障", "Covers"),
            Word::Calculation => ("算法", "Sum"),
            Word::Missing => ("还缺", "Missing"),
            Word::Benefit => ("待遇", "Benefit"),
            Word::InKind => ("减免或实物", "in kind"),
            Word::Materials => ("材料", "Papers"),
            Word::Deadline => ("时限", "Within"),
            Word::Department => ("部门", "Office"),
            Word::ApplyAt => ("办理", "Apply"),
            Word::Law => ("依据", "Law"),
            Word::Verified => ("已核实", "verified"),
            Word::Unverified => ("待复核", "unverified"),
            Word::OwnChoice => ("系统自定", "this system's own choice"),
            Word::WholeFamily => ("全家", "family"),
            Word::WhoIsMember => ("家里有哪些人", "who lives in the family"),
            Word::AmountOpen => ("金额待定", "amount open"),
            Word::Yes => ("是", "yes"),
            Word::No => ("否", "no"),
            // What would flip a verdict.
            Word::NothingFlips => {
                ("已填的情况无论怎样变，都不会符合。", "no other answer to what was filled in would make it eligible")
            }
            Word::ChangesCutShort => {
                ("没有全部找完，可能还有别的变化也能符合。", "the search was cut short; there may be more")
            }
            // The map of a pack.
            Word::MapRelations => ("关系和依据", "Relations and their law"),
            Word::MapRelation => ("关系", "Relation"),
            Word::MapSaid => ("内容", "What it says"),
            Word::MapScope => ("范围", "Of"),
            Word::MapWhen => ("仅当", "Only if"),
            Word::MapNoRelations => ("政策包没有写事项之间的关系。", "The pack has no relation between items."),
            Word::MapAsks => ("规则互相引用", "Rules that depend on another item"),
            Word::MapSilent => ("没有说明的事项", "Nothing said"),
            Word::MapTurned => ("见行列对调的那一格", "see the field with row and column exchanged"),
            Word::MapLimited => {
                ("只在某些地方、某段时间或某种条件下", "only in some places, for some time or on some condition")
            }
            Word::MapHowToRead => (
                "从行看到列：格子里的记号说明行的事项对列的事项怎样。",
                "Read from row to column: a mark tells what the item of the row is to that of the column.",
            ),
            Word::SameMember => ("同一成员", "the same member"),
            Word::SameFamily => ("同一家庭", "the whole family"),
            // Punctuation.
            Word::Comma => ("、", ", "),
            Word::Pause => ("，", ", "),
            Word::Colon => ("：", ": "),
            Word::Semicolon => ("；", "; "),
        };
        pick(lang, chinese, english)
    }
}
