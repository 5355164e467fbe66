//! Calculations with days, and what each asks of its operands.

use super::{
    expression::{Checker, Scope},
    ir::{Expr, Type},
};
use crate::{
    base::{Code, Diagnostic, Span},
    program::{DayFunction, Node},
    syntax::ast::{self, ExprKind, Name},
    value::{BaseUnit, Unit},
};
use alloc::{boxed::Box, string::ToString, vec::Vec};

/// What stands in the brackets of a function of days.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    /// A day; gives a day or a plain number.
    One(DayFunction, bool),
    /// A day, and another one that need not be written.
    OneOrTwo(DayFunction, BaseUnit),
    /// Year, month and day of the month.
    Make,
    /// A day, and a day of the year; gives a day or a plain number.
    OfYear(fn(u8, u8) -> DayFunction, bool),
    /// A day, and two days of the year.
    Season,
}

/// The functions in both spellings.
pub(super) const DAYS: [(&str, &str, Form); 12] = [
    ("周岁", "completed_years", Form::OneOrTwo(DayFunction::CompletedYears, BaseUnit::Year)),
    ("满月数", "completed_months", Form::OneOrTwo(DayFunction::CompletedMonths, BaseUnit::Month)),
    ("年份", "year_of", Form::One(DayFunction::YearOf, false)),
    ("月份", "month_of", Form::One(DayFunction::MonthOf, false)),
    ("几号", "day_of", Form::One(DayFunction::DayOf, false)),
    ("日期", "date", Form::Make),
    ("月初", "month_start", Form::One(DayFunction::MonthStart, true)),
    ("月末", "month_end", Form::One(DayFunction::MonthEnd, true)),
    ("年度首日", "year_start", Form::OfYear(DayFunction::YearStart, true)),
    ("年度末日", "year_end", Form::OfYear(DayFunction::YearEnd, true)),
    ("年度", "fiscal_year", Form::OfYear(DayFunction::FiscalYear, false)),
    ("季节内", "in_season", Form::Season),
];

pub(super) fn call(
    checker: &mut Checker<'_>,
    form: Form,
    name: &Name,
    arguments: &[ast::Expr],
    span: Span,
    scope: Scope,
) -> Expr {
    let (least, most) = match form {
        Form::One(..) => (1, 1),
        Form::OneOrTwo(..) => (1, 2),
        Form::Make | Form::Season => (3, 3),
        Form::OfYear(..) => (2, 2),
    };
    if !(least..=most).contains(&arguments.len()) {
        let wrong = Diagnostic::at(Code::ArgumentCount, span).with(name.text.clone());
        checker.report(wrong.with(most.to_string()).with(arguments.len().to_string()));
        return checker.wrong(span);
    }
    let plain = Type::Number(Unit::NONE);
    let mut given = arguments.iter();
    let (ty, function, operands): (Type, DayFunction, Vec<Expr>) = match form {
        Form::One(function, gives_day) => {
            let ty = if gives_day { Type::Day } else { plain };
            (ty, function, given.map(|day| must_be_day(checker, day, scope)).collect())
        }
        Form::OneOrTwo(function, unit) => {
            let days = given.map(|day| must_be_day(checker, day, scope)).collect();
            (Type::Number(Unit::of(unit)), function, days)
        }
        Form::Make => {
            let parts = given.map(|part| checker.as_kind(part, Some(plain), scope)).collect();
            (Type::Day, DayFunction::Make, parts)
        }
        Form::OfYear(of, gives_day) => {
            let day = given.next().map(|day| must_be_day(checker, day, scope));
            let Some((month, of_month)) = given.next().and_then(|start| month_day(checker, start)) else {
                return checker.wrong(span);
            };
            (if gives_day { Type::Day } else { plain }, of(month, of_month), day.into_iter().collect())
        }
        Form::Season => {
            let day = given.next().map(|day| must_be_day(checker, day, scope));
            let ends: Vec<(u8, u8)> = given.filter_map(|end| month_day(checker, end)).collect();
            let [first, last] = ends.as_slice() else { return checker.wrong(span) };
            (Type::Truth, DayFunction::InSeason(*first, *last), day.into_iter().collect())
        }
    };
    let node = Node::Days(function, operands.into_iter().map(Box::new).collect());
    checker.over(node, ty, span)
}

fn must_be_day(checker: &mut Checker<'_>, expr: &ast::Expr, scope: Scope) -> Expr {
    let checked = checker.inner(expr, scope);
    if !matches!(checked.ty, Type::Day | Type::Wrong) {
        let found = checker.words(checked.ty);
        checker.report(Diagnostic::at(Code::NotDate, checked.span).with(found));
        return checker.wrong(checked.span);
    }
    checked
}

/// `4月1日`
fn month_day(checker: &mut Checker<'_>, expr: &ast::Expr) -> Option<(u8, u8)> {
    let ExprKind::MonthDay(month, day) = expr.kind else {
        checker.report(Diagnostic::at(Code::MonthDayNeeded, expr.span));
        return None;
    };
    // Any day that some year has.
    let exists = crate::value::Day::new(2024, month, day).is_some();
    let found = u8::try_from(month).ok().zip(u8::try_from(day).ok()).filter(|_| exists);
    if found.is_none() {
        checker.report(Diagnostic::at(Code::MonthDayNeeded, expr.span));
    }
    found
}

/// `日 + 数`, `日 − 数`, `日 − 日`
pub(super) fn sum(checker: &mut Checker<'_>, minus: bool, day: Expr, other: Expr, span: Span) -> Expr {
    if minus && other.ty == Type::Day {
        let node = Node::Days(DayFunction::DaysBetween, Vec::from([Box::new(day), Box::new(other)]));
        return checker.over(node, Type::Number(Unit::of(BaseUnit::Day)), span);
    }
    let function = match other.ty {
        Type::Number(unit) if unit == Unit::of(BaseUnit::Year) => DayFunction::AddYears,
        Type::Number(unit) if unit == Unit::of(BaseUnit::Month) => DayFunction::AddMonths,
        Type::Number(unit) if unit == Unit::of(BaseUnit::Week) => DayFunction::AddWeeks,
        Type::Number(unit) if unit == Unit::of(BaseUnit::Day) => DayFunction::AddDays,
        Type::Wrong => return checker.wrong(span),
        found => {
            let found = checker.words(found);
            checker.report(Diagnostic::at(Code::DayPlusWhat, other.span).with(found));
            return checker.wrong(span);
        }
    };
    let at = other.span;
    let mut count = other;
    if minus {
        let ty = count.ty;
        count = checker.over(Node::Negate(Box::new(count)), ty, at);
    }
    checker.over(Node::Days(function, Vec::from([Box::new(day), Box::new(count)])), Type::Day, span)
}
