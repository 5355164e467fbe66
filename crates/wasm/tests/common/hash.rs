//! How a long answer is given in the bundle.

use sha2::{Digest, Sha256};

/// What begins a hash; no answer begins so.
pub const MARK: &str = "sha256:";

/// The hash of an answer.
pub fn of(answer: &str) -> String {
    let digits: String = Sha256::digest(answer.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{MARK}{digits}")
}
