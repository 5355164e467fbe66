//! A small world of items and relations: enough of the language for every kind of relation, and no more.

/// Facts of the family that are yes or no.
pub const FAMILY_TRUTHS: usize = 4;
/// Facts of each member that are yes or no.
pub const MEMBER_TRUTHS: usize = 3;
/// Figures of the family by the month, and as many without a period; likewise of each member.
pub const FIGURES: usize = 2;
/// Places, each with the one it lies in.
pub const PLACES: [(&str, Option<usize>); 5] =
    [("浙江省", None), ("杭州市", Some(0)), ("西湖区", Some(1)), ("台州市", Some(0)), ("三门县", Some(3))];
pub const CATEGORIES: [&str; 3] = ["现金", "护理", "教育"];

/// Year, month and day; days after the 28th do not occur.
pub type Day = (i32, u32, u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    Family,
    Member,
}

#[derive(Debug, Clone)]
pub enum Truth {
    Always,
    FamilyFact(usize),
    MemberFact(usize),
    /// A sum by the month is at least so much.
    AtLeast(Sum, i64),
    /// 享受; of a member's item in a family's rule: of anyone.
    Granted(usize),
    /// 在享
    Receives(usize),
    Not(Box<Truth>),
    And(Box<Truth>, Box<Truth>),
    Or(Box<Truth>, Box<Truth>),
}

#[derive(Debug, Clone)]
pub enum Sum {
    Constant(i64),
    /// Figures by the month.
    FamilyFigure(usize),
    MemberFigure(usize),
    /// Figures without a period.
    FamilyLump(usize),
    MemberLump(usize),
    /// The definition from which 不计入 takes something off: of the family or the member at hand.
    Income(Owner),
    /// So much for each member covered.
    EachCovered(i64),
    /// 待遇额
    Paid(usize),
    /// 在享额
    Received(usize),
    Plus(Box<Sum>, Box<Sum>),
    Least(Box<Sum>, Box<Sum>),
    /// What the second leaves of the first.
    Rest(Box<Sum>, Box<Sum>),
    If(Box<Truth>, Box<Sum>, Box<Sum>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    Monthly,
    Yearly,
    Weekly,
    Daily,
    Once,
}

#[derive(Debug, Clone)]
pub enum Benefit {
    None,
    InKind,
    Figure(Frequency, Sum),
}

#[derive(Debug, Clone)]
pub struct Item {
    pub name: String,
    pub id: String,
    pub owner: Owner,
    pub categories: Vec<usize>,
    pub conditions: Vec<Truth>,
    pub covers: Option<Truth>,
    pub benefit: Benefit,
    pub in_force: Option<Period>,
}

#[derive(Debug, Clone, Copy)]
pub struct Period {
    pub from: Day,
    pub until: Option<Day>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    Item(usize),
    Category(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    SameMember,
    SameFamily,
}

#[derive(Debug, Clone)]
pub enum Kind {
    Excludes(Vec<Party>, Vec<Party>),
    InOrder(Vec<Party>),
    Higher(Vec<Party>),
    Choice(Vec<Party>),
    Combinable(Vec<Party>),
    InTurn(Vec<Party>),
    /// The item, its level, what is deducted and whether by the head, whether it is rounded up to 1元.
    TopUp {
        item: usize,
        level: Option<Sum>,
        taken: Vec<(usize, bool)>,
        rounded: bool,
    },
    Cap(Vec<usize>, Sum),
    /// The item, the term in months, the share in a hundred.
    Fading {
        item: usize,
        months: Option<u32>,
        share: Option<i64>,
    },
    /// By which, to which, and which conditions are waived; none for all.
    Admits(Vec<Party>, Vec<Party>, Vec<usize>),
    NotCounted(Vec<Party>, Owner),
}

#[derive(Debug, Clone)]
pub struct Relation {
    pub kind: Kind,
    pub scope: Option<Scope>,
    pub when: Option<Truth>,
    pub place: Option<usize>,
    pub during: Option<Period>,
    /// Its citation, which no other has.
    pub law: String,
}

#[derive(Debug, Clone, Default)]
pub struct Pack {
    pub items: Vec<Item>,
    pub relations: Vec<Relation>,
}

/// A fact that is not given is unknown.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    pub truths: Vec<Option<bool>>,
    pub figures: Vec<Option<i64>>,
    pub sums: Vec<Option<i64>>,
}

#[derive(Debug, Clone)]
pub struct Entry {
    pub item: usize,
    pub member: Option<usize>,
    pub amount: Option<i64>,
    pub since: Option<Day>,
    pub unmet: Option<Day>,
    pub place: Option<usize>,
}

#[derive(Debug, Clone)]
pub struct Case {
    pub date: Day,
    pub place: usize,
    pub family: Facts,
    pub members: Vec<Facts>,
    pub receiving: Vec<Entry>,
}

impl Pack {
    /// The items of a list, each once: those named first, then those of the categories by id.
    pub fn meant(&self, parties: &[Party]) -> Vec<(usize, bool)> {
        let mut all: Vec<(usize, bool)> = Vec::new();
        for party in parties {
            if let Party::Item(item) = party {
                all.push((*item, false));
            }
        }
        for party in parties {
            let Party::Category(category) = party else { continue };
            let mut found: Vec<usize> =
                (0..self.items.len()).filter(|item| self.items[*item].categories.contains(category)).collect();
            found.sort_by_key(|item| &self.items[*item].id);
            for item in found {
                if all.iter().all(|(one, _)| *one != item) {
                    all.push((item, true));
                }
            }
        }
        all
    }

    pub fn unit(&self, item: usize) -> Option<Frequency> {
        match &self.items[item].benefit {
            Benefit::Figure(frequency, _) => Some(*frequency),
            _ => None,
        }
    }
}

impl Period {
    pub fn contains(self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Whether a place lies in another, or is it.
pub fn lies_in(place: usize, outer: usize) -> bool {
    place == outer || PLACES[place].1.is_some_and(|parent| lies_in(parent, outer))
}
