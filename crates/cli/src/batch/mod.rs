//! `yimen batch`: a whole register against a pack.

mod arguments;
mod reasons;
mod run;
mod summary;
mod targets;

pub use arguments::BatchArguments;
pub use run::run;
pub use summary::Summary;
