//! Definitions: in which order they are checked, and what each of their forms means.

use super::{
    expression::{Checker, Known, Scope},
    functions,
    ir::{Expr, Type},
    names::label,
    order::order,
    replaced::Declared,
    tables::{Tables, citation},
};
use crate::{
    base::{Code, Diagnostic, Words},
    program::{self, Cited, Definition, Exception, Label, Node, Parameter, Part, Version},
    syntax::ast::{self, Body, ExprKind, Named},
};
use alloc::{boxed::Box, collections::BTreeMap, string::String, vec::Vec};

/// Most exceptions of a definition: they are kept as bits.
const MOST_EXCEPTIONS: usize = 64;

type Written<'a> = Declared<'a, ast::Definition>;

/// Definitions, each after those it uses; a circle is reported and broken off.
pub(super) fn sorted<'a>(definitions: Vec<Written<'a>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Written<'a>> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, definition) in definitions.iter().enumerate() {
        for name in core::iter::once(&definition.named.name).chain(&definition.named.id) {
            places.entry(&name.text).or_insert(place);
        }
    }
    let needs = |definition: &Written<'_>| {
        let mut needs = Vec::new();
        let expressions = definition.thing().map(|thing| thing.body.expressions()).unwrap_or_default();
        for expr in expressions {
            expr.walk(&mut |part| match &part.kind {
                // A function of the language wins over a definition of its name.
                ExprKind::Call(name, _) if functions::is_function(&name.text) => {}
                ExprKind::Call(name, _) => needs.extend(places.get(name.text.as_str())),
                ExprKind::Path(owners, name) => {
                    needs.extend(owners.iter().chain([name]).filter_map(|name| places.get(name.text.as_str())));
                }
                ExprKind::Within(_, set) => needs.extend(set.iter().filter_map(|member| match member {
                    ast::SetMember::Name(name) => places.get(name.text.as_str()),
                    ast::SetMember::Range(..) => None,
                })),
                _ => {}
            });
        }
        needs
    };
    let needs: Vec<Vec<usize>> = definitions.iter().map(needs).collect();
    match order(&needs) {
        Ok(order) => {
            let mut slots: Vec<Option<Written<'a>>> = definitions.into_iter().map(Some).collect();
            order.into_iter().filter_map(|place| slots.get_mut(place).and_then(Option::take)).collect()
        }
        Err(circle) => {
            let named = circle.iter().filter_map(|place| definitions.get(*place)).map(|definition| &definition.named);
            let walked: Vec<&Named> = named.collect();
            diagnostics.extend(circle_report(Code::DefinitionCycle, &walked));
            // Those not checked yet when they are used count as reported.
            definitions
        }
    }
}

/// `甲 → 乙 → 甲`, at the first of them.
fn circle_report(code: Code, walked: &[&Named]) -> Option<Diagnostic> {
    let first = walked.first()?;
    let names: Vec<&str> = walked.iter().chain([first]).map(|named| named.name.text.as_str()).collect();
    let circle: String = names.join(" → ");
    Some(Diagnostic::at(code, first.name.span).with(circle))
}

/// The kinds of a definition: of its parameters, and its own where it says so.
#[derive(Debug, Clone, Default)]
pub(super) struct Signature {
    pub(super) parameters: Vec<Type>,
    pub(super) kind: Option<Type>,
}

pub(super) fn signature(
    tables: &mut Tables,
    definition: &ast::Definition,
    named: &Named,
    diagnostics: &mut Vec<Diagnostic>,
) -> Signature {
    let mut of = |kind: &ast::ValueKind| tables.kind(kind, diagnostics).map_or(Type::Wrong, Type::from);
    let parameters = definition.parameters.iter().map(|parameter| of(&parameter.kind)).collect();
    let mut kind = definition.kind.as_ref().map(of);
    if matches!(definition.body, Body::Classes(..)) {
        kind = tables
            .class_set(&named.name.text)
            .or_else(|| tables.class_set(&definition.named.name.text))
            .map(Type::Choice);
    }
    Signature { parameters, kind }
}

/// Checks a definition whose needs have been checked.
pub(super) fn check(
    checker: &mut Checker<'_>,
    definition: &ast::Definition,
    named: &Named,
    signature: &Signature,
) -> Definition<Expr> {
    let of_member = definition.owner == ast::Owner::Member;
    let scope = Scope { of_member, ..Scope::default() };
    let mut parameters = Vec::new();
    for (parameter, ty) in definition.parameters.iter().zip(&signature.parameters) {
        let name = &parameter.name;
        if checker.resolves(&name.text) || parameters.iter().any(|(known, _)| *known == name.text) {
            checker.report(Diagnostic::at(Code::NameTaken, name.span).with(name.text.clone()));
        }
        parameters.push((name.text.clone(), *ty));
    }
    let kinds = parameters.iter().map(|(name, ty)| Parameter { name: name.clone(), kind: ty.kind() }).collect();
    checker.parameters = parameters;
    let cited = |written: &ast::Citation, part: Part<Expr>| Cited { citation: citation(written), part };
    let mut citations: Vec<Cited<Expr>> = definition.citation.iter().map(|one| cited(one, Part::Whole)).collect();
    let value = match &definition.body {
        Body::Formula(value) => checker.as_kind(value, signature.kind, scope),
        Body::Versions(all) => versions(checker, all, signature.kind, scope, &mut citations),
        Body::Exceptions(default, all) => {
            citations.extend(default.citation.iter().map(|one| cited(one, Part::Default)));
            let of_exceptions = (0u32..).zip(all).filter_map(|(place, one)| Some((place, one.citation.as_ref()?)));
            citations.extend(of_exceptions.map(|(place, one)| cited(one, Part::Exception(place))));
            exceptions(checker, &default.value, all, signature.kind, scope)
        }
        Body::Classes(all, otherwise) => classes(checker, definition, all, otherwise.is_some(), signature.kind, scope),
    };
    for parameter in &definition.parameters {
        if !checker.used_parameters.remove(&parameter.name.text) {
            checker.unused.push(parameter.name.clone());
        }
    }
    checker.parameters = Vec::new();
    if !definition.parameters.is_empty() && functions::is_function(&definition.named.name.text) {
        // A call would mean the function of the language.
        let name = &definition.named.name;
        checker.report(Diagnostic::at(Code::NameTaken, name.span).with(name.text.clone()));
    }
    if definition.output && !value.ends && matches!(value.ty, Type::Number(_) | Type::Bare) {
        checker.report(Diagnostic::at(Code::NeedsRounding, value.span));
    }
    if definition.output && !definition.parameters.is_empty() {
        checker.report(Diagnostic::at(Code::OutputWithParameters, definition.named.name.span));
    }
    let ends_anyway = ends_anyway(&value);
    checker.definitions.push(Some(Known { ty: value.ty, ends: value.ends, ends_anyway, whole: value.whole }));
    Definition {
        label: label(named),
        owner: if of_member { program::Owner::Member } else { program::Owner::Family },
        item: None,
        parameters: kinds,
        output: definition.output,
        value,
        citations,
    }
}

/// Whether the decimals of a body end even where those of its parameters do not.
fn ends_anyway(expr: &Expr) -> bool {
    let mut ends = expr.ends;
    match &expr.node {
        Node::Parameter(_) => ends = expr.ty == Type::Truth || !matches!(expr.ty, Type::Number(_) | Type::Bare),
        // Rounded is rounded, and a figure of a table does not depend on the decimals of its keys.
        Node::Round(..) | Node::Standard(..) | Node::Days(..) => {}
        Node::Bands(_, rows) => ends &= rows.iter().all(|row| ends_anyway(&row.value)),
        node => node.operands(&mut |operand| ends &= operand.ty == Type::Truth || ends_anyway(operand)),
    }
    ends
}

/// One formula after another.
fn versions(
    checker: &mut Checker<'_>,
    all: &[ast::Version],
    kind: Option<Type>,
    scope: Scope,
    citations: &mut Vec<Cited<Expr>>,
) -> Expr {
    let mut periods: Vec<ast::Period> = all.iter().filter_map(|version| version.period).collect();
    for backwards in periods.iter().filter(|period| period.until.is_some_and(|until| until < period.from)) {
        checker.report(Diagnostic::at(Code::DatesBackwards, backwards.span));
    }
    // A version without a last day ends where the next one begins.
    let mut starts: Vec<crate::value::Day> = periods.iter().map(|period| period.from).collect();
    starts.sort_unstable();
    for period in &mut periods {
        let next = starts.iter().find(|start| **start > period.from).and_then(|next| next.add_days(-1));
        period.until = period.until.or(next);
    }
    let mut values: Vec<Expr> = all.iter().map(|version| checker.as_kind(&version.value, kind, scope)).collect();
    for (version, period) in all.iter().zip(&periods) {
        let part = Part::During(program::Period { from: period.from, until: period.until });
        citations.extend(version.citation.iter().map(|one| Cited { citation: citation(one), part: part.clone() }));
    }
    let ty = checker.same_type(&mut values);
    let mut rows: Vec<(ast::Period, Expr)> = periods.into_iter().zip(values).collect();
    rows.sort_by_key(|(period, _)| period.from);
    for ((first, _), (second, _)) in rows.iter().zip(rows.iter().skip(1)) {
        if first.until.is_none_or(|until| until >= second.from) {
            let words = Words::new("与这一段重叠", "overlaps this one");
            checker.report(Diagnostic::at(Code::VersionsOverlap, second.span).label(first.span, words));
        }
    }
    let span = rows.iter().map(|(_, value)| value.span).reduce(|first, last| first.to(last)).unwrap_or_default();
    let version = |(period, value): (ast::Period, Expr)| Version {
        period: program::Period { from: period.from, until: period.until },
        value: Box::new(value),
    };
    checker.over(Node::Versions(rows.into_iter().map(version).collect()), ty, span)
}

/// What holds unless something else does.
fn exceptions(
    checker: &mut Checker<'_>,
    default: &ast::Expr,
    all: &[ast::Exception],
    kind: Option<Type>,
    scope: Scope,
) -> Expr {
    let mut values = Vec::from([checker.as_kind(default, kind, scope)]);
    let mut conditions = Vec::new();
    let mut labels: Vec<Label> = Vec::new();
    for exception in all {
        let name = &exception.named.name;
        let known = labels.iter().position(|known| known.is(&name.text)).and_then(|known| all.get(known));
        if let Some(known) = known {
            let words = Words::new("已在这里声明", "declared here");
            let twice = Diagnostic::at(Code::DeclaredTwice, name.span).with(name.text.clone());
            checker.report(twice.label(known.named.name.span, words));
        }
        labels.push(label(&exception.named));
        conditions.push(checker.truth(&exception.condition, scope));
        values.push(checker.as_kind(&exception.value, kind, scope));
    }
    if let Some(extra) = all.get(MOST_EXCEPTIONS) {
        let most = alloc::format!("{MOST_EXCEPTIONS}");
        checker.report(Diagnostic::at(Code::TooManyExceptions, extra.named.name.span).with(most));
        return checker.wrong(default.span);
    }
    let before = precedence(checker, all, &labels);
    let ty = checker.same_type(&mut values);
    let mut values = values.into_iter();
    let Some(first) = values.next() else { return checker.wrong(default.span) };
    let rows = labels.into_iter().zip(before).zip(conditions.into_iter().zip(values));
    let rows = rows.map(|((label, before), (condition, value))| Exception {
        label,
        before,
        condition: Box::new(condition),
        value: Box::new(value),
    });
    let rows = rows.collect();
    checker.over(Node::Exceptions(Box::new(first), rows), ty, default.span)
}

/// For each exception those that give way to it, by bit, also through others.
fn precedence(checker: &mut Checker<'_>, all: &[ast::Exception], labels: &[Label]) -> Vec<u64> {
    let bit = |index: usize| u32::try_from(index).ok().and_then(|index| 1u64.checked_shl(index)).unwrap_or(0);
    let mut before: Vec<u64> = Vec::new();
    for exception in all {
        let mut bits = 0;
        for name in &exception.before {
            match labels.iter().position(|known| known.is(&name.text)) {
                Some(index) => bits |= bit(index),
                None => {
                    let near = crate::base::nearest(&name.text, labels.iter().map(|label| label.name.as_str()));
                    let unknown = Diagnostic::at(Code::NoSuchException, name.span).with(name.text.clone());
                    checker.report(unknown.with(near.unwrap_or_default()));
                }
            }
        }
        before.push(bits);
    }
    // What gives way to one that gives way gives way too.
    for middle in 0..before.len() {
        let through = before.get(middle).copied().unwrap_or(0);
        for bits in before.iter_mut().filter(|bits| **bits & bit(middle) != 0) {
            *bits |= through;
        }
    }
    let circle = before.iter().enumerate().find(|(index, bits)| **bits & bit(*index) != 0);
    if let Some(exception) = circle.and_then(|(index, _)| all.get(index)) {
        let name = &exception.named.name;
        checker.report(Diagnostic::at(Code::ExceptionCycle, name.span).with(name.text.clone()));
    }
    before
}

/// The first class whose condition holds.
fn classes(
    checker: &mut Checker<'_>,
    definition: &ast::Definition,
    all: &[(Named, ast::Expr)],
    has_else: bool,
    kind: Option<Type>,
    scope: Scope,
) -> Expr {
    let span = definition.named.name.span;
    let conditions: Vec<Expr> = all.iter().map(|(_, condition)| checker.truth(condition, scope)).collect();
    if !has_else {
        checker.report(Diagnostic::at(Code::ClassesNeedElse, span));
        return checker.wrong(span);
    }
    let Some(Type::Choice(set)) = kind else { return checker.wrong(span) };
    let class = |index: usize| Expr {
        node: Node::Choice(u32::try_from(index).unwrap_or(u32::MAX)),
        ty: Type::Choice(set),
        span,
        ends: true,
        whole: false,
    };
    let last = class(conditions.len());
    conditions.into_iter().enumerate().rev().fold(last, |otherwise, (index, condition)| {
        let node = Node::If(Box::new(condition), Box::new(class(index)), Box::new(otherwise));
        checker.over(node, Type::Choice(set), span)
    })
}
