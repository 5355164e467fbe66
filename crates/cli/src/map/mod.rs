//! `yimen map`: what the items of a pack are to one another, as a table and as a picture.

pub mod grid;
mod markdown;
mod picture;

use crate::{
    Outcome,
    args::MapFormat,
    failure::Failure,
    input, load, output,
    view::{self, map as page},
    words::{Sentence, Trouble},
};
use std::path::Path;
use yimen::Lang;

/// Writes the map of PACK on standard output, and its picture into a file. A picture on standard output stands alone.
pub fn run(pack: &Path, out: Option<&Path>, format: Option<MapFormat>, lang: Lang) -> Result<Outcome, Failure> {
    let to_standard = out.is_some_and(input::is_standard);
    if to_standard && format.is_some() {
        return Err(Trouble::PictureAndTable.into());
    }
    let map = load::pack(pack)?.map(lang);
    if to_standard {
        output::raw(picture::svg(&map, lang).as_bytes())?;
        return Ok(Outcome::Done);
    }
    if let Some(path) = out {
        let svg = picture::svg(&map, lang);
        output::file(path, svg.as_bytes())?;
        let drawn = Sentence::Drawn { path: &input::name(path), bytes: svg.len() };
        output::error_words(&format!("{}\n", drawn.text(lang)));
    }
    match format.unwrap_or(MapFormat::Text) {
        MapFormat::Json => output::json(&map)?,
        MapFormat::Markdown => output::raw(markdown::document(&map, lang).as_bytes())?,
        MapFormat::Text => output::words(&page::page(&map, lang, view::width()))?,
    }
    Ok(Outcome::Done)
}
