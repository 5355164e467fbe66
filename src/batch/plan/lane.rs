//! What a lane is: a column of narrow whole numbers or bits that exists while a block is worked on, with bounds known beforehand.

/// A lane, by its place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::batch) struct Lane(pub(in crate::batch) u32);

/// What a lane is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::batch) enum Width {
    /// A byte of bits: see [`bits`].
    Bits,
    I8,
    I16,
    I32,
    I64,
}

/// What can come of a value, by bit. Of a number or day YES means that there is one.
pub(in crate::batch) mod bits {
    /// It can be yes; of anything else, there is a value.
    pub const YES: u8 = 1;
    /// It can be no.
    pub const NO: u8 = 2;
    /// It can be a fault.
    pub const FAULT: u8 = 4;
    /// Lanes cannot tell: the scalar evaluator has to.
    pub const STRAY: u8 = 8;
    /// It can be 无.
    pub const ABSENT: u8 = 16;
    /// Never set in a row; of what a lane can have it says that YES and NO may stand in one row together.
    pub const OPEN: u8 = 32;
    /// Never set in a row; of what a lane can have it says that a row may have no bit at all.
    pub const NONE: u8 = 64;
    /// What a row can have.
    pub const REAL: u8 = 31;
}

/// Which rows a lane has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::batch) enum Space {
    /// Any: the same in all.
    Any,
    /// A row for each family.
    Family,
    /// A row for each member.
    Member,
    /// A row for each pair of members of one family, an outer and an inner one.
    Pair,
}

/// Of a pair, which member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::batch) enum Role {
    Outer,
    Inner,
}

/// What a lane is computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::batch) enum Step<L = Lane> {
    /// A column's digits, or its keys by their meaning.
    Source(u32),
    /// Whether a column's value is known.
    Known(u32),
    /// Whether a column's value is 无.
    Absent(u32),
    Constant(i64, Width),
    Widen(L, Width),
    Add(L, L),
    Subtract(L, L),
    Multiply(L, L),
    Least(L, L),
    Greatest(L, L),
    /// A lane nowhere below zero, divided by a number above zero and rounded down.
    Divide(L, i64),
    /// The same by a lane above zero.
    DivideBy(L, L),
    Less(L, L),
    LessOrEqual(L, L),
    Equal(L, L),
    /// Where the first has YES the second, else the third.
    Select(L, L, L),
    /// Of two; whether neither can be a fault.
    And(L, L, bool),
    Or(L, L, bool),
    Not(L),
    BitAnd(L, L),
    BitOr(L, L),
    /// Where the first has YES the bits of the second; besides, the faults of the first.
    Taken(L, L),
    /// YES of the first, NO of the second.
    Merge(L, L),
    /// 无 becomes a fault.
    Present(L),
    /// A fault becomes a no.
    FaultAsNo(L),
    /// YES where there is a value, NO where there is 无.
    HasValue(L),
    /// An entry of a table, by key.
    Look(L, u32),
    /// The family's for each member or pair.
    OfFamily(L, Space),
    /// The member's for each pair.
    OfMember(L, Role),
    /// Over the inner rows of each outer one, whose space is given: from members to families, from pairs to outer members.
    Sum(L, Space),
    Any(L, Space),
    All(L, Space),
    LeastOf(L, Space),
    GreatestOf(L, Space),
    /// The first that is not below zero.
    First(L, Space),
    /// The number in a byte that tells all of a row: verdict, what bars it, what is granted, what goes on, what is received.
    Answer([L; 5]),
    /// Whether an output can be said, as a byte: from what can come of it and whether its bounds are the same.
    OutputState(L, L),
}

impl<L: Copy> Step<L> {
    /// Of a fold over inner rows, the space of the outer ones.
    pub(in crate::batch) fn outer(&self) -> Option<Space> {
        match self {
            Step::Sum(_, outer)
            | Step::Any(_, outer)
            | Step::All(_, outer)
            | Step::LeastOf(_, outer)
            | Step::GreatestOf(_, outer)
            | Step::First(_, outer) => Some(*outer),
            _ => None,
        }
    }

    /// The same step over other operands.
    pub(in crate::batch) fn map<M>(self, of: &mut impl FnMut(L) -> M) -> Step<M> {
        match self {
            Step::Source(source) => Step::Source(source),
            Step::Known(source) => Step::Known(source),
            Step::Absent(source) => Step::Absent(source),
            Step::Constant(value, width) => Step::Constant(value, width),
            Step::Widen(a, width) => Step::Widen(of(a), width),
            Step::Add(a, b) => Step::Add(of(a), of(b)),
            Step::Subtract(a, b) => Step::Subtract(of(a), of(b)),
            Step::Multiply(a, b) => Step::Multiply(of(a), of(b)),
            Step::Least(a, b) => Step::Least(of(a), of(b)),
            Step::Greatest(a, b) => Step::Greatest(of(a), of(b)),
            Step::Divide(a, by) => Step::Divide(of(a), by),
            Step::DivideBy(a, b) => Step::DivideBy(of(a), of(b)),
            Step::Less(a, b) => Step::Less(of(a), of(b)),
            Step::LessOrEqual(a, b) => Step::LessOrEqual(of(a), of(b)),
            Step::Equal(a, b) => Step::Equal(of(a), of(b)),
            Step::Select(a, b, c) => Step::Select(of(a), of(b), of(c)),
            Step::And(a, b, plain) => Step::And(of(a), of(b), plain),
            Step::Or(a, b, plain) => Step::Or(of(a), of(b), plain),
            Step::Not(a) => Step::Not(of(a)),
            Step::BitAnd(a, b) => Step::BitAnd(of(a), of(b)),
            Step::BitOr(a, b) => Step::BitOr(of(a), of(b)),
            Step::Taken(a, b) => Step::Taken(of(a), of(b)),
            Step::Merge(a, b) => Step::Merge(of(a), of(b)),
            Step::Present(a) => Step::Present(of(a)),
            Step::FaultAsNo(a) => Step::FaultAsNo(of(a)),
            Step::HasValue(a) => Step::HasValue(of(a)),
            Step::Look(a, table) => Step::Look(of(a), table),
            Step::OfFamily(a, space) => Step::OfFamily(of(a), space),
            Step::OfMember(a, role) => Step::OfMember(of(a), role),
            Step::Sum(a, outer) => Step::Sum(of(a), outer),
            Step::Any(a, outer) => Step::Any(of(a), outer),
            Step::All(a, outer) => Step::All(of(a), outer),
            Step::LeastOf(a, outer) => Step::LeastOf(of(a), outer),
            Step::GreatestOf(a, outer) => Step::GreatestOf(of(a), outer),
            Step::First(a, outer) => Step::First(of(a), outer),
            Step::Answer([a, b, c, d, e]) => Step::Answer([of(a), of(b), of(c), of(d), of(e)]),
            Step::OutputState(a, b) => Step::OutputState(of(a), of(b)),
        }
    }
}

/// A lane's definition.
#[derive(Debug, Clone, Copy)]
pub(in crate::batch) struct Definition {
    pub(in crate::batch) step: Step,
    pub(in crate::batch) width: Width,
    pub(in crate::batch) space: Space,
    /// The least it holds; of bits zero.
    pub(in crate::batch) low: i64,
    /// The greatest it holds; of bits all that can be set.
    pub(in crate::batch) high: i64,
}

/// Lanes cannot hold this: the scalar evaluator has to judge where it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::batch) struct Opaque;

impl Width {
    /// The narrowest for calculations.
    pub(super) fn of(low: i128, high: i128) -> Result<Width, Opaque> {
        let fits = |least: i64, most: i64| low >= i128::from(least) && high <= i128::from(most);
        match (fits(i32::MIN.into(), i32::MAX.into()), fits(i64::MIN, i64::MAX)) {
            (true, _) => Ok(Width::I32),
            (_, true) => Ok(Width::I64),
            _ => Err(Opaque),
        }
    }
}
