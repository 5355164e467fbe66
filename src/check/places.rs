//! Places by name, id and code. Several may share a name; then only the code tells them apart.

use crate::{
    base::{Code, Diagnostic, nearest},
    program::{Label, Region},
    syntax::ast::{self, Name},
};
use alloc::{collections::BTreeMap, string::String, vec::Vec};

/// The region tree as it grows, and the names that lead into it.
#[derive(Debug, Default)]
pub(super) struct Places {
    regions: Vec<Region>,
    codes: BTreeMap<String, u32>,
    names: BTreeMap<String, Vec<u32>>,
}

impl Places {
    /// Adds a place with all below it. A lower layer may name a place again to hang its own places below it.
    pub(super) fn add(&mut self, region: &ast::Region, parent: Option<u32>, diagnostics: &mut Vec<Diagnostic>) {
        let this = match self.codes.get(&region.code.text).copied() {
            Some(known) => {
                let same =
                    self.regions.get(known as usize).is_some_and(|place| place.label.name == region.named.name.text);
                if !same {
                    diagnostics
                        .push(Diagnostic::at(Code::RegionTwice, region.code.span).with(region.code.text.clone()));
                }
                known
            }
            None => self.declare(region, parent),
        };
        region.children.iter().for_each(|child| self.add(child, Some(this), diagnostics));
    }

    fn declare(&mut self, region: &ast::Region, parent: Option<u32>) -> u32 {
        let this = u32::try_from(self.regions.len()).unwrap_or(u32::MAX);
        let code = region.code.text.clone();
        let name = region.named.name.text.clone();
        let id = region.named.id.as_ref().map_or_else(|| code.clone(), |id| id.text.clone());
        self.codes.insert(code.clone(), this);
        let mut keys = Vec::from([name.clone(), id.clone()]);
        keys.dedup();
        keys.retain(|key| *key != code);
        for key in keys {
            self.names.entry(key).or_default().push(this);
        }
        let label = Label { id, name, english: region.named.english.clone() };
        self.regions.push(Region { code, label, parent });
        this
    }

    /// The one place of a name, id or code; none or several are reported.
    pub(super) fn find(&self, name: &Name, diagnostics: &mut Vec<Diagnostic>) -> Option<u32> {
        if let Some(place) = self.codes.get(&name.text) {
            return Some(*place);
        }
        match self.names.get(&name.text).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            Some(several) => {
                let codes = several.iter().filter_map(|place| self.regions.get(*place as usize));
                let codes: Vec<&str> = codes.map(|region| region.code.as_str()).collect();
                let shared = Diagnostic::at(Code::RegionNameShared, name.span).with(name.text.clone());
                diagnostics.push(shared.with(codes.join("、")));
                None
            }
            None => {
                let near = nearest(&name.text, self.names.keys().map(String::as_str)).unwrap_or_default();
                diagnostics.push(Diagnostic::at(Code::NoSuchRegion, name.span).with(name.text.clone()).with(near));
                None
            }
        }
    }

    /// Whether some place goes by the name.
    pub(super) fn names(&self, name: &str) -> bool {
        self.names.contains_key(name) || self.codes.contains_key(name)
    }

    /// The tree, each place after the one above it.
    pub(super) fn regions(&self) -> &[Region] {
        &self.regions
    }
}
