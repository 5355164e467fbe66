//! The functions of the language, in one table, and what each asks of its arguments.

use super::{
    expression::{Checker, Scope},
    ir::{Expr, Type},
    names::split_suggestion,
};
use crate::{
    base::{Code, Diagnostic, Span, nearest},
    program::{Aggregate, Node, Who},
    syntax::ast::{self, ExprKind, Name},
    value::{BaseUnit, Rounding, Unit},
};
use alloc::{boxed::Box, string::ToString, vec::Vec};

/// 取整's modes in both spellings.
pub(super) const ROUNDING: [(&str, &str, Rounding); 7] = [
    ("进一", "up", Rounding::Up),
    ("舍去", "down", Rounding::Down),
    ("向上", "ceiling", Rounding::Ceiling),
    ("向下", "floor", Rounding::Floor),
    ("四舍五入", "half_up", Rounding::HalfUp),
    ("五舍六入", "half_down", Rounding::HalfDown),
    ("四舍六入五成双", "half_even", Rounding::HalfEven),
];

pub(super) fn rounding(word: &str) -> Option<Rounding> {
    ROUNDING.iter().find(|(zh, en, _)| *zh == word || *en == word).map(|(_, _, mode)| *mode)
}

pub(super) fn rounding_names() -> impl Iterator<Item = &'static str> {
    ROUNDING.iter().flat_map(|(zh, en, _)| [*zh, *en])
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Function {
    Minimum,
    Maximum,
    CompletedYears,
    Granted,
    HasValue,
    OrElse,
    CoveredCount,
}

const FUNCTIONS: [(&str, &str, Function); 7] = [
    ("最小", "min", Function::Minimum),
    ("最大", "max", Function::Maximum),
    ("周岁", "completed_years", Function::CompletedYears),
    ("享受", "granted", Function::Granted),
    ("有", "has", Function::HasValue),
    ("无则", "or_else", Function::OrElse),
    ("保障人数", "covered_count", Function::CoveredCount),
];

const OVER_MEMBERS: [(&str, &str, Aggregate); 6] = [
    ("人数", "count", Aggregate::Count),
    ("存在", "exists", Aggregate::Exists),
    ("每个", "every", Aggregate::Every),
    ("合计", "sum", Aggregate::Sum),
    ("最小", "min", Aggregate::Least),
    ("最大", "max", Aggregate::Greatest),
];

fn find<T: Copy>(table: &[(&'static str, &'static str, T)], word: &str) -> Option<T> {
    table.iter().find(|(zh, en, _)| *zh == word || *en == word).map(|(_, _, found)| *found)
}

fn unknown(checker: &mut Checker<'_>, name: &Name, span: Span) -> Expr {
    let functions = FUNCTIONS.iter().flat_map(|(zh, en, _)| [*zh, *en]);
    let all = functions.chain(OVER_MEMBERS.iter().flat_map(|(zh, en, _)| [*zh, *en]));
    let near = nearest(&name.text, all).unwrap_or_default();
    // `在校且(…)`: a name and an operator before a bracket.
    let known = |word: &str| {
        word.is_empty() || checker.names.symbols.get(word).is_some() || BaseUnit::from_word(word).is_some()
    };
    if let Some(split) = split_suggestion(&name.text, &known) {
        checker.report(Diagnostic::at(Code::WordsRunTogether, name.span).with(name.text.clone()).with(split));
        return checker.wrong(span);
    }
    checker.report(Diagnostic::at(Code::UnknownFunction, name.span).with(name.text.clone()).with(near));
    checker.wrong(span)
}

pub(super) fn call(checker: &mut Checker<'_>, name: &Name, arguments: &[ast::Expr], span: Span, scope: Scope) -> Expr {
    let Some(function) = find(&FUNCTIONS, &name.text) else {
        if find(&OVER_MEMBERS, &name.text).is_some() {
            checker.report(Diagnostic::at(Code::NeedsMembers, span).with(name.text.clone()));
            return checker.wrong(span);
        }
        return unknown(checker, name, span);
    };
    let counted = match function {
        Function::Minimum | Function::Maximum => !arguments.is_empty(),
        Function::CoveredCount => arguments.is_empty(),
        Function::OrElse => arguments.len() == 2,
        Function::CompletedYears | Function::Granted | Function::HasValue => arguments.len() == 1,
    };
    if !counted {
        let asked = match function {
            Function::CoveredCount => "0",
            Function::OrElse => "2",
            _ => "1",
        };
        checker.report(
            Diagnostic::at(Code::ArgumentCount, span)
                .with(name.text.clone())
                .with(asked)
                .with(arguments.len().to_string()),
        );
        return checker.wrong(span);
    }
    let mut given = arguments.iter();
    let (first, second) = (given.next(), given.next());
    match (function, first, second) {
        (Function::Minimum | Function::Maximum, ..) => {
            let mut all: Vec<Expr> = arguments.iter().map(|argument| checker.number(argument, scope)).collect();
            let ty = checker.same_type(&mut all);
            let all = all.into_iter().map(Box::new).collect();
            let node = if function == Function::Minimum { Node::Minimum(all) } else { Node::Maximum(all) };
            checker.over(node, ty, span)
        }
        (Function::CompletedYears, Some(date), _) => {
            let date = checker.expr(date, scope);
            if !matches!(date.ty, Type::Day | Type::Wrong) {
                let found = checker.words(date.ty);
                checker.report(Diagnostic::at(Code::NotDate, date.span).with(found));
                return checker.wrong(span);
            }
            checker.over(Node::CompletedYears(Box::new(date)), Type::Number(Unit::of(BaseUnit::Year)), span)
        }
        (Function::Granted, Some(item), _) => granted(checker, item, span, scope),
        (Function::HasValue, Some(fact), _) => {
            let fact = optional(checker, fact, scope);
            checker.over(Node::HasValue(Box::new(fact)), Type::Truth, span)
        }
        (Function::OrElse, Some(fact), Some(other)) => {
            let fact = optional(checker, fact, scope);
            let other = checker.expr(other, scope);
            let mut both = Vec::from([fact, other]);
            let ty = checker.same_type(&mut both);
            let other = both.pop().unwrap_or_else(|| checker.wrong(span));
            let fact = both.pop().unwrap_or_else(|| checker.wrong(span));
            checker.over(Node::OrElse(Box::new(fact), Box::new(other)), ty, span)
        }
        (Function::CoveredCount, ..) if scope.in_family_item => {
            Expr { node: Node::CoveredCount, ty: Type::Number(Unit::of(BaseUnit::Person)), span, ends: true }
        }
        _ => {
            checker.report(Diagnostic::at(Code::OnlyInFamilyItem, span).with(name.text.clone()));
            checker.wrong(span)
        }
    }
}

/// A fact that is declared 可无.
fn optional(checker: &mut Checker<'_>, expr: &ast::Expr, scope: Scope) -> Expr {
    let checked = checker.expr(expr, scope);
    let fact = match checked.node {
        Node::FamilyFact(fact) => checker.names.family.get(fact as usize),
        Node::MemberFact(fact, _) => checker.names.member.get(fact as usize),
        _ => None,
    };
    if checked.ty != Type::Wrong && !fact.is_some_and(|fact| fact.optional) {
        checker.report(Diagnostic::at(Code::NotOptional, checked.span));
    }
    checked
}

fn granted(checker: &mut Checker<'_>, item: &ast::Expr, span: Span, scope: Scope) -> Expr {
    let ExprKind::Path(None, name) = &item.kind else {
        checker.report(Diagnostic::at(Code::NotAnItem, item.span));
        return checker.wrong(span);
    };
    let Some(item) = checker.names.items.find(name, Code::UnknownItem, checker.diagnostics) else {
        return checker.wrong(span);
    };
    let of_family = checker.names.family_items.get(item as usize).copied().unwrap_or(false);
    let node = match (scope.has_member(), of_family) {
        (true, _) => Node::GrantedTo(item, Who::Current),
        (false, true) => Node::Granted(item),
        (false, false) => {
            checker.report(Diagnostic::at(Code::WhichMember, span).with(name.text.clone()));
            return checker.wrong(span);
        }
    };
    Expr { node, ty: Type::Truth, span, ends: true }
}

pub(super) fn over_members(
    checker: &mut Checker<'_>,
    name: &Name,
    filter: Option<&ast::Expr>,
    body: Option<&ast::Expr>,
    span: Span,
    scope: Scope,
) -> Expr {
    let Some(aggregate) = find(&OVER_MEMBERS, &name.text) else { return unknown(checker, name, span) };
    let inner = Scope { over_members: true, ..scope };
    let filter = filter.map(|filter| Box::new(checker.truth(filter, inner)));
    let body = match aggregate {
        Aggregate::Exists | Aggregate::Every | Aggregate::Count => {
            body.map(|body| Box::new(checker.truth(body, inner)))
        }
        Aggregate::Sum | Aggregate::Least | Aggregate::Greatest => {
            body.map(|body| Box::new(checker.number(body, inner)))
        }
    };
    let needs_body = !matches!(aggregate, Aggregate::Count | Aggregate::Exists);
    if needs_body && body.is_none() {
        checker.report(Diagnostic::at(Code::NeedsBody, span).with(name.text.clone()));
        return checker.wrong(span);
    }
    let ty = match aggregate {
        Aggregate::Count => Type::Number(Unit::of(BaseUnit::Person)),
        Aggregate::Exists | Aggregate::Every => Type::Truth,
        _ => body.as_ref().map_or(Type::Wrong, |body| body.ty),
    };
    checker.over(Node::OverMembers(aggregate, filter, body), ty, span)
}
