//! Columns of texts, however Arrow stores them.

use crate::{Error, Problem};
use arrow_array::{Array, ArrayRef, LargeStringArray, StringArray, StringViewArray, cast::AsArray};
use arrow_schema::DataType;

/// A column of texts.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each is named after its type")]
pub enum Texts<'a> {
    Utf8(&'a StringArray),
    LargeUtf8(&'a LargeStringArray),
    Utf8View(&'a StringViewArray),
}

impl<'a> Texts<'a> {
    /// The texts of a column; nothing where it holds something else, dictionaries included.
    pub fn of(array: &'a dyn Array) -> Option<Texts<'a>> {
        Some(match array.data_type() {
            DataType::Utf8 => Texts::Utf8(array.as_string_opt()?),
            DataType::LargeUtf8 => Texts::LargeUtf8(array.as_string_opt()?),
            DataType::Utf8View => Texts::Utf8View(array.as_string_view_opt()?),
            _ => return None,
        })
    }

    /// How many there are.
    pub fn rows(&self) -> usize {
        match self {
            Texts::Utf8(all) => all.len(),
            Texts::LargeUtf8(all) => all.len(),
            Texts::Utf8View(all) => all.len(),
        }
    }

    /// The text of a row, if there is one.
    pub fn get(&self, row: usize) -> Option<&'a str> {
        if row >= self.rows() {
            return None;
        }
        match self {
            Texts::Utf8(all) => all.is_valid(row).then(|| all.value(row)),
            Texts::LargeUtf8(all) => all.is_valid(row).then(|| all.value(row)),
            Texts::Utf8View(all) => all.is_valid(row).then(|| all.value(row)),
        }
    }
}

/// Keys of texts, and what each means.
#[derive(Debug, Clone)]
pub(crate) struct Keys {
    /// Keys, where the column itself has none.
    pub(crate) own: Option<Vec<i32>>,
    /// What each key means.
    pub(crate) meanings: Vec<Option<u32>>,
}

impl Keys {
    /// Keys of a column of texts or of a dictionary of texts.
    pub(crate) fn of(
        column: &str,
        array: &ArrayRef,
        wanted: &'static str,
        meaning: impl Fn(&str) -> Option<u32>,
    ) -> Result<Keys, Error> {
        let wrong = || {
            let found = array.data_type().to_string();
            Error::new(column, Problem::Type { found, wanted })
        };
        if let Some(dictionary) = array.as_any_dictionary_opt() {
            let texts = Texts::of(dictionary.values().as_ref()).ok_or_else(wrong)?;
            let all: Option<Vec<_>> = (0..texts.rows()).map(|row| Some(meaning(texts.get(row)?))).collect();
            let meanings = all.ok_or_else(|| Error::new(column, Problem::Hole))?;
            return Ok(Keys { own: None, meanings });
        }
        let texts = Texts::of(array.as_ref()).ok_or_else(wrong)?;
        let mut known: std::collections::BTreeMap<&str, i32> = std::collections::BTreeMap::new();
        let (mut own, mut meanings) = (Vec::with_capacity(texts.rows()), Vec::new());
        for row in 0..texts.rows() {
            let Some(text) = texts.get(row) else {
                own.push(0);
                continue;
            };
            let key = match known.get(text) {
                Some(key) => *key,
                None => {
                    let key = i32::try_from(meanings.len()).map_err(|_| wrong())?;
                    meanings.push(meaning(text));
                    known.insert(text, key);
                    key
                }
            };
            own.push(key);
        }
        Ok(Keys { own: Some(own), meanings })
    }
}
