//! Packs, regions, facts; what is read elsewhere is handed on.

use super::{
    Pair, Parts, Read, Source, case, definition, item, relation, standard,
    words::{bilingual, date, name, named, signed, small, unit, unquote},
};
use crate::base::{Code, Diagnostic};
use crate::syntax::{
    ast::{Declaration, Fact, FactKind, Facts, Owner, Pack, Period, Region, ValueKind},
    grammar::Rule,
};
use alloc::borrow::ToOwned;

pub(super) fn read(source: &Source<'_>, pair: Pair<'_>) -> Read<Declaration> {
    Ok(match pair.as_rule() {
        Rule::pack => Declaration::Pack(pack(source, pair)?),
        Rule::regions => Declaration::Regions(Parts::of(source, pair).after_brace()?.list(Rule::region, region)?),
        Rule::facts => Declaration::Facts(facts(source, pair)?),
        Rule::standard => Declaration::Standard(standard::read(source, pair)?),
        Rule::definition => Declaration::Definition(definition::read(source, pair)?),
        Rule::classification => Declaration::Definition(definition::classification(source, pair)?),
        Rule::assertion => Declaration::Assertion(definition::assertion(source, pair)?),
        Rule::item => Declaration::Item(item::read(source, pair)?),
        Rule::amendment => Declaration::Amendment(item::amendment(source, pair)?),
        Rule::relation => Declaration::Relation(relation::read(source, pair)?),
        Rule::case => Declaration::Case(case::read(source, pair)?),
        _ => return Err(source.broken(source.span(&pair))),
    })
}

impl Parts<'_, '_> {
    /// Passes over everything up to and including the opening brace.
    pub(super) fn after_brace(mut self) -> Read<Self> {
        while !self.had(Rule::lbrace) {
            self.any()?;
        }
        Ok(self)
    }
}

pub(super) fn owner(source: &Source<'_>, pair: Pair<'_>) -> Read<Owner> {
    let word = Parts::of(source, pair).any()?;
    Ok(if word.as_rule() == Rule::kw_family { Owner::Family } else { Owner::Member })
}

fn pack(source: &Source<'_>, pair: Pair<'_>) -> Read<Pack> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    parts.skip(Rule::kw_pack);
    let named = named(source, parts.need(Rule::named)?)?;
    let mut pack = Pack { named, version: None, based_on: None, region: None, effective: None, span };
    parts.skip(Rule::lbrace);
    while let Some(clause) = parts.take(Rule::pack_clause) {
        let clause = Parts::of(source, clause).any()?;
        let rule = clause.as_rule();
        let mut parts = Parts::of(source, clause);
        let place = parts.span;
        let word = parts.any()?.as_str().trim().to_owned();
        let value = parts.any()?;
        let twice = match rule {
            Rule::version => pack.version.replace(unquote(value.as_str())).is_some(),
            Rule::based_on => pack.based_on.replace(name(source, value)?).is_some(),
            Rule::pack_region => pack.region.replace(name(source, value)?).is_some(),
            _ => pack.effective.replace(date(source, &value)?).is_some(),
        };
        if twice {
            return Err(Diagnostic::at(Code::ClauseTwice, place).with(word));
        }
    }
    Ok(pack)
}

fn region(source: &Source<'_>, pair: Pair<'_>) -> Read<Region> {
    let mut parts = Parts::of(source, pair);
    let code = name(source, parts.need(Rule::region_code)?)?;
    let named = named(source, parts.need(Rule::named)?)?;
    parts.skip(Rule::lbrace);
    Ok(Region { code, named, children: parts.list(Rule::region, region)? })
}

fn facts(source: &Source<'_>, pair: Pair<'_>) -> Read<Facts> {
    let mut parts = Parts::of(source, pair);
    parts.skip(Rule::kw_facts);
    let block = parts.any()?;
    let owner = if block.as_rule() == Rule::family_facts { Owner::Family } else { Owner::Member };
    let mut parts = Parts::of(source, block);
    parts.any()?;
    let count = match parts.take(Rule::count_range) {
        Some(pair) => {
            let mut ends = Parts::of(source, pair);
            let least = small(source, &ends.need(Rule::digits)?)?;
            ends.skip(Rule::dotdot);
            Some((least, small(source, &ends.need(Rule::digits)?)?, ends.span))
        }
        None => None,
    };
    let group = parts.take(Rule::named).map(|pair| named(source, pair)).transpose()?;
    parts.skip(Rule::lbrace);
    Ok(Facts { owner, count, group, facts: parts.list(Rule::fact, fact)? })
}

fn fact(source: &Source<'_>, pair: Pair<'_>) -> Read<Fact> {
    let mut parts = Parts::of(source, pair);
    let named = named(source, parts.need(Rule::named)?)?;
    parts.skip(Rule::colon);
    let kind = fact_kind(source, parts.need(Rule::fact_type)?)?;
    let optional = parts.had(Rule::kw_optional);
    let ask = match parts.take(Rule::ask) {
        Some(pair) => {
            let mut parts = Parts::of(source, pair);
            parts.skip(Rule::kw_ask);
            Some(bilingual(source, parts.need(Rule::bilingual)?)?)
        }
        None => None,
    };
    Ok(Fact { named, kind, optional, ask })
}

fn fact_kind(source: &Source<'_>, pair: Pair<'_>) -> Read<FactKind> {
    let kind = Parts::of(source, pair).any()?;
    let span = source.span(&kind);
    Ok(match kind.as_rule() {
        Rule::kw_date_type => FactKind::Date,
        Rule::kw_truth_type => FactKind::Truth,
        Rule::kw_region => FactKind::Region,
        Rule::kw_member => FactKind::Member,
        Rule::choice_type => FactKind::Choice(Parts::of(source, kind).after_brace()?.list(Rule::named, named)?),
        _ => {
            let mut parts = Parts::of(source, kind);
            let unit = match parts.take(Rule::unit) {
                Some(pair) => unit(source, pair)?,
                None => crate::value::Unit::NONE,
            };
            parts.skip(Rule::kw_number);
            let whole = parts.had(Rule::kw_whole);
            let (mut low, mut high) = (None, None);
            if let Some(range) = parts.take(Rule::range) {
                let mut ends = Parts::of(source, range);
                low = ends.take(Rule::signed).map(|pair| signed(source, pair)).transpose()?;
                ends.skip(Rule::dotdot);
                high = ends.take(Rule::signed).map(|pair| signed(source, pair)).transpose()?;
            }
            FactKind::Number { unit, whole, low, high, span }
        }
    })
}

/// `元/月`, `选项 { … }`, `残疾等级`
pub(super) fn value_kind(source: &Source<'_>, pair: Pair<'_>) -> Read<ValueKind> {
    let kind = Parts::of(source, pair).any()?;
    Ok(match kind.as_rule() {
        Rule::kw_date_type => ValueKind::Date,
        Rule::kw_truth_type => ValueKind::Truth,
        Rule::kw_region => ValueKind::Region,
        Rule::kw_number => ValueKind::Number(crate::value::Unit::NONE),
        Rule::choice_type => ValueKind::Choice(Parts::of(source, kind).after_brace()?.list(Rule::named, named)?),
        Rule::unit => ValueKind::Number(unit(source, kind)?),
        _ => ValueKind::Like(name(source, kind)?),
    })
}

/// `2022-12-01 起`, `2022-12-01 至 2023-12-31`
pub(super) fn period(source: &Source<'_>, pair: Pair<'_>) -> Read<Period> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let from = date(source, &parts.need(Rule::date)?)?;
    parts.skip(Rule::kw_from);
    parts.skip(Rule::kw_until);
    let until = parts.take(Rule::date).map(|pair| date(source, &pair)).transpose()?;
    Ok(Period { from, until, span })
}
