//! 属于: choices, figures and places.

use super::{
    expression::{Checker, Scope},
    ir::{Expr, Type},
    patterns,
    types::unify,
};
use crate::{
    base::{Code, Diagnostic, Span},
    program::{BandRow, Bound, Label, Node, Pattern, Who},
    syntax::ast::{self, Name, SetMember},
    value::Exact,
};
use alloc::{boxed::Box, vec::Vec};

impl Checker<'_> {
    /// Reads a bare name as one of the values of a choice, where a choice is what it meets.
    pub(super) fn choice(&mut self, set: u32, name: &Name) -> Option<u32> {
        let set: &[Label] = self.names.choices.get(set as usize).map_or(&[], Vec::as_slice);
        patterns::choice(set, name, self.diagnostics)
    }

    /// A choice or a figure that is one of several, or a place that lies in one of several.
    pub(super) fn within(&mut self, value: Expr, set: &[SetMember], span: Span, scope: Scope) -> Expr {
        let names = set.iter().filter_map(|member| match member {
            SetMember::Name(name) => Some(name.clone()),
            SetMember::Range(..) => None,
        });
        let names: Vec<Name> = names.collect();
        match value.ty {
            Type::Choice(of) if names.len() == set.len() => {
                let labels: &[Label] = self.names.choices.get(of as usize).map_or(&[], Vec::as_slice);
                let bits = patterns::choice_bits(labels, &names, self.diagnostics);
                self.over(Node::WithinChoices(Box::new(value), bits), Type::Truth, span)
            }
            Type::Region if names.len() == set.len() => {
                self.any_of(names, span, |checker, name| checker.within_region(value.clone(), &name, span, scope))
            }
            Type::Number(_) | Type::Bare if names.iter().all(|name| Exact::parse(&name.text).is_ok()) => {
                self.within_figures(value, set, span)
            }
            Type::Wrong => self.wrong(span),
            other => {
                let found = self.words(other);
                self.report(Diagnostic::at(Code::NotASet, span).with(found));
                self.wrong(span)
            }
        }
    }

    /// Whether one of the tests holds.
    pub(super) fn any_of<T>(&mut self, all: Vec<T>, span: Span, test: impl Fn(&mut Self, T) -> Expr) -> Expr {
        let mut any: Option<Expr> = None;
        for one in all {
            let one = test(self, one);
            any = Some(match any {
                None => one,
                Some(before) => self.over(Node::Or(Box::new(before), Box::new(one)), Type::Truth, span),
            });
        }
        any.unwrap_or_else(|| self.wrong(span))
    }

    /// A figure that is one of several, or lies in one of several ranges: 是 in their rows, 否 in all others.
    pub(super) fn within_figures(&mut self, value: Expr, set: &[SetMember], span: Span) -> Expr {
        let row = |pattern, truth| BandRow {
            pattern,
            value: Box::new(Expr { node: Node::Truth(truth), ty: Type::Truth, span, ends: true, whole: false }),
        };
        let mut rows = Vec::new();
        for member in set {
            match self.figures(value.ty, member) {
                Some(pattern) => rows.push(row(pattern, true)),
                None => return self.wrong(span),
            }
        }
        rows.push(row(Pattern::Else, false));
        let within = self.over(Node::Bands(Box::new(value), rows), Type::Truth, span);
        Expr { ends: true, ..within }
    }

    /// A figure or a range as a row; nothing where it was reported as wrong.
    pub(super) fn figures(&mut self, ty: Type, member: &SetMember) -> Option<Pattern> {
        let (low, high, at) = match member {
            SetMember::Range(low, high, at) => (*low, *high, *at),
            // Six digits look like the code of a place.
            SetMember::Name(name) => {
                let value = Exact::parse(&name.text).ok()?;
                (ast::Figure { value, unit: None }, ast::Figure { value, unit: None }, name.span)
            }
        };
        if low.value > high.value {
            self.report(Diagnostic::at(Code::RangeBackwards, at));
            return None;
        }
        for written in [low.unit, high.unit].into_iter().flatten() {
            if unify(ty, Type::Number(written)).is_none() {
                let mismatch = self.mismatch(at, ty, Type::Number(written));
                self.report(mismatch);
                return None;
            }
        }
        let bound = |value| Some(Bound { value, inclusive: true });
        Some(Pattern::Bounds(bound(low.value), bound(high.value)))
    }

    /// The outer place is 评估地, a fact or definition that is a place, or a place by its name.
    pub(super) fn within_region(&mut self, value: Expr, name: &Name, span: Span, scope: Scope) -> Expr {
        let place = match self.resolves(&name.text) {
            true => self.name(name, Who::Current, None, name.span, scope),
            false => self.named_place(name),
        };
        if !matches!(place.ty, Type::Region | Type::Wrong) {
            let mismatch = self.mismatch(name.span, Type::Region, place.ty);
            self.report(mismatch);
            return self.wrong(span);
        }
        self.over(Node::WithinRegion(Box::new(value), Box::new(place)), Type::Truth, span)
    }
}
