//! Rows of standards.

use crate::support::{HEAD, Row, compile, declarations};
use yimen::Code;

const GAPS: &[Row] = &[
    (Code::RowsGap, "标准 甲: 元 { 2020-01-01 至 2020-12-31 5 ⟦2022-01-01 起 6⟧ }"),
    (Code::RowsGap, "标准 甲: 元 { ⟦2022-01-01 起 6⟧ 2020-01-01 至 2020-12-31 5 }"),
    (Code::RowsGap, "标准 甲: 元 按 地区 { 台州市 { 2020-01-01 至 2020-12-30 5 ⟦2021-01-01 起 6⟧ } }"),
    (
        Code::RowsGap,
        "标准 甲: 元 按 地区 { 台州市 { 2020-01-01 至 2020-12-31 5 } 三门县 { 2020-01-01 起 7 } }\n\
         标准 甲 { 台州市 { ⟦2022-01-01 起 6⟧ } }",
    ),
    (Code::RowsGap, "标准 甲: 元 按 人口: 人 { 2020-01-01 至 2020-12-31 { 1: 5 } ⟦2022-01-01 起 { 1: 6 }⟧ }"),
];

const ROWS: &[Row] = &[
    (Code::DatesBackwards, "标准 甲: 元 { ⟦2020-01-01 至 2019-12-31⟧ 5 }"),
    (Code::RowTwice, "标准 甲: 元 按 地区 { 台州市 { 2020-01-01 起 5 ⟦2020-01-01 起 6⟧ } }"),
    (Code::RowTwice, "标准 甲: 元 按 地区 { 台州市 { 2020-01-01 起 5 } }\n标准 甲 { 台州市 { ⟦2020-01-01 起 6⟧ } }"),
    (Code::RowTwice, "标准 甲: 元 { 2020-01-01 起 5 ⟦2020-01-01 起 6⟧ }"),
    (Code::RowsOverlap, "标准 甲: 元 { 2020-01-01 至 2020-12-31 5 ⟦2020-12-31 起 6⟧ }"),
    (Code::RowsOverlap, "标准 甲: 元 { ⟦2020-06-01 起 6⟧ 2020-01-01 至 2020-12-31 5 }"),
];

pub fn codes() -> Vec<Code> {
    [ROWS, GAPS].concat().iter().map(|(code, _)| *code).collect()
}

#[test]
fn of_standards() {
    declarations(ROWS);
}

#[test]
fn gaps() {
    declarations(GAPS);
}

#[test]
fn a_gap_that_the_place_above_fills_is_none() {
    let text = format!(
        "{HEAD}标准 甲: 元 按 地区 {{ 浙江省 {{ 2019-01-01 起 4 }} 台州市 {{ 2020-01-01 至 2020-12-31 5 2022-01-01 起 6 }} }}"
    );
    assert!(compile(&text).0.diagnostics.is_empty());
}

#[test]
fn a_gap_is_a_warning() {
    let text = format!("{HEAD}标准 甲: 元 {{ 2020-01-01 至 2020-12-31 5 2022-01-01 起 6 }}");
    assert!(compile(&text).0.pack.is_some());
}
