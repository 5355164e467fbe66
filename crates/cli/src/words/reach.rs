//! What cases reach, and what they do not.

use super::pick;
use yimen::Lang;

/// What is counted, and what is missing of it; its meaning is its text below.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub enum Reach {
    Head,
    Conditions,
    Relations,
    Bands,
    Standards,
    NeverMet,
    NeverUnmet,
    NoRelation,
    NoBand,
    NoStandard,
}

impl Reach {
    /// The words in a language.
    pub fn text(self, lang: Lang) -> &'static str {
        let (chinese, english) = match self {
            Reach::Head => ("本层写的，用例测到多少：", "What the cases reach of what this layer declares:"),
            Reach::Conditions => ("条件，满足和不满足都测到", "conditions, both holding and failing"),
            Reach::Relations => ("关系，起过作用", "relations, taking effect"),
            Reach::Bands => ("档，取过值", "bands, read"),
            Reach::Standards => ("标准的行，取过值", "rows of standards, read"),
            Reach::NeverMet => ("条件从来没有满足", "condition never holds"),
            Reach::NeverUnmet => ("条件从来没有不满足", "condition never fails"),
            Reach::NoRelation => ("关系没有起过作用", "relation without effect"),
            Reach::NoBand => ("有的档没有取过值", "bands not read"),
            Reach::NoStandard => ("标准没有取过值", "standard not read"),
        };
        pick(lang, chinese, english)
    }
}
