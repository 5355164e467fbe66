//! Packs, cases, and what is left out of a case, drawn from a list of random numbers.
//!
//! What an expression asks about another item is about one made before it, and so is what bars by 排除; so there is hardly
//! a circle, and the few that 择高 makes are refused by the checker.

use crate::{
    model::{
        Benefit, Case, Day, Entry, FAMILY_TRUTHS, FIGURES, Facts, Frequency, Item, MEMBER_TRUTHS, Owner, Pack, Period,
        Sum, Truth,
    },
    relate::relation,
    tape::Tape,
};

/// Amounts, few of them, so that sums fall together.
const AMOUNTS: [i64; 7] = [50, 100, 30, 100, 0, 60, 80];
const DAYS: [Day; 5] = [(2026, 3, 1), (2026, 3, 2), (2025, 12, 31), (2025, 9, 1), (2026, 6, 1)];

pub fn pack(tape: &mut Tape<'_>) -> Pack {
    let mut pack = Pack::default();
    let count = 2 + tape.below(11);
    // Ids in another order than that in which items rest on one another.
    let turn = 1 + tape.below(count);
    for at in 0..count {
        let item = item(&pack, at, (at * 5 + turn) % 13, tape);
        pack.items.push(item);
    }
    for _ in 0..2 + tape.below(8) {
        let law = format!("第{}条", pack.relations.len());
        if let Some(relation) = relation(&pack, law, tape) {
            pack.relations.push(relation);
        }
    }
    pack
}

fn item(pack: &Pack, at: usize, id: usize, tape: &mut Tape<'_>) -> Item {
    let owner = if tape.chance(65) { Owner::Member } else { Owner::Family };
    let writer = Writer { pack, owner, own: owner == Owner::Family, before: at };
    let conditions = (0..1 + tape.below(2)).map(|_| writer.truth(tape, 2)).collect();
    let covers = (owner == Owner::Family && tape.chance(35))
        .then(|| Writer { owner: Owner::Member, own: false, ..writer }.truth(tape, 1));
    let benefit = match tape.below(10) {
        0 => Benefit::None,
        1 => Benefit::InKind,
        2 => Benefit::Figure(Frequency::Yearly, writer.sum(tape, 1, false)),
        3 => Benefit::Figure(
            *tape.pick(&[Frequency::Once, Frequency::Weekly, Frequency::Daily]),
            writer.sum(tape, 1, false),
        ),
        _ => Benefit::Figure(Frequency::Monthly, writer.sum(tape, 2, true)),
    };
    let in_force = tape.chance(5).then(|| period(tape));
    let categories = tape.some(&[0, 1, 2], 20);
    Item {
        name: format!("项{at}"),
        id: format!("it_{id:02}"),
        owner,
        categories,
        conditions,
        covers,
        benefit,
        in_force,
    }
}

pub fn period(tape: &mut Tape<'_>) -> Period {
    let from = *tape.pick(&DAYS);
    let until = *tape.pick(&DAYS);
    Period { from, until: (until >= from && tape.chance(60)).then_some(until) }
}

/// Makes expressions that stand somewhere.
#[derive(Clone, Copy)]
pub struct Writer<'p> {
    pub pack: &'p Pack,
    pub owner: Owner,
    /// Within a family's item, where 保障人数() may be asked.
    pub own: bool,
    /// Only items before this one may be asked about.
    pub before: usize,
}

impl Writer<'_> {
    fn earlier(self, tape: &mut Tape<'_>, fits: impl Fn(&Item) -> bool) -> Option<usize> {
        let all: Vec<usize> = (0..self.before).filter(|item| fits(&self.pack.items[*item])).collect();
        if all.is_empty() { None } else { Some(*tape.pick(&all)) }
    }

    pub fn truth(self, tape: &mut Tape<'_>, depth: usize) -> Truth {
        let fact = |tape: &mut Tape<'_>| match self.owner {
            Owner::Member if tape.chance(70) => Truth::MemberFact(tape.below(MEMBER_TRUTHS)),
            _ => Truth::FamilyFact(tape.below(FAMILY_TRUTHS)),
        };
        if depth == 0 {
            return if tape.chance(40) { Truth::Always } else { fact(tape) };
        }
        match tape.below(12) {
            0..4 => fact(tape),
            4 | 5 => Truth::Always,
            6 => self.earlier(tape, |_| true).map_or(Truth::Always, Truth::Granted),
            7 => Truth::AtLeast(self.sum(tape, depth - 1, true), *tape.pick(&AMOUNTS)),
            8 => self.earlier(tape, |_| true).map_or(Truth::Always, Truth::Receives),
            9 => Truth::Not(Box::new(self.truth(tape, depth - 1))),
            10 => Truth::And(Box::new(self.truth(tape, depth - 1)), Box::new(self.truth(tape, depth - 1))),
            _ => Truth::Or(Box::new(self.truth(tape, depth - 1)), Box::new(self.truth(tape, depth - 1))),
        }
    }

    /// A sum by the month, or without a period.
    pub fn sum(self, tape: &mut Tape<'_>, depth: usize, monthly: bool) -> Sum {
        let constant = |tape: &mut Tape<'_>| Sum::Constant(*tape.pick(&AMOUNTS) * if monthly { 1 } else { 6 });
        if depth == 0 {
            return constant(tape);
        }
        let of_month = |item: &Item| matches!(item.benefit, Benefit::Figure(Frequency::Monthly, _));
        // A member's part of the family's benefit need not end in its decimals.
        let asked = |item: &Item| of_month(item) && (self.owner == Owner::Family || item.owner == Owner::Member);
        match tape.below(16) {
            0..5 => constant(tape),
            5 | 6 if self.owner == Owner::Member => {
                let at = tape.below(FIGURES);
                if monthly { Sum::MemberFigure(at) } else { Sum::MemberLump(at) }
            }
            7 => {
                let at = tape.below(FIGURES);
                if monthly { Sum::FamilyFigure(at) } else { Sum::FamilyLump(at) }
            }
            8 | 9 if self.own => Sum::EachCovered(*tape.pick(&AMOUNTS)),
            8 if monthly => Sum::Income(self.owner),
            10 if monthly => self.earlier(tape, asked).map_or(Sum::Constant(100), Sum::Paid),
            11 if monthly => self.earlier(tape, of_month).map_or(Sum::Constant(50), Sum::Received),
            12 => Sum::Plus(Box::new(self.sum(tape, depth - 1, monthly)), Box::new(self.sum(tape, depth - 1, monthly))),
            13 => {
                Sum::Least(Box::new(self.sum(tape, depth - 1, monthly)), Box::new(self.sum(tape, depth - 1, monthly)))
            }
            14 => Sum::Rest(Box::new(self.sum(tape, depth - 1, monthly)), Box::new(self.sum(tape, depth - 1, monthly))),
            15 => Sum::If(
                Box::new(self.truth(tape, depth - 1)),
                Box::new(self.sum(tape, depth - 1, monthly)),
                Box::new(self.sum(tape, depth - 1, monthly)),
            ),
            _ => constant(tape),
        }
    }
}

/// A case of which everything is known.
pub fn case(pack: &Pack, tape: &mut Tape<'_>) -> Case {
    let date = *tape.pick(&[DAYS[0], DAYS[0], DAYS[1], DAYS[2]]);
    let place = *tape.pick(&[4, 2, 1]);
    let family = facts(FAMILY_TRUTHS, tape);
    let members: Vec<Facts> = (0..*tape.pick(&[1, 2, 1, 2, 3, 0])).map(|_| facts(MEMBER_TRUTHS, tape)).collect();
    let mut receiving = Vec::new();
    for (item, terms) in pack.items.iter().enumerate() {
        let whose: Vec<Option<usize>> = match terms.owner {
            Owner::Family => vec![None],
            Owner::Member => (0..members.len()).map(Some).collect(),
        };
        for member in whose {
            if !tape.chance(25) {
                continue;
            }
            let since = *tape.pick(&[(2020, 1, 1), (2025, 6, 1), (2025, 12, 1)]);
            let unmet = *tape.pick(&[(2025, 9, 1), (2025, 12, 1), (2026, 2, 2), (2026, 2, 1), (2025, 8, 28)]);
            let mut entry = Entry {
                item,
                member,
                amount: Some(*tape.pick(&AMOUNTS)),
                since: Some(since),
                unmet: Some(unmet.max(since)),
                place: tape.chance(40).then_some(4),
            };
            receiving.push(entry.clone());
            if tape.chance(15) {
                entry.place = Some(2);
                entry.amount = Some(*tape.pick(&AMOUNTS));
                receiving.push(entry);
            }
        }
    }
    Case { date, place, family, members, receiving }
}

fn facts(truths: usize, tape: &mut Tape<'_>) -> Facts {
    Facts {
        truths: (0..truths).map(|_| Some(!tape.chance(25))).collect(),
        figures: (0..FIGURES).map(|_| Some(*tape.pick(&AMOUNTS))).collect(),
        sums: (0..FIGURES).map(|_| Some(*tape.pick(&AMOUNTS) * 5)).collect(),
    }
}
