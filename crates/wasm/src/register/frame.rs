//! A register as JavaScript gives it: an object of columns.

use super::{
    arrays,
    columns::{self, Owned},
    words::Words,
};
use crate::{
    input::read,
    refusal::{Expected, Reason, Refusal},
};
use wasm_bindgen::JsValue;
use yimen::{
    Diagnostic, Pack,
    batch::{Received, Register},
};

/// Most families, members or things received of one register, so that its answers have room; of more, some at a time.
pub const MOST_ROWS: usize = 1 << 20;

const KNOWN: [&str; 5] = ["families", "region", "family", "members", "receiving"];
const MEMBERS: [&str; 2] = ["starts", "facts"];
const RECEIVING: [&str; 7] = ["starts", "item", "member", "amount", "since", "unmet_since", "region"];

/// All columns of a register, copied.
pub struct Frame {
    families: usize,
    place: Option<Owned>,
    family: Vec<(String, Owned)>,
    members: Option<Members>,
    received: Option<Entries>,
}

struct Members {
    starts: Vec<u32>,
    facts: Vec<(String, Owned)>,
}

struct Entries {
    starts: Vec<u32>,
    item: Vec<u32>,
    member: Option<Owned>,
    amount: Option<Owned>,
    since: Option<Owned>,
    unmet_since: Option<Owned>,
    place: Option<Owned>,
}

impl Frame {
    /// Copies the columns out of an object.
    pub fn read(value: &JsValue, words: &Words) -> Result<Frame, Refusal> {
        let [families, region, family, members, receiving] = entries(value, Expected::Register, &KNOWN)?;
        let families = columns::count(&families.unwrap_or_default(), MOST_ROWS)
            .map_err(|reason| Refusal::from(reason).inside("families"))?;
        Ok(Frame {
            families,
            place: region.map(|region| place(&region, words)).transpose()?,
            family: family
                .map(|family| facts(&family, words, false).map_err(|refusal| refusal.inside("family")))
                .transpose()?
                .unwrap_or_default(),
            members: members
                .map(|members| self::members(&members, families, words).map_err(|refusal| refusal.inside("members")))
                .transpose()?,
            received: receiving
                .map(|given| received(&given, families, words).map_err(|refusal| refusal.inside("receiving")))
                .transpose()?,
        })
    }

    /// The register; what does not fit the pack is told.
    pub fn register<'a>(&'a self, pack: &'a Pack) -> Result<Register<'a>, Diagnostic> {
        let mut builder = pack.register(self.families);
        if let Some(place) = &self.place {
            builder = builder.place(place.view())?;
        }
        for (fact, column) in &self.family {
            builder = builder.family(fact, column.view())?;
        }
        if let Some(Members { starts, facts }) = &self.members {
            builder = builder.members(starts)?;
            for (fact, column) in facts {
                builder = builder.member(fact, column.view())?;
            }
        }
        if let Some(entries) = &self.received {
            let view = |column: &'a Option<Owned>| column.as_ref().map(Owned::view);
            builder = builder.received(Received {
                starts: &entries.starts,
                item: &entries.item,
                member: view(&entries.member),
                amount: view(&entries.amount),
                since: view(&entries.since),
                unmet_since: view(&entries.unmet_since),
                place: view(&entries.place),
            })?;
        }
        Ok(builder.build())
    }
}

fn entries<const N: usize>(
    value: &JsValue,
    expected: Expected,
    known: &'static [&'static str; N],
) -> Result<[Option<JsValue>; N], Refusal> {
    if !value.is_object() {
        return Err(Reason::Expected(expected).into());
    }
    read::known_keys(value, known)
}

fn place(value: &JsValue, words: &Words) -> Result<Owned, Refusal> {
    columns::column(value, MOST_ROWS, &|word| words.region(word)).map_err(|refusal| refusal.inside("region"))
}

/// Columns by the facts they are of; `undefined` counts as left out.
fn facts(value: &JsValue, words: &Words, of_members: bool) -> Result<Vec<(String, Owned)>, Refusal> {
    if !value.is_object() {
        return Err(Reason::Expected(Expected::Facts).into());
    }
    let mut all = Vec::new();
    for key in read::keys(value)? {
        let name = key.as_string().unwrap_or_default();
        let column = read::get(value, &key).map_err(|reason| Refusal::from(reason).inside(&name))?;
        if !column.is_undefined() {
            let meaning = |word: &str| words.of_fact(of_members, &name, word);
            let column = columns::column(&column, MOST_ROWS, &meaning).map_err(|refusal| refusal.inside(&name))?;
            all.push((name, column));
        }
    }
    Ok(all)
}

fn members(value: &JsValue, families: usize, words: &Words) -> Result<Members, Refusal> {
    let [starts, facts] = entries(value, Expected::Members, &MEMBERS)?;
    let facts = facts.map(|all| self::facts(&all, words, true).map_err(|refusal| refusal.inside("facts")));
    Ok(Members { starts: self::starts(starts, families)?, facts: facts.transpose()?.unwrap_or_default() })
}

fn received(value: &JsValue, families: usize, words: &Words) -> Result<Entries, Refusal> {
    let [starts, item, member, amount, since, unmet_since, region] = entries(value, Expected::Receiving, &RECEIVING)?;
    let column = |name: &str, value: Option<JsValue>| {
        let meaning = |word: &str| words.region(word);
        value
            .map(|value| columns::column(&value, MOST_ROWS, &meaning).map_err(|refusal| refusal.inside(name)))
            .transpose()
    };
    let of_item = |word: &str| words.item(word);
    let item = columns::column(&item.unwrap_or_default(), MOST_ROWS, &of_item)
        .and_then(|column| column.meanings().ok_or(Reason::Expected(Expected::Items).into()))
        .map_err(|refusal| refusal.inside("item"))?;
    let starts = self::starts(starts, families)?;
    if starts.last().is_some_and(|end| *end as usize > item.len()) {
        return Err(Refusal::from(Reason::BeyondEnd { rows: item.len() }).inside("starts"));
    }
    Ok(Entries {
        starts,
        item,
        member: column("member", member)?,
        amount: column("amount", amount)?,
        since: column("since", since)?,
        unmet_since: column("unmet_since", unmet_since)?,
        place: column("region", region)?,
    })
}

/// Where each family begins, and at the end how many rows there are.
fn starts(value: Option<JsValue>, families: usize) -> Result<Vec<u32>, Refusal> {
    let checked = |starts: Vec<u32>| {
        let rising = starts.windows(2).all(|pair| pair.first() <= pair.last());
        if starts.len() != families.saturating_add(1) || starts.first() != Some(&0) || !rising {
            return Err(Reason::NotStarts { entries: families.saturating_add(1) });
        }
        match starts.last() {
            Some(end) if *end as usize > MOST_ROWS => Err(Reason::TooManyRows { limit: MOST_ROWS }),
            _ => Ok(starts),
        }
    };
    arrays::starts(&value.unwrap_or_default(), MOST_ROWS.saturating_add(1))
        .and_then(checked)
        .map_err(|reason| Refusal::from(reason).inside("starts"))
}
