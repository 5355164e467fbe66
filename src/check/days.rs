//! Calculations with days, and what each asks of its operands.

use super::{
    expression::{Checker, Scope},
    ir::{Expr, Type},
};
use crate::{
    base::{Code, Diagnostic, Span, Words},
    program::{DayFunction, Node, Step},
    syntax::ast::{self, ExprKind, Name},
    value::{BaseUnit, Day, Exact, Unit},
};
use alloc::{
    boxed::Box,
    string::{String, ToString},
    vec::Vec,
};

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

impl Form {
    /// What may stand in the brackets.
    fn example(self) -> (&'static str, &'static str) {
        match self {
            Form::One(..) => ("评估日", "evaluation_date"),
            Form::OneOrTwo(..) => ("出生日期", "birth_date"),
            Form::Make => ("2026, 4, 1", "2026, 4, 1"),
            Form::OfYear(..) => ("评估日, 4月1日", "evaluation_date, --04-01"),
            Form::Season => ("评估日, 11月15日, 3月15日", "evaluation_date, --11-15, --03-15"),
        }
    }
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
        let asked = match least == most {
            true => Words::same(most),
            false => Words::new(alloc::format!("{least} 或 {most}"), alloc::format!("{least} or {most}")),
        };
        let (zh, en) = form.example();
        let english = DAYS.iter().find(|(zh, en, _)| *zh == name.text || *en == name.text).map_or("", |(_, en, _)| en);
        let example = Words::new(alloc::format!("{}({zh})", name.text), alloc::format!("{english}({en})"));
        let wrong = Diagnostic::at(Code::ArgumentCount, span).with(name.text.clone()).with(asked);
        checker.report(wrong.with(arguments.len().to_string()).with(example));
        return checker.wrong(span);
    }
    // `年度首日(4月1日, 评估日)`: the wrong way round is one mistake.
    if let (Form::OfYear(..) | Form::Season, Some(ExprKind::MonthDay(..))) =
        (form, arguments.first().map(|first| &first.kind))
    {
        let found = Words::new("一年中的一天", "a day of the year");
        checker.report(Diagnostic::at(Code::NotDate, arguments.first().map_or(span, |first| first.span)).with(found));
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
            let parts: Vec<Expr> = given.map(|part| checker.as_kind(part, Some(plain), scope)).collect();
            if let Some(absent) = no_such_day(&parts) {
                checker.report(Diagnostic::at(Code::NoSuchDate, span).with(absent));
                return checker.wrong(span);
            }
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
    u8::try_from(month).ok().zip(u8::try_from(day).ok())
}

/// `日期(2026, 2, 30)`, written out: the day that does not exist.
fn no_such_day(parts: &[Expr]) -> Option<String> {
    let figures: Vec<Exact> = parts
        .iter()
        .filter_map(|part| match part.node {
            Node::Number(value) => Some(value),
            _ => None,
        })
        .collect();
    let [year, month, day] = figures.as_slice() else { return None };
    let whole = |value: &Exact| value.is_integer().then(|| u32::try_from(value.floor()).ok()).flatten();
    let exists = (|| Day::new(i32::try_from(whole(year)?).ok()?, whole(month)?, whole(day)?))().is_some();
    let text = |value: &Exact| value.to_text().unwrap_or_default();
    (!exists).then(|| alloc::format!("{}-{}-{}", text(year), text(month), text(day)))
}

/// `日 + 数`, `日 − 数`, `日 − 日`
pub(super) fn sum(checker: &mut Checker<'_>, minus: bool, day: Expr, other: Expr, span: Span) -> Expr {
    if minus && other.ty == Type::Day {
        let node = Node::Days(DayFunction::DaysBetween, Vec::from([Box::new(day), Box::new(other)]));
        return checker.over(node, Type::Number(Unit::of(BaseUnit::Day)), span);
    }
    let times = [BaseUnit::Year, BaseUnit::Month, BaseUnit::Week, BaseUnit::Day];
    let unit = match other.ty {
        Type::Number(unit) => times.into_iter().find(|base| unit == Unit::of(*base)),
        _ => None,
    };
    let function = match (unit, other.ty) {
        (Some(unit), _) => DayFunction::Add(Step { unit, whole: other.whole }),
        (None, Type::Wrong) => return checker.wrong(span),
        (None, found) => {
            let found = checker.words(found);
            checker.report(Diagnostic::at(Code::DayPlusWhat, other.span).with(found));
            return checker.wrong(span);
        }
    };
    let at = other.span;
    if let (Node::Number(value), Type::Number(unit)) = (&other.node, other.ty)
        && !value.is_integer()
    {
        let text = value.to_text().unwrap_or_default();
        let words = |chinese| alloc::format!("{text}{}{}", if chinese { "" } else { " " }, unit.text(chinese));
        let found = Words::new(words(true), words(false));
        checker.report(Diagnostic::at(Code::DayPlusWhat, at).with(found));
        return checker.wrong(span);
    }
    let mut count = other;
    if minus {
        let ty = count.ty;
        count = checker.over(Node::Negate(Box::new(count)), ty, at);
    }
    checker.over(Node::Days(function, Vec::from([Box::new(day), Box::new(count)])), Type::Day, span)
}
