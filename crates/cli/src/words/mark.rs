//! What can stand between two items on a map: its letter, its name, and how it is read.

use super::pick;
use yimen::{Lang, shapes::MapKind};

/// What can stand in a field of the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A relation of this kind.
    Relation(MapKind),
    /// A rule of one item asks about the other.
    Asks,
    /// Both pay money, and nothing is said.
    Silent,
}

impl Mark {
    /// Every mark, in the order of the legend.
    pub const ALL: [Mark; 12] = [
        Mark::Relation(MapKind::Excludes),
        Mark::Relation(MapKind::Higher),
        Mark::Relation(MapKind::Choice),
        Mark::Relation(MapKind::Combinable),
        Mark::Relation(MapKind::InTurn),
        Mark::Relation(MapKind::TopUp),
        Mark::Relation(MapKind::Cap),
        Mark::Relation(MapKind::Admits),
        Mark::Relation(MapKind::NotCounted),
        Mark::Relation(MapKind::Fading),
        Mark::Asks,
        Mark::Silent,
    ];

    /// Whether it says the same of the one as of the other.
    pub fn is_mutual(self) -> bool {
        matches!(self, Mark::Silent | Mark::Relation(MapKind::Higher | MapKind::Choice | MapKind::Combinable))
    }

    /// A sign two columns wide, the same on every terminal.
    pub fn letter(self, lang: Lang) -> &'static str {
        self.words(lang).0
    }

    /// Its name.
    pub fn name(self, lang: Lang) -> &'static str {
        self.words(lang).1
    }

    /// How it is read: what it says of the item of the row and that of the column.
    pub fn reading(self, lang: Lang) -> &'static str {
        self.words(lang).2
    }

    fn words(self, lang: Lang) -> (&'static str, &'static str, &'static str) {
        let (chinese, english) = match self {
            Mark::Relation(MapKind::Excludes) => (
                ("排", "排除", "享受行的，不再享受列的"),
                ("Ex", "excludes", "who is granted the row does not get the column"),
            ),
            Mark::Relation(MapKind::Higher) => {
                (("高", "择高", "两项取高的"), ("Hi", "the higher one", "of the two, the one that pays more"))
            }
            Mark::Relation(MapKind::Choice) => (
                ("选", "择一", "两项由申请人选一"),
                ("Ch", "one of the two", "one of the two, as the applicant chooses"),
            ),
            Mark::Relation(MapKind::Combinable) => {
                (("叠", "叠加", "两项可以同时享受"), ("Co", "combinable", "both may be had"))
            }
            Mark::Relation(MapKind::InTurn) => {
                (("序", "顺序", "先办行的，后办列的"), ("It", "in turn", "the row is claimed before the column"))
            }
            Mark::Relation(MapKind::TopUp) => {
                (("差", "补差", "列的补差，扣减行的"), ("Tu", "tops up", "the column tops up what the row pays"))
            }
            Mark::Relation(MapKind::Cap) => (
                ("封", "封顶", "共同封顶，先算行的"),
                ("Li", "shared limit", "both share a limit, the row counts first"),
            ),
            Mark::Relation(MapKind::Admits) => (
                ("准", "自动准入", "享受行的，自动准入列的"),
                ("Ad", "admits to", "who is granted the row is admitted to the column"),
            ),
            Mark::Relation(MapKind::NotCounted) => {
                (("免", "不计入收入", "这一项不计入收入"), ("Nc", "not counted", "the item does not count as income"))
            }
            Mark::Relation(MapKind::Fading) => {
                (("退", "渐退", "这一项逐步退出"), ("Fa", "fades out", "the item goes on for a while"))
            }
            Mark::Asks => {
                (("看", "引用", "列的规则要看行的"), ("As", "asks", "a rule of the column depends on the row"))
            }
            Mark::Silent => (
                ("？", "没有说明", "都发钱，能不能同时享受没有说明"),
                ("??", "nothing said", "both pay money, and nothing is said of the two"),
            ),
        };
        pick(lang, chinese, english)
    }
}
