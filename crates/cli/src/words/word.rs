//! Fixed words and phrases.

use super::pick;
use yimen::Lang;

/// A fixed word or phrase; its meaning is its text below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Word {
    ErrorLevel,
    WarningLevel,
    NoteLevel,
    HelpLevel,
    Title,
    Place,
    Date,
    Policy,
    PlanHeading,
    BringAlong,
    NothingGranted,
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
    Barred,
    StopReason,
    Calculation,
    Missing,
    Benefit,
    InKind,
    Materials,
    Deadline,
    Department,
    ApplyAt,
    Law,
    Unverified,
    OwnChoice,
    WholeFamily,
    AmountOpen,
    Yes,
    No,
    NothingFlips,
    ChangesCutShort,
    InterviewHint,
    NothingToTakeBack,
    HowMany,
    DayLike,
    RegionLike,
    MemberLike,
    WholeNumber,
    OrNone,
    None,
    Comma,
    Colon,
    Semicolon,
}

impl Word {
    /// The words in a language.
    pub fn text(self, lang: Lang) -> &'static str {
        let (chinese, english) = match self {
            // Messages.
            Word::ErrorLevel => ("错误", "error"),
            Word::WarningLevel => ("提醒", "warning"),
            Word::NoteLevel => ("说明", "note"),
            Word::HelpLevel => ("建议", "help"),
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
            Word::Barred => ("被排除", "ruled out"),
            // The lines of an item.
            Word::StopReason => ("现在正在享受，但已不该继续。", "It is being received, but is no longer due."),
            Word::Calculation => ("算法", "Sum"),
            Word::Missing => ("还缺", "Missing"),
            Word::Benefit => ("待遇", "Benefit"),
            Word::InKind => ("减免或实物", "in kind"),
            Word::Materials => ("材料", "Papers"),
            Word::Deadline => ("时限", "Within"),
            Word::Department => ("部门", "Office"),
            Word::ApplyAt => ("办理", "Apply"),
            Word::Law => ("依据", "Law"),
            Word::Unverified => ("待复核", "unverified"),
            Word::OwnChoice => ("系统自定", "this system's own choice"),
            Word::WholeFamily => ("全家", "family"),
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
            // An interview.
            Word::InterviewHint => (
                "一次问一句。不知道就直接按回车，不再问；< 撤回上一个回答。",
                "One question at a time. Press Enter where you do not know: it is not asked again. < takes back the last answer.",
            ),
            Word::NothingToTakeBack => ("前面没有可以撤回的回答。", "There is no answer to take back."),
            Word::HowMany => ("写几口人", "how many people"),
            Word::DayLike => ("如 2026-03-01", "such as 2026-03-01"),
            Word::RegionLike => ("地区名称或六位代码", "name or six-digit code of a place"),
            Word::MemberLike => ("写是第几个成员，从 1 数起", "which member, counted from 1"),
            Word::WholeNumber => ("整数", "whole"),
            Word::OrNone => ("没有就写“无”", "or \"none\""),
            Word::None => ("无", "none"),
            // Punctuation.
            Word::Comma => ("、", ", "),
            Word::Colon => ("：", ": "),
            Word::Semicolon => ("；", "; "),
        };
        pick(lang, chinese, english)
    }
}
