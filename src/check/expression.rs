//! Names to what they mean, and every expression to its type.

use super::{
    functions,
    ir::{Expr, Type},
    names::{Names, Symbol, split_suggestion},
    operators,
    types::{adopt, unify, words},
};
use crate::{
    base::{Code, Diagnostic, Span, Words, nearest},
    program::{Comparison, Node, Who},
    syntax::ast::{self, ExprKind, Name},
    value::{Exact, Unit},
};
use alloc::{borrow::ToOwned, boxed::Box, string::ToString, vec::Vec};

/// Where an expression stands: what it may name.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scope {
    /// The definition or item is a member's.
    pub(super) of_member: bool,
    /// Inside `…(成员 …)`.
    pub(super) over_members: bool,
    /// Inside a family's item, where 保障人数() is known.
    pub(super) in_family_item: bool,
}

impl Scope {
    pub(super) fn has_member(self) -> bool {
        self.of_member || self.over_members
    }
}

/// 评估日 and 评估地, which are always known.
pub(super) fn is_evaluation_word(word: &str) -> bool {
    matches!(word, "评估日" | "evaluation_date" | "评估地" | "evaluation_place")
}

/// Checks expressions against the names and the definitions checked before.
pub(super) struct Checker<'a> {
    pub(super) names: &'a Names<'a>,
    /// Type of each definition and whether its decimals surely end; nothing for one that failed.
    pub(super) definitions: &'a [Option<(Type, bool)>],
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
}

impl Checker<'_> {
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// An expression already reported as wrong.
    pub(super) fn wrong(&self, span: Span) -> Expr {
        Expr { node: Node::Truth(false), ty: Type::Wrong, span, ends: true }
    }

    pub(super) fn words(&self, ty: Type) -> Words {
        words(ty, self.names.choices)
    }

    /// An expression that must be 是 or 否.
    pub(super) fn truth(&mut self, expr: &ast::Expr, scope: Scope) -> Expr {
        let checked = self.expr(expr, scope);
        if !matches!(checked.ty, Type::Truth | Type::Wrong) {
            let found = self.words(checked.ty);
            self.report(Diagnostic::at(Code::NotTruth, expr.span).with(found));
            return self.wrong(expr.span);
        }
        checked
    }

    /// An expression that must be a number.
    pub(super) fn number(&mut self, expr: &ast::Expr, scope: Scope) -> Expr {
        let checked = self.expr(expr, scope);
        self.must_be_number(checked)
    }

    pub(super) fn must_be_number(&mut self, checked: Expr) -> Expr {
        if !matches!(checked.ty, Type::Number(_) | Type::Bare | Type::Wrong) {
            let found = self.words(checked.ty);
            self.report(Diagnostic::at(Code::NotNumber, checked.span).with(found));
            return self.wrong(checked.span);
        }
        checked
    }

    pub(super) fn expr(&mut self, expr: &ast::Expr, scope: Scope) -> Expr {
        let span = expr.span;
        let leaf = |node, ty| Expr { node, ty, span, ends: true };
        match &expr.kind {
            ExprKind::Number(value, unit) => leaf(Node::Number(*value), unit.map_or(Type::Bare, Type::Number)),
            ExprKind::Date(day) => leaf(Node::Day(*day), Type::Day),
            ExprKind::Truth(truth) => leaf(Node::Truth(*truth), Type::Truth),
            ExprKind::Path(owner, name) => self.path(owner.as_ref(), name, span, scope),
            ExprKind::Not(inner) => {
                let inner = self.truth(inner, scope);
                self.over(Node::Not(Box::new(inner)), Type::Truth, span)
            }
            ExprKind::Negate(inner) => {
                let inner = self.number(inner, scope);
                let ty = inner.ty;
                self.over(Node::Negate(Box::new(inner)), ty, span)
            }
            ExprKind::Binary(operator, left, right) => operators::binary(self, *operator, left, right, span, scope),
            ExprKind::WithinNames(value, names) => self.within_names(value, names, span, scope),
            ExprKind::Within(value, name) => self.within_names(value, core::slice::from_ref(name), span, scope),
            ExprKind::If(condition, then, otherwise) => {
                let condition = self.truth(condition, scope);
                let then = self.expr(then, scope);
                let otherwise = self.expr(otherwise, scope);
                let mut branches = Vec::from([then, otherwise]);
                let ty = self.same_type(&mut branches);
                let otherwise = branches.pop().unwrap_or_else(|| self.wrong(span));
                let then = branches.pop().unwrap_or_else(|| self.wrong(span));
                self.over(Node::If(Box::new(condition), Box::new(then), Box::new(otherwise)), ty, span)
            }
            ExprKind::Bands(subject, rows) => super::bands::check(self, subject, rows, span, scope),
            ExprKind::Call(function, arguments) => functions::call(self, function, arguments, span, scope),
            ExprKind::OverMembers(function, filter, body) => {
                functions::over_members(self, function, filter.as_deref(), body.as_deref(), span, scope)
            }
            ExprKind::Round(value, mode, step, unit) => self.round(value, mode, (*step, *unit), span, scope),
        }
    }

    /// A node over checked operands: wrong if one of them is, its decimals end if those of its values do.
    pub(super) fn over(&self, node: Node<Box<Expr>>, ty: Type, span: Span) -> Expr {
        let (mut ends, mut wrong) = (true, false);
        node.operands(&mut |operand| {
            // A condition or the subject of bands only chooses among values.
            ends &= operand.ends || operand.ty == Type::Truth;
            wrong |= operand.ty == Type::Wrong;
        });
        if let Node::Bands(_, rows) = &node {
            ends = rows.iter().all(|row| row.value.ends);
        }
        Expr { node, ty: if wrong { Type::Wrong } else { ty }, span, ends }
    }

    /// The one type of all branches or arguments; bare numbers take the unit of the others.
    pub(super) fn same_type(&mut self, all: &mut [Expr]) -> Type {
        let mut ty: Option<Type> = None;
        for expr in all.iter() {
            match ty {
                None => ty = Some(expr.ty),
                Some(seen) => match unify(seen, expr.ty) {
                    Some(unified) => ty = Some(unified),
                    None => {
                        let mismatch = self.mismatch(expr.span, seen, expr.ty);
                        self.report(mismatch);
                        return Type::Wrong;
                    }
                },
            }
        }
        let ty = ty.unwrap_or(Type::Wrong);
        all.iter_mut().for_each(|expr| adopt(expr, ty));
        ty
    }

    pub(super) fn mismatch(&self, span: Span, left: Type, right: Type) -> Diagnostic {
        let help = match (left, right) {
            (Type::Number(left), Type::Number(right)) => super::types::conversion(left, right),
            _ => Words::new("", ""),
        };
        Diagnostic::at(Code::TypesDiffer, span).with(self.words(left)).with(self.words(right)).with(help)
    }

    fn path(&mut self, owner: Option<&Name>, name: &Name, span: Span, scope: Scope) -> Expr {
        let owner_word = owner.map(|owner| owner.text.as_str());
        let who = match owner_word {
            None | Some("成员" | "member" | "家庭" | "family") => Who::Current,
            Some("本人" | "self") if scope.of_member => Who::Subject,
            Some(other) => {
                let other = other.to_owned();
                self.report(Diagnostic::at(Code::NoSuchOwner, span).with(other));
                return self.wrong(span);
            }
        };
        if owner.is_none() {
            match name.text.as_str() {
                "评估日" | "evaluation_date" => {
                    return Expr { node: Node::EvaluationDay, ty: Type::Day, span, ends: true };
                }
                "评估地" | "evaluation_place" => {
                    return Expr { node: Node::EvaluationPlace, ty: Type::Region, span, ends: true };
                }
                _ => {}
            }
        }
        let Some(symbol) = self.symbol(name) else { return self.wrong(span) };
        let of_family = matches!(symbol, Symbol::FamilyFact(_) | Symbol::FamilyDefinition(_));
        let of_member = matches!(symbol, Symbol::MemberFact(_) | Symbol::MemberDefinition(_));
        let says_family = matches!(owner_word, Some("家庭" | "family"));
        if (says_family && !of_family) || (owner.is_some() && !says_family && !of_member) {
            let family = Words::new("家庭", "the family");
            let member = Words::new("成员", "a member");
            let pack = Words::new("政策包", "the pack");
            let owner = match (of_family, of_member) {
                (true, _) => family.clone(),
                (_, true) => member.clone(),
                _ => pack,
            };
            let written = if says_family { family } else { member };
            self.report(Diagnostic::at(Code::WrongOwner, span).with(name.text.clone()).with(owner).with(written));
            return self.wrong(span);
        }
        if of_member && !scope.has_member() {
            self.report(Diagnostic::at(Code::WhichMember, span).with(name.text.clone()));
            return self.wrong(span);
        }
        let (ty, ends) = match symbol {
            Symbol::FamilyDefinition(definition) | Symbol::MemberDefinition(definition) => {
                self.definitions.get(definition as usize).copied().flatten().unwrap_or((Type::Wrong, true))
            }
            _ => (self.names.fact_type(symbol).unwrap_or(Type::Wrong), true),
        };
        let node = match symbol {
            Symbol::FamilyFact(fact) => Node::FamilyFact(fact),
            Symbol::MemberFact(fact) => Node::MemberFact(fact, who),
            Symbol::FamilyDefinition(definition) => Node::FamilyDefinition(definition),
            Symbol::MemberDefinition(definition) => Node::MemberDefinition(definition, who),
            Symbol::Standard(standard) => Node::Standard(standard),
        };
        Expr { node, ty, span, ends }
    }

    fn symbol(&mut self, name: &Name) -> Option<Symbol> {
        let found = self.names.symbols.get(&name.text);
        if found.is_none() {
            let known = |word: &str| self.names.symbols.get(word).is_some();
            let suggestion = split_suggestion(&name.text, &known);
            let unknown = match suggestion {
                Some(split) => Diagnostic::at(Code::WordsRunTogether, name.span).with(name.text.clone()).with(split),
                None => {
                    let near = self.names.symbols.near(&name.text, self.diagnostics);
                    Diagnostic::at(Code::UnknownName, name.span).with(name.text.clone()).with(near)
                }
            };
            self.report(unknown);
        }
        found
    }

    /// Reads a bare name as one of the values of a choice, where a choice is what it meets.
    pub(super) fn choice(&mut self, set: u32, name: &Name) -> Option<u32> {
        let found = self.names.choice(set, &name.text);
        if found.is_none() {
            let near = nearest(&name.text, self.names.choice_names(set)).unwrap_or_default().to_owned();
            let join = |mark: &str| self.names.choice_names(set).collect::<Vec<_>>().join(mark);
            let all = Words::new(join("、"), join(", "));
            self.report(Diagnostic::at(Code::NoSuchChoice, name.span).with(name.text.clone()).with(all).with(near));
        }
        found
    }

    /// The names as bits of a set of choices.
    pub(super) fn choice_bits(&mut self, set: u32, names: &[Name]) -> u64 {
        names
            .iter()
            .filter_map(|name| self.choice(set, name))
            .fold(0, |bits, choice| bits | 1u64.checked_shl(choice).unwrap_or(0))
    }

    fn within_names(&mut self, value: &ast::Expr, names: &[Name], span: Span, scope: Scope) -> Expr {
        let value = self.expr(value, scope);
        self.within(value, names, span, scope)
    }

    /// A choice that is one of several, or a place that lies in one of several.
    fn within(&mut self, value: Expr, names: &[Name], span: Span, scope: Scope) -> Expr {
        match value.ty {
            Type::Choice(set) => {
                let bits = self.choice_bits(set, names);
                self.over(Node::WithinChoices(Box::new(value), bits), Type::Truth, span)
            }
            Type::Region => {
                let mut all: Option<Expr> = None;
                for name in names {
                    let one = self.within_region(value.clone(), name, span, scope);
                    all = Some(match all {
                        None => one,
                        Some(before) => self.over(Node::Or(Box::new(before), Box::new(one)), Type::Truth, span),
                    });
                }
                all.unwrap_or_else(|| self.wrong(span))
            }
            Type::Wrong => self.wrong(span),
            other => {
                let found = self.words(other);
                self.report(Diagnostic::at(Code::NotASet, span).with(found));
                self.wrong(span)
            }
        }
    }

    /// The outer place is 评估地, a fact or definition that is a place, or a place by its name.
    fn within_region(&mut self, value: Expr, name: &Name, span: Span, scope: Scope) -> Expr {
        let named = self.names.symbols.get(&name.text).is_some() || is_evaluation_word(&name.text);
        let place = if named {
            self.path(None, name, name.span, scope)
        } else {
            match self.names.places.find(name, self.diagnostics) {
                Some(region) => Expr { node: Node::Region(region), ty: Type::Region, span: name.span, ends: true },
                None => self.wrong(name.span),
            }
        };
        if !matches!(place.ty, Type::Region | Type::Wrong) {
            let mismatch = self.mismatch(name.span, Type::Region, place.ty);
            self.report(mismatch);
            return self.wrong(span);
        }
        self.over(Node::WithinRegion(Box::new(value), Box::new(place)), Type::Truth, span)
    }

    fn round(&mut self, value: &ast::Expr, mode: &Name, step: (Exact, Option<Unit>), span: Span, scope: Scope) -> Expr {
        let value = self.number(value, scope);
        let Some(mode) = functions::rounding(&mode.text) else {
            let near = nearest(&mode.text, functions::rounding_names()).unwrap_or_default();
            let zh = functions::ROUNDING.iter().map(|(zh, _, _)| *zh).collect::<Vec<_>>().join("、");
            let en = functions::ROUNDING.iter().map(|(_, en, _)| *en).collect::<Vec<_>>().join(", ");
            let all = Words::new(zh, en);
            self.report(Diagnostic::at(Code::NoSuchRounding, mode.span).with(mode.text.clone()).with(all).with(near));
            return self.wrong(span);
        };
        let (step, unit) = step;
        if step <= Exact::ZERO {
            self.report(
                Diagnostic::at(Code::RoundingStep, span).with(step.to_text().unwrap_or_else(|| "0".to_string())),
            );
            return self.wrong(span);
        }
        if let (Some(unit), Type::Number(of_value)) = (unit, value.ty)
            && !super::types::unit_fits(unit, of_value)
        {
            let mismatch = self.mismatch(span, Type::Number(of_value), Type::Number(unit));
            self.report(mismatch);
            return self.wrong(span);
        }
        let ty = value.ty;
        let rounded = self.over(Node::Round(Box::new(value), mode, step), ty, span);
        Expr { ends: true, ..rounded }
    }

    /// A comparison whose sides have been checked and fit one another.
    pub(super) fn compare(&self, how: Comparison, left: Expr, right: Expr, span: Span) -> Expr {
        let compared = self.over(Node::Compare(how, Box::new(left), Box::new(right)), Type::Truth, span);
        Expr { ends: true, ..compared }
    }
}
