//! An expression with this case's figures in it.

use super::figure::{interval, of_age, quantity};
use crate::{
    base::{Lang, Listed},
    eval::{Evaluation, Frame, Range, Value},
    program::{
        Aggregate, BandRow, Comparison, DayFunction, Exception, Kind, Node, NodeId, Owner, Pattern, Program, Who, Whose,
    },
    value::{Day, Interval, Rounding, Truth, Unit},
};
use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};

/// How tightly an expression holds together; a looser one inside a tighter one is put in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Choice,
    Or,
    And,
    Not,
    Compare,
    Sum,
    Product,
    Atom,
}

fn yes_no(truth: bool, lang: Lang) -> &'static str {
    if truth { lang.pick("是", "yes") } else { lang.pick("否", "no") }
}

/// A condition with figures: `人均月收入 800 元 < 低保标准 1,041 元`.
pub fn condition(evaluation: &mut Evaluation<'_>, id: NodeId, frame: Frame, lang: Lang) -> String {
    Writer { evaluation, lang, values: true, rule: false, of_age: false }.expr(id, frame).0
}

/// A rule as it stands, of nobody in particular: `年龄 ≥ 60 岁 且 评估地 属于 三门县`.
#[cfg(feature = "compiler")]
pub fn rule(program: &Program, id: NodeId, lang: Lang) -> String {
    let case = crate::case::Case::of_nobody(Day::FIRST, 0);
    let evaluation = &mut Evaluation::of_anyone(program, &case);
    Writer { evaluation, lang, values: false, rule: true, of_age: false }.expr(id, Frame::of_member(0)).0
}

/// A figure's calculation: `低保标准 1,041 元 × 保障人数 3 人 − 可计月收入 2,400 元 = 723 元`.
pub fn calculation(evaluation: &mut Evaluation<'_>, id: NodeId, frame: Frame, unit: Unit, lang: Lang) -> String {
    let value = evaluation.value(id, frame);
    let (id, frame) = behind_names(evaluation, id, frame);
    let mut writer = Writer { evaluation, lang, values: true, rule: false, of_age: false };
    let steps = writer.expr(id, frame).0;
    let result = match value.range {
        Range::Number(range) => interval(range, unit, false, lang),
        _ => None,
    };
    let Some(result) = result else { return steps };
    if let Range::Number(range) = value.range
        && range.as_point().is_some_and(crate::value::Exact::is_negative)
    {
        return alloc::format!("{steps} = {result}{}", lang.pick("，不足 0 按 0 计", ", below 0 counts as 0"));
    }
    if steps == result { steps } else { alloc::format!("{steps} = {result}") }
}

/// A value in words; said of what is not known.
pub(super) fn value_words(evaluation: &mut Evaluation<'_>, value: Value, id: NodeId, lang: Lang) -> String {
    let writer = Writer { evaluation, lang, values: true, rule: false, of_age: false };
    let unknown = || writer.unknown(id).trim().trim_matches(['（', '）', '(', ')']).to_owned();
    writer.value_text(value, id).unwrap_or_else(unknown)
}

/// The formula behind a name that stands alone: the name would explain nothing.
fn behind_names(evaluation: &mut Evaluation<'_>, id: NodeId, frame: Frame) -> (NodeId, Frame) {
    let program = evaluation.program;
    let (mut id, mut frame) = (id, frame);
    while let Some(Node::FamilyDefinition(index) | Node::MemberDefinition(index, _)) = program.nodes.get(id as usize) {
        let Some(definition) = program.rules.definitions.get(*index as usize) else { break };
        frame = match (definition.owner, frame.current()) {
            (Owner::Member, Some(member)) => Frame::of_member(member),
            _ => Frame::of_family(definition.item),
        };
        id = definition.value;
    }
    (id, frame)
}

struct Writer<'e, 'a> {
    evaluation: &'e mut Evaluation<'a>,
    lang: Lang,
    /// Off inside `…(成员 …)`, where a name stands for many values.
    values: bool,
    /// On where there is no family: every branch is written.
    rule: bool,
    /// On beside a 周岁: years are an age.
    of_age: bool,
}

impl Writer<'_, '_> {
    fn unit(&self, id: NodeId) -> Unit {
        match self.evaluation.program.kinds.get(id as usize) {
            Some(Kind::Number(unit)) => *unit,
            _ => Unit::NONE,
        }
    }

    /// A name with its value.
    fn leaf(&mut self, name: &str, id: NodeId, frame: Frame) -> (String, Level) {
        if !self.values {
            return (name.to_owned(), Level::Atom);
        }
        let value = self.evaluation.value(id, frame);
        let in_brackets = |text: &str| match self.lang {
            Lang::Chinese => alloc::format!("{name}（{text}）"),
            Lang::English => alloc::format!("{name} ({text})"),
        };
        let text = match self.value_text(value, id) {
            None => alloc::format!("{name}{}", self.unknown(id)),
            Some(text) if matches!(value.range, Range::Number(_) | Range::Days(..)) => alloc::format!("{name} {text}"),
            Some(text) => in_brackets(&text),
        };
        (text, Level::Atom)
    }

    /// Said of what is not known: a fact was not given, anything else is still open.
    fn unknown(&self, id: NodeId) -> &'static str {
        match self.evaluation.program.nodes.get(id as usize) {
            Some(Node::FamilyFact(_) | Node::MemberFact(..) | Node::Days(..)) => {
                self.lang.pick("（未填）", " (not given)")
            }
            _ => self.lang.pick("（未定）", " (open)"),
        }
    }

    /// A value in words; nothing while it can be anything.
    fn value_text(&self, value: Value, id: NodeId) -> Option<String> {
        let rules = &self.evaluation.program.rules;
        if value.range == Range::Never {
            let error = value.fault.map(|_| self.lang.pick("无法计算", "cannot be computed").to_owned());
            return error.or_else(|| Some(self.lang.pick("无", "none").to_owned()));
        }
        if value.fault.is_some() {
            return None;
        }
        match value.range {
            Range::Never => None,
            Range::Truth(truth) => truth.settled().map(|truth| yes_no(truth, self.lang).to_owned()),
            Range::Number(range) => interval(range, self.unit(id), self.of_age, self.lang),
            Range::Days(from, until) => (from == until).then(|| from.to_string()),
            Range::Choices(bits) => {
                let set = match self.evaluation.program.kinds.get(id as usize) {
                    Some(Kind::Choice(set)) => *set,
                    _ => return None,
                };
                let choice = bits.is_power_of_two().then(|| bits.trailing_zeros())?;
                Some(rules.choices.get(set as usize)?.get(choice as usize)?.title(self.lang).to_owned())
            }
            Range::Region(region) => Some(rules.regions.get(region? as usize)?.label.title(self.lang).to_owned()),
            Range::Members(bits) => bits.is_power_of_two().then(|| self.member(bits.trailing_zeros())),
        }
    }

    /// Members as people count them, from 1.
    fn member(&self, member: u32) -> String {
        let number = member.saturating_add(1);
        match self.lang {
            Lang::Chinese => alloc::format!("第 {number} 个成员"),
            Lang::English => alloc::format!("member {number}"),
        }
    }

    fn word(&self, chinese: &str, english: &str) -> String {
        self.lang.pick(chinese, english).to_owned()
    }

    /// An operand, in brackets where it is looser than its place allows.
    fn inside(&mut self, id: NodeId, frame: Frame, least: Level) -> String {
        let (text, level) = self.expr(id, frame);
        if level < least { alloc::format!("({text})") } else { text }
    }

    fn pair(&mut self, a: NodeId, sign: &str, b: NodeId, frame: Frame, level: Level, right: Level) -> (String, Level) {
        let left = self.inside(a, frame, level);
        let right = self.inside(b, frame, right);
        (alloc::format!("{left} {sign} {right}"), level)
    }

    fn expr(&mut self, id: NodeId, frame: Frame) -> (String, Level) {
        let program = self.evaluation.program;
        let rules = &program.rules;
        let Some(node) = program.nodes.get(id as usize) else { return (String::new(), Level::Atom) };
        let lang = self.lang;
        let named =
            |label: Option<&crate::program::Label>| label.map(|label| label.title(lang).to_owned()).unwrap_or_default();
        match node {
            Node::Number(value) => (quantity(*value, self.unit(id), self.of_age, lang), Level::Atom),
            Node::Day(_) | Node::Truth(_) | Node::Choice(_) | Node::Region(_) => {
                let value = self.evaluation.value(id, frame);
                (self.value_text(value, id).unwrap_or_default(), Level::Atom)
            }
            Node::EvaluationDay => self.leaf(lang.pick("评估日", "evaluation date"), id, frame),
            Node::EvaluationPlace => self.leaf(lang.pick("评估地", "evaluation place"), id, frame),
            Node::FamilyFact(fact) => {
                self.leaf(&named(rules.family.get(*fact as usize).map(|fact| &fact.label)), id, frame)
            }
            Node::MemberFact(fact, who) => {
                let name = named(rules.member.get(*fact as usize).map(|fact| &fact.label));
                // Inside `…(成员 …)` the member judged has to be told from the others.
                let own = *who == Who::Subject && !self.values;
                let name = if own { alloc::format!("{}{name}", lang.pick("本人.", "self.")) } else { name };
                self.leaf(&name, id, frame)
            }
            Node::FamilyDefinition(definition) | Node::MemberDefinition(definition, _) => {
                let name = named(rules.definitions.get(*definition as usize).map(|definition| &definition.label));
                self.leaf(&name, id, frame)
            }
            Node::Standard(standard, reading) => {
                let name = named(rules.standards.get(*standard as usize).map(|standard| &standard.label));
                let keys: Vec<String> = reading.keys.iter().map(|key| self.expr(key.value, frame).0).listed();
                let mut name = if keys.is_empty() { name } else { self.bracketed(&name, &keys) };
                if let Some(day) = reading.day {
                    let day = self.expr(day, frame).0;
                    name = alloc::format!("{name} {} {day}", lang.pick("于", "as of"));
                }
                if let Some(place) = reading.place {
                    let place = self.expr(place, frame).0;
                    name = alloc::format!("{name} {} {place}", lang.pick("在", "at"));
                }
                self.leaf(&name, id, frame)
            }
            Node::Call(definition, arguments) => {
                let name = named(rules.definitions.get(*definition as usize).map(|definition| &definition.label));
                let arguments: Vec<String> = arguments.iter().map(|argument| self.expr(*argument, frame).0).listed();
                let name = self.bracketed(&name, &arguments);
                self.leaf(&name, id, frame)
            }
            Node::Parameter(_) => self.leaf(lang.pick("参数", "parameter"), id, frame),
            Node::Member(who) => {
                let name =
                    if *who == Who::Subject { lang.pick("本人", "self") } else { lang.pick("成员", "member") };
                (name.to_owned(), Level::Atom)
            }
            Node::OfMember(link, value) => {
                let (link, value) = (self.name_only(*link, frame), self.name_only(*value, frame));
                self.leaf(&alloc::format!("{link}.{value}"), id, frame)
            }
            Node::Granted(item) | Node::GrantedTo(item, _) => {
                let item = named(rules.items.get(*item as usize).map(|item| &item.label));
                let name = alloc::format!("{}{item}", lang.pick("享受", "granted "));
                self.leaf(&name, id, frame)
            }
            Node::CoveredCount => self.leaf(lang.pick("保障人数", "members covered"), id, frame),
            Node::GrantedAmount(item, _)
            | Node::Receives(item, _)
            | Node::ReceivedAmount(item, _)
            | Node::UnmetSince(item, _) => {
                let item = named(rules.items.get(*item as usize).map(|item| &item.label));
                let name = match (node, lang) {
                    (Node::GrantedAmount(_, Whose::Share(_)), Lang::Chinese) => alloc::format!("{item}（人均）"),
                    (Node::GrantedAmount(_, Whose::Share(_)), Lang::English) => alloc::format!("{item} (per head)"),
                    (Node::Receives(..), Lang::Chinese) => alloc::format!("在享{item}"),
                    (Node::Receives(..), Lang::English) => alloc::format!("receives {item}"),
                    (Node::ReceivedAmount(..), Lang::Chinese) => alloc::format!("在享的{item}"),
                    (Node::ReceivedAmount(..), Lang::English) => alloc::format!("{item} received"),
                    (Node::UnmetSince(..), Lang::Chinese) => alloc::format!("{item}不再符合之日"),
                    (Node::UnmetSince(..), Lang::English) => alloc::format!("day {item} was no longer due"),
                    _ => item,
                };
                self.leaf(&name, id, frame)
            }
            Node::HasValue(a) => {
                let name = self.name_only(*a, frame);
                self.leaf(&alloc::format!("{}{name}", lang.pick("有", "has ")), id, frame)
            }
            Node::OrElse(a, _) => {
                let name = self.name_only(*a, frame);
                self.leaf(&name, id, frame)
            }
            Node::Not(a) => {
                let inner = self.inside(*a, frame, Level::Not);
                (alloc::format!("{} {inner}", lang.pick("非", "not")), Level::Not)
            }
            Node::Negate(a) => (alloc::format!("−{}", self.inside(*a, frame, Level::Atom)), Level::Product),
            Node::And(a, b) => self.pair(*a, lang.pick("且", "and"), *b, frame, Level::And, Level::And),
            Node::Or(a, b) => self.pair(*a, lang.pick("或", "or"), *b, frame, Level::Or, Level::Or),
            Node::Add(a, b) => self.pair(*a, "+", *b, frame, Level::Sum, Level::Sum),
            Node::Subtract(a, b) => self.pair(*a, "−", *b, frame, Level::Sum, Level::Product),
            Node::Multiply(a, b) => self.pair(*a, "×", *b, frame, Level::Product, Level::Product),
            Node::Divide(a, b) => self.pair(*a, "÷", *b, frame, Level::Product, Level::Atom),
            Node::Compare(how, a, b) => {
                let outer = core::mem::replace(&mut self.of_age, of_age(program, *a, *b));
                let text = self.pair(*a, sign(*how), *b, frame, Level::Sum, Level::Sum).0;
                self.of_age = outer;
                (text, Level::Compare)
            }
            Node::WithinChoices(a, bits) => {
                let left = self.inside(*a, frame, Level::Sum);
                let set = match program.kinds.get(*a as usize) {
                    Some(Kind::Choice(set)) => rules.choices.get(*set as usize),
                    _ => None,
                };
                let chosen = (0u32..).zip(set.into_iter().flatten());
                let names: Vec<&str> = chosen
                    .filter(|(index, _)| bits.checked_shr(*index).unwrap_or(0) & 1 == 1)
                    .map(|(_, choice)| choice.title(lang))
                    .listed();
                let names = names.join(lang.pick("、", ", "));
                (alloc::format!("{left} {} {{{names}}}", lang.pick("属于", "in")), Level::Compare)
            }
            Node::WithinRegion(a, b) => self.pair(*a, lang.pick("属于", "in"), *b, frame, Level::Sum, Level::Sum),
            Node::If(condition, then, otherwise) => {
                // Only the branch that was taken is a reason.
                let taken = if self.rule { Range::Never } else { self.evaluation.value(*condition, frame).range };
                match taken {
                    Range::Truth(truth) if truth.settled() == Some(true) => self.expr(*then, frame),
                    Range::Truth(truth) if truth.settled() == Some(false) => self.expr(*otherwise, frame),
                    _ => {
                        let condition = self.expr(*condition, frame).0;
                        let (then, otherwise) = (self.expr(*then, frame).0, self.expr(*otherwise, frame).0);
                        let text = match lang {
                            Lang::Chinese => alloc::format!("如果 {condition} 则 {then} 否则 {otherwise}"),
                            Lang::English => alloc::format!("if {condition} then {then} else {otherwise}"),
                        };
                        (text, Level::Choice)
                    }
                }
            }
            Node::Bands(subject, rows) if is_set(program, rows) => {
                let left = self.inside(*subject, frame, Level::Sum);
                let unit = self.unit(*subject);
                let figure = |value| quantity(value, unit, false, lang);
                let ranges = rows.iter().filter_map(|row| match row.pattern {
                    Pattern::Bounds(Some(low), Some(high)) if low.value == high.value => Some(figure(low.value)),
                    Pattern::Bounds(Some(low), Some(high)) => {
                        interval(Interval::new(Some(low.value), Some(high.value)), unit, false, lang)
                    }
                    _ => None,
                });
                let ranges = ranges.listed().join(lang.pick("、", ", "));
                (alloc::format!("{left} {} {{{ranges}}}", lang.pick("属于", "in")), Level::Compare)
            }
            Node::Bands(subject, _) => {
                let subject = self.inside(*subject, frame, Level::Atom);
                let name = match lang {
                    Lang::Chinese => alloc::format!("按{subject}分档"),
                    Lang::English => alloc::format!("band for {subject}"),
                };
                self.leaf(&name, id, frame)
            }
            Node::Brackets(subject, _) => {
                let subject = self.inside(*subject, frame, Level::Atom);
                let name = match lang {
                    Lang::Chinese => alloc::format!("按{subject}分段累进"),
                    Lang::English => alloc::format!("brackets for {subject}"),
                };
                self.leaf(&name, id, frame)
            }
            Node::Versions(versions) => {
                let today = self.evaluation.case.date;
                match versions.iter().find(|version| version.period.contains(today)) {
                    Some(version) => self.expr(version.value, frame),
                    None => self.leaf("", id, frame),
                }
            }
            Node::Exceptions(default, rows) => {
                let applies = |writer: &mut Self, row: &Exception| {
                    writer.evaluation.value(row.condition, frame).range == Range::Truth(Truth::YES)
                };
                let applying: Vec<&Exception> = rows.iter().filter(|row| applies(self, row)).listed();
                match applying.as_slice() {
                    [] => self.expr(*default, frame),
                    [only] => self.expr(only.value, frame),
                    several => {
                        let names: Vec<&str> = several.iter().map(|row| row.label.title(lang)).listed();
                        self.leaf(&names.join(lang.pick("、", ", ")), id, frame)
                    }
                }
            }
            Node::Power(a, b) => {
                let (base, exponent) = (self.inside(*a, frame, Level::Atom), self.inside(*b, frame, Level::Atom));
                (alloc::format!("{base} ^ {exponent}"), Level::Product)
            }
            Node::Modulo(a, b) => self.call(self.word("余数", "mod"), &[*a, *b], frame),
            Node::Absolute(a) => self.call(self.word("绝对值", "abs"), &[*a], frame),
            Node::Minimum(all) => self.call(self.word("最小", "min"), all, frame),
            Node::Maximum(all) => self.call(self.word("最大", "max"), all, frame),
            Node::Round(a, mode, step) => {
                let inner = self.inside(*a, frame, Level::Sum);
                let step = quantity(*step, self.unit(id), false, lang);
                let mode = rounding(*mode, lang);
                let text = match lang {
                    Lang::Chinese => alloc::format!("{inner}，{mode}到 {step}"),
                    Lang::English => alloc::format!("{inner}, {mode} to {step}"),
                };
                (text, Level::Choice)
            }
            Node::Days(function, operands) => self.days(*function, operands, id, frame),
            Node::Nth(_, _, _, body, which) => {
                let (body, which) = (self.name_only(*body, frame), self.expr(*which, frame).0);
                let name = match lang {
                    Lang::Chinese => alloc::format!("第 {which} 位的{body}"),
                    Lang::English => alloc::format!("{body} of number {which}"),
                };
                self.leaf(&name, id, frame)
            }
            Node::OverMembers(aggregate, filter, body) => {
                let values = core::mem::replace(&mut self.values, false);
                let filter = filter.map(|filter| self.expr(filter, frame).0);
                let body = body.map(|body| self.expr(body, frame).0);
                self.values = values;
                let name = members_name(*aggregate, filter.as_deref(), body.as_deref(), lang);
                self.leaf(&name, id, frame)
            }
        }
    }

    /// A calculation with days, its operands by name, and what comes of it.
    fn days(&mut self, function: DayFunction, operands: &[NodeId], id: NodeId, frame: Frame) -> (String, Level) {
        let lang = self.lang;
        if let ([day, count], DayFunction::Add(_)) = (operands, function) {
            return self.pair(*day, "+", *count, frame, Level::Sum, Level::Product);
        }
        if let (DayFunction::DaysBetween, [until, from]) = (function, operands) {
            return self.pair(*until, "−", *from, frame, Level::Sum, Level::Product);
        }
        let operands: Vec<(String, bool)> = operands
            .iter()
            .map(|operand| {
                let open =
                    self.values && self.evaluation.value(*operand, frame).range == Range::Days(Day::FIRST, Day::LAST);
                (self.name_only(*operand, frame), open)
            })
            .listed();
        // A day nobody gave allows any age: say so rather than print the bounds of the calendar.
        let unbounded = operands.iter().any(|(_, open)| *open);
        let names: Vec<String> = operands.into_iter().map(|(name, _)| name).listed();
        let name = match (function, names.as_slice(), lang) {
            (DayFunction::CompletedYears, [born], Lang::Chinese) => alloc::format!("周岁（按{born}）"),
            (DayFunction::CompletedYears, [born], Lang::English) => alloc::format!("age by {born}"),
            _ => {
                let name = match function {
                    DayFunction::CompletedYears => lang.pick("周岁", "completed years"),
                    DayFunction::CompletedMonths => lang.pick("满月数", "completed months"),
                    DayFunction::YearOf => lang.pick("年份", "year of"),
                    DayFunction::MonthOf => lang.pick("月份", "month of"),
                    DayFunction::DayOf => lang.pick("几号", "day of"),
                    DayFunction::MonthStart => lang.pick("月初", "start of month"),
                    DayFunction::MonthEnd => lang.pick("月末", "end of month"),
                    DayFunction::YearStart(..) => lang.pick("年度首日", "start of year"),
                    DayFunction::YearEnd(..) => lang.pick("年度末日", "end of year"),
                    DayFunction::FiscalYear(..) => lang.pick("年度", "fiscal year"),
                    DayFunction::InSeason(..) => lang.pick("季节内", "in season"),
                    _ => lang.pick("日期", "date"),
                };
                self.bracketed(name, &names)
            }
        };
        if unbounded {
            return (alloc::format!("{name}{}", self.unknown(id)), Level::Atom);
        }
        self.leaf(&name, id, frame)
    }

    /// `名称（a，b）`
    fn bracketed(&self, name: &str, parts: &[String]) -> String {
        match self.lang {
            Lang::Chinese => alloc::format!("{name}（{}）", parts.join("，")),
            Lang::English => alloc::format!("{name} ({})", parts.join(", ")),
        }
    }

    fn name_only(&mut self, id: NodeId, frame: Frame) -> String {
        let values = core::mem::replace(&mut self.values, false);
        let text = self.expr(id, frame).0;
        self.values = values;
        text
    }

    fn call(&mut self, name: String, all: &[NodeId], frame: Frame) -> (String, Level) {
        let arguments: Vec<String> = all.iter().map(|argument| self.expr(*argument, frame).0).listed();
        (alloc::format!("{name}({})", arguments.join(", ")), Level::Atom)
    }
}

/// Whether rows only say which figures belong to a set.
fn is_set(program: &Program, rows: &[BandRow]) -> bool {
    let truth = |row: &BandRow| program.nodes.get(row.value as usize).cloned();
    rows.split_last().is_some_and(|(last, others)| {
        last.pattern == Pattern::Else
            && truth(last) == Some(Node::Truth(false))
            && others.iter().all(|row| truth(row) == Some(Node::Truth(true)))
    })
}

fn members_name(aggregate: Aggregate, filter: Option<&str>, body: Option<&str>, lang: Lang) -> String {
    if let (Aggregate::Count, None, None) = (aggregate, filter, body) {
        return lang.pick("成员人数", "number of members").to_owned();
    }
    let word = match aggregate {
        Aggregate::Count => lang.pick("人数", "count"),
        Aggregate::Exists => lang.pick("存在", "exists"),
        Aggregate::Every => lang.pick("每个", "every"),
        Aggregate::Sum => lang.pick("合计", "sum"),
        Aggregate::Least => lang.pick("最小", "min"),
        Aggregate::Greatest => lang.pick("最大", "max"),
        Aggregate::Rank(_) => lang.pick("名次", "rank"),
    };
    let filter = filter.map(|filter| alloc::format!(" {} {filter}", lang.pick("其中", "where"))).unwrap_or_default();
    let body = match (aggregate, body) {
        (Aggregate::Rank(_), Some(by)) => alloc::format!(" {} {by}", lang.pick("按", "by")),
        (_, Some(body)) => alloc::format!(": {body}"),
        (_, None) => String::new(),
    };
    alloc::format!("{word}({}{filter}{body})", lang.pick("成员", "members"))
}

fn sign(how: Comparison) -> &'static str {
    match how {
        Comparison::Less => "<",
        Comparison::LessOrEqual => "≤",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => "≥",
        Comparison::Equal => "=",
        Comparison::NotEqual => "≠",
    }
}

fn rounding(mode: Rounding, lang: Lang) -> &'static str {
    match mode {
        Rounding::Up => lang.pick("进一", "rounded up"),
        Rounding::Down => lang.pick("舍去", "rounded down"),
        Rounding::Ceiling => lang.pick("向上取整", "rounded to the ceiling"),
        Rounding::Floor => lang.pick("向下取整", "rounded to the floor"),
        Rounding::HalfUp => lang.pick("四舍五入", "rounded half up"),
        Rounding::HalfDown => lang.pick("五舍六入", "rounded half down"),
        Rounding::HalfEven => lang.pick("四舍六入五成双", "rounded half to even"),
    }
}
