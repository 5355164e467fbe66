//! A family in both snapshots, side by side.

use super::pass::{Changed, Known};
use crate::{failure::Failure, register::refused};
use std::path::Path;
use yimen::{Lang, Pack, ScreenOptions, Tree, shapes::ScreeningResult};
use yimen_audit::monitor::{FactChange, Signal, VerdictChange, Watch, facts, verdicts};

/// What became of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It is in both snapshots.
    Changed,
    /// It is only in the later one.
    Added,
    /// It is only in the earlier one.
    Gone,
}

/// A family that changed, with all there is to say about it.
pub struct Family {
    pub id: String,
    pub kind: Kind,
    pub facts: Vec<FactChange>,
    pub verdicts: Vec<VerdictChange>,
    pub signals: Vec<Signal>,
}

impl Family {
    /// Sets what is known of a family then and now side by side.
    pub fn of(pack: &Pack, changed: Changed, watched: &[Watch], lang: Lang) -> Result<Family, Failure> {
        let Changed { family: id, before, after } = changed;
        let (before, after) = match (before, after) {
            (Some(before), Some(after)) => (before, after),
            (before, _) => {
                let kind = if before.is_some() { Kind::Gone } else { Kind::Added };
                return Ok(Family { id, kind, facts: Vec::new(), verdicts: Vec::new(), signals: Vec::new() });
            }
        };
        let options = ScreenOptions { lang, questions: false, ..ScreenOptions::default() };
        let screen =
            |known: &Known| pack.screen_tree(&known.case, &options).map_err(|errors| refused(errors, Path::new(&id)));
        let (then, now) = (screen(&before)?, screen(&after)?);
        let earlier = |member: u32| match after.members.get(member as usize) {
            Some(name) => before.members.iter().position(|one| one == name).and_then(|at| u32::try_from(at).ok()),
            None => Some(member),
        };
        let facts = facts(&before.case, &after.case, [&before.members, &after.members]);
        let signals = Watch::signals(watched, &facts, receives(&after.case, &then));
        Ok(Family { verdicts: verdicts(&then, &now, earlier), id, kind: Kind::Changed, facts, signals })
    }
}

/// Whether a family receives something today; where nobody says what anybody receives, whether something was due before.
fn receives(case: &Tree, before: &ScreeningResult) -> bool {
    let Tree::Map(entries) = case else { return false };
    match entries.iter().find(|(key, _)| key == "receiving") {
        Some((_, Tree::List(all))) => !all.is_empty(),
        _ => !before.plan.grants.is_empty(),
    }
}
