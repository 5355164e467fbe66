//! Which pack a place is judged by.

use crate::{failure::Failure, layers, load, words::Trouble};
use std::path::{Path, PathBuf};
use yimen::{Lang, Pack, PackHeader, shapes::PackInfo};

/// The packs there are; each is compiled when a place asks for it.
pub struct Packs {
    folder: String,
    found: Vec<(PathBuf, PackHeader)>,
    compiled: Vec<(PathBuf, Known)>,
}

/// A compiled pack, and what it contains under its own names: places and facts are found by these in every language.
pub struct Known {
    pub pack: Pack,
    pub named: PackInfo,
}

impl Packs {
    /// Those in a folder, or the one that the folder is.
    pub fn find(folder: &Path) -> Packs {
        // Those with more packs below them come last: the lowest that is for a place is taken.
        let mut found = layers::packs(folder);
        let depths: Vec<usize> = found.iter().map(|(_, header)| depth(header, &found)).collect();
        let mut order: Vec<_> = depths.into_iter().zip(std::mem::take(&mut found)).collect();
        order.sort_by_key(|(depth, _)| std::cmp::Reverse(*depth));
        let found = order.into_iter().map(|(_, one)| one).collect();
        Packs { folder: folder.display().to_string(), found, compiled: Vec::new() }
    }

    /// The lowest pack that is for a place.
    pub fn of(&mut self, region: &str) -> Result<&Known, Failure> {
        let mut chosen = None;
        for (folder, header) in self.found.clone() {
            let place = match self.compiled.iter().position(|(known, ..)| *known == folder) {
                Some(place) => place,
                None => {
                    let pack = load::pack(&folder)?;
                    let named = pack.info(Lang::Chinese);
                    self.compiled.push((folder, Known { pack, named }));
                    self.compiled.len() - 1
                }
            };
            if self.compiled.get(place).is_some_and(|(_, known)| is_for(&known.named, &header, region)) {
                chosen = Some(place);
                break;
            }
        }
        match chosen.and_then(|place| self.compiled.get(place)) {
            Some((_, known)) => Ok(known),
            None => Err(Trouble::NoPackFor { region: region.to_owned(), packs: self.folder.clone() }.into()),
        }
    }
}

/// How many packs a pack rests on.
fn depth(header: &PackHeader, all: &[(PathBuf, PackHeader)]) -> usize {
    let mut depth = 0;
    let mut base = header.based_on.as_deref();
    while let Some(name) = base {
        let found = all.iter().find(|(_, one)| one.name == name || one.id == name);
        base = found.and_then(|(_, one)| one.based_on.as_deref());
        depth += 1;
        if depth > all.len() {
            break; // They rest on one another in a ring; compiling says so.
        }
    }
    depth
}

/// Whether a pack knows a place and is for it.
fn is_for(info: &PackInfo, header: &PackHeader, region: &str) -> bool {
    let find = |wanted: &str| info.regions.iter().find(|one| one.code == wanted || one.name == wanted);
    let Some(place) = find(region) else { return false };
    let Some(home) = header.region.as_deref() else { return true };
    let Some(home) = find(home) else { return true };
    let up = |code: &String| info.regions.iter().find(|one| one.code == *code)?.parent.clone();
    std::iter::successors(Some(place.code.clone()), up).take(10).any(|code| code == home.code)
}
