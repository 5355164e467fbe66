//! What a row's own text says: conditions, what is paid, and what other items and relations make of it.

use crate::{
    judge::{Entitled, Number, Row, Run, number},
    model::{Benefit, Day, Frequency, Kind, Owner, Scope, Sum, Truth},
};

/// Where an expression is evaluated: for a member, within a family's item.
#[derive(Clone, Copy, Default)]
pub struct At {
    pub member: Option<usize>,
    pub item: Option<usize>,
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

impl Run<'_> {
    pub fn conditions_and_amount(&self, row: Row) -> Entitled {
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

    pub fn truth(&self, truth: &Truth, at: At) -> bool {
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
            Sum::FamilyLump(fact) => number(self.world.case.family.sums[*fact].expect("known")),
            Sum::MemberLump(fact) => {
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
