//! Reading a text.

use crate::support::{HEAD, Row, check, declarations, of_family};
use yimen::Code;

const DECLARATIONS: &[Row] = &[
    (Code::NotUnderstood, "⟦收入⟧ < 5"),
    (
        Code::WordsRunTogether,
        "⟦标准甲⟧: 元 { 2020-01-01 起 5 }\n定义 家庭.乙 = 甲 + 甲(5)\n下限 甲 = 5元 依据 \"某法\"",
    ),
    (Code::WordsRunTogether, "⟦定义家庭⟧.甲 = 5\n定义 家庭.乙 = 甲"),
    (Code::WordsRunTogether, "地区表 { ⟦331081温岭市⟧ }\n标准 甲: 元 { 温岭市 { 2020-01-01 起 5 } }"),
    (Code::NotUnderstood, "事项 甲 ⟦家庭⟧ { 条件 一: 城镇 }"),
    (Code::NotUnderstood, "事项 甲 对象 ⟦邻居⟧ { 条件 一: 城镇 }"),
    (Code::NotUnderstood, "事项 甲 对象 家庭 { 依据 \"某法\" ⟦条件一⟧: 城镇 }"),
    (Code::NotUnderstood, "事实 家庭 { 房: ⟦平米⟧ }"),
    (Code::NotUnderstood, "地区表 { ⟦33102⟧ 三门县 }"),
    (Code::NotUnderstood, "标准 甲: 元 { 台州市 { ⟦2022⟧ 起 5 } }"),
    (Code::ScopeMissing, "⟦关系 低保 排除 护理 依据 \"某法\"⟧"),
    (Code::NotUnderstood, "关系 低保 排除 护理 ⟦同一人⟧ 依据 \"某法\""),
    (Code::NotUnderstood, "用例 ⟦三口之家⟧ { 期望 低保 符合 }"),
    (Code::DeclarationUnfinished, "事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: 城镇 ⟦且⟧"),
    (Code::DeclarationUnfinished, "定义 家庭.甲 ⟦=⟧"),
    (Code::DeclarationUnfinished, "用例 \"甲\" { 评估日 2026-03-01 期望 低保 每月 ⟦5⟧"),
    (Code::DeclarationOnOldLine, "定义 家庭.甲 = 收入 ⟦事项⟧ 甲 对象 家庭 { 依据 \"某法\" 条件 一: 城镇 }"),
    (Code::NameIsWord, "事实 家庭 { ⟦day⟧: 日期 }"),
    (Code::NameIsWord, "定义 家庭.⟦月⟧ = 收入"),
    (Code::NameIsWord, "事项 ⟦if⟧ 对象 家庭 { }"),
    (Code::NameIsWord, "事项 甲 对象 家庭 { 依据 \"某法\" 条件 ⟦year⟧: 城镇 }"),
    (Code::CountTooLarge, "事实 成员 1..⟦99999999999⟧ { 房: 元 }"),
    (Code::CountTooLarge, "用例 \"甲\" { 评估日 2026-03-01 期望 护理 成员 ⟦99999999999⟧ 符合 }"),
    (Code::ClauseTwice, "事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: 城镇 部门 民政 ⟦部门 残联⟧ }"),
    (Code::ClauseTwice, "事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: 城镇 待遇 每月 5元 ⟦待遇 一次 5元⟧ }"),
    (Code::ClauseTwice, "用例 \"甲\" { 评估日 2026-03-01 ⟦评估日 2026-04-01⟧ 期望 低保 符合 }"),
    (Code::NothingExpected, "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 ⟦期望 低保⟧ }"),
    (Code::NothingExpected, "⟦用例 \"甲\" { 评估日 2026-03-01 地区 三门县 }⟧"),
    (Code::NoSuchDate, "标准 甲: 元 { ⟦2023-02-29⟧ 起 5 }"),
    (Code::NoSuchDate, "用例 \"甲\" { 评估日 ⟦2026年4月31日⟧ 地区 三门县 期望 低保 符合 }"),
];

const CONDITIONS: &[Row] = &[
    (Code::FullWidthDigits, "收入 < ⟦１０００元⟧"),
    (Code::NotUnderstood, "收入 < ⟦)⟧"),
    (Code::NotUnderstood, "(收入 < 5 ⟦}⟧"),
    (Code::NotUnderstood, "收入 ⟦大于⟧ 5"),
    (Code::FullWidthDigits, "收入 < ⟦１０００元⟧/月"),
    (Code::NumberTooLong, "收入 < ⟦12345678901234567890123456789⟧元/月"),
    (Code::NumberTooLong, "收入 < ⟦0.12345678901234567890123456789⟧元/月"),
    (Code::NoSuchDate, "入院日 < ⟦2026-02-30⟧"),
    (Code::NoSuchDate, "入院日 < ⟦2026年13月1日⟧"),
];

/// Brought up by texts too long to write down.
const GENERATED: [Code; 3] = [Code::TooDeep, Code::ExpressionTooLong, Code::UnitTooLarge];

pub fn codes() -> Vec<Code> {
    [DECLARATIONS, CONDITIONS].concat().iter().map(|(code, _)| *code).chain(GENERATED).collect()
}

#[test]
fn of_declarations() {
    declarations(DECLARATIONS);
}

#[test]
fn of_conditions() {
    of_family(CONDITIONS);
}

#[test]
fn long_chain() {
    // The hundredth operator is one too many.
    let chain = format!("⟦收入{}⟧ + 1 < 5", " + 1".repeat(100));
    of_family(&[(Code::ExpressionTooLong, chain.leak())]);
}

#[test]
fn high_powers() {
    let power = |times: usize| vec!["元"; times].join("·");
    check(Code::UnitTooLarge, &format!("{HEAD}事实 家庭 {{ 房: ⟦{}⟧ }}", power(128)));
    let square = |name: &str, of: &str| format!("定义 家庭.{name} = {of} × {of}\n");
    let names = ["一", "二", "三", "四", "五"];
    let squares: String = names.windows(2).map(|pair| square(pair[1], pair[0])).collect();
    let text = format!("{HEAD}定义 家庭.一 = 财产 × 财产 × 财产 × 财产\n{squares}定义 家庭.六 = ⟦五 × 五⟧");
    check(Code::UnitTooLarge, &text);
}
