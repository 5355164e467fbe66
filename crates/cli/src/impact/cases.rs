//! The cases of the new pack, judged by both.

use super::{Changed, Comparison, Side, lists::List};
use crate::{
    failure::Failure,
    input,
    load::{self, Loaded},
    register::{Rejects, receipt},
    words::Trouble,
};
use std::path::Path;
use yimen::{
    Lang, PackCase, ScreenOptions,
    batch::{Asked, Selection},
    value::Day,
};
use yimen_audit::impact::{Change, Compared, Impact, Items, Side as Which, of_case};
use yimen_files::InputFile;

/// A pack of text and its cases.
pub fn of_pack(path: &Path, lang: Lang) -> Result<(Side, Vec<PackCase>), Failure> {
    match load::load(path)? {
        Loaded::Pack(_) => Err(Trouble::CasesNeedText.into()),
        Loaded::Texts(files, compiled) => match compiled.pack {
            Some(pack) => Ok((Side { info: pack.info(lang), pack }, compiled.cases)),
            None => Err(Failure::Refused { diagnostics: compiled.diagnostics, files, input: input::name(path) }),
        },
    }
}

/// Judges every case by both packs. One that the old pack cannot read is told and left out.
pub fn compare(
    sides: &[Side; 2],
    items: &Items,
    (pack, cases): (&Path, &[PackCase]),
    list: Option<&Path>,
    lang: Lang,
) -> Result<Comparison, Failure> {
    let [before, after] = sides;
    let (mut impact, mut changed, mut refused) = (Impact::default(), Vec::new(), Vec::new());
    let mut all = String::new();
    let options = ScreenOptions { lang, questions: false, ..ScreenOptions::default() };
    let range = |_| Trouble::SumOutOfRange;
    for case in cases {
        let json = case.case_json();
        all.extend([case.name.as_str(), "\n", &json, "\n"]);
        let results = (before.pack.screen_json(&json, &options), after.pack.screen_json(&json, &options));
        let (was, is) = match results {
            (Ok(was), Ok(is)) => (was, is),
            (Err(errors), _) | (_, Err(errors)) => {
                let why = errors.first().map(|error| error.message(lang)).unwrap_or_default();
                refused.push(format!("{}{}{why}", case.name, lang.pick("：", ": ")));
                impact.rejected();
                continue;
            }
        };
        let place = is.receipt.region.clone();
        let was = of_case(items, Which::Before, &before.pack, &before.info, &was).map_err(range)?;
        let is = of_case(items, Which::After, &after.pack, &after.info, &is).map_err(range)?;
        let compared = Compared::new(&was, &is).map_err(range)?;
        impact.add(&place, &was, &is, &compared).map_err(range)?;
        if compared.change != Change::None {
            changed.push(Changed { family: case.name.clone(), place, compared });
        }
    }
    let screener = after.pack.screener(Asked { date: Day::FIRST, place: None }, Selection::default());
    let count = cases.len();
    let name = pack.file_name().unwrap_or(pack.as_os_str()).to_string_lossy().into_owned();
    let input = InputFile::of_bytes("cases", name, all.as_bytes());
    // Each case has a day of its own.
    let receipts = [before, after].map(|side| receipt(&side.info, "", None, vec![input.clone()]));
    let mut written = Vec::new();
    if let Some(path) = list {
        let mut list = List::create(path, items, &after.info, &receipts)?;
        list.append(&changed)?;
        written = list.finish(&receipts)?;
    }
    Ok(Comparison {
        impact,
        list: written,
        units: screener.units(lang),
        receipts,
        families: match lang {
            Lang::Chinese => format!("新政策包自带的 {count} 个用例"),
            Lang::English => format!("the {count} cases of the new pack"),
        },
        rejects: Rejects::new(None, lang)?,
        refused,
    })
}
