//! 人数, 存在, 每个, 合计, 最小, 最大 over the members.

use crate::{
    case::Given,
    expressions::{Oracle, Scene},
    number::{Bounds, whole},
    value::Value,
};
use yimen::syntax::ast::OverMembers;

/// A member: one of the case, or one of whom nothing is known because the members are not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Person {
    Given(usize),
    Unknown,
}

/// A member's part in a question: whether the filter takes them in, and what is asked of them.
struct Part {
    taken: Value,
    body: Option<Value>,
}

impl Oracle<'_> {
    /// Every different member there is something to say about.
    pub fn people(&self) -> Vec<Person> {
        match &self.case.members {
            Some(members) => (0..members.len()).map(Person::Given).collect(),
            None => vec![Person::Unknown],
        }
    }

    pub fn facts_of(&self, person: Person) -> &[(String, Given)] {
        match (person, &self.case.members) {
            (Person::Given(member), Some(members)) => &members[member],
            _ => &[],
        }
    }

    /// Every outcome over the families there can be: the one given, or each number of unknown members from the least to
    /// the most.
    pub fn over_families(&self, of: impl Fn(&[Person]) -> Value) -> Value {
        match &self.case.members {
            Some(_) => of(&self.people()),
            None => {
                let (least, most) = self.policy.members;
                (least..=most).fold(Value::none(), |all, count| all.join(of(&vec![Person::Unknown; count])))
            }
        }
    }

    pub fn over_members(&self, over: &OverMembers, scene: &Scene) -> Value {
        match over.function.text.as_str() {
            "名次" | "rank" => return self.rank(over, scene),
            "第几位" | "nth" => return self.nth(over, scene),
            _ => {}
        }
        let part = |person: &Person| {
            let scene = scene.with_hand(*person);
            let taken = over.filter.as_ref().map_or(Value::truth(true), |filter| self.value(filter, &scene));
            Part { taken, body: over.body.as_ref().map(|body| self.value(body, &scene)) }
        };
        self.over_families(|people| {
            let mut parts: Vec<Part> = Vec::new();
            for (index, person) in people.iter().enumerate() {
                // Unknown members are all alike.
                match parts.first() {
                    Some(first) if index > 0 && *person == Person::Unknown => {
                        parts.push(Part { taken: first.taken.clone(), body: first.body.clone() });
                    }
                    _ => parts.push(part(person)),
                }
            }
            ask(&over.function.text, &parts)
        })
    }
}

fn ask(name: &str, parts: &[Part]) -> Value {
    let holds = |part: &Part| part.body.as_ref().map_or(part.taken.clone(), |body| part.taken.and(body));
    match name {
        "人数" | "count" => count(&parts.iter().map(holds).collect::<Vec<_>>()),
        "存在" | "exists" => parts.iter().fold(Value::truth(false), |any, part| any.or(&holds(part))),
        "每个" | "every" => parts
            .iter()
            .fold(Value::truth(true), |all, part| all.and(&part.taken.not().or(part.body.as_ref().expect("a body")))),
        "合计" | "sum" => sum(parts.iter().map(|part| (&part.taken, part.body.clone().expect("a body")))),
        "最小" | "min" => extreme(parts, false),
        "最大" | "max" => extreme(parts, true),
        other => panic!("no such question: {other}"),
    }
}

/// How many hold.
pub fn count(all: &[Value]) -> Value {
    sum(all.iter().map(|holds| (holds, Value::number(whole(1)))))
}

/// Who is taken in adds what is asked for, who is not adds nothing. An error counts unless the member is surely not
/// taken in.
fn sum<'v>(parts: impl Iterator<Item = (&'v Value, Value)>) -> Value {
    parts.fold(Value::number(whole(0)), |total, (taken, body)| {
        let mut share = Value::none().with_errors(&taken.errors);
        if taken.can(true) {
            share = share.join(body);
        }
        if taken.can(false) {
            share = share.join(Value::number(whole(0)));
        }
        total.compute(&share, Bounds::add)
    })
}

/// The least or greatest among those taken in. Whoever is surely taken in counts, the others may; where nobody is for
/// sure, there may be nobody (`Y705`).
fn extreme(parts: &[Part], greatest: bool) -> Value {
    let (mut sure, mut perhaps): (Option<Value>, Option<Value>) = (None, None);
    let mut errors = Value::none();
    for part in parts {
        errors = errors.with_errors(&part.taken.errors);
        let body = part.body.clone().expect("a body");
        if part.taken.surely(true) {
            sure = Some(sure.map_or(body.clone(), |before: Value| before.extreme(&body, greatest)));
        } else if part.taken.can(true) {
            perhaps = Some(perhaps.map_or(body.clone(), |before: Value| before.join(body)));
        } else if part.taken.can_be.is_none() {
            // Whether this member counts cannot be told, so neither can the result.
            return all_errors(parts);
        }
    }
    let found = match (sure, perhaps) {
        (Some(sure), Some(perhaps)) => sure.clone().join(sure.extreme(&perhaps, greatest)),
        (Some(sure), None) => sure,
        (None, Some(perhaps)) => perhaps.join(Value::fails("Y705")),
        (None, None) => Value::fails("Y705"),
    };
    found.with_errors(&errors.errors)
}

fn all_errors(parts: &[Part]) -> Value {
    let of = |part: &Part| {
        let body = part.body.iter().filter(|_| part.taken.can(true)).flat_map(|body| body.errors.clone());
        part.taken.errors.iter().copied().chain(body).collect::<Vec<_>>()
    };
    Value::none().with_errors(&parts.iter().flat_map(of).collect())
}
