//! `定义`, `指标`, `分类` and what must hold between standards.

use super::{Citation, Expr, Name, Named, Owner, Period, ValueKind};
use crate::base::Span;
use alloc::vec::Vec;

/// `定义 家庭.人均月收入 = …`, `指标 …`, `分类 … { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    pub replaces: bool,
    /// Whether it stands in the result.
    pub output: bool,
    pub owner: Owner,
    pub named: Named,
    pub parameters: Vec<Parameter>,
    pub kind: Option<ValueKind>,
    pub body: Body,
    pub citation: Option<Citation>,
    pub span: Span,
}

/// `额: 元/月`
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    pub name: Name,
    pub kind: ValueKind,
}

/// How a definition says what it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    Formula(Expr),
    Versions(Vec<Version>),
    Exceptions(Version, Vec<Exception>),
    /// Classes in their order, and the one of all others.
    Classes(Vec<(Named, Expr)>, Option<Named>),
}

/// `2024-01-01 起 = … 依据 …`, `默认 = …`
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Nothing for 默认.
    pub period: Option<Period>,
    pub value: Expr,
    pub citation: Option<Citation>,
}

/// `例外 老人户: … 则 … 先于 … 依据 …`
#[derive(Debug, Clone, PartialEq)]
pub struct Exception {
    pub named: Named,
    pub condition: Expr,
    pub value: Expr,
    pub before: Vec<Name>,
    pub citation: Option<Citation>,
}

/// `下限 特困标准 = 1.3 × 低保标准 依据 …`
#[derive(Debug, Clone, PartialEq)]
pub struct Assertion {
    /// 下限, else 上限.
    pub floor: bool,
    pub standard: Name,
    pub bound: Expr,
    pub citation: Option<Citation>,
    pub span: Span,
}

impl Body {
    /// Every expression in it, from top to bottom.
    pub fn expressions(&self) -> Vec<&Expr> {
        match self {
            Body::Formula(expr) => Vec::from([expr]),
            Body::Versions(versions) => versions.iter().map(|version| &version.value).collect(),
            Body::Exceptions(default, exceptions) => {
                let of_exceptions = exceptions.iter().flat_map(|one| [&one.condition, &one.value]);
                core::iter::once(&default.value).chain(of_exceptions).collect()
            }
            Body::Classes(classes, _) => classes.iter().map(|(_, condition)| condition).collect(),
        }
    }
}
