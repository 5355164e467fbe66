//! What a pack declares itself, as its texts have it.

use std::collections::BTreeMap;
use yimen::{
    SourceFile,
    syntax::{
        self,
        ast::{Declaration, Standard},
    },
};

/// A standard of a pack's own texts, or rows it adds to one.
pub struct OwnStandard {
    pub declared: Standard,
    /// The file, by its place in the list.
    pub file: usize,
}

/// What a pack's own texts declare.
#[derive(Default)]
pub struct Own {
    pub items: usize,
    pub amended: usize,
    pub relations: usize,
    pub standards: Vec<OwnStandard>,
}

impl Own {
    /// The declarations of the files below one top folder.
    pub fn read(files: &[SourceFile], folder: &str) -> Own {
        let mut own = Own::default();
        let inside = |file: &SourceFile| file.path.split_once('/').is_some_and(|(top, _)| top == folder);
        for (index, file) in files.iter().enumerate().filter(|(_, file)| inside(file)) {
            for declaration in syntax::parse(0, &file.text, &mut Vec::new()).declarations {
                match declaration {
                    Declaration::Item(item) if item.replaces => own.amended += 1,
                    Declaration::Item(_) => own.items += 1,
                    Declaration::Amendment(_) => own.amended += 1,
                    Declaration::Relation(_) => own.relations += 1,
                    Declaration::Standard(declared) => own.standards.push(OwnStandard { declared, file: index }),
                    _ => {}
                }
            }
        }
        own
    }
}

/// What the author wrote above each standard, by its name: why a figure is missing, among other things.
pub fn remarks(files: &[SourceFile]) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for file in files {
        for declaration in syntax::parse(0, &file.text, &mut Vec::new()).declarations {
            let Declaration::Standard(declared) = declaration else { continue };
            let before =
                file.text.get(..declared.span.range().start).unwrap_or_default().trim_end_matches([' ', '\n', '\r']);
            let remark: Vec<&str> =
                before.lines().rev().map_while(|line| line.trim().strip_prefix("//").map(str::trim)).collect();
            let remark: String = remark.into_iter().rev().filter(|line| !line.starts_with("--")).collect();
            if !remark.is_empty() {
                all.entry(declared.named.name.text).or_insert(remark);
            }
        }
    }
    all
}
