//! Families given one by one in JSON, gathered into the columns of a register: a window's list is judged in lanes as well.

use super::{
    gathered::{Gathering, day, has_room},
    register::{Members, Received, Register},
};
use crate::{
    base::{Diagnostic, Listed},
    case::{Case, Given, Receiving, Tree, read},
    program::{Fact, Kind, Program},
    value::{Day, Unit},
};
use alloc::vec::Vec;

/// Families gathered from cases.
///
/// Whoever names no members knows nothing of them, which is something else than to have none. A register says one or the other
/// of all its families, so there are two.
#[derive(Debug, Clone)]
pub struct Cases {
    halves: [Half; 2],
    /// What keys mean: themselves.
    same: Vec<Option<u32>>,
}

/// Where a case went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gathered {
    /// Into a row of the register of families whose members are known, or of those whose are not.
    Row {
        /// Which of the two.
        with_members: bool,
        /// The row, from 0 on.
        row: usize,
    },
    /// Into none: it asks for another day, assumes standards, or has a number with more digits than columns hold. It has to be
    /// screened by itself.
    Alone,
}

/// The families of one register.
#[derive(Debug, Clone)]
struct Half {
    families: usize,
    place: Gathering,
    family: Vec<Gathering>,
    starts: Vec<u32>,
    members: u32,
    member: Vec<Gathering>,
    received: Entries,
}

/// What they receive.
#[derive(Debug, Clone)]
struct Entries {
    starts: Vec<u32>,
    item: Vec<u32>,
    member: Gathering,
    amount: Gathering,
    since: Gathering,
    unmet_since: Gathering,
    place: Gathering,
    /// Whether anything was ever received.
    used: bool,
}

impl Cases {
    pub(crate) fn new(program: &Program) -> Cases {
        let rules = &program.rules;
        let widest = rules.choices.iter().map(Vec::len).max().unwrap_or(0).max(rules.regions.len());
        let half = || Half {
            families: 0,
            place: Gathering::of(Kind::Region),
            family: gatherings(&rules.family),
            starts: Vec::from([0]),
            members: 0,
            member: gatherings(&rules.member),
            received: Entries {
                starts: Vec::from([0]),
                item: Vec::new(),
                member: Gathering::of(Kind::Member),
                amount: Gathering::of(Kind::Number(Unit::NONE)),
                since: Gathering::of(Kind::Day),
                unmet_since: Gathering::of(Kind::Day),
                place: Gathering::of(Kind::Region),
                used: false,
            },
        };
        Cases { halves: [half(), half()], same: (0u32..).take(widest).map(Some).listed() }
    }

    /// Forgets the families, but not which columns there were: a pack is made ready for columns, and need not be anew.
    pub fn clear(&mut self) {
        self.halves.iter_mut().for_each(Half::clear);
    }

    /// Adds a case judged for a day. Its mistakes, where it cannot be read.
    pub(crate) fn push(&mut self, program: &Program, date: Day, tree: &Tree) -> Result<Gathered, Vec<Diagnostic>> {
        let case = read(program, tree, None, None)?;
        if case.date != date || !case.assumed.is_empty() || !fits(&case) {
            return Ok(Gathered::Alone);
        }
        let with_members = case.members.is_some();
        let [without, with] = &mut self.halves;
        let half = if with_members { with } else { without };
        let row = half.families;
        half.push(&case);
        Ok(Gathered::Row { with_members, row })
    }

    /// The families whose members are known, or those whose are not.
    pub fn register(&self, with_members: bool) -> Register<'_> {
        let [without, with] = &self.halves;
        let half = if with_members { with } else { without };
        let (received, column) = (&half.received, |one| Gathering::column(one, &self.same));
        Register {
            families: half.families,
            place: column(&half.place),
            family: half.family.iter().map(column).listed(),
            members: with_members
                .then(|| Members { starts: &half.starts, facts: half.member.iter().map(column).listed() }),
            received: received.used.then(|| Received {
                starts: &received.starts,
                item: &received.item,
                member: column(&received.member),
                amount: column(&received.amount),
                since: column(&received.since),
                unmet_since: column(&received.unmet_since),
                place: column(&received.place),
            }),
        }
    }
}

fn gatherings(facts: &[Fact]) -> Vec<Gathering> {
    facts.iter().map(|fact| Gathering::of(fact.kind)).listed()
}

/// Whether columns can hold all numbers of a case.
fn fits(case: &Case) -> bool {
    let members = case.members.iter().flatten();
    let amounts = case.receiving.iter().filter_map(|one| one.amount);
    members.chain([&case.family]).flatten().all(|given| has_room(*given)) && amounts.map(Given::Number).all(has_room)
}

impl Half {
    fn clear(&mut self) {
        self.families = 0;
        self.members = 0;
        self.starts.truncate(1);
        self.received.starts.truncate(1);
        self.received.item.clear();
        let entries = &mut self.received;
        let of_entries = [
            &mut entries.member,
            &mut entries.amount,
            &mut entries.since,
            &mut entries.unmet_since,
            &mut entries.place,
        ];
        let facts = self.family.iter_mut().chain(&mut self.member);
        facts.chain(of_entries).chain([&mut self.place]).for_each(Gathering::clear);
    }

    fn push(&mut self, case: &Case) {
        self.families = self.families.saturating_add(1);
        self.place.push(Given::Region(case.place));
        push_all(&mut self.family, &case.family);
        for member in case.members.iter().flatten() {
            push_all(&mut self.member, member);
            self.members = self.members.saturating_add(1);
        }
        self.starts.push(self.members);
        for one in &case.receiving {
            self.received.push(one);
        }
        self.received.starts.push(u32::try_from(self.received.item.len()).unwrap_or(u32::MAX));
    }
}

fn push_all(columns: &mut [Gathering], given: &[Given]) {
    for (column, given) in columns.iter_mut().zip(given) {
        column.push(*given);
    }
}

impl Entries {
    fn push(&mut self, one: &Receiving) {
        self.used = true;
        self.item.push(one.item);
        self.member.push(one.member.map_or(Given::Unknown, Given::Member));
        self.amount.push(one.amount.map_or(Given::Unknown, Given::Number));
        self.since.push(day(one.since));
        self.unmet_since.push(day(one.unmet_since));
        self.place.push(one.place.map_or(Given::Unknown, Given::Region));
    }
}
