//! A family judged under an assumption of who is granted what, item by item, in the plainest way there is.

use crate::model::{Benefit, Case, Day, Frequency, Item, Kind, Owner, Pack, Relation, Scope, Sum, Truth, lies_in};
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

/// One frequency's pay in another's; only years and months, weeks and days.
fn converted(amount: Number, from: Frequency, to: Frequency) -> Number {
    match (from, to) {
        (Frequency::Yearly, Frequency::Monthly) => amount / number(12),
        (Frequency::Monthly, Frequency::Yearly) => amount * number(12),
        (Frequency::Daily, Frequency::Weekly) => amount * number(7),
        (Frequency::Weekly, Frequency::Daily) => amount / number(7),
        _ => amount,
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
struct Entitled {
    eligible: bool,
    continues: bool,
    conditions: Vec<bool>,
    amount: Option<Number>,
}

/// Where an expression is evaluated: for a member, within a family's item.
#[derive(Clone, Copy, Default)]
struct At {
    member: Option<usize>,
    item: Option<usize>,
}

impl<'w> Run<'w> {
    pub fn new(world: &'w World<'w>, assumed: BTreeMap<Row, bool>) -> Run<'w> {
        Run { world, assumed, known: RefCell::default(), entitled: RefCell::default(), circle: Cell::new(false) }
    }

    fn item(&self, item: usize) -> &'w Item {
        &self.world.pack.items[item]
    }

    fn in_force(&self, item: usize) -> bool {
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
    fn has(&self, item: usize, member: Option<usize>) -> bool {
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

    fn is_meant(&self, item: usize, member: usize) -> bool {
        let at = At { member: Some(member), item: None };
        self.in_force(item) && self.item(item).covers.as_ref().is_none_or(|covers| self.truth(covers, at))
    }

    fn covers(&self, item: usize, member: usize) -> bool {
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

    fn entitled(&self, row: Row) -> Rc<Entitled> {
        if let Some(known) = self.entitled.borrow().get(&row) {
            return Rc::clone(known);
        }
        let entitled = Rc::new(self.conditions_and_amount(row));
        self.entitled.borrow_mut().insert(row, Rc::clone(&entitled));
        entitled
    }

    fn conditions_and_amount(&self, row: Row) -> Entitled {
        let item = self.item(row.0);
        if !self.in_force(row.0) {
            return Entitled { eligible: false, continues: false, conditions: Vec::new(), amount: None };
        }
        let at = At { member: row.1, item: Some(row.0).filter(|_| row.1.is_none()) };
        let waived = self.waived(row);
        let conditions: Vec<bool> = item
            .conditions
            .iter()
            .enumerate()
            .map(|(place, condition)| waived.contains(&place) || self.truth(condition, at))
            .collect();
        let mut people = 0..self.world.case.members.len();
        let someone = item.covers.is_none() || people.any(|member| self.is_meant(row.0, member));
        let eligible = conditions.iter().all(|met| *met) && someone;
        let due = match &item.benefit {
            Benefit::Figure(_, sum) => Some(self.limited(row.0, at, self.sum(sum, at))),
            _ => None,
        };
        let going_on = self.goes_on(row).filter(|_| !eligible);
        let amount = match going_on {
            Some(paid) => due.map(|_| paid),
            None => due,
        };
        Entitled { eligible, continues: going_on.is_some(), conditions, amount: amount.map(not_negative) }
    }

    /// Conditions that 自动准入 spares a row.
    fn waived(&self, row: Row) -> Vec<usize> {
        let pack = self.world.pack;
        let mut all = Vec::new();
        for relation in &pack.relations {
            let Kind::Admits(by, to, waived) = &relation.kind else { continue };
            if !pack.meant(to).iter().any(|(item, _)| *item == row.0) {
                continue;
            }
            let whose = row.1.filter(|_| relation.scope == Some(Scope::SameMember));
            let others = pack.meant(by).into_iter().filter(|(item, _)| *item != row.0);
            if others.into_iter().any(|(item, _)| self.has(item, whose)) && self.holds(relation, whose) {
                let every = 0..self.item(row.0).conditions.len();
                all.extend(every.filter(|place| waived.is_empty() || waived.contains(place)));
            }
        }
        all
    }

    /// 补差 and 封顶.
    fn limited(&self, item: usize, at: At, own: Number) -> Number {
        let of_member = self.item(item).owner == Owner::Member;
        let unit = self.world.pack.unit(item).expect("a figure");
        let mut paid = own;
        let of_everyone = |other: usize| -> Number {
            let rows = self.world.rows_of(other).into_iter();
            rows.map(|row| self.paid(row)).fold(number(0), |sum, paid| sum + paid)
        };
        for relation in &self.world.pack.relations {
            match &relation.kind {
                Kind::TopUp { item: limited, level, taken, rounded } if *limited == item => {
                    let same_member = relation.scope.map_or(of_member, |scope| scope == Scope::SameMember);
                    if !self.holds(relation, at.member.filter(|_| same_member)) {
                        continue;
                    }
                    let mut less = number(0);
                    for (other, per_head) in taken {
                        let amount = match (of_member && same_member, per_head) {
                            (true, true) => self.share(*other, at.member.expect("a member")),
                            (true, false) => self.paid((*other, at.member)),
                            (false, _) => of_everyone(*other),
                        };
                        less += converted(amount, self.world.pack.unit(*other).expect("a figure"), unit);
                    }
                    let level_at = At { item: None, ..at };
                    paid = match level {
                        Some(level) => paid.min(not_negative(self.sum(level, level_at) - less)),
                        None => not_negative(paid - less),
                    };
                    if *rounded {
                        paid = paid.ceil();
                    }
                }
                Kind::Cap(group, level) if group.contains(&item) => {
                    if !self.holds(relation, at.member) {
                        continue;
                    }
                    let before = group.iter().take_while(|one| **one != item);
                    let less: Number = before
                        .map(|other| {
                            let amount = if of_member { self.paid((*other, at.member)) } else { of_everyone(*other) };
                            converted(amount, self.world.pack.unit(*other).expect("a figure"), unit)
                        })
                        .sum();
                    paid = paid.min(not_negative(self.sum(level, At { item: None, ..at }) - less));
                }
                _ => {}
            }
        }
        paid
    }

    /// 待遇额 of a row: what is paid where it is granted.
    fn paid(&self, row: Row) -> Number {
        if !self.is_granted(row) {
            return number(0);
        }
        self.entitled(row).amount.unwrap_or_else(|| number(0))
    }

    /// One member's part of what the family gets.
    fn share(&self, item: usize, member: usize) -> Number {
        if self.item(item).owner == Owner::Member {
            return self.paid((item, Some(member)));
        }
        let covered: Vec<bool> = (0..self.world.case.members.len()).map(|member| self.covers(item, member)).collect();
        let count = covered.iter().filter(|one| **one).count();
        match covered[member] {
            true => self.paid((item, None)) / Number::from_integer(count as i128),
            false => number(0),
        }
    }

    /// 渐退: what is paid on.
    fn goes_on(&self, row: Row) -> Option<Number> {
        let entries: Vec<_> =
            self.world.case.receiving.iter().filter(|entry| (entry.item, entry.member) == row).collect();
        let first = entries.first()?;
        for relation in &self.world.pack.relations {
            let Kind::Fading { item, months, share } = relation.kind else { continue };
            let within = months
                .is_none_or(|months| self.world.case.date < later(first.unmet.expect("everything is known"), months));
            if item == row.0 && within && self.holds(relation, row.1) {
                let paid: Number = entries.iter().map(|entry| number(entry.amount.expect("known"))).sum();
                return Some(paid * Number::new(i128::from(share.unwrap_or(100)), 100));
            }
        }
        None
    }

    fn truth(&self, truth: &Truth, at: At) -> bool {
        match truth {
            Truth::Always => true,
            Truth::FamilyFact(fact) => self.world.case.family.truths[*fact].expect("known"),
            Truth::MemberFact(fact) => {
                self.world.case.members[at.member.expect("a member")].truths[*fact].expect("known")
            }
            Truth::AtLeast(sum, least) => self.sum(sum, at) >= number(*least),
            Truth::Granted(item) => self.has(*item, at.member),
            Truth::Receives(item) => {
                let whose = at.member.filter(|_| self.item(*item).owner == Owner::Member);
                self.world
                    .case
                    .receiving
                    .iter()
                    .any(|entry| entry.item == *item && (whose.is_none() || entry.member == whose))
            }
            Truth::Not(inner) => !self.truth(inner, at),
            Truth::And(a, b) => self.truth(a, at) && self.truth(b, at),
            Truth::Or(a, b) => self.truth(a, at) || self.truth(b, at),
        }
    }

    fn sum(&self, sum: &Sum, at: At) -> Number {
        let own = |sum: &Sum| self.sum(sum, at);
        match sum {
            Sum::Constant(amount) => number(*amount),
            Sum::FamilyFigure(fact) => number(self.world.case.family.figures[*fact].expect("known")),
            Sum::MemberFigure(fact) => {
                number(self.world.case.members[at.member.expect("a member")].figures[*fact].expect("known"))
            }
            Sum::FamilySum(fact) => number(self.world.case.family.sums[*fact].expect("known")),
            Sum::MemberSum(fact) => {
                number(self.world.case.members[at.member.expect("a member")].sums[*fact].expect("known"))
            }
            Sum::Income(owner) => self.income(*owner, at.member.filter(|_| *owner == Owner::Member)),
            Sum::EachCovered(each) => {
                let item = at.item.expect("within a family's item");
                let people = 0..self.world.case.members.len();
                let count = people.filter(|member| self.covers(item, *member)).count();
                number(*each) * Number::from_integer(count as i128)
            }
            Sum::Paid(item) => match at.member {
                Some(member) => self.share(*item, member),
                None => self.world.rows_of(*item).into_iter().map(|row| self.paid(row)).sum(),
            },
            Sum::Received(item) => self.received(*item, at.member),
            Sum::Plus(a, b) => own(a) + own(b),
            Sum::Least(a, b) => own(a).min(own(b)),
            Sum::Rest(a, b) => not_negative(own(a) - own(b)),
            Sum::If(when, a, b) => {
                if self.truth(when, at) {
                    own(a)
                } else {
                    own(b)
                }
            }
        }
    }

    /// 在享额: of a member's item what the member at hand receives, else what anyone does.
    fn received(&self, item: usize, member: Option<usize>) -> Number {
        let whose = member.filter(|_| self.item(item).owner == Owner::Member);
        let entries = self.world.case.receiving.iter();
        let fits = entries.filter(|entry| entry.item == item && (whose.is_none() || entry.member == whose));
        fits.map(|entry| number(entry.amount.expect("known"))).sum()
    }

    /// The definition 不计入 takes something off.
    fn income(&self, owner: Owner, member: Option<usize>) -> Number {
        let case = self.world.case;
        let mut income = match member {
            Some(member) => number(case.members[member].figures[0].expect("known")),
            None => number(case.family.figures[0].expect("known")),
        };
        let pack = self.world.pack;
        for relation in &pack.relations {
            let Kind::NotCounted(group, of) = &relation.kind else { continue };
            if *of == owner && self.holds(relation, None) {
                for (item, _) in pack.meant(group) {
                    let received = self.received(item, member);
                    let unit = pack.unit(item).expect("a figure");
                    income = not_negative(income - converted(received, unit, Frequency::Monthly));
                }
            }
        }
        income
    }
}

fn not_negative(number: Number) -> Number {
    number.max(self::number(0))
}

fn later(day: Day, months: u32) -> Day {
    let month = day.1 - 1 + months;
    (day.0 + i32::try_from(month / 12).expect("a few years"), month % 12 + 1, day.2)
}
