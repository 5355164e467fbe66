//! `事项`: conditions and benefits.

use super::{Citation, Expr, Named, Owner, Period, Text, ValueKind};
use crate::base::Span;
use alloc::{string::String, vec::Vec};

/// `事项 最低生活保障 (dibao) 对象 家庭 { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub replaces: bool,
    pub named: Named,
    pub owner: Owner,
    pub clauses: Clauses,
    pub span: Span,
}

/// `修订 事项 最低生活保障 { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Amendment {
    pub named: Named,
    pub clauses: Clauses,
    pub span: Span,
}

/// What stands between the braces of an item.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Clauses {
    /// 施行
    pub in_force: Option<Period>,
    /// 设
    pub locals: Vec<Local>,
    pub categories: Vec<String>,
    pub department: Option<String>,
    pub citation: Option<Citation>,
    pub conditions: Vec<Condition>,
    pub covers: Option<Expr>,
    pub benefit: Option<Benefit>,
    pub materials: Vec<String>,
    pub deadline: Option<Text>,
    pub apply_at: Option<Text>,
}

/// `设 人均 = …`
#[derive(Debug, Clone, PartialEq)]
pub struct Local {
    pub named: Named,
    pub kind: Option<ValueKind>,
    pub value: Expr,
}

/// `条件 收入: … 未满足 "…" 依据 …`
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    pub named: Named,
    pub test: Expr,
    pub unmet: Option<Text>,
    pub citation: Option<Citation>,
}

/// `待遇 每月 …`
#[derive(Debug, Clone, PartialEq)]
pub struct Benefit {
    /// What is given.
    pub kind: BenefitKind,
    /// Its own citation.
    pub citation: Option<Citation>,
    /// Where.
    pub span: Span,
}

/// What is given.
#[derive(Debug, Clone, PartialEq)]
pub enum BenefitKind {
    /// A figure.
    Figure(Frequency, Expr),
    /// Goods or services, in words.
    InKind(Text),
}

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    Monthly,
    Yearly,
    Weekly,
    Daily,
    Once,
}
