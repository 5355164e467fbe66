//! Expressions that are well-typed by construction, as text.

use super::{
    kinds::{Kind, PERSONS, UNITS, Unit, YEARS},
    policies::{Argument, Draft, Name, Owner},
    standards::choice_rows,
    tape::Tape,
};

/// An expression as text, and whether the decimals of its figures surely end.
#[derive(Debug, Clone)]
pub struct Text {
    pub text: String,
    pub ends: bool,
}

/// Where an expression stands: what it may name.
#[derive(Debug, Clone, Copy)]
pub struct Scope {
    /// A member is at hand.
    pub member: bool,
    /// 本人 is known.
    pub of_member: bool,
    /// 保障人数() is known.
    pub family_item: bool,
    /// How many `…(成员 …)` it stands in.
    pub inside: usize,
}

impl Scope {
    pub fn of(owner: Owner) -> Scope {
        let of_member = owner == Owner::Member;
        Scope { member: of_member, of_member, family_item: false, inside: 0 }
    }

    pub(super) fn over_members(self) -> Scope {
        Scope { member: true, inside: self.inside + 1, ..self }
    }
}

pub fn exact(text: impl Into<String>) -> Text {
    Text { text: text.into(), ends: true }
}

pub(super) fn joined(parts: &[&Text], text: String) -> Text {
    Text { text, ends: parts.iter().all(|part| part.ends) }
}

/// Either spelling of a word.
pub fn word(tape: &mut Tape<'_>, chinese: &'static str, english: &'static str) -> &'static str {
    if tape.chance(15) { english } else { chinese }
}

pub struct Writer<'d, 'n, 't> {
    pub draft: &'d Draft,
    pub tape: &'n mut Tape<'t>,
    /// How many arguments and alternatives of names it stands in; one is enough.
    pub(super) nested: usize,
}

impl<'d, 'n, 't> Writer<'d, 'n, 't> {
    pub fn new(draft: &'d Draft, tape: &'n mut Tape<'t>) -> Writer<'d, 'n, 't> {
        Writer { draft, tape, nested: 0 }
    }
}

impl Writer<'_, '_, '_> {
    pub fn of_kind(&mut self, kind: Kind, scope: Scope, depth: usize) -> Text {
        match kind {
            Kind::Truth => self.truth(scope, depth),
            Kind::Number(unit) => self.number(unit, scope, depth),
            Kind::Day | Kind::Choice(_) | Kind::Place | Kind::Member => self.other(kind, scope, depth),
        }
    }

    pub(super) fn word(&mut self, chinese: &'static str, english: &'static str) -> &'static str {
        word(self.tape, chinese, english)
    }

    /// A fact, definition or standard of a kind; nothing where there is none within reach.
    pub(super) fn named(&mut self, kind: Kind, scope: Scope) -> Option<Text> {
        let names = self
            .draft
            .names
            .iter()
            .filter(|name| name.kind == kind && (scope.member || name.owner != Some(Owner::Member)));
        let names: Vec<_> = names.filter(|name| self.nested == 0 || name.arguments.is_empty()).cloned().collect();
        if names.is_empty() {
            return None;
        }
        let name = self.tape.pick(&names).clone();
        let written = self.written(&name, scope);
        self.nested += 1;
        let found = self.or_else(kind, &name, written, scope);
        self.nested -= 1;
        Some(found)
    }

    pub(super) fn or_else(&mut self, kind: Kind, name: &Name, written: String, scope: Scope) -> Text {
        if name.optional && self.tape.chance(60) {
            let other = self.of_kind(kind, scope, 0);
            let call = self.word("无则", "or_else");
            return joined(&[&other], format!("{call}({written}, {})", other.text));
        }
        Text { text: written, ends: name.ends }
    }

    /// A name as it is read: with what it is asked with, of another day or place, of another member.
    pub(super) fn written(&mut self, name: &Name, scope: Scope) -> String {
        self.nested += 1;
        let arguments: Vec<String> =
            name.arguments.iter().map(|argument| self.argument(*argument, scope).text).collect();
        self.nested -= 1;
        let written = match arguments.is_empty() {
            true => self.path(name, scope),
            false => format!("{}({})", name.name, arguments.join(", ")),
        };
        let standard = name.owner.is_none() && self.draft.standards.iter().any(|(label, _)| label.name == name.name);
        if standard { self.of_another_day_or_place(written, scope) } else { written }
    }

    /// What stands in the brackets of a standard or a definition.
    pub(super) fn argument(&mut self, argument: Argument, scope: Scope) -> Text {
        match argument.kind {
            Kind::Choice(list) if self.tape.chance(40) => {
                let choices = self.draft.lists[list].clone();
                exact(self.tape.pick(&choices).name.clone())
            }
            // Whether a key is surely whole must be plain to see for the oracle.
            Kind::Number(unit) if argument.key => match self.tape.below(4) {
                0 if unit == PERSONS => exact("人数(成员)"),
                1 if unit == YEARS => self.age(scope, 0),
                2 => exact(self.draft.pool.figure(self.tape)),
                _ => self.plain_fact(unit, scope),
            },
            kind => self.of_kind(kind, scope, 0),
        }
    }

    /// A fact by its bare name, or a figure.
    pub(super) fn plain_fact(&mut self, unit: Unit, scope: Scope) -> Text {
        let facts = self.draft.facts.iter();
        let reach = |owner: Owner| scope.member || owner == Owner::Family;
        let facts: Vec<String> = facts
            .filter(|fact| fact.kind == Kind::Number(unit) && reach(fact.owner))
            .map(|fact| fact.label.name.clone())
            .collect();
        if facts.is_empty() { self.figure(unit) } else { exact(self.tape.pick(&facts).clone()) }
    }

    /// `线 于 日 在 地`
    pub(super) fn of_another_day_or_place(&mut self, mut written: String, scope: Scope) -> String {
        if self.nested > 0 || !self.tape.chance(20) {
            return written;
        }
        self.nested += 1;
        let (on, at) = (self.tape.chance(60), self.tape.chance(50));
        if on {
            let day = self.other(Kind::Day, scope, 1).text;
            written = format!("{written} {} ({day})", self.word("于", "as_of"));
        }
        if at {
            let places = self.draft.places.clone();
            let place = match self.tape.chance(50) {
                true => self.tape.pick(&places).name.clone(),
                false => format!("({})", self.other(Kind::Place, scope, 0).text),
            };
            written = format!("{written} {} {place}", self.word("在", "at"));
        }
        self.nested -= 1;
        if on || at { format!("({written})") } else { written }
    }

    pub(super) fn path(&mut self, named: &Name, scope: Scope) -> String {
        let name = if self.tape.chance(20) { named.id.as_str() } else { named.name.as_str() };
        match named.owner {
            _ if name == "局部" => name.to_owned(),
            Some(Owner::Member) => match self.tape.below(12) {
                // What can be 无 is asked for by its own name.
                10 | 11 if !named.optional => match self.link(scope) {
                    Some(link) => format!("{link}.{name}"),
                    None => name.to_owned(),
                },
                8 if scope.of_member => format!("{}.{name}", self.word("本人", "self")),
                9 if scope.of_member && scope.inside > 0 => format!("{}.{name}", self.word("本人", "self")),
                7 => format!("{}.{name}", self.word("成员", "member")),
                _ => name.to_owned(),
            },
            Some(Owner::Family) if self.tape.chance(10) => format!("{}.{name}", self.word("家庭", "family")),
            _ => name.to_owned(),
        }
    }

    /// A fact that names another member; a family's needs no member at hand.
    pub(super) fn link(&mut self, scope: Scope) -> Option<String> {
        let facts = self.draft.facts.iter().filter(|fact| fact.kind == Kind::Member);
        let links: Vec<(String, Owner)> = facts
            .filter(|fact| scope.member || fact.owner == Owner::Family)
            .map(|fact| (fact.label.name.clone(), fact.owner))
            .collect();
        if links.is_empty() {
            return None;
        }
        let (first, owner) = self.tape.pick(&links).clone();
        let first = match owner {
            Owner::Member if scope.of_member && self.tape.chance(20) => format!("本人.{first}"),
            _ => first,
        };
        let next: Vec<&(String, Owner)> = links.iter().filter(|(_, owner)| *owner == Owner::Member).collect();
        if !next.is_empty() && self.tape.chance(15) {
            let (next, _) = self.tape.pick(&next);
            return Some(format!("{first}.{next}"));
        }
        Some(first)
    }

    pub(super) fn conditional(&mut self, kind: Kind, scope: Scope, depth: usize) -> Text {
        let condition = self.truth(scope, depth);
        let (a, b) = (self.of_kind(kind, scope, depth), self.of_kind(kind, scope, depth));
        let (if_, then, else_) = (self.word("如果", "if"), self.word("则", "then"), self.word("否则", "else"));
        joined(&[&a, &b], format!("({if_} {} {then} {} {else_} {})", condition.text, a.text, b.text))
    }

    pub(super) fn bands(&mut self, kind: Kind, scope: Scope, depth: usize) -> Text {
        let (subject, patterns) = if self.tape.chance(40) && !self.draft.lists.is_empty() {
            let list = self.tape.below(self.draft.lists.len());
            (self.other(Kind::Choice(list), scope, depth).text, choice_rows(&self.draft.lists[list], self.tape))
        } else if self.tape.chance(20) {
            let rows = self.tape.pick(&[["是", "否"], ["no", "yes"], ["否", "否则"]]).map(str::to_owned).to_vec();
            (self.truth(scope, depth).text, rows)
        } else if self.tape.chance(20) {
            let unit = *self.tape.pick(&UNITS);
            let first = self.tape.below(3);
            let rows = vec![format!("{first}"), format!("{}..{}", first + 1, first + 3), "否则".to_owned()];
            (self.number(unit, scope, depth).text, rows)
        } else {
            let unit = *self.tape.pick(&UNITS);
            (self.number(unit, scope, depth).text, self.number_rows(unit))
        };
        let rows: Vec<(String, Text)> =
            patterns.into_iter().map(|pattern| (pattern, self.of_kind(kind, scope, depth))).collect();
        let all: Vec<&Text> = rows.iter().map(|(_, value)| value).collect();
        let written: Vec<String> = rows.iter().map(|(pattern, value)| format!("{pattern}: {}", value.text)).collect();
        let bands = self.word("分档", "bands");
        joined(&all, format!("({bands} {subject} {{ {} }})", written.join(", ")))
    }

    /// A day, a choice or a place.
    pub(super) fn other(&mut self, kind: Kind, scope: Scope, depth: usize) -> Text {
        if depth > 0 && kind == Kind::Day && self.tape.chance(35) {
            return self.calculated_day(scope, depth - 1);
        }
        if depth > 0 && self.tape.chance(15) {
            return match self.tape.chance(50) {
                true => self.conditional(kind, scope, depth - 1),
                false => self.bands(kind, scope, depth - 1),
            };
        }
        let (evaluation, is_choice) = match kind {
            Kind::Day => (self.word("评估日", "evaluation_date"), false),
            Kind::Place => (self.word("评估地", "evaluation_place"), false),
            _ => ("", true),
        };
        if (is_choice || self.tape.chance(75))
            && let Some(named) = self.named(kind, scope)
        {
            return named;
        }
        match kind {
            Kind::Day if self.tape.chance(60) => exact(self.draft.pool.day(self.tape)),
            _ => exact(evaluation),
        }
    }
}
