//! One broken declaration does not hide the rest.

use crate::support::{HEAD, compile};
use yimen::{Code, Severity};

fn codes(text: &str) -> Vec<(Code, String)> {
    let (compiled, files) = compile(&format!("{HEAD}{text}"));
    let shown = |one: &yimen::Diagnostic| one.span().map(|(file, range)| files[file].text[range].to_owned());
    compiled.diagnostics.iter().map(|one| (one.kind(), shown(one).unwrap_or_default())).collect()
}

fn expect(text: &str, expected: &[(Code, &str)]) {
    let expected: Vec<(Code, String)> = expected.iter().map(|(code, at)| (*code, (*at).to_owned())).collect();
    assert_eq!(codes(text), expected, "{text}");
}

#[test]
fn every_broken_declaration_is_reported() {
    expect(
        "事项 甲 对象 { }
定义 家庭.乙 = 收入 +
事项 丙 对象 家庭 { 依据 \"某法\" 条件 一: 收人 < 5 }
标准 丁: 元 { 2020-01-01 }
关系 低保 排除 护里 同一成员 依据 \"某法\"
用例 \"戊\" { 期望 }",
        &[
            (Code::NotUnderstood, "{"),
            (Code::DeclarationUnfinished, "+"),
            (Code::UnknownName, "收人"),
            (Code::NotUnderstood, "}"),
            (Code::UnknownItem, "护里"),
            (Code::NotUnderstood, "}"),
        ],
    );
}

#[test]
fn an_open_bracket_ends_where_the_next_declaration_begins() {
    expect(
        "事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: (收入 < 5
事项 乙 对象 家庭 { 依据 \"某法\" 条件 一: 收人 < 5 }",
        &[(Code::DeclarationUnfinished, "5"), (Code::UnknownName, "收人")],
    );
}

#[test]
fn every_mistake_of_one_item_is_reported() {
    expect(
        "事项 甲 对象 家庭 { 依据 \"某法\"
  条件 一: 收人 < 5 且 财产 < 5人
  条件 二: 入院日 + 5 > 3
  条件 一: 户籍地 = 三口县
  待遇 每月 财产 ÷ 人数(成员)
}",
        &[
            (Code::UnknownName, "收人"),
            (Code::TypesDiffer, "财产 < 5人"),
            (Code::DayPlusWhat, "5"),
            (Code::ConditionTwice, "一"),
            (Code::NoSuchRegion, "三口县"),
            (Code::BenefitUnit, "财产 ÷ 人数(成员)"),
        ],
    );
}

#[test]
fn one_mistake_is_reported_once() {
    expect(
        "定义 家庭.甲 = 收人 + 5\n定义 家庭.乙 = 甲 × 2\n定义 家庭.丙 = 甲 + 乙 + 入院日",
        &[(Code::UnknownName, "收人"), (Code::NotNumber, "入院日")],
    );
}

#[test]
fn warnings_do_not_keep_a_pack_from_compiling() {
    let (compiled, _) = compile(&format!("{HEAD}事项 甲 对象 家庭 {{ 条件 一: 城镇 }}"));
    assert!(compiled.diagnostics.iter().all(|one| one.severity() == Severity::Warning));
    assert!(compiled.pack.is_some());
}

#[test]
fn a_byte_order_mark_and_windows_line_ends() {
    let (compiled, _) = compile(&format!("\u{FEFF}{}", HEAD.trim_start().replace('\n', "\r\n")));
    assert!(compiled.pack.is_some(), "{:?}", compiled.diagnostics);
}

#[test]
fn a_circle_leaves_the_other_definitions_alone() {
    expect(
        "定义 家庭.甲 = 乙\n定义 家庭.乙 = 甲\n定义 家庭.丙 = 收入\n\
         事项 丁 对象 家庭 { 依据 \"某法\" 条件 一: 丙 < 5 且 甲 < 5 }",
        &[(Code::DefinitionCycle, "甲")],
    );
}

#[test]
fn names_of_a_broken_declaration_are_not_unknown() {
    expect(
        "事实 家庭 { 房: 元/ }\n事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: 房 < 5 且 收人 < 5 }",
        &[(Code::NotUnderstood, "}"), (Code::UnknownName, "收人")],
    );
}

#[test]
fn many_negations_side_by_side_are_not_deep() {
    let conditions: String = (0..200).map(|n| format!("条件 c{n}: 非 城镇 且 非 收入 < −{n}\n")).collect();
    let conditionals = "如果 城镇 则 1 否则 ".repeat(30);
    expect(&format!("事项 甲 对象 家庭 {{ 依据 \"某法\"\n{conditions} 条件 末: 收入 < ({conditionals} 2) }}"), &[]);
}

#[test]
fn what_stands_below_a_broken_head_is_checked() {
    let codes = |text: &str| compile(text).0.diagnostics.iter().map(yimen::Diagnostic::kind).collect::<Vec<_>>();
    let rest = "地区表 { 331022 三门县 }\n定义 家庭.甲 = 收人";
    for head in
        ["政策包 试 { 版本 }", "政策包 { 版本 \"1\" }", "政策包 试 { 版本 \"1\" 基于 }", "政策包 试 (版本 \"1\")"]
    {
        assert_eq!(codes(&format!("{head}\n{rest}")), [Code::NotUnderstood, Code::UnknownName], "{head}");
    }
    assert_eq!(codes(&format!("政策包 试 {{ 版本 \"1\"\n{rest}")), [Code::DeclarationUnfinished, Code::UnknownName]);
    let mut without = codes(rest);
    without.sort();
    assert_eq!(without, [Code::NoPack, Code::UnknownName]);
}

#[test]
fn a_broken_head_still_rests_on_its_base() {
    let codes = |text: &str| compile(text).0.diagnostics.iter().map(yimen::Diagnostic::kind).collect::<Vec<_>>();
    let base =
        |head: &str| format!("=== 国家/国家.policy\n{head}\n地区表 {{ 331022 三门县 }}\n事实 家庭 {{ 收入: 元 }}");
    let lower = "政策包 浙江 { 版本 \"1\" 基于 国家 地方 }\n定义 家庭.甲 = 收入 + 收人\n";
    let found = codes(&format!("{lower}{}", base("政策包 国家 { 版本 \"1\" }")));
    assert_eq!(found, [Code::NotUnderstood, Code::UnknownName]);
    let lower = "政策包 浙江 { 版本 \"1\" 基于 国家 }\n定义 家庭.甲 = 收入 + 收人\n";
    let mut found = codes(&format!("{lower}{}", base("政策包 国家 { 版本 }")));
    found.sort();
    assert_eq!(found, [Code::NotUnderstood, Code::UnknownName]);
}
