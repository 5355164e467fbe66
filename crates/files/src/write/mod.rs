//! Tables to files: CSV, JSON Lines and Parquet, each whole or not at all.

mod aside;
mod cells;
mod csv;
mod json;
mod parquet;
mod receipt;
mod rejects;
mod statistics;
mod table;
mod unfinished;

pub use aside::{Aside, Complete, persist};
pub use receipt::{InputFile, Receipt};
pub use rejects::RejectWriter;
pub use table::{Encoded, TableWriter};
pub(crate) use unfinished::Unfinished;
pub use unfinished::abandon;
