//! JSON Lines: an object for each row. Families may bring their members and what they receive along, as a case does.

use super::{Bundle, Opening, Table, decode::Decoded, keys::Rows, records::Lines};
use crate::{
    Encoding, Error,
    columns::headings::{Matcher, Role, Target},
    reject::Reason,
};
use std::{
    collections::BTreeMap,
    fs::File,
    io::BufReader,
    path::{Path, PathBuf},
};
use yimen::Tree;

/// A JSON Lines file.
pub(super) struct JsonTable<'v> {
    path: PathBuf,
    lines: Lines<BufReader<Decoded<File>>>,
    encoding: Encoding,
    own: Rows<'v>,
    members: Rows<'v>,
    receiving: Rows<'v>,
    /// The object that was looked at and not used.
    next: Option<Found>,
    has_ids: bool,
    rows: u64,
    /// Keys of the first object have to be known, like headings.
    first: bool,
}

type Object = Vec<(String, Tree)>;

/// A line that is not empty: its number, and the object in it or why there is none.
type Found = (u64, Result<Object, Reason>);

impl<'v> JsonTable<'v> {
    pub(super) fn open(path: &Path, opening: Opening<'v>) -> Result<JsonTable<'v>, Error> {
        let file = File::open(path).map_err(|reason| Error::unreadable(path, reason))?;
        let lines = Lines::new(BufReader::with_capacity(1 << 17, Decoded::new(file, opening.encoding)));
        let rows = |role| Rows::new(Matcher { role, ..opening.matcher }, opening.lang, opening.ids_only);
        let mut table = JsonTable {
            path: path.to_owned(),
            lines,
            encoding: opening.encoding,
            own: rows(opening.matcher.role),
            members: rows(Role::Members),
            receiving: rows(Role::Receiving),
            next: None,
            has_ids: false,
            rows: 0,
            first: true,
        };
        table.next = table.object()?;
        if let Some((_, Ok(object))) = &table.next {
            let is_id = |(key, value): &(String, Tree)| {
                !matches!(value, Tree::Map(_)) && matches!(table.own.matcher.target(key), Ok(Some(Target::Family)))
            };
            table.has_ids = object.iter().any(is_id);
        }
        Ok(table)
    }

    /// The next line that is not empty, as an object.
    fn object(&mut self) -> Result<Option<Found>, Error> {
        loop {
            let line = self.lines.line().map_err(|reason| Error::unreadable(&self.path, reason))?;
            let Some(line) = line else { return Ok(None) };
            let text = match std::str::from_utf8(&line.bytes) {
                _ if line.too_long => return Ok(Some((line.number, Err(Reason::Long)))),
                Ok(text) if self.encoding == Encoding::Utf8 || !text.contains('\u{FFFD}') => text,
                _ => return Ok(Some((line.number, Err(Reason::Letters)))),
            };
            if text.trim().is_empty() {
                continue;
            }
            let object = match Tree::parse(text) {
                Ok(Tree::Map(object)) => Ok(object),
                Ok(_) => Err(Reason::Json),
                Err(error) if error.kind() == yimen::Code::BadJson => Err(Reason::Json),
                Err(error) => Err(Reason::Engine(error)),
            };
            return Ok(Some((line.number, object)));
        }
    }

    /// Whether an object says who belongs to the family.
    fn has_members(&self, object: &Object) -> bool {
        object.iter().any(|(key, value)| *value != Tree::Null && self.own.target(key) == Some(Target::Members))
    }

    fn row(&mut self, number: u64, object: Result<Object, Reason>) -> Result<(), Error> {
        self.rows = self.rows.saturating_add(1);
        let mut id = String::new();
        match object {
            Ok(object) => self.fields(number, &object, &mut id)?,
            Err(reason) => self.own.gather.fault("", &reason),
        }
        if !self.has_ids {
            id = self.rows.to_string();
        } else if id.is_empty() {
            self.own.gather.fault("", &Reason::NoId);
        }
        self.own.gather.end(&id, number);
        self.members.close();
        self.receiving.close();
        Ok(())
    }

    fn fields(&mut self, number: u64, object: &Object, id: &mut String) -> Result<(), Error> {
        let strict = std::mem::replace(&mut self.first, false);
        let mut seen: Vec<Target> = Vec::new();
        for (key, value) in object {
            // The facts as an object of their own, as in a case.
            if let (Tree::Map(facts), "family" | "家庭", Role::Families) = (value, key.as_str(), self.own.matcher.role)
            {
                for (key, value) in facts {
                    self.own.field(key, value, strict, &self.path, &mut seen)?;
                }
                continue;
            }
            match self.own.field(key, value, strict, &self.path, &mut seen)? {
                Some(Target::Family) => match value {
                    Tree::Text(text) | Tree::Number(text) => text.trim().clone_into(id),
                    _ => self.own.gather.fault(key, &Reason::Shape),
                },
                Some(Target::Members) => self.list(number, key, value, Role::Members, strict)?,
                Some(Target::Receiving) => self.list(number, key, value, Role::Receiving, strict)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// A list of objects in a family's row. What is wrong with one of them is told of the family.
    fn list(&mut self, number: u64, key: &str, value: &Tree, role: Role, strict: bool) -> Result<(), Error> {
        let rows = if role == Role::Members { &mut self.members } else { &mut self.receiving };
        let Tree::List(list) = value else {
            if *value != Tree::Null {
                self.own.gather.fault(key, &Reason::List);
            }
            return Ok(());
        };
        for entry in list {
            let mut seen = Vec::new();
            match entry {
                Tree::Map(object) => {
                    for (key, value) in object {
                        rows.field(key, value, strict, &self.path, &mut seen)?;
                    }
                }
                _ => rows.gather.fault(key, &Reason::List),
            }
            rows.gather.end("", number);
        }
        Ok(())
    }
}

impl Table for JsonTable<'_> {
    fn next(&mut self, most: usize) -> Result<Option<Bundle>, Error> {
        let mut with_members = None;
        while self.own.gather.rows() < most {
            let Some((number, object)) = self.next.take() else { break };
            if let (Ok(fields), Role::Families, false) = (&object, self.own.matcher.role, self.own.ids_only) {
                let has = self.has_members(fields);
                // A register knows the members of all its families or of none; so families of each sort go by themselves.
                if *with_members.get_or_insert(has) != has {
                    self.next = Some((number, object));
                    break;
                }
            }
            self.row(number, object)?;
            self.next = self.object()?;
        }
        if self.own.gather.rows() == 0 {
            return Ok(None);
        }
        let (members, receiving) = (self.members.finish()?, self.receiving.finish()?);
        Ok(Some(Bundle {
            own: self.own.finish()?.part,
            members: with_members.unwrap_or(false).then_some(members),
            receiving: (receiving.part.rows() > 0).then_some(receiving),
        }))
    }

    fn headings(&self) -> BTreeMap<String, String> {
        BTreeMap::new()
    }

    fn has_ids(&self) -> bool {
        self.has_ids
    }
}
