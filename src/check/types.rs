//! How types fit together.

use super::ir::{Expr, Type};
use crate::{
    base::Words,
    program::{Label, Node},
    value::{BaseUnit, Unit},
};
use alloc::{boxed::Box, vec::Vec};

/// Whether a unit written at a figure is the declared one; `元` will do for `元/人/月`.
pub(crate) fn unit_fits(written: Unit, declared: Unit) -> bool {
    written == declared || written.text(true) == declared.leading(true)
}

/// The one type of two operands that are added, compared or chosen between.
pub(super) fn unify(left: Type, right: Type) -> Option<Type> {
    match (left, right) {
        (Type::Wrong, _) | (_, Type::Wrong) => Some(Type::Wrong),
        (Type::Bare, Type::Number(unit)) | (Type::Number(unit), Type::Bare) => Some(Type::Number(unit)),
        (left, right) => (left == right).then_some(left),
    }
}

/// Gives a bare number the unit its context asks for, down to the figures it is made of.
pub(super) fn adopt(expr: &mut Expr, wanted: Type) {
    if expr.ty != Type::Bare || !matches!(wanted, Type::Number(_)) {
        return;
    }
    expr.ty = wanted;
    let operands: Vec<&mut Box<Expr>> = match &mut expr.node {
        Node::Add(a, b) | Node::Subtract(a, b) | Node::Modulo(a, b) => Vec::from([a, b]),
        Node::If(_, a, b) => Vec::from([a, b]),
        Node::Negate(a) | Node::Round(a, ..) | Node::Absolute(a) => Vec::from([a]),
        Node::Versions(versions) => versions.iter_mut().map(|version| &mut version.value).collect(),
        Node::Exceptions(default, rows) => {
            core::iter::once(default).chain(rows.iter_mut().map(|row| &mut row.value)).collect()
        }
        Node::Minimum(all) | Node::Maximum(all) => all.iter_mut().collect(),
        Node::Bands(_, rows) => rows.iter_mut().map(|row| &mut row.value).collect(),
        _ => Vec::new(),
    };
    operands.into_iter().for_each(|operand| adopt(operand, wanted));
}

/// A type in words.
pub(super) fn words(ty: Type, choices: &[Vec<Label>]) -> Words {
    match ty {
        Type::Truth => Words::new("是否", "yes/no"),
        Type::Number(unit) if !unit.is_none() => Words::new(unit.text(true), unit.text(false)),
        Type::Number(_) | Type::Bare => Words::new("不带单位的数", "a plain number"),
        Type::Day => Words::new("日期", "a date"),
        Type::Choice(set) => {
            let names: Vec<&str> =
                choices.get(set as usize).into_iter().flatten().map(|choice| choice.name.as_str()).take(4).collect();
            let (zh, en) = (names.join("、"), names.join(", "));
            Words::new(alloc::format!("选项（{zh}）"), alloc::format!("a choice ({en})"))
        }
        Type::Region => Words::new("地区", "a region"),
        Type::Member => Words::new("成员", "a member"),
        Type::Wrong => Words::new("", ""),
    }
}

/// What to do about two units that do not fit; empty where nothing is known to help.
pub(super) fn conversion(left: Unit, right: Unit) -> Words {
    let differs = |base| left.exponent(base) != right.exponent(base);
    if differs(BaseUnit::Person) {
        let zh = "一边是每人的，一边是全家的：每人的数先乘以人数（× 人数(成员)），或全家的数先除以人数（÷ 人数(成员)）";
        return Words::new(
            zh,
            "one is per person, the other for the family: multiply by count(members) or divide by it",
        );
    }
    if super::functions::factor(right, left).is_some() {
        let (zh, en) = (left.text(true), left.text(false));
        return Words::new(
            alloc::format!("时间单位不同，先换算：换算(…, {zh})"),
            alloc::format!("the units of time differ; convert one: convert(…, {en})"),
        );
    }
    if left.is_none() || right.is_none() {
        let zh = "一边带单位，一边不带：去掉单位，或给另一边也写上单位";
        return Words::new(zh, "one side has a unit, the other has none: leave it out, or give the other side one too");
    }
    const TIMES: [BaseUnit; 4] = [BaseUnit::Year, BaseUnit::Month, BaseUnit::Week, BaseUnit::Day];
    if TIMES.into_iter().any(|base| left == Unit::of(base)) && TIMES.into_iter().any(|base| right == Unit::of(base)) {
        let zh = "一年、一月有几日不一定，不能换算：两边用同一种单位，如：满月数(…)、周岁(…)";
        return Words::new(
            zh,
            "years and months differ in length: use one unit on both sides, such as completed_months(…)",
        );
    }
    if differs(BaseUnit::Month) || differs(BaseUnit::Year) {
        let zh = "一边按时间计，一边不按：乘以时间（如 × 12月）";
        return Words::new(zh, "one is per time, the other is not: multiply by a time such as 12 months");
    }
    Words::new("", "")
}
