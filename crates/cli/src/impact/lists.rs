//! The families that change, one by one.

use super::Changed;
use crate::{
    failure::Failure,
    register::{self, Sheet},
};
use std::path::Path;
use yimen::shapes::PackInfo;
use yimen_audit::impact::{Change, Grant, Items};
use yimen_files::{Complete, Receipt};

/// The word of a change.
fn word(change: Change) -> &'static str {
    match change {
        Change::Gains => "gains",
        Change::Loses => "loses",
        Change::Other => "other",
        Change::None => "none",
        Change::Open => "open",
    }
}

/// The list, in the order of the register.
pub fn write(
    path: &Path,
    changed: &[Changed],
    items: &Items,
    info: &PackInfo,
    receipt: &Receipt,
) -> Result<Vec<Complete>, Failure> {
    let all = || changed.iter();
    let region = |code: &str| info.regions.iter().find(|region| region.code == code).map_or("", |region| &region.name);
    let grants = |grants: &[Grant]| {
        let one = |grant: &Grant| match grant.member {
            Some(member) => format!("{}[{member}]", items.name(grant.item).0),
            None => items.name(grant.item).0.to_owned(),
        };
        grants.iter().map(one).collect::<Vec<_>>().join(" ")
    };
    let rows = Sheet::default()
        .texts("family", all().map(|one| one.family.as_str()))
        .texts("region", all().map(|one| one.place.as_str()))
        .texts("region_name", all().map(|one| region(&one.place)))
        .texts("change", all().map(|one| word(one.compared.change)))
        .figures("monthly", all().map(|one| one.compared.monthly))?
        .figures("once", all().map(|one| one.compared.once))?
        .figures("known_monthly", all().map(|one| Some(one.compared.known[0])))?
        .figures("known_once", all().map(|one| Some(one.compared.known[1])))?
        .texts("newly", all().map(|one| grants(&one.compared.newly)))
        .texts("no_longer", all().map(|one| grants(&one.compared.no_longer)))
        .finish()?;
    register::write(path, &rows, receipt)
}
