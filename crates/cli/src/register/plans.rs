//! The pack made ready for the columns of chunks.

use std::sync::{Arc, PoisonError, RwLock};
use yimen::batch::{Answers, Prepared, Register, Screener};

/// Most sorts of chunks a pack is kept ready for. They differ in which columns have gaps, and nearly all are of one sort.
const MOST: usize = 32;

/// The pack made ready for chunks of several sorts.
#[derive(Default)]
pub struct Plans<'v>(RwLock<Vec<Arc<Prepared<'v>>>>);

impl<'v> Plans<'v> {
    /// Judges a chunk. The answers do not depend on what the pack was made ready for.
    pub fn screen(&self, screener: &Screener<'v>, register: &Register<'_>) -> Answers {
        self.prepared(screener, register).screen(register)
    }

    fn prepared(&self, screener: &Screener<'v>, register: &Register<'_>) -> Arc<Prepared<'v>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(plan) = known.iter().find(|plan| plan.serves(register)) {
            return plan.clone();
        }
        drop(known);
        let plan = Arc::new(screener.prepare(register));
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < MOST && !known.iter().any(|other| other.serves(register)) {
            known.push(plan.clone());
        }
        plan
    }
}
