//! The law behind a rule and how far it was checked.

use alloc::string::String;
use serde::Serialize;

/// A law or document and how far it has been checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Title and article.
    pub text: String,
    /// Whether the text was read.
    pub status: CitationStatus,
    /// The author's remark on the status.
    pub note: Option<String>,
}

/// How far a citation has been checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum CitationStatus {
    /// 已核实
    Verified,
    /// 待复核
    Unverified,
    /// 系统自定
    OwnChoice,
}
