//! 修订: an item of an upper layer with what a lower one changes of it.

use crate::syntax::ast::{Citation, Clauses, Condition, Item, Local, Named, Period};
use alloc::{vec, vec::Vec};

/// The item as the layer that changes it means it, in force when said. What the change does not name stays, under the law it
/// stood under.
pub(super) fn amended(item: &Item, change: &Clauses, in_force: Option<Period>) -> Item {
    let upper = item.clauses.clone();
    let law = upper.citation;
    let under_law = |own: Option<Citation>| own.or_else(|| law.clone());
    let conditions = upper.conditions.into_iter().map(|one| Condition { citation: under_law(one.citation), ..one });
    let benefit = upper.benefit.map(|mut one| {
        one.citation = under_law(one.citation);
        one
    });
    let list = |own: &Vec<_>, upper| if own.is_empty() { upper } else { own.clone() };
    let clauses = Clauses {
        in_force,
        locals: by_name(upper.locals, &change.locals, |local: &mut Local| &mut local.named),
        categories: list(&change.categories, upper.categories),
        department: change.department.clone().or(upper.department),
        citation: change.citation.clone().or(law.clone()),
        conditions: by_name(conditions, &change.conditions, |one: &mut Condition| &mut one.named),
        covers: change.covers.clone().or(upper.covers),
        benefit: change.benefit.clone().or(benefit),
        materials: list(&change.materials, upper.materials),
        deadline: change.deadline.clone().or(upper.deadline),
        apply_at: change.apply_at.clone().or(upper.apply_at),
    };
    Item { clauses, ..item.clone() }
}

/// Each change in the place of what goes by its name, once; the others behind.
fn by_name<T: Clone>(
    upper: impl IntoIterator<Item = T>,
    changes: &[T],
    named: impl Fn(&mut T) -> &mut Named,
) -> Vec<T> {
    let mut all: Vec<T> = upper.into_iter().collect();
    let mut changed = vec![false; all.len()];
    for change in changes {
        let mut change = change.clone();
        let name = named(&mut change).clone();
        let found = all.iter_mut().zip(&mut changed).find_map(|(old, changed)| {
            let as_before = !*changed && goes_by(named(old), &name);
            as_before.then_some((old, changed))
        });
        match found {
            Some((old, changed)) => {
                let Named { id, english, .. } = named(old).clone();
                let new = named(&mut change);
                (new.id, new.english) = (new.id.take().or(id), new.english.take().or(english));
                (*old, *changed) = (change, true);
            }
            None => all.push(change),
        }
    }
    all
}

fn goes_by(old: &Named, new: &Named) -> bool {
    let old = || core::iter::once(&old.name).chain(&old.id).map(|name| &name.text);
    old().any(|name| *name == new.name.text || new.id.as_ref().is_some_and(|id| id.text == *name))
}
