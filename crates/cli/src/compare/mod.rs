//! `yimen compare`: one family in several places, and what differs.

mod differences;
mod family;
mod packs;
mod view;

use crate::{Outcome, args::Format, failure::Failure, input, output, words::Trouble};
use differences::Differences;
use packs::{Known, Packs};
use serde::Serialize;
use std::path::Path;
use yimen::{
    Lang, ScreenOptions,
    shapes::{PackInfo, ScreeningResult},
};

/// The family judged in one place.
#[derive(Serialize)]
pub struct Place {
    /// As it was asked for.
    region: String,
    /// Name of the pack it was judged by.
    pack: String,
    /// Facts of the case that this pack does not ask.
    left_out: Vec<String>,
    result: ScreeningResult,
    #[serde(skip)]
    info: PackInfo,
}

/// Everything as JSON.
#[derive(Serialize)]
struct Comparison<'a> {
    places: &'a [Place],
    differences: &'a Differences,
}

/// Screens the family in CASE in each place.
pub fn run(
    case: &Path,
    regions: &[String],
    folder: &Path,
    date: Option<&str>,
    format: Option<Format>,
    lang: Lang,
) -> Result<Outcome, Failure> {
    if regions.len() < 2 {
        return Err(Trouble::OnePlace.into());
    }
    let text = input::text(case, yimen::MAX_CASE_BYTES)?;
    let broken = |reason: String| Trouble::NotACase { path: input::name(case), reason };
    let family: serde_json::Value = serde_json::from_str(text.strip_prefix('\u{FEFF}').unwrap_or(&text))
        .map_err(|error| broken(error.to_string()))?;
    let mut packs = Packs::find(folder);
    let mut places = Vec::new();
    for region in regions {
        let Known { pack, named } = packs.of(region)?;
        let (there, left_out) = family::moved(&family, region, named);
        let options = ScreenOptions {
            lang,
            date: date.map(str::to_owned),
            region: Some(region.clone()),
            reasons: true,
            ..ScreenOptions::default()
        };
        let refused = |diagnostics| Failure::Refused { diagnostics, files: Vec::new(), input: input::name(case) };
        let info = pack.info(lang);
        let result = pack.screen_json(&there.to_string(), &options).map_err(refused)?;
        places.push(Place { region: region.clone(), pack: info.name.clone(), left_out, result, info });
    }
    let differences = differences::of(&places, lang);
    match format.unwrap_or(if output::is_terminal() { Format::Text } else { Format::Json }) {
        Format::Json => output::json(&Comparison { places: &places, differences: &differences })?,
        Format::Text => output::words(&view::page(&places, &differences, lang))?,
    }
    Ok(Outcome::Done)
}
