//! Standards whose figures depend on keys: their keys, their tables, and reading them.

use crate::support::{Row, declarations, of_layer};
use yimen::Code;

const KEYS: &[Row] = &[
    (Code::NoSuchKind, "标准 甲: ⟦平米⟧ { 2020-01-01 起 5 }"),
    (
        Code::NoSuchKind,
        "标准 甲: ⟦平米⟧ { 2020-01-01 起 5 }\n定义 家庭.乙 = 甲 + 5元\n定义 家庭.丙 = 甲(3)\n标准 甲 { 2021-01-01 起 6 }",
    ),
    (Code::NoSuchKind, "标准 甲: 元 按 ⟦等机⟧ { 2020-01-01 起 { 一级: 5, 否则: 6 } }"),
    (Code::NoSuchKind, "标准 甲: 元 按 级: ⟦等机⟧ { 2020-01-01 起 { 一级: 5, 否则: 6 } }"),
    (Code::KeyKind, "标准 甲: 元 按 ⟦户籍地⟧ { 2020-01-01 起 { 三门县: 5 } }"),
    (Code::KeyKind, "标准 甲: 元 按 ⟦入院日⟧ { 2020-01-01 起 { 1: 5 } }"),
    (Code::KeyKind, "事实 家庭 { 户主: 成员 }\n标准 甲: 元 按 ⟦户主⟧ { 2020-01-01 起 { 1: 5 } }"),
    (Code::TooManyKeys, "标准 甲: 元 按 a: 人, b: 人, c: 人, d: 人, ⟦e⟧: 人, f: 人 { 2020-01-01 起 5 }"),
    (Code::DeclaredTwice, "标准 甲: 元 按 人口: 人, ⟦人口⟧: 人 { 2020-01-01 起 { 1 { 1: 5 } } }"),
    (Code::DeclaredTwice, "标准 ⟦限额⟧: 元 按 人口: 人 { 2020-01-01 起 { 1: 5 } }"),
    (Code::NameTaken, "标准 ⟦评估地⟧: 元 { 2020-01-01 起 5 }"),
    (Code::NameTaken, "标准 甲 (⟦self⟧): 元 { 2020-01-01 起 5 }"),
    (Code::NameTaken, "标准 ⟦最小⟧: 元 按 人口: 人 { 2020-01-01 起 { 1: 5 } }"),
    (Code::StepOfNumbers, "标准 甲: 元 按 ⟦等级⟧ 两端取边 { 2020-01-01 起 { 一级: 5, 否则: 6 } }"),
    (Code::StepOfNumbers, "标准 甲: 元 按 ⟦城镇⟧ 插值 { 2020-01-01 起 { 是: 5, 否: 6 } }"),
    (Code::InterpolationOfBands, "标准 甲: 是否 按 ⟦人口⟧: 人 插值 { 2020-01-01 起 { 1: 是, 5: 否 } }"),
    (Code::WrongValue, "标准 ⟦甲⟧: 地区 { 2020-01-01 起 三门县 }"),
    (Code::KeysOfAddedRows, "标准 限额 按 ⟦人口⟧: 人 { 2021-01-01 起 { 1: 5 } }"),
    (Code::NotUnderstood, "标准 甲: 元 按 ⟦{⟧ 2020-01-01 起 5 }"),
];

const CELLS: &[Row] = &[
    // Every row lacks the same table: said once.
    (Code::NoMoreKeys, "标准 甲: 元 { 2020-01-01 起 ⟦{ 1: 2, 2: 3 }⟧ }"),
    (Code::NoMoreKeys, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 1 ⟦{ 1: 2, 2: 3 }⟧ 2: 6 } }"),
    (Code::CellsMissing, "标准 甲: 元 按 等级, 人口: 人 { 2020-01-01 起 { 列 1, 2, 3 ⟦一级⟧: 1, 2 否则: 1, 2, 3 } }"),
    (Code::CellsMissing, "标准 甲: 元 按 等级, 人口: 人 { 2020-01-01 起 { 列 1, 2 ⟦一级⟧: 1, 2, 3 否则: 1, 2 } }"),
    (Code::CellsMissing, "标准 甲: 元 按 等级, 人口: 人 { 2020-01-01 起 { 列 1, 2 ⟦一级⟧: 1 ⟦否则⟧: 1 } }"),
    // Without 列 it is not said what the second figure is.
    (Code::CellsMissing, "标准 甲: 元 按 等级, 人口: 人 { 2020-01-01 起 { ⟦一级⟧: 1, 2 ⟦否则⟧: 1, 2 } }"),
    (Code::CellsMissing, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { ⟦1⟧: 2, 3 } }"),
    (Code::ColumnsOfOneKey, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 列 ⟦1, 2⟧ 1: 2, 3 } }"),
    (
        Code::ColumnsOfOneKey,
        "标准 甲: 元 按 等级, 人口: 人 { 2020-01-01 起 { 一级 { 列 ⟦1, 2⟧ 1: 2, 3 } 否则 { 1: 2 } } }",
    ),
    (Code::WrongValue, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 1: ⟦是⟧, 2: 6 } }"),
    (Code::WrongValue, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 1: ⟦无⟧, 2: 6 } }"),
    (Code::WrongValue, "标准 甲: 元 { 2020-01-01 起 ⟦无⟧ }"),
    (Code::WrongValue, "标准 甲: 日期 { 2020-01-01 起 ⟦5⟧ }"),
    (Code::UnitMismatch, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 1: ⟦5日⟧, 2: 6 } }"),
    (Code::NoSuchChoice, "标准 甲: 选项 { 红, 蓝 } { 2020-01-01 起 ⟦绿⟧ }"),
    (Code::NotUnderstood, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 {⟦}⟧ }"),
    (Code::NotUnderstood, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 1: ⟦,⟧ 2: 5 } }"),
    (Code::NotUnderstood, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 1 ⟦5⟧, 2 6 } }"),
];

const ROWS: &[Row] = &[
    (Code::BandMissing, "标准 甲: 元 按 等级 { 2020-01-01 起 ⟦{ 一级: 5, 二级: 6 }⟧ }"),
    (Code::BandMissing, "标准 甲: 元 按 城镇 { 2020-01-01 起 ⟦{ 是: 5 }⟧ }"),
    (Code::BandMissing, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 ⟦{ 1: 5, 3: 6 }⟧ }"),
    (Code::BandMissing, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 ⟦{ 不满3人: 5, 超过3人: 6 }⟧ }"),
    (Code::BandMissing, "标准 甲: 元 按 年龄: 岁 { 2020-01-01 起 ⟦{ 0..17: 5, 满19岁: 6 }⟧ }"),
    (Code::BandMissing, "标准 甲: 元 按 等级, 人口: 人 { 2020-01-01 起 { 一级 ⟦{ 1: 5, 3: 6 }⟧ 否则 { 1: 5 } } }"),
    (Code::BandTwice, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 1: 5, ⟦1⟧: 6 } }"),
    (Code::BandTwice, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 1..3: 5, ⟦3..5⟧: 6 } }"),
    (Code::BandTwice, "标准 甲: 元 按 等级 { 2020-01-01 起 { 一级: 5, ⟦二级 或 一级⟧: 6, 三级: 7 } }"),
    (Code::BandTwice, "标准 甲: 元 按 等级, 人口: 人 { 2020-01-01 起 { 列 1, ⟦1⟧ 一级 或 二级 或 三级: 1, 2 } }"),
    (Code::BandEmpty, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { ⟦3..1⟧: 5, 满4: 6 } }"),
    (Code::BandAfterElse, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 否则: 5, ⟦1⟧: 6 } }"),
    (Code::BandAfterElse, "标准 甲: 元 按 等级 { 2020-01-01 起 { 否则: 5, ⟦一级⟧: 6 } }"),
    (Code::BandNeedsBounds, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { ⟦一级⟧: 5, 否则: 6 } }"),
    (Code::BandNeedsChoice, "标准 甲: 元 按 等级 { 2020-01-01 起 { ⟦1⟧: 5, 否则: 6 } }"),
    (Code::BandNeedsChoice, "标准 甲: 元 按 城镇 { 2020-01-01 起 { ⟦1⟧: 5, 否则: 6 } }"),
    (Code::NoSuchChoice, "标准 甲: 元 按 等级 { 2020-01-01 起 { 一级: 5, ⟦四级⟧: 6, 否则: 7 } }"),
    (Code::NoSuchChoice, "标准 甲: 元 按 城镇 { 2020-01-01 起 { 是: 5, ⟦有⟧: 6 } }"),
    (Code::UnitMismatch, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { ⟦1元⟧: 5, 2: 6 } }"),
    (Code::InterpolationOfBands, "标准 甲: 元 按 人口: 人 插值 { 2020-01-01 起 { ⟦1..3⟧: 5, 5: 6 } }"),
    (Code::InterpolationOfBands, "标准 甲: 元 按 人口: 人 插值 { 2020-01-01 起 { 1: 5, ⟦满5⟧: 6 } }"),
];

const STEPS: &[Row] = &[
    (Code::StepWrong, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { ⟦每增 1人⟧: 5 } }"),
    (Code::StepWrong, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 1: 3, ⟦每增 0人⟧: 5 } }"),
    (Code::StepWrong, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 1: 3, ⟦每增 -1人⟧: 5 } }"),
    (Code::StepWrong, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 1: 3, 每增 1人: 5, ⟦每增 1人⟧: 6 } }"),
    (Code::StepWrong, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 1: 3, 每增 1人: 5, ⟦9⟧: 6 } }"),
    (Code::StepWrong, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 1: 3, 每增 1人: 5, ⟦否则⟧: 6 } }"),
    (Code::StepWrong, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 1: 3, 2..5: 4, ⟦每增 1人⟧: 5 } }"),
    (Code::StepWrong, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 1: 3, 满2: 4, ⟦每增 1人⟧: 5 } }"),
    (Code::StepWrong, "标准 甲: 元 按 人口: 人 两端取边 { 2020-01-01 起 { 1: 3, ⟦每增 1人⟧: 5 } }"),
    (Code::StepWrong, "标准 甲: 是否 按 人口: 人 { 2020-01-01 起 { 1: 是, ⟦每增 1人⟧: 否 } }"),
    (Code::StepOfNumbers, "标准 甲: 元 按 等级 { 2020-01-01 起 { 一级: 3, ⟦每增 1⟧: 5 } }"),
    (Code::UnitMismatch, "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 1: 3, ⟦每增 1元⟧: 5 } }"),
];

/// What stands above the conditions that read tables.
const TABLE: &str = "标准 表: 元/月 按 等级, 人口: 人 { 2020-01-01 起 { 列 1, 满2 一级: 5, 6 否则: 7, 8 } }\n\
    事实 家庭 { 户主: 成员 }\n";

const READINGS: &[Row] = &[
    (Code::ArgumentCount, "收入 > ⟦表⟧"),
    (Code::ArgumentCount, "收入 > ⟦表(一级)⟧"),
    (Code::ArgumentCount, "收入 > ⟦表(一级, 3, 5)⟧"),
    (Code::ArgumentCount, "收入 > ⟦限额(3)⟧"),
    (Code::ArgumentCount, "⟦收入(3)⟧ > 限额"),
    (Code::NoSuchChoice, "收入 > 表(⟦四级⟧, 3)"),
    (Code::NotNumber, "收入 > 表(一级, ⟦入院日⟧)"),
    (Code::TypesDiffer, "收入 > 表(一级, ⟦财产⟧)"),
    (Code::TypesDiffer, "收入 > 表(⟦收入⟧, 3)"),
    (Code::OnlyStandards, "⟦收入⟧ 于 2020-01-01 > 5"),
    (Code::OnlyStandards, "⟦收入⟧ 在 三门县 > 5"),
    (Code::OnlyStandards, "(⟦限额 + 1⟧) 于 2020-01-01 > 5"),
    (Code::OnlyStandards, "⟦5元⟧ 于 2020-01-01 > 5"),
    (Code::NotDate, "限额 于 ⟦5⟧ > 5"),
    (Code::NotDate, "限额 于 ⟦收入⟧ > 5"),
    (Code::UnknownName, "限额 于 ⟦三门县⟧ > 5"),
    (Code::NoSuchRegion, "限额 在 ⟦三口县⟧ > 5"),
    (Code::TypesDiffer, "限额 在 ⟦收入⟧ > 5"),
    (Code::TypesDiffer, "限额 在 ⟦2020-01-01⟧ > 5"),
    (Code::WordsRunTogether, "⟦限额于⟧ 2020-01-01 > 5"),
    (Code::WordsRunTogether, "限额 ⟦于2020⟧-01-01 > 5"),
    (Code::WordsRunTogether, "限额 ⟦在三门县⟧ > 5"),
    (Code::NotOptional, "有(⟦限额⟧)"),
];

/// Rows that a lower layer puts in place of an upper one's.
const OVERRIDES: &[Row] = &[
    (Code::OverrideWithoutLaw, "覆盖 标准 ⟦限额⟧ { 2021-01-01 起 6 }"),
    (Code::OverrideWithoutLaw, "覆盖 标准 ⟦限额⟧ { 2021-01-01 起 6 2022-01-01 起 7 }"),
    (Code::OverrideWithoutLaw, "覆盖 标准 限额 { 2021-01-01 起 6 依据 \"某法\" ⟦2022-01-01 起 7⟧ }"),
    (Code::NothingToOverride, "覆盖 标准 ⟦限额⟧ { 三门县 { 2021-01-01 起 6 } }"),
    (Code::OverrideOfOwnLayer, "标准 乙: 元 { 2020-01-01 起 5 }\n覆盖 标准 ⟦乙⟧ { 2021-01-01 起 6 依据 \"某法\" }"),
    (Code::OverrideOfOwnLayer, "标准 乙: 元 { 2020-01-01 起 5 }\n覆盖 标准 ⟦乙⟧ { 2021-01-01 起 6 }"),
    (Code::NoSuchStandard, "覆盖 标准 ⟦限颔⟧ { 2021-01-01 起 6 }"),
    (Code::KeysOfAddedRows, "覆盖 标准 限额 按 ⟦人口⟧: 人 { 2021-01-01 起 { 1: 6 } 依据 \"某法\" }"),
];

pub fn codes() -> Vec<Code> {
    [KEYS, CELLS, ROWS, STEPS, READINGS, OVERRIDES].concat().iter().map(|(code, _)| *code).collect()
}

#[test]
fn keys() {
    declarations(KEYS);
}

#[test]
fn cells() {
    declarations(CELLS);
}

#[test]
fn rows() {
    declarations(ROWS);
}

#[test]
fn steps() {
    declarations(STEPS);
}

#[test]
fn readings() {
    crate::support::all(READINGS, |test| {
        format!("{}{TABLE}事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: {test}\n}}", crate::support::HEAD)
    });
}

#[test]
fn overrides() {
    of_layer(OVERRIDES);
}

#[test]
fn what_is_right() {
    declarations_hold(&[
        "标准 甲: 元 按 人口: 人 { 2020-01-01 起 { 1: 5, 2: 6, 每增 1人: 7 } }",
        "标准 甲: 元 按 年龄: 岁 { 2020-01-01 起 { 0..17: 5, 18..59: 6, 满60岁: 7 } }",
        "标准 甲: 元 按 人口: 人 插值 两端取边 { 2020-01-01 起 { 1: 5, 9: 6 } }",
        "标准 甲: 元 按 等级, 人口: 人, 城镇 { 2020-01-01 起 { 一级 { 列 是, 否 1: 5, 6 满2: 7, 8 } 否则 { 1 { 是: 5 否: 6 } } } }",
        "标准 甲: 元 可无 按 人口: 人 { 2020-01-01 起 { 1: 无, 2: 6 } }",
        "标准 甲: 选项 { 无, 有 } { 2020-01-01 起 无 }",
        "标准 最小: 元 { 2020-01-01 起 5 }\n定义 家庭.乙 = 最小 + 5元",
    ]);
}

fn declarations_hold(all: &[&str]) {
    for text in all {
        crate::support::pack(&format!("{}{text}", crate::support::HEAD));
    }
}
