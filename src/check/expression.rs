//! Names to what they mean, and every expression to its type.

use super::{
    functions,
    ir::{Expr, Type},
    names::{Names, Symbol},
    operators,
    types::{adopt, unify, words},
};
use crate::{
    base::{Code, Diagnostic, Span, Words, nearest},
    program::{Aggregate, Comparison, DayFunction, Node},
    syntax::ast::{self, ExprKind, Name},
    value::{Exact, Unit},
};
use alloc::{
    boxed::Box,
    collections::{BTreeMap, BTreeSet},
    string::{String, ToString},
    vec::Vec,
};

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

/// Words that mean something by themselves wherever an expression stands.
pub(super) fn is_own_word(word: &str) -> bool {
    is_evaluation_word(word) || matches!(word, "本人" | "self" | "成员" | "member" | "members" | "家庭" | "family")
}

/// 评估日 and 评估地, which are always known.
pub(super) fn is_evaluation_word(word: &str) -> bool {
    matches!(word, "评估日" | "evaluation_date" | "评估地" | "evaluation_place")
}

/// What is known of a definition.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub(super) ty: Type,
    pub(super) ends: bool,
    /// Of a definition with parameters: whether its decimals end whatever its arguments are.
    pub(super) ends_anyway: bool,
    pub(super) whole: bool,
}

/// Checks expressions against the names and the definitions checked before.
pub(super) struct Checker<'a> {
    pub(super) names: &'a Names<'a>,
    /// What is known of each definition; nothing for one that failed.
    pub(super) definitions: Vec<Option<Known>>,
    /// Parameters of the definition being checked.
    pub(super) parameters: Vec<(String, Type)>,
    /// Names known inside the item being checked.
    pub(super) locals: BTreeMap<String, Symbol>,
    /// The kind asked for, of which a bare name can be a value.
    pub(super) expected: Option<Type>,
    /// Names that something reads, and parameters that the definition being checked reads.
    pub(super) used: BTreeSet<String>,
    pub(super) used_parameters: BTreeSet<String>,
    /// Parameters and local names that nothing reads.
    pub(super) unused: Vec<Name>,
    /// Items whose amount something reads, and where.
    pub(super) amounts_read: Vec<(u32, Span)>,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Checker<'a> {
    pub(super) fn new(names: &'a Names<'a>, diagnostics: &'a mut Vec<Diagnostic>) -> Checker<'a> {
        Checker {
            names,
            definitions: Vec::new(),
            parameters: Vec::new(),
            locals: BTreeMap::new(),
            expected: None,
            used: BTreeSet::new(),
            used_parameters: BTreeSet::new(),
            unused: Vec::new(),
            amounts_read: Vec::new(),
            diagnostics,
        }
    }
}

impl Checker<'_> {
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// An expression already reported as wrong.
    pub(super) fn wrong(&self, span: Span) -> Expr {
        Expr { node: Node::Truth(false), ty: Type::Wrong, span, ends: true, whole: true }
    }

    pub(super) fn words(&self, ty: Type) -> Words {
        words(ty, self.names.choices)
    }

    /// An expression whose own kind nothing around it decides.
    pub(super) fn inner(&mut self, expr: &ast::Expr, scope: Scope) -> Expr {
        self.as_kind(expr, None, scope)
    }

    /// An expression of a kind, if it is to be of one: a bare name may be one of its values.
    pub(super) fn as_kind(&mut self, expr: &ast::Expr, wanted: Option<Type>, scope: Scope) -> Expr {
        let outer = core::mem::replace(&mut self.expected, wanted);
        let mut checked = self.expr(expr, scope);
        self.expected = outer;
        let Some(wanted) = wanted else { return checked };
        if wanted == Type::Wrong {
            return self.wrong(expr.span);
        }
        match unify(checked.ty, wanted) {
            Some(ty) => {
                adopt(&mut checked, ty);
                checked
            }
            None => {
                let found = self.words(checked.ty);
                let of_another_kind = |code| Diagnostic::at(code, expr.span).with(found);
                let wrong = match (wanted, checked.ty) {
                    (Type::Day, _) => of_another_kind(Code::NotDate),
                    (Type::Truth, _) => of_another_kind(Code::NotTruth),
                    (Type::Number(_), Type::Number(_) | Type::Bare) => self.mismatch(expr.span, wanted, checked.ty),
                    (Type::Number(_), _) => of_another_kind(Code::NotNumber),
                    _ => self.mismatch(expr.span, wanted, checked.ty),
                };
                self.report(wrong);
                self.wrong(expr.span)
            }
        }
    }

    /// An expression that must be 是 or 否.
    pub(super) fn truth(&mut self, expr: &ast::Expr, scope: Scope) -> Expr {
        let checked = self.inner(expr, scope);
        if !matches!(checked.ty, Type::Truth | Type::Wrong) {
            let found = self.words(checked.ty);
            self.report(Diagnostic::at(Code::NotTruth, expr.span).with(found));
            return self.wrong(expr.span);
        }
        checked
    }

    /// An expression that must be a number.
    pub(super) fn number(&mut self, expr: &ast::Expr, scope: Scope) -> Expr {
        let checked = self.inner(expr, scope);
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
        let leaf = |node, ty| Expr { node, ty, span, ends: true, whole: false };
        match &expr.kind {
            ExprKind::Number(value, unit) => {
                let number = leaf(Node::Number(*value), unit.map_or(Type::Bare, Type::Number));
                Expr { whole: value.is_integer(), ..number }
            }
            ExprKind::MonthDay(..) => {
                self.report(Diagnostic::at(Code::MonthDayAlone, span));
                self.wrong(span)
            }
            ExprKind::Date(day) => leaf(Node::Day(*day), Type::Day),
            ExprKind::Truth(truth) => leaf(Node::Truth(*truth), Type::Truth),
            ExprKind::Path(owners, name) => self.path(owners, name, span, scope),
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
            ExprKind::Within(value, set) => {
                let value = self.inner(value, scope);
                self.within(value, set, span, scope)
            }
            ExprKind::Reading(read, day, place) => self.reading(read, day.as_deref(), place.as_deref(), span, scope),
            ExprKind::Convert(value, unit) => functions::convert(self, value, *unit, span, scope),
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
            ExprKind::Brackets(subject, rows) => super::bands::brackets(self, subject, rows, span, scope),
            ExprKind::Call(function, arguments) => functions::call(self, function, arguments, span, scope),
            ExprKind::OverMembers(over) => functions::over_members(self, over, span, scope),
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
        match &node {
            Node::Bands(_, rows) => ends = rows.iter().all(|row| row.value.ends),
            Node::OfMember(_, value) => ends = value.ends,
            Node::Nth(_, _, _, body, _) => ends = body.ends,
            Node::Days(..) | Node::OverMembers(Aggregate::Count | Aggregate::Rank(_), ..) => ends = true,
            _ => {}
        }
        let whole = is_whole(&node);
        Expr { node, ty: if wrong { Type::Wrong } else { ty }, span, ends, whole }
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

    fn round(&mut self, value: &ast::Expr, mode: &Name, step: (Exact, Option<Unit>), span: Span, scope: Scope) -> Expr {
        let value = self.number(value, scope);
        self.rounded(value, mode, step, span)
    }

    /// 取整 of what has been checked.
    pub(super) fn rounded(&mut self, value: Expr, mode: &Name, step: (Exact, Option<Unit>), span: Span) -> Expr {
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
        Expr { ends: true, whole: step.is_integer(), ..rounded }
    }

    /// A comparison whose sides have been checked and fit one another.
    pub(super) fn compare(&self, how: Comparison, left: Expr, right: Expr, span: Span) -> Expr {
        let compared = self.over(Node::Compare(how, Box::new(left), Box::new(right)), Type::Truth, span);
        Expr { ends: true, ..compared }
    }
}

/// Whether what a node yields is a whole number if its operands are.
fn is_whole(node: &Node<Box<Expr>>) -> bool {
    match node {
        Node::Number(value) => value.is_integer(),
        Node::CoveredCount | Node::OverMembers(Aggregate::Count | Aggregate::Rank(_), ..) => true,
        Node::Days(function, _) => {
            !matches!(function, DayFunction::Add(_) | DayFunction::Make | DayFunction::InSeason(..))
        }
        Node::Add(a, b) | Node::Subtract(a, b) | Node::Multiply(a, b) | Node::Modulo(a, b) => a.whole && b.whole,
        Node::Negate(a) | Node::Absolute(a) => a.whole,
        Node::If(_, a, b) | Node::OrElse(a, b) => a.whole && b.whole,
        Node::Minimum(all) | Node::Maximum(all) => all.iter().all(|one| one.whole),
        Node::Bands(_, rows) => rows.iter().all(|row| row.value.whole),
        Node::Versions(versions) => versions.iter().all(|version| version.value.whole),
        Node::Exceptions(default, rows) => default.whole && rows.iter().all(|row| row.value.whole),
        Node::OverMembers(_, _, Some(body)) => body.whole,
        Node::OfMember(_, value) | Node::Nth(_, _, _, value, _) => value.whole,
        _ => false,
    }
}
