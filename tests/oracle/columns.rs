//! Whether families in columns are judged as each of them alone.

use crate::{
    case::{Case, Given},
    number::parse,
};
use std::fmt::Write;
use yimen::{
    Lang, Pack,
    batch::{
        Answers, Asked, Bits, Bounds, Builder, Column, Integers, OutputState, OutputValues, Received, Selection, Values,
    },
    shapes::{FactInfo, PackInfo},
    value::Day,
};

/// A column that owns what it holds.
struct Owned {
    content: Content,
    known: Vec<u8>,
    absent: Vec<u8>,
    all_known: bool,
    none_absent: bool,
}

enum Content {
    Truths(Vec<u8>),
    I16(Vec<i16>, u8),
    I32(Vec<i32>, u8),
    I64(Vec<i64>, u8),
    I128(Vec<i128>, u8),
    Days(Vec<i32>),
    Keys(Vec<u8>, Vec<Option<u32>>),
}

fn bits(all: impl Iterator<Item = bool>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (at, bit) in all.enumerate() {
        if at % 8 == 0 {
            bytes.push(0);
        }
        *bytes.last_mut().unwrap() |= u8::from(bit) << (at % 8);
    }
    bytes
}

fn day_of(day: crate::day::Day) -> i32 {
    Day::parse(&day.to_string()).expect("a day").number()
}

impl Owned {
    fn new(info: &PackInfo, fact: &FactInfo, given: &[Option<&Given>]) -> Owned {
        let known = |given: &Option<&Given>| given.is_some();
        let absent = |given: &Option<&Given>| matches!(given, Some(Given::Absent));
        let content = match fact.kind.as_str() {
            "truth" => Content::Truths(bits(given.iter().map(|one| matches!(one, Some(Given::Truth(true)))))),
            "number" => numbers(given),
            "date" => {
                let day = |one: &Option<&Given>| match one {
                    Some(Given::Day(day)) => day_of(*day),
                    _ => 0,
                };
                Content::Days(given.iter().map(day).collect())
            }
            "member" => {
                let member = |one: &Option<&Given>| match one {
                    Some(Given::Member(member)) => i32::try_from(*member).unwrap(),
                    _ => 0,
                };
                Content::I32(given.iter().map(member).collect(), 0)
            }
            _ => {
                let words: Vec<[&str; 2]> = match fact.kind.as_str() {
                    "region" => info.regions.iter().map(|one| [one.code.as_str(), one.name.as_str()]).collect(),
                    _ => fact.choices.iter().map(|one| [one.id.as_str(), one.name.as_str()]).collect(),
                };
                let key = |one: &Option<&Given>| match one {
                    Some(Given::Word(word)) => {
                        u8::try_from(words.iter().position(|names| names.contains(&word.as_str())).unwrap() + 1)
                            .unwrap()
                    }
                    _ => 0,
                };
                // Keys mean something only by their list.
                let meaning = std::iter::once(None).chain((0..words.len()).map(|at| u32::try_from(at).ok()));
                Content::Keys(given.iter().map(key).collect(), meaning.collect())
            }
        };
        Owned {
            content,
            known: bits(given.iter().map(known)),
            absent: bits(given.iter().map(absent)),
            all_known: given.iter().all(known),
            none_absent: !given.iter().any(absent),
        }
    }

    fn view(&self) -> Column<'_> {
        let values = match &self.content {
            Content::Truths(bytes) => Values::Truths(Bits::new(bytes, 0)),
            Content::I16(all, places) => Values::Numbers(Integers::I16(all), *places),
            Content::I32(all, places) => Values::Numbers(Integers::I32(all), *places),
            Content::I64(all, places) => Values::Numbers(Integers::I64(all), *places),
            Content::I128(all, places) => Values::Numbers(Integers::I128(all), *places),
            Content::Days(all) => Values::Days(all),
            Content::Keys(keys, meaning) => Values::Keys(Integers::U8(keys), meaning),
        };
        let mut column = Column::new(values);
        if !self.all_known {
            column = column.known(Bits::new(&self.known, 0));
        }
        if !self.none_absent {
            column = column.absent(Bits::new(&self.absent, 0));
        }
        column
    }
}

/// Digits of figures, as narrow as they go.
fn numbers(given: &[Option<&Given>]) -> Content {
    let figure = |one: &Option<&Given>| match one {
        Some(Given::Figure(text)) => parse(text),
        _ => parse("0"),
    };
    let figures: Vec<_> = given.iter().map(figure).collect();
    let places = (0..=20).find(|places| {
        let scale = parse(&10_u128.pow(*places).to_string());
        figures.iter().all(|figure| (figure * &scale).is_integer())
    });
    let places = places.expect("figures with few digits");
    let scale = parse(&10_u128.pow(places).to_string());
    let digits: Vec<i128> = figures
        .iter()
        .map(|figure| (figure * &scale).to_integer().to_string().parse().expect("digits that fit"))
        .collect();
    let places = u8::try_from(places).unwrap();
    let (low, high) = (*digits.iter().min().unwrap_or(&0), *digits.iter().max().unwrap_or(&0));
    macro_rules! fits {
        ($type:ty) => {
            low >= i128::from(<$type>::MIN) && high <= i128::from(<$type>::MAX)
        };
    }
    match () {
        () if fits!(i16) => Content::I16(digits.iter().map(|one| *one as i16).collect(), places),
        () if fits!(i32) => Content::I32(digits.iter().map(|one| *one as i32).collect(), places),
        () if fits!(i64) => Content::I64(digits.iter().map(|one| *one as i64).collect(), places),
        () => Content::I128(digits, places),
    }
}

/// Judges the cases as one register and one by one; gives how many went by lanes alone, and how many there are.
pub fn compare(pack: &Pack, cases: &[Case]) -> Result<(usize, usize), String> {
    let Some(first) = cases.first() else { return Ok((0, 0)) };
    let (mut lanes, mut families) = (0, 0);
    for with_members in [true, false] {
        let of: Vec<&Case> = cases.iter().filter(|case| case.members.is_some() == with_members).collect();
        // Cases of which everything is known make columns without gaps.
        for whole in [true, false] {
            let known = |case: &&Case| {
                let told = |given: &Vec<(String, Given)>, facts: usize| given.len() == facts;
                let info = pack.info(Lang::Chinese);
                let members = case.members.iter().flatten().all(|member| told(member, info.member.len()));
                told(&case.family, info.family.len()) && members
            };
            let some: Vec<&Case> = of.iter().copied().filter(|case| known(case) == whole).collect();
            if !some.is_empty() {
                lanes += one_register(pack, &some, first.date, with_members)?;
                families += some.len();
            }
        }
    }
    Ok((lanes, families))
}

fn one_register(pack: &Pack, cases: &[&Case], date: crate::day::Day, with_members: bool) -> Result<usize, String> {
    let info = pack.info(Lang::Chinese);
    let find = |given: &[(String, Given)], fact: &FactInfo| {
        let found = given.iter().position(|(key, _)| *key == fact.id || *key == fact.name);
        found.map(|at| given[at].1.clone())
    };
    let of_families: Vec<Owned> = info
        .family
        .iter()
        .map(|fact| {
            let given: Vec<Option<Given>> = cases.iter().map(|case| find(&case.family, fact)).collect();
            Owned::new(&info, fact, &given.iter().map(Option::as_ref).collect::<Vec<_>>())
        })
        .collect();
    let members: Vec<&Vec<(String, Given)>> = cases.iter().flat_map(|case| case.members.iter().flatten()).collect();
    let of_members: Vec<Owned> = info
        .member
        .iter()
        .map(|fact| {
            let given: Vec<Option<Given>> = members.iter().map(|member| find(member, fact)).collect();
            Owned::new(&info, fact, &given.iter().map(Option::as_ref).collect::<Vec<_>>())
        })
        .collect();
    let starts = |counts: &mut dyn Iterator<Item = usize>| {
        let mut starts = vec![0_u32];
        for count in counts {
            starts.push(starts.last().unwrap() + u32::try_from(count).unwrap());
        }
        starts
    };
    let member_starts = starts(&mut cases.iter().map(|case| case.members.as_ref().map_or(0, Vec::len)));
    let place = FactInfo { kind: "region".into(), ..FactInfo::default() };
    let places: Vec<Option<Given>> = cases.iter().map(|case| case.place.clone().map(Given::Word)).collect();
    let place = Owned::new(&info, &place, &places.iter().map(Option::as_ref).collect::<Vec<_>>());
    let received_starts = starts(&mut cases.iter().map(|case| case.receiving.len()));
    let received = || cases.iter().flat_map(|case| &case.receiving);
    let item = |name: &String| info.items.iter().position(|item| item.id == *name || item.name == *name).unwrap();
    let items: Vec<u32> = received().map(|(name, _)| u32::try_from(item(name)).unwrap()).collect();
    let whose: Vec<Option<Given>> = received().map(|(_, member)| member.map(Given::Member)).collect();
    let whose = Owned::new(
        &info,
        &FactInfo { kind: "member".into(), ..FactInfo::default() },
        &whose.iter().map(Option::as_ref).collect::<Vec<_>>(),
    );
    let mut builder = column(pack.register(cases.len()).place(place.view()));
    for (fact, owned) in info.family.iter().zip(&of_families) {
        builder = column(builder.family(&fact.id, owned.view()));
    }
    if with_members {
        builder = column(builder.members(&member_starts));
        for (fact, owned) in info.member.iter().zip(&of_members) {
            builder = column(builder.member(&fact.id, owned.view()));
        }
    }
    if !items.is_empty() {
        let member = Some(whose.view());
        builder = column(builder.received(Received {
            starts: &received_starts,
            item: &items,
            member,
            amount: None,
            since: None,
            unmet_since: None,
            place: None,
        }));
    }
    let register = builder.build();
    let asked = Asked { date: Day::parse(&date.to_string()).expect("a day"), place: None };
    let screener = pack.screener(asked, Selection::default());
    let (each, all) = (screener.screen_each(&register), screener.screen(&register));
    let difference = differences(&each, &all);
    if difference.is_empty() {
        return Ok(cases.len() - all.redone - all.rejected.len());
    }
    let mut said = String::new();
    for (at, case) in cases.iter().enumerate() {
        let alone = [*case];
        // The first that differs even alone is enough.
        if cases.len() > 1 && one_register(pack, &alone, date, with_members).is_err() {
            return one_register(pack, &alone, date, with_members);
        }
        let _ = writeln!(said, "family {at}, members from {}: {}", member_starts[at], case.to_json());
    }
    Err(format!("{said}{difference}"))
}

fn column<'p, 'a>(builder: Result<Builder<'p, 'a>, yimen::Diagnostic>) -> Builder<'p, 'a> {
    builder.map_err(|error| error.message(Lang::English)).expect("a column that fits")
}

/// What one says otherwise than the other.
fn differences(each: &Answers, all: &Answers) -> String {
    let mut said = String::new();
    if each.rejected != all.rejected {
        let _ = writeln!(said, "rejected: {:?} and {:?}", each.rejected, all.rejected);
    }
    for (one, other) in each.items.iter().zip(&all.items) {
        for (row, (expected, found)) in one.rows.iter().zip(&other.rows).enumerate() {
            let told = |answer: &yimen::batch::Answer| (answer.verdict(), answer.standing(), answer.is_possible());
            let amount =
                |bounds: &Option<Bounds>| bounds.as_ref().filter(|_| expected.is_possible()).map(|all| all.bounds(row));
            let bar = |bars: &Option<Vec<u32>>| bars.as_ref().map(|bars| bars[row]);
            let (left, right) = (
                (told(expected), amount(&one.amount), bar(&one.barred_by)),
                (told(found), amount(&other.amount), bar(&other.barred_by)),
            );
            if left != right {
                let _ = writeln!(said, "item {} row {row}: one by one {left:?}, in columns {right:?}", one.item);
            }
        }
    }
    for (one, other) in each.outputs.iter().zip(&all.outputs) {
        for row in 0..one.states.len() {
            let value = |values: &OutputValues| match (values, one.states[row]) {
                (OutputValues::Numbers(all), OutputState::Settled | OutputState::Open) => {
                    Some(format!("{:?}", all.bounds(row)))
                }
                (OutputValues::Codes(all), OutputState::Settled) => Some(all[row].to_string()),
                _ => None,
            };
            let (left, right) = ((one.states[row], value(&one.values)), (other.states[row], value(&other.values)));
            if left != right {
                let _ =
                    writeln!(said, "output {} row {row}: one by one {left:?}, in columns {right:?}", one.definition);
            }
        }
    }
    if each.plans.states != all.plans.states {
        let _ = writeln!(said, "plans: one by one {:?}, in columns {:?}", each.plans.states, all.plans.states);
    }
    let sums = [
        (&each.plans.monthly, &all.plans.monthly),
        (&each.plans.regular, &all.plans.regular),
        (&each.plans.once, &all.plans.once),
    ];
    for (at, (one, other)) in sums.into_iter().enumerate() {
        for row in 0..each.families {
            let bounds = |all: &Option<Bounds>| all.as_ref().map(|all| all.bounds(row));
            if bounds(one) != bounds(other) && !each.rejected.iter().any(|rejected| rejected.family == row) {
                let _ = writeln!(
                    said,
                    "sum {at} family {row}: one by one {:?}, in columns {:?}",
                    bounds(one),
                    bounds(other)
                );
            }
        }
    }
    said
}
