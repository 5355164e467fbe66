//! A register: families and their members as columns, borrowed from whoever read them.

use super::column::{Column, Values};
use crate::{
    base::{Code, Diagnostic, nearest},
    program::{Fact, Kind, Owner, Program},
};
use alloc::vec::Vec;

/// Families, their members, and what they receive today.
#[derive(Debug, Clone)]
pub struct Register<'a> {
    /// How many families there are.
    pub(super) families: usize,
    /// 评估地 of each family, as keys; nothing where it is the same for all, or stands among the facts.
    pub(super) place: Option<Column<'a>>,
    /// Facts of the families, in the order of the pack; those that have no column are unknown.
    pub(super) family: Vec<Option<Column<'a>>>,
    /// Members; nothing where nobody is known to belong to any family.
    pub(super) members: Option<Members<'a>>,
    /// 在享; nothing where nobody receives anything.
    pub(super) received: Option<Received<'a>>,
}

/// Members of all families, one family after the other.
#[derive(Debug, Clone)]
pub(super) struct Members<'a> {
    /// For each family the place of its first member, and at the end how many members there are.
    pub(super) starts: &'a [u32],
    /// Facts of the members, in the order of the pack.
    pub(super) facts: Vec<Option<Column<'a>>>,
}

/// What is received today, one family after the other. Each column has a row for each thing received.
#[derive(Debug, Clone, Copy)]
pub struct Received<'a> {
    /// For each family the place of its first row, and at the end how many rows there are.
    pub starts: &'a [u32],
    /// Items, by place in the pack.
    pub item: &'a [u32],
    /// Places of members in their family's list, from 0 on, for the items of members.
    pub member: Option<Column<'a>>,
    /// How much, in the item's unit.
    pub amount: Option<Column<'a>>,
    /// Since when.
    pub since: Option<Column<'a>>,
    /// Since when its conditions no longer hold.
    pub unmet_since: Option<Column<'a>>,
    /// Where, as keys.
    pub place: Option<Column<'a>>,
}

impl<'a> Register<'a> {
    /// So many families of whom nothing is known yet.
    pub(super) fn new(program: &Program, families: usize) -> Register<'a> {
        let family = program.rules.family.iter().map(|_| None).collect();
        Register { families, place: None, family, members: None, received: None }
    }

    /// How many families there are.
    pub fn families(&self) -> usize {
        self.families
    }

    /// How many members there are of a family.
    pub(super) fn count(&self, family: usize) -> Option<usize> {
        let (start, end) = self.members_of(family)?;
        Some(end.saturating_sub(start))
    }

    /// The rows of a family's members: the first, and the one after the last; nothing where nobody is known to belong to any
    /// family.
    pub fn members_of(&self, family: usize) -> Option<(usize, usize)> {
        range(self.members.as_ref()?.starts, family)
    }

    /// How many members there are of all families.
    pub fn members(&self) -> usize {
        self.members.as_ref().and_then(|members| members.starts.last()).map_or(0, |end| *end as usize)
    }
}

pub(super) fn range(starts: &[u32], row: usize) -> Option<(usize, usize)> {
    let (start, end) = (*starts.get(row)?, *starts.get(row.checked_add(1)?)?);
    Some((start as usize, end as usize))
}

/// Puts columns in the places of a pack's facts, and sees that each fits.
pub struct Builder<'p, 'a> {
    program: &'p Program,
    register: Register<'a>,
}

impl<'p, 'a> Builder<'p, 'a> {
    pub(crate) fn new(program: &'p Program, families: usize) -> Builder<'p, 'a> {
        Builder { program, register: Register::new(program, families) }
    }

    /// 评估地 of each family, as keys that mean places of the pack.
    pub fn place(mut self, column: Column<'a>) -> Result<Self, Diagnostic> {
        fits(&column, Kind::Region, self.register.families, "region")?;
        self.register.place = Some(column);
        Ok(self)
    }

    /// A fact of the families, by id or name.
    pub fn family(mut self, fact: &str, column: Column<'a>) -> Result<Self, Diagnostic> {
        let (at, found) = named(&self.program.rules.family, fact)?;
        fits(&column, found.kind, self.register.families, fact)?;
        if let Some(slot) = self.register.family.get_mut(at) {
            *slot = Some(column);
        }
        Ok(self)
    }

    /// The members: for each family the place of its first, and at the end how many there are.
    pub fn members(mut self, starts: &'a [u32]) -> Result<Self, Diagnostic> {
        in_order(starts, self.register.families, "members")?;
        let facts = self.program.rules.member.iter().map(|_| None).collect();
        self.register.members = Some(Members { starts, facts });
        Ok(self)
    }

    /// A fact of the members, by id or name; [`Builder::members`] comes before.
    pub fn member(mut self, fact: &str, column: Column<'a>) -> Result<Self, Diagnostic> {
        let (at, found) = named(&self.program.rules.member, fact)?;
        fits(&column, found.kind, self.register.members(), fact)?;
        let slot = self.register.members.as_mut().and_then(|members| members.facts.get_mut(at));
        let slot = slot.ok_or_else(|| wrong(fact))?;
        *slot = Some(column);
        Ok(self)
    }

    /// 在享
    pub fn received(mut self, received: Received<'a>) -> Result<Self, Diagnostic> {
        in_order(received.starts, self.register.families, "receiving")?;
        let rows = received.item.len();
        let last = received.starts.last().map_or(0, |end| *end as usize);
        let items = self.program.rules.items.len();
        if last > rows || received.item.iter().any(|item| *item as usize >= items) {
            return Err(wrong("receiving"));
        }
        let columns = [
            (received.member, Kind::Member),
            (received.amount, Kind::Number(crate::value::Unit::NONE)),
            (received.since, Kind::Day),
            (received.unmet_since, Kind::Day),
            (received.place, Kind::Region),
        ];
        for (column, kind) in columns {
            column.map_or(Ok(()), |column| fits(&column, kind, rows, "receiving"))?;
        }
        self.register.received = Some(received);
        Ok(self)
    }

    /// The register.
    pub fn build(self) -> Register<'a> {
        self.register
    }
}

fn wrong(path: &str) -> Diagnostic {
    Diagnostic::input(Code::WrongColumn, path).with(path)
}

fn named<'f>(facts: &'f [Fact], name: &str) -> Result<(usize, &'f Fact), Diagnostic> {
    let found = facts.iter().enumerate().find(|(_, fact)| fact.label.is(name));
    found.ok_or_else(|| {
        let known = facts.iter().flat_map(|fact| [fact.label.id.as_str(), fact.label.name.as_str()]);
        let near = nearest(name, known).unwrap_or_default();
        Diagnostic::input(Code::UnknownFact, name).with(name).with(near)
    })
}

/// Whether a column can hold values of a kind, and has a row for each.
fn fits(column: &Column<'_>, kind: Kind, rows: usize, path: &str) -> Result<(), Diagnostic> {
    let of_kind = match (kind, &column.values) {
        (Kind::Truth, Values::Truths(_)) | (Kind::Day, Values::Days(_)) => true,
        (Kind::Number(_), Values::Numbers(_, places)) => *places <= MOST_PLACES,
        (Kind::Member, Values::Numbers(_, 0)) => true,
        (Kind::Choice(_) | Kind::Region, Values::Keys(..)) => true,
        _ => false,
    };
    if of_kind && column.rows() >= rows { Ok(()) } else { Err(wrong(path)) }
}

/// Most digits after the point of a column.
const MOST_PLACES: u8 = 28;

fn in_order(starts: &[u32], families: usize, path: &str) -> Result<(), Diagnostic> {
    let ends = starts.len() == families.saturating_add(1) && starts.first() == Some(&0);
    let sorted = starts.windows(2).all(|pair| pair.first() <= pair.last());
    if ends && sorted { Ok(()) } else { Err(wrong(path)) }
}

impl Received<'_> {
    /// Rows of a family.
    pub(super) fn of(&self, family: usize) -> (usize, usize) {
        range(self.starts, family).unwrap_or((0, 0))
    }
}

/// Whether an item is one of members.
pub(super) fn is_of_members(program: &Program, item: u32) -> bool {
    program.rules.items.get(item as usize).is_some_and(|item| item.owner == Owner::Member)
}
