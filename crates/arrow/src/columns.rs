//! Record batches to a register.

use crate::{
    Error, Kind, Meaning, Owner, Problem, ReceivedKey, Vocabulary, borrow,
    nested::{self, Nested},
    texts::{Keys, Texts},
};
use arrow_array::{Array, ArrayRef, BooleanArray, RecordBatch, cast::AsArray};
use std::collections::BTreeMap;
use yimen::batch::{Column, Received, Register};

/// The tables of a register, or of some of its families.
#[derive(Debug, Clone, Copy)]
pub struct Tables<'a> {
    /// A row for each family. A column `members` or `receiving` may hold lists of structures, in place of the tables below.
    pub families: &'a RecordBatch,
    /// A row for each member.
    pub members: Option<Rows<'a>>,
    /// A row for each thing received: `item`, and where they apply `member`, `amount`, `since`, `unmet_since` and `region`.
    pub receiving: Option<Rows<'a>>,
}

/// Rows that belong to families, one family after the other.
#[derive(Debug, Clone, Copy)]
pub struct Rows<'a> {
    /// The rows.
    pub batch: &'a RecordBatch,
    /// For each family the place of its first row, and at the end how many rows there are.
    pub starts: &'a [u32],
}

/// Record batches with all their columns understood; a register borrows from them.
#[derive(Debug)]
pub struct Columns<'v> {
    vocabulary: &'v Vocabulary<'v>,
    families: usize,
    own: Facts,
    members: Option<(Vec<u32>, Facts)>,
    receiving: Option<Receiving>,
}

/// Columns of one owner.
#[derive(Debug, Default)]
struct Facts {
    place: Option<Slot>,
    facts: BTreeMap<usize, Slot>,
    absent: BTreeMap<usize, BooleanArray>,
}

/// A column and what is needed to read it.
#[derive(Debug)]
struct Slot {
    name: String,
    kind: Kind,
    array: ArrayRef,
    keys: Option<Keys>,
}

#[derive(Debug)]
struct Receiving {
    starts: Vec<u32>,
    items: Vec<u32>,
    columns: BTreeMap<ReceivedKey, Slot>,
}

impl<'v> Columns<'v> {
    /// Finds out what every column means. A column that means nothing is an error, as is one of a wrong type. Words that mean
    /// nothing are none: the families they stand in are rejected when they are judged.
    pub fn new(vocabulary: &'v Vocabulary<'v>, tables: Tables<'_>) -> Result<Columns<'v>, Error> {
        let mut all = Columns {
            vocabulary,
            families: tables.families.num_rows(),
            own: Facts::default(),
            members: None,
            receiving: None,
        };
        let mut lists = BTreeMap::new();
        all.own = all.facts(Owner::Family, tables.families, &mut lists)?;
        let members = all.table(tables.members, lists.remove(&Meaning::Members), "members")?;
        if let Some(Nested { starts, rows }) = members {
            let facts = all.facts(Owner::Member, &rows, &mut lists)?;
            all.members = Some((starts, facts));
        }
        let receiving = all.table(tables.receiving, lists.remove(&Meaning::Receiving), "receiving")?;
        all.receiving = receiving.map(|received| all.received(received)).transpose()?;
        Ok(all)
    }

    /// The rows given beside the families, or nested in theirs, but not both.
    fn table(&self, beside: Option<Rows<'_>>, nested: Option<ArrayRef>, name: &str) -> Result<Option<Nested>, Error> {
        match (beside, nested) {
            (Some(_), Some(_)) => Err(Error::new(name, Problem::Twice)),
            (Some(rows), None) => Ok(Some(Nested { starts: rows.starts.to_vec(), rows: rows.batch.clone() })),
            (None, Some(array)) => nested::rows(name, &array).map(Some),
            (None, None) => Ok(None),
        }
    }

    fn facts(
        &self,
        owner: Owner,
        batch: &RecordBatch,
        lists: &mut BTreeMap<Meaning, ArrayRef>,
    ) -> Result<Facts, Error> {
        let mut facts = Facts::default();
        for (field, array) in batch.schema_ref().fields().iter().zip(batch.columns()) {
            let name = field.name().as_str();
            let meaning = self.vocabulary.meaning(owner, name).ok_or_else(|| self.unknown(owner, name))?;
            let twice = match meaning {
                Meaning::Family | Meaning::MemberId | Meaning::Date => false,
                Meaning::Place => facts.place.replace(self.slot(name, Kind::Region, &[], array)?).is_some(),
                Meaning::Members | Meaning::Receiving => lists.insert(meaning, array.clone()).is_some(),
                Meaning::Absent(fact) => facts.absent.insert(fact, truths(name, array)?).is_some(),
                Meaning::Fact(at) => {
                    let fact = self.vocabulary.facts(owner).get(at).ok_or_else(|| self.unknown(owner, name))?;
                    let slot = self.slot(name, fact.kind, std::slice::from_ref(&fact.choices), array)?;
                    facts.facts.insert(at, slot).is_some()
                }
            };
            if twice {
                return Err(Error::new(name, Problem::Twice));
            }
        }
        Ok(facts)
    }

    fn unknown(&self, owner: Owner, name: &str) -> Error {
        let other = if owner == Owner::Family { Owner::Member } else { Owner::Family };
        if self.vocabulary.meaning(other, name).is_some() {
            return Error::new(name, Problem::Misplaced);
        }
        Error::new(name, Problem::Unknown { near: self.vocabulary.nearest(owner, name) })
    }

    fn slot(&self, name: &str, kind: Kind, choices: &[BTreeMap<String, u32>], array: &ArrayRef) -> Result<Slot, Error> {
        let keys = match kind {
            Kind::Region => Some(Keys::of(name, array, kind.name(), |word| self.vocabulary.region(word).ok())?),
            Kind::Choice => Some(Keys::of(name, array, kind.name(), |word| choices.first()?.get(word).copied())?),
            _ => None,
        };
        Ok(Slot { name: name.to_owned(), kind, array: array.clone(), keys })
    }

    fn received(&self, table: Nested) -> Result<Receiving, Error> {
        let mut items = None;
        let mut columns = BTreeMap::new();
        let rows = &table.rows;
        for (field, array) in rows.schema_ref().fields().iter().zip(rows.columns()) {
            let name = field.name().as_str();
            let near = || Vocabulary::nearest_received(name);
            let key = Vocabulary::received(name).ok_or_else(|| Error::new(name, Problem::Unknown { near: near() }))?;
            let kind = match key {
                ReceivedKey::Family => continue,
                ReceivedKey::Item => {
                    items = Some(self.items(name, array)?);
                    continue;
                }
                ReceivedKey::MemberId => {
                    return Err(Error::new(name, Problem::Unknown { near: Some("member".to_owned()) }));
                }
                ReceivedKey::Member => Kind::Member,
                ReceivedKey::Amount => Kind::Number,
                ReceivedKey::Since | ReceivedKey::UnmetSince => Kind::Day,
                ReceivedKey::Place => Kind::Region,
            };
            if columns.insert(key, self.slot(name, kind, &[], array)?).is_some() {
                return Err(Error::new(name, Problem::Twice));
            }
        }
        let items = items.ok_or_else(|| Error::new("item", Problem::Hole))?;
        Ok(Receiving { starts: table.starts, items, columns })
    }

    /// Items by place in the pack. What is received of an item the pack does not have cannot be passed over in silence.
    fn items(&self, name: &str, array: &ArrayRef) -> Result<Vec<u32>, Error> {
        let wrong = || Error::new(name, Problem::Type { found: array.data_type().to_string(), wanted: "text" });
        let dictionary = array.as_any_dictionary_opt();
        let texts = Texts::of(dictionary.map_or(array.as_ref(), |dictionary| dictionary.values().as_ref()));
        let texts = texts.ok_or_else(wrong)?;
        let keys = dictionary.map(|dictionary| dictionary.normalized_keys());
        let item = |row: usize| {
            let at = keys.as_ref().map_or(Some(row), |keys| keys.get(row).copied());
            let word = at.filter(|_| array.is_valid(row)).and_then(|at| texts.get(at));
            let word = word.ok_or_else(|| Error::new(name, Problem::Hole))?;
            let unknown = || Error::new(name, Problem::Item { word: word.to_owned() });
            self.vocabulary.item(word).ok_or_else(unknown)
        };
        (0..array.len()).map(item).collect()
    }

    /// The register, with all its columns borrowed from the record batches.
    pub fn register(&self) -> Result<Register<'_>, Error> {
        let engine = |name: &str| {
            let name = name.to_owned();
            move |diagnostic| Error { column: name.clone(), problem: Problem::Engine(diagnostic) }
        };
        let mut builder = self.vocabulary.pack().register(self.families);
        if let Some(slot) = &self.own.place {
            builder = builder.place(slot.column(None)?).map_err(engine(&slot.name))?;
        }
        for (at, column) in self.own.columns(self.vocabulary, Owner::Family)? {
            builder = builder.family(at, column).map_err(engine(at))?;
        }
        if let Some((starts, facts)) = &self.members {
            builder = builder.members(starts).map_err(engine("members"))?;
            for (at, column) in facts.columns(self.vocabulary, Owner::Member)? {
                builder = builder.member(at, column).map_err(engine(at))?;
            }
        }
        if let Some(received) = &self.receiving {
            builder = builder.received(received.columns()?).map_err(engine("receiving"))?;
        }
        Ok(builder.build())
    }

    /// For each family the place of its first member, and at the end how many members there are; nothing where none are known.
    pub fn member_starts(&self) -> Option<&[u32]> {
        self.members.as_ref().map(|(starts, _)| starts.as_slice())
    }
}

impl Slot {
    fn column<'a>(&'a self, absent: Option<&'a BooleanArray>) -> Result<Column<'a>, Error> {
        borrow::column(&self.name, self.array.as_ref(), self.kind, self.keys.as_ref(), absent)
    }
}

impl Facts {
    /// Columns by the ids of their facts.
    fn columns<'a>(&'a self, words: &'a Vocabulary<'_>, owner: Owner) -> Result<Vec<(&'a str, Column<'a>)>, Error> {
        let id = |at: &usize| words.facts(owner).get(*at).map_or("", |fact| fact.info.id.as_str());
        if let Some((at, _)) = self.absent.iter().find(|(at, _)| !self.facts.contains_key(at)) {
            // Where it is 无 says nothing of the other rows; the fact itself has to be there, too.
            return Err(Error::new(id(at), Problem::Hole));
        }
        let columns = self.facts.iter().map(|(at, slot)| Ok((id(at), slot.column(self.absent.get(at))?)));
        columns.collect()
    }
}

impl Receiving {
    fn columns(&self) -> Result<Received<'_>, Error> {
        let column = |key| self.columns.get(&key).map(|slot| slot.column(None)).transpose();
        Ok(Received {
            starts: &self.starts,
            item: &self.items,
            member: column(ReceivedKey::Member)?,
            amount: column(ReceivedKey::Amount)?,
            since: column(ReceivedKey::Since)?,
            unmet_since: column(ReceivedKey::UnmetSince)?,
            place: column(ReceivedKey::Place)?,
        })
    }
}

/// Yes and no, with what is not known as no.
fn truths(name: &str, array: &ArrayRef) -> Result<BooleanArray, Error> {
    let wrong = || Error::new(name, Problem::Type { found: array.data_type().to_string(), wanted: "truth" });
    let truths = array.as_boolean_opt().ok_or_else(wrong)?;
    Ok(match truths.nulls() {
        None => truths.clone(),
        Some(nulls) => BooleanArray::new(truths.values() & nulls.inner(), None),
    })
}
