//! What an editor asks while a policy is being written: what a name is, where it is declared, what could stand here.
//! It reads the syntax trees only, so it answers while the rules do not compile yet.

mod complete;
mod declared;
mod hover;
mod words;
mod workspace;

pub use complete::{Completion, CompletionKind, Offer};
pub use hover::Hover;
pub use workspace::Workspace;
