//! All combinations of items that are legal: nothing granted bars another one granted, and what is barred is barred by
//! something granted. Statutory relations decide alone, so combinations differ only by what the applicant chooses.

use super::{
    choosing::{Slots, Way},
    facts::Supposed,
    items::{Judgement, judge, judge_only},
    nodes::Evaluation,
};
use crate::{
    base::Listed,
    case::Case,
    program::{Owner, Program, RelationKind},
    value::Truth,
};
use alloc::{rc::Rc, vec::Vec};

/// Most legal combinations of one family; more are an error of the items concerned, never left out.
pub const MAX_COMBINATIONS: usize = 1_000;

/// Most ways to choose that are followed to find them.
const MAX_WAYS: usize = 20_000;

/// One combination.
#[derive(Debug, Clone)]
pub struct Combination {
    /// Every row, with what is granted in it.
    pub judgements: Vec<Judgement>,
    /// Whether it is legal whatever the unknown facts are.
    pub stands: Truth,
    way: Vec<bool>,
    possible: Option<Rc<Slots>>,
}

/// What a family may choose from.
pub struct Combinations<'a> {
    /// Every combination that may be legal, each once.
    pub all: Vec<Combination>,
    /// The evaluation behind the only one, where there was nothing to choose.
    pub only: Option<Evaluation<'a>>,
}

/// Everything that can be granted, whatever is chosen.
fn possible(evaluation: &Evaluation<'_>, judgements: &[Judgement]) -> Slots {
    let rows = judgements.iter().filter(|row| row.granted.can_be_true);
    let slots = rows.flat_map(|row| {
        let covered = row.covered.iter().enumerate().filter(|(_, covered)| row.member.is_none() && covered.can_be_true);
        covered.map(|(member, _)| (row.item, Some(member))).chain([(row.item, row.member)])
    });
    // Members nobody has named yet have no rows, but may be granted something.
    let items = (0u32..).zip(&evaluation.program.rules.items).filter(|_| evaluation.case.members.is_none());
    let of_the_unknown = items.filter(|(index, item)| item.owner == Owner::Member && evaluation.may_be_granted(*index));
    slots.chain(of_the_unknown.map(|(index, _)| (index, Some(0)))).collect()
}

impl<'a> Evaluation<'a> {
    /// What the family may choose from; nothing where there are too many combinations.
    pub fn combinations(program: &'a Program, case: &'a Case) -> Option<Combinations<'a>> {
        Evaluation::combinations_supposing(program, case, &Supposed::new())
    }

    /// The same while some facts are supposed.
    pub fn combinations_supposing(
        program: &'a Program,
        case: &'a Case,
        supposed: &Supposed,
    ) -> Option<Combinations<'a>> {
        let mut all: Vec<Combination> = Vec::new();
        let mut way: Vec<bool> = Vec::new();
        let mut open = Evaluation::supposing(program, case, supposed.clone());
        let mut rows = judge(&mut open);
        if !open.choosing.met {
            open.name_first_chosen(&mut rows);
            all.push(Combination { judgements: rows, stands: Truth::YES, way, possible: None });
            return Some(Combinations { all, only: Some(open) });
        }
        // What nobody can have is no rival, so only real choices are followed.
        let possible = Some(Rc::new(possible(&open, &rows)));
        for _ in 0..MAX_WAYS {
            let (evaluation, judgements, stands) = Evaluation::along(program, (case, supposed), way, possible.clone());
            way = evaluation.choosing.made;
            let found = Combination { judgements, stands, way: way.clone(), possible: possible.clone() };
            if stands.can_be_true && !all.iter().any(|one| one.is_like(&found)) {
                all.push(found);
            }
            if all.len() > MAX_COMBINATIONS {
                return None;
            }
            // The last choice that was taken is left next.
            while way.pop_if(|taken| !*taken).is_some() {}
            match way.last_mut() {
                Some(taken) => *taken = false,
                None => return Some(Combinations { all, only: None }),
            }
        }
        None
    }

    /// The combination as it was found, to go on from.
    pub fn of_combination(
        program: &'a Program,
        case: &'a Case,
        combination: &Combination,
    ) -> (Evaluation<'a>, Vec<Judgement>) {
        let (way, possible) = (combination.way.clone(), combination.possible.clone());
        let (evaluation, judgements, _) = Evaluation::along(program, (case, &Supposed::new()), way, possible);
        (evaluation, judgements)
    }

    /// Whatever is chosen: what is left to the applicant stays open, but for rivals that nobody can have.
    pub fn of_any_choice(program: &'a Program, case: &'a Case) -> (Evaluation<'a>, Vec<Judgement>) {
        let all: Vec<u32> = program.rules.order.iter().flatten().copied().listed();
        let (evaluation, judgements, _) = Evaluation::of_items_supposing(program, case, Supposed::new(), &all);
        (evaluation, judgements)
    }

    /// Some items while some facts are supposed, whatever is chosen; also how many nodes were looked at.
    pub fn of_items_supposing(
        program: &'a Program,
        case: &'a Case,
        supposed: Supposed,
        items: &[u32],
    ) -> (Evaluation<'a>, Vec<Judgement>, u64) {
        let mut evaluation = Evaluation::supposing(program, case, supposed.clone());
        let judgements = judge_only(&mut evaluation, items);
        let steps = evaluation.steps();
        if !evaluation.choosing.met {
            return (evaluation, judgements, steps);
        }
        let possible = Rc::new(possible(&evaluation, &judgements));
        let mut evaluation = Evaluation::supposing(program, case, supposed);
        evaluation.choosing.possible = Some(possible);
        let judgements = judge_only(&mut evaluation, items);
        let steps = steps.saturating_add(evaluation.steps());
        (evaluation, judgements, steps)
    }

    /// Without choices, since there are too many: what rests on them cannot be judged.
    pub fn of_no_choice(program: &'a Program, case: &'a Case) -> (Evaluation<'a>, Vec<Judgement>) {
        let mut evaluation = Evaluation::new(program, case);
        evaluation.choosing.way = Way::Refused;
        let judgements = judge(&mut evaluation);
        (evaluation, judgements)
    }

    fn along(
        program: &'a Program,
        (case, supposed): (&'a Case, &Supposed),
        way: Vec<bool>,
        possible: Option<Rc<Slots>>,
    ) -> (Evaluation<'a>, Vec<Judgement>, Truth) {
        let mut evaluation = Evaluation::supposing(program, case, supposed.clone());
        evaluation.choosing.way = Way::Along(way);
        evaluation.choosing.possible = possible;
        let mut judgements = judge(&mut evaluation);
        let mut stands = Truth::YES;
        for (item, member) in core::mem::take(&mut evaluation.choosing.left) {
            stands = stands.and(evaluation.instead_of(item, member).0);
        }
        // Who was taken into a family's item that is not granted in the end is barred from it by what is granted instead.
        for (item, member) in core::mem::take(&mut evaluation.choosing.taken) {
            stands = stands.and(evaluation.instead_of(item, member).0.not());
        }
        evaluation.name_first_chosen(&mut judgements);
        (evaluation, judgements, stands)
    }

    /// Named is the first of those chosen instead, whichever was judged first; of a family's item, instead of the first who
    /// leaves it.
    fn name_first_chosen(&mut self, judgements: &mut [Judgement]) {
        for row in judgements {
            let Some(by) = row.barred_by.filter(|_| row.barred == Truth::YES) else { continue };
            let relation = self.program.rules.relations.get(by.relation);
            let Some(relation) = relation.filter(|relation| relation.kind == RelationKind::Choice) else { continue };
            let member = row.member.or(by.member.filter(|_| relation.same_member));
            row.barred_by = self.instead_of(row.item, member).1.or(row.barred_by);
        }
    }
}

impl Combination {
    /// Whether the same is granted to the same.
    fn is_like(&self, other: &Combination) -> bool {
        let mut rows = self.judgements.iter().zip(&other.judgements);
        rows.all(|(row, other)| row.granted == other.granted && row.covered == other.covered)
    }
}
