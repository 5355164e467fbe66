//! What a name stands for once it is known: read as it is, or called with arguments.

use super::{
    expression::{Checker, Known, Scope},
    ir::{Expr, Type},
    names::Symbol,
};
use crate::{
    base::{Code, Diagnostic, Span},
    program::{KeyValue, Node, Reading, Who},
    syntax::ast::{self, ExprKind, Name},
};
use alloc::{boxed::Box, vec::Vec};

impl Checker<'_> {
    /// What a symbol without parameters or keys stands for.
    pub(super) fn read(&mut self, symbol: Symbol, who: Who, span: Span) -> Expr {
        let failed = Known { ty: Type::Wrong, ends: true, ends_anyway: true, whole: true };
        let plain = |ty: Option<Type>, whole| Known { ty: ty.unwrap_or(Type::Wrong), whole, ..failed };
        let names = self.names;
        let known = match symbol {
            Symbol::FamilyDefinition(definition) | Symbol::MemberDefinition(definition) => {
                self.definitions.get(definition as usize).copied().flatten().unwrap_or(failed)
            }
            Symbol::FamilyFact(fact) => {
                plain(names.fact_type(symbol), names.family.get(fact as usize).is_some_and(|fact| fact.whole))
            }
            Symbol::MemberFact(fact) => {
                plain(names.fact_type(symbol), names.member.get(fact as usize).is_some_and(|fact| fact.whole))
            }
            Symbol::Standard(_) => plain(names.fact_type(symbol), false),
            Symbol::Wrong => failed,
        };
        let node = match symbol {
            Symbol::FamilyFact(fact) => Node::FamilyFact(fact),
            Symbol::MemberFact(fact) => Node::MemberFact(fact, who),
            Symbol::FamilyDefinition(definition) => Node::FamilyDefinition(definition),
            Symbol::MemberDefinition(definition) => Node::MemberDefinition(definition, who),
            Symbol::Standard(standard) => {
                Node::Standard(standard, Reading { keys: Vec::new(), day: None, place: None })
            }
            Symbol::Wrong => return self.wrong(span),
        };
        Expr { node, ty: known.ty, span, ends: known.ends, whole: known.whole }
    }

    /// Says how a standard or definition is read.
    pub(super) fn argument_count(&mut self, name: &Name, symbol: Symbol, given: usize, span: Span) {
        let arguments = match symbol {
            Symbol::Standard(standard) => {
                let keys = self.names.standards.get(standard as usize).into_iter().flat_map(|standard| &standard.keys);
                keys.map(|key| key.label.name.clone()).collect()
            }
            Symbol::FamilyDefinition(definition) | Symbol::MemberDefinition(definition) => {
                self.names.parameter_names.get(definition as usize).cloned().unwrap_or_default()
            }
            Symbol::FamilyFact(_) | Symbol::MemberFact(_) | Symbol::Wrong => Vec::new(),
        };
        let example = match arguments.as_slice() {
            [] => name.text.clone(),
            all => alloc::format!("{}({})", name.text, all.join(", ")),
        };
        let wrong = Diagnostic::at(Code::ArgumentCount, span).with(name.text.clone());
        self.report(wrong.with(arguments.len().to_string()).with(given.to_string()).with(example));
    }

    /// A standard with its keys, or a definition with its arguments.
    pub(super) fn named_call(
        &mut self,
        name: &Name,
        symbol: Symbol,
        arguments: &[ast::Expr],
        span: Span,
        scope: Scope,
    ) -> Expr {
        self.used.insert(name.text.clone());
        if symbol == Symbol::Wrong {
            return self.wrong(span);
        }
        let asks = self.names.arguments(symbol);
        if arguments.len() != asks {
            self.argument_count(name, symbol, arguments.len(), span);
            return self.wrong(span);
        }
        if matches!(symbol, Symbol::MemberDefinition(_)) && !scope.has_member() {
            self.report(Diagnostic::at(Code::WhichMember, span).with(name.text.clone()));
            return self.wrong(span);
        }
        if asks == 0 {
            return self.read(symbol, Who::Current, span);
        }
        let kinds: Vec<Type> = self.names.argument_types(symbol);
        let given = arguments.iter().zip(kinds);
        let given: Vec<Expr> = given.map(|(argument, ty)| self.as_kind(argument, Some(ty), scope)).collect();
        if given.iter().any(|argument| argument.ty == Type::Wrong) {
            return self.wrong(span);
        }
        match symbol {
            Symbol::Standard(standard) => {
                let ty = self.names.fact_type(symbol).unwrap_or(Type::Wrong);
                let keys = given.into_iter().map(|key| KeyValue { whole: key.whole, value: Box::new(key) }).collect();
                let reading = Reading { keys, day: None, place: None };
                let ends = !self.names.interpolated.get(standard as usize).copied().unwrap_or(false);
                Expr { node: Node::Standard(standard, reading), ty, span, ends, whole: false }
            }
            Symbol::FamilyDefinition(definition) | Symbol::MemberDefinition(definition) => {
                let failed = Known { ty: Type::Wrong, ends: true, ends_anyway: true, whole: true };
                let known = self.definitions.get(definition as usize).copied().flatten().unwrap_or(failed);
                let ends = known.ends && (known.ends_anyway || given.iter().all(|argument| argument.ends));
                let node = Node::Call(definition, given.into_iter().map(Box::new).collect());
                Expr { node, ty: known.ty, span, ends, whole: known.whole }
            }
            _ => self.wrong(span),
        }
    }

    /// A standard of another day or place.
    pub(super) fn reading(
        &mut self,
        read: &ast::Expr,
        day: Option<&ast::Expr>,
        place: Option<&ast::Expr>,
        span: Span,
        scope: Scope,
    ) -> Expr {
        let read = self.inner(read, scope);
        let day = day.map(|day| Box::new(self.as_kind(day, Some(Type::Day), scope)));
        let place = place.map(|place| Box::new(self.place(place, scope)));
        let wrong = |expr: &Option<Box<Expr>>| expr.as_ref().is_some_and(|expr| expr.ty == Type::Wrong);
        if read.ty == Type::Wrong || wrong(&day) || wrong(&place) {
            return self.wrong(span);
        }
        match read.node {
            Node::Standard(standard, reading) => {
                let node = Node::Standard(standard, Reading { day, place, ..reading });
                Expr { node, span, ..Expr { node: Node::Truth(false), ..read } }
            }
            _ => {
                self.report(Diagnostic::at(Code::OnlyStandards, read.span));
                self.wrong(span)
            }
        }
    }

    /// A place: by its name, or an expression that is one.
    pub(super) fn place(&mut self, expr: &ast::Expr, scope: Scope) -> Expr {
        match &expr.kind {
            ExprKind::Path(owners, name) if owners.is_empty() && !self.resolves(&name.text) => self.named_place(name),
            _ => self.as_kind(expr, Some(Type::Region), scope),
        }
    }

    pub(super) fn named_place(&mut self, name: &Name) -> Expr {
        match self.names.places.find(name, self.diagnostics) {
            Some(region) => {
                Expr { node: Node::Region(region), ty: Type::Region, span: name.span, ends: true, whole: false }
            }
            None => self.wrong(name.span),
        }
    }
}
