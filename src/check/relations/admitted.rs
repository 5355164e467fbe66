//! 自动准入 and 不计入: what another item spares a family from showing, or from counting.

use super::{
    super::{
        expression::Checker,
        ir::{Expr, Type},
    },
    amounts::unit_of,
    replaced,
    said::Said,
};
use crate::{
    base::{Code, Diagnostic, nearest},
    program::{Cited, Definition, Item, Node, Owner, Part, Who},
    syntax::ast::{RelationKind, Rounding},
};
use alloc::borrow::ToOwned;

/// Who is granted the first need not meet the conditions named of the second; without names, none of them.
pub(super) fn admit(checker: &mut Checker<'_>, said: &Said<'_>, items: &mut [Item<Expr>]) {
    let RelationKind::Admits { waived, .. } = &said.written.kind else { return };
    for pair in said.pairs.iter().filter(|pair| !pair.gone) {
        let owner_of = |item: u32| items.get(item as usize).map(|item| item.owner);
        let (Some(first), Some(second)) = (owner_of(pair.first), owner_of(pair.second)) else { continue };
        let node = match (said.same_member, first, second) {
            (true, _, Owner::Member) => Node::GrantedTo(pair.first, Who::Current),
            (true, _, Owner::Family) => {
                let scope = said.written.scope.map_or(said.written.span, |scope| scope.span);
                let name = items.get(pair.second as usize).map(|item| item.label.name.clone());
                checker.report(Diagnostic::at(Code::FamilyItemByMember, scope).with(name.unwrap_or_default()));
                return;
            }
            (false, ..) => Node::Granted(pair.first),
        };
        let granted = Expr { node, ty: Type::Truth, span: pair.span, ends: true, whole: false };
        let granted = match replaced::holds(checker, said, pair) {
            Some(when) => checker.both(granted, when),
            None => granted,
        };
        let Some(item) = items.get_mut(pair.second as usize) else { continue };
        for name in waived {
            let known = item.versions.iter().flat_map(|terms| &terms.conditions);
            if !known.clone().any(|condition| condition.label.is(&name.text)) {
                let names = known.map(|condition| condition.label.name.as_str());
                let near = nearest(&name.text, names).unwrap_or_default().to_owned();
                let unknown = Diagnostic::at(Code::UnknownCondition, name.span);
                checker.report(unknown.with(name.text.clone()).with(item.label.name.clone()).with(near));
            }
        }
        for condition in item.versions.iter_mut().flat_map(|terms| &mut terms.conditions) {
            if waived.is_empty() || waived.iter().any(|name| condition.label.is(&name.text)) {
                let own = core::mem::replace(&mut condition.test, checker.wrong(pair.span));
                let span = own.span;
                condition.test = Expr { span, ..checker.either(granted.clone(), own) };
            }
        }
    }
}

/// What is received of the items today is taken off the income, which never falls below nothing.
pub(super) fn leave_out(
    checker: &mut Checker<'_>,
    said: &Said<'_>,
    items: &[Item<Expr>],
    definitions: &mut [Definition<Expr>],
) {
    let RelationKind::NotCounted(_, _, rounding) = &said.written.kind else { return };
    if said.gone {
        return;
    }
    let Some(definition) = said.income.and_then(|income| definitions.get_mut(income as usize)) else { return };
    let Type::Number(unit) = definition.value.ty else {
        if definition.value.ty != Type::Wrong {
            let found = checker.words(definition.value.ty);
            checker.report(Diagnostic::at(Code::NotNumber, said.written.span).with(found));
        }
        return;
    };
    for pair in said.pairs.iter().filter(|pair| !pair.gone) {
        let Some(item) = items.get(pair.first as usize) else { continue };
        let who = match (definition.owner, item.owner) {
            (Owner::Member, Owner::Member) => Some(Who::Current),
            (Owner::Family, _) => None,
            (Owner::Member, Owner::Family) => {
                checker.report(Diagnostic::at(Code::FamilyItemByMember, pair.span).with(item.label.name.clone()));
                continue;
            }
        };
        let received = unit_of(item).map(|unit| Expr {
            node: Node::ReceivedAmount(pair.first, who),
            ty: Type::Number(unit),
            span: pair.span,
            ends: true,
            whole: false,
        });
        let Some(received) = received.and_then(|received| checker.in_unit(received, unit, pair.span)) else {
            let names = (item.label.name.clone(), definition.label.name.clone());
            checker.report(Diagnostic::at(Code::NotComparable, pair.span).with(names.0).with(names.1));
            continue;
        };
        let received = match rounding {
            Some(Rounding { mode, step, unit }) => checker.rounded(received, mode, (*step, *unit), pair.span),
            None => received,
        };
        // What rests on the income was checked before: if that ends, so must this.
        if !received.ends && received.ty != Type::Wrong {
            checker.report(Diagnostic::at(Code::NeedsRounding, pair.span));
        }
        let own = core::mem::replace(&mut definition.value, checker.wrong(pair.span));
        let span = own.span;
        let rest = checker.rest(own.clone(), alloc::vec![received], span);
        definition.value = checker.chosen(said.when.clone(), rest, own);
    }
    let part = said.when.clone().map_or(Part::Whole, Part::Under);
    definition.citations.extend(said.citation.clone().map(|citation| Cited { citation, part }));
}
