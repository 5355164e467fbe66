//! 渐退: what is received goes on for a while, though its conditions no longer hold.

use super::{
    super::{
        days,
        expression::{Checker, Scope},
        ir::{Expr, Type},
    },
    Placed,
    amounts::unit_of,
    said::Said,
};
use crate::{
    base::Code,
    base::Diagnostic,
    program::{Comparison, Continuation, Item, Node, Owner, RelationKind as Kind, Who},
    syntax::ast::RelationKind,
    value::Unit,
};
use alloc::{boxed::Box, vec::Vec};

pub(super) fn continuations(checker: &mut Checker<'_>, all: &[Said<'_>], placed: &[Placed], items: &mut [Item<Expr>]) {
    for said in all.iter().filter(|said| said.kind == Kind::Fading && !said.gone) {
        let RelationKind::Fading { term, share, .. } = &said.written.kind else { continue };
        let Some((index, span)) = said.pairs.first().map(|pair| (pair.first, pair.span)) else { continue };
        let place = placed.iter().position(|(relation, at)| relation.kind == Kind::Fading && *at == span);
        let Some(relation) = place.and_then(|place| u32::try_from(place).ok()) else { continue };
        let Some(item) = items.get_mut(index as usize) else { continue };
        let of_member = item.owner == Owner::Member;
        let scope = Scope { of_member, ..Scope::default() };
        let who = of_member.then_some(Who::Current);
        let leaf = |node, ty| Expr { node, ty, span, ends: true, whole: false };
        let mut test = Some(leaf(Node::Receives(index, who), Type::Truth));
        if let Some(term) = term {
            let unmet = leaf(Node::UnmetSince(index, who), Type::Day);
            let term = checker.number(term, scope);
            let end = days::sum(checker, false, unmet, term, span);
            let within = match end.ty {
                Type::Wrong => checker.wrong(span),
                _ => checker.compare(Comparison::Less, leaf(Node::EvaluationDay, Type::Day), end, span),
            };
            test = checker.joined(test, Some(within));
        }
        test = checker.joined(test, said.when.clone());
        let amount = unit_of(item).map(|unit| leaf(Node::ReceivedAmount(index, who), Type::Number(unit)));
        let amount = match (amount, share) {
            (Some(amount), Some(share)) => {
                let share = checker.as_kind(share, Some(Type::Number(Unit::NONE)), scope);
                let ty = amount.ty;
                Some(checker.over(Node::Multiply(Box::new(amount), Box::new(share)), ty, span))
            }
            (amount, _) => amount,
        };
        if amount.as_ref().is_some_and(|amount| !amount.ends && amount.ty != Type::Wrong) {
            checker.report(Diagnostic::at(Code::NeedsRounding, span));
        }
        let Some(test) = test else { continue };
        let mut all: Vec<Continuation<Expr>> = core::mem::take(&mut item.continuations);
        all.push(Continuation { relation, test, amount });
        item.continuations = all;
    }
}
