//! Rows of standards.

use crate::support::{Row, declarations};
use yimen::Code;

const ROWS: &[Row] = &[
    (Code::DatesBackwards, "标准 甲: 元 { ⟦2020-01-01 至 2019-12-31⟧ 5 }"),
    (Code::RowTwice, "标准 甲: 元 按 地区 { 台州市 { 2020-01-01 起 5 ⟦2020-01-01 起 6⟧ } }"),
    (Code::RowTwice, "标准 甲: 元 按 地区 { 台州市 { 2020-01-01 起 5 } }\n标准 甲 { 台州市 { ⟦2020-01-01 起 6⟧ } }"),
    (Code::RowTwice, "标准 甲: 元 { 2020-01-01 起 5 ⟦2020-01-01 起 6⟧ }"),
    (Code::RowsOverlap, "标准 甲: 元 { 2020-01-01 至 2020-12-31 5 ⟦2020-12-31 起 6⟧ }"),
    (Code::RowsOverlap, "标准 甲: 元 { ⟦2020-06-01 起 6⟧ 2020-01-01 至 2020-12-31 5 }"),
];

pub fn codes() -> Vec<Code> {
    ROWS.iter().map(|(code, _)| *code).collect()
}

#[test]
fn of_standards() {
    declarations(ROWS);
}
