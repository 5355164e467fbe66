//! The map of a pack: relations, dependences, and pairs of which nothing is said.

use super::support::{HEAD, pack};
use yimen::{
    Lang,
    shapes::{CitationStatus, MapKind, MapPart, MapQuestion, OverlapMap},
};

const ITEMS: &str = r#"
定义 家庭.余下 = 收入 − 100
事项 甲 对象 成员 { 类别 护理  依据 "某法" 条件 一: 在校  待遇 每月 100元 }
事项 乙 对象 成员 { 类别 护理  依据 "某法" 条件 一: 在校  待遇 每年 100元 }
事项 丙 对象 家庭 { 类别 生活  依据 "某法" 条件 一: 余下 < 5  待遇 每月 100元 }
事项 丁 (ding "Fourth") 对象 成员 { 依据 "某法" 条件 一: 在校  待遇 实物 "送餐" }
"#;

fn map(text: &str) -> OverlapMap {
    pack(&format!("{HEAD}{ITEMS}{text}")).map(Lang::Chinese)
}

/// The silent pairs below some rules: `甲乙 甲丙`.
#[track_caller]
fn silent(rules: &str, expected: &str) {
    let map = map(rules);
    assert!(map.silent_complete);
    let pairs: Vec<String> = map.silent.iter().map(|pair| pair.concat()).collect();
    assert_eq!(pairs.join(" "), expected, "{rules}");
}

/// A relation alone: its kind, ends, scope, when, words.
#[track_caller]
fn relation(rules: &str, expected: (MapKind, &str, Option<bool>, Option<&str>, &str)) {
    let map = map(rules);
    let one = &map.relations[0];
    let ends = format!("{}{}", one.first, one.second);
    let found = (one.kind, ends.as_str(), one.same_member, one.when.as_deref(), one.text.as_str());
    assert_eq!(found, expected, "{rules}");
    assert_eq!((map.relations.len(), one.source.citation.as_deref()), (1, Some("某令")), "{rules}");
}

#[test]
fn items() {
    let map = pack(&format!("{HEAD}{ITEMS}")).map(Lang::English);
    let of = |item: &yimen::shapes::MapItem| {
        (item.name.clone(), item.beneficiary.clone(), item.category.clone(), item.cash, item.unit.clone())
    };
    let text = |text: &str| Some(text.to_owned());
    let found: Vec<_> = map.items.iter().map(of).collect();
    let row = |name: &str, whose: &str, category, cash, unit| (name.to_owned(), whose.to_owned(), category, cash, unit);
    let expected = [
        row("甲", "member", text("护理"), true, text("yuan/month")),
        row("乙", "member", text("护理"), true, text("yuan/year")),
        row("丙", "family", text("生活"), true, text("yuan/month")),
        row("Fourth", "member", None, false, None),
    ];
    assert_eq!(found, expected);
}

#[test]
fn every_kind_with_its_words() {
    let law = "依据 \"某令\"";
    let same = Some(true);
    for (rules, expected) in [
        ("甲 排除 乙 同一成员", (MapKind::Excludes, "甲乙", same, None, "甲排除乙")),
        ("甲 排除 乙 同一家庭", (MapKind::Excludes, "甲乙", Some(false), None, "甲排除乙")),
        ("择高 { 乙, 甲 } 同一成员", (MapKind::Higher, "乙甲", same, None, "乙与甲择高")),
        ("择一 申请人选 { 甲, 乙 } 同一成员", (MapKind::Choice, "甲乙", same, None, "甲与乙由申请人选一")),
        ("叠加 { 甲, 乙 }", (MapKind::Combinable, "甲乙", None, None, "甲与乙可以叠加")),
        ("顺序 { 丁, 乙 }", (MapKind::InTurn, "ding乙", None, None, "先办丁，后办乙")),
        ("补差 乙 扣 { 甲 }", (MapKind::TopUp, "甲乙", same, None, "乙补差，扣减甲")),
        ("封顶 { 甲, 乙 } 至 50元/月", (MapKind::Cap, "甲乙", same, None, "甲与乙共同封顶，先算甲")),
        ("甲 自动准入 丁 同一成员", (MapKind::Admits, "甲ding", same, None, "甲自动准入丁")),
        ("甲 不计入 余下", (MapKind::NotCounted, "甲甲", None, None, "甲不计入收入")),
        ("渐退 甲 期限 6个月", (MapKind::Fading, "甲甲", None, None, "甲渐退")),
    ] {
        relation(&format!("关系 {rules} {law}"), expected);
    }
}

#[test]
fn when_a_relation_holds_is_told_without_figures_of_a_family() {
    let when = |limits: &str| {
        let map = map(&format!("关系 甲 排除 乙 同一成员 {limits} 依据 \"某令\""));
        map.relations[0].when.clone().unwrap_or_default()
    };
    assert_eq!(when("当 工资 > 10元/月 且 非 在校"), "工资 > 10 元 且 非 在校");
    assert_eq!(when("地区 三门县"), "评估地 属于 三门县");
    assert_eq!(when("施行 2026-03-01 至 2026-03-31"), "评估日 ≥ 2026-03-01 且 评估日 ≤ 2026-03-31");
    // Every branch, since nobody has taken one.
    assert_eq!(when("当 如果 在校 则 工资 > 1 否则 是"), "如果 在校 则 工资 > 1 元 否则 是");
    assert_eq!(when("当 周岁(生日) ≥ 60岁"), "周岁（按生日） ≥ 60 岁");
}

#[test]
fn what_a_lower_layer_replaces_is_gone_or_limited() {
    let files = [("upper", "政策包 上 (upper) { 版本 \"1\" }"), ("lower", "政策包 下 (lower) { 版本 \"1\" 基于 上 }")];
    let map = |lower: &str| {
        let upper = HEAD.replace("政策包 试 (t) { 版本 \"1\" }", files[0].1);
        let upper = format!("{upper}{ITEMS}关系 甲 排除 乙 同一成员 依据 \"国\"");
        let lower = format!("{}\n{lower}", files[1].1);
        let file = |folder: &str, text: String| yimen::SourceFile { path: format!("{folder}/a.policy"), text };
        let compiled = yimen::compile(&[file("upper", upper), file("lower", lower)]);
        let pack = compiled.pack.unwrap_or_else(|| panic!("{:?}", compiled.diagnostics));
        let of = |one: &yimen::shapes::MapRelation| (one.kind, one.when.clone(), one.source.citation.clone());
        pack.map(Lang::Chinese).relations.iter().map(of).collect::<Vec<_>>()
    };
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(map("覆盖 关系 叠加 { 甲, 乙 } 依据 \"市\""), [(MapKind::Combinable, None, text("市"))]);
    assert_eq!(
        map("覆盖 关系 叠加 { 甲, 乙 } 地区 西湖区 依据 \"市\""),
        [
            (MapKind::Excludes, text("非 评估地 属于 西湖区"), text("国")),
            (MapKind::Combinable, text("评估地 属于 西湖区"), text("市")),
        ]
    );
}

#[test]
fn a_citation_comes_with_its_status() {
    let map = map("关系 甲 排除 乙 同一成员 依据 \"某令\" 待复核 \"转载\"");
    let source = &map.relations[0].source;
    assert_eq!(source.citation_status, Some(CitationStatus::Unverified));
    assert_eq!(source.citation_note.as_deref(), Some("转载"));
}

#[test]
fn silent_pairs() {
    silent("", "甲乙 甲丙 乙丙");
    silent("关系 甲 排除 乙 同一成员 依据 \"某令\"", "甲丙 乙丙");
    silent("关系 叠加 { 丙, 甲 } 依据 \"某令\"", "甲乙 乙丙");
    silent("关系 顺序 { 乙, 丙 } 依据 \"某令\"", "甲乙 甲丙");
    silent("关系 择一 按序 { 甲, 乙, 丙 } 同一成员 依据 \"某令\"", "");
    silent("关系 类别 护理 排除 丙 同一成员 依据 \"某令\"", "甲乙");
    // Somewhere, sometimes, on a condition: said all the same.
    silent("关系 甲 排除 乙 同一成员 地区 三门县 依据 \"某令\"", "甲丙 乙丙");
    silent("关系 甲 排除 乙 同一成员 当 在校 依据 \"某令\"", "甲丙 乙丙");
    // Of one item alone, nothing is said about another.
    silent("关系 渐退 甲 期限 6个月 依据 \"某令\"", "甲乙 甲丙 乙丙");
    // Another rule that asks says something; one in kind is never silent.
    silent("事项 戊 对象 成员 { 依据 \"某法\" 条件 一: 享受(甲)  待遇 每月 1元 }", "甲乙 甲丙 乙丙 乙戊 丙戊");
    silent("事项 戊 对象 成员 { 依据 \"某法\" 条件 一: 在享(乙)  待遇 实物 \"饭\" }", "甲乙 甲丙 乙丙");
    // What does not count in an income that an item looks at.
    silent("关系 甲 不计入 余下 依据 \"某令\"", "甲乙 乙丙");
}

#[test]
fn items_that_are_never_in_force_together_are_not_silent() {
    let item = |name: &str, terms: &str, pays: &str| {
        format!("事项 {name} 对象 家庭 {{ {terms}  依据 \"某法\" 条件 一: p  待遇 {pays} }}\n")
    };
    let pairs = |first: (&str, &str), second: (&str, &str), head: &str| {
        let head = HEAD.replace("版本 \"1\"", head);
        let text = format!("{head}{}{}", item("子", first.0, first.1), item("丑", second.0, second.1));
        pack(&text).map(Lang::Chinese).silent.len()
    };
    let (money, always) = ("每月 1元", "版本 \"1\"");
    let (old, new) = ("施行 2020-01-01 至 2023-12-31", "施行 2024-01-01 起");
    assert_eq!(pairs((old, money), (new, money), always), 0);
    assert_eq!(pairs((old, money), ("施行 2023-12-31 起", money), always), 1);
    assert_eq!(pairs((old, money), ("", money), always), 1);
    // Before the pack's first day nothing counts.
    assert_eq!(pairs((old, money), ("", money), "版本 \"1\"  生效 2024-01-01"), 0);
    assert_eq!(pairs(("", money), ("", "实物 \"饭\""), always), 0);
}

#[test]
fn rules_that_ask() {
    let map = map("定义 成员.有甲 = 享受(甲)
         事项 戊 对象 成员 {
           依据 \"某法\"
           条件 一: 有甲  依据 \"某条\"
           条件 二: 在校 且 非 在享(丙)
           待遇 每月 最大(0元/月, 5元/月 − 待遇额(甲))
         }");
    let of = |ask: &yimen::shapes::MapAsk| {
        assert_eq!(ask.item, "戊");
        (ask.about.clone(), ask.asks, ask.part, ask.source.citation.clone().unwrap_or_default(), ask.text.clone())
    };
    let found: Vec<_> = map.asks.iter().map(of).collect();
    let row = |about: &str, asks, part, law: &str, text: &str| (about.into(), asks, part, law.into(), text.into());
    let expected = [
        row("甲", MapQuestion::Granted, MapPart::Condition, "某条", "戊的条件“一”看是否享受甲"),
        row("丙", MapQuestion::Received, MapPart::Condition, "某法", "戊的条件“二”看是否在享丙"),
        row("甲", MapQuestion::Amount, MapPart::Benefit, "某法", "戊的待遇看甲发多少"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_a_relation_asks_is_not_told_twice() {
    for rules in ["补差 乙 扣 { 甲 }", "封顶 { 甲, 乙 } 至 50元/月", "甲 自动准入 丁 同一成员"] {
        assert_eq!(map(&format!("关系 {rules} 依据 \"某令\"")).asks, [], "{rules}");
    }
}

#[test]
fn a_pack_of_many_silent_items_is_cut_short_and_says_so() {
    use std::fmt::Write;
    let mut text = HEAD.to_owned();
    for number in 0..150 {
        let _ = writeln!(text, "事项 项{number} 对象 家庭 {{ 依据 \"某法\" 条件 一: p  待遇 每月 1元 }}");
    }
    let map = pack(&text).map(Lang::Chinese);
    assert_eq!((map.silent.len(), map.silent_complete), (10_000, false));
}
