//! The small world as policy text and JSON.

use crate::model::{
    Benefit, CATEGORIES, Case, Day, FAMILY_TRUTHS, FIGURES, Facts, Frequency, Item, Kind, MEMBER_TRUTHS, Owner, PLACES,
    Pack, Party, Period, Relation, Scope, Sum, Truth,
};
use std::fmt::Write;

/// Every declaration of a pack, the head first.
pub fn declarations(pack: &Pack) -> Vec<String> {
    let mut all = head();
    all.extend(pack.items.iter().map(|item| self::item(pack, item)));
    all.extend(pack.relations.iter().map(|relation| self::relation(pack, relation)));
    all
}

pub fn text(pack: &Pack) -> String {
    declarations(pack).join("\n")
}

fn head() -> Vec<String> {
    let facts = |prefix: &str, truths: usize| {
        let mut text = String::new();
        for at in 0..truths {
            let _ = writeln!(text, "  {prefix}是{at} ({}t{at}): 是否", if prefix == "家" { "f" } else { "m" });
        }
        for at in 0..FIGURES {
            let id = if prefix == "家" { "f" } else { "m" };
            let _ =
                writeln!(text, "  {prefix}收{at} ({id}n{at}): 元/月 0..500\n  {prefix}款{at} ({id}s{at}): 元 0..500");
        }
        text
    };
    vec![
        "政策包 试 (t) { 版本 \"1\" }".into(),
        "地区表 { 330000 浙江省 { 330100 杭州市 { 330106 西湖区 } 331000 台州市 { 331022 三门县 } } }".into(),
        format!("事实 家庭 {{\n{}}}", facts("家", FAMILY_TRUTHS)),
        format!("事实 成员 0..4 {{\n{}}}", facts("人", MEMBER_TRUTHS)),
        "定义 家庭.可计收入 (f_income) = 家收0".into(),
        "定义 成员.可计工资 (m_income) = 人收0".into(),
    ]
}

fn day(day: Day) -> String {
    format!("{:04}-{:02}-{:02}", day.0, day.1, day.2)
}

fn period(period: Option<Period>) -> String {
    match period {
        None => String::new(),
        Some(Period { from, until: None }) => format!(" 施行 {} 起", day(from)),
        Some(Period { from, until: Some(until) }) => format!(" 施行 {} 至 {}", day(from), day(until)),
    }
}

/// Where an expression stands, which decides how it is written.
#[derive(Clone, Copy)]
struct Place<'p> {
    pack: &'p Pack,
    of_member: bool,
    /// Figures by the month, or without a period.
    monthly: bool,
}

impl Place<'_> {
    fn truth(self, truth: &Truth) -> String {
        let name = |item: usize| &self.pack.items[item].name;
        match truth {
            Truth::Always => "是".into(),
            Truth::FamilyFact(at) => format!("家是{at}"),
            Truth::MemberFact(at) => format!("人是{at}"),
            Truth::AtLeast(sum, least) => {
                let monthly = Place { monthly: true, ..self };
                format!("({} ≥ {least}元/月)", monthly.sum(sum))
            }
            Truth::Granted(item) if !self.of_member && self.pack.items[*item].owner == Owner::Member => {
                format!("存在(成员: 享受({}))", name(*item))
            }
            Truth::Granted(item) => format!("享受({})", name(*item)),
            Truth::Receives(item) => format!("在享({})", name(*item)),
            Truth::Not(inner) => format!("(非 {})", self.truth(inner)),
            Truth::And(a, b) => format!("({} 且 {})", self.truth(a), self.truth(b)),
            Truth::Or(a, b) => format!("({} 或 {})", self.truth(a), self.truth(b)),
        }
    }

    fn sum(self, sum: &Sum) -> String {
        let unit = if self.monthly { "元/月" } else { "元" };
        let name = |item: usize| &self.pack.items[item].name;
        match sum {
            Sum::Constant(amount) => format!("{amount}{unit}"),
            Sum::FamilyFigure(at) => format!("家收{at}"),
            Sum::MemberFigure(at) => format!("人收{at}"),
            Sum::FamilyLump(at) => format!("家款{at}"),
            Sum::MemberLump(at) => format!("人款{at}"),
            Sum::Income(Owner::Family) => "可计收入".into(),
            Sum::Income(Owner::Member) => "可计工资".into(),
            Sum::EachCovered(each) if self.monthly => format!("({each}元/人/月 × 保障人数())"),
            Sum::EachCovered(each) => format!("({each}元/人 × 保障人数())"),
            Sum::Paid(item) => format!("待遇额({})", name(*item)),
            Sum::Received(item) => format!("在享额({})", name(*item)),
            Sum::Plus(a, b) => format!("({} + {})", self.sum(a), self.sum(b)),
            Sum::Least(a, b) => format!("最小({}, {})", self.sum(a), self.sum(b)),
            Sum::Rest(a, b) => format!("最大(0{unit}, {} − {})", self.sum(a), self.sum(b)),
            Sum::If(when, a, b) => {
                format!("(如果 {} 则 {} 否则 {})", self.truth(when), self.sum(a), self.sum(b))
            }
        }
    }
}

fn item(pack: &Pack, item: &Item) -> String {
    let of_member = item.owner == Owner::Member;
    let place = Place { pack, of_member, monthly: true };
    let of = if of_member { "成员" } else { "家庭" };
    let mut text = format!("事项 {} ({}) 对象 {of} {{{}", item.name, item.id, period(item.in_force));
    if !item.categories.is_empty() {
        let names: Vec<&str> = item.categories.iter().map(|at| CATEGORIES[*at]).collect();
        let _ = write!(text, " 类别 {}", names.join(", "));
    }
    let _ = writeln!(text, " 依据 \"{}的法\"", item.name);
    for (at, condition) in item.conditions.iter().enumerate() {
        let _ = writeln!(text, "  条件 条{at} (c{at}): {}", place.truth(condition));
    }
    if let Some(covers) = &item.covers {
        let _ = writeln!(text, "  保障 成员 其中 {}", Place { of_member: true, ..place }.truth(covers));
    }
    match &item.benefit {
        Benefit::None => {}
        Benefit::InKind => text.push_str("  待遇 实物 \"米\"\n"),
        Benefit::Figure(frequency, sum) => {
            let monthly = *frequency == Frequency::Monthly;
            let word = match frequency {
                Frequency::Monthly => "每月",
                Frequency::Yearly => "每年",
                Frequency::Weekly => "每周",
                Frequency::Daily => "每日",
                Frequency::Once => "一次",
            };
            let _ = writeln!(text, "  待遇 {word} {}", Place { monthly, ..place }.sum(sum));
        }
    }
    text + "}"
}

fn relation(pack: &Pack, relation: &Relation) -> String {
    let name = |item: &usize| pack.items[*item].name.clone();
    let party = |party: &Party| match party {
        Party::Item(item) => name(item),
        Party::Category(category) => format!("类别 {}", CATEGORIES[*category]),
    };
    let parties = |all: &[Party]| all.iter().map(party).collect::<Vec<_>>().join(", ");
    let of_item = |item: usize| Place {
        pack,
        of_member: pack.items[item].owner == Owner::Member,
        monthly: pack.unit(item) == Some(Frequency::Monthly),
    };
    let mut text = "关系 ".to_owned();
    text += &match &relation.kind {
        Kind::Excludes(by, excluded) => format!("{} 排除 {}", parties(by), parties(excluded)),
        Kind::InOrder(group) => format!("择一 按序 {{ {} }}", parties(group)),
        Kind::Higher(group) => format!("择高 {{ {} }}", parties(group)),
        Kind::Choice(group) => format!("择一 申请人选 {{ {} }}", parties(group)),
        Kind::Combinable(group) => format!("叠加 {{ {} }}", parties(group)),
        Kind::InTurn(group) => format!("顺序 {{ {} }}", parties(group)),
        Kind::TopUp { item, level, taken, rounded } => {
            let level = level.as_ref().map(|level| format!(" 至 {}", of_item(*item).sum(level))).unwrap_or_default();
            let one =
                |(item, per_head): &(usize, bool)| format!("{}{}", name(item), if *per_head { " 按人均" } else { "" });
            let taken: Vec<String> = taken.iter().map(one).collect();
            let rounding = if *rounded { " 取整 进一 到 1元" } else { "" };
            format!("补差 {}{level} 扣 {{ {} }}{rounding}", name(item), taken.join(", "))
        }
        Kind::Cap(group, level) => {
            let names: Vec<String> = group.iter().map(name).collect();
            format!("封顶 {{ {} }} 至 {}", names.join(", "), of_item(group[0]).sum(level))
        }
        Kind::Fading { item, months, share } => {
            let months = months.map(|months| format!(" 期限 {months}个月")).unwrap_or_default();
            let share = share.map(|share| format!(" 按 {share}%")).unwrap_or_default();
            format!("渐退 {}{months}{share}", name(item))
        }
        Kind::Admits(by, to, waived) => {
            let waived: Vec<String> = waived.iter().map(|at| format!("条{at}")).collect();
            let waived = if waived.is_empty() { String::new() } else { format!(" 免 {}", waived.join(", ")) };
            format!("{} 自动准入 {}{waived}", parties(by), parties(to))
        }
        Kind::NotCounted(group, owner) => {
            format!("{} 不计入 {}", parties(group), if *owner == Owner::Family { "可计收入" } else { "可计工资" })
        }
    };
    text += match relation.scope {
        None => "",
        Some(Scope::SameMember) => " 同一成员",
        Some(Scope::SameFamily) => " 同一家庭",
    };
    if let Some(when) = &relation.when {
        let place = Place { pack, of_member: of_member(pack, relation), monthly: true };
        text += &format!(" 当 {}", place.truth(when));
    }
    if let Some(place) = relation.place {
        text += &format!(" 地区 {}", PLACES[place].0);
    }
    text + &period(relation.during) + &format!(" 依据 \"{}\"", relation.law)
}

/// Whether the condition of a relation is asked of a member.
pub fn of_member(pack: &Pack, relation: &Relation) -> bool {
    let owner = |item: usize| pack.items[item].owner == Owner::Member;
    match (&relation.kind, relation.scope) {
        (_, Some(scope)) => scope == Scope::SameMember,
        (Kind::TopUp { item, .. } | Kind::Fading { item, .. }, None) => owner(*item),
        (Kind::Cap(group, _), None) => owner(group[1]),
        _ => false,
    }
}

/// A case as JSON.
pub fn json(pack: &Pack, case: &Case) -> String {
    let members: Vec<String> = case.members.iter().map(|facts| self::facts("m", facts)).collect();
    with_members(pack, case, &format!(r#", "members": [{}]"#, members.join(", ")))
}

/// A case as JSON, without saying who its members are.
pub fn json_of_unknown_members(pack: &Pack, case: &Case) -> String {
    with_members(pack, case, "")
}

fn with_members(pack: &Pack, case: &Case, members: &str) -> String {
    let received = case.receiving.iter().map(|entry| {
        let mut text = format!(r#"{{"item": "{}""#, pack.items[entry.item].id);
        let mut add = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                let _ = write!(text, r#", "{key}": "{value}""#);
            }
        };
        add("amount", entry.amount.map(|amount| amount.to_string()));
        add("since", entry.since.map(day));
        add("unmet_since", entry.unmet.map(day));
        add("region", entry.place.map(|place| PLACES[place].0.to_owned()));
        if let Some(member) = entry.member {
            let _ = write!(text, r#", "member": {member}"#);
        }
        text + "}"
    });
    let received: Vec<String> = received.collect();
    format!(
        r#"{{"date": "{}", "region": "{}", "family": {}{members}, "receiving": [{}]}}"#,
        day(case.date),
        PLACES[case.place].0,
        facts("f", &case.family),
        received.join(", ")
    )
}

fn facts(prefix: &str, facts: &Facts) -> String {
    let mut all: Vec<String> = Vec::new();
    let truths = facts.truths.iter().enumerate();
    all.extend(truths.filter_map(|(at, truth)| Some(format!(r#""{prefix}t{at}": {}"#, (*truth)?))));
    let figures = facts.figures.iter().enumerate();
    all.extend(figures.filter_map(|(at, figure)| Some(format!(r#""{prefix}n{at}": {}"#, (*figure)?))));
    let sums = facts.sums.iter().enumerate();
    all.extend(sums.filter_map(|(at, sum)| Some(format!(r#""{prefix}s{at}": {}"#, (*sum)?))));
    format!("{{{}}}", all.join(", "))
}
