//! Columns of a register: what each stands for, what its cells say, and where they are gathered.

pub(crate) mod cell;
pub(crate) mod gather;
pub(crate) mod headings;
pub(crate) mod mapping;
pub(crate) mod part;
