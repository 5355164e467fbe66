//! What was found to be open may be open only by what the applicant chooses: then every choice is gone through.

use super::{Change, Changes, Search, trial::Chance};
use crate::{
    case::Given,
    eval::{Evaluation, Judgement, Outcome, Supposed, Value},
    program::RelationKind,
};
use alloc::vec::Vec;

impl Search<'_, '_> {
    /// Settles the changes of a row that come to the same whatever is chosen, and leaves out those that do it in no way.
    pub(super) fn choose(&self, judgement: &Judgement, changes: &mut Changes) {
        let mut relations = self.seeker.program.rules.relations.iter();
        if !relations.any(|one| one.kind == RelationKind::Choice && self.items.contains(&one.first)) {
            return;
        }
        changes.single.retain_mut(|change| {
            if !change.open {
                return true;
            }
            let fact = change.fact;
            let of = |to: Given| self.of_each_choice(judgement, Value::given(to).map(|to| (fact, to)));
            let found = of(change.to);
            change.also.retain(|other| of(*other) == found);
            settle(change, found)
        });
        if changes.together.iter().any(|change| change.open) {
            let all = changes.together.iter().filter_map(|change| Some((change.fact, Value::given(change.to)?)));
            let found = self.of_each_choice(judgement, all);
            changes.together.retain_mut(|change| settle(change, found));
        }
    }

    /// What becomes of the row, where every combination that may be legal says the same.
    fn of_each_choice(
        &self,
        judgement: &Judgement,
        supposed: impl IntoIterator<Item = (super::FactOf, Value)>,
    ) -> Chance {
        let supposed: Supposed = supposed.into_iter().collect();
        let found = Evaluation::combinations_supposing(self.seeker.program, self.seeker.case, &supposed);
        let (mut bars, mut never) = (Vec::new(), Vec::new());
        for combination in found.map(|found| found.all).unwrap_or_default() {
            let of = |row: &&Judgement| (row.item, row.member) == (judgement.item, judgement.member);
            let Some(row) = combination.judgements.iter().find(of) else { return Chance::Open };
            never.push(row.verdict == Outcome::Ineligible);
            bars.push(row.barred.settled().filter(|_| row.verdict == Outcome::Eligible));
        }
        let bars: Option<Vec<bool>> = bars.into_iter().collect();
        match bars.filter(|bars| !bars.is_empty()) {
            Some(bars) => Chance::Sure { barred: bars.into_iter().all(|barred| barred) },
            None if !never.is_empty() && never.into_iter().all(|never| never) => Chance::Never,
            None => Chance::Open,
        }
    }
}

/// What is known of a change by then; false where it does not do it.
fn settle(change: &mut Change, found: Chance) -> bool {
    if let Chance::Sure { barred } = found {
        (change.open, change.barred) = (false, barred);
    }
    found != Chance::Never
}
