//! The functions of the language, in one table, and what each asks of its arguments.

use super::{
    days::{self, DAYS},
    expression::{Checker, Scope},
    ir::{Expr, Type},
    names::split_suggestion,
    of_items,
};
use crate::{
    base::{Code, Diagnostic, Span, Words, nearest},
    program::{Aggregate, Node, Order},
    syntax::ast::{self, Name},
    value::{BaseUnit, Exact, Rounding, Unit},
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

#[derive(Debug, Clone, Copy)]
enum Function {
    Minimum,
    Maximum,
    Clamp,
    Absolute,
    Modulo,
    Granted,
    HasValue,
    OrElse,
    CoveredCount,
    GrantedAmount,
    Receives,
    ReceivedAmount,
    Days(days::Form),
}

const FUNCTIONS: [(&str, &str, Function); 12] = [
    ("最小", "min", Function::Minimum),
    ("最大", "max", Function::Maximum),
    ("限于", "clamp", Function::Clamp),
    ("绝对值", "abs", Function::Absolute),
    ("余数", "mod", Function::Modulo),
    ("享受", "granted", Function::Granted),
    ("有", "has", Function::HasValue),
    ("无则", "or_else", Function::OrElse),
    ("保障人数", "covered_count", Function::CoveredCount),
    ("待遇额", "granted_amount", Function::GrantedAmount),
    ("在享", "receives", Function::Receives),
    ("在享额", "received_amount", Function::ReceivedAmount),
];

/// What is made of the members.
#[derive(Debug, Clone, Copy, PartialEq)]
enum OfMembers {
    /// One value of all of them.
    Whole(Aggregate),
    Rank,
    Nth,
}

const OVER_MEMBERS: [(&str, &str, OfMembers); 8] = [
    ("人数", "count", OfMembers::Whole(Aggregate::Count)),
    ("存在", "exists", OfMembers::Whole(Aggregate::Exists)),
    ("每个", "every", OfMembers::Whole(Aggregate::Every)),
    ("合计", "sum", OfMembers::Whole(Aggregate::Sum)),
    ("最小", "min", OfMembers::Whole(Aggregate::Least)),
    ("最大", "max", OfMembers::Whole(Aggregate::Greatest)),
    ("名次", "rank", OfMembers::Rank),
    ("第几位", "nth", OfMembers::Nth),
];

/// Every function of the language, in both spellings.
pub(crate) fn function_words() -> impl Iterator<Item = (&'static str, &'static str)> {
    fn spelled<T>((zh, en, _): &(&'static str, &'static str, T)) -> (&'static str, &'static str) {
        (zh, en)
    }
    let of_values = FUNCTIONS.iter().map(spelled).chain(DAYS.iter().map(spelled));
    of_values.chain(OVER_MEMBERS.iter().map(spelled))
}

/// Whether a word is a function of the language.
pub(super) fn is_function(word: &str) -> bool {
    function(word).is_some() || find(&OVER_MEMBERS, word).is_some()
}

fn function(word: &str) -> Option<Function> {
    find(&FUNCTIONS, word).or_else(|| find(&DAYS, word).map(Function::Days))
}

fn find<T: Copy>(table: &[(&'static str, &'static str, T)], word: &str) -> Option<T> {
    table.iter().find(|(zh, en, _)| *zh == word || *en == word).map(|(_, _, found)| *found)
}

fn unknown(checker: &mut Checker<'_>, name: &Name, span: Span) -> Expr {
    let all = function_words().flat_map(|(zh, en)| [zh, en]);
    let declared = checker.names.symbols.near(&name.text, checker.diagnostics);
    let near = nearest(&name.text, all.chain([declared])).unwrap_or_default();
    // `在校且(…)`: a name and an operator before a bracket.
    let known = |word: &str| word.is_empty() || checker.resolves(word) || BaseUnit::from_word(word).is_some();
    if let Some(split) = split_suggestion(&name.text, &known) {
        checker.report(Diagnostic::at(Code::WordsRunTogether, name.span).with(name.text.clone()).with(split));
        return checker.wrong(span);
    }
    checker.report(Diagnostic::at(Code::UnknownFunction, name.span).with(name.text.clone()).with(near));
    checker.wrong(span)
}

pub(super) fn call(checker: &mut Checker<'_>, name: &Name, arguments: &[ast::Expr], span: Span, scope: Scope) -> Expr {
    let Some(function) = function(&name.text) else {
        if let Some(symbol) = checker.find(&name.text) {
            return checker.named_call(name, symbol, arguments, span, scope);
        }
        if find(&OVER_MEMBERS, &name.text).is_some() {
            let form = match find(&OVER_MEMBERS, &name.text) {
                Some(OfMembers::Rank) => RANK,
                Some(OfMembers::Nth) => NTH,
                _ => {
                    checker.report(Diagnostic::at(Code::NeedsMembers, span).with(name.text.clone()));
                    return checker.wrong(span);
                }
            };
            return misplaced(checker, name, form, span);
        }
        if matches!(name.text.as_str(), "换算" | "convert") {
            return misplaced(checker, name, CONVERT, span);
        }
        return unknown(checker, name, span);
    };
    if let Function::Days(form) = function {
        return days::call(checker, form, name, arguments, span, scope);
    }
    let asked = match function {
        Function::CoveredCount => 0,
        Function::OrElse | Function::Modulo => 2,
        Function::Clamp => 3,
        _ => 1,
    };
    let any_number = matches!(function, Function::Minimum | Function::Maximum) && !arguments.is_empty();
    if arguments.len() != asked && !any_number {
        let wrong = Diagnostic::at(Code::ArgumentCount, span).with(name.text.clone());
        let asked = match function {
            Function::Minimum | Function::Maximum => Words::new("至少 1", "at least 1"),
            _ => Words::same(asked),
        };
        let english =
            FUNCTIONS.iter().find(|(zh, en, _)| *zh == name.text || *en == name.text).map_or("", |(_, en, _)| en);
        let (zh, en) = example(function);
        let example = Words::new(alloc::format!("{}({zh})", name.text), alloc::format!("{english}({en})"));
        checker.report(wrong.with(asked).with(arguments.len().to_string()).with(example));
        return checker.wrong(span);
    }
    let mut given = arguments.iter();
    let (first, second) = (given.next(), given.next());
    match (function, first, second) {
        (Function::Minimum | Function::Maximum, ..) => {
            let (all, ty) = of_one_kind(checker, arguments, scope);
            let all = all.into_iter().map(Box::new).collect();
            let least = matches!(function, Function::Minimum);
            let node = if least { Node::Minimum(all) } else { Node::Maximum(all) };
            checker.over(node, ty, span)
        }
        (Function::Clamp, ..) => {
            let (all, ty) = of_one_kind(checker, arguments, scope);
            let mut all = all.into_iter().map(Box::new);
            let (Some(value), Some(low), Some(high)) = (all.next(), all.next(), all.next()) else {
                return checker.wrong(span);
            };
            let raised = checker.over(Node::Maximum(Vec::from([low, value])), ty, span);
            checker.over(Node::Minimum(Vec::from([high, Box::new(raised)])), ty, span)
        }
        (Function::Modulo, ..) => {
            let mut all: Vec<Expr> = arguments.iter().map(|argument| checker.number(argument, scope)).collect();
            let ty = checker.same_type(&mut all);
            let (divisor, value) = (all.pop(), all.pop());
            let (Some(value), Some(divisor)) = (value, divisor) else { return checker.wrong(span) };
            if matches!(divisor.node, Node::Number(divisor) if divisor.is_zero()) {
                checker.report(Diagnostic::at(Code::DivisionByZero, divisor.span));
                return checker.wrong(span);
            }
            checker.over(Node::Modulo(Box::new(value), Box::new(divisor)), ty, span)
        }
        (Function::Absolute, Some(value), _) => {
            let value = checker.number(value, scope);
            let ty = value.ty;
            checker.over(Node::Absolute(Box::new(value)), ty, span)
        }
        (Function::Granted, Some(item), _) => of_items::granted(checker, item, span, scope),
        (Function::GrantedAmount, Some(item), _) => of_items::granted_amount(checker, item, span, scope),
        (Function::Receives, Some(item), _) => of_items::receives(checker, item, span, scope),
        (Function::ReceivedAmount, Some(item), _) => of_items::received_amount(checker, item, span, scope),
        (Function::HasValue, Some(fact), _) => {
            let fact = optional(checker, fact, scope);
            checker.over(Node::HasValue(Box::new(fact)), Type::Truth, span)
        }
        (Function::OrElse, Some(fact), Some(other)) => {
            let fact = optional(checker, fact, scope);
            let other = match fact.ty {
                ty @ Type::Choice(_) => checker.as_kind(other, Some(ty), scope),
                _ => checker.inner(other, scope),
            };
            let mut both = Vec::from([fact, other]);
            let ty = checker.same_type(&mut both);
            let other = both.pop().unwrap_or_else(|| checker.wrong(span));
            let fact = both.pop().unwrap_or_else(|| checker.wrong(span));
            checker.over(Node::OrElse(Box::new(fact), Box::new(other)), ty, span)
        }
        (Function::CoveredCount, ..) if scope.in_family_item => {
            let ty = Type::Number(Unit::of(BaseUnit::Person));
            Expr { node: Node::CoveredCount, ty, span, ends: true, whole: true }
        }
        _ => {
            checker.report(Diagnostic::at(Code::OnlyInFamilyItem, span).with(name.text.clone()));
            checker.wrong(span)
        }
    }
}

/// What may stand in the brackets of a function.
fn example(function: Function) -> (&'static str, &'static str) {
    match function {
        Function::Minimum | Function::Maximum => ("月收入, 1000", "income, 1000"),
        Function::Clamp => ("月收入, 0, 1000", "income, 0, 1000"),
        Function::Modulo => ("月收入, 100", "income, 100"),
        Function::Absolute => ("月收入", "income"),
        Function::Granted | Function::GrantedAmount | Function::Receives | Function::ReceivedAmount => ("低保", "item"),
        Function::HasValue => ("房租", "rent"),
        Function::OrElse => ("房租, 0", "rent, 0"),
        Function::CoveredCount | Function::Days(_) => ("", ""),
    }
}

const RANK: (&str, &str) = ("写成：名次(成员 其中 … 按 …)", "is written rank(members where … by …)");
const NTH: (&str, &str) = ("写成：第几位(成员 其中 … 按 …: …, 2)", "is written nth(members where … by …: …, 2)");
const CONVERT: (&str, &str) = ("写成：换算(月收入, 元/年)", "is written convert(income, yuan/year)");

fn misplaced(checker: &mut Checker<'_>, name: &Name, (zh, en): (&str, &str), span: Span) -> Expr {
    checker.report(Diagnostic::at(Code::MembersForm, span).with(name.text.clone()).with(Words::new(zh, en)));
    checker.wrong(span)
}

/// Numbers of one unit, or days.
fn of_one_kind(checker: &mut Checker<'_>, arguments: &[ast::Expr], scope: Scope) -> (Vec<Expr>, Type) {
    let mut all: Vec<Expr> = arguments.iter().map(|argument| checker.inner(argument, scope)).collect();
    if !all.iter().any(|one| one.ty == Type::Day) {
        all = all.into_iter().map(|one| checker.must_be_number(one)).collect();
    }
    let ty = checker.same_type(&mut all);
    (all, ty)
}

/// `换算(a, 元/年)`: the same amount in another unit of time.
pub(super) fn convert(checker: &mut Checker<'_>, value: &ast::Expr, unit: Unit, span: Span, scope: Scope) -> Expr {
    let value = checker.number(value, scope);
    let from = match value.ty {
        Type::Number(from) => from,
        Type::Wrong => return checker.wrong(span),
        _ => Unit::NONE,
    };
    let of_value = checker.words(value.ty);
    let Some((factor, ratio)) = factor(from, unit).and_then(|factor| Some((factor, unit.over(from)?))) else {
        let words = |unit: Unit| Words::new(unit.text(true), unit.text(false));
        checker.report(Diagnostic::at(Code::NoConversion, span).with(of_value).with(words(unit)));
        return checker.wrong(span);
    };
    let (whole, at) = (factor.is_integer(), value.span);
    let factor =
        Expr { node: Node::Number(factor), ty: Type::Number(ratio), span: at, ends: factor.terminates(), whole };
    checker.over(Node::Multiply(Box::new(value), Box::new(factor)), Type::Number(unit), span)
}

/// How many of one unit make one of the other, where they differ by years and months or by weeks and days only.
pub(super) fn factor(from: Unit, to: Unit) -> Option<Exact> {
    let ratio = to.over(from)?;
    let moved = |long: BaseUnit, short: BaseUnit| {
        let (long, short) = (ratio.exponent(long), ratio.exponent(short));
        (long.checked_add(short) == Some(0)).then_some(long)
    };
    let others = BaseUnit::ALL
        .into_iter()
        .filter(|base| !matches!(base, BaseUnit::Year | BaseUnit::Month | BaseUnit::Week | BaseUnit::Day));
    if others.into_iter().any(|base| ratio.exponent(base) != 0) {
        return None;
    }
    let (years, weeks) = (moved(BaseUnit::Year, BaseUnit::Month)?, moved(BaseUnit::Week, BaseUnit::Day)?);
    // One a year is a twelfth a month: a unit that becomes one power longer takes the factor once less.
    let power = |times: i64, exponent: i8| {
        let power = Exact::from_integer(times).power(exponent.unsigned_abs().into()).ok()?;
        if exponent > 0 { Exact::ONE.div(power).ok() } else { Some(power) }
    };
    power(12, years)?.mul(power(7, weeks)?).ok()
}

/// A fact or a standard that is declared 可无.
fn optional(checker: &mut Checker<'_>, expr: &ast::Expr, scope: Scope) -> Expr {
    let checked = checker.inner(expr, scope);
    let names = checker.names;
    let optional = match &checked.node {
        Node::FamilyFact(fact) => names.family.get(*fact as usize).map(|fact| fact.optional),
        Node::MemberFact(fact, _) => names.member.get(*fact as usize).map(|fact| fact.optional),
        Node::Standard(standard, _) => names.standards.get(*standard as usize).map(|standard| standard.optional),
        _ => None,
    };
    if checked.ty != Type::Wrong && optional != Some(true) {
        checker.report(Diagnostic::at(Code::NotOptional, checked.span));
    }
    checked
}

pub(super) fn over_members(checker: &mut Checker<'_>, over: &ast::OverMembers, span: Span, scope: Scope) -> Expr {
    let name = &over.function;
    let Some(what) = find(&OVER_MEMBERS, &name.text) else { return unknown(checker, name, span) };
    let inner = Scope { over_members: true, ..scope };
    let filter = over.filter.as_ref().map(|filter| Box::new(checker.truth(filter, inner)));
    let form = match what {
        OfMembers::Whole(_) if over.order.is_some() => Some(("不排顺序，去掉 按", "takes no order; leave out by")),
        OfMembers::Whole(_) if over.further.is_some() => Some(("只写一个算式", "takes one expression only")),
        OfMembers::Rank if over.order.is_none() || over.body.is_some() || over.further.is_some() => Some(RANK),
        OfMembers::Nth if over.order.is_none() || over.body.is_none() || over.further.is_none() => Some(NTH),
        _ => None,
    };
    if let Some(form) = form {
        return misplaced(checker, name, form, span);
    }
    let order = over.order.as_ref().map(|order| {
        let by = checker.inner(&order.by, inner);
        let ordered = matches!(by.ty, Type::Number(_) | Type::Bare | Type::Day | Type::Wrong);
        if !ordered {
            let found = checker.words(by.ty);
            let help = Words::new("按数或日期排", "order by numbers or days");
            checker.report(Diagnostic::at(Code::NoOrder, by.span).with(found).with(help));
        }
        let by = if ordered { by } else { checker.wrong(by.span) };
        (Order { descending: order.descending, shared: order.shared }, Box::new(by))
    });
    match (what, order) {
        (OfMembers::Rank, Some((order, by))) => {
            if !scope.has_member() {
                checker.report(Diagnostic::at(Code::WhichMember, span).with(name.text.clone()));
                return checker.wrong(span);
            }
            let node = Node::OverMembers(Aggregate::Rank(order), filter, Some(by));
            checker.over(node, Type::Number(Unit::NONE), span)
        }
        (OfMembers::Nth, Some((order, by))) => {
            let (Some(body), Some(which)) = (&over.body, &over.further) else { return checker.wrong(span) };
            let body = Box::new(checker.inner(body, inner));
            let which = Box::new(checker.as_kind(which, Some(Type::Number(Unit::NONE)), scope));
            if matches!(which.node, Node::Number(place) if !place.is_integer() || place < Exact::ONE) {
                let asked = Words::new("一个从 1 数起的整数", "a whole number from 1");
                checker.report(Diagnostic::at(Code::WrongValue, which.span).with(asked));
            }
            let ty = body.ty;
            checker.over(Node::Nth(order, filter, by, body, which), ty, span)
        }
        (OfMembers::Whole(aggregate), _) => whole(checker, aggregate, over, filter, span, inner),
        _ => checker.wrong(span),
    }
}

/// One value of all members.
fn whole(
    checker: &mut Checker<'_>,
    aggregate: Aggregate,
    over: &ast::OverMembers,
    filter: Option<Box<Expr>>,
    span: Span,
    inner: Scope,
) -> Expr {
    let body = over.body.as_ref().map(|body| match aggregate {
        Aggregate::Sum => Box::new(checker.number(body, inner)),
        Aggregate::Least | Aggregate::Greatest => {
            let body = checker.inner(body, inner);
            Box::new(if body.ty == Type::Day { body } else { checker.must_be_number(body) })
        }
        _ => Box::new(checker.truth(body, inner)),
    });
    let needs_body = !matches!(aggregate, Aggregate::Count | Aggregate::Exists);
    if needs_body && body.is_none() {
        checker.report(Diagnostic::at(Code::NeedsBody, span).with(over.function.text.clone()));
        return checker.wrong(span);
    }
    let ty = match aggregate {
        Aggregate::Count => Type::Number(Unit::of(BaseUnit::Person)),
        Aggregate::Exists | Aggregate::Every => Type::Truth,
        _ => body.as_ref().map_or(Type::Wrong, |body| body.ty),
    };
    checker.over(Node::OverMembers(aggregate, filter, body), ty, span)
}
