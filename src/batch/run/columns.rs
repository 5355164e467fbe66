//! The columns of a block, read into lanes where they cannot be used as they stand.

use super::{buffers::Buffers, kernels, room::Kept, rows::Rows};
use crate::{
    batch::{
        column::{Bits, Column, Entry, Integers, Values},
        plan::{
            MOST_RECEIVED, Mark, PLACES_RECEIVED, Plan, Source, SourceOf, VALUES,
            lane::{Width, bits},
        },
        register::Register,
        screener::Asked,
    },
    program::{Kind, Program},
    value::Exact,
};

/// Reads the columns of a register, block by block.
#[derive(Clone, Copy)]
pub(super) struct Columns<'r, 'a> {
    pub(super) program: &'r Program,
    pub(super) plan: &'r Plan,
    pub(super) register: &'r Register<'a>,
    pub(super) asked: Asked,
}

impl<'a> Columns<'_, 'a> {
    /// The column of a source, and whether its rows are members.
    pub(super) fn column(&self, of: SourceOf) -> Option<(Column<'a>, bool)> {
        match of {
            SourceOf::Place => Some((self.register.place?, false)),
            SourceOf::Family(fact) => Some(((*self.register.family.get(fact as usize)?)?, false)),
            SourceOf::Member(fact) => {
                let members = self.register.members.as_ref()?;
                Some(((*members.facts.get(fact as usize)?)?, true))
            }
            _ => None,
        }
    }

    /// Makes every source ready, and marks the families whose values do not fit.
    #[inline(always)]
    pub(super) fn read(&self, rows: &Rows, buffers: &mut Buffers<'a>, strays: &mut [Mark]) {
        for (at, source) in self.plan.sources.iter().enumerate() {
            match self.column(source.of) {
                Some((column, of_members)) => {
                    self.read_one((at, source), &column, of_members, rows, buffers, strays);
                }
                None => self.read_received(at, source.of, rows, buffers),
            }
        }
        for source in &self.plan.demanded {
            let found = self.plan.sources.get(*source as usize).and_then(|source| self.column(source.of));
            if let Some((column, of_members)) = found {
                mark(rows, of_members, strays, |row| column.is_absent(row) || !column.is_known(row));
            }
        }
    }

    #[inline(always)]
    fn read_one(
        &self,
        (at, source): (usize, &Source),
        column: &Column<'a>,
        of_members: bool,
        rows: &Rows,
        buffers: &mut Buffers<'a>,
        strays: &mut [Mark],
    ) {
        let (first, count) = if of_members { rows.member } else { rows.family };
        if source.present && column.absent.is_some() {
            mark(rows, of_members, strays, |row| column.is_absent(row));
        }
        match &column.values {
            Values::Truths(values) => {
                if let Some(out) = buffers.reading::<u8>(at, count) {
                    expand(values, first, out);
                }
            }
            Values::Numbers(digits, _) => {
                let read = match source.width {
                    Width::I8 => digits_of::<i8>(at, digits, (first, count), buffers),
                    Width::I16 => digits_of::<i16>(at, digits, (first, count), buffers),
                    Width::I32 => digits_of::<i32>(at, digits, (first, count), buffers),
                    _ => digits_of::<i64>(at, digits, (first, count), buffers),
                };
                let fits = read
                    && source.whole.is_none()
                    && (source.low == i64::MIN || within(digits, (first, count), source.low, source.high));
                if !fits {
                    let wrong = |row: usize| {
                        let digits = digits.get(row).unwrap_or(0);
                        let (low, high) = (i128::from(source.low), i128::from(source.high));
                        let broken = source.whole.is_some_and(|whole| digits.checked_rem(whole.into()) != Some(0));
                        let beyond = digits < low || digits > high;
                        (broken || beyond) && column.is_known(row) && !column.is_absent(row)
                    };
                    mark(rows, of_members, strays, wrong);
                }
            }
            Values::Days(days) => {
                let own = days.get(first..first.saturating_add(count)).unwrap_or_default();
                buffers.look_at::<i32>(at, own);
                let (low, high) = (source.low, source.high);
                let beyond = |day: i32| (i64::from(day) < low) | (i64::from(day) > high);
                if own.iter().fold(false, |any, day| any | beyond(*day)) {
                    let wrong = |row: usize| {
                        let day = days.get(row).copied().unwrap_or(0);
                        beyond(day) && column.is_known(row) && !column.is_absent(row)
                    };
                    mark(rows, of_members, strays, wrong);
                }
            }
            Values::Keys(keys, meaning) => {
                let mut lost = false;
                let most = source.high;
                let of = |row: usize| {
                    let key = keys.get(row).and_then(|key| usize::try_from(key).ok());
                    let found = key.and_then(|key| *meaning.get(key)?).filter(|found| i64::from(*found) <= most);
                    found.and_then(|found| i16::try_from(found).ok())
                };
                if let Some(out) = buffers.reading::<i16>(at, count) {
                    for (row, out) in (first..).zip(out) {
                        let found = of(row);
                        lost |= found.is_none();
                        *out = found.unwrap_or(0);
                    }
                }
                if lost {
                    let wrong = |row: usize| of(row).is_none() && column.is_known(row) && !column.is_absent(row);
                    mark(rows, of_members, strays, wrong);
                }
            }
        }
    }

    /// 在享 of the block's families.
    fn read_received(&self, at: usize, of: SourceOf, rows: &Rows, buffers: &mut Buffers<'a>) {
        let Some(received) = &self.register.received else { return };
        let of_members = match of {
            SourceOf::Receives { of_members, .. }
            | SourceOf::ReceivedAmount { of_members, .. }
            | SourceOf::ReceivedState { of_members, .. } => of_members,
            _ => return,
        };
        let count = if of_members { rows.member.1 } else { rows.family.1 };
        let entries = |item: u32, family: usize| {
            let (start, end) = received.of(rows.family.0.saturating_add(family));
            (start..end).filter(move |row| received.item.get(*row) == Some(&item))
        };
        // Where an entry belongs within the block.
        let place = |family: usize, row: usize| {
            if !of_members {
                return Some(family);
            }
            match received.member.map(|column| column.get(row)) {
                Some(Entry::Number(member)) => {
                    let (start, end) = (*rows.starts.get(family)?, *rows.starts.get(family.checked_add(1)?)?);
                    let own = start.checked_add(u32::try_from(member.floor()).ok()?)?;
                    // A member there is not must not be taken for one of the next family.
                    (own < end).then_some(own as usize)
                }
                _ => None,
            }
        };
        let amount = |row: usize| match received.amount.map(|column| column.get(row)) {
            Some(Entry::Number(amount)) => digits(amount),
            _ => None,
        };
        match of {
            SourceOf::Receives { item, here, .. } => {
                let Some(out) = buffers.reading::<u8>(at, count) else { return };
                out.fill(bits::NO);
                for family in 0..rows.family.1 {
                    for row in entries(item, family) {
                        let counts = !here || self.is_here(rows.family.0.saturating_add(family), row);
                        if let Some(slot) = place(family, row).filter(|_| counts).and_then(|place| out.get_mut(place)) {
                            *slot = bits::YES;
                        }
                    }
                }
            }
            SourceOf::ReceivedState { item, .. } => {
                let Some(out) = buffers.reading::<u8>(at, count) else { return };
                out.fill(bits::YES);
                for family in 0..rows.family.1 {
                    for row in entries(item, family).filter(|row| amount(*row).is_none()) {
                        if let Some(slot) = place(family, row).and_then(|place| out.get_mut(place)) {
                            *slot = bits::STRAY;
                        }
                    }
                }
            }
            SourceOf::ReceivedAmount { item, .. } => {
                let Some(out) = buffers.reading::<i64>(at, count) else { return };
                out.fill(0);
                for family in 0..rows.family.1 {
                    for row in entries(item, family) {
                        if let Some(slot) = place(family, row).and_then(|place| out.get_mut(place)) {
                            *slot = slot.saturating_add(amount(row).unwrap_or(0)).min(MOST_RECEIVED);
                        }
                    }
                }
            }
            _ => {}
        }
    }

    /// Where a family is judged.
    fn place_of(&self, family: usize) -> Option<u32> {
        let key = |column: Column<'_>| match column.get(family) {
            Entry::Key(place) => Some(place),
            _ => None,
        };
        let facts = self.program.rules.family.iter().zip(&self.register.family);
        let hukou = || facts.filter(|(fact, _)| fact.kind == Kind::Region).find_map(|(_, column)| key((*column)?));
        self.register.place.and_then(key).or(self.asked.place).or_else(hukou)
    }

    /// Whether something is received where the family is judged.
    fn is_here(&self, family: usize, row: usize) -> bool {
        let received = self.register.received.and_then(|received| received.place);
        let Some(Entry::Key(place)) = received.map(|column| column.get(row)) else { return true };
        let Some(own) = self.place_of(family) else { return true };
        let regions = &self.program.rules.regions;
        let within = |inner: u32, outer: u32| {
            let mut above = core::iter::successors(Some(inner), |place| regions.get(*place as usize)?.parent);
            above.any(|one| one == outer)
        };
        within(place, own) || within(own, place)
    }
}

/// An amount as digits; nothing where it has more than lanes hold.
fn digits(amount: Exact) -> Option<i64> {
    let scale = Exact::from_parts(10_i128.pow(PLACES_RECEIVED.into()), 1)?;
    let digits = amount.mul(scale).ok().filter(|digits| digits.is_integer())?.floor();
    i64::try_from(digits).ok().filter(|digits| (0..=MOST_RECEIVED / 100).contains(digits))
}

/// Marks the families of some rows.
fn mark(rows: &Rows, of_members: bool, strays: &mut [Mark], wrong: impl Fn(usize) -> bool) {
    let (first, count) = if of_members { rows.member } else { rows.family };
    for place in (0..count).filter(|place| wrong(first.saturating_add(*place))) {
        let family = if of_members { rows.parents.get(place).map_or(0, |family| *family as usize) } else { place };
        if let Some(slot) = strays.get_mut(family) {
            *slot = VALUES;
        }
    }
}

#[inline(always)]
fn expand(values: &Bits<'_>, first: usize, out: &mut [u8]) {
    let (bytes, offset) = values.parts(first);
    kernels::expand(bytes, offset, out);
}

/// Puts digits into a lane, or looks at them where they stand; whether all had room.
#[inline(always)]
fn digits_of<'a, T: Kept>(
    at: usize,
    digits: &Integers<'a>,
    (first, count): (usize, usize),
    buffers: &mut Buffers<'a>,
) -> bool {
    let end = first.saturating_add(count);
    if let Some(all) = T::direct(digits) {
        buffers.look_at(at, all.get(first..end).unwrap_or_default());
        return true;
    }
    let Some(out) = buffers.reading::<T>(at, count) else { return false };
    macro_rules! narrowed {
        ($all:expr) => {
            kernels::each(
                $all.get(first..end).unwrap_or_default(),
                out,
                #[inline(always)]
                |digits| T::from_whole(digits as i64),
            )
        };
    }
    match digits {
        Integers::I8(all) => narrowed!(all),
        Integers::I16(all) => narrowed!(all),
        Integers::I32(all) => narrowed!(all),
        Integers::I64(all) => narrowed!(all),
        Integers::I128(all) => narrowed!(all),
        Integers::U8(all) => narrowed!(all),
        Integers::U16(all) => narrowed!(all),
        Integers::U32(all) => narrowed!(all),
    }
    true
}

/// Whether all digits lie within bounds.
#[inline(always)]
fn within(digits: &Integers<'_>, (first, count): (usize, usize), low: i64, high: i64) -> bool {
    let end = first.saturating_add(count);
    macro_rules! all_within {
        ($all:expr, $type:ty) => {{
            let own = $all.get(first..end).unwrap_or_default();
            // Bounds beyond the type's are none.
            let (least, most) = (<$type>::MIN as i128, <$type>::MAX as i128);
            let low = i128::from(low).clamp(least, most) as $type;
            let high = i128::from(high).clamp(least, most) as $type;
            !own.iter().fold(false, |any, digits| any | (*digits < low) | (*digits > high))
        }};
    }
    match digits {
        Integers::I8(all) => all_within!(all, i8),
        Integers::I16(all) => all_within!(all, i16),
        Integers::I32(all) => all_within!(all, i32),
        Integers::I64(all) => all_within!(all, i64),
        Integers::I128(all) => all_within!(all, i128),
        Integers::U8(all) => all_within!(all, u8),
        Integers::U16(all) => all_within!(all, u16),
        Integers::U32(all) => all_within!(all, u32),
    }
}
