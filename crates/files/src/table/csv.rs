//! CSV: headings first, then a record for each row.

use super::{
    Bundle, Opening, Table,
    decode::Decoded,
    records::{Line, Lines, Record},
};
use crate::{
    Encoding, Error,
    columns::{
        cell::{Cells, Value},
        gather::Gather,
        headings::{Matcher, Place, Role, Target},
    },
    reject::Reason,
};
use csv_core::ReadRecordResult;
use std::{
    collections::BTreeMap,
    fs::File,
    io::BufReader,
    path::{Path, PathBuf},
};

/// A CSV file.
pub(super) struct CsvTable<'v> {
    path: PathBuf,
    matcher: Matcher<'v>,
    encoding: Encoding,
    lines: Lines<BufReader<Decoded<File>>>,
    splitter: Splitter,
    headings: Vec<String>,
    columns: Vec<Option<Use<'v>>>,
    /// Which columns mean anything.
    is_read: Vec<bool>,
    id: Option<usize>,
    gather: Gather,
    rows: u64,
}

/// What is done with a column's cells.
enum Use<'v> {
    /// Read for a column of the register.
    Value(Box<Cells<'v>>, usize),
    /// Handed through.
    Text(usize),
    /// It says where the fact of another column is 无.
    Absent(Box<Cells<'v>>, usize),
}

impl<'v> CsvTable<'v> {
    pub(super) fn open(path: &Path, opening: Opening<'v>) -> Result<CsvTable<'v>, Error> {
        let unreadable = |reason| Error::unreadable(path, reason);
        let name = path.display().to_string();
        let file = File::open(path).map_err(unreadable)?;
        let mut lines = Lines::new(BufReader::with_capacity(1 << 17, Decoded::new(file, opening.encoding)));
        let mut splitter = Splitter::new();
        let bad = || Error::BadHeading { path: name.clone() };
        let headings = match lines.record().map_err(unreadable)? {
            None => return Err(Error::NoHeading { path: name }),
            Some(Record::Whole(record)) => splitter.cells(&record, opening.encoding).ok_or_else(bad)?,
            Some(_) => return Err(bad()),
        };
        let headings: Vec<String> = headings.iter().map(|heading| heading.trim().to_owned()).collect();
        let matcher = opening.matcher;
        let targets = matcher.all(&name, &headings)?;
        let id = targets.iter().position(|target| *target == Some(Target::Family));
        if matcher.role == Role::Receiving && !targets.contains(&Some(Target::Value(Place::Item))) {
            return Err(Error::NoItemColumn { path: name });
        }
        let mut places: Vec<Place> = targets.iter().flatten().filter_map(|target| place(*target)).collect();
        places.retain(|_| !opening.ids_only);
        // A fact of which only is said where it is 无 has a column all the same.
        let facts: Vec<Place> = places.iter().map(|place| fact_of(*place)).collect();
        places.retain(|place| !matches!(place, Place::Absent(_)));
        for fact in facts {
            if !places.contains(&fact) {
                places.push(fact);
            }
        }
        let gather = Gather::new(matcher, &places, opening.lang);
        let purpose = |(heading, target): (&String, &Option<Target>)| {
            let place = place((*target)?)?;
            let at = gather.column(fact_of(place))?;
            let cells = || Box::new(Cells::of(matcher, place, heading));
            Some(match place {
                Place::MemberId => Use::Text(at),
                Place::Absent(_) => Use::Absent(cells(), at),
                _ => Use::Value(cells(), at),
            })
        };
        let columns = headings.iter().zip(&targets).map(purpose).collect();
        let is_read = targets.iter().map(Option::is_some).collect();
        let (path, encoding) = (path.to_owned(), opening.encoding);
        Ok(CsvTable { path, matcher, encoding, lines, splitter, headings, columns, is_read, id, gather, rows: 0 })
    }

    fn row(&mut self, record: Record) {
        self.rows = self.rows.saturating_add(1);
        let (line, reason) = match record {
            Record::Whole(lines) => match self.whole(lines) {
                Ok(()) => return,
                Err(wrong) => wrong,
            },
            Record::Open(line) => (line, Reason::Quote),
            Record::Long(line) => (line, Reason::Long),
        };
        self.gather.fault("", &reason);
        self.gather.end("", line.number);
    }

    /// Whether a cell that is read goes over several lines. No value does: a quote was left open, and these are several rows, of
    /// which none may get lost. It has to be told from the text alone, so that every look at the file finds the same rows.
    fn breaks_a_value(&self) -> bool {
        let is_broken = |at: usize| self.splitter.bytes(at).is_some_and(|cell| cell.contains(&b'\n'));
        self.is_read.iter().enumerate().any(|(at, is_read)| *is_read && is_broken(at))
    }

    /// A record with as many cells as there are headings.
    fn whole(&mut self, lines: Vec<Line>) -> Result<(), (Line, Reason)> {
        let cells = self.splitter.split(&lines);
        let (has, wants) = (cells, self.headings.len());
        let broken = lines.len() > 1 && (has != wants || self.breaks_a_value());
        if broken || has != wants {
            let Some(first) = self.lines.give_back(lines) else { return Ok(()) };
            if broken {
                return Err((first, Reason::Quote));
            }
            let id = self.id.and_then(|at| self.splitter.cell(at, self.encoding)).unwrap_or_default().trim().to_owned();
            self.gather.fault("", &Reason::Cells { has, wants });
            self.gather.end(&id, first.number);
            return Ok(());
        }
        let number = lines.first().map_or(0, |line| line.number);
        let (mut id, mut absent) = (String::new(), Vec::new());
        for (at, heading) in self.headings.iter().enumerate() {
            let is_id = self.id == Some(at);
            let used = self.columns.get_mut(at).and_then(Option::as_mut);
            if !is_id && used.is_none() {
                continue;
            }
            let Some(cell) = self.splitter.cell(at, self.encoding) else {
                self.gather.fault(heading, &Reason::Letters);
                continue;
            };
            if is_id {
                cell.trim().clone_into(&mut id);
            }
            match used {
                Some(Use::Value(cells, to)) => match cells.text(cell) {
                    Ok(value) => self.gather.put(*to, value),
                    Err(reason) => self.gather.fault(heading, &reason),
                },
                Some(Use::Absent(cells, to)) => match cells.text(cell) {
                    Ok(Value::Truth(true)) => absent.push(*to),
                    Ok(_) => {}
                    Err(reason) => self.gather.fault(heading, &reason),
                },
                Some(Use::Text(to)) => {
                    let text = cell.trim();
                    self.gather.put_text(*to, (!text.is_empty()).then_some(text));
                }
                None => {}
            }
        }
        for column in absent {
            self.gather.put_absent(column);
        }
        if self.id.is_none() {
            id = self.rows.to_string();
        } else if id.is_empty() {
            self.gather.fault("", &Reason::NoId);
        }
        self.gather.end(&id, number);
        Ok(())
    }
}

fn place(target: Target) -> Option<Place> {
    match target {
        Target::Value(place) => Some(place),
        // Lists have no form in CSV, and the id has a place of its own.
        Target::Family | Target::Members | Target::Receiving => None,
    }
}

/// Where a fact is 无 is said in the fact's own column.
fn fact_of(place: Place) -> Place {
    match place {
        Place::Absent(fact) => Place::Fact(fact),
        place => place,
    }
}

impl Table for CsvTable<'_> {
    fn next(&mut self, most: usize) -> Result<Option<Bundle>, Error> {
        while self.gather.rows() < most {
            match self.lines.record().map_err(|reason| Error::unreadable(&self.path, reason))? {
                Some(record) => self.row(record),
                None => break,
            }
        }
        if self.gather.rows() == 0 {
            return Ok(None);
        }
        Ok(Some(Bundle { own: self.gather.finish()?, members: None, receiving: None }))
    }

    fn headings(&self) -> BTreeMap<String, String> {
        let named = self.headings.iter().filter_map(|heading| {
            let place = place(self.matcher.target(heading).ok()??)?;
            Some((self.matcher.name(place), heading.clone()))
        });
        named.collect()
    }

    fn has_ids(&self) -> bool {
        self.id.is_some()
    }
}

/// Splits records into cells.
struct Splitter {
    reader: csv_core::Reader,
    record: Vec<u8>,
    cells: Vec<u8>,
    ends: Vec<usize>,
}

impl Splitter {
    fn new() -> Splitter {
        Splitter { reader: csv_core::Reader::new(), record: Vec::new(), cells: Vec::new(), ends: Vec::new() }
    }

    /// How many cells a record has.
    fn split(&mut self, lines: &[Line]) -> usize {
        self.record.clear();
        for line in lines {
            self.record.extend_from_slice(&line.bytes);
            self.record.push(b'\n');
        }
        self.reader.reset();
        // A cell is never longer than what is written of it.
        self.cells.resize(self.record.len().max(1), 0);
        let most = memchr::memchr_iter(b',', &self.record).count().saturating_add(2);
        self.ends.resize(most, 0);
        let (result, _, _, count) = self.reader.read_record(&self.record, &mut self.cells, &mut self.ends);
        self.ends.truncate(count);
        if matches!(result, ReadRecordResult::Record) { count } else { 0 }
    }

    /// A cell of the record that was split last; nothing where it has bytes that are no letters.
    fn cell(&self, at: usize, encoding: Encoding) -> Option<&str> {
        let text = std::str::from_utf8(self.bytes(at)?).ok()?;
        let replaced = encoding == Encoding::Gb18030 && text.contains('\u{FFFD}');
        (!replaced).then_some(text)
    }

    fn bytes(&self, at: usize) -> Option<&[u8]> {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.cells.get(start..*self.ends.get(at)?)
    }

    fn cells(&mut self, lines: &[Line], encoding: Encoding) -> Option<Vec<String>> {
        (0..self.split(lines)).map(|at| self.cell(at, encoding).map(str::to_owned)).collect()
    }
}
