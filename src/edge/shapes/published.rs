//! What is published for an item.

use super::{Source, Step};
use alloc::{string::String, vec::Vec};

/// What an item may rest on in one place on one day, whoever asks.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// Id of the item.
    pub item: String,
    /// Its name in the language asked for.
    pub name: String,
    /// Every law behind it and its figures.
    pub sources: Vec<Source>,
    /// Its figures; one without a first day (`since`) is not published for the place and day.
    pub figures: Vec<Step>,
}
