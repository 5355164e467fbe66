//! Expressions that come to a number.

use super::{
    expressions::{Scope, Text, Writer, exact, joined},
    kinds::{DAYS, Kind, MONTHS, PERSONS, PLAIN, UNITS, Unit, YEARS, YUAN_A_MONTH, YUAN_A_YEAR},
    policies::Owner,
    pools,
    tape::Tape,
};

impl Writer<'_, '_, '_> {
    /// A fact that counts time, or a whole number of it; a written count must be whole.
    pub(super) fn count(&mut self, unit: Unit, scope: Scope) -> String {
        let fact = self.plain_fact(unit, scope).text;
        if fact.starts_with(|first: char| first.is_ascii_digit()) { format!("1{}", unit.text(false)) } else { fact }
    }

    /// A written figure with its unit.
    pub(super) fn figure(&mut self, unit: Unit) -> Text {
        let figure = self.draft.pool.figure(self.tape);
        let english = self.tape.chance(10);
        let space = if english || self.tape.chance(20) { " " } else { "" };
        exact(format!("{figure}{space}{}", unit.text(english)).trim().to_owned())
    }

    /// A figure that may leave its unit to the other side.
    pub(super) fn operand(&mut self, unit: Unit, scope: Scope, depth: usize) -> Text {
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

    pub(super) fn plain_member_fact(&mut self, unit: Unit) -> Option<String> {
        let facts = self.draft.facts.iter();
        let facts: Vec<String> = facts
            .filter(|fact| fact.kind == Kind::Number(unit) && fact.owner == Owner::Member)
            .map(|fact| fact.label.name.clone())
            .collect();
        (!facts.is_empty()).then(|| self.tape.pick(&facts).clone())
    }

    /// Powers, parts of days and ranks: numbers without a unit.
    pub(super) fn plain_number(&mut self, scope: Scope, depth: usize) -> Text {
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

    pub(super) fn of_year(&mut self) -> &'static str {
        self.tape.pick::<&'static str>(&["4月1日", "1月1日", "--09-01", "2月29日", "12月31日", "3月1日", "11月15日"])
    }

    /// ` 按 x 从大到小`
    pub(super) fn order(&mut self, inner: Scope, depth: usize) -> String {
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
    pub(super) fn plain_order(&mut self) -> (String, String) {
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
    pub(super) fn nth(&mut self, kind: Kind, scope: Scope, depth: usize) -> Text {
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
    pub(super) fn brackets(&mut self, unit: Unit, scope: Scope, depth: usize) -> Text {
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

    pub(super) fn simple_number(&mut self, unit: Unit, scope: Scope) -> Text {
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
    pub(super) fn product(&mut self, unit: Unit, scope: Scope, depth: usize) -> Text {
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

    pub(super) fn extreme(&mut self, unit: Unit, scope: Scope, depth: usize) -> Text {
        let call = *self.tape.pick(&["最大", "最小", "max", "min"]);
        let (a, b) = (self.number(unit, scope, depth), self.operand(unit, scope, depth));
        let (a, b) = if self.tape.chance(30) { (b, a) } else { (a, b) };
        if self.tape.chance(20) {
            let c = self.operand(unit, scope, depth);
            return joined(&[&a, &b, &c], format!("{call}({}, {}, {})", a.text, b.text, c.text));
        }
        joined(&[&a, &b], format!("{call}({}, {})", a.text, b.text))
    }

    pub(super) fn filter(&mut self, inner: Scope, depth: usize) -> String {
        if self.tape.chance(60) {
            let filter = self.truth(inner, depth).text;
            format!(" {} {filter}", self.word("其中", "where"))
        } else {
            String::new()
        }
    }

    pub(super) fn age(&mut self, scope: Scope, depth: usize) -> Text {
        let day = self.other(Kind::Day, scope, depth);
        exact(format!("{}({})", self.word("周岁", "completed_years"), day.text))
    }

    /// Rows from the lowest number to the highest: every number belongs to one, or to 否则 where there is one.
    pub(super) fn number_rows(&mut self, unit: Unit) -> Vec<String> {
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

    pub(super) fn over_members(&mut self, unit: Unit, scope: Scope, depth: usize) -> Text {
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
}

/// A divisor that is plainly zero does not compile.
fn nonzero(text: &str) -> String {
    let figure =
        text.len() - text.trim_start_matches(|character: char| character.is_ascii_digit() || character == '.').len();
    let (figure, unit) = text.split_at(figure);
    let zero = !figure.is_empty() && figure.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if zero { format!("3{unit}") } else { text.to_owned() }
}
