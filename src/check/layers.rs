//! Which files make which pack, and which pack rests on which.

use crate::{
    base::{Code, Diagnostic, Place, Span, Words, nearest},
    syntax::ast::{Declaration, File, Name, Named, Pack},
};
use alloc::{borrow::ToOwned, collections::BTreeMap, string::String, vec::Vec};

/// One pack of the stack: its head, its files and everything these declare.
pub(super) struct Layer<'a> {
    pub(super) pack: &'a Pack,
    pub(super) files: Vec<u32>,
    pub(super) declarations: Vec<&'a Declaration>,
}

/// What a folder's pack calls itself and what it rests on, read without checking anything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// Its id; the name where it has none.
    pub id: String,
    /// Name or id of the pack it is 基于.
    pub based_on: Option<String>,
    /// Name, id or code of the place it is for.
    pub region: Option<String>,
}

/// The 政策包 a text declares, if it does.
pub fn header(text: &str) -> Option<Header> {
    let file = crate::syntax::parse(0, text, &mut Vec::new());
    file.declarations.iter().find_map(|declaration| match declaration {
        Declaration::Pack(pack) => Some(Header {
            name: pack.named.name.text.clone(),
            id: id_of(pack).to_owned(),
            based_on: pack.based_on.as_ref().map(|name| name.text.clone()),
            region: pack.region.as_ref().map(|name| name.text.clone()),
        }),
        _ => None,
    })
}

fn id_of(pack: &Pack) -> &str {
    pack.named.id.as_ref().map_or(&pack.named.name.text, |id| &id.text)
}

fn goes_by(pack: &Pack, name: &str) -> bool {
    pack.named.name.text == name || id_of(pack) == name
}

/// Stands for the head that a folder does not have.
static NO_PACK: Pack = {
    let span = Span { file: 0, start: 0, end: 0 };
    let named = Named { name: Name { text: String::new(), span }, id: None, english: None };
    Pack { named, version: None, based_on: None, region: None, effective: None, span }
};

/// Files to packs, from the uppermost layer down: each pack is based on the one before it. Files below one top folder belong together.
pub(super) fn stack<'a>(files: &'a [File], paths: &[&str], diagnostics: &mut Vec<Diagnostic>) -> Vec<Layer<'a>> {
    let mut folders: BTreeMap<&str, (Vec<u32>, Vec<&'a Declaration>)> = BTreeMap::new();
    for (file, path) in files.iter().zip(paths) {
        let (files, declarations) = folders.entry(path.split_once('/').map_or("", |(folder, _)| folder)).or_default();
        files.push(file.file);
        declarations.extend(&file.declarations);
    }
    let alone = folders.len() == 1;
    let mut layers: Vec<Layer<'a>> = Vec::new();
    for (folder, (files, declarations)) in folders {
        let mut packs = declarations.iter().filter_map(|declaration| match declaration {
            Declaration::Pack(pack) => Some(pack),
            _ => None,
        });
        let Some(pack) = packs.next() else {
            let words = match folder {
                "" => Words::new("政策文件", "the policy text"),
                folder => Words::new(alloc::format!("文件夹“{folder}”"), alloc::format!("folder \"{folder}\"")),
            };
            diagnostics.push(Diagnostic::new(Code::NoPack, Place::Whole).with(words));
            if alone {
                // What else is wrong is told too.
                layers.push(Layer { pack: &NO_PACK, files, declarations });
            }
            continue;
        };
        if let Some(second) = packs.next() {
            let first = Words::new("第一个在这里", "the first one is here");
            diagnostics
                .push(Diagnostic::at(Code::PackTwice, second.named.name.span).label(pack.named.name.span, first));
        }
        if let Some(other) =
            layers.iter().find(|layer| goes_by(layer.pack, id_of(pack)) || goes_by(layer.pack, &pack.named.name.text))
        {
            let first = Words::new("第一个在这里", "the first one is here");
            let twice = Diagnostic::at(Code::DeclaredTwice, pack.named.name.span).with(pack.named.name.text.clone());
            diagnostics.push(twice.label(other.pack.named.name.span, first));
            continue;
        }
        layers.push(Layer { pack, files, declarations });
    }
    in_order(layers, diagnostics)
}

/// Follows 基于 upwards from the lowest pack, the only one that nothing is based on.
fn in_order<'a>(mut layers: Vec<Layer<'a>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Layer<'a>> {
    let base_of = |layer: &Layer<'a>, all: &[Layer<'a>]| {
        let base = layer.pack.based_on.as_ref()?;
        all.iter().position(|other| goes_by(other.pack, &base.text))
    };
    let bases: Vec<Option<usize>> = layers.iter().map(|layer| base_of(layer, &layers)).collect();
    for (layer, base) in layers.iter().zip(&bases) {
        if let (Some(name), None) = (&layer.pack.based_on, base) {
            let known = layers.iter().map(|layer| layer.pack.named.name.text.as_str());
            let near = nearest(&name.text, known).unwrap_or_default();
            diagnostics.push(Diagnostic::at(Code::NoSuchBase, name.span).with(name.text.clone()).with(near));
        }
    }
    if layers.iter().zip(&bases).any(|(layer, base)| layer.pack.based_on.is_some() && base.is_none()) {
        return Vec::new();
    }
    let tops: Vec<usize> = (0..layers.len()).filter(|index| !bases.contains(&Some(*index))).collect();
    let [top] = tops.as_slice() else {
        // With none at the bottom they go in a circle; with several, those do not meet.
        let (code, apart) = match tops.as_slice() {
            [] => (Code::PackCycle, 0..layers.len().min(2)),
            _ => (Code::PacksUnrelated, 0..tops.len().min(2)),
        };
        for layer in apart.filter_map(|index| layers.get(tops.get(index).copied().unwrap_or(index))) {
            let name = &layer.pack.named.name;
            diagnostics.push(Diagnostic::at(code, name.span).with(name.text.clone()));
        }
        return Vec::new();
    };
    let mut chain = Vec::new();
    let mut next = Some(*top);
    while let Some(index) = next.filter(|index| !chain.contains(index)) {
        chain.push(index);
        next = bases.get(index).copied().flatten();
    }
    if chain.len() < layers.len() || next.is_some() {
        // Every pack but the top is someone's base, so a pack off the chain is part of a circle.
        for layer in layers.iter().take(1) {
            diagnostics.push(
                Diagnostic::at(Code::PackCycle, layer.pack.named.name.span).with(layer.pack.named.name.text.clone()),
            );
        }
        return Vec::new();
    }
    let mut slots: Vec<Option<Layer<'a>>> = layers.drain(..).map(Some).collect();
    chain.iter().rev().filter_map(|index| slots.get_mut(*index).and_then(Option::take)).collect()
}
