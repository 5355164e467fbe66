//! Items.

use super::{
    Pair, Parts, Read, Source,
    declaration::{self, owner},
    expression,
    words::{self, bilingual, citation, label, named},
};
use crate::{
    base::{Code, Diagnostic},
    syntax::{
        ast::{Amendment, Benefit, BenefitKind, Clauses, Condition, Frequency, Item, Local, Named, Text},
        grammar::Rule,
    },
    value::{BaseUnit, Unit},
};
use alloc::borrow::ToOwned;

pub(super) fn read(source: &Source<'_>, pair: Pair<'_>) -> Read<Item> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let replaces = parts.had(Rule::kw_override);
    parts.skip(Rule::kw_item);
    let named = named(source, parts.need(Rule::named)?)?;
    parts.skip(Rule::kw_subject);
    let owner = owner(source, parts.need(Rule::owner)?)?;
    Ok(Item { replaces, named, owner, clauses: clauses(source, parts)?, span })
}

pub(super) fn amendment(source: &Source<'_>, pair: Pair<'_>) -> Read<Amendment> {
    let mut parts = Parts::of(source, pair);
    parts.skip(Rule::kw_amend);
    parts.skip(Rule::kw_item);
    let name = words::name(source, parts.need(Rule::name)?)?;
    let span = parts.span;
    Ok(Amendment { named: Named { name, id: None, english: None }, clauses: clauses(source, parts)?, span })
}

fn clauses(source: &Source<'_>, mut parts: Parts<'_, '_>) -> Read<Clauses> {
    let mut clauses = Clauses::default();
    parts.skip(Rule::lbrace);
    while let Some(clause) = parts.take(Rule::item_clause) {
        let clause = Parts::of(source, clause).any()?;
        let place = source.span(&clause);
        let word = clause.as_str().split_whitespace().next().unwrap_or_default().to_owned();
        if add(source, &mut clauses, clause)? {
            return Err(Diagnostic::at(Code::ClauseTwice, place).with(word));
        }
    }
    Ok(clauses)
}

/// Adds a clause to the others; true when there was one of the kind already.
fn add(source: &Source<'_>, all: &mut Clauses, clause: Pair<'_>) -> Read<bool> {
    let rule = clause.as_rule();
    if rule == Rule::citation {
        return Ok(all.citation.replace(citation(source, clause)?).is_some());
    }
    if rule == Rule::condition {
        all.conditions.push(condition(source, clause)?);
        return Ok(false);
    }
    if rule == Rule::local {
        all.locals.push(local(source, clause)?);
        return Ok(false);
    }
    if rule == Rule::in_force {
        let place = source.span(&clause);
        let period = Parts::of(source, clause).pairs.last().ok_or_else(|| source.broken(place))?;
        return Ok(all.in_force.replace(declaration::period(source, period)?).is_some());
    }
    if rule == Rule::benefit {
        return Ok(all.benefit.replace(benefit(source, clause)?).is_some());
    }
    let mut parts = Parts::of(source, clause);
    parts.any()?;
    Ok(match rule {
        Rule::category => {
            let twice = !all.categories.is_empty();
            all.categories.extend(parts.list(Rule::label, label)?);
            twice
        }
        Rule::department => all.department.replace(label(source, parts.any()?)?).is_some(),
        Rule::apply_at => all.apply_at.replace(bilingual(source, parts.any()?)?).is_some(),
        Rule::materials => {
            all.materials.extend(parts.list(Rule::label, label)?);
            false
        }
        Rule::deadline => {
            let value = parts.any()?;
            let text = if value.as_rule() == Rule::bilingual {
                bilingual(source, value)?
            } else {
                // `20工作日` and `20 workdays` are one and the same.
                let unit = parts.any()?;
                let base = BaseUnit::from_word(unit.as_str()).ok_or_else(|| source.broken(parts.span))?;
                let unit = Unit::of(base);
                let figure = value.as_str().trim();
                let english = alloc::format!("{figure} {}", unit.text(false));
                Text { text: alloc::format!("{figure}{}", unit.text(true)), english: Some(english) }
            };
            all.deadline.replace(text).is_some()
        }
        _ => {
            parts.skip(Rule::kw_member);
            parts.skip(Rule::kw_where);
            all.covers.replace(expression::read(source, parts.need(Rule::expr)?)?).is_some()
        }
    })
}

fn local(source: &Source<'_>, pair: Pair<'_>) -> Read<Local> {
    let mut parts = Parts::of(source, pair);
    parts.skip(Rule::kw_let);
    let named = named(source, parts.need(Rule::named)?)?;
    parts.skip(Rule::colon);
    let kind = parts.take(Rule::value_kind).map(|pair| declaration::value_kind(source, pair)).transpose()?;
    parts.skip(Rule::equals);
    Ok(Local { named, kind, value: expression::read(source, parts.need(Rule::expr)?)? })
}

fn condition(source: &Source<'_>, pair: Pair<'_>) -> Read<Condition> {
    let mut parts = Parts::of(source, pair);
    parts.skip(Rule::kw_condition);
    let named = named(source, parts.need(Rule::named)?)?;
    parts.skip(Rule::colon);
    let test = expression::read(source, parts.need(Rule::expr)?)?;
    parts.skip(Rule::kw_unmet);
    let unmet = parts.take(Rule::bilingual).map(|pair| bilingual(source, pair)).transpose()?;
    let citation = parts.take(Rule::citation).map(|pair| citation(source, pair)).transpose()?;
    Ok(Condition { named, test, unmet, citation })
}

fn benefit(source: &Source<'_>, pair: Pair<'_>) -> Read<Benefit> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    parts.skip(Rule::kw_benefit);
    let kind = parts.any()?;
    let kind = match frequency(&kind) {
        Some(frequency) => BenefitKind::Figure(frequency, expression::read(source, parts.need(Rule::expr)?)?),
        None => BenefitKind::InKind(bilingual(source, parts.need(Rule::bilingual)?)?),
    };
    let citation = parts.take(Rule::citation).map(|pair| citation(source, pair)).transpose()?;
    Ok(Benefit { kind, citation, span })
}

pub(super) fn frequency(pair: &Pair<'_>) -> Option<Frequency> {
    match pair.as_rule() {
        Rule::kw_monthly => Some(Frequency::Monthly),
        Rule::kw_yearly => Some(Frequency::Yearly),
        Rule::kw_weekly => Some(Frequency::Weekly),
        Rule::kw_daily => Some(Frequency::Daily),
        Rule::kw_once => Some(Frequency::Once),
        _ => None,
    }
}
