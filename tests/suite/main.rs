//! The language at its boundary: a policy text, a case, an answer.

mod absent;
mod bands;
mod covers;
mod dates;
mod design;
mod exclusion;
mod gaps;
mod granted;
mod hostile;
mod input_hash;
mod layers;
mod members;
mod missing;
mod numbers;
mod order;
mod plan;
mod ranges;
mod regions;
mod soundness;
mod sources;
mod standards;
mod standing;
mod support;
mod texts;
mod truth;
mod units;
