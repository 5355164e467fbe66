//! What columns a register has: a plan is made for one layout and serves every register of the same.

use crate::batch::{
    column::{Column, Integers, Values},
    register::Register,
};
use alloc::vec::Vec;

/// Which columns there are, and what is in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::batch) struct Layout {
    pub(super) place: Option<Shape>,
    pub(super) family: Vec<Option<Shape>>,
    /// Nothing where the members are not known.
    pub(super) members: Option<Vec<Option<Shape>>>,
    pub(super) received: bool,
}

/// What is in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) content: Content,
    /// Whether values can be unknown.
    pub(super) unknown: bool,
    /// Whether they can be 无.
    pub(super) absent: bool,
}

/// What values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Truths,
    /// The least and greatest a column of its width can hold, and the digits after the point.
    Numbers(i128, i128, u8),
    Days,
    Keys,
}

impl Layout {
    pub(in crate::batch) fn of(register: &Register<'_>) -> Layout {
        let shapes = |columns: &[Option<Column<'_>>]| columns.iter().map(|one| one.as_ref().map(Shape::of)).collect();
        Layout {
            place: register.place.as_ref().map(Shape::of),
            family: shapes(&register.family),
            members: register.members.as_ref().map(|members| shapes(&members.facts)),
            received: register.received.is_some(),
        }
    }

    /// Whether a register has this layout.
    pub(in crate::batch) fn is_of(&self, register: &Register<'_>) -> bool {
        let same = |shapes: &[Option<Shape>], columns: &[Option<Column<'_>>]| {
            let found = columns.iter().map(|column| column.as_ref().map(Shape::of));
            shapes.len() == columns.len() && found.zip(shapes).all(|(found, shape)| found == *shape)
        };
        let members = match (&self.members, &register.members) {
            (Some(shapes), Some(members)) => same(shapes, &members.facts),
            (shapes, members) => shapes.is_none() && members.is_none(),
        };
        members
            && self.place == register.place.as_ref().map(Shape::of)
            && self.received == register.received.is_some()
            && same(&self.family, &register.family)
    }
}

impl Shape {
    fn of(column: &Column<'_>) -> Shape {
        let content = match &column.values {
            Values::Truths(_) => Content::Truths,
            Values::Numbers(digits, places) => {
                let (low, high) = ends(digits);
                Content::Numbers(low, high, *places)
            }
            Values::Days(_) => Content::Days,
            Values::Keys(..) => Content::Keys,
        };
        Shape { content, unknown: column.known.is_some(), absent: column.absent.is_some() }
    }
}

/// What integers of a width can be.
fn ends(digits: &Integers<'_>) -> (i128, i128) {
    match digits {
        Integers::I8(_) => (i8::MIN.into(), i8::MAX.into()),
        Integers::I16(_) => (i16::MIN.into(), i16::MAX.into()),
        Integers::I32(_) => (i32::MIN.into(), i32::MAX.into()),
        Integers::I64(_) => (i64::MIN.into(), i64::MAX.into()),
        Integers::I128(_) => (i128::MIN, i128::MAX),
        Integers::U8(_) => (0, u8::MAX.into()),
        Integers::U16(_) => (0, u16::MAX.into()),
        Integers::U32(_) => (0, u32::MAX.into()),
    }
}
