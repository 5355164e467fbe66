//! The engine's answer to a case of which everything is known, set against the combinations found by trying all.

use crate::{
    combine::Combination,
    judge::{Number, Outcome, Pair, Row, Run, World, number},
    model::{Entry, lies_in},
};
use num_traits::Signed;
use std::{collections::BTreeSet, fmt::Write};
use yimen::shapes::{Amount, ConditionVerdict, Grant, ItemResult, Plan, ScreeningResult, Standing, Verdict};

/// All that differs.
pub fn compare(world: &World<'_>, all: &[Combination], result: &ScreeningResult) -> String {
    let mut wrong = Wrong { world, text: String::new() };
    let Some(best) = all.first() else { return "no combination is legal".into() };
    for row in &result.items {
        wrong.row(best, row);
    }
    wrong.same("rows", result.items.len(), best.rows.len());
    wrong.same("questions", result.questions.len(), 0);
    wrong.plans(all, &result.plan);
    wrong.findings(best, result);
    wrong.text
}

struct Wrong<'w> {
    world: &'w World<'w>,
    text: String,
}

impl Wrong<'_> {
    fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, found: T, expected: T) {
        if found != expected {
            let _ = writeln!(self.text, "{what}: the engine has {found:?}, expected {expected:?}");
        }
    }

    fn row_of(&self, item: &str, member: Option<u32>) -> Row {
        let at = self.world.pack.items.iter().position(|one| one.id == item).expect("an item of the pack");
        (at, member.map(|member| member as usize))
    }

    fn is_received(&self, row: Row) -> bool {
        self.world.case.receiving.iter().any(|entry| (entry.item, entry.member) == row)
    }

    /// Whether something is received where the family is judged, or nobody said where.
    fn is_here(&self, entry: &Entry) -> bool {
        let here = self.world.case.place;
        entry.place.is_none_or(|place| lies_in(place, here) || lies_in(here, place))
    }

    fn is_received_here(&self, row: Row) -> bool {
        self.world.case.receiving.iter().any(|entry| (entry.item, entry.member) == row && self.is_here(entry))
    }

    fn standing(&self, row: Row, outcome: &Outcome) -> Standing {
        let entitled = outcome.eligible || outcome.continues;
        match (entitled, outcome.granted, self.is_received_here(row)) {
            (true, true, true) => Standing::Continuing,
            (true, true, false) => Standing::New,
            (_, _, true) => Standing::Stop,
            (true, false, false) => Standing::Barred,
            (false, _, false) => Standing::None,
        }
    }

    fn row(&mut self, best: &Combination, found: &ItemResult) {
        let row = self.row_of(&found.item, found.member);
        let outcome = &best.rows[&row];
        let name = format!("{row:?}");
        let verdict = if outcome.eligible { Verdict::Eligible } else { Verdict::Ineligible };
        self.same(&format!("verdict of {name}"), found.verdict, verdict);
        self.same(&format!("standing of {name}"), found.standing, self.standing(row, outcome));
        let amount = outcome.amount.filter(|_| outcome.granted);
        self.same(&format!("amount of {name}"), found.amount.as_ref().map(exact), amount.map(shown));
        let conditions: Vec<bool> = found
            .conditions
            .iter()
            .filter(|one| one.id.starts_with('c') && one.id != "covers")
            .map(|one| one.verdict == ConditionVerdict::Met)
            .collect();
        self.same(&format!("conditions of {name}"), &conditions, &outcome.conditions);
        let covered: Option<Vec<u32>> = (row.1.is_none() && outcome.granted).then(|| {
            let members = outcome.covered.iter().enumerate().filter(|(_, covered)| **covered);
            members.map(|(member, _)| u32::try_from(member).expect("few")).collect()
        });
        self.same(&format!("covered by {name}"), &found.covered, &covered);
        self.same(&format!("{name} missing"), found.missing.len(), 0);
        self.same(&format!("{name} goes on"), found.continues.is_some(), outcome.continues);
        let barred = !outcome.bars.is_empty() && (outcome.eligible || outcome.continues);
        self.same(&format!("{name} barred"), found.barred_by.is_some(), barred);
        if let Some(bar) = &found.barred_by {
            let by = self.row_of(&bar.item, bar.member);
            let law = |relation: usize| Some(self.world.pack.relations[relation].law.clone());
            let named =
                outcome.bars.iter().any(|one| (one.by, one.member) == by && law(one.relation) == bar.source.citation);
            self.same(&format!("{name} barred by {by:?} {:?}", bar.source.citation), named, true);
            self.same(&format!("{by:?}, which bars {name}, granted"), best.rows[&by].granted, true);
        }
    }

    fn grants(&self, combination: &Combination) -> BTreeSet<Row> {
        combination.rows.iter().filter(|(_, outcome)| outcome.granted).map(|(row, _)| *row).collect()
    }

    fn plans(&mut self, all: &[Combination], plan: &Plan) {
        let others = plan.alternatives.len() + plan.more_alternatives as usize;
        self.same("alternatives", others, all.len() - 1);
        self.plan("plan", &all[0], plan);
        self.same("plan's own difference", plan.difference.is_none(), true);
        let mut last: Option<(Number, Number)> = None;
        for alternative in &plan.alternatives {
            let grants = self.grants_of(&alternative.grants);
            let found = all[1..].iter().find(|one| {
                self.grants(one) == grants
                    && shown(one.regular) == exact(&alternative.regular_total)
                    && shown(one.once) == exact(&alternative.once_total)
            });
            let Some(found) = found else {
                self.same("alternative", &grants, &BTreeSet::new());
                continue;
            };
            self.plan("alternative", found, alternative);
            let less = all[0].regular - found.regular;
            self.same("difference", alternative.difference.as_ref().map(exact), Some(shown(less)));
            let worth = (found.regular, found.once);
            if last.is_some_and(|last| last < worth) {
                self.same("order of alternatives", worth, last.unwrap_or_default());
            }
            last = Some(worth);
        }
        let listed: BTreeSet<Vec<Row>> =
            plan.alternatives.iter().map(|one| self.grants_of(&one.grants).into_iter().collect()).collect();
        if plan.more_alternatives == 0 {
            let expected: BTreeSet<Vec<Row>> =
                all[1..].iter().map(|one| self.grants(one).into_iter().collect()).collect();
            self.same("grants of alternatives", &listed, &expected);
        }
    }

    fn grants_of(&self, grants: &[Grant]) -> BTreeSet<Row> {
        grants.iter().map(|grant| self.row_of(&grant.item, grant.member)).collect()
    }

    fn plan(&mut self, what: &str, expected: &Combination, found: &Plan) {
        self.same(&format!("grants of {what}"), self.grants_of(&found.grants), self.grants(expected));
        let totals = [
            ("monthly", &found.monthly_total, expected.monthly),
            ("regular", &found.regular_total, expected.regular),
            ("once", &found.once_total, expected.once),
        ];
        for (name, total, own) in totals {
            self.same(&format!("{name} total of {what}"), exact(total), shown(own));
        }
        for choice in &found.choices {
            let taken = self.row_of(&choice.taken.item, choice.taken.member);
            let instead_of = self.row_of(&choice.instead_of.item, choice.instead_of.member);
            let (taken, left) = (&expected.rows[&taken], &expected.rows[&instead_of]);
            self.same(&format!("choice of {what} taken and left"), (taken.granted, left.granted), (true, false));
        }
    }

    fn findings(&mut self, best: &Combination, result: &ScreeningResult) {
        let found: Vec<Found> = result
            .findings
            .iter()
            .map(|one| Found {
                kind: format!("{:?}", one.kind),
                row: self.row_of(&one.item, one.member),
                with: one.with.as_ref().map(|with| self.row_of(&with.item, with.member)),
                amount: one.amount.as_ref().map(exact),
                law: one.source.citation.clone(),
            })
            .collect();
        let mut expected: Vec<(String, Row, Option<Number>)> = Vec::new();
        for (row, outcome) in &best.rows {
            expected.extend(self.findings_of(*row, outcome, &found).into_iter().map(|(kind, amount)| {
                let amount = amount.filter(|_| self.world.pack.unit(row.0).is_some());
                (kind.to_owned(), *row, amount.map(shown))
            }));
        }
        let beside = |one: &&Found| one.kind == "Duplicate" && one.with.is_some();
        let mut plain: Vec<_> =
            found.iter().filter(|one| !beside(one)).map(|one| (one.kind.clone(), one.row, one.amount)).collect();
        expected.sort();
        plain.sort();
        self.same("findings", plain, expected);
        for one in found.iter().filter(|one| one.kind == "Replaced") {
            let bars = &best.rows[&one.row].bars;
            let named = bars.iter().any(|bar| Some((bar.by, bar.member)) == one.with);
            self.same(&format!("{one:?}: what bars it is named"), named, true);
        }
        self.duplicates(best, &found.iter().filter(beside).collect::<Vec<_>>());
    }

    /// What is found of one row, but for what is received beside another item.
    fn findings_of(&self, row: Row, outcome: &Outcome, found: &[Found]) -> Vec<(&'static str, Option<Number>)> {
        let entries = self.world.case.receiving.iter().filter(|entry| (entry.item, entry.member) == row);
        let (here, elsewhere): (Vec<_>, Vec<_>) = entries.partition(|entry| self.is_here(entry));
        let amounts: Vec<Number> = here.iter().map(|entry| number(entry.amount.expect("known"))).collect();
        let paid: Option<Number> = (!amounts.is_empty()).then(|| amounts.iter().sum());
        let mut all = Vec::new();
        if here.len() + elsewhere.len() > 1 {
            all.push(("Duplicate", None));
        }
        let twice = !all.is_empty() || found.iter().any(|one| one.row == row && one.kind == "Duplicate");
        match self.standing(row, outcome) {
            Standing::New if !elsewhere.is_empty() => all.push(("Elsewhere", outcome.amount)),
            Standing::New => all.push(("Gap", outcome.amount)),
            Standing::Continuing => {
                let more = outcome.amount.zip(paid).map(|(due, paid)| due - paid);
                match more.filter(|more| *more != number(0) && amounts.len() == 1) {
                    Some(more) if more.is_negative() => all.push(("Overpaid", Some(-more))),
                    Some(more) => all.push(("Underpaid", Some(more))),
                    None => {}
                }
            }
            Standing::Stop if !outcome.eligible && !outcome.continues => all.push(("Wrongful", paid)),
            Standing::Stop if !twice => all.push(("Replaced", paid)),
            Standing::Stop | Standing::Barred | Standing::None => {}
        }
        all
    }

    /// What is received beside something that bars it: both are received, and a relation that holds is between them. Of
    /// two members' items that are so related, one is told.
    fn duplicates(&mut self, best: &Combination, found: &[&Found]) {
        let run = Run::new(self.world, best.rows.iter().map(|(row, outcome)| (*row, outcome.granted)).collect());
        let world = self.world;
        let between = |pair: &Pair, one: Row, other: Row| {
            [(one.0, other.0), (other.0, one.0)].contains(&(pair.first, pair.second))
                && !(pair.same_member && one.1.is_some() && other.1.is_some() && one.1 != other.1)
                && match (pair.same_member, one.1.or(other.1)) {
                    (false, _) => run.holds(&world.pack.relations[pair.relation], None),
                    (true, Some(member)) => run.holds(&world.pack.relations[pair.relation], Some(member)),
                    // Of two items of the family, for anyone.
                    (true, None) => (0..world.case.members.len())
                        .any(|member| run.holds(&world.pack.relations[pair.relation], Some(member))),
                }
        };
        for one in found {
            let with = one.with.expect("something beside");
            let received = (self.is_received(one.row), self.is_received(with));
            self.same(&format!("{one:?}: received"), received, (true, true));
            let law = |pair: &Pair| Some(world.pack.relations[pair.relation].law.clone()) == one.law;
            let related = world.pairs.iter().any(|pair| law(pair) && between(pair, one.row, with));
            self.same(&format!("{one:?}: related"), related, true);
        }
        let received: Vec<Row> = best.rows.keys().copied().filter(|row| self.is_received(*row)).collect();
        for (one, other) in received.iter().flat_map(|one| received.iter().map(move |other| (*one, *other))) {
            if one < other
                && one.1.is_some()
                && other.1.is_some()
                && world.pairs.iter().any(|pair| between(pair, one, other))
            {
                let told = found.iter().any(|found| found.row == one || found.row == other);
                self.same(&format!("{one:?} and {other:?} received together told"), told, true);
            }
        }
    }
}

/// A finding of the engine.
#[derive(Debug)]
struct Found {
    kind: String,
    row: Row,
    with: Option<Row>,
    amount: Option<Number>,
    law: Option<String>,
}

pub fn exact(amount: &Amount) -> Number {
    match amount {
        Amount::Exact { value, .. } => parse(value),
        Amount::Range { low, high, .. } => panic!("{low:?}..{high:?}, though everything is known"),
    }
}

/// Decimal text.
pub fn parse(text: &str) -> Number {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits: i128 = format!("{whole}{rest}").parse().expect("digits");
    let places = u32::try_from(rest.len()).expect("few digits");
    Number::new(digits, 10_i128.pow(places))
}

/// As it is shown: to the cent where it does not end.
fn shown(number: Number) -> Number {
    let mut denominator = *number.denom();
    for prime in [2, 5] {
        while denominator % prime == 0 {
            denominator /= prime;
        }
    }
    if denominator == 1 {
        return number;
    }
    let hundred = crate::judge::number(100);
    let half = Number::new(1, 2);
    let cents = (number.abs() * hundred + half).floor();
    cents / hundred * number.signum()
}
