//! Where the engine is known to be at fault, and the oracle for the time being says what the engine says.
//!
//! Each constant is one fault, reported and not mended yet. There should be none.

/// The amount of an item that can only be ineligible or an error is shown.
pub const AMOUNT_THOUGH_NOT_DUE: bool = true;

/// Members who are not given: 保障人数(), questions with errors, 享受 of a family's item, 排除. Cases give them always.
pub const MEMBERS_NOT_GIVEN: bool = true;

/// A place is one or any, never one of several.
pub const PLACE_IS_ONE_OR_ANY: bool = true;

/// A family's item that is barred names an item that only may bar it.
pub const BARRED_BY_WHAT_MAY: bool = true;

/// Whether a family's item is barred forgets that 保障 can be an error.
pub const BAR_FORGETS_ERRORS: bool = true;
