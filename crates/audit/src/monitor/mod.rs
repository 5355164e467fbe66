//! Two snapshots of a register: which families changed, in which facts and verdicts, what that may mean, and by when somebody has to
//! look.
//!
//! What families are watched for is what platforms of the counties watch: vehicles, housing, pensions and taxes of families that
//! receive something (错救), large medical bills of others (漏救). Nothing is stopped because of it; somebody looks first.

mod facts;
mod signal;
mod term;
mod verdict;

pub use facts::{FactChange, facts};
pub use signal::{Alert, LARGE_BILL, Signal, SignalKind, Watch, Watched};
pub use term::{Colour, Deadline, Term};
pub use verdict::{Said, VerdictChange, verdicts};
