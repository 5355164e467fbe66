//! Rows of a file that is sorted like the families'.

use super::follow::{Keyed, Rows};
use crate::{Error, table::Table};

/// Rows decoded at once.
const ROWS: usize = 1 << 14;

/// The rows of a file as they come.
pub(crate) struct Sorted<'v>(pub(crate) Box<dyn Table + 'v>);

impl Rows for Sorted<'_> {
    fn next(&mut self) -> Result<Option<Keyed>, Error> {
        Ok(self.0.next(ROWS)?.map(|bundle| Keyed { part: bundle.own, places: None }))
    }
}
