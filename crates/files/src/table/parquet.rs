//! Parquet: columns as they are stored where a register can take them so.

use super::{
    Bundle, List, Opening, Table,
    convert::{self, Faults},
};
use crate::{
    Error,
    columns::{
        headings::{Matcher, Place, Role, Target},
        part::{Fault, Part, joined},
    },
    reject::Reason,
};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchOptions, StringArray, UInt64Array, cast::AsArray};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use parquet::{
    arrow::{
        ProjectionMask,
        arrow_reader::{
            ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
        },
    },
    errors::ParquetError,
};
use std::{
    collections::BTreeMap,
    fs::File,
    path::{Path, PathBuf},
    sync::Arc,
};
use yimen::Lang;
use yimen_arrow::nested_rows;

/// Rows decoded at once.
const ROWS: usize = 1 << 14;

/// A Parquet file.
pub(super) struct ParquetTable<'v> {
    path: PathBuf,
    matcher: Matcher<'v>,
    lang: Lang,
    ids_only: bool,
    reader: ParquetRecordBatchReader,
    headings: Vec<String>,
    has_ids: bool,
    /// Rows decoded and not handed out yet.
    left: Option<RecordBatch>,
    rows: u64,
}

impl<'v> ParquetTable<'v> {
    pub(super) fn open(path: &Path, opening: Opening<'v>) -> Result<ParquetTable<'v>, Error> {
        let name = path.display().to_string();
        let file = File::open(path).map_err(|reason| Error::unreadable(path, reason))?;
        let broken = |error: ParquetError| Error::Parquet { path: name.clone(), reason: error.to_string() };
        let metadata = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new()).map_err(broken)?;
        let schema = metadata.schema().clone();
        let headings: Vec<String> = schema.fields().iter().map(|field| field.name().clone()).collect();
        let targets = opening.matcher.all(&name, &headings)?;
        if opening.matcher.role == Role::Receiving && !targets.contains(&Some(Target::Value(Place::Item))) {
            return Err(Error::NoItemColumn { path: name });
        }
        // Words that stand in many rows are best read as keys.
        let fields = schema.fields().iter().zip(&targets).map(|(field, target)| match target {
            Some(Target::Value(place)) if *place != Place::MemberId => Arc::new(by_key(field)),
            _ => field.clone(),
        });
        let options = ArrowReaderOptions::new().with_schema(Arc::new(Schema::new(fields.collect::<Vec<_>>())));
        let metadata = ArrowReaderMetadata::try_new(metadata.metadata().clone(), options).map_err(broken)?;
        let wanted = targets.iter().enumerate().filter(|(_, target)| match target {
            Some(Target::Family) => true,
            Some(_) => !opening.ids_only,
            None => false,
        });
        let wanted = wanted.map(|(at, _)| at).collect::<Vec<_>>();
        let mask = ProjectionMask::roots(metadata.parquet_schema(), wanted.iter().copied());
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata);
        let reader = builder.with_projection(mask).with_batch_size(ROWS).build().map_err(broken)?;
        let has_ids = targets.contains(&Some(Target::Family));
        let headings = wanted.iter().filter_map(|at| headings.get(*at).cloned()).collect();
        let (matcher, lang, ids_only) = (opening.matcher, opening.lang, opening.ids_only);
        Ok(ParquetTable {
            path: path.to_owned(),
            matcher,
            lang,
            ids_only,
            reader,
            headings,
            has_ids,
            left: None,
            rows: 0,
        })
    }

    fn batch(&mut self, most: usize) -> Result<Option<RecordBatch>, Error> {
        let batch = match self.left.take() {
            Some(batch) => batch,
            None => match self.reader.next() {
                None => return Ok(None),
                Some(batch) => batch.map_err(|error| self.broken(&error))?,
            },
        };
        if batch.num_rows() > most {
            self.left = Some(batch.slice(most, batch.num_rows().saturating_sub(most)));
        }
        Ok(Some(batch.slice(0, batch.num_rows().min(most))))
    }

    fn broken(&self, error: &ArrowError) -> Error {
        Error::Parquet { path: self.path.display().to_string(), reason: error.to_string() }
    }

    fn refused(&self, column: &str, problem: yimen_arrow::Problem) -> Error {
        let column = Box::new(yimen_arrow::Error { column: column.to_owned(), problem });
        Error::ColumnType { path: self.path.display().to_string(), column }
    }

    /// Rows of a table; `lists` takes up what is no value.
    fn part(
        &self,
        matcher: Matcher<'_>,
        batch: &RecordBatch,
        lines: UInt64Array,
        lists: &mut Vec<(Target, String, ArrayRef)>,
    ) -> Result<Part, Error> {
        let mut faults = Faults::new();
        let (mut names, mut columns): (Vec<String>, Vec<ArrayRef>) = (Vec::new(), Vec::new());
        let mut ids = None;
        for (field, array) in batch.schema_ref().fields().iter().zip(batch.columns()) {
            let heading = field.name();
            let path = self.path.display().to_string();
            let target = matcher.target(heading).map_err(|unmatched| matcher.refused(&path, heading, unmatched))?;
            match target {
                None => {}
                Some(Target::Family) => {
                    let wrong = || yimen_arrow::Problem::Type { found: array.data_type().to_string(), wanted: "text" };
                    ids = Some(convert::ids(array).ok_or_else(|| self.refused(heading, wrong()))?);
                }
                Some(target @ (Target::Members | Target::Receiving)) => {
                    lists.push((target, heading.clone(), array.clone()));
                }
                Some(Target::Value(place)) => {
                    let all = convert::column(matcher, place, heading, array, self.lang, &mut faults);
                    for (name, array) in all.map_err(|problem| self.refused(heading, problem))? {
                        names.push(name);
                        columns.push(array);
                    }
                }
            }
        }
        (names, columns) = merged(names, columns);
        let fields = names.iter().zip(&columns);
        let fields: Vec<Field> =
            fields.map(|(name, column)| Field::new(name, column.data_type().clone(), true)).collect();
        let options = RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
        let facts = RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), columns, &options);
        let ids = self.ids(matcher, ids, &lines, &mut faults);
        let faults = (0..batch.num_rows()).map(|row| joined(faults.get(&row).map(Vec::as_slice).unwrap_or_default()));
        Ok(Part { ids, faults: faults.collect(), lines, facts: facts.map_err(Error::internal)? })
    }

    /// Ids of rows; where there is no such column, the places of the rows.
    fn ids(
        &self,
        matcher: Matcher<'_>,
        ids: Option<StringArray>,
        lines: &UInt64Array,
        faults: &mut Faults,
    ) -> StringArray {
        let nested = matcher.role != self.matcher.role;
        let id = |row: usize| match &ids {
            None if nested || self.has_ids => String::new(),
            None => lines.value(row).to_string(),
            Some(ids) if ids.is_valid(row) => ids.value(row).to_owned(),
            Some(_) => {
                let fault = Fault { column: String::new(), reason: Reason::NoId.text(self.lang) };
                faults.entry(row).or_default().push(fault);
                String::new()
            }
        };
        (0..lines.len()).map(id).map(Some).collect()
    }

    fn list(&self, role: Role, heading: &str, array: &ArrayRef, lines: &UInt64Array) -> Result<List, Error> {
        let nested = nested_rows(heading, array).map_err(|error| self.refused(heading, error.problem))?;
        let pairs = nested.starts.windows(2).zip(lines.values());
        let own_lines = pairs.flat_map(|(pair, line)| match pair {
            [start, end] => std::iter::repeat_n(*line, end.saturating_sub(*start) as usize),
            _ => std::iter::repeat_n(*line, 0),
        });
        let own_lines: UInt64Array = own_lines.collect::<Vec<u64>>().into();
        let matcher = Matcher { role, ..self.matcher };
        let part = self.part(matcher, &nested.rows, own_lines, &mut Vec::new())?;
        Ok(List { starts: nested.starts, part })
    }
}

/// A text column as a dictionary.
fn by_key(field: &Field) -> Field {
    match field.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => {
            let kind = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
            field.clone().with_data_type(kind)
        }
        _ => field.clone(),
    }
}

/// A column that says where a fact is 无 may stand beside one that was read from words and says so, too: both hold.
fn merged(names: Vec<String>, columns: Vec<ArrayRef>) -> (Vec<String>, Vec<ArrayRef>) {
    let mut all: BTreeMap<String, ArrayRef> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for (name, column) in names.into_iter().zip(columns) {
        let both = match all.get(&name).and_then(|other| other.as_boolean_opt()).zip(column.as_boolean_opt()) {
            Some((one, other)) => {
                let row = |row: usize| one.is_valid(row) && one.value(row) || other.is_valid(row) && other.value(row);
                let both: arrow_array::BooleanArray = (0..one.len()).map(|at| Some(row(at))).collect();
                Some(Arc::new(both) as ArrayRef)
            }
            None => None,
        };
        if !all.contains_key(&name) {
            order.push(name.clone());
        }
        all.insert(name, both.unwrap_or(column));
    }
    let columns = order.iter().filter_map(|name| all.remove(name)).collect();
    (order, columns)
}

impl Table for ParquetTable<'_> {
    fn next(&mut self, most: usize) -> Result<Option<Bundle>, Error> {
        let Some(mut batch) = self.batch(most)? else { return Ok(None) };
        // A register knows the members of all its families or of none; so families of each sort go by themselves.
        let members =
            batch.schema_ref().fields().iter().position(|field| {
                !self.ids_only && matches!(self.matcher.target(field.name()), Ok(Some(Target::Members)))
            });
        let mut knows_members = false;
        if let Some(lists) = members.and_then(|at| batch.columns().get(at).cloned()) {
            knows_members = lists.is_valid(0);
            let same = (0..lists.len()).take_while(|row| lists.is_valid(*row) == knows_members).count();
            if same < batch.num_rows() {
                let rest = batch.slice(same, batch.num_rows().saturating_sub(same));
                self.left = Some(match self.left.take() {
                    None => rest,
                    Some(left) => {
                        arrow_select::concat::concat_batches(&left.schema(), [&rest, &left]).map_err(Error::internal)?
                    }
                });
                batch = batch.slice(0, same);
            }
        }
        let count = u64::try_from(batch.num_rows()).unwrap_or(u64::MAX);
        let lines: Vec<u64> = (self.rows.saturating_add(1)..).take(batch.num_rows()).collect();
        self.rows = self.rows.saturating_add(count);
        let lines = UInt64Array::from(lines);
        let mut lists = Vec::new();
        let own = self.part(self.matcher, &batch, lines.clone(), &mut lists)?;
        let (mut members, mut receiving) = (None, None);
        for (target, heading, array) in lists {
            match target {
                Target::Members if knows_members => {
                    members = Some(self.list(Role::Members, &heading, &array, &lines)?);
                }
                Target::Receiving => receiving = Some(self.list(Role::Receiving, &heading, &array, &lines)?),
                _ => {}
            }
        }
        Ok(Some(Bundle { own, members, receiving }))
    }

    fn headings(&self) -> BTreeMap<String, String> {
        let named = self.headings.iter().filter_map(|heading| match self.matcher.target(heading) {
            Ok(Some(Target::Value(place))) => Some((self.matcher.name(place), heading.clone())),
            _ => None,
        });
        named.collect()
    }

    fn has_ids(&self) -> bool {
        self.has_ids
    }
}
