//! One column, given as an object with a typed array in it.

use super::arrays::{self, Whole};
use crate::{
    input::read,
    refusal::{Expected, Reason, Refusal},
};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use yimen::batch::{Bits, Column, Values};

const KNOWN: [&str; 8] = ["digits", "places", "truths", "days", "keys", "words", "known", "absent"];
const MASK: [&str; 2] = ["bits", "offset"];
/// Most digits after the point.
const MOST_PLACES: u32 = 28;
/// Most words of a column: more than any pack has places.
const MOST_WORDS: usize = 100_000;
/// Most bytes of a word.
const LONGEST_WORD: usize = 1_000;

/// A column, copied.
pub struct Owned {
    values: OwnedValues,
    known: Option<Mask>,
    absent: Option<Mask>,
}

enum OwnedValues {
    Truths(Mask),
    Numbers(Whole, u8),
    Days(Vec<i32>),
    Keys(Whole, Vec<Option<u32>>),
}

/// A bit for each row.
struct Mask {
    bytes: Vec<u8>,
    offset: usize,
}

/// What the words of a column mean.
pub type Meaning<'v> = &'v dyn Fn(&str) -> Result<u32, Refusal>;

/// A column of so many rows at most; its words are looked up.
pub fn column(value: &JsValue, most: usize, meaning: Meaning<'_>) -> Result<Owned, Refusal> {
    if !value.is_object() {
        return Err(Reason::Expected(Expected::Column).into());
    }
    let [digits, places, truths, days, keys, words, known, absent] = read::known_keys(value, &KNOWN)?;
    let mask = |name: &str, value: Option<JsValue>| {
        value.map(|value| mask(&value, most).map_err(|refusal| refusal.inside(name))).transpose()
    };
    let values = match (digits, truths, days, keys) {
        (Some(digits), None, None, None) if words.is_none() => {
            let digits = arrays::whole(&digits, most).map_err(|reason| Refusal::from(reason).inside("digits"))?;
            OwnedValues::Numbers(digits, self::places(places)?)
        }
        (None, Some(truths), None, None) if words.is_none() && places.is_none() => {
            OwnedValues::Truths(self::mask(&truths, most).map_err(|refusal| refusal.inside("truths"))?)
        }
        (None, None, Some(days), None) if words.is_none() && places.is_none() => {
            OwnedValues::Days(arrays::days(&days, most).map_err(|reason| Refusal::from(reason).inside("days"))?)
        }
        (None, None, None, Some(keys)) if places.is_none() => {
            let keys = arrays::whole(&keys, most).map_err(|reason| Refusal::from(reason).inside("keys"))?;
            let words = words.unwrap_or_default();
            OwnedValues::Keys(keys, self::words(&words, meaning).map_err(|refusal| refusal.inside("words"))?)
        }
        _ => return Err(Reason::Expected(Expected::Column).into()),
    };
    Ok(Owned { values, known: mask("known", known)?, absent: mask("absent", absent)? })
}

fn places(value: Option<JsValue>) -> Result<u8, Refusal> {
    let Some(value) = value else { return Ok(0) };
    let places = (0..=MOST_PLACES).find(|places| value.as_f64() == Some(f64::from(*places)));
    let places = places.and_then(|places| u8::try_from(places).ok());
    places.ok_or(Refusal::from(Reason::Expected(Expected::Places)).inside("places"))
}

/// A byte for each row, or a bit for each, the lowest first, as Arrow has them.
fn mask(value: &JsValue, most: usize) -> Result<Mask, Refusal> {
    if js_sys::ArrayBuffer::is_view(value) {
        let octets = arrays::octets(value, most)?;
        let eight = |eight: &[u8]| eight.iter().rev().fold(0, |byte, one| byte << 1 | u8::from(*one != 0));
        return Ok(Mask { bytes: octets.chunks(8).map(eight).collect(), offset: 0 });
    }
    if !value.is_object() {
        return Err(Reason::Expected(Expected::Mask).into());
    }
    let [bits, offset] = read::known_keys(value, &MASK)?;
    let bytes = arrays::octets(&bits.unwrap_or_default(), most);
    let bytes = bytes.map_err(|reason| Refusal::from(reason).inside("bits"))?;
    let offset = match offset {
        Some(offset) => count(&offset, most).map_err(|reason| Refusal::from(reason).inside("offset"))?,
        None => 0,
    };
    Ok(Mask { bytes, offset })
}

/// A whole number from 0 on.
pub fn count(value: &JsValue, most: usize) -> Result<usize, Reason> {
    let number = value.as_f64().filter(|number| *number >= 0.0 && number.trunc() == *number);
    let number = number.ok_or(Reason::Expected(Expected::Count))?;
    if number > most as f64 {
        return Err(Reason::TooManyRows { limit: most });
    }
    Ok(number as usize)
}

/// What each key means; nothing for one that stands for no value.
fn words(value: &JsValue, meaning: Meaning<'_>) -> Result<Vec<Option<u32>>, Refusal> {
    let array = value.dyn_ref::<Array>().ok_or(Reason::Expected(Expected::Words))?;
    let mut all = Vec::new();
    for index in 0..read::length(array)? {
        if all.len() >= MOST_WORDS {
            return Err(Reason::TooManyRows { limit: MOST_WORDS }.into());
        }
        let word = read::element(array, index)?;
        let at = |refusal: Refusal| refusal.inside(&format!("[{index}]"));
        all.push(match word.is_null() {
            true => None,
            false => Some(read::text(&word, LONGEST_WORD).and_then(|word| meaning(&word)).map_err(at)?),
        });
    }
    Ok(all)
}

impl Owned {
    /// The same, borrowed.
    pub fn view(&self) -> Column<'_> {
        let values = match &self.values {
            OwnedValues::Truths(mask) => Values::Truths(mask.view()),
            OwnedValues::Numbers(digits, places) => Values::Numbers(digits.view(), *places),
            OwnedValues::Days(days) => Values::Days(days),
            OwnedValues::Keys(keys, meaning) => Values::Keys(keys.view(), meaning),
        };
        Column { values, known: self.known.as_ref().map(Mask::view), absent: self.absent.as_ref().map(Mask::view) }
    }

    /// For columns that must say something of every row: what each key means.
    pub fn meanings(&self) -> Option<Vec<u32>> {
        let OwnedValues::Keys(keys, meaning) = &self.values else { return None };
        if self.known.is_some() || self.absent.is_some() {
            return None;
        }
        let keys = keys.view();
        let of = |row: usize| {
            let key = usize::try_from(keys.get(row)?).ok()?;
            *meaning.get(key)?
        };
        (0..keys.rows()).map(of).collect()
    }
}

impl Mask {
    fn view(&self) -> Bits<'_> {
        Bits::new(&self.bytes, self.offset)
    }
}
