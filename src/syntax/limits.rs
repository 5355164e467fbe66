//! Limits of our own, checked before pest runs, so that deep text cannot exhaust a stack on any platform.

/// Most bytes of one policy file.
pub const MAX_SOURCE_BYTES: usize = 1 << 20;

/// Most bytes of all files of a pack with its layers.
pub const MAX_PACK_BYTES: usize = 16 << 20;

/// Most files of one pack with its layers.
pub const MAX_FILES: usize = 10_000;

/// Most conditionals in one declaration; they can hold one another without a bracket.
pub(super) const MAX_CONDITIONALS: usize = 256;

/// Most brackets open at once, with the prefix operators in a row inside them.
pub(super) const MAX_NESTING: usize = 40;

/// Most steps from the root of an expression to its leaves; a long chain of `+` counts one step each.
pub(super) const MAX_EXPRESSION_DEPTH: usize = 100;
