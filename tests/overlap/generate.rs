//! Packs, cases, and what is left out of a case, drawn from a list of random numbers.
//!
//! What an expression asks about another item is about one made before it, and so is what bars by 排除; so there is hardly
//! a circle, and the few that 择高 makes are refused by the checker.

use crate::{
    judge::{Bars, pairs},
    model::{
        Benefit, CATEGORIES, Case, Day, Entry, FAMILY_TRUTHS, FIGURES, Facts, Frequency, Item, Kind, MEMBER_TRUTHS,
        Owner, PLACES, Pack, Party, Period, Relation, Scope, Sum, Truth,
    },
    tape::Tape,
    write,
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

fn period(tape: &mut Tape<'_>) -> Period {
    let from = *tape.pick(&DAYS);
    let until = *tape.pick(&DAYS);
    Period { from, until: (until >= from && tape.chance(60)).then_some(until) }
}

/// Makes expressions that stand somewhere.
#[derive(Clone, Copy)]
struct Writer<'p> {
    pack: &'p Pack,
    owner: Owner,
    /// Within a family's item, where 保障人数() may be asked.
    own: bool,
    /// Only items before this one may be asked about.
    before: usize,
}

impl Writer<'_> {
    fn earlier(self, tape: &mut Tape<'_>, fits: impl Fn(&Item) -> bool) -> Option<usize> {
        let all: Vec<usize> = (0..self.before).filter(|item| fits(&self.pack.items[*item])).collect();
        if all.is_empty() { None } else { Some(*tape.pick(&all)) }
    }

    fn truth(self, tape: &mut Tape<'_>, depth: usize) -> Truth {
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
    fn sum(self, tape: &mut Tape<'_>, depth: usize, monthly: bool) -> Sum {
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
                if monthly { Sum::MemberFigure(at) } else { Sum::MemberSum(at) }
            }
            7 => {
                let at = tape.below(FIGURES);
                if monthly { Sum::FamilyFigure(at) } else { Sum::FamilySum(at) }
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

fn relation(pack: &Pack, law: String, tape: &mut Tape<'_>) -> Option<Relation> {
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
