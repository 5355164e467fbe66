//! Parts of tables in the shape a register takes: places, choices and items as words.

use crate::{
    Error,
    columns::{
        headings::{DATE, ITEM, MEMBER, MEMBER_ID, REGION, Role},
        part::Part,
    },
};
use arrow_array::{
    Array, ArrayRef, DictionaryArray, Int32Array, PrimitiveArray, RecordBatch, RecordBatchOptions, StringArray,
    cast::AsArray, types::Int32Type,
};
use arrow_schema::{Field, Schema};
use std::sync::Arc;
use yimen_arrow::{Kind, Vocabulary};

/// Words that keys stand for, made once.
pub(crate) struct Words {
    regions: ArrayRef,
    items: ArrayRef,
}

impl Words {
    pub(crate) fn of(vocabulary: &Vocabulary<'_>) -> Words {
        let info = vocabulary.info();
        let words = |all: Vec<&str>| -> ArrayRef { Arc::new(StringArray::from(all)) };
        Words {
            regions: words(info.regions.iter().map(|region| region.code.as_str()).collect()),
            items: words(info.items.iter().map(|item| item.id.as_str()).collect()),
        }
    }

    /// The columns of a part. `ids` says whether the families' ids come first.
    pub(crate) fn shaped(
        &self,
        vocabulary: &Vocabulary<'_>,
        role: Role,
        part: &Part,
        ids: bool,
    ) -> Result<RecordBatch, Error> {
        let (mut fields, mut columns): (Vec<Field>, Vec<ArrayRef>) = (Vec::new(), Vec::new());
        let mut push = |name: &str, array: ArrayRef| {
            fields.push(Field::new(name, array.data_type().clone(), true));
            columns.push(array);
        };
        if ids {
            push("family", Arc::new(part.ids.clone()));
        }
        let facts = vocabulary.facts(role.owner());
        for (field, array) in part.facts.schema_ref().fields().iter().zip(part.facts.columns()) {
            let name = field.name().as_str();
            let fact = facts.iter().find(|fact| fact.info.id == name && role != Role::Receiving);
            let words = match fact.map(|fact| fact.kind) {
                Some(Kind::Region) => Some(self.regions.clone()),
                Some(Kind::Choice) => {
                    let ids = fact.map(|fact| fact.info.choices.iter().map(|choice| choice.id.as_str()).collect());
                    Some(Arc::new(StringArray::from(ids.unwrap_or_else(Vec::new))) as ArrayRef)
                }
                Some(_) => None,
                None => match name {
                    DATE => continue,
                    MEMBER_ID if role == Role::Receiving => continue,
                    REGION => Some(self.regions.clone()),
                    ITEM => Some(self.items.clone()),
                    _ => None,
                },
            };
            let array = match words {
                Some(words) => keyed(array, words, name == ITEM && role == Role::Receiving)?,
                None => array.clone(),
            };
            push(name, array);
        }
        let options = RecordBatchOptions::new().with_row_count(Some(part.rows()));
        RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), columns, &options).map_err(Error::internal)
    }
}

/// Keys and their words. Where every row needs a word, the first stands in for one that is not known: the family is bad anyway.
fn keyed(array: &ArrayRef, words: ArrayRef, every: bool) -> Result<ArrayRef, Error> {
    let keys = array.as_primitive_opt::<Int32Type>().ok_or_else(|| Error::internal("keys of another type"))?;
    let keys = if every { keys.iter().map(|key| Some(key.unwrap_or(0))).collect() } else { keys.clone() };
    Ok(Arc::new(DictionaryArray::try_new(keys, words).map_err(Error::internal)?))
}

/// Puts places of members into what is received, where it says their ids. `find` has the place of an id in its family, `fault` is
/// told of a row that cannot be settled.
pub(crate) fn with_members(
    part: &mut Part,
    find: impl Fn(usize, &str) -> Option<i32>,
    mut fault: impl FnMut(usize, MemberFault<'_>),
) -> Result<(), Error> {
    let Some((at, _)) = part.facts.schema_ref().column_with_name(MEMBER_ID) else { return Ok(()) };
    let ids = part.facts.column(at).as_string_opt::<i32>().cloned();
    let ids = ids.ok_or_else(|| Error::internal("members' ids of another type"))?;
    let given = part.facts.column_by_name(MEMBER).and_then(|member| member.as_primitive_opt::<Int32Type>());
    let mut places: Vec<Option<i32>> = Vec::with_capacity(part.rows());
    for row in 0..part.rows() {
        let place = given.filter(|given| given.is_valid(row)).map(|given| given.value(row));
        let id = ids.is_valid(row).then(|| ids.value(row));
        places.push(match (place, id) {
            (place, None) => place,
            (None, Some(id)) => find(row, id).or_else(|| {
                fault(row, MemberFault::Unknown(id));
                None
            }),
            (Some(_), Some(_)) => {
                fault(row, MemberFault::Twice);
                None
            }
        });
    }
    let places: PrimitiveArray<Int32Type> = places.into_iter().collect::<Int32Array>();
    let named = part.facts.schema_ref().column_with_name(MEMBER).map(|(at, _)| at);
    let mut fields: Vec<Arc<Field>> = part.facts.schema_ref().fields().iter().cloned().collect();
    let mut columns = part.facts.columns().to_vec();
    match named.and_then(|at| columns.get_mut(at)) {
        Some(column) => *column = Arc::new(places),
        None => {
            fields.push(Arc::new(Field::new(MEMBER, places.data_type().clone(), true)));
            columns.push(Arc::new(places));
        }
    }
    part.facts = RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).map_err(Error::internal)?;
    Ok(())
}

/// Why a row of what is received has no member.
pub(crate) enum MemberFault<'a> {
    Unknown(&'a str),
    Twice,
}
