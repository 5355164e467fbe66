//! What the commands over a whole register have in common: its files, its families judged in chunks, its receipt.

mod arguments;
mod each;
mod plans;
mod rejects;
mod sheet;

pub use arguments::{EncodingName, Source};
pub use each::{Judged, Opened, inputs, place, settings};
pub use plans::Plans;
pub use rejects::Rejects;
pub use sheet::{Sheet, bytes, json, write};

use crate::{failure::Failure, words::Trouble};
use std::path::{Path, PathBuf};
use yimen::{
    Diagnostic, Lang,
    batch::Worth,
    shapes::{CitationStatus, PackInfo},
    value::Day,
};
use yimen_audit::{Stake, decimal};
use yimen_files::{Error, InputFile, Receipt};

/// What the engine itself has against a register or a place.
pub fn refused(diagnostics: Vec<Diagnostic>, input: &Path) -> Failure {
    Failure::Refused { diagnostics, files: Vec::new(), input: crate::input::name(input) }
}

/// A fault of ours, told like any other.
pub fn internal(what: impl std::fmt::Display) -> Failure {
    Error::Internal { what: what.to_string() }.into()
}

/// A temporary file that cannot be read or written: mostly the disk is full.
pub fn temporary(reason: std::io::Error) -> Failure {
    Error::Unwritable { path: std::env::temp_dir().display().to_string(), reason }.into()
}

/// A day as people write it.
pub fn day(text: &str) -> Result<Day, Failure> {
    Day::parse(text).ok_or_else(|| Trouble::NoDay { text: text.to_owned() }.into())
}

/// The receipt of a run.
pub fn receipt(info: &PackInfo, date: &str, region: Option<u32>, inputs: Vec<InputFile>) -> Receipt {
    let code = region.and_then(|region| info.regions.get(region as usize)).map(|region| region.code.clone());
    Receipt {
        pack: info.id.clone(),
        version: info.version.clone(),
        pack_hash: info.hash.clone(),
        engine: yimen::VERSION.to_owned(),
        date: date.to_owned(),
        region: code,
        inputs,
    }
}

/// Monthly and once, for two columns of a list.
pub fn split(worth: Option<Worth>) -> (Option<yimen::Exact>, Option<yimen::Exact>) {
    match worth {
        Some(Worth::Monthly(amount)) => (Some(amount), None),
        Some(Worth::Once(amount)) => (None, Some(amount)),
        None => (None, None),
    }
}

/// How far a law was checked, as results say it.
pub fn status(status: CitationStatus) -> &'static str {
    match status {
        CitationStatus::Verified => "verified",
        CitationStatus::Unverified => "unverified",
        CitationStatus::OwnChoice => "own_choice",
    }
}

/// Money at stake in words: `1,200 元/月，一次性 500 元`.
pub fn money(stake: &Stake, units: &[String; 2], lang: Lang) -> String {
    let [month, once] = units;
    let grouped = |sum| yimen_report::amount::grouped(&decimal(sum));
    let mut all = Vec::new();
    if !stake.monthly.is_zero() {
        all.push(format!("{} {month}", grouped(stake.monthly)));
    }
    if !stake.once.is_zero() {
        all.push(format!("{}{} {once}", lang.pick("一次性 ", "once "), grouped(stake.once)));
    }
    all.join(lang.pick("，", ", "))
}

/// A file in a folder of lists.
pub fn in_folder(folder: &Path, name: &str) -> PathBuf {
    folder.join(name)
}
