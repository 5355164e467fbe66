//! Where the engine is known to be at fault, and the oracle for the time being says what the engine says.
//!
//! Each constant is one fault, reported and not mended yet. There should be none.

/// The amount of an item that can only be ineligible or an error is shown.
pub const AMOUNT_THOUGH_NOT_DUE: bool = true;

/// Members who are not given: 保障人数(), questions with errors, 享受 of a family's item, 排除. Cases give them always.
pub const MEMBERS_NOT_GIVEN: bool = true;
