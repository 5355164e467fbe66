//! Expressions that are well-typed by construction, as text.

use super::{
    kinds::{DAYS, Kind, MONTHS, PERSONS, PLAIN, TIMES, UNITS, Unit, YEARS, YUAN_A_MONTH, YUAN_A_YEAR},
    policies::{Argument, Draft, Name, Owner},
    pools,
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

    fn over_members(self) -> Scope {
        Scope { member: true, inside: self.inside + 1, ..self }
    }
}

pub fn exact(text: impl Into<String>) -> Text {
    Text { text: text.into(), ends: true }
}

fn joined(parts: &[&Text], text: String) -> Text {
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
    nested: usize,
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

    fn word(&mut self, chinese: &'static str, english: &'static str) -> &'static str {
        word(self.tape, chinese, english)
    }

    /// A fact, definition or standard of a kind; nothing where there is none within reach.
    fn named(&mut self, kind: Kind, scope: Scope) -> Option<Text> {
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

    fn or_else(&mut self, kind: Kind, name: &Name, written: String, scope: Scope) -> Text {
        if name.optional && self.tape.chance(60) {
            let other = self.of_kind(kind, scope, 0);
            let call = self.word("无则", "or_else");
            return joined(&[&other], format!("{call}({written}, {})", other.text));
        }
        Text { text: written, ends: name.ends }
    }

    /// A name as it is read: with what it is asked with, of another day or place, of another member.
    fn written(&mut self, name: &Name, scope: Scope) -> String {
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
    fn argument(&mut self, argument: Argument, scope: Scope) -> Text {
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
    fn plain_fact(&mut self, unit: Unit, scope: Scope) -> Text {
        let facts = self.draft.facts.iter();
        let reach = |owner: Owner| scope.member || owner == Owner::Family;
        let facts: Vec<String> = facts
            .filter(|fact| fact.kind == Kind::Number(unit) && reach(fact.owner))
            .map(|fact| fact.label.name.clone())
            .collect();
        if facts.is_empty() { self.figure(unit) } else { exact(self.tape.pick(&facts).clone()) }
    }

    /// A fact that counts time, or a whole number of it; a written count must be whole.
    fn count(&mut self, unit: Unit, scope: Scope) -> String {
        let fact = self.plain_fact(unit, scope).text;
        if fact.starts_with(|first: char| first.is_ascii_digit()) { format!("1{}", unit.text(false)) } else { fact }
    }

    /// `线 于 日 在 地`
    fn of_another_day_or_place(&mut self, mut written: String, scope: Scope) -> String {
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

    fn path(&mut self, named: &Name, scope: Scope) -> String {
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
    fn link(&mut self, scope: Scope) -> Option<String> {
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

    /// A written figure with its unit.
    fn figure(&mut self, unit: Unit) -> Text {
        let figure = self.draft.pool.figure(self.tape);
        let english = self.tape.chance(10);
        let space = if english || self.tape.chance(20) { " " } else { "" };
        exact(format!("{figure}{space}{}", unit.text(english)).trim().to_owned())
    }

    /// A figure that may leave its unit to the other side.
    fn operand(&mut self, unit: Unit, scope: Scope, depth: usize) -> Text {
        if self.tape.chance(25) { exact(self.draft.pool.figure(self.tape)) } else { self.number(unit, scope, depth) }
    }

    pub fn number(&mut self, unit: Unit, scope: Scope, depth: usize) -> Text {
        if depth == 0 || self.tape.chance(25) {
            return self.simple_number(unit, scope);
        }
        let depth = depth - 1;
        match self.tape.below(24) {
            14 => {
                let (a, b) = (self.number(unit, scope, depth), self.number(unit, scope, depth));
                joined(&[&a, &b], format!("{}({}, {})", self.word("余数", "mod"), a.text, nonzero(&b.text)))
            }
            15 => {
                let a = self.number(unit, scope, depth);
                joined(&[&a], format!("{}({})", self.word("绝对值", "abs"), a.text))
            }
            16 => {
                let (a, b) = (self.number(unit, scope, depth), self.operand(unit, scope, depth));
                let c = self.operand(unit, scope, depth);
                joined(&[&a, &b, &c], format!("{}({}, {}, {})", self.word("限于", "clamp"), a.text, b.text, c.text))
            }
            17 => self.brackets(unit, scope, depth),
            18 | 19 if unit == PLAIN => self.plain_number(scope, depth),
            18 if unit == MONTHS || unit == YEARS => {
                let (a, b) = (self.other(Kind::Day, scope, depth), self.other(Kind::Day, scope, depth));
                let call = if unit == YEARS { "周岁" } else { "满月数" };
                exact(format!("{call}({}, {})", a.text, b.text))
            }
            18 if unit == DAYS => {
                let (a, b) = (self.other(Kind::Day, scope, depth), self.other(Kind::Day, scope, depth));
                exact(format!("({} − {})", a.text, b.text))
            }
            19 if unit == YUAN_A_YEAR || unit == YUAN_A_MONTH => {
                let from = if unit == YUAN_A_YEAR { YUAN_A_MONTH } else { YUAN_A_YEAR };
                let a = self.plain_fact(from, scope);
                let ends = a.ends && unit == YUAN_A_YEAR;
                Text { text: format!("{}({}, {})", self.word("换算", "convert"), a.text, unit.text(false)), ends }
            }
            20 => match self.link(scope) {
                Some(link) => match self.plain_member_fact(unit) {
                    Some(fact) => exact(format!("{link}.{fact}")),
                    None => self.simple_number(unit, scope),
                },
                None => self.simple_number(unit, scope),
            },
            21 if scope.inside < 2 => self.nth(Kind::Number(unit), scope, depth),
            0 | 1 => {
                let (a, b) = (self.number(unit, scope, depth), self.operand(unit, scope, depth));
                let (a, b) = if self.tape.chance(30) { (b, a) } else { (a, b) };
                let sign = *self.tape.pick(&["+", "−", "-"]);
                joined(&[&a, &b], format!("({} {sign} {})", a.text, b.text))
            }
            2 => {
                let a = self.number(unit, scope, depth);
                let factor = *self.tape.pick(&pools::FACTORS);
                let (text, ends) = match self.tape.below(4) {
                    0 => (format!("({} × {factor})", a.text), true),
                    1 => (format!("({factor} * {})", a.text), true),
                    // Only twos and fives leave decimals that end.
                    _ => (format!("({} ÷ {factor})", a.text), matches!(factor, "2" | "0.5" | "0.01" | "100")),
                };
                Text { text, ends: a.ends && ends }
            }
            3 | 4 => self.product(unit, scope, depth),
            5 | 6 => self.extreme(unit, scope, depth),
            7 => {
                let a = self.number(unit, scope, depth);
                self.rounded(&a, unit)
            }
            8 => self.conditional(Kind::Number(unit), scope, depth),
            9 => self.bands(Kind::Number(unit), scope, depth),
            10 | 11 if scope.inside < 2 => self.over_members(unit, scope, depth),
            12 if unit == YEARS => self.age(scope, depth),
            13 => {
                let a = self.number(unit, scope, depth);
                joined(&[&a], format!("(−{})", a.text))
            }
            _ => self.simple_number(unit, scope),
        }
    }

    fn plain_member_fact(&mut self, unit: Unit) -> Option<String> {
        let facts = self.draft.facts.iter();
        let facts: Vec<String> = facts
            .filter(|fact| fact.kind == Kind::Number(unit) && fact.owner == Owner::Member)
            .map(|fact| fact.label.name.clone())
            .collect();
        (!facts.is_empty()).then(|| self.tape.pick(&facts).clone())
    }

    /// Powers, parts of days and ranks: numbers without a unit.
    fn plain_number(&mut self, scope: Scope, depth: usize) -> Text {
        match self.tape.below(8) {
            0 | 1 => {
                let base = self.number(PLAIN, scope, depth);
                let exponent = match self.tape.below(8) {
                    7 => self.number(PLAIN, scope, 0).text,
                    at => ["2", "3", "1", "0", "−1", "−2", "2"][at].to_owned(),
                };
                let ends = base.ends && exponent.bytes().all(|byte| byte.is_ascii_digit());
                // A written exponent must be whole.
                let exponent = if exponent.contains('.') { "2".to_owned() } else { exponent };
                Text { text: format!("(({}) ^ {exponent})", base.text), ends }
            }
            2 | 3 => {
                let call =
                    self.tape.pick::<&str>(&["年份", "月份", "几号", "year_of", "month_of", "day_of"]).to_string();
                let day = self.other(Kind::Day, scope, depth);
                exact(format!("{call}({})", day.text))
            }
            4 => {
                let day = self.other(Kind::Day, scope, depth);
                exact(format!("{}({}, {})", self.word("年度", "fiscal_year"), day.text, self.of_year()))
            }
            _ if scope.member && scope.inside < 2 => {
                let inner = scope.over_members();
                let filter = self.filter(inner, depth);
                let order = self.order(inner, depth);
                let shared = if self.tape.chance(40) { " 并列" } else { "" };
                exact(format!("{}(成员{filter}{order}{shared})", self.word("名次", "rank")))
            }
            _ => self.simple_number(PLAIN, scope),
        }
    }

    fn of_year(&mut self) -> &'static str {
        self.tape.pick::<&'static str>(&["4月1日", "1月1日", "--09-01", "2月29日", "12月31日", "3月1日", "11月15日"])
    }

    /// ` 按 x 从大到小`
    fn order(&mut self, inner: Scope, depth: usize) -> String {
        let by = match self.tape.chance(40) {
            true => self.other(Kind::Day, inner, depth).text,
            false => {
                let unit = *self.tape.pick(&UNITS);
                self.number(unit, inner, depth).text
            }
        };
        let direction = self.tape.pick::<&str>(&["", " 从小到大", " 从大到小"]).to_string();
        format!(" {} {by}{direction}", self.word("按", "by"))
    }

    /// A filter and an order that can be no errors.
    fn plain_order(&mut self) -> (String, String) {
        let facts = self.draft.facts.iter().filter(|fact| fact.owner == Owner::Member && !fact.optional);
        let facts: Vec<String> =
            facts.filter(|fact| matches!(fact.kind, Kind::Number(_))).map(|fact| fact.label.name.clone()).collect();
        if facts.is_empty() {
            return (String::new(), format!(" 按 1{}", if self.tape.chance(50) { " 从大到小" } else { "" }));
        }
        let filter = match self.tape.chance(40) {
            true => format!(" 其中 ({} ≥ {})", self.tape.pick(&facts), self.draft.pool.figure(self.tape)),
            false => String::new(),
        };
        let direction = self.tape.pick::<&str>(&["", " 从小到大", " 从大到小"]).to_string();
        (filter, format!(" 按 {}{direction}", self.tape.pick(&facts)))
    }

    /// `第几位(成员 其中 a 按 b: c, 2)`
    fn nth(&mut self, kind: Kind, scope: Scope, depth: usize) -> Text {
        let inner = scope.over_members();
        // An order that is settled is what there is most to see in.
        let (filter, order) = match self.tape.chance(50) {
            true => self.plain_order(),
            false => (self.filter(inner, depth), self.order(inner, depth)),
        };
        let body = self.of_kind(kind, inner, depth);
        let which = match self.tape.below(6) {
            // A written place must be whole and above nought.
            5 => format!("(0 + {})", self.number(PLAIN, scope, 0).text),
            at => ["1", "2", "1", "3", "2"][at].to_owned(),
        };
        joined(&[&body], format!("{}(成员{filter}{order}: {}, {which})", self.word("第几位", "nth"), body.text))
    }

    /// 分段累进: rates without a unit.
    fn brackets(&mut self, unit: Unit, scope: Scope, depth: usize) -> Text {
        let subject = self.number(unit, scope, depth);
        let mut thresholds: Vec<&str> =
            (0..1 + self.tape.below(3)).map(|_| self.draft.pool.figure(self.tape)).collect();
        thresholds.sort_by_key(|text| crate::number::parse(text));
        thresholds.dedup();
        let first = if self.tape.chance(70) { Some(String::new()) } else { None };
        let (mut low, mut rows) = (first, Vec::new());
        for threshold in thresholds {
            let (upper, lower) = if self.tape.chance(50) { ("不超过", "超过") } else { ("不满", "满") };
            if let Some(low) = &low {
                rows.push(format!("{low} {upper} {threshold}").trim().to_owned());
            }
            low = Some(format!("{lower} {threshold}"));
        }
        rows.extend(low);
        let rates: Vec<Text> = rows
            .iter()
            .map(|_| match self.tape.chance(80) {
                true => exact(self.tape.pick::<&str>(&["3%", "0", "0.5", "20%", "1", "−0.1"]).to_string()),
                false => self.number(PLAIN, scope, 0),
            })
            .collect();
        let all: Vec<&Text> = rates.iter().chain([&subject]).collect();
        let rows: Vec<String> = rows.iter().zip(&rates).map(|(row, rate)| format!("{row}: {}", rate.text)).collect();
        joined(&all, format!("({} {} {{ {} }})", self.word("分段累进", "brackets"), subject.text, rows.join(", ")))
    }

    fn simple_number(&mut self, unit: Unit, scope: Scope) -> Text {
        if unit == PERSONS && self.tape.chance(50) {
            if scope.family_item && self.tape.chance(50) {
                return exact(format!("{}()", self.word("保障人数", "covered_count")));
            }
            if scope.inside < 2 {
                return exact(format!("{}({})", self.word("人数", "count"), self.word("成员", "members")));
            }
        }
        if self.tape.chance(80)
            && let Some(named) = self.named(Kind::Number(unit), scope)
        {
            return named;
        }
        self.figure(unit)
    }

    pub fn rounded(&mut self, a: &Text, unit: Unit) -> Text {
        let modes =
            ["进一", "舍去", "向上", "向下", "四舍五入", "五舍六入", "四舍六入五成双", "up", "half_even", "half_up"];
        let mode = *self.tape.pick(&modes);
        let step = *self.tape.pick(&["1", "0.01", "10", "0.1", "5", "0.25", "3"]);
        let unit = if self.tape.chance(30) { unit.text(false) } else { String::new() };
        let (round, to) = (self.word("取整", "round"), self.word("到", "to"));
        exact(format!("({} {round} {mode} {to} {step}{unit})", a.text))
    }

    /// A product or quotient of two units that gives the one wanted.
    fn product(&mut self, unit: Unit, scope: Scope, depth: usize) -> Text {
        let other = *self.tape.pick(&UNITS);
        let quotient = self.tape.chance(40);
        let first = if quotient { unit.times(other) } else { unit.over(other) };
        if !UNITS.contains(&first) {
            // Times or over a plain number is always possible.
            let (a, b) = (self.number(unit, scope, depth), self.number(PLAIN, scope, depth));
            return match self.tape.chance(40) {
                true => Text { text: format!("({} ÷ {})", a.text, nonzero(&b.text)), ends: false },
                false => joined(&[&a, &b], format!("({} × {})", a.text, b.text)),
            };
        }
        let (a, b) = (self.number(first, scope, depth), self.number(other, scope, depth));
        match quotient {
            true => Text { text: format!("({} ÷ {})", a.text, nonzero(&b.text)), ends: false },
            false => joined(&[&a, &b], format!("({} × {})", a.text, b.text)),
        }
    }

    fn extreme(&mut self, unit: Unit, scope: Scope, depth: usize) -> Text {
        let call = *self.tape.pick(&["最大", "最小", "max", "min"]);
        let (a, b) = (self.number(unit, scope, depth), self.operand(unit, scope, depth));
        let (a, b) = if self.tape.chance(30) { (b, a) } else { (a, b) };
        if self.tape.chance(20) {
            let c = self.operand(unit, scope, depth);
            return joined(&[&a, &b, &c], format!("{call}({}, {}, {})", a.text, b.text, c.text));
        }
        joined(&[&a, &b], format!("{call}({}, {})", a.text, b.text))
    }

    fn over_members(&mut self, unit: Unit, scope: Scope, depth: usize) -> Text {
        let inner = scope.over_members();
        let filter = self.filter(inner, depth);
        let members = self.word("成员", "members");
        if unit == PERSONS {
            let call = self.word("人数", "count");
            let body =
                if self.tape.chance(30) { format!(": {}", self.truth(inner, depth).text) } else { String::new() };
            return exact(format!("{call}({members}{filter}{body})"));
        }
        let call = *self.tape.pick(&["合计", "最小", "最大", "sum", "min", "max"]);
        let body = self.number(unit, inner, depth);
        joined(&[&body], format!("{call}({members}{filter}: {})", body.text))
    }

    fn filter(&mut self, inner: Scope, depth: usize) -> String {
        if self.tape.chance(60) {
            let filter = self.truth(inner, depth).text;
            format!(" {} {filter}", self.word("其中", "where"))
        } else {
            String::new()
        }
    }

    fn age(&mut self, scope: Scope, depth: usize) -> Text {
        let day = self.other(Kind::Day, scope, depth);
        exact(format!("{}({})", self.word("周岁", "completed_years"), day.text))
    }

    fn conditional(&mut self, kind: Kind, scope: Scope, depth: usize) -> Text {
        let condition = self.truth(scope, depth);
        let (a, b) = (self.of_kind(kind, scope, depth), self.of_kind(kind, scope, depth));
        let (if_, then, else_) = (self.word("如果", "if"), self.word("则", "then"), self.word("否则", "else"));
        joined(&[&a, &b], format!("({if_} {} {then} {} {else_} {})", condition.text, a.text, b.text))
    }

    fn bands(&mut self, kind: Kind, scope: Scope, depth: usize) -> Text {
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

    /// Rows from the lowest number to the highest: every number belongs to one, or to 否则 where there is one.
    fn number_rows(&mut self, unit: Unit) -> Vec<String> {
        let mut thresholds: Vec<&str> =
            (0..1 + self.tape.below(3)).map(|_| self.draft.pool.figure(self.tape)).collect();
        thresholds.sort_by_key(|text| crate::number::parse(text));
        thresholds.dedup();
        let unit = |tape: &mut Tape<'_>| if tape.chance(40) { unit.text(false) } else { String::new() };
        let mut patterns = Vec::new();
        let mut low = String::new();
        let mut holes = false;
        for threshold in thresholds {
            // Either the row below or the row above takes the figure itself.
            let below = self.tape.chance(50);
            let high = match below {
                true => format!("{} {threshold}{}", self.word("不超过", "upto"), unit(self.tape)),
                false => format!("{} {threshold}{}", self.word("不满", "under"), unit(self.tape)),
            };
            let hole = self.tape.chance(10);
            holes |= hole;
            if !hole {
                patterns.push(format!("{low} {high}").trim().to_owned());
            }
            low = match below {
                true => format!("{} {threshold}{}", self.word("超过", "over"), unit(self.tape)),
                false => format!("{} {threshold}{}", self.word("满", "from"), unit(self.tape)),
            };
        }
        if holes || self.tape.chance(20) {
            patterns.push(self.word("否则", "else").to_owned());
        } else {
            patterns.push(low);
        }
        patterns
    }

    pub fn truth(&mut self, scope: Scope, depth: usize) -> Text {
        if depth == 0 || self.tape.chance(15) {
            return self.simple_truth(scope);
        }
        let depth = depth - 1;
        match self.tape.below(24) {
            19 => {
                let unit = *self.tape.pick(&UNITS);
                let a = self.number(unit, scope, depth);
                let unit = if self.tape.chance(30) { unit.text(false) } else { String::new() };
                let (low, width, one) = (self.tape.below(4), self.tape.below(3), self.draft.pool.figure(self.tape));
                let set = match self.tape.below(3) {
                    0 => format!("{low}..{}{unit}", low + width),
                    1 => format!("{{{one}{unit}, {low}..{}}}", low + width),
                    _ => format!("{one}{unit}"),
                };
                exact(format!("({} {} {set})", a.text, self.word("属于", "in")))
            }
            20 => {
                let day = self.other(Kind::Day, scope, depth);
                let first = self.of_year();
                // A season that ends on 28 February takes a leap year to be seen to.
                let last = match self.tape.chance(20) {
                    true => "2月28日",
                    false => self.of_year(),
                };
                exact(format!("{}({}, {first}, {last})", self.word("季节内", "in_season"), day.text))
            }
            21 => self.member_question(scope, depth),
            22 => self.class_question(scope, depth),
            23 if scope.member && scope.inside < 2 => {
                let (filter, order) = self.plain_order();
                let shared = if self.tape.chance(50) { " 并列" } else { "" };
                let place = 1 + self.tape.below(3);
                exact(format!(
                    "({}(成员{filter}{order}{shared}) {} {place})",
                    self.word("名次", "rank"),
                    self.comparison()
                ))
            }
            18 => {
                let (age, sign) = (self.age(scope, depth), self.comparison());
                let figure = self.figure(YEARS);
                exact(format!("({} {sign} {})", age.text, figure.text))
            }
            0..=4 => self.number_comparison(scope, depth),
            5 => {
                let (a, b) = (self.other(Kind::Day, scope, depth), self.other(Kind::Day, scope, depth));
                let sign = self.comparison();
                exact(format!("({} {sign} {})", a.text, b.text))
            }
            6 | 7 => self.choice_question(scope, depth),
            8 => self.place_question(scope, depth),
            9..=11 => {
                let (a, b) = (self.truth(scope, depth), self.truth(scope, depth));
                let operators = ["且", "或", "并且", "或者", "and", "or"];
                exact(format!("({} {} {})", a.text, self.tape.pick(&operators), b.text))
            }
            12 => {
                let a = self.truth(scope, depth);
                exact(format!("({} {})", self.word("非", "not"), a.text))
            }
            13 => self.conditional(Kind::Truth, scope, depth),
            14 => self.bands(Kind::Truth, scope, depth),
            15 | 16 if scope.inside < 2 => {
                let inner = scope.over_members();
                let filter = self.filter(inner, depth);
                let members = self.word("成员", "members");
                let call = *self.tape.pick(&["存在", "每个", "exists", "every"]);
                let every = matches!(call, "每个" | "every");
                let body = if every || self.tape.chance(40) {
                    format!(": {}", self.truth(inner, depth).text)
                } else {
                    String::new()
                };
                exact(format!("{call}({members}{filter}{body})"))
            }
            17 => {
                let (a, b) = (self.truth(scope, depth), self.truth(scope, depth));
                exact(format!("({} {} {})", a.text, self.tape.pick(&["=", "≠", "!="]), b.text))
            }
            _ => self.simple_truth(scope),
        }
    }

    fn simple_truth(&mut self, scope: Scope) -> Text {
        match self.tape.below(5) {
            0 => {
                if let Some(named) = self.named(Kind::Truth, scope) {
                    return named;
                }
            }
            1 | 2 => {
                let items = self.draft.items.iter().filter(|item| scope.member || item.owner == Owner::Family);
                let items: Vec<_> = items.cloned().collect();
                if !items.is_empty() {
                    let item = self.tape.pick(&items).clone();
                    let name = if self.tape.chance(30) { item.id } else { item.name };
                    return exact(format!("{}({name})", self.word("享受", "granted")));
                }
            }
            3 => {
                let names = self.draft.names.iter();
                let optional: Vec<_> = names
                    .filter(|name| name.arguments.is_empty() || self.nested == 0)
                    .filter(|name| name.optional && (scope.member || name.owner != Some(Owner::Member)))
                    .cloned()
                    .collect();
                if !optional.is_empty() {
                    let fact = self.tape.pick(&optional).clone();
                    let written = self.written(&fact, scope);
                    return exact(format!("{}({written})", self.word("有", "has")));
                }
            }
            _ => return self.number_comparison(scope, 0),
        }
        exact(*self.tape.pick(&["是", "否", "yes", "no"]))
    }

    /// Whether two members are the same.
    fn member_question(&mut self, scope: Scope, depth: usize) -> Text {
        let mut members: Vec<String> = self.link(scope).into_iter().collect();
        if scope.member {
            members.push("成员".to_owned());
        }
        if scope.of_member {
            members.push("本人".to_owned());
        }
        if members.is_empty() {
            return self.number_comparison(scope, depth);
        }
        let (a, b) = (self.tape.pick(&members).clone(), self.tape.pick(&members).clone());
        exact(format!("({a} {} {b})", self.tape.pick(&["=", "≠"])))
    }

    /// Whether a 分类 comes to one of its classes.
    fn class_question(&mut self, scope: Scope, depth: usize) -> Text {
        let lists = self.draft.class_lists.iter().filter(|(.., owner)| scope.member || *owner == Owner::Family);
        let lists: Vec<_> = lists.cloned().collect();
        if lists.is_empty() {
            return self.number_comparison(scope, depth);
        }
        let (classes, name, _) = self.tape.pick(&lists).clone();
        let (a, b) = (self.tape.pick(&classes).name.clone(), self.tape.pick(&classes).id.clone());
        match self.tape.below(3) {
            0 => exact(format!("({} = {a})", name.name)),
            1 => exact(format!("({b} ≠ {})", name.id)),
            _ => exact(format!("({} 属于 {{{a}}})", name.name)),
        }
    }

    fn comparison(&mut self) -> &'static str {
        self.tape.pick::<&'static str>(&["<", "≤", ">", "≥", "=", "≠", "<=", ">=", "!="])
    }

    fn number_comparison(&mut self, scope: Scope, depth: usize) -> Text {
        let unit = *self.tape.pick(&UNITS);
        let (a, b) = (self.number(unit, scope, depth), self.operand(unit, scope, depth));
        let (a, b) = if self.tape.chance(30) { (b, a) } else { (a, b) };
        let sign = self.comparison();
        exact(format!("({} {sign} {})", a.text, b.text))
    }

    fn choice_question(&mut self, scope: Scope, depth: usize) -> Text {
        if self.draft.lists.is_empty() {
            return self.number_comparison(scope, depth);
        }
        let list = self.tape.below(self.draft.lists.len());
        let a = self.other(Kind::Choice(list), scope, depth).text;
        let choices = self.draft.lists[list].clone();
        let sign = *self.tape.pick(&["=", "≠"]);
        match self.tape.below(4) {
            0 => exact(format!("({a} {sign} {})", self.tape.pick(&choices).name)),
            1 => exact(format!("({} {sign} {a})", self.tape.pick(&choices).id)),
            2 => {
                let mut set: Vec<String> = self.tape.some(&choices, 40).into_iter().map(|choice| choice.name).collect();
                if set.is_empty() {
                    set.push(choices[0].name.clone());
                }
                exact(format!("({a} {} {{{}}})", self.word("属于", "in"), set.join(", ")))
            }
            _ => {
                let b = self.other(Kind::Choice(list), scope, depth).text;
                exact(format!("({a} {sign} {b})"))
            }
        }
    }

    fn place_question(&mut self, scope: Scope, depth: usize) -> Text {
        let a = self.other(Kind::Place, scope, depth).text;
        let places = self.draft.places.clone();
        match self.tape.below(5) {
            0 => exact(format!("({a} {} {})", self.word("属于", "in"), self.tape.pick(&places).name)),
            1 => {
                let set: Vec<String> =
                    (0..1 + self.tape.below(3)).map(|_| self.tape.pick(&places).name.clone()).collect();
                exact(format!("({a} {} {{{}}})", self.word("属于", "in"), set.join(", ")))
            }
            2 => {
                let named = self.draft.names.iter();
                let names: Vec<String> = named
                    .filter(|name| name.kind == Kind::Place && name.arguments.is_empty())
                    .filter(|name| scope.member || name.owner != Some(Owner::Member))
                    .map(|name| name.name.clone())
                    .chain(["评估地".to_owned()])
                    .collect();
                exact(format!("({a} {} {})", self.word("属于", "in"), self.tape.pick(&names)))
            }
            3 => exact(format!("({a} {} {})", self.tape.pick(&["=", "≠"]), self.tape.pick(&places).name)),
            _ => {
                let b = self.other(Kind::Place, scope, depth).text;
                exact(format!("({a} {} {b})", self.tape.pick(&["=", "≠"])))
            }
        }
    }

    /// A day, a choice or a place.
    fn other(&mut self, kind: Kind, scope: Scope, depth: usize) -> Text {
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

impl Writer<'_, '_, '_> {
    fn calculated_day(&mut self, scope: Scope, depth: usize) -> Text {
        let day = self.other(Kind::Day, scope, depth).text;
        exact(match self.tape.below(9) {
            0 | 1 => {
                let unit = *self.tape.pick(&TIMES);
                let count = match self.tape.chance(30) {
                    true => self.count(unit, scope),
                    false => format!(
                        "{}{}",
                        self.tape.pick(&["1", "18", "60", "2", "0", "100", "7", "9000"]),
                        unit.text(false)
                    ),
                };
                format!("({day} {} {count})", self.tape.pick(&["+", "−"]))
            }
            2 => format!("{}({day})", self.tape.pick(&["月初", "月末", "month_start", "month_end"])),
            3 => format!("{}({day}, {})", self.word("年度首日", "year_start"), self.of_year()),
            4 => format!("{}({day}, {})", self.word("年度末日", "year_end"), self.of_year()),
            5 => {
                // A day that is written out must exist.
                let year = format!("(0 + {})", self.number(PLAIN, scope, depth).text);
                let year = if self.tape.chance(60) { format!("年份({day})") } else { year };
                let month = self.tape.pick::<&str>(&["2", "1", "12", "13"]).to_string();
                let of_month = self.tape.pick::<&str>(&["29", "1", "31"]).to_string();
                format!("{}({year}, {month}, {of_month})", self.word("日期", "date"))
            }
            6 => {
                let other = self.other(Kind::Day, scope, depth).text;
                format!("{}({day}, {other})", self.tape.pick(&["最大", "最小", "max", "min"]))
            }
            7 if scope.inside < 2 => {
                let inner = scope.over_members();
                let filter = self.filter(inner, depth);
                let body = self.other(Kind::Day, inner, depth).text;
                format!("{}(成员{filter}: {body})", self.tape.pick(&["最小", "最大"]))
            }
            8 if scope.inside < 2 => return self.nth(Kind::Day, scope, depth),
            _ => day,
        })
    }
}

/// A divisor that is plainly zero does not compile.
fn nonzero(text: &str) -> String {
    let figure =
        text.len() - text.trim_start_matches(|character: char| character.is_ascii_digit() || character == '.').len();
    let (figure, unit) = text.split_at(figure);
    let zero = !figure.is_empty() && figure.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if zero { format!("3{unit}") } else { text.to_owned() }
}
