//! Families, their members and what they receive, put together.

use crate::{
    Chunk, Error, Reject,
    chunk::{Attached, Origin},
    columns::{
        headings::{DATE, MEMBER_ID, Role},
        part::{Fault, Part},
    },
    join::{Follower, Orphan},
    reject::Reason,
    shape::{MemberFault, Words, with_members},
    table::{Bundle, List},
};
use arrow_array::{Array, RecordBatch, cast::AsArray, types::Date32Type};
use arrow_schema::Schema;
use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
};
use yimen::{Lang, value::Day};
use yimen_arrow::Vocabulary;

/// Rows of the other files.
pub(crate) struct Side<'v>(BTreeMap<Role, Follower<'v>>);

impl<'v> Side<'v> {
    pub(crate) fn of(all: BTreeMap<Role, Follower<'v>>) -> Side<'v> {
        Side(all)
    }
}

/// Puts chunks together.
pub(crate) struct Assembler<'v> {
    pub(crate) vocabulary: &'v Vocabulary<'v>,
    pub(crate) lang: Lang,
    pub(crate) words: Words,
    pub(crate) origin: Arc<Origin>,
    pub(crate) sides: Side<'v>,
    /// Places of families with an id that is not theirs alone, in order, each with the line of another one.
    pub(crate) twice: VecDeque<(u64, u64)>,
    /// Place of the next family in its file.
    pub(crate) place: u64,
    /// The day every row has to name; nothing where it was asked for.
    pub(crate) date: Option<Day>,
}

/// What is wrong with the families of a chunk.
struct Verdicts<'a> {
    families: &'a Part,
    origin: &'a Origin,
    lang: Lang,
    bad: Vec<bool>,
    rejects: Vec<Reject>,
}

impl Verdicts<'_> {
    fn fault(&mut self, family: usize, role: Role, line: u64, fault: Fault) {
        if let Some(bad) = self.bad.get_mut(family) {
            *bad = true;
        }
        self.rejects.push(self.origin.reject(role, line, self.families.id(family), fault));
    }

    fn reason(&mut self, family: usize, role: Role, line: u64, column: &str, reason: &Reason) {
        self.fault(family, role, line, Fault { column: column.to_owned(), reason: reason.text(self.lang) });
    }
}

/// The first day the families' rows name.
pub(crate) fn first_day(part: &Part) -> Option<Day> {
    let days = part.facts.column_by_name(DATE)?.as_primitive_opt::<Date32Type>()?;
    days.iter().flatten().next().and_then(Day::of_number)
}

impl Assembler<'_> {
    /// A chunk of the families in a bundle.
    pub(crate) fn chunk(&mut self, bundle: Bundle) -> Result<Chunk, Error> {
        let families = bundle.own;
        let rows = families.rows();
        let (lang, origin) = (self.lang, self.origin.clone());
        let mut verdicts =
            Verdicts { families: &families, origin: &origin, lang, bad: vec![false; rows], rejects: Vec::new() };
        let first = self.place;
        self.place = first.saturating_add(rows as u64);
        for family in 0..rows {
            for fault in families.faults(family) {
                verdicts.fault(family, Role::Families, families.line(family), fault);
            }
        }
        self.check_twice(&mut verdicts, first);
        if let Some(date) = self.date {
            check_dates(&mut verdicts, date);
        }
        let members = self.attached(Role::Members, bundle.members, &families, first, &mut verdicts)?;
        let mut receiving = self.attached(Role::Receiving, bundle.receiving, &families, first, &mut verdicts)?;
        if let Some((starts, part)) = &mut receiving {
            name_members(members.as_ref(), starts, part, &mut verdicts)?;
        }
        let shape = |role: Role, attached: Option<(Vec<u32>, Part)>| -> Result<Option<Attached>, Error> {
            let Some((starts, part)) = attached else { return Ok(None) };
            let rows = self.words.shaped(self.vocabulary, role, &part, false)?;
            Ok(Some(Attached { rows, starts, lines: part.lines.values().to_vec() }))
        };
        let (bad, rejects) = (std::mem::take(&mut verdicts.bad), std::mem::take(&mut verdicts.rejects));
        Ok(Chunk {
            families: self.words.shaped(self.vocabulary, Role::Families, &families, true)?,
            members: shape(Role::Members, members)?,
            receiving: shape(Role::Receiving, receiving)?,
            bad,
            rejects,
            lines: families.lines.values().to_vec(),
            origin,
        })
    }

    fn check_twice(&mut self, verdicts: &mut Verdicts<'_>, first: u64) {
        while let Some((place, line)) = self.twice.front().copied().filter(|(place, _)| *place < self.place) {
            self.twice.pop_front();
            if let Ok(family) = usize::try_from(place.saturating_sub(first)) {
                let own = verdicts.families.line(family);
                verdicts.reason(family, Role::Families, own, "", &Reason::Twice { line });
            }
        }
    }

    /// The rows of one kind that belong to the families, from the families' own rows or from a file of theirs.
    fn attached(
        &mut self,
        role: Role,
        list: Option<List>,
        families: &Part,
        first: u64,
        verdicts: &mut Verdicts<'_>,
    ) -> Result<Option<(Vec<u32>, Part)>, Error> {
        let found: Option<(Vec<u32>, Part)> = match (self.sides.0.get_mut(&role), list) {
            (Some(_), Some(_)) => return Err(Error::NestedAndFile { column: role.name().to_owned() }),
            (None, None) => return Ok(None),
            (None, Some(List { starts, part })) => Some((starts, part)),
            (Some(follower), None) => {
                let most = if role == Role::Members { self.vocabulary.info().members[1] as usize } else { MOST };
                let attached = follower.attach(families, first)?;
                for orphan in attached.orphans {
                    let orphan = self.orphan(role, orphan);
                    verdicts.rejects.push(orphan);
                }
                for family in attached.too_many {
                    let line = families.line(family);
                    verdicts.reason(family, Role::Families, line, role.name(), &Reason::TooMany { most });
                }
                match attached.part {
                    Some(part) => Some((attached.starts, part)),
                    None if role == Role::Receiving => None,
                    // Members that are nobody are known to be nobody: the engine says what it thinks of that.
                    None => Some((attached.starts, empty())),
                }
            }
        };
        if let Some((starts, part)) = &found {
            for (family, pair) in starts.windows(2).enumerate() {
                let [start, end] = pair else { continue };
                for row in *start as usize..*end as usize {
                    for fault in part.faults(row) {
                        verdicts.fault(family, role, part.line(row), fault);
                    }
                }
            }
        }
        Ok(found)
    }

    /// What is wrong with a row that belongs to no family.
    pub(crate) fn orphan(&self, role: Role, orphan: Orphan) -> Reject {
        let reason = Reason::NoFamily.text(self.lang);
        let fault = orphan.faults.into_iter().next().unwrap_or(Fault { column: String::new(), reason });
        self.origin.reject(role, orphan.line, &orphan.id, fault)
    }

    /// After the last family: rows of other files that are left.
    pub(crate) fn left(&mut self) -> Result<Option<Chunk>, Error> {
        for role in [Role::Members, Role::Receiving] {
            let Some(follower) = self.sides.0.get_mut(&role) else { continue };
            if let Some(orphans) = follower.left()? {
                let rejects = orphans.into_iter().map(|orphan| self.orphan(role, orphan)).collect();
                return self.only(rejects).map(Some);
            }
        }
        Ok(None)
    }

    /// A chunk without families.
    pub(crate) fn only(&self, rejects: Vec<Reject>) -> Result<Chunk, Error> {
        Ok(Chunk {
            families: RecordBatch::new_empty(Arc::new(Schema::empty())),
            members: None,
            receiving: None,
            bad: Vec::new(),
            rejects,
            lines: Vec::new(),
            origin: self.origin.clone(),
        })
    }
}

/// Most rows of what one family receives.
const MOST: usize = 500;

/// No rows.
fn empty() -> Part {
    Part {
        ids: Vec::<Option<&str>>::new().into(),
        lines: Vec::<u64>::new().into(),
        faults: Vec::<Option<&str>>::new().into(),
        facts: RecordBatch::new_empty(Arc::new(Schema::empty())),
    }
}

/// Every family has to be judged for the day of the run.
fn check_dates(verdicts: &mut Verdicts<'_>, date: Day) {
    let families = verdicts.families;
    let Some(days) = families.facts.column_by_name(DATE).and_then(|days| days.as_primitive_opt::<Date32Type>()) else {
        return;
    };
    for family in 0..families.rows() {
        let own = (family < days.len() && days.is_valid(family)).then(|| days.value(family)).and_then(Day::of_number);
        let reason = match own {
            Some(own) if own == date => continue,
            Some(own) => Reason::OtherDate { text: own.to_string(), date: date.to_string() },
            // What is wrong with the row has been said.
            None if !families.faults(family).is_empty() => continue,
            None => Reason::NoDate,
        };
        verdicts.reason(family, Role::Families, families.line(family), DATE, &reason);
    }
}

/// What is received by a member with an id learns the member's place.
fn name_members(
    members: Option<&(Vec<u32>, Part)>,
    starts: &[u32],
    part: &mut Part,
    verdicts: &mut Verdicts<'_>,
) -> Result<(), Error> {
    if part.facts.column_by_name(MEMBER_ID).is_none() {
        return Ok(());
    }
    let mut families = Vec::with_capacity(part.rows());
    for (family, pair) in starts.windows(2).enumerate() {
        let [start, end] = pair else { continue };
        families.extend(std::iter::repeat_n(family, end.saturating_sub(*start) as usize));
    }
    let names = members.and_then(|(_, part)| part.facts.column_by_name(MEMBER_ID)?.as_string_opt::<i32>().cloned());
    let find = |row: usize, id: &str| -> Option<i32> {
        let (starts, names) = (&members?.0, names.as_ref()?);
        let family = *families.get(row)?;
        let (start, end) = (*starts.get(family)? as usize, *starts.get(family.checked_add(1)?)? as usize);
        let place = (start..end).position(|row| row < names.len() && names.is_valid(row) && names.value(row) == id)?;
        i32::try_from(place).ok()
    };
    let mut faults = Vec::new();
    with_members(part, find, |row, fault| {
        faults.push((
            row,
            match fault {
                MemberFault::Unknown(id) => Reason::NoMember { text: id.to_owned() },
                MemberFault::Twice => Reason::MemberTwice,
            },
        ));
    })?;
    for (row, reason) in faults {
        if let Some(family) = families.get(row) {
            verdicts.reason(*family, Role::Receiving, part.line(row), MEMBER_ID, &reason);
        }
    }
    Ok(())
}
