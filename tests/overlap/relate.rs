//! Relations of a random pack.

use crate::{
    generate::{Writer, period},
    judge::{Bars, pairs},
    model::{Benefit, CATEGORIES, Frequency, Item, Kind, Owner, PLACES, Pack, Party, Relation, Scope},
    tape::Tape,
    write,
};

pub fn relation(pack: &Pack, law: String, tape: &mut Tape<'_>) -> Option<Relation> {
    let count = pack.items.len();
    let kind = match tape.below(20) {
        0..4 => {
            let by = tape.below(count - 1);
            let excluded = by + 1 + tape.below(count - by - 1);
            let mut to = vec![party(pack, excluded, tape)];
            if tape.chance(25) {
                let first = to[0];
                to.extend(later_items(pack, by, tape).map(Party::Item).filter(|one| *one != first));
            }
            Kind::Excludes(vec![party(pack, by, tape)], to)
        }
        4 => Kind::InOrder(group(pack, true, tape)?),
        5..8 => Kind::Higher(comparable(pack, group(pack, false, tape)?)?),
        8..13 => Kind::Choice(group(pack, false, tape)?),
        13 => Kind::Combinable(group(pack, false, tape)?),
        14 => Kind::InTurn(group(pack, true, tape)?),
        15 => top_up(pack, tape)?,
        16 => cap(pack, tape)?,
        17 => {
            let item = tape.below(count);
            let again = |one: &Relation| matches!(one.kind, Kind::Fading { item: other, .. } if other == item);
            let lapses = pack.items[item].in_force.is_some();
            if lapses || pack.relations.iter().any(again) {
                return None;
            }
            let months = tape.chance(70).then(|| *tape.pick(&[1, 3, 6]));
            Kind::Fading { item, months, share: tape.chance(40).then_some(50) }
        }
        18 => {
            let by = tape.below(count - 1);
            let to = by + 1 + tape.below(count - by - 1);
            let waived = tape.some(&(0..pack.items[to].conditions.len()).collect::<Vec<_>>(), 40);
            Kind::Admits(vec![Party::Item(by)], vec![Party::Item(to)], waived)
        }
        _ => {
            let of_member = tape.chance(40);
            let fits = |item: &&Item| {
                matches!(item.benefit, Benefit::Figure(Frequency::Monthly, _))
                    && (!of_member || item.owner == Owner::Member)
            };
            let all: Vec<usize> = (0..count).filter(|at| fits(&&pack.items[*at])).collect();
            if all.is_empty() {
                return None;
            }
            // A year's twelfth does not end.
            let item = *tape.pick(&all);
            Kind::NotCounted(vec![Party::Item(item)], if of_member { Owner::Member } else { Owner::Family })
        }
    };
    let scope = scope(pack, &kind, tape)?;
    let mut relation = Relation { kind, scope, when: None, place: None, during: None, law };
    // Between the same items more than one may stand only where it is not said which holds.
    let counted = matches!(relation.kind, Kind::NotCounted(..));
    let often = if is_said(pack, &relation)? { 100 } else { 25 };
    if tape.chance(often) {
        match tape.below(if counted { 2 } else { 6 }) {
            0 => relation.place = Some(tape.below(PLACES.len())),
            1 => relation.during = Some(period(tape)),
            _ => {
                let owner = if write::of_member(pack, &relation) { Owner::Member } else { Owner::Family };
                let before = touched(pack, &relation).into_iter().min().unwrap_or(0);
                relation.when = Some(Writer { pack, owner, own: false, before }.truth(tape, 2));
            }
        }
    }
    Some(relation)
}

fn party(pack: &Pack, item: usize, tape: &mut Tape<'_>) -> Party {
    let categories = &pack.items[item].categories;
    if categories.is_empty() || !tape.chance(30) { Party::Item(item) } else { Party::Category(*tape.pick(categories)) }
}

fn later_items<'t>(pack: &Pack, by: usize, tape: &'t mut Tape<'_>) -> impl Iterator<Item = usize> + use<'t> {
    let count = pack.items.len();
    (by + 1..count).filter(|_| tape.chance(25)).collect::<Vec<_>>().into_iter()
}

/// Two to four items, or a category.
fn group(pack: &Pack, in_order: bool, tape: &mut Tape<'_>) -> Option<Vec<Party>> {
    let category = Party::Category(tape.below(CATEGORIES.len()));
    if !in_order && tape.chance(12) && pack.meant(&[category]).len() > 1 {
        return Some(vec![category]);
    }
    let count = pack.items.len();
    let mut all: Vec<usize> = Vec::new();
    for _ in 0..2 + tape.below(3).saturating_sub(tape.below(2)) {
        let item = tape.below(count);
        if !all.contains(&item) {
            all.push(item);
        }
    }
    if in_order {
        all.sort_unstable();
    }
    (all.len() > 1).then(|| all.into_iter().map(Party::Item).collect())
}

/// Of a group those whose benefits can be told apart by size.
fn comparable(pack: &Pack, group: Vec<Party>) -> Option<Vec<Party>> {
    let items: Vec<usize> = pack.meant(&group).into_iter().map(|(item, _)| item).collect();
    let once = pack.unit(items[0])? == Frequency::Once;
    let all: Vec<Party> = items
        .into_iter()
        .filter(|item| pack.unit(*item).is_some_and(|unit| (unit == Frequency::Once) == once))
        .map(Party::Item)
        .collect();
    (all.len() > 1).then_some(all)
}

fn monthly_items(pack: &Pack) -> Vec<usize> {
    let limited = |item: usize| {
        pack.relations.iter().any(|relation| match &relation.kind {
            Kind::TopUp { item: one, .. } => *one == item,
            Kind::Cap(group, _) => group.contains(&item),
            _ => false,
        })
    };
    (0..pack.items.len()).filter(|item| pack.unit(*item) == Some(Frequency::Monthly) && !limited(*item)).collect()
}

fn top_up(pack: &Pack, tape: &mut Tape<'_>) -> Option<Kind> {
    let all = monthly_items(pack);
    let item = *tape.pick(all.get(1..).filter(|all| !all.is_empty())?);
    let of_member = pack.items[item].owner == Owner::Member;
    let fits = |other: &usize| matches!(pack.unit(*other), Some(Frequency::Monthly | Frequency::Yearly));
    let others: Vec<usize> = (0..item).filter(fits).collect();
    let mut taken = tape.some(&others, 35);
    if taken.is_empty() {
        taken.push(*others.last()?);
    }
    let taken: Vec<(usize, bool)> =
        taken.into_iter().map(|other| (other, of_member && pack.items[other].owner == Owner::Family)).collect();
    let ends = taken.iter().all(|(other, head)| !head && pack.unit(*other) == Some(Frequency::Monthly));
    let writer = Writer { pack, owner: pack.items[item].owner, own: false, before: item };
    let level = tape.chance(40).then(|| writer.sum(tape, 1, true));
    Some(Kind::TopUp { item, level, taken, rounded: !ends || tape.chance(20) })
}

fn cap(pack: &Pack, tape: &mut Tape<'_>) -> Option<Kind> {
    let owner = if tape.chance(60) { Owner::Member } else { Owner::Family };
    let all: Vec<usize> = monthly_items(pack).into_iter().filter(|item| pack.items[*item].owner == owner).collect();
    let group = tape.some(&all, 60);
    let first = *group.first()?;
    let writer = Writer { pack, owner, own: false, before: first };
    (group.len() > 1).then(|| Kind::Cap(group, writer.sum(tape, 1, true)))
}

/// Whose a relation is; nothing where there is none that fits.
fn scope(pack: &Pack, kind: &Kind, tape: &mut Tape<'_>) -> Option<Option<Scope>> {
    let families =
        |group: &[Party]| pack.meant(group).iter().filter(|(item, _)| pack.items[*item].owner == Owner::Family).count();
    let any = |tape: &mut Tape<'_>| Some(if tape.chance(65) { Scope::SameMember } else { Scope::SameFamily });
    Some(match kind {
        Kind::Excludes(..) | Kind::InOrder(_) => any(tape),
        Kind::Higher(group) if families(group) > 0 => Some(Scope::SameFamily),
        Kind::Choice(group) if families(group) > 1 => Some(Scope::SameFamily),
        Kind::Higher(_) | Kind::Choice(_) => any(tape),
        Kind::Admits(_, to, _) if families(to) > 0 => Some(Scope::SameFamily),
        Kind::Admits(..) => any(tape),
        Kind::TopUp { item, taken, .. } => {
            let of_member = pack.items[*item].owner == Owner::Member;
            let by_head = taken.iter().any(|(_, head)| *head);
            (of_member && !by_head && tape.chance(25)).then_some(Scope::SameFamily)
        }
        _ => None,
    })
}

/// Items a relation is about.
pub fn touched(pack: &Pack, relation: &Relation) -> Vec<usize> {
    let of = |parties: &[Party]| pack.meant(parties).into_iter().map(|(item, _)| item).collect::<Vec<_>>();
    match &relation.kind {
        Kind::Excludes(by, to) | Kind::Admits(by, to, _) => [of(by), of(to)].concat(),
        Kind::InOrder(group)
        | Kind::Higher(group)
        | Kind::Choice(group)
        | Kind::Combinable(group)
        | Kind::InTurn(group) => of(group),
        Kind::TopUp { item, taken, .. } => taken.iter().map(|(other, _)| *other).chain([*item]).collect(),
        Kind::Cap(group, _) => group.clone(),
        Kind::Fading { item, .. } => vec![*item],
        Kind::NotCounted(group, _) => of(group),
    }
}

/// Whether something of this sort is said between two of the items already; nothing where that cannot stand beside it.
fn is_said(pack: &Pack, relation: &Relation) -> Option<bool> {
    let of = |relations: &[Relation]| pairs(&Pack { items: pack.items.clone(), relations: relations.to_vec() });
    let (own, others) = (of(core::slice::from_ref(relation)), of(&pack.relations));
    let mut said = false;
    for one in &own {
        for other in &others {
            let turned = (one.first, one.second) == (other.second, other.first);
            if !turned && (one.first, one.second) != (other.first, other.second) {
                continue;
            }
            let by_category = |relation: &Relation| format!("{:?}", relation.kind).contains("Category");
            // What a category says beside another relation between the same two is left to the checker's own tests.
            if by_category(relation) || by_category(&pack.relations[other.relation]) {
                return None;
            }
            if turned && one.bars == Bars::Excludes && other.bars == Bars::Excludes {
                return None;
            }
            said = true;
        }
    }
    let same = |other: &Relation| core::mem::discriminant(&other.kind) == core::mem::discriminant(&relation.kind);
    let beside =
        matches!(relation.kind, Kind::Admits(..) | Kind::Combinable(_) | Kind::InTurn(_) | Kind::NotCounted(..));
    let about = touched(pack, relation);
    let again = |other: &Relation| {
        let against = matches!(relation.kind, Kind::Combinable(_)) && other.scope.is_some();
        let turned = other.scope.is_some() && matches!(other.kind, Kind::Combinable(_));
        (same(other) || against || turned) && touched(pack, other).iter().any(|item| about.contains(item))
    };
    if beside && pack.relations.iter().any(again) {
        return None;
    }
    let combinable = |other: &Relation| {
        matches!(other.kind, Kind::Combinable(_))
            && touched(pack, other).iter().filter(|item| about.contains(item)).count() > 1
    };
    if !own.is_empty() && pack.relations.iter().any(combinable) {
        return None;
    }
    Some(said)
}
