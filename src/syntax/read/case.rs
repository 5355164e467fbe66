//! Cases.

use super::{
    Pair, Parts, Read, Source,
    item::frequency,
    standard::standard_value,
    words::{date, name, signed, small, unit, unquote},
};
use crate::{
    base::{Code, Diagnostic},
    syntax::{
        ast::{
            Case, Expectation, ExpectedAmount, ExpectedOutput, ExpectedStanding, FactValue, Literal, Outcome, Receiving,
        },
        grammar::Rule,
    },
};
use alloc::{borrow::ToOwned, vec::Vec};

pub(super) fn read(source: &Source<'_>, pair: Pair<'_>) -> Read<Case> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    parts.skip(Rule::kw_case);
    let mut case = Case {
        name: unquote(parts.need(Rule::text)?.as_str()),
        date: None,
        region: None,
        family: Vec::new(),
        members: Vec::new(),
        receiving: Vec::new(),
        assumptions: Vec::new(),
        expectations: Vec::new(),
        span,
    };
    parts.skip(Rule::lbrace);
    while let Some(clause) = parts.take(Rule::case_clause) {
        let clause = Parts::of(source, clause).any()?;
        let rule = clause.as_rule();
        let mut parts = Parts::of(source, clause);
        let span = parts.span;
        let word = parts.any()?;
        let twice = match rule {
            Rule::case_date => case.date.replace(date(source, &parts.any()?)?).is_some(),
            Rule::case_region => case.region.replace(name(source, parts.any()?)?).is_some(),
            Rule::case_family => {
                parts.skip(Rule::lbrace);
                case.family.extend(parts.list(Rule::fact_value, fact_value)?);
                false
            }
            Rule::case_member => {
                parts.skip(Rule::lbrace);
                case.members.push(parts.list(Rule::fact_value, fact_value)?);
                false
            }
            Rule::case_receiving => {
                case.receiving.push(receiving(source, parts)?);
                false
            }
            Rule::case_assume => {
                let standard = name(source, parts.need(Rule::name)?)?;
                parts.skip(Rule::equals);
                case.assumptions.push((standard, standard_value(source, parts.any()?)?));
                false
            }
            _ => {
                case.expectations.push(expectation(source, parts)?);
                false
            }
        };
        if twice {
            return Err(Diagnostic::at(Code::ClauseTwice, span).with(word.as_str().to_owned()));
        }
    }
    Ok(case)
}

fn fact_value(source: &Source<'_>, pair: Pair<'_>) -> Read<FactValue> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let name = name(source, parts.need(Rule::name)?)?;
    parts.skip(Rule::colon);
    parts.skip(Rule::equals);
    Ok(FactValue { name, value: literal(source, parts.need(Rule::value)?)?, span })
}

fn literal(source: &Source<'_>, pair: Pair<'_>) -> Read<Literal> {
    let mut parts = Parts::of(source, pair);
    if let Some(member) = nth_member(source, &mut parts)? {
        return Ok(Literal::Member(member));
    }
    let value = parts.any()?;
    Ok(match value.as_rule() {
        Rule::date => Literal::Date(date(source, &value)?),
        Rule::kw_absent => Literal::Absent(value.as_str().trim().to_owned()),
        Rule::kw_true => Literal::Truth(true, value.as_str().trim().to_owned()),
        Rule::kw_false => Literal::Truth(false, value.as_str().trim().to_owned()),
        Rule::signed => {
            let number = signed(source, value)?;
            Literal::Number(number, parts.take(Rule::unit).map(|pair| unit(source, pair)).transpose()?)
        }
        Rule::text => Literal::Word(unquote(value.as_str())),
        _ => Literal::Word(value.as_str().to_owned()),
    })
}

fn nth_member(source: &Source<'_>, parts: &mut Parts<'_, '_>) -> Read<Option<u32>> {
    let Some(pair) = parts.pairs.next_if(|pair| pair.as_rule() == Rule::nth_member) else { return Ok(None) };
    let span = source.span(&pair);
    let digits = pair.into_inner().find(|pair| pair.as_rule() == Rule::digits).ok_or_else(|| source.broken(span))?;
    small(source, &digits).map(Some)
}

fn receiving(source: &Source<'_>, mut parts: Parts<'_, '_>) -> Read<Receiving> {
    let item = name(source, parts.need(Rule::name)?)?;
    let member = nth_member(source, &mut parts)?;
    let amount = match parts.take(Rule::signed) {
        Some(pair) => {
            let number = signed(source, pair)?;
            Some((number, parts.take(Rule::unit).map(|pair| unit(source, pair)).transpose()?))
        }
        None => None,
    };
    let since = parts.take(Rule::date).map(|pair| date(source, &pair)).transpose()?;
    parts.skip(Rule::kw_from);
    let unmet = parts.had(Rule::kw_unmet_since);
    let unmet_since = parts.take(Rule::date).filter(|_| unmet).map(|pair| date(source, &pair)).transpose()?;
    parts.skip(Rule::kw_region);
    let place = parts.pairs.next().map(|pair| name(source, pair)).transpose()?;
    Ok(Receiving { item, member, amount, since, unmet_since, place, span: parts.span })
}

fn expectation(source: &Source<'_>, mut parts: Parts<'_, '_>) -> Read<Expectation> {
    let item = name(source, parts.need(Rule::name)?)?;
    let member = nth_member(source, &mut parts)?;
    let what = parts.any()?;
    let span = parts.span;
    let (mut expected, of_output) =
        (Expectation::default_of(item, member, span), what.as_rule() == Rule::expect_output);
    if of_output {
        expected.output = Some(expected_output(source, what)?);
        return Ok(expected);
    }
    let of_condition = what.as_rule() == Rule::expect_condition;
    let mut parts = Parts::of(source, what);
    if of_condition {
        parts.any()?;
        expected.condition = Some(name(source, parts.need(Rule::name)?)?);
    }
    let outcome = [
        (Rule::kw_barred, Outcome::Barred),
        (Rule::kw_eligible, Outcome::Eligible),
        (Rule::kw_ineligible, Outcome::Ineligible),
        (Rule::kw_undetermined, Outcome::Undetermined),
        (Rule::kw_error, Outcome::Error),
    ];
    expected.outcome = outcome.into_iter().find(|(rule, _)| parts.had(*rule)).map(|(_, outcome)| outcome);
    let standing = [
        (Rule::kw_new, ExpectedStanding::New),
        (Rule::kw_continuing, ExpectedStanding::Continuing),
        (Rule::kw_stop, ExpectedStanding::Stop),
    ];
    expected.standing = standing.into_iter().find(|(rule, _)| parts.had(*rule)).map(|(_, standing)| standing);
    expected.amount = parts.take(Rule::expect_amount).map(|pair| expected_amount(source, pair)).transpose()?;
    if expected.outcome.is_none() && expected.standing.is_none() && expected.amount.is_none() {
        return Err(Diagnostic::at(Code::NothingExpected, span));
    }
    Ok(expected)
}

fn expected_output(source: &Source<'_>, pair: Pair<'_>) -> Read<ExpectedOutput> {
    let mut parts = Parts::of(source, pair);
    parts.skip(Rule::equals);
    if parts.had(Rule::kw_undetermined) {
        return Ok(ExpectedOutput::Undetermined);
    }
    if parts.had(Rule::kw_error) {
        return Ok(ExpectedOutput::Error);
    }
    let span = parts.span;
    let low = literal(source, parts.need(Rule::value)?)?;
    parts.skip(Rule::dotdot);
    let Some(high) = parts.take(Rule::signed) else { return Ok(ExpectedOutput::Value(low)) };
    match low {
        Literal::Number(low, _) => Ok(ExpectedOutput::Range(low, signed(source, high)?)),
        _ => Err(Diagnostic::at(Code::NothingExpected, span)),
    }
}

fn expected_amount(source: &Source<'_>, pair: Pair<'_>) -> Read<ExpectedAmount> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let frequency = frequency(&parts.any()?).ok_or_else(|| source.broken(span))?;
    let low = signed(source, parts.need(Rule::signed)?)?;
    let mut written = parts.take(Rule::unit).map(|pair| unit(source, pair)).transpose()?;
    parts.skip(Rule::dotdot);
    let high = parts.take(Rule::signed).map(|pair| signed(source, pair)).transpose()?;
    if let Some(pair) = parts.take(Rule::unit) {
        written = Some(unit(source, pair)?);
    }
    Ok(ExpectedAmount { frequency, low, high, unit: written })
}
