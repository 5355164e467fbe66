//! What an upper layer demands of a standard's figures.

use crate::support::{HEAD, Row, compile, declarations, of_layer};
use yimen::Code;

const BOUNDS: &[Row] = &[
    (Code::BoundOfFacts, "下限 限额 = ⟦收入⟧ 依据 \"某法\""),
    (Code::BoundOfFacts, "上限 限额 = 限额 × 2 + ⟦收入⟧ 依据 \"某法\""),
    (Code::BoundOfFacts, "定义 家庭.双 = 限额 × 2\n下限 限额 = ⟦双⟧ 依据 \"某法\""),
    (
        Code::BoundOfFacts,
        "标准 表: 元/月 按 人口: 人 { 2020-01-01 起 { 1: 5, 2: 6 } }\n下限 限额 = 表(⟦人数(成员)⟧) 依据 \"某法\"",
    ),
    (Code::BoundOfFacts, "下限 限额 = 如果 ⟦享受(低保)⟧ 则 5 否则 6 依据 \"某法\""),
    (Code::WhichMember, "下限 限额 = ⟦工资⟧ 依据 \"某法\""),
    (Code::UnknownStandard, "下限 ⟦限颔⟧ = 5元/月 依据 \"某法\""),
    (Code::UnknownStandard, "上限 ⟦收入⟧ = 5元/月 依据 \"某法\""),
    (Code::TypesDiffer, "下限 限额 = ⟦5元⟧ 依据 \"某法\""),
    (Code::NotNumber, "下限 限额 = ⟦评估日⟧ 依据 \"某法\""),
    (Code::NotNumber, "标准 开: 是否 { 2020-01-01 起 是 }\n下限 ⟦开⟧ = 是 依据 \"某法\""),
    (Code::NoSuchKind, "标准 甲: ⟦平米⟧ { 2020-01-01 起 5 }\n下限 甲 = 限额 依据 \"某法\""),
    (
        Code::ArgumentCount,
        "标准 表: 元/月 按 人口: 人 { 2020-01-01 起 { 1: 5, 2: 6 } }\n下限 限额 = ⟦表⟧ 依据 \"某法\"",
    ),
    (Code::RelationWithoutLaw, "⟦下限 限额 = 5元/月⟧"),
    (Code::NotUnderstood, "下限 限额 ⟦>⟧ 5元/月 依据 \"某法\""),
    (Code::NotUnderstood, "下限 ⟦=⟧ 5元/月 依据 \"某法\""),
    (Code::DeclarationUnfinished, "上限 限额 ⟦=⟧"),
];

/// Rows of a lower layer against the bounds of an upper one, for a standard whose figure is 5.
const BROKEN: &[Row] = &[
    (Code::BoundBroken, "标准 限额 { 三门县 { ⟦2021-01-01 起 3⟧ } }\n下限 限额 = 4元/月 依据 \"某法\""),
    (Code::BoundBroken, "标准 限额 { 三门县 { ⟦2021-01-01 起 7⟧ } }\n上限 限额 = 6元/月 依据 \"某法\""),
    // Each row that breaks it.
    (
        Code::BoundBroken,
        "标准 限额 { 三门县 { ⟦2021-01-01 起 3⟧ 2022-01-01 起 5 ⟦2023-01-01 起 2⟧ } }\n下限 限额 = 4元/月 依据 \"某法\"",
    ),
    // The bound grows past a figure that stays.
    (
        Code::BoundBroken,
        "标准 线: 元/月 { 2020-01-01 起 1 2022-01-01 起 3 }\n标准 限额 { 三门县 { ⟦2021-01-01 起 5⟧ } }\n\
         下限 限额 = 如果 评估地 = 三门县 则 2 × 线 否则 0 依据 \"某法\"",
    ),
    (
        Code::BoundBroken,
        "标准 表: 元/月 按 人口: 人 { ⟦2021-01-01 起 { 1: 9, 2: 3 }⟧ }\n下限 表 = 4元/月 依据 \"某法\"",
    ),
];

/// Where nothing is published there is nothing to compare.
const HELD: &[&str] = &[
    "标准 限额 { 三门县 { 2021-01-01 起 4 } }\n下限 限额 = 4元/月 依据 \"某法\"",
    "标准 线: 元/月 { 2030-01-01 起 1 }\n标准 限额 { 三门县 { 2021-01-01 至 2029-12-31 1 } }\n上限 线 = 限额 依据 \"某法\"",
    "标准 表: 元/月 按 人口: 人 { 2021-01-01 起 { 1: 9, 每增 1人: 3 } }\n下限 表 = 4元/月 依据 \"某法\"",
];

pub fn codes() -> Vec<Code> {
    [BOUNDS, BROKEN].concat().iter().map(|(code, _)| *code).collect()
}

#[test]
fn of_bounds() {
    declarations(BOUNDS);
}

#[test]
fn rows_that_break_a_bound() {
    of_layer(BROKEN);
}

#[test]
fn rows_that_keep_to_a_bound() {
    for text in HELD {
        let found = compile(&format!("{HEAD}{text}")).0.diagnostics;
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn a_broken_bound_names_place_day_and_figures() {
    let text = format!("{HEAD}标准 限额 {{ 三门县 {{ 2021-01-01 起 900 }} }}\n下限 限额 = 1000元/月 依据 \"某法\"");
    let found = compile(&text).0.diagnostics;
    assert_eq!(found[0].message(yimen::Lang::Chinese), "三门县 2021-01-01 的“限额”是 900，低于下限 1000", "{found:?}");
}
