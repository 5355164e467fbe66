//! Functions, and calls of definitions and of standards with keys.

use crate::{
    calendar,
    expressions::{Oracle, Scene},
    number::{Bounds, whole},
    policy::Symbol,
    value::Value,
};
use yimen::{
    syntax::ast::{Expr, ExprKind, FactKind, Name, ValueKind},
    value::Unit,
};

impl Oracle<'_> {
    pub fn call(&self, name: &Name, arguments: &[Expr], scene: &Scene) -> Value {
        let value = |at: usize| self.value(&arguments[at], scene);
        let fold =
            |greatest: bool| (1..arguments.len()).fold(value(0), |before, at| before.extreme(&value(at), greatest));
        match name.text.as_str() {
            "最小" | "min" => fold(false),
            "最大" | "max" => fold(true),
            // At least the second, and at most the third, which wins.
            "限于" | "clamp" => value(1).extreme(&value(0), true).extreme(&value(2), false),
            "绝对值" | "abs" => value(0).combine(&Value::number(whole(0)), |a, _| a.absolute()),
            "余数" | "mod" => value(0).compute(&value(1), Bounds::modulo),
            "享受" | "granted" => match &arguments[0].kind {
                ExprKind::Path(_, name) => self.granted(self.policy.item_named(&name.text), scene.hand),
                other => panic!("not an item: {other:?}"),
            },
            "有" | "has" => {
                let found = self.raw(&arguments[0], scene);
                Value::truths([found.absent, found.can_be.is_some()]).with_errors(&found.errors)
            }
            "无则" | "or_else" => {
                let found = self.raw(&arguments[0], scene);
                let kept = Value { absent: false, ..found.clone() };
                if !found.absent {
                    return kept;
                }
                let list = match &arguments[0].kind {
                    ExprKind::Path(_, name) => self.policy.list_of(&ValueKind::Like(name.clone())),
                    _ => None,
                };
                kept.join(self.value_of_kind(&arguments[1], list, scene))
            }
            "保障人数" | "covered_count" => self.covered_count(scene.covering.expect("a family's item")),
            _ => match calendar::function(&name.text) {
                Some(function) => {
                    let days: Vec<(i64, i64)> = arguments.iter().filter_map(month_day).collect();
                    let values: Vec<Value> = arguments
                        .iter()
                        .filter(|argument| month_day(argument).is_none())
                        .map(|argument| self.value(argument, scene))
                        .collect();
                    function.of(&values, &days, self.case.date)
                }
                None => self.call_by_name(name, arguments, scene),
            },
        }
    }

    fn call_by_name(&self, name: &Name, arguments: &[Expr], scene: &Scene) -> Value {
        match self.policy.named(&name.text) {
            Some(Symbol::Standard(standard)) => self.standard(standard, arguments, (None, None), scene).present(),
            Some(Symbol::Definition(definition)) => self.call_definition(definition, arguments, scene),
            other => panic!("no such function: {} {other:?}", name.text),
        }
    }

    /// The unit of a number, as far as one can tell without types: what a figure, a fact or a standard says. It matters
    /// where days are counted on and where units are converted; there the generator writes nothing else.
    pub fn unit(&self, expr: &Expr) -> Unit {
        match &expr.kind {
            ExprKind::Number(_, unit) => unit.unwrap_or(Unit::NONE),
            ExprKind::Negate(a) => self.unit(a),
            ExprKind::Path(_, name) | ExprKind::Call(name, _) => match self.policy.named(&name.text) {
                Some(Symbol::Fact(fact)) => match self.policy.facts[fact].kind {
                    FactKind::Number { unit, .. } => unit,
                    _ => Unit::NONE,
                },
                Some(Symbol::Standard(standard)) => match self.policy.standards[standard].kind {
                    Some(ValueKind::Number(unit)) => unit,
                    _ => Unit::NONE,
                },
                _ => Unit::NONE,
            },
            _ => Unit::NONE,
        }
    }
}

/// A day of the year among the arguments of a function.
fn month_day(expr: &Expr) -> Option<(i64, i64)> {
    match expr.kind {
        ExprKind::MonthDay(month, day) => Some((month.into(), day.into())),
        _ => None,
    }
}
