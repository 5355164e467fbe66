//! What `compare` says.

use super::pick;
use yimen::Lang;

/// A phrase; its meaning is its text below.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub enum Compared {
    Title,
    LeftOut,
    Same,
    NotThere,
    RestsOn,
    Standards,
}

impl Compared {
    /// The words in a language.
    pub fn text(self, lang: Lang) -> &'static str {
        let (chinese, english) = match self {
            Compared::Title => ("同一户家庭，在这些地方", "The same family in these places"),
            Compared::LeftOut => ("这里不问，没有算：", "not asked here, left out: "),
            Compared::Same => ("这些地方的结果都一样。", "The results are the same everywhere."),
            Compared::NotThere => ("没有这一项", "no such item"),
            Compared::RestsOn => ("不一样的标准：", "figures that differ: "),
            Compared::Standards => ("各地不一样的标准", "Figures that differ from place to place"),
        };
        pick(lang, chinese, english)
    }
}
