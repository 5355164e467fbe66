//! Places by the words people use for them.

use crate::{
    base::{Code, Diagnostic, Listed, nearest},
    program::Program,
};
use alloc::vec::Vec;

/// A place by code, id or name, as in a case; a name that several places bear must be told apart by its code.
pub(crate) fn place(program: &Program, word: &str) -> Result<u32, Diagnostic> {
    let regions = &program.rules.regions;
    let found = (0u32..).zip(regions).filter(|(_, region)| region.code == word || region.label.is(word)).listed();
    match found.as_slice() {
        [(only, _)] => Ok(*only),
        [] => {
            let near = nearest(word, regions.iter().map(|region| region.label.name.as_str())).unwrap_or_default();
            Err(Diagnostic::input(Code::UnknownRegion, "region").with(word).with(near))
        }
        several => {
            let codes: Vec<&str> = several.iter().map(|(_, region)| region.code.as_str()).listed();
            Err(Diagnostic::input(Code::RegionAmbiguous, "region").with(word).with(codes.join("、")))
        }
    }
}
