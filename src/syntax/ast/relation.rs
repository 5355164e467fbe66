//! `关系`: what items are to one another.

use super::{Citation, Expr, Name, Period};
use crate::{
    base::Span,
    value::{Exact, Unit},
};
use alloc::vec::Vec;

/// `关系 … 同一成员 当 … 地区 … 施行 … 依据 …`
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    pub replaces: bool,
    pub kind: RelationKind,
    pub scope: Option<Scope>,
    pub when: Option<Expr>,
    pub place: Option<Name>,
    pub in_force: Option<Period>,
    pub citation: Option<Citation>,
    pub span: Span,
}

/// What a relation says.
#[derive(Debug, Clone, PartialEq)]
pub enum RelationKind {
    /// `甲, 乙 排除 丙, 丁`
    Excludes(Vec<Party>, Vec<Party>),
    /// `择一 按序 { … }`, `择一 就高 { … }`, `择高 { … }`, `择一 申请人选 { … }`
    OneOf(Deciding, Vec<Party>),
    /// `叠加 { … }`
    Combinable(Vec<Party>),
    /// `顺序 { … }`
    InTurn(Vec<Party>),
    /// `封顶 { … } 至 算式`
    Cap(Vec<Party>, Expr),
    /// `补差 甲 至 算式 扣 { 乙 按人均, 丙 } 取整 进一 到 1元`
    TopUp { item: Name, level: Option<Expr>, deductions: Vec<Deduction>, rounding: Option<Rounding> },
    /// `渐退 甲 期限 6个月 按 50%`
    Fading { item: Name, term: Option<Expr>, share: Option<Expr> },
    /// `甲 自动准入 乙 免 条件`
    Admits { by: Vec<Party>, to: Vec<Party>, waived: Vec<Name> },
    /// `甲 不计入 收入 取整 …`
    NotCounted(Vec<Party>, Name, Option<Rounding>),
}

/// An item, or every item of a category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    pub name: Name,
    pub category: bool,
}

/// Who or what decides which one of several is granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deciding {
    Order,
    Amount,
    Applicant,
}

/// `乙 按人均`
#[derive(Debug, Clone, PartialEq)]
pub struct Deduction {
    pub item: Name,
    pub per_head: bool,
}

/// `取整 进一 到 1元`
#[derive(Debug, Clone, PartialEq)]
pub struct Rounding {
    pub mode: Name,
    pub step: Exact,
    pub unit: Option<Unit>,
}

/// 同一成员 or 同一家庭
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    pub same_member: bool,
    pub span: Span,
}
