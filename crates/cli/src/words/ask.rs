//! What is said in an interview.

use super::pick;
use yimen::Lang;

/// A phrase of an interview; its meaning is its text below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Ask {
    HowItGoes,
    NothingToTakeBack,
    HowMany,
    DayLike,
    RegionLike,
    MemberLike,
    WholeNumber,
    OrNone,
    None,
}

impl Ask {
    /// The words in a language.
    pub fn text(self, lang: Lang) -> &'static str {
        let (chinese, english) = match self {
            Ask::HowItGoes => (
                "一次问一句。不知道就直接按回车，不再问；< 撤回上一个回答。",
                "One question at a time. Press Enter where you do not know: it is not asked again. < takes back the last answer.",
            ),
            Ask::NothingToTakeBack => ("前面没有可以撤回的回答。", "There is no answer to take back."),
            Ask::HowMany => ("写几口人", "how many people"),
            Ask::DayLike => ("如 2026-03-01", "such as 2026-03-01"),
            Ask::RegionLike => ("地区名称或六位代码", "name or six-digit code of a place"),
            Ask::MemberLike => ("写是第几个成员，从 1 数起", "which member, counted from 1"),
            Ask::WholeNumber => ("整数", "whole"),
            Ask::OrNone => ("没有就写“无”", "or \"none\""),
            Ask::None => ("无", "none"),
        };
        pick(lang, chinese, english)
    }
}
