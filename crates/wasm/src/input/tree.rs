//! A case given as a JavaScript object.
//!
//! What `JSON.stringify` would write is read the same way, so that a case gives the same answer as an object and as
//! text: `undefined` in an object is left out, figures are the shortest decimals that name them. Beyond JSON, `Map` and
//! `bigint` are taken. What JSON would lose silently (`NaN`, functions, dates) is refused.

use super::{place::Place, read};
use crate::refusal::{Reason, Refusal};
use js_sys::{Array, BigInt, Date, JsString, Map, Number, Set};
use wasm_bindgen::{JsCast, JsValue};
use yimen::Tree;

/// Deeper than any case, and shallow enough for every stack.
const MAX_DEPTH: usize = 32;

/// A case as the engine takes it.
pub fn tree(value: &JsValue) -> Result<Tree, Refusal> {
    let mut walk = Walk { place: Place::default(), left: yimen::MAX_CASE_BYTES };
    walk.read(value, MAX_DEPTH).map_err(|reason| Refusal { reason, path: walk.place.path() })
}

/// The place of a failure stays where the walk stopped.
struct Walk {
    place: Place,
    /// What may still be read. It also ends a walk through objects that share their parts over and over.
    left: usize,
}

impl Walk {
    fn read(&mut self, value: &JsValue, depth: usize) -> Result<Tree, Reason> {
        self.spend(1)?;
        if value.is_null() {
            Ok(Tree::Null)
        } else if let Some(truth) = value.as_bool() {
            Ok(Tree::Truth(truth))
        } else if let Some(number) = value.as_f64() {
            decimal(value, number).map(Tree::Number)
        } else if let Some(text) = value.dyn_ref::<JsString>() {
            self.text(text).map(Tree::Text)
        } else if let Some(number) = value.dyn_ref::<BigInt>() {
            let digits = number.to_string(10).map_err(|_| Reason::Unreadable)?;
            self.text(&digits).map(Tree::Number)
        } else {
            self.composite(value, depth.checked_sub(1).ok_or(Reason::TooDeep)?)
        }
    }

    fn composite(&mut self, value: &JsValue, depth: usize) -> Result<Tree, Reason> {
        if value.is_undefined() {
            Err(Reason::Undefined)
        } else if let Some(array) = value.dyn_ref::<Array>() {
            self.list(array, depth)
        } else if let Some(map) = value.dyn_ref::<Map>() {
            self.map(map, depth)
        } else if !value.is_object() || value.has_type::<Date>() || value.has_type::<Set>() {
            Err(Reason::NotData)
        } else {
            self.object(value, depth)
        }
    }

    fn list(&mut self, array: &Array, depth: usize) -> Result<Tree, Reason> {
        let mut list = Vec::new();
        for index in 0..read::length(array)? {
            self.place.enter_index(index);
            let value = read::element(array, index)?;
            list.push(self.read(&value, depth)?);
            self.place.leave();
        }
        Ok(Tree::List(list))
    }

    fn object(&mut self, object: &JsValue, depth: usize) -> Result<Tree, Reason> {
        let mut entries = Vec::new();
        for key in read::keys(object)? {
            let name = self.key(&key)?;
            let value = read::get(object, &key)?;
            self.entry(&mut entries, name, &value, depth)?;
        }
        Ok(Tree::Map(entries))
    }

    fn map(&mut self, map: &Map, depth: usize) -> Result<Tree, Reason> {
        let mut entries = Vec::new();
        let pairs = js_sys::try_iter(map).map_err(|_| Reason::Unreadable)?;
        for pair in pairs.into_iter().flatten() {
            let pair = pair.map_err(|_| Reason::Unreadable)?;
            let name = self.key(&read::get(&pair, &JsValue::from(0))?)?;
            let value = read::get(&pair, &JsValue::from(1))?;
            self.entry(&mut entries, name, &value, depth)?;
        }
        Ok(Tree::Map(entries))
    }

    fn entry(
        &mut self,
        entries: &mut Vec<(String, Tree)>,
        name: String,
        value: &JsValue,
        depth: usize,
    ) -> Result<(), Reason> {
        if !value.is_undefined() {
            entries.push((name, self.read(value, depth)?));
        }
        self.place.leave();
        Ok(())
    }

    /// Reads a key and steps down to its value.
    fn key(&mut self, key: &JsValue) -> Result<String, Reason> {
        let key = key.dyn_ref::<JsString>().ok_or(Reason::KeyNotText)?;
        let name = self.text(key)?;
        self.place.enter_key(&name);
        Ok(name)
    }

    fn text(&mut self, text: &JsString) -> Result<String, Reason> {
        let text = read::whole_text(text, yimen::MAX_CASE_BYTES)?;
        self.spend(text.len())?;
        Ok(text)
    }

    fn spend(&mut self, cost: usize) -> Result<(), Reason> {
        self.left = self.left.checked_sub(cost).ok_or(Reason::TooLarge { limit: yimen::MAX_CASE_BYTES })?;
        Ok(())
    }
}

/// The shortest decimal that names a JavaScript number, as `JSON.stringify` writes it.
fn decimal(value: &JsValue, number: f64) -> Result<String, Reason> {
    if !number.is_finite() {
        return Err(Reason::NotFinite);
    }
    let digits = value.unchecked_ref::<Number>().to_string_with_radix(10).map_err(|_| Reason::Unreadable)?;
    Ok(digits.into())
}
