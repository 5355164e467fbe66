//! 下限 and 上限: what an upper layer demands of a standard's figures.

use super::{
    expression::{Checker, Scope},
    ir::{Expr, Type},
    layers::Layer,
    names::Symbol,
    tables::citation,
};
use crate::{
    base::{Code, Diagnostic, nearest},
    program::{Assertion, Node},
    syntax::ast::{self, Declaration},
};
use alloc::{borrow::ToOwned, vec::Vec};

pub(super) fn check(checker: &mut Checker<'_>, layers: &[Layer<'_>]) -> Vec<Assertion<Expr>> {
    let all = layers.iter().flat_map(|layer| &layer.declarations).filter_map(|declaration| match declaration {
        Declaration::Assertion(assertion) => Some(assertion),
        _ => None,
    });
    let all: Vec<&ast::Assertion> = all.collect();
    all.into_iter().filter_map(|assertion| one(checker, assertion)).collect()
}

fn one(checker: &mut Checker<'_>, assertion: &ast::Assertion) -> Option<Assertion<Expr>> {
    if assertion.citation.is_none() {
        checker.report(Diagnostic::at(Code::RelationWithoutLaw, assertion.span));
    }
    let name = &assertion.standard;
    let found = checker.find(&name.text);
    if found == Some(Symbol::Wrong) {
        return None;
    }
    let Some(Symbol::Standard(standard)) = found else {
        let known = checker.names.standards.iter().map(|standard| standard.label.name.as_str());
        let near = nearest(&name.text, known).unwrap_or_default().to_owned();
        checker.report(Diagnostic::at(Code::UnknownStandard, name.span).with(name.text.clone()).with(near));
        return None;
    };
    let ty: Type = checker.names.fact_type(Symbol::Standard(standard))?;
    if !matches!(ty, Type::Number(_)) {
        let found = checker.words(ty);
        checker.report(Diagnostic::at(Code::NotNumber, name.span).with(found));
        return None;
    }
    let bound = checker.as_kind(&assertion.bound, Some(ty), Scope::default());
    if let Some(span) = depends_on_case(&bound) {
        checker.report(Diagnostic::at(Code::BoundOfFacts, span));
        return None;
    }
    let citation = assertion.citation.as_ref().map(citation);
    Some(Assertion { floor: assertion.floor, standard, bound, citation })
}

/// Where an expression asks about a family or the day judged for: what upper layers demand holds for figures alone.
fn depends_on_case(expr: &Expr) -> Option<crate::base::Span> {
    match &expr.node {
        Node::EvaluationDay
        | Node::FamilyFact(_)
        | Node::MemberFact(..)
        | Node::FamilyDefinition(_)
        | Node::MemberDefinition(..)
        | Node::Call(..)
        | Node::Granted(_)
        | Node::GrantedTo(..)
        | Node::CoveredCount
        | Node::OverMembers(..)
        | Node::Nth(..)
        | Node::Member(_) => Some(expr.span),
        node => {
            let mut found = None;
            node.operands(&mut |operand| found = found.or_else(|| depends_on_case(operand)));
            found
        }
    }
}
