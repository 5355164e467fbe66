//! Packs, regions, facts, standards, definitions, relations.

use super::{
    Pair, Parts, Read, Source, case, expression, item,
    words::{bilingual, citation, date, name, named, signed, small, status, unit, unquote},
};
use crate::base::{Code, Diagnostic};
use crate::syntax::{
    ast::{
        Declaration, Definition, Fact, FactKind, Facts, Owner, Pack, Region, Relation, Standard, StandardKind,
        StandardRow, StandardValue,
    },
    grammar::Rule,
};
use alloc::{borrow::ToOwned, vec::Vec};

pub(super) fn read(source: &Source<'_>, pair: Pair<'_>) -> Read<Declaration> {
    Ok(match pair.as_rule() {
        Rule::pack => Declaration::Pack(pack(source, pair)?),
        Rule::regions => Declaration::Regions(Parts::of(source, pair).after_brace()?.list(Rule::region, region)?),
        Rule::facts => Declaration::Facts(facts(source, pair)?),
        Rule::standard => Declaration::Standard(standard(source, pair)?),
        Rule::definition => Declaration::Definition(definition(source, pair)?),
        Rule::item => Declaration::Item(item::read(source, pair)?),
        Rule::relation => Declaration::Relation(relation(source, pair)?),
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
    parts.skip(Rule::lbrace);
    Ok(Facts { owner, count, facts: parts.list(Rule::fact, fact)? })
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
        Rule::choice_type => FactKind::Choice(Parts::of(source, kind).after_brace()?.list(Rule::named, named)?),
        _ => {
            let mut parts = Parts::of(source, kind);
            let unit = match parts.take(Rule::unit) {
                Some(pair) => unit(source, pair)?,
                None => crate::value::Unit::NONE,
            };
            parts.skip(Rule::kw_number);
            let (mut low, mut high) = (None, None);
            if let Some(range) = parts.take(Rule::range) {
                let mut ends = Parts::of(source, range);
                low = ends.take(Rule::signed).map(|pair| signed(source, pair)).transpose()?;
                ends.skip(Rule::dotdot);
                high = ends.take(Rule::signed).map(|pair| signed(source, pair)).transpose()?;
            }
            FactKind::Number { unit, low, high, span }
        }
    })
}

fn standard(source: &Source<'_>, pair: Pair<'_>) -> Read<Standard> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    parts.skip(Rule::kw_standard);
    let named = named(source, parts.need(Rule::named)?)?;
    let kind = match parts.take(Rule::standard_type) {
        Some(pair) => {
            let mut parts = Parts::of(source, pair);
            parts.skip(Rule::colon);
            let kind = parts.any()?;
            Some(match kind.as_rule() {
                Rule::kw_truth_type => StandardKind::Truth,
                Rule::kw_number => StandardKind::Number(crate::value::Unit::NONE),
                _ => StandardKind::Number(unit(source, kind)?),
            })
        }
        None => None,
    };
    let mut parts = parts.after_brace()?;
    let citation = parts.take(Rule::citation).map(|pair| citation(source, pair)).transpose()?;
    let mut rows = Vec::new();
    while !parts.had(Rule::rbrace) {
        let part = parts.any()?;
        if part.as_rule() == Rule::standard_row {
            rows.push(standard_row(source, None, part)?);
            continue;
        }
        let mut place = Parts::of(source, part);
        let place_name = name(source, place.any()?)?;
        place.skip(Rule::lbrace);
        while let Some(row) = place.take(Rule::standard_row) {
            rows.push(standard_row(source, Some(place_name.clone()), row)?);
        }
    }
    Ok(Standard { named, kind, citation, rows, span })
}

fn standard_row(source: &Source<'_>, place: Option<crate::syntax::ast::Name>, pair: Pair<'_>) -> Read<StandardRow> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let from = date(source, &parts.need(Rule::date)?)?;
    parts.skip(Rule::kw_from);
    parts.skip(Rule::kw_until);
    let until = parts.take(Rule::date).map(|pair| date(source, &pair)).transpose()?;
    let value = standard_value(source, parts.need(Rule::standard_value)?)?;
    let status = parts.take(Rule::status).map(|pair| status(source, pair)).transpose()?;
    let citation = parts.take(Rule::citation).map(|pair| citation(source, pair)).transpose()?;
    Ok(StandardRow { place, from, until, value, citation, status, span })
}

pub(super) fn standard_value(source: &Source<'_>, pair: Pair<'_>) -> Read<StandardValue> {
    let mut parts = Parts::of(source, pair);
    let value = parts.any()?;
    Ok(match value.as_rule() {
        Rule::kw_true => StandardValue::Truth(true),
        Rule::kw_false => StandardValue::Truth(false),
        _ => {
            let number = signed(source, value)?;
            StandardValue::Number(number, parts.take(Rule::unit).map(|pair| unit(source, pair)).transpose()?)
        }
    })
}

fn definition(source: &Source<'_>, pair: Pair<'_>) -> Read<Definition> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let replaces = parts.had(Rule::kw_override);
    parts.skip(Rule::kw_define);
    let owner = parts.take(Rule::owner).map_or(Ok(Owner::Family), |pair| owner(source, pair))?;
    parts.skip(Rule::dot);
    let named = named(source, parts.need(Rule::named)?)?;
    parts.skip(Rule::colon);
    let unit = parts.take(Rule::unit).map(|pair| unit(source, pair)).transpose()?;
    parts.skip(Rule::equals);
    let value = expression::read(source, parts.need(Rule::expr)?)?;
    let citation = parts.take(Rule::citation).map(|pair| citation(source, pair)).transpose()?;
    Ok(Definition { replaces, owner, named, unit, value, citation, span })
}

fn relation(source: &Source<'_>, pair: Pair<'_>) -> Read<Relation> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    parts.skip(Rule::kw_relation);
    let by = name(source, parts.need(Rule::name)?)?;
    parts.skip(Rule::kw_excludes);
    let excluded = parts.list(Rule::name, name)?;
    let same_member = parts.any()?.as_rule() == Rule::kw_same_member;
    let citation = parts.take(Rule::citation).map(|pair| citation(source, pair)).transpose()?;
    Ok(Relation { by, excluded, same_member, citation, span })
}
