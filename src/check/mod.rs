//! Syntax trees to checked rules: layers merged, names resolved, types and units inferred.
//! Only this layer makes the typed IR; past it there are no names, spellings or languages to look up.

mod bands;
mod expression;
mod functions;
pub mod ir;
mod items;
mod layers;
mod names;
mod operators;
mod order;
mod places;
mod policy;
mod tables;
mod types;

pub use layers::{Header, header};
pub use policy::check;
pub(crate) use types::unit_fits;
