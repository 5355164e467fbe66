//! Relations between items.

use super::{
    Pair, Parts, Read, Source,
    declaration::period,
    expression,
    words::{citation, label, name, number, unit},
};
use crate::{
    base::{Code, Diagnostic},
    syntax::{
        ast::{Deciding, Deduction, Name, Party, Relation, RelationKind, Rounding, Scope},
        grammar::Rule,
    },
};
use alloc::{borrow::ToOwned, vec::Vec};

pub(super) fn read(source: &Source<'_>, pair: Pair<'_>) -> Read<Relation> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let replaces = parts.had(Rule::kw_override);
    parts.skip(Rule::kw_relation);
    let kind = kind(source, parts.any()?)?;
    let scope = parts.pairs.next_if(|pair| matches!(pair.as_rule(), Rule::kw_same_member | Rule::kw_same_family));
    let scope =
        scope.map(|pair| Scope { same_member: pair.as_rule() == Rule::kw_same_member, span: source.span(&pair) });
    let mut relation =
        Relation { replaces, kind, scope, when: None, place: None, in_force: None, citation: None, span };
    while let Some(clause) = parts.take(Rule::relation_clause) {
        let clause = Parts::of(source, clause).any()?;
        let place = source.span(&clause);
        let word = clause.as_str().split_whitespace().next().unwrap_or_default().to_owned();
        let rule = clause.as_rule();
        let twice = if rule == Rule::citation {
            relation.citation.replace(citation(source, clause)?).is_some()
        } else {
            let mut parts = Parts::of(source, clause);
            parts.any()?;
            let value = parts.any()?;
            match rule {
                Rule::relation_when => relation.when.replace(expression::read(source, value)?).is_some(),
                Rule::relation_place => relation.place.replace(name(source, value)?).is_some(),
                _ => relation.in_force.replace(period(source, value)?).is_some(),
            }
        };
        if twice {
            return Err(Diagnostic::at(Code::ClauseTwice, place).with(word));
        }
    }
    Ok(relation)
}

fn kind(source: &Source<'_>, pair: Pair<'_>) -> Read<RelationKind> {
    let rule = pair.as_rule();
    let mut parts = Parts::of(source, pair);
    Ok(match rule {
        Rule::one_of => {
            parts.skip(Rule::kw_one_of);
            let deciding = match parts.any()?.as_rule() {
                Rule::kw_by_order => Deciding::Order,
                Rule::kw_by_choice => Deciding::Applicant,
                _ => Deciding::Amount,
            };
            RelationKind::OneOf(deciding, group(source, &mut parts)?)
        }
        Rule::combinable => {
            parts.any()?;
            RelationKind::Combinable(group(source, &mut parts)?)
        }
        Rule::in_turn => {
            parts.any()?;
            RelationKind::InTurn(group(source, &mut parts)?)
        }
        Rule::cap => {
            parts.any()?;
            let all = group(source, &mut parts)?;
            parts.skip(Rule::kw_until);
            RelationKind::Cap(all, expression::read(source, parts.need(Rule::expr)?)?)
        }
        Rule::top_up => top_up(source, parts)?,
        Rule::fading => {
            parts.any()?;
            let item = name(source, parts.need(Rule::name)?)?;
            let (mut term, mut share) = (None, None);
            while let Some(word) = parts.pairs.next() {
                let value = expression::read(source, parts.need(Rule::expr)?)?;
                if word.as_rule() == Rule::kw_term { term = Some(value) } else { share = Some(value) }
            }
            RelationKind::Fading { item, term, share }
        }
        Rule::admits => {
            let by = parties(source, &mut parts)?;
            parts.skip(Rule::kw_admits);
            let to = parties(source, &mut parts)?;
            parts.skip(Rule::kw_waives);
            RelationKind::Admits { by, to, waived: parts.list(Rule::name, name)? }
        }
        Rule::not_counted => {
            let items = parties(source, &mut parts)?;
            parts.skip(Rule::kw_not_counted);
            let income = name(source, parts.need(Rule::name)?)?;
            RelationKind::NotCounted(items, income, rounding(source, &mut parts)?)
        }
        _ => {
            let by = parties(source, &mut parts)?;
            parts.skip(Rule::kw_excludes);
            RelationKind::Excludes(by, parties(source, &mut parts)?)
        }
    })
}

fn top_up(source: &Source<'_>, mut parts: Parts<'_, '_>) -> Read<RelationKind> {
    parts.any()?;
    let item = name(source, parts.need(Rule::name)?)?;
    parts.skip(Rule::kw_until);
    let level = parts.take(Rule::expr).map(|pair| expression::read(source, pair)).transpose()?;
    parts.skip(Rule::kw_less);
    parts.skip(Rule::lbrace);
    let deductions = parts.list(Rule::deduction, |source, pair| {
        let mut parts = Parts::of(source, pair);
        Ok(Deduction { item: name(source, parts.need(Rule::name)?)?, per_head: parts.had(Rule::kw_per_head) })
    })?;
    parts.skip(Rule::rbrace);
    let rounding = rounding(source, &mut parts)?;
    Ok(RelationKind::TopUp { item, level, deductions, rounding })
}

/// `取整 进一 到 1元`, where it is written.
fn rounding(source: &Source<'_>, parts: &mut Parts<'_, '_>) -> Read<Option<Rounding>> {
    let Some(pair) = parts.take(Rule::rounding) else { return Ok(None) };
    let mut parts = Parts::of(source, pair);
    parts.skip(Rule::kw_round);
    let mode = name(source, parts.need(Rule::mode)?)?;
    parts.skip(Rule::kw_to);
    let step = number(source, &parts.need(Rule::number)?)?;
    let unit = parts.take(Rule::unit).map(|pair| unit(source, pair)).transpose()?;
    Ok(Some(Rounding { mode, step, unit }))
}

fn group(source: &Source<'_>, parts: &mut Parts<'_, '_>) -> Read<Vec<Party>> {
    Parts::of(source, parts.need(Rule::group)?).after_brace()?.list(Rule::party, party)
}

fn parties(source: &Source<'_>, parts: &mut Parts<'_, '_>) -> Read<Vec<Party>> {
    Parts::of(source, parts.need(Rule::parties)?).list(Rule::party, party)
}

fn party(source: &Source<'_>, pair: Pair<'_>) -> Read<Party> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    if parts.had(Rule::kw_category) {
        let text = label(source, parts.need(Rule::label)?)?;
        return Ok(Party { name: Name { text, span }, category: true });
    }
    Ok(Party { name: name(source, parts.need(Rule::name)?)?, category: false })
}
