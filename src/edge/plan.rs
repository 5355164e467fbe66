//! The plan and its alternatives.

use super::{
    screen::{figure, member, source},
    shapes::{Amount, Choosing, Grant, Plan},
};
use crate::{
    base::{Lang, Listed},
    eval::Judgement,
    overlap::{self, Settled, Totals, monthly_money, pack_money, rows_totals},
    program::{Program, RelationKind},
    value::{Exact, Interval, Truth, Unit},
};
use alloc::vec::Vec;

/// Most alternatives that are listed; how many more there are is said.
const MOST_ALTERNATIVES: usize = 30;

pub(super) fn plan(settled: &Settled<'_>, lang: Lang) -> Plan {
    let program = settled.evaluation.program;
    let totals = rows_totals(settled);
    let mut plan = one(program, &settled.judgements, totals, lang);
    let others = settled.plans.iter().skip(usize::from(settled.decided));
    let all: Vec<&overlap::Plan> = others.listed();
    plan.decided = settled.decided;
    plan.more_alternatives = u32::try_from(all.len().saturating_sub(MOST_ALTERNATIVES)).unwrap_or(u32::MAX);
    let alternative = |other: &&overlap::Plan| Plan {
        difference: difference(totals.regular, other.totals.regular)
            .filter(|_| settled.decided)
            .map(|less| figure(Some(less), Some(less), monthly_money(program), lang)),
        ..one(program, &other.judgements, other.totals, lang)
    };
    plan.alternatives = all.iter().take(MOST_ALTERNATIVES).map(alternative).listed();
    plan
}

fn difference(best: Option<Interval>, other: Option<Interval>) -> Option<Exact> {
    best?.as_point()?.sub(other?.as_point()?).ok()
}

fn one(program: &Program, judgements: &[Judgement], totals: Totals, lang: Lang) -> Plan {
    let total = |total: Option<Interval>, unit: Unit| -> Amount {
        match total {
            Some(total) => figure(total.low, total.high, unit, lang),
            None => figure(None, None, unit, lang),
        }
    };
    let granted = judgements.iter().filter(|row| row.granted == Truth::YES);
    Plan {
        grants: granted.map(|row| grant(program, row.item, row.member)).listed(),
        monthly_total: total(totals.monthly, monthly_money(program)),
        regular_total: total(totals.regular, monthly_money(program)),
        once_total: total(totals.once, pack_money(program)),
        choices: choices(program, judgements),
        decided: true,
        difference: None,
        alternatives: Vec::new(),
        more_alternatives: 0,
    }
}

/// What the rows are barred by because it was chosen.
fn choices(program: &Program, judgements: &[Judgement]) -> Vec<Choosing> {
    let barred = judgements.iter().filter(|row| row.barred == Truth::YES && row.granted_by_itself() == Truth::YES);
    let chosen = barred.filter_map(|row| {
        let by = row.barred_by?;
        let relation = program.rules.relations.get(by.relation)?;
        (relation.kind == RelationKind::Choice).then(|| Choosing {
            taken: grant(program, by.by, by.member),
            instead_of: grant(program, row.item, row.member),
            source: source(relation.citation.as_ref()),
        })
    });
    chosen.listed()
}

pub(super) fn grant(program: &Program, item: u32, whose: Option<usize>) -> Grant {
    let id = program.rules.items.get(item as usize).map(|item| item.label.id.clone());
    Grant { item: id.unwrap_or_default(), member: member(whose) }
}
