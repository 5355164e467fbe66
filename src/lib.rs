//! Yimen screens families for social assistance: policy text in, verdicts, amounts and reasons out,
//! the same to the cent on every platform.
//!
//! The pipeline, which is also the order of the modules:
//!
//! ```text
//! policy text ─ syntax ─> tree ─ check ─> typed IR ─ compile ─> program ─┐
//!                                              JSON ─ case ─> case ──────┴─ eval ─> judgements ─┬─ explain ─> reasons
//!                                                                                               ├─ overlap ─> standing, plan
//!                                                                                               └─ edge ────> result
//! ```
//!
//! Nothing here reads a clock, a file or a random number, no figure passes through floating point,
//! and no input makes it panic. `docs/architecture.md` tells what each layer may know.
//!
//! Start with [`compile`] or [`Pack::from_bytes`], then [`Pack::screen_json`].

#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::float_arithmetic,
        clippy::float_cmp_const,
        clippy::arithmetic_side_effects,
        clippy::print_stdout,
        clippy::print_stderr
    )
)]

extern crate alloc;

mod api;
mod base;
pub mod batch;
mod case;
#[cfg(feature = "compiler")]
mod cases;
#[cfg(feature = "compiler")]
mod check;
#[cfg(feature = "compiler")]
mod compile;
mod edge;
#[cfg(feature = "compiler")]
mod editing;
mod eval;
mod explain;
mod overlap;
mod program;
#[cfg(feature = "compiler")]
mod prove;
#[cfg(feature = "compiler")]
pub mod syntax;
pub mod value;

/// The version of the engine, as receipts name it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

pub use api::Pack;
#[cfg(feature = "compiler")]
pub use base::Span;
pub use base::{Code, Diagnostic, Lang, LineIndex, Position, Severity, SourceFile, Utf16, Words, nearest};
pub use case::{MAX_CASE_BYTES, Tree};
pub use edge::{ScreenOptions, shapes};
pub use program::{MARK as PACK_MARK, MAX_COMPILED_BYTES};
pub use value::Exact;

#[cfg(feature = "compiler")]
pub use api::{Compiled, compile};
#[cfg(feature = "compiler")]
pub use cases::{CaseOutcome, Coverage, Gap, GapKind, PackCase, Reached};
#[cfg(feature = "compiler")]
pub use check::{Header as PackHeader, header as pack_header};
#[cfg(feature = "compiler")]
pub use editing::{Completion, CompletionKind, Hover, Offer, Workspace};
#[cfg(feature = "compiler")]
pub use syntax::{MAX_PACK_BYTES, MAX_SOURCE_BYTES, Token, TokenKind, format, tokens};
