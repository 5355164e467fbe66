//! Names to what they mean, and every expression to its type.

use super::{
    functions,
    ir::{Expr, Type},
    names::{Names, Symbol, split_suggestion},
    operators, patterns,
    types::{adopt, unify, words},
};
use crate::{
    base::{Code, Diagnostic, Span, Words, nearest},
    program::{Aggregate, Comparison, DayFunction, KeyValue, Kind, Label, Node, Reading, Who},
    syntax::ast::{self, ExprKind, Name, SetMember},
    value::{Exact, Unit},
};
use alloc::{
    borrow::ToOwned,
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

    /// `月收入`, `家庭.月收入`, `本人.年龄`, `监护人.工资`, `本人.监护人.工资`
    fn path(&mut self, owners: &[Name], name: &Name, span: Span, scope: Scope) -> Expr {
        let Some((first, links)) = owners.split_first() else {
            return self.name(name, Who::Current, None, span, scope);
        };
        let (who, says_family) = match first.text.as_str() {
            "成员" | "member" | "members" => (Who::Current, false),
            "家庭" | "family" => (Who::Current, true),
            "本人" | "self" if scope.of_member => (Who::Subject, false),
            _ => return self.linked(None, first, (links, name), span, scope),
        };
        match links.split_first() {
            None => self.name(name, who, Some(says_family), span, scope),
            Some((link, links)) => self.linked(Some((who, says_family)), link, (links, name), span, scope),
        }
    }

    /// What the member has to whom a link leads.
    fn linked(
        &mut self,
        owner: Option<(Who, bool)>,
        link: &Name,
        (links, name): (&[Name], &Name),
        span: Span,
        scope: Scope,
    ) -> Expr {
        if !self.resolves(&link.text) || is_own_word(&link.text) {
            let symbols = self.names.symbols;
            let links = symbols
                .names()
                .filter(|name| symbols.get(name).and_then(|symbol| self.names.fact_type(symbol)) == Some(Type::Member));
            let near = nearest(&link.text, links).unwrap_or_default();
            self.report(Diagnostic::at(Code::NoSuchOwner, link.span).with(link.text.clone()).with(near));
            return self.wrong(span);
        }
        let (who, says_family) = owner.map_or((Who::Current, None), |(who, says_family)| (who, Some(says_family)));
        let leads = self.name(link, who, says_family, link.span, scope);
        if leads.ty != Type::Member {
            if leads.ty != Type::Wrong {
                self.report(Diagnostic::at(Code::NoSuchOwner, link.span).with(link.text.clone()));
            }
            return self.wrong(span);
        }
        let inner = Scope { over_members: true, ..scope };
        let value = match links.split_first() {
            Some((next, links)) => self.linked(Some((Who::Current, false)), next, (links, name), span, inner),
            None => self.name(name, Who::Current, Some(false), span, inner),
        };
        let ty = value.ty;
        self.over(Node::OfMember(Box::new(leads), Box::new(value)), ty, span)
    }

    /// A name: a word of the language, a parameter, a local name, or what the pack declares.
    /// `says_family` is what stands before its dot, if anything.
    fn name(&mut self, name: &Name, who: Who, says_family: Option<bool>, span: Span, scope: Scope) -> Expr {
        let leaf = |node, ty| Expr { node, ty, span, ends: true, whole: false };
        if says_family.is_none() {
            let parameter = self.parameters.iter().position(|(parameter, _)| *parameter == name.text);
            if let Some((index, (_, ty))) = parameter.and_then(|index| Some((index, self.parameters.get(index)?))) {
                let expr = leaf(Node::Parameter(u32::try_from(index).unwrap_or(u32::MAX)), *ty);
                self.used_parameters.insert(name.text.clone());
                return expr;
            }
            // A word of the language that is declared as well was reported there.
            if is_own_word(&name.text) && self.find(&name.text).is_some() {
                return self.wrong(span);
            }
            let own = match name.text.as_str() {
                "评估日" | "evaluation_date" => Some((Node::EvaluationDay, Type::Day)),
                "评估地" | "evaluation_place" => Some((Node::EvaluationPlace, Type::Region)),
                "成员" | "member" | "members" if scope.has_member() => {
                    Some((Node::Member(Who::Current), Type::Member))
                }
                "本人" | "self" if scope.of_member => Some((Node::Member(Who::Subject), Type::Member)),
                "成员" | "member" | "members" | "本人" | "self" => {
                    self.report(Diagnostic::at(Code::WhichMember, span).with(name.text.clone()));
                    return self.wrong(span);
                }
                _ => None,
            };
            if let Some((node, ty)) = own {
                return leaf(node, ty);
            }
        }
        let choice = match self.expected {
            Some(Type::Choice(set)) if says_family.is_none() && !self.resolves(&name.text) => {
                self.names.choice(set, &name.text).map(|choice| (Node::Choice(choice), Type::Choice(set)))
            }
            _ => None,
        };
        if let Some((node, ty)) = choice {
            return leaf(node, ty);
        }
        if let Some(Type::Choice(set)) = self.expected
            && says_family.is_none()
            && !self.resolves(&name.text)
            && self.split(name).is_none()
        {
            self.choice(set, name);
            return self.wrong(span);
        }
        let symbol = self.symbol(name).filter(|symbol| *symbol != Symbol::Wrong);
        let Some(symbol) = symbol else { return self.wrong(span) };
        let of_family = matches!(symbol, Symbol::FamilyFact(_) | Symbol::FamilyDefinition(_));
        let of_member = matches!(symbol, Symbol::MemberFact(_) | Symbol::MemberDefinition(_));
        if let Some(says_family) = says_family
            && if says_family { !of_family } else { !of_member }
        {
            let family = Words::new("家庭", "the family");
            let member = Words::new("成员", "a member");
            let owner = match (of_family, of_member) {
                (true, _) => family.clone(),
                (_, true) => member.clone(),
                _ => Words::new("政策包", "the pack"),
            };
            let written = if says_family { family } else { member };
            self.report(Diagnostic::at(Code::WrongOwner, span).with(name.text.clone()).with(owner).with(written));
            return self.wrong(span);
        }
        if of_member && !scope.has_member() {
            self.report(Diagnostic::at(Code::WhichMember, span).with(name.text.clone()));
            return self.wrong(span);
        }
        let asks = self.names.arguments(symbol);
        if asks > 0 {
            self.argument_count(name, symbol, 0, span);
            return self.wrong(span);
        }
        self.read(symbol, who, span)
    }

    /// What a symbol without parameters or keys stands for.
    fn read(&mut self, symbol: Symbol, who: Who, span: Span) -> Expr {
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
    fn argument_count(&mut self, name: &Name, symbol: Symbol, given: usize, span: Span) {
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
    fn reading(
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
    fn place(&mut self, expr: &ast::Expr, scope: Scope) -> Expr {
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

    /// Whether a bare name means something by itself here.
    pub(super) fn resolves(&self, name: &str) -> bool {
        is_own_word(name)
            || self.parameters.iter().any(|(parameter, _)| parameter == name)
            || self.locals.contains_key(name)
            || self.names.symbols.get(name).is_some()
    }

    /// The kind of what a bare name stands for.
    pub(super) fn kind_of(&self, name: &str) -> Option<Type> {
        if let Some((_, ty)) = self.parameters.iter().find(|(parameter, _)| parameter == name) {
            return Some(*ty);
        }
        let local = self.locals.get(name).copied();
        match local.or_else(|| self.names.symbols.get(name))? {
            Symbol::FamilyDefinition(definition) | Symbol::MemberDefinition(definition) => {
                self.definitions.get(definition as usize).copied().flatten().map(|known| known.ty)
            }
            symbol => self.names.fact_type(symbol),
        }
    }

    /// What a name stands for, where that is known, and notes that it is read.
    pub(super) fn find(&mut self, name: &str) -> Option<Symbol> {
        let local = self.locals.get(name).copied();
        let found = local.or_else(|| self.names.symbols.get(name));
        if found.is_some() {
            self.used.insert(name.to_owned());
        }
        found
    }

    fn symbol(&mut self, name: &Name) -> Option<Symbol> {
        let found = self.find(&name.text);
        if found.is_none() {
            let unknown = match self.split(name) {
                Some(split) => Diagnostic::at(Code::WordsRunTogether, name.span).with(name.text.clone()).with(split),
                None => {
                    let near = self.names.symbols.near(&name.text, self.diagnostics).to_owned();
                    let mine = self.parameters.iter().map(|(name, _)| name).chain(self.locals.keys());
                    let near = nearest(&name.text, mine.map(String::as_str).chain([near.as_str()])).unwrap_or_default();
                    let elsewhere = self.elsewhere(&name.text);
                    let near = elsewhere.as_ref().map_or(near, |_| "");
                    let unknown = Diagnostic::at(Code::UnknownName, name.span).with(name.text.clone()).with(near);
                    unknown.with(elsewhere.unwrap_or(Words::same("")))
                }
            };
            self.report(unknown);
        }
        found
    }

    /// A name that seems to be several words, with spaces between them.
    fn split(&self, name: &Name) -> Option<String> {
        split_suggestion(&name.text, &|word| self.resolves(word))
    }

    /// What a name is, that means nothing where a value is asked for.
    fn elsewhere(&self, name: &str) -> Option<Words> {
        if self.names.places.names(name) {
            return Some(Words::new(
                alloc::format!("“{name}”是地区，如：评估地 属于 {name}"),
                alloc::format!("\"{name}\" is a region: evaluation_place in {name}"),
            ));
        }
        let of_choice = |kind: Kind| match kind {
            Kind::Choice(set) => self.names.choice(set, name).is_some(),
            _ => false,
        };
        let mut facts = self.names.family.iter().chain(self.names.member);
        let fact = &facts.find(|fact| of_choice(fact.kind))?.label.name;
        Some(Words::new(
            alloc::format!("“{name}”是“{fact}”的选项，如：{fact} = {name}"),
            alloc::format!("\"{name}\" is a choice of \"{fact}\": {fact} = {name}"),
        ))
    }

    /// Reads a bare name as one of the values of a choice, where a choice is what it meets.
    pub(super) fn choice(&mut self, set: u32, name: &Name) -> Option<u32> {
        let set: &[Label] = self.names.choices.get(set as usize).map_or(&[], Vec::as_slice);
        patterns::choice(set, name, self.diagnostics)
    }

    /// A choice or a figure that is one of several, or a place that lies in one of several.
    fn within(&mut self, value: Expr, set: &[SetMember], span: Span, scope: Scope) -> Expr {
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
                let members = set.to_vec();
                self.any_of(members, span, |checker, member| checker.within_range(value.clone(), &member, span))
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
    fn any_of<T>(&mut self, all: Vec<T>, span: Span, test: impl Fn(&mut Self, T) -> Expr) -> Expr {
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

    /// A figure that is another, or lies between two.
    fn within_range(&mut self, value: Expr, member: &SetMember, span: Span) -> Expr {
        let (low, high, at) = match member {
            SetMember::Range(low, high, at) => (*low, *high, *at),
            // Six digits look like the code of a place.
            SetMember::Name(name) => match Exact::parse(&name.text) {
                Ok(value) => (ast::Figure { value, unit: None }, ast::Figure { value, unit: None }, name.span),
                Err(_) => return self.wrong(span),
            },
        };
        if low.value > high.value {
            self.report(Diagnostic::at(Code::RangeBackwards, at));
            return self.wrong(span);
        }
        let figure = |checker: &mut Self, figure: ast::Figure| {
            let ty = figure.unit.map_or(Type::Bare, Type::Number);
            let (node, whole) = (Node::Number(figure.value), figure.value.is_integer());
            let mut expr = Expr { node, ty, span: at, ends: true, whole };
            match unify(value.ty, ty) {
                Some(ty) => {
                    adopt(&mut expr, ty);
                    expr
                }
                None => {
                    let mismatch = checker.mismatch(at, value.ty, ty);
                    checker.report(mismatch);
                    checker.wrong(at)
                }
            }
        };
        let from = figure(self, low);
        if low == high {
            return self.compare(Comparison::Equal, value.clone(), from, span);
        }
        if from.ty == Type::Wrong {
            return self.wrong(span);
        }
        let until = figure(self, high);
        let above = self.compare(Comparison::GreaterOrEqual, value.clone(), from, span);
        let below = self.compare(Comparison::LessOrEqual, value.clone(), until, span);
        self.over(Node::And(Box::new(above), Box::new(below)), Type::Truth, span)
    }

    /// The outer place is 评估地, a fact or definition that is a place, or a place by its name.
    fn within_region(&mut self, value: Expr, name: &Name, span: Span, scope: Scope) -> Expr {
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
        Node::Days(function, _) => !matches!(
            function,
            DayFunction::AddDays
                | DayFunction::AddWeeks
                | DayFunction::AddMonths
                | DayFunction::AddYears
                | DayFunction::Make
                | DayFunction::InSeason(..)
        ),
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
