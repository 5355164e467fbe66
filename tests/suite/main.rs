//! The language at its boundary: a policy text, a case, an answer.

mod design;
mod support;
