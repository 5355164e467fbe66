//! Members in an order: 名次 and 第几位.

use crate::{
    expressions::{Oracle, Scene, compare, only},
    members::{Person, count},
    number::{Bounds, whole},
    value::{Value, error},
};
use num_traits::ToPrimitive;
use yimen::syntax::ast::{Expr, MemberOrder, OverMembers};

impl Oracle<'_> {
    /// The place of the member at hand: one more than the number of those taken in who stand before.
    pub fn rank(&self, over: &OverMembers, scene: &Scene) -> Value {
        let order = over.order.as_ref().expect("an order");
        let hand = scene.hand.expect("a member at hand");
        let taken = |person: Person| self.taken(over.filter.as_ref(), &scene.with_hand(person));
        let by = |person: Person| self.value(&order.by, &scene.with_hand(person));
        let own = by(hand);
        let place = |before: &[Value]| count(before).compute(&Value::number(whole(1)), Bounds::add);
        match &self.case.members {
            Some(_) => {
                let others = self.people().into_iter().filter(|other| *other != hand);
                let before =
                    others.map(|other| taken(other).and(&stands_before(order, &by(other), &own, other < hand)));
                place(&before.collect::<Vec<_>>())
            }
            // Each number of others there can be; any of them may stand before in the order of the case.
            None => {
                let theirs = by(Person::Unknown);
                let before = |earlier| taken(Person::Unknown).and(&stands_before(order, &theirs, &own, earlier));
                let before = before(true).join(before(false));
                let (least, most) = self.policy.members;
                (least.max(1)..=most)
                    .fold(Value::none(), |all, family| all.join(place(&vec![before.clone(); family - 1])))
            }
        }
    }

    /// What is asked of the n-th of those taken in. As long as it is open who is taken in or in which order, it can be any
    /// of those who may be.
    pub fn nth(&self, over: &OverMembers, scene: &Scene) -> Value {
        let order = over.order.as_ref().expect("an order");
        let (body, which) = (over.body.as_ref().expect("a body"), over.further.as_ref().expect("a place"));
        let which = self.value(which, scene);
        let Some(wanted) = which.bounds() else { return which };
        if wanted.only().is_some_and(|wanted| !wanted.is_integer()) {
            return Value::fails("Y712").with_errors(&which.errors);
        }
        let mut taken: Vec<(Person, Value, Value)> = Vec::new();
        for person in self.people() {
            let scene = scene.with_hand(person);
            let part = (person, self.taken(over.filter.as_ref(), &scene), self.value(&order.by, &scene));
            if part.1.can(true) || !part.1.errors.is_empty() {
                taken.push(part);
            }
        }
        let body = |person: Person| self.value(body, &scene.with_hand(person));
        let known = self.case.members.is_some();
        let settled = |value: &Value| value.errors.is_empty() && value.is_one();
        let in_order = taken.iter().all(|(_, taken, by)| settled(taken) && settled(by));
        if known && settled(&which) && in_order {
            // Each stands where as many stand before: those with a lower key, and those with the same before them.
            let place = |at: usize| {
                let before = (0..taken.len()).filter(|other| *other != at).filter(|other| {
                    let shared = MemberOrder { shared: false, ..order.clone() };
                    stands_before(&shared, &taken[*other].2, &taken[at].2, *other < at).surely(true)
                });
                before.count() + 1
            };
            let wanted = only(&which).and_then(|wanted| wanted.to_integer().to_usize());
            let found = (0..taken.len()).find(|at| Some(place(*at)) == wanted);
            return found.map_or(Value::fails("Y705"), |at| body(taken[at].0));
        }
        let mut value = Value::none().with_errors(&which.errors);
        for (person, taken, by) in &taken {
            let open = &taken.errors | &by.errors;
            if taken.can_be.is_none() || by.can_be.is_none() {
                return Value::none().with_errors(&all_errors(&which, scene, self, over));
            }
            value = value.join(body(*person)).with_errors(&open);
        }
        let sure = taken.iter().filter(|(_, taken, _)| taken.surely(true)).count();
        let sure = whole(i64::try_from(sure).expect("a few members"));
        let enough = known
            && wanted.low.as_ref().is_some_and(|low| *low >= whole(1))
            && wanted.high.as_ref().is_some_and(|high| *high <= sure);
        if !enough {
            value = value.with_errors(&error("Y705"));
        }
        if wanted.only().is_none() {
            value = value.with_errors(&error("Y712"));
        }
        value
    }

    fn taken(&self, filter: Option<&Expr>, scene: &Scene) -> Value {
        filter.map_or(Value::truth(true), |filter| self.value(filter, scene))
    }
}

/// Every error of filter, order and place.
fn all_errors(which: &Value, scene: &Scene, oracle: &Oracle<'_>, over: &OverMembers) -> crate::value::Errors {
    let order = over.order.as_ref().expect("an order");
    oracle.people().into_iter().fold(which.errors.clone(), |all, person| {
        let scene = scene.with_hand(person);
        let taken = oracle.taken(over.filter.as_ref(), &scene);
        &(&all | &taken.errors) | &oracle.value(&order.by, &scene).errors
    })
}

/// Whether one stands before another. Of two with equal values the earlier in the case does, unless they share the place.
fn stands_before(order: &MemberOrder, theirs: &Value, own: &Value, earlier: bool) -> Value {
    let (first, second) = if order.descending { (own, theirs) } else { (theirs, own) };
    if earlier && !order.shared {
        compare(first, second, |a, b| a.less_or_equal(b))
    } else {
        compare(first, second, |a, b| a.less(b))
    }
}
