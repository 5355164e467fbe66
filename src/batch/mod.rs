//! Many families at once: a register in columns to answers in columns, the same as the scalar evaluator gives for each.
//!
//! Columns are Arrow's (`column`), borrowed from whoever read them, and stand in the places of a pack's facts (`register`).
//! What comes out are columns again (`answers`). A family that does not fit the columns is judged by itself (`row`, `scalar`).
//! What is wrong with what a family receives is told as its single screening tells it (`findings`), and what a list shows of it
//! (`summary`). Families that come one by one in JSON are gathered into columns first (`cases`, `gathered`).

mod answer;
mod answers;
mod cases;
mod cause;
mod column;
mod figures;
mod findings;
mod gathered;
mod place;
mod plan;
mod register;
mod row;
mod run;
mod scalar;
mod screener;
mod summary;

pub(crate) use place::place;

pub use crate::overlap::{Finding, FindingKind, Standing};
pub use answer::{Answer, Verdict};
pub use answers::{
    Answers, ItemAnswers, NO_RELATION, OutputAnswers, OutputState, OutputValues, PlanState, Plans, Rejected, Selection,
};
pub use cases::{Cases, Gathered};
pub use cause::{Cause, Causes};
pub use column::{Bits, Column, Integers, Values};
pub use figures::{Bounds, Digits, Figures};
pub use findings::Worth;
pub use register::{Builder, Received, Register};
pub use screener::{Asked, Bar, Prepared, Readied, Screener};
pub use summary::Summary;
