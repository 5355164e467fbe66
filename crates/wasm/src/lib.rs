//! Yimen for JavaScript.
//!
//! ```text
//! JS values ─ input ─> texts, bytes, cases ─ yimen ─> results, reports ─ output ─> JS values
//!                                                          └─ failure ─> a thrown YimenError
//! ```
//!
//! This crate converts and hands on; it holds no rule of its own. Whatever JavaScript passes in ends in a value or in
//! a thrown `YimenError`, never in a trap: after a trap the whole module would be unusable. The types of TypeScript
//! come from the shapes of the engine, those of the inputs from `types.ts`.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod failure;
mod input;
mod output;
mod pack;
mod refusal;
#[cfg(feature = "register")]
mod register;
#[cfg(feature = "compiler")]
mod sources;
mod types;
#[cfg(feature = "compiler")]
mod workspace;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

pub use pack::{Pack, engine_version};
#[cfg(feature = "register")]
pub use register::RegisterScreener;
#[cfg(feature = "compiler")]
pub use sources::check;
#[cfg(feature = "compiler")]
pub use workspace::Workspace;
