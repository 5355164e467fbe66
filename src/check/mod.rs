//! Syntax trees to checked rules: layers merged, names resolved, types and units inferred.
//! Only this layer makes the typed IR; past it there are no names, spellings or languages to look up.

mod amended;
mod assertions;
mod bands;
mod calls;
mod days;
mod definitions;
mod expression;
mod functions;
mod grid;
mod groups;
pub mod ir;
mod items;
mod known;
mod layers;
mod names;
mod never;
mod of_items;
mod operators;
mod order;
mod paths;
mod patterns;
mod places;
mod policy;
mod relations;
mod replaced;
mod sets;
mod standards;
mod strata;
mod tables;
mod types;
mod unused;

pub(crate) use functions::function_words;
pub use layers::{Header, header};
pub use policy::check;
pub(crate) use types::unit_fits;
