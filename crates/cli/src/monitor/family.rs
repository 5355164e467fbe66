//! A family in both snapshots, side by side.

use crate::{
    failure::Failure,
    register::{Judged, refused},
};
use arrow_array::Array;
use std::path::Path;
use yimen::{Lang, Pack, ScreenOptions, Tree, shapes::ScreeningResult};
use yimen_audit::monitor::{FactChange, Signal, VerdictChange, Watch, facts, verdicts};

/// What is known of a family in a snapshot.
pub struct Known {
    /// Its facts as a case.
    pub case: Tree,
    /// What its members are called, where they have names.
    pub members: Vec<String>,
}

impl Known {
    /// A family that was just read.
    pub fn of(judged: &Judged<'_, '_>, family: usize) -> Known {
        let case = judged.judge.screener.case(judged.register, family);
        let Some(ids) = judged.chunk.member_ids() else { return Known { case, members: Vec::new() } };
        let (from, to) = judged.register.members_of(family).unwrap_or((0, 0));
        let name = |row: usize| if row < ids.len() { ids.value(row).to_owned() } else { String::new() };
        Known { case, members: (from..to).map(name).collect() }
    }

    /// As text, to be put away.
    pub fn to_text(&self) -> String {
        let members = self.members.iter().cloned().map(Tree::Text).collect();
        Tree::List(vec![self.case.clone(), Tree::List(members)]).to_json()
    }

    /// From such a text.
    pub fn parse(text: &str) -> Option<Known> {
        let Ok(Tree::List(parts)) = Tree::parse(text) else { return None };
        let [case, Tree::List(members)] = <[Tree; 2]>::try_from(parts).ok()? else { return None };
        let name = |member| match member {
            Tree::Text(name) => Some(name),
            _ => None,
        };
        Some(Known { case, members: members.into_iter().map(name).collect::<Option<_>>()? })
    }
}

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
    /// One that is only in the later snapshot.
    pub fn added(id: String) -> Family {
        Family { id, kind: Kind::Added, facts: Vec::new(), verdicts: Vec::new(), signals: Vec::new() }
    }

    /// One that is only in the earlier snapshot.
    pub fn gone(id: String) -> Family {
        Family { kind: Kind::Gone, ..Family::added(id) }
    }

    /// Sets what is known of a family then and now side by side.
    pub fn of(
        pack: &Pack,
        id: String,
        [before, after]: [&Known; 2],
        watched: &[Watch],
        lang: Lang,
    ) -> Result<Family, Failure> {
        let options = ScreenOptions { lang, questions: false, ..ScreenOptions::default() };
        let screen =
            |known: &Known| pack.screen_tree(&known.case, &options).map_err(|errors| refused(errors, Path::new(&id)));
        let (then, now) = (screen(before)?, screen(after)?);
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
