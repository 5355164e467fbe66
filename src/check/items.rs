//! Items: their conditions, whom they cover, what they pay.

use super::{
    expression::{Checker, Known, Scope},
    ir::{Expr, Type},
    names::{Symbol, label},
    replaced::Declared,
    tables::{Tables, citation, text},
    types::adopt,
};
use crate::{
    base::{Code, Diagnostic, Span, Words},
    program::{Benefit, Condition, Definition, Item, Node, Owner, Period, Terms},
    syntax::ast::{self, BenefitKind, Frequency},
    value::{BaseUnit, Unit},
};
use alloc::{collections::BTreeSet, vec::Vec};

type Written<'a> = Declared<'a, ast::Item>;

/// The kinds that local names say they have, version by version.
pub(super) fn local_kinds(
    tables: &mut Tables,
    items: &[Written<'_>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<Vec<Option<Type>>>> {
    let mut of = |local: &ast::Local| {
        let kind = local.kind.as_ref()?;
        Some(tables.kind(kind, diagnostics).map_or(Type::Wrong, Type::from))
    };
    let mut of_item = |item: &ast::Item| item.clauses.locals.iter().map(&mut of).collect::<Vec<_>>();
    items.iter().map(|item| item.things.iter().map(|thing| of_item(thing)).collect()).collect()
}

/// All versions of an item; its local names become definitions of its own.
pub(super) fn check(
    checker: &mut Checker<'_>,
    index: u32,
    item: &Written<'_>,
    kinds: &[Vec<Option<Type>>],
    definitions: &mut Vec<Definition<Expr>>,
) -> Item<Expr> {
    let owner = item.thing().map_or(ast::Owner::Family, |thing| thing.owner);
    let mut versions = Vec::new();
    for (thing, kinds) in item.things.iter().zip(kinds) {
        if thing.owner != owner {
            let first = item.thing().map_or(thing.named.name.span, |first| first.named.name.span);
            let words = Words::new("这里是另一个对象", "for another owner here");
            checker.report(Diagnostic::at(Code::OwnerChanges, thing.named.name.span).label(first, words));
        }
        let backwards = thing.clauses.in_force.filter(|period| period.until.is_some_and(|until| until < period.from));
        if let Some(period) = backwards {
            checker.report(Diagnostic::at(Code::DatesBackwards, period.span));
        }
        locals(checker, index, thing, kinds, definitions);
        versions.push(terms(checker, thing, definitions));
        let mut names = BTreeSet::new();
        for (name, _) in core::mem::take(&mut checker.locals) {
            if checker.used.remove(&name) {
                names.insert(name);
            }
        }
        let used =
            |named: &ast::Named| core::iter::once(&named.name).chain(&named.id).any(|name| names.contains(&name.text));
        let unused = thing.clauses.locals.iter().filter(|local| !used(&local.named));
        checker.unused.extend(unused.map(|local| local.named.name.clone()));
    }
    Item {
        label: label(&item.named),
        owner: if owner == ast::Owner::Member { Owner::Member } else { Owner::Family },
        versions,
        continuations: Vec::new(),
    }
}

/// 设: each local name may use those before it.
fn locals(
    checker: &mut Checker<'_>,
    index: u32,
    item: &ast::Item,
    kinds: &[Option<Type>],
    definitions: &mut Vec<Definition<Expr>>,
) {
    let of_member = item.owner == ast::Owner::Member;
    let scope = Scope { of_member, over_members: false, in_family_item: !of_member };
    for (local, kind) in item.clauses.locals.iter().zip(kinds) {
        let names = || core::iter::once(&local.named.name).chain(&local.named.id);
        for name in names().filter(|name| checker.resolves(&name.text)).collect::<Vec<_>>() {
            checker.report(Diagnostic::at(Code::NameTaken, name.span).with(name.text.clone()));
        }
        let value = checker.as_kind(&local.value, *kind, scope);
        let place = u32::try_from(definitions.len()).unwrap_or(u32::MAX);
        let symbol = if of_member { Symbol::MemberDefinition(place) } else { Symbol::FamilyDefinition(place) };
        checker.locals.extend(names().map(|name| (name.text.clone(), symbol)));
        checker.definitions.push(Some(Known { ty: value.ty, ends: value.ends, ends_anyway: true, whole: value.whole }));
        definitions.push(Definition {
            label: label(&local.named),
            owner: if of_member { Owner::Member } else { Owner::Family },
            item: Some(index),
            parameters: Vec::new(),
            output: false,
            value,
            citations: Vec::new(),
        });
    }
}

fn terms(checker: &mut Checker<'_>, item: &ast::Item, definitions: &[Definition<Expr>]) -> Terms<Expr> {
    let of_member = item.owner == ast::Owner::Member;
    let scope = Scope { of_member, over_members: false, in_family_item: !of_member };
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut conditions = Vec::new();
    for condition in &item.clauses.conditions {
        let name = &condition.named.name;
        for name in core::iter::once(name).chain(condition.named.id.as_ref().filter(|id| id.text != name.text)) {
            if !seen.insert(&name.text) {
                checker.report(Diagnostic::at(Code::ConditionTwice, name.span).with(name.text.clone()));
            }
        }
        let cited = condition.citation.as_ref().or(item.clauses.citation.as_ref()).map(citation);
        if cited.is_none() {
            checker.report(Diagnostic::at(Code::NoCitation, name.span).with(name.text.clone()));
        }
        let test = checker.truth(&condition.test, scope);
        conditions.push(Condition {
            label: label(&condition.named),
            test,
            unmet: condition.unmet.as_ref().map(text),
            citation: cited,
        });
    }
    if item.clauses.conditions.is_empty() {
        checker.report(Diagnostic::at(Code::NoConditions, item.named.name.span).with(item.named.name.text.clone()));
    }
    let covers = item.clauses.covers.as_ref().and_then(|covers| {
        if of_member {
            checker.report(Diagnostic::at(Code::CoversOfMemberItem, covers.span));
            return None;
        }
        let covers = checker.truth(covers, Scope { of_member: true, ..Scope::default() });
        if let Some(span) = counts_covered(&covers, definitions) {
            // Who is covered cannot depend on how many are.
            let word = Words::new("保障人数", "covered_count");
            checker.report(Diagnostic::at(Code::CoversCountsItself, span).with(word));
        }
        Some(covers)
    });
    Terms {
        period: item.clauses.in_force.map(|period| Period { from: period.from, until: period.until }),
        categories: item.clauses.categories.clone(),
        department: item.clauses.department.clone(),
        citation: item.clauses.citation.as_ref().map(citation),
        conditions,
        covers,
        benefit: item.clauses.benefit.as_ref().and_then(|given| benefit(checker, given, scope)),
        benefit_citation: item.clauses.benefit.as_ref().and_then(|benefit| benefit.citation.as_ref()).map(citation),
        materials: item.clauses.materials.clone(),
        deadline: item.clauses.deadline.as_ref().map(text),
        apply_at: item.clauses.apply_at.as_ref().map(text),
    }
}

/// Where an expression asks how many are covered, by itself or through a name of the item.
fn counts_covered(expr: &Expr, definitions: &[Definition<Expr>]) -> Option<Span> {
    let within = |index: u32| {
        let definition = definitions.get(index as usize).filter(|definition| definition.item.is_some())?;
        counts_covered(&definition.value, definitions).map(|_| expr.span)
    };
    match &expr.node {
        Node::CoveredCount => Some(expr.span),
        Node::FamilyDefinition(index) | Node::MemberDefinition(index, _) => within(*index),
        node => {
            let mut found = None;
            node.operands(&mut |operand| found = found.or_else(|| counts_covered(operand, definitions)));
            found
        }
    }
}

fn benefit(checker: &mut Checker<'_>, benefit: &ast::Benefit, scope: Scope) -> Option<Benefit<Expr>> {
    let (frequency, expr) = match &benefit.kind {
        BenefitKind::InKind(words) => return Some(Benefit::InKind(text(words))),
        BenefitKind::Figure(frequency, expr) => (*frequency, expr),
    };
    let mut value = checker.number(expr, scope);
    let unit = match value.ty {
        Type::Number(unit) => unit,
        Type::Bare => Unit::of(BaseUnit::Yuan),
        _ => return None,
    };
    let Some(unit) = benefit_unit(unit, frequency, scope.of_member) else {
        let asked = match frequency {
            Frequency::Monthly => Words::new("元/月", "yuan/month"),
            Frequency::Yearly => Words::new("元/年", "yuan/year"),
            Frequency::Weekly => Words::new("元/周", "yuan/week"),
            Frequency::Daily => Words::new("元/日", "yuan/day"),
            Frequency::Once => Words::new("元", "yuan"),
        };
        let per_person = unit.exponent(BaseUnit::Person) < 0;
        let zh = "这是每人的数，家庭事项要的是全家的数：乘以人数，如 × 保障人数()";
        let en = "this is per person and the item is the family's: multiply by covered_count()";
        let help = if per_person && !scope.of_member { Words::new(zh, en) } else { Words::new("", "") };
        let found = checker.words(value.ty);
        checker.report(Diagnostic::at(Code::BenefitUnit, expr.span).with(found).with(asked).with(help));
        return None;
    };
    adopt(&mut value, Type::Number(unit));
    if !value.ends {
        checker.report(Diagnostic::at(Code::NeedsRounding, expr.span));
    }
    Some(Benefit::Figure { value, unit })
}

/// The unit of the benefit with its period in it: `元` each month is `元/月`; one member's `元/人/月` is `元/月`.
fn benefit_unit(unit: Unit, frequency: Frequency, of_member: bool) -> Option<Unit> {
    let unit =
        if of_member && unit.exponent(BaseUnit::Person) == -1 { unit.times(Unit::of(BaseUnit::Person))? } else { unit };
    if unit.exponent(BaseUnit::Person) != 0 {
        return None;
    }
    let over = |base| unit.exponent(base);
    let timeless = [BaseUnit::Month, BaseUnit::Year, BaseUnit::Week, BaseUnit::Day, BaseUnit::Hour, BaseUnit::Workday]
        .iter()
        .all(|base| over(*base) == 0);
    let each = match frequency {
        Frequency::Monthly => BaseUnit::Month,
        Frequency::Yearly => BaseUnit::Year,
        Frequency::Weekly => BaseUnit::Week,
        Frequency::Daily => BaseUnit::Day,
        Frequency::Once => return Some(unit).filter(|_| timeless),
    };
    match timeless {
        true => unit.over(Unit::of(each)),
        false => Some(unit).filter(|_| over(each) == -1),
    }
}
