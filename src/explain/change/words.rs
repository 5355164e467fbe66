//! A change in words.

use super::{
    Change,
    grid::{self, Grid},
    single::distance,
};
use crate::{
    base::{Lang, Listed},
    case::Given,
    explain::figure::quantity,
    program::{Fact, Kind, Program},
    value::{BaseUnit, Unit},
};
use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};

/// What part a change plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It flips the verdict alone.
    Alone,
    /// It makes a condition hold alone.
    Condition,
    /// It is one of several.
    Part,
}

/// `可计月收入少 40.01 元（低于 2,360 元）就符合`. A fact of the member whose row it is needs no owner.
pub fn words(program: &Program, change: &Change, own: Option<usize>, role: Role, lang: Lang) -> String {
    let Some(fact) = grid::fact(program, change.fact) else { return String::new() };
    let name = fact.label.title(lang);
    let whose = change.fact.member.filter(|member| Some(*member) != own).map(|member| member.saturating_add(1));
    let name = match (whose, lang) {
        (None, _) => name.to_owned(),
        (Some(member), Lang::Chinese) => alloc::format!("第 {member} 个成员的{name}"),
        (Some(member), Lang::English) => alloc::format!("{name} of member {member}"),
    };
    let change_words = match Grid::of(fact, change.from) {
        Some(grid) => on_grid(fact, change, grid, &name, lang),
        None => to_choice(program, fact, change, &name, lang),
    };
    if role == Role::Part {
        return change_words;
    }
    match lang {
        Lang::Chinese => {
            let end = match (role, change.open, change.barred) {
                (_, true, _) => "，就不会因此不符合，还要看没填的情况",
                (Role::Condition, ..) => "，这一条就满足",
                (_, _, true) => "就符合条件，但仍与已享受的另一项不能同时享受",
                _ => "就符合",
            };
            alloc::format!("{change_words}{end}")
        }
        Lang::English => match (role, change.open, change.barred) {
            (_, true, _) => {
                alloc::format!("no longer ruled out if {change_words}; the rest depends on what was not given")
            }
            (Role::Condition, ..) => alloc::format!("met if {change_words}"),
            (_, _, true) => alloc::format!("eligible if {change_words}, though another item still rules it out"),
            _ => alloc::format!("eligible if {change_words}"),
        },
    }
}

fn on_grid(fact: &Fact, change: &Change, grid: Grid, name: &str, lang: Lang) -> String {
    let unit = match fact.kind {
        Kind::Number(unit) => unit,
        _ => Unit::of(BaseUnit::Day),
    };
    let (rises, day) = match (change.from, change.to) {
        (Given::Number(from), Given::Number(to)) => (to > from, false),
        (Given::Day(from), Given::Day(to)) => (to > from, true),
        _ => return String::new(),
    };
    let away = distance(change.from, change.to).map(|away| match (day, lang) {
        (true, Lang::Chinese) => alloc::format!("{} 天", quantity(away, Unit::NONE, false, lang)),
        _ => quantity(away, unit, false, lang),
    });
    let (away, to) = (away.unwrap_or_default(), reaches(change, grid, unit, rises, lang));
    match lang {
        Lang::Chinese => {
            let way = match (day, rises) {
                (false, false) => "少",
                (false, true) => "多",
                (true, false) => "早",
                (true, true) => "晚",
            };
            alloc::format!("{name}{way} {away}（{to}）")
        }
        Lang::English => {
            let way = match (day, rises) {
                (false, false) => "lower",
                (false, true) => "higher",
                (true, false) => "earlier",
                (true, true) => "later",
            };
            alloc::format!("{name} is {away} {way} ({to})")
        }
    }
}

/// What it has to come to: `低于 2,360 元` or `不高于 2,359.99 元`, which are the same on the grid: the shorter one.
fn reaches(change: &Change, grid: Grid, unit: Unit, rises: bool, lang: Lang) -> String {
    match change.to {
        Given::Day(to) => match (change.further, rises, lang) {
            (true, false, Lang::Chinese) => alloc::format!("{to} 或更早"),
            (true, true, Lang::Chinese) => alloc::format!("{to} 或更晚"),
            (true, false, Lang::English) => alloc::format!("{to} or earlier"),
            (true, true, Lang::English) => alloc::format!("{to} or later"),
            (false, ..) => to.to_string(),
        },
        Given::Number(to) => {
            let figure = quantity(to, unit, false, lang);
            if !change.further {
                return match lang {
                    Lang::Chinese => alloc::format!("为 {figure}"),
                    Lang::English => figure,
                };
            }
            // The last figure that does not do it, where that lies between.
            let beside = grid.beside(change.to).and_then(|(below, above)| grid.at(if rises { below } else { above }));
            let between = beside.filter(|beside| distance(change.from, *beside) < distance(change.from, change.to));
            let limit = match between {
                Some(Given::Number(limit)) => Some(quantity(limit, unit, false, lang)),
                _ => None,
            };
            match limit.filter(|limit| limit.chars().count() < figure.chars().count()) {
                Some(limit) if rises => alloc::format!("{} {limit}", lang.pick("高于", "above")),
                Some(limit) => alloc::format!("{} {limit}", lang.pick("低于", "below")),
                None if rises => alloc::format!("{} {figure}", lang.pick("不低于", "at least")),
                None => alloc::format!("{} {figure}", lang.pick("不高于", "at most")),
            }
        }
        _ => String::new(),
    }
}

fn to_choice(program: &Program, fact: &Fact, change: &Change, name: &str, lang: Lang) -> String {
    let title = |given: &Given| match (given, fact.kind) {
        (Given::Absent, _) => lang.pick("无", "none").to_owned(),
        (Given::Truth(truth), _) => if *truth { lang.pick("是", "yes") } else { lang.pick("否", "no") }.to_owned(),
        (Given::Choice(choice), Kind::Choice(set)) => {
            let choice = program.rules.choices.get(set as usize).and_then(|set| set.get(*choice as usize));
            choice.map(|choice| choice.title(lang).to_owned()).unwrap_or_default()
        }
        _ => String::new(),
    };
    let quoted = |given: &Given| match lang {
        Lang::Chinese => alloc::format!("“{}”", title(given)),
        Lang::English => alloc::format!("“{}”", title(given)),
    };
    let choices: Vec<String> = core::iter::once(&change.to).chain(&change.also).map(quoted).listed();
    let choices = match (choices.split_last(), lang) {
        (Some((last, [])), _) => last.clone(),
        (Some((last, others)), Lang::Chinese) => alloc::format!("{}或{last}", others.join("、")),
        (Some((last, others)), Lang::English) => alloc::format!("{} or {last}", others.join(", ")),
        (None, _) => String::new(),
    };
    match lang {
        Lang::Chinese => alloc::format!("{name}为{choices}"),
        Lang::English => alloc::format!("{name} is {choices}"),
    }
}
