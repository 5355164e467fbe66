//! Registers: many families at once, in typed arrays or as JSON texts.
//!
//! ```text
//! typed arrays ─ arrays, columns ─> columns ─ frame ─> register ─┐
//!                                                                ├─ yimen ─> answers ─┬─ answers ─> typed arrays
//! JSON texts ──────────────────────────────────────── cases ─────┘                    └─ cases ─> a summary of each
//! ```

mod answers;
mod arrays;
mod cases;
mod columns;
mod frame;
mod options;
mod screener;
mod words;

pub use screener::RegisterScreener;
