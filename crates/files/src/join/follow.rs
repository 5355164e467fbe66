//! Rows that come in the order of the families they belong to, and are taken up family by family.

use super::Order;
use crate::{
    Error,
    columns::part::{Fault, Part},
};
use std::cmp::Ordering;

/// Rows, and the places of their families in the families' file where these are known.
pub(crate) struct Keyed {
    pub(crate) part: Part,
    pub(crate) places: Option<Vec<u64>>,
}

/// Where such rows come from.
pub(crate) trait Rows: Send {
    /// Some of them; nothing at the end.
    fn next(&mut self) -> Result<Option<Keyed>, Error>;
}

/// A row that belongs to no family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Orphan {
    pub(crate) line: u64,
    pub(crate) id: String,
    /// What is wrong with it besides; nothing where that no family has its id is all.
    pub(crate) faults: Vec<Fault>,
}

/// Rows that belong to some families.
pub(crate) struct Attached {
    /// For each family the place of its first row, and at the end how many rows there are.
    pub(crate) starts: Vec<u32>,
    /// The rows; nothing where there are none.
    pub(crate) part: Option<Part>,
    /// Families that had more rows than a family can have.
    pub(crate) too_many: Vec<usize>,
    /// Rows met on the way that belong to no family.
    pub(crate) orphans: Vec<Orphan>,
}

/// Rows that come in the order of their families.
pub(crate) struct Follower<'v> {
    rows: Box<dyn Rows + 'v>,
    order: Order,
    /// Most rows of a family.
    most: usize,
    now: Option<Keyed>,
    at: usize,
}

impl<'v> Follower<'v> {
    pub(crate) fn new(rows: Box<dyn Rows + 'v>, order: Order, most: usize) -> Follower<'v> {
        Follower { rows, order, most, now: None, at: 0 }
    }

    /// Takes up the rows of some families, the first of which has this place in its file.
    pub(crate) fn attach(&mut self, families: &Part, first: u64) -> Result<Attached, Error> {
        let mut attached = Attached { starts: vec![0], part: None, too_many: Vec::new(), orphans: Vec::new() };
        let (mut pieces, mut run, mut count) = (Vec::new(), (0, 0), 0_u32);
        let mut place = first;
        for family in 0..families.rows() {
            let (id, mut rows) = (families.id(family), 0_usize);
            while !id.is_empty() {
                if !self.is_at_row(&mut pieces, &mut run)? {
                    break;
                }
                let Some(now) = &self.now else { break };
                let own = now.part.id(self.at);
                let order = match &now.places {
                    _ if own.is_empty() => Ordering::Less,
                    Some(places) => places.get(self.at).copied().unwrap_or(u64::MAX).cmp(&place),
                    None => self.order.compare(own, id),
                };
                match order {
                    Ordering::Greater => break,
                    Ordering::Equal if rows < self.most => {
                        if run.1 == 0 || run.0 + run.1 != self.at {
                            take_run(&mut pieces, &mut run, now);
                            run.0 = self.at;
                        }
                        run.1 += 1;
                        rows += 1;
                        count = count.saturating_add(1);
                    }
                    Ordering::Equal => {
                        if attached.too_many.last() != Some(&family) {
                            attached.too_many.push(family);
                        }
                    }
                    Ordering::Less => attached.orphans.push(orphan(&now.part, self.at)),
                }
                self.at += 1;
            }
            attached.starts.push(count);
            place = place.saturating_add(1);
        }
        if let Some(now) = &self.now {
            take_run(&mut pieces, &mut run, now);
        }
        attached.part = Part::concat(&pieces)?;
        Ok(attached)
    }

    /// Whether there is a row to look at; reads on where the rows at hand are used up.
    fn is_at_row(&mut self, pieces: &mut Vec<Part>, run: &mut (usize, usize)) -> Result<bool, Error> {
        loop {
            if let Some(now) = &self.now {
                if self.at < now.part.rows() {
                    return Ok(true);
                }
                take_run(pieces, run, now);
            }
            self.now = self.rows.next()?;
            (self.at, *run) = (0, (0, 0));
            if self.now.is_none() {
                return Ok(false);
            }
        }
    }

    /// After the last family: rows that are left belong to none.
    pub(crate) fn left(&mut self) -> Result<Option<Vec<Orphan>>, Error> {
        if !self.is_at_row(&mut Vec::new(), &mut (0, 0))? {
            return Ok(None);
        }
        let Some(now) = self.now.take() else { return Ok(None) };
        Ok(Some((self.at..now.part.rows()).map(|row| orphan(&now.part, row)).collect()))
    }
}

/// Keeps the rows since the last gap.
fn take_run(pieces: &mut Vec<Part>, run: &mut (usize, usize), now: &Keyed) {
    let (start, rows) = std::mem::take(run);
    if rows > 0 {
        pieces.push(now.part.slice(start, rows));
    }
}

pub(crate) fn orphan(part: &Part, row: usize) -> Orphan {
    let id = part.id(row).to_owned();
    // Without an id that alone is what is wrong; else it is that no family has it.
    let faults = if id.is_empty() { part.faults(row) } else { Vec::new() };
    Orphan { line: part.line(row), id, faults }
}
