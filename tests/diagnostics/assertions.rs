//! What an upper layer demands of a standard's figures.

use crate::support::{Row, declarations};
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

pub fn codes() -> Vec<Code> {
    BOUNDS.iter().map(|(code, _)| *code).collect()
}

#[test]
fn of_bounds() {
    declarations(BOUNDS);
}
