//! Names that mean nothing, too much, or something else.

use crate::support::{HEAD, Row, check, compile, declarations, of_family, of_member};
use yimen::Code;

const DECLARATIONS: &[Row] = &[
    (Code::DeclaredTwice, "事实 家庭 { ⟦收入⟧: 元 }"),
    (Code::DeclaredTwice, "事实 成员 { 房 (f): 元  车 (⟦f⟧): 元 }"),
    (Code::DeclaredTwice, "事实 家庭 住房 (home) { 房: 元 }\n事实 家庭 ⟦住房⟧ { 车: 元 }"),
    (Code::DeclaredTwice, "事实 成员 住房 (home) { 房: 元 }\n事实 成员 ⟦房子⟧ (home) { 车: 元 }"),
    (Code::DeclaredTwice, "定义 家庭.⟦限额⟧ = 5元"),
    (Code::DeclaredTwice, "标准 ⟦限额⟧: 元 { 2030-01-01 起 1 }"),
    (Code::DeclaredTwice, "事项 ⟦低保⟧ 对象 成员 { 依据 \"某法\" 条件 一: 等级 = 一级 }"),
    (Code::DeclaredTwice, "事实 家庭 { 房: 选项 { 砖, 木, ⟦砖⟧ } }"),
    (Code::UnknownItem, "关系 ⟦低宝⟧ 排除 护理 同一成员 依据 \"某法\""),
    (Code::UnknownItem, "关系 低保 排除 护理, ⟦特困⟧ 同一成员 依据 \"某法\""),
    (Code::UnknownItem, "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 期望 ⟦低宝⟧ 符合 }"),
    (Code::NoSuchRegion, "标准 甲: 元 按 地区 { ⟦三口县⟧ { 2020-01-01 起 1 } }"),
    (Code::RegionTwice, "地区表 { ⟦331022⟧ 仙居县 }"),
    (Code::NoSuchStandard, "标准 ⟦限颔⟧ { 2020-01-01 起 1 }"),
    (Code::UnknownCondition, "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 期望 低保 条件 ⟦收人⟧ 符合 }"),
    (Code::DefinitionCycle, "定义 家庭.⟦甲⟧ = 乙\n定义 家庭.乙 = 丙 + 1元\n定义 家庭.丙 = 甲"),
    (Code::DefinitionCycle, "定义 家庭.⟦甲⟧ = 甲"),
    (Code::NothingToOverride, "覆盖 定义 家庭.⟦人均⟧ = 收入 依据 \"某法\""),
    (Code::OverrideOfOwnLayer, "修订 事项 ⟦低保⟧ { 依据 \"某法\" 条件 收入: 收入 < 限额 }"),
    (Code::OverrideOfOwnLayer, "覆盖 事项 ⟦低保⟧ 对象 家庭 { 依据 \"某法\" 条件 收入: 收入 < 限额 }"),
];

const FAMILY: &[Row] = &[
    (Code::UnknownName, "⟦收人⟧ < 限额"),
    (Code::UnknownName, "收入 < 家庭.⟦限颔⟧"),
    (Code::UnknownName, "入院日 < ⟦今天⟧"),
    (Code::WordsRunTogether, "⟦城镇且城镇⟧"),
    (Code::WordsRunTogether, "⟦非城镇⟧"),
    (Code::WordsRunTogether, "⟦城镇且⟧(收入 < 5)"),
    (Code::WordsRunTogether, "存在(成员: ⟦等级属于⟧{一级})"),
    (Code::WordsRunTogether, "收入 <1000⟦元且城镇⟧"),
    (Code::UnknownItem, "享受(⟦护里⟧)"),
    (Code::NoSuchRegion, "户籍地 属于 ⟦三口县⟧"),
    (Code::NoSuchRegion, "户籍地 = ⟦三口县⟧"),
    (Code::NoSuchRegion, "评估地 属于 {三门县, ⟦三口县⟧}"),
    (Code::NoSuchChoice, "存在(成员: 等级 = ⟦四级⟧)"),
    (Code::NoSuchChoice, "存在(成员: 等级 属于 {一级, ⟦四级⟧})"),
    (Code::UnknownFunction, "⟦平均⟧(收入) < 5"),
    (Code::UnknownFunction, "⟦总计⟧(成员: 工资) < 5"),
    (Code::NoSuchRounding, "(收入 取整 ⟦进1⟧ 到 1元) < 5"),
    (Code::NoSuchOwner, "⟦邻居⟧.收入 < 5"),
    (Code::NoSuchOwner, "⟦本人⟧.收入 < 5"),
    (Code::WrongOwner, "⟦家庭.工资⟧ < 5"),
    (Code::WhichMember, "⟦工资⟧ < 5"),
    (Code::WhichMember, "⟦享受(护理)⟧"),
];

const MEMBER: &[Row] = &[
    (Code::WrongOwner, "⟦成员.收入⟧ < 5"),
    (Code::WrongOwner, "⟦成员.限额⟧ < 5"),
    (Code::WordsRunTogether, "存在(成员: ⟦等级且工资⟧)"),
];

/// Brought up by texts too long to write down.
const GENERATED: [Code; 3] = [Code::DefinitionsTooDeep, Code::TooMuchWork, Code::RegionNameShared];

pub fn codes() -> Vec<Code> {
    [DECLARATIONS, FAMILY, MEMBER].concat().iter().map(|(code, _)| *code).chain(GENERATED).collect()
}

#[test]
fn of_declarations() {
    declarations(DECLARATIONS);
}

#[test]
fn in_an_item_of_the_family() {
    of_family(FAMILY);
}

#[test]
fn in_an_item_of_a_member() {
    of_member(MEMBER);
}

#[test]
fn definitions_on_definitions() {
    // The definition that goes beyond the limit is named, and those that rest on it are not.
    let chain = |last: usize| -> String {
        (1..=last).map(|n| format!("定义 家庭.甲{n} = 甲{} + 1元\n", n - 1)).collect()
    };
    let text = format!("{HEAD}定义 家庭.甲0 = 财产\n{}", chain(400));
    let found = compile(&text).0.diagnostics;
    let codes: Vec<Code> = found.iter().map(yimen::Diagnostic::kind).collect();
    assert_eq!(codes, [Code::DefinitionsTooDeep]);
    assert!(found[0].span().is_some_and(|(_, range)| text[range].starts_with('甲')));
}

#[test]
fn members_in_members() {
    let nested = (0..12).fold("工资 > 5".to_owned(), |inner, _| format!("人数(成员 其中 {inner}) > 1"));
    check(Code::TooMuchWork, &format!("{HEAD}定义 家庭.甲 = ⟦{nested}⟧"));
}

#[test]
fn places_that_share_a_name() {
    let head = HEAD
        .replace("331022 三门县", "331022 三门县  331023 鼓楼区")
        .replace("330100 杭州市", "330100 杭州市 { 330101 鼓楼区 }");
    let item = |test: &str| format!("{head}事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: {test} }}");
    check(Code::RegionNameShared, &item("户籍地 = ⟦鼓楼区⟧"));
    check(Code::RegionNameShared, &item("户籍地 属于 {三门县, ⟦鼓楼区⟧}"));
    check(Code::RegionNameShared, &format!("{head}标准 甲: 元 按 地区 {{ ⟦鼓楼区⟧ {{ 2020-01-01 起 1 }} }}"));
}

#[test]
fn the_help_splits_words_that_run_together() {
    let help = |test: &str| {
        let text = format!("{HEAD}事项 甲 对象 成员 {{ 依据 \"某法\" 条件 一: {test} }}");
        compile(&text).0.diagnostics[0].help(yimen::Lang::Chinese).unwrap_or_default()
    };
    assert_eq!(help("城镇且城镇"), "词之间要空格：城镇 且 城镇");
    assert_eq!(help("非城镇"), "词之间要空格：非 城镇");
    assert_eq!(help("城镇或(收入 < 5)"), "词之间要空格：城镇 或");
    assert_eq!(help("城镇且非城镇"), "词之间要空格：城镇 且 非 城镇");
    assert_eq!(help("非城镇且城镇或者城镇"), "词之间要空格：非 城镇 且 城镇 或者 城镇");
    assert_eq!(help("收入 < 5元且非城镇或城镇"), "词之间要空格：元 且 非 城镇 或 城镇");
    assert_eq!(help("周岁(生日) > 5 且非城镇"), "词之间要空格：且 非 城镇");
    assert_eq!(help("户籍地属于三门县且城镇"), "词之间要空格：户籍地 属于 三门县 且 城镇");
    assert_eq!(help("城镇且非城镇且(收入 < 5)"), "词之间要空格：城镇 且 非 城镇 且");
    assert_eq!(help("如果城镇 则 是 否则 否"), "词之间要空格：如果 城镇");
    assert_eq!(help("如果城镇 且 收入 > 5 则 是 否则 否"), "词之间要空格：如果 城镇");
    assert_eq!(help("如果 城镇则 是 否则 否"), "词之间要空格：城镇 则");
    assert_eq!(help("如果 城镇 则 是 否则否"), "词之间要空格：否则 否");
    assert_eq!(help("(收入 取整进一 到 1元) > 5"), "词之间要空格：取整 进一");
    assert_eq!(help("入院日 > 三门县"), "“三门县”是地区，如：评估地 属于 三门县");
    assert_eq!(help("一级"), "“一级”是“等级”的选项，如：等级 = 一级");
    assert_eq!(help("等级属于{一级}"), "词之间要空格：等级 属于");
    assert_eq!(help("收入 < 5元且城镇"), "词之间要空格：元 且 城镇");
}
