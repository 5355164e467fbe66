//! Whole policies: places, facts, standards, definitions, items and relations, as text.
//!
//! Definitions and items are made one after another and use only what was made before; so there is no circle. They are
//! written in another order, since order must not matter.

use super::{
    expressions::{Scope, Text, Writer, exact, word},
    kinds::{AREA, Kind, UNITS, YUAN, YUAN_A_MONTH, YUAN_A_PERSON_AND_MONTH, YUAN_A_YEAR},
    pools::Pool,
    tape::Tape,
};
use std::fmt::Write;

/// Whose facts, definitions and items are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    Family,
    Member,
}

/// A policy, and what expressions and cases need to know of it.
#[derive(Debug, Default)]
pub struct Draft {
    pub lists: Vec<Vec<Label>>,
    pub places: Vec<Label>,
    /// Facts, standards and definitions.
    pub names: Vec<Name>,
    pub facts: Vec<Fact>,
    pub standards: Vec<(Label, Kind)>,
    pub items: Vec<Item>,
    /// The classes of each 分类, with its name and owner.
    pub class_lists: Vec<(Vec<Label>, Label, Owner)>,
    /// Least and most members.
    pub members: (usize, usize),
    /// The figures and days it turns on.
    pub pool: Pool,
    pub declarations: Vec<String>,
}

/// A name with its id, or for a place its code.
#[derive(Debug, Clone)]
pub struct Label {
    pub name: String,
    pub id: String,
}

/// Something an expression can name.
#[derive(Debug, Clone)]
pub struct Name {
    pub name: String,
    pub id: String,
    pub kind: Kind,
    pub owner: Option<Owner>,
    pub optional: bool,
    pub ends: bool,
    /// What it is asked with: keys of a standard, parameters of a definition.
    pub arguments: Vec<Argument>,
}

/// What a standard or a definition is asked with.
#[derive(Debug, Clone, Copy)]
pub struct Argument {
    pub kind: Kind,
    /// Whether it is a key of a table.
    pub key: bool,
}

#[derive(Debug, Clone)]
pub struct Fact {
    pub label: Label,
    pub owner: Owner,
    pub kind: Kind,
    pub low: Option<&'static str>,
    pub high: Option<&'static str>,
    pub whole: bool,
    pub optional: bool,
}

#[derive(Debug, Clone)]
pub struct Item {
    pub name: String,
    pub id: String,
    pub owner: Owner,
}

/// Tables of places: with two places that stand above all others, or one.
const TABLES: [(&str, &[(&str, &str)]); 2] = [
    (
        "330000 浙江省 { 330100 杭州市 { 330106 西湖区 } 331000 台州市 { 331022 三门县 } } 320000 江苏省 { 320100 南京市 }",
        &[
            ("三门县", "331022"),
            ("台州市", "331000"),
            ("浙江省", "330000"),
            ("杭州市", "330100"),
            ("西湖区", "330106"),
            ("江苏省", "320000"),
            ("南京市", "320100"),
        ],
    ),
    (
        "330000 浙江省 { 330100 杭州市 331000 台州市 { 331022 三门县 } }",
        &[("三门县", "331022"), ("台州市", "331000"), ("浙江省", "330000"), ("杭州市", "330100")],
    ),
];

/// Lists of choices; two facts may share one.
const LISTS: [&[(&str, &str)]; 2] = [
    &[("无", "none_of_them"), ("一级", "first"), ("二级", "second"), ("三级", "third")],
    &[("甲类", "jia"), ("乙类", "yi")],
];

/// Ranges of numbers.
const RANGES: [(Option<&str>, Option<&str>); 7] = [
    (Some("0"), Some("2000")),
    (Some("0"), None),
    (Some("0"), Some("3")),
    (None, None),
    (Some("-100"), Some("1000.5")),
    (None, Some("1041")),
    (Some("1"), Some("1000000")),
];

pub const LAW: &str = "依据 \"某法\"";

/// Makes a policy and gives its text.
pub fn policy(tape: &mut Tape<'_>) -> (Draft, String) {
    let mut draft = Draft { pool: Pool::new(tape), ..Draft::default() };
    draft.head(tape);
    draft.places_and_lists(tape);
    draft.all_facts(tape);
    for at in 0..tape.below(4) {
        draft.standard(at, tape);
    }
    let items = 1 + tape.below(5);
    let mut definitions = 0;
    for at in 0..items {
        for _ in 0..tape.below(3) {
            draft.definition(definitions, tape);
            definitions += 1;
        }
        draft.item(at, tape);
    }
    draft.relations(tape);
    if tape.chance(50) {
        draft.declarations.reverse();
    }
    let text = draft.declarations.join("\n");
    (draft, text)
}

pub fn label(prefix: &str, id: &str, at: usize) -> Label {
    Label { name: format!("{prefix}{at}"), id: format!("{id}_{at}") }
}

impl Draft {
    fn head(&mut self, tape: &mut Tape<'_>) {
        let effective = if tape.chance(8) { format!(" 生效 {}", self.pool.day(tape)) } else { String::new() };
        self.declarations.push(format!("政策包 试 (t) {{ 版本 \"1\"{effective} }}"));
    }

    fn places_and_lists(&mut self, tape: &mut Tape<'_>) {
        let labels = |all: &[(&str, &str)]| -> Vec<Label> {
            all.iter().map(|(name, id)| Label { name: (*name).to_owned(), id: (*id).to_owned() }).collect()
        };
        let (text, places) = tape.pick(&TABLES);
        self.declarations.push(format!("地区表 {{ {text} }}"));
        self.places = labels(places);
        self.lists = LISTS.iter().map(|list| labels(list)).collect();
    }

    fn all_facts(&mut self, tape: &mut Tape<'_>) {
        let mut family = String::new();
        // Every list has a fact of the family, so that there is something to ask everywhere.
        let lists = self.lists.len();
        for list in 0..lists {
            self.fact(Owner::Family, Kind::Choice(list), false, tape, &mut family);
        }
        self.fact(Owner::Family, Kind::Number(YUAN_A_MONTH), false, tape, &mut family);
        for _ in 0..2 + tape.below(6) {
            let (kind, optional) = (self.kind(tape), tape.chance(25));
            self.fact(Owner::Family, kind, optional, tape, &mut family);
        }
        let mut member = String::new();
        for _ in 0..2 + tape.below(5) {
            let (kind, optional) = (self.kind(tape), tape.chance(25));
            self.fact(Owner::Member, kind, optional, tape, &mut member);
        }
        if tape.chance(40) {
            let optional = tape.chance(40);
            self.fact(Owner::Member, Kind::Member, optional, tape, &mut member);
        }
        self.members = *tape.pick(&[(1, 3), (0, 3), (2, 2), (0, 1), (1, 1), (2, 4)]);
        if tape.chance(20) {
            let optional = tape.chance(40);
            self.fact(Owner::Family, Kind::Member, optional, tape, &mut family);
        }
        let (least, most) = self.members;
        let (facts, of_family, of_member) =
            (word(tape, "事实", "facts"), word(tape, "家庭", "family"), word(tape, "成员", "member"));
        self.declarations.push(format!("{facts} {of_family} {{\n{family}}}"));
        self.declarations.push(format!("{facts} {of_member} {least}..{most} {{\n{member}}}"));
    }

    pub fn kind(&self, tape: &mut Tape<'_>) -> Kind {
        match tape.below(10) {
            0..=4 => Kind::Number(*tape.pick(&UNITS)),
            5 => Kind::Day,
            6 => Kind::Choice(tape.below(self.lists.len())),
            7 => Kind::Place,
            _ => Kind::Truth,
        }
    }

    fn fact(&mut self, owner: Owner, kind: Kind, optional: bool, tape: &mut Tape<'_>, block: &mut String) {
        let at = self.facts.iter().filter(|fact| fact.owner == owner).count();
        let label = match owner {
            Owner::Family => label("家事", "ff", at),
            Owner::Member => label("人事", "mf", at),
        };
        let (mut low, mut high, mut whole) = (None, None, false);
        let written = match kind {
            Kind::Member => word(tape, "成员", "member").to_owned(),
            Kind::Truth => word(tape, "是否", "truth").to_owned(),
            Kind::Day => word(tape, "日期", "date").to_owned(),
            Kind::Place => word(tape, "地区", "region").to_owned(),
            Kind::Choice(list) => {
                let choices: Vec<String> =
                    self.lists[list].iter().map(|choice| format!("{} ({})", choice.name, choice.id)).collect();
                format!("选项 {{ {} }}", choices.join(", "))
            }
            Kind::Number(unit) => {
                (low, high) = *tape.pick(&RANGES);
                whole = tape.chance(25);
                let whole_word = if whole { " 整数" } else { "" };
                let unit = if unit.text(false).is_empty() { "数".to_owned() } else { unit.text(tape.chance(10)) };
                let range = match (low, high) {
                    (None, None) => String::new(),
                    (low, high) => format!(" {}..{}", low.unwrap_or_default(), high.unwrap_or_default()),
                };
                format!("{unit}{whole_word}{range}")
            }
        };
        let optional_word = if optional { " 可无" } else { "" };
        let _ = writeln!(block, "  {} ({}): {written}{optional_word}", label.name, label.id);
        let (name, id) = (label.name.clone(), label.id.clone());
        self.names.push(Name { name, id, kind, owner: Some(owner), optional, ends: true, arguments: Vec::new() });
        self.facts.push(Fact { label, owner, kind, low, high, whole, optional });
    }

    fn item(&mut self, at: usize, tape: &mut Tape<'_>) {
        let Label { name, id } = label("项", "it", at);
        let owner = if tape.chance(50) { Owner::Member } else { Owner::Family };
        let of = if owner == Owner::Family { "家庭" } else { "成员" };
        // 施行: none, or one or two periods, with a gap between them or after them.
        let mut days: Vec<&str> = (0..2).map(|_| self.pool.day(tape)).collect();
        days.sort_unstable();
        days.dedup();
        let periods: Vec<String> = match (tape.below(10), &days[..]) {
            (8, [first, ..]) => vec![format!("施行 {first} 起")],
            (9, [first, second]) => vec![format!("施行 {first} 至 {first}"), format!("施行 {second} 起")],
            _ => vec![String::new()],
        };
        for period in periods {
            let clauses = self.terms(owner, tape);
            self.declarations.push(format!("事项 {name} ({id}) 对象 {of} {{\n  {period}\n  {LAW}\n{clauses}}}"));
        }
        self.items.push(Item { name, id, owner });
    }

    fn terms(&mut self, owner: Owner, tape: &mut Tape<'_>) -> String {
        let scope = Scope { family_item: owner == Owner::Family, ..Scope::of(owner) };
        let mut clauses = String::new();
        let known = self.names.len();
        if tape.chance(25) {
            let kind = self.kind(tape);
            let value = Writer::new(self, tape).of_kind(kind, scope, 2);
            let _ = writeln!(clauses, "  设 局部 = {}", value.text);
            let (name, id) = ("局部".to_owned(), "局部".to_owned());
            let arguments = Vec::new();
            // A name of its own, which stands nowhere else: no owner is written before it.
            let reach = (owner == Owner::Member).then_some(Owner::Member);
            self.names.push(Name { name, id, kind, owner: reach, optional: false, ends: value.ends, arguments });
        }
        for condition in 0..1 + tape.below(3) {
            let depth = tape.below(5);
            let test = Writer::new(self, tape).truth(scope, depth);
            let _ = writeln!(clauses, "  条件 条{condition} (c_{condition}): {}", test.text);
        }
        match tape.below(5) {
            0 => {}
            1 => clauses.push_str("  待遇 实物 \"一袋米\"\n"),
            _ => {
                let (period, amount) = self.amount(owner, scope, tape);
                let _ = writeln!(clauses, "  待遇 {period} {}", amount.text);
            }
        }
        // A name that asks 保障人数() would lead back to whom the item covers.
        if clauses.contains("保障人数") || clauses.contains("covered_count") {
            self.names.truncate(known);
        }
        if owner == Owner::Family && tape.chance(40) {
            let covers = Writer::new(self, tape).truth(Scope::of(Owner::Member), 2);
            let _ = writeln!(clauses, "  保障 成员 其中 {}", covers.text);
        }
        self.names.truncate(known);
        clauses
    }

    fn amount(&self, owner: Owner, scope: Scope, tape: &mut Tape<'_>) -> (&'static str, Text) {
        let mut choices = vec![
            ("每月", YUAN_A_MONTH),
            ("每月", YUAN),
            ("每年", YUAN_A_YEAR),
            ("一次", YUAN),
            ("一次", AREA),
            ("每周", YUAN),
            ("每日", YUAN),
        ];
        if owner == Owner::Member {
            choices.push(("每月", YUAN_A_PERSON_AND_MONTH));
        }
        let (period, unit) = *tape.pick(&choices);
        let mut writer = Writer::new(self, tape);
        let depth = writer.tape.below(5);
        let mut amount = writer.number(unit, scope, depth);
        if !amount.ends || writer.tape.chance(30) {
            amount = writer.rounded(&amount, unit);
        }
        (period, exact(amount.text))
    }

    /// What is made earlier may rule out what is made later, never the other way round.
    fn relations(&mut self, tape: &mut Tape<'_>) {
        for by in 0..self.items.len() {
            for same in [true, false] {
                // A pair may be related once only.
                let later: Vec<usize> =
                    (by + 1..self.items.len()).filter(|later| (by + later + usize::from(same)) % 2 == 0).collect();
                let excluded = tape.some(&later, 30);
                if excluded.is_empty() {
                    continue;
                }
                let names: Vec<String> = excluded
                    .iter()
                    .map(|at| if tape.chance(20) { self.items[*at].id.clone() } else { self.items[*at].name.clone() })
                    .collect();
                let scope = if same {
                    word(tape, "同一成员", "same_member")
                } else {
                    word(tape, "同一家庭", "same_family")
                };
                let by = self.items[by].name.clone();
                self.declarations.push(format!("关系 {by} 排除 {} {scope} {LAW}", names.join(", ")));
            }
        }
    }
}
