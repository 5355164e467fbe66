//! A family judged under an assumption of who is granted what, item by item, in the plainest way there is.

use crate::{
    figures::At,
    model::{Case, Frequency, Item, Kind, Owner, Pack, Relation, Scope, lies_in},
};
use num_rational::Ratio;
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

pub type Number = Ratio<i128>;
/// An item for the family, or for one member.
pub type Row = (usize, Option<usize>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bars {
    Excludes,
    Higher,
    Choice,
}

/// Two items of which one can keep the other from being granted.
#[derive(Debug, Clone)]
pub struct Pair {
    pub relation: usize,
    pub bars: Bars,
    pub first: usize,
    pub second: usize,
    pub same_member: bool,
}

/// What bars: the relation, the item, and each member who has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bar {
    pub relation: usize,
    pub by: usize,
    pub member: Option<usize>,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub eligible: bool,
    pub conditions: Vec<bool>,
    /// It goes on although its conditions do not hold.
    pub continues: bool,
    /// What is paid once it is granted.
    pub amount: Option<Number>,
    pub bars: Vec<Bar>,
    pub granted: bool,
    /// Of a family's item: each member it is for and who is not barred.
    pub covered: Vec<bool>,
}

/// A pack and a case of which every fact is known.
pub struct World<'a> {
    pub pack: &'a Pack,
    pub case: &'a Case,
    pub pairs: Vec<Pair>,
    /// The place of each item where two would do equally well.
    pub ranks: Vec<usize>,
}

impl<'a> World<'a> {
    pub fn new(pack: &'a Pack, case: &'a Case) -> World<'a> {
        let pairs = pairs(pack);
        World { pack, case, ranks: crate::combine::ranks(pack, &pairs), pairs }
    }

    pub fn rows(&self) -> Vec<Row> {
        (0..self.pack.items.len()).flat_map(|item| self.rows_of(item)).collect()
    }

    pub fn rows_of(&self, item: usize) -> Vec<Row> {
        match self.pack.items[item].owner {
            Owner::Family => vec![(item, None)],
            Owner::Member => (0..self.case.members.len()).map(|member| (item, Some(member))).collect(),
        }
    }
}

/// Every pair of every relation that bars.
pub fn pairs(pack: &Pack) -> Vec<Pair> {
    let mut all = Vec::new();
    for (relation, written) in pack.relations.iter().enumerate() {
        let same_member = written.scope == Some(Scope::SameMember);
        let mut add = |bars, first, second| all.push(Pair { relation, bars, first, second, same_member });
        match &written.kind {
            Kind::Excludes(by, excluded) => {
                for (first, _) in pack.meant(by) {
                    for (second, _) in pack.meant(excluded).into_iter().filter(|(second, _)| *second != first) {
                        add(Bars::Excludes, first, second);
                    }
                }
            }
            Kind::InOrder(group) | Kind::Higher(group) | Kind::Choice(group) => {
                let bars = match &written.kind {
                    Kind::InOrder(_) => Bars::Excludes,
                    Kind::Higher(_) => Bars::Higher,
                    _ => Bars::Choice,
                };
                let meant = pack.meant(group);
                for (at, (first, _)) in meant.iter().enumerate() {
                    meant[at + 1..].iter().for_each(|(second, _)| add(bars, *first, *second));
                }
            }
            _ => {}
        }
    }
    all
}

pub fn number(amount: i64) -> Number {
    Number::from_integer(i128::from(amount))
}

/// What a period's pay is worth a month: a year is 12 months and 365 days, a week 7 days.
pub fn by_the_month(frequency: Frequency, amount: Number) -> Number {
    amount
        * match frequency {
            Frequency::Monthly | Frequency::Once => number(1),
            Frequency::Yearly => Number::new(1, 12),
            Frequency::Weekly => Number::new(365, 7 * 12),
            Frequency::Daily => Number::new(365, 12),
        }
}

/// A family judged under an assumption.
pub struct Run<'w> {
    pub world: &'w World<'w>,
    pub assumed: BTreeMap<Row, bool>,
    known: RefCell<BTreeMap<Row, Option<Rc<Outcome>>>>,
    entitled: RefCell<BTreeMap<Row, Rc<Entitled>>>,
    /// Whether something came to rest on itself.
    pub circle: Cell<bool>,
}

/// What a row's own text says.
pub struct Entitled {
    pub eligible: bool,
    pub continues: bool,
    pub conditions: Vec<bool>,
    pub amount: Option<Number>,
}

impl<'w> Run<'w> {
    pub fn new(world: &'w World<'w>, assumed: BTreeMap<Row, bool>) -> Run<'w> {
        Run { world, assumed, known: RefCell::default(), entitled: RefCell::default(), circle: Cell::new(false) }
    }

    pub fn item(&self, item: usize) -> &'w Item {
        &self.world.pack.items[item]
    }

    pub fn in_force(&self, item: usize) -> bool {
        self.item(item).in_force.is_none_or(|period| period.contains(self.world.case.date))
    }

    pub fn outcome(&self, row: Row) -> Rc<Outcome> {
        match self.known.borrow().get(&row) {
            Some(Some(known)) => return Rc::clone(known),
            Some(None) => self.circle.set(true),
            None => {}
        }
        if self.circle.get() {
            let nothing = Outcome {
                eligible: false,
                conditions: Vec::new(),
                continues: false,
                amount: None,
                bars: Vec::new(),
                granted: false,
                covered: vec![false; self.world.case.members.len()],
            };
            return Rc::new(nothing);
        }
        self.known.borrow_mut().insert(row, None);
        let outcome = Rc::new(self.judge(row));
        self.known.borrow_mut().insert(row, Some(Rc::clone(&outcome)));
        outcome
    }

    fn judge(&self, row: Row) -> Outcome {
        let entitled = self.entitled(row);
        let mut bars = self.excluded(row);
        bars.extend(self.outdone(row));
        bars.extend(self.chosen_against(row.0, row.1));
        bars.sort();
        bars.dedup();
        let covered = match row.1 {
            None => (0..self.world.case.members.len()).map(|member| self.covers(row.0, member)).collect(),
            Some(_) => Vec::new(),
        };
        Outcome {
            eligible: entitled.eligible,
            conditions: entitled.conditions.clone(),
            continues: entitled.continues,
            amount: entitled.amount,
            granted: (entitled.eligible || entitled.continues) && bars.is_empty(),
            bars,
            covered,
        }
    }

    /// Whether a row is granted, as assumed or as it comes out.
    pub fn is_granted(&self, row: Row) -> bool {
        self.assumed.get(&row).copied().unwrap_or_else(|| self.outcome(row).granted)
    }

    /// Whether a member has an item, or anyone does.
    pub fn has(&self, item: usize, member: Option<usize>) -> bool {
        match (self.item(item).owner, member) {
            (Owner::Family, None) => self.is_granted((item, None)),
            (Owner::Family, Some(member)) => self.is_granted((item, None)) && self.covers(item, member),
            (Owner::Member, Some(member)) => self.is_granted((item, Some(member))),
            (Owner::Member, None) => self.world.rows_of(item).into_iter().any(|row| self.is_granted(row)),
        }
    }

    /// Each bar that an item puts up, one for each member who has it.
    fn bars_of(&self, pair: &Pair, by: usize, member: Option<usize>) -> Vec<Bar> {
        let who: Vec<Option<usize>> = match (self.item(by).owner, member) {
            (Owner::Family, _) if self.has(by, member) => vec![None],
            (Owner::Member, Some(member)) if self.has(by, Some(member)) => vec![Some(member)],
            (Owner::Member, None) => {
                self.world.rows_of(by).into_iter().filter(|row| self.is_granted(*row)).map(|row| row.1).collect()
            }
            _ => Vec::new(),
        };
        who.into_iter().map(|member| Bar { relation: pair.relation, by, member }).collect()
    }

    fn relation(&self, pair: &Pair) -> &'w Relation {
        &self.world.pack.relations[pair.relation]
    }

    /// Whether a relation holds here and today, and its condition does.
    pub fn holds(&self, relation: &Relation, member: Option<usize>) -> bool {
        let there = relation.place.is_none_or(|place| lies_in(self.world.case.place, place));
        let then = relation.during.is_none_or(|period| period.contains(self.world.case.date));
        there && then && relation.when.as_ref().is_none_or(|when| self.truth(when, At { member, item: None }))
    }

    /// 排除 and 择一 member by member: what takes a member out of a family's item.
    fn taken_out(&self, item: usize, member: usize) -> Vec<Bar> {
        let mut all = Vec::new();
        for pair in self.world.pairs.iter().filter(|pair| pair.same_member) {
            let by = match pair.bars {
                Bars::Excludes if pair.second == item => pair.first,
                Bars::Choice if pair.second == item => pair.first,
                Bars::Choice if pair.first == item => pair.second,
                _ => continue,
            };
            if self.holds(self.relation(pair), Some(member)) {
                all.extend(self.bars_of(pair, by, Some(member)));
            }
        }
        all
    }

    pub fn is_meant(&self, item: usize, member: usize) -> bool {
        let at = At { member: Some(member), item: None };
        self.in_force(item) && self.item(item).covers.as_ref().is_none_or(|covers| self.truth(covers, at))
    }

    pub fn covers(&self, item: usize, member: usize) -> bool {
        self.is_meant(item, member) && self.taken_out(item, member).is_empty()
    }

    fn excluded(&self, row: Row) -> Vec<Bar> {
        let (item, member) = row;
        let of_family = self.item(item).owner == Owner::Family;
        let mut all = Vec::new();
        if !self.in_force(item) {
            return all;
        }
        for pair in self.world.pairs.iter().filter(|pair| pair.bars == Bars::Excludes && pair.second == item) {
            if !(of_family && pair.same_member) && self.holds(self.relation(pair), member.filter(|_| pair.same_member))
            {
                all.extend(self.bars_of(pair, pair.first, member.filter(|_| pair.same_member)));
            }
        }
        if of_family {
            // Barred as a whole where everyone it is for is barred.
            let people = 0..self.world.case.members.len();
            let out: Vec<Vec<Bar>> = people
                .filter(|member| self.is_meant(item, *member))
                .map(|member| self.taken_out(item, member))
                .collect();
            if !out.is_empty() && out.iter().all(|bars| !bars.is_empty()) {
                all.extend(out.into_iter().flatten());
            }
        }
        all
    }

    /// 申请人选, as far as it bars a whole row.
    fn chosen_against(&self, item: usize, member: Option<usize>) -> Vec<Bar> {
        let of_family = self.item(item).owner == Owner::Family;
        let mut all = Vec::new();
        for pair in self.world.pairs.iter().filter(|pair| pair.bars == Bars::Choice) {
            let rival = match (pair.first == item, pair.second == item) {
                (true, _) => pair.second,
                (_, true) => pair.first,
                _ => continue,
            };
            if of_family && pair.same_member {
                continue;
            }
            let whose = member.filter(|_| pair.same_member);
            if self.holds(self.relation(pair), whose) {
                all.extend(self.bars_of(pair, rival, whose));
            }
        }
        all
    }

    /// 择高: whatever is granted and pays more, or as much and is listed first.
    fn outdone(&self, row: Row) -> Vec<Bar> {
        let (item, member) = row;
        let mut all = Vec::new();
        for pair in self.world.pairs.iter().filter(|pair| pair.bars == Bars::Higher) {
            let rival = match (pair.first == item, pair.second == item) {
                (true, _) => pair.second,
                (_, true) => pair.first,
                _ => continue,
            };
            let whose = member.filter(|_| pair.same_member);
            if !self.holds(self.relation(pair), whose) {
                continue;
            }
            let sum = |item: usize| match pair.same_member {
                true => self.worth((item, member)),
                false => self.world.rows_of(item).into_iter().map(|row| self.worth(row)).sum(),
            };
            let (own, theirs): (Number, Number) = (sum(item), sum(rival));
            if theirs > own || (theirs == own && self.world.ranks[rival] < self.world.ranks[item]) {
                all.extend(self.bars_of(pair, rival, whose));
            }
        }
        all
    }

    /// What a row would pay by the month as far as 排除 lets it.
    fn worth(&self, row: Row) -> Number {
        let entitled = self.entitled(row);
        let free = (entitled.eligible || entitled.continues) && self.excluded(row).is_empty();
        match (entitled.amount, self.world.pack.unit(row.0)) {
            (Some(amount), Some(frequency)) if free => by_the_month(frequency, amount),
            _ => number(0),
        }
    }

    pub fn entitled(&self, row: Row) -> Rc<Entitled> {
        if let Some(known) = self.entitled.borrow().get(&row) {
            return Rc::clone(known);
        }
        let entitled = Rc::new(self.conditions_and_amount(row));
        self.entitled.borrow_mut().insert(row, Rc::clone(&entitled));
        entitled
    }
}
