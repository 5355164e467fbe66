//! Types, units, functions, bands.

use crate::support::{HEAD, Row, benefits, check, declarations, of_family, of_member};
use yimen::Code;

const FAMILY: &[Row] = &[
    (Code::TypesDiffer, "⟦收入 + 财产⟧ > 5"),
    (Code::TypesDiffer, "⟦收入 < 财产⟧"),
    (Code::TypesDiffer, "⟦收入 < 1000元/人/月⟧"),
    (Code::TypesDiffer, "⟦收入 < 12000元/年⟧"),
    (Code::TypesDiffer, "⟦入院日 < 30日⟧"),
    (Code::TypesDiffer, "⟦城镇 = 5⟧"),
    (Code::TypesDiffer, "最大(收入, ⟦财产⟧) > 5"),
    (Code::TypesDiffer, "(如果 城镇 则 收入 否则 ⟦财产⟧) > 5"),
    (Code::TypesDiffer, "(⟦收入 取整 进一 到 1日⟧) > 5"),
    (Code::UnitMismatch, "分档 收入 { ⟦不满 5人⟧: 是, 否则: 否 }"),
    (Code::NotTruth, "⟦收入⟧"),
    (Code::NotTruth, "城镇 且 ⟦收入⟧"),
    (Code::NotTruth, "非 ⟦入院日⟧"),
    (Code::NotTruth, "(如果 ⟦收入⟧ 则 1 否则 2) > 1"),
    (Code::NotTruth, "存在(成员: ⟦工资⟧)"),
    (Code::NotTruth, "人数(成员 其中 ⟦等级⟧) > 1"),
    (Code::DayPlusWhat, "入院日 + ⟦5⟧ > 3"),
    (Code::NotNumber, "−⟦城镇⟧ > 3"),
    (Code::NotNumber, "合计(成员: ⟦等级⟧) > 3"),
    (Code::NotNumber, "(⟦户籍地⟧ 取整 进一 到 1) > 3"),
    (Code::NotDate, "周岁(⟦收入⟧) > 3"),
    (Code::NotASet, "⟦收入 属于 {三门县, 台州市}⟧"),
    (Code::NotASet, "⟦城镇 属于 三门县⟧"),
    (Code::NoOrder, "⟦城镇 < 是⟧"),
    (Code::NoOrder, "存在(成员: ⟦等级 ≥ 二级⟧)"),
    (Code::NoOrder, "⟦户籍地 > 三门县⟧"),
    (Code::DivisionByZero, "收入 ÷ ⟦0⟧ > 3"),
    (Code::DivisionByZero, "余数(收入, ⟦0⟧) > 3"),
    (Code::TypesDiffer, "余数(收入, ⟦财产⟧) > 3"),
    (Code::PowerExponent, "收入 ^ ⟦0.5⟧ > 3"),
    (Code::PowerExponent, "2 ^ ⟦0.5⟧ > 3"),
    (Code::PowerExponent, "收入 ^ ⟦2元⟧ > 3"),
    (Code::PowerExponent, "收入 ^ ⟦收入⟧ > 3"),
    (Code::PowerOfUnit, "收入 ^ (⟦1 + 1⟧) > 3"),
    (Code::UnitTooLarge, "⟦收入 ^ 200⟧ > 3"),
    (Code::UnitTooLarge, "⟦收入 ^ -200⟧ > 3"),
    (Code::NotNumber, "⟦城镇⟧ ^ 2 > 3"),
    (Code::NotNumber, "2 ^ ⟦城镇⟧ > 3"),
    (Code::NoConversion, "⟦换算(收入, 元)⟧ > 3"),
    (Code::NoConversion, "⟦换算(财产, 元/月)⟧ > 3"),
    (Code::NoConversion, "⟦换算(5, 元)⟧ > 3"),
    (Code::NoConversion, "⟦换算(入院日 − 评估日, 月)⟧ > 3"),
    (Code::NotNumber, "换算(⟦入院日⟧, 年) > 3"),
    (Code::MembersForm, "⟦换算(收入)⟧ > 3"),
    (Code::MembersForm, "⟦换算(收入, 5)⟧ > 3"),
    (Code::NotNumber, "绝对值(⟦城镇⟧) > 3"),
    (Code::ArgumentCount, "⟦限于(收入, 5)⟧ > 3"),
    (Code::ArgumentCount, "⟦绝对值(收入, 5)⟧ > 3"),
    (Code::ArgumentCount, "⟦余数(收入)⟧ > 3"),
    (Code::TypesDiffer, "限于(收入, ⟦5元⟧, 6) > 3"),
    (Code::TypesDiffer, "最大(入院日, ⟦收入⟧) > 评估日"),
    (Code::TypesDiffer, "收入 属于 {1..5, ⟦3元⟧}"),
    (Code::TypesDiffer, "收入 属于 {⟦1人..5人⟧}"),
    (Code::RangeBackwards, "收入 属于 {⟦5..1⟧}"),
    (Code::NotASet, "⟦收入 属于 {一级}⟧"),
    (Code::NotASet, "⟦入院日 属于 {1..3}⟧"),
    (Code::BandMissing, "(⟦分段累进 收入 { 不超过 1000: 3%, 超过 2000: 10% }⟧) > 3"),
    (Code::BandMissing, "(⟦分段累进 收入 { 不超过 1000: 3% }⟧) > 3"),
    (Code::BandTwice, "(分段累进 收入 { 不超过 1000: 3%, ⟦满 1000⟧: 10% }) > 3"),
    (Code::BandNeedsBounds, "(分段累进 收入 { 不超过 1000: 3%, ⟦否则⟧: 10% }) > 3"),
    (Code::NotNumber, "(分段累进 ⟦城镇⟧ { 不超过 1000: 3%, 超过 1000: 10% }) > 3"),
    (Code::NotNumber, "(分段累进 收入 { 不超过 1000: ⟦是⟧, 超过 1000: 3% }) > 3"),
    (Code::UnitMismatch, "(分段累进 收入 { 不超过 1000: 3%, ⟦超过 1000人⟧: 10% }) > 3"),
    (Code::ArgumentCount, "⟦周岁(入院日, 入院日, 入院日)⟧ > 3"),
    (Code::ArgumentCount, "⟦最大()⟧ > 3"),
    (Code::ArgumentCount, "⟦无则(借款)⟧ > 3"),
    (Code::ArgumentCount, "⟦保障人数(借款)⟧ > 3"),
    (Code::NeedsMembers, "⟦合计(收入)⟧ > 3"),
    (Code::NeedsBody, "⟦合计(成员)⟧ > 3"),
    (Code::NeedsBody, "⟦每个(成员 其中 工资 > 3)⟧"),
    (Code::NotAnItem, "享受(⟦5⟧)"),
    (Code::NotOptional, "有(⟦收入⟧)"),
    (Code::NotOptional, "无则(⟦收入 + 5⟧, 0) > 3"),
    (Code::RoundingStep, "(⟦收入 取整 进一 到 0元⟧) > 3"),
    (Code::NotBandable, "分档 ⟦入院日⟧ { 否则: 是 }"),
    (Code::BandNeedsChoice, "存在(成员: 分档 等级 { ⟦满 5⟧: 是, 否则: 否 })"),
    (Code::BandNeedsBounds, "分档 收入 { ⟦一级⟧: 是, 否则: 否 }"),
    (Code::NoSuchChoice, "存在(成员: 分档 等级 { 一级: 是, ⟦二集⟧: 否, 三级: 是 })"),
    (Code::UnitMismatch, "分档 财产 { 不满 5元: 是, ⟦满 5元 不满 9人⟧: 否, 满 9: 是 }"),
    (Code::BandTwice, "存在(成员: 分档 等级 { 一级: 是, ⟦二级 或 一级⟧: 否, 三级: 是 })"),
    (Code::BandTwice, "分档 收入 { 不超过 5: 是, ⟦满 5⟧: 否 }"),
    (Code::BandTwice, "分档 收入 { 不满 9: 是, ⟦满 5 不满 6⟧: 否, 满 9: 否 }"),
    (Code::BandMissing, "存在(成员: ⟦分档 等级 { 一级: 是, 二级: 否 }⟧)"),
    (Code::BandMissing, "⟦分档 收入 { 不满 5: 是, 超过 5: 否 }⟧"),
    (Code::BandMissing, "⟦分档 收入 { 满 5: 是 }⟧"),
    (Code::BandMissing, "⟦分档 收入 { 不满 5: 是 }⟧"),
    (Code::BandAfterElse, "分档 收入 { 否则: 是, ⟦不满 5⟧: 否 }"),
    (Code::BandEmpty, "分档 收入 { ⟦满 5 不满 5⟧: 是, 否则: 否 }"),
    (Code::BandEmpty, "分档 收入 { ⟦满 6 不超过 5⟧: 是, 否则: 否 }"),
];

const MEMBER: &[Row] = &[
    (Code::OnlyInFamilyItem, "⟦保障人数()⟧ > 3"),
    (Code::TypesDiffer, "⟦等级 = 工资⟧"),
    (Code::TypesDiffer, "⟦周岁(生日) > 3月⟧"),
];

const BENEFITS: &[Row] = &[
    (Code::NotNumber, "每月 ⟦城镇⟧"),
    (Code::NeedsRounding, "每月 ⟦收入 ÷ 3⟧"),
    (Code::NeedsRounding, "每月 ⟦(收入 ÷ 人数(成员)) × 人数(成员)⟧"),
    (Code::BenefitUnit, "每月 ⟦收入 × 12月 ÷ 1年⟧"),
    (Code::BenefitUnit, "每月 ⟦收入 ÷ 1人⟧"),
    (Code::BenefitUnit, "一次 ⟦收入⟧"),
    (Code::BenefitUnit, "每年 ⟦收入⟧"),
];

const DECLARATIONS: &[Row] = &[
    (Code::TypesDiffer, "定义 家庭.甲: 元 = ⟦收入⟧"),
    (Code::OnlyInFamilyItem, "定义 家庭.甲 = ⟦保障人数()⟧"),
    (Code::RangeBackwards, "事实 家庭 { 房: ⟦㎡ 90..30⟧ }"),
    (Code::MemberRange, "事实 成员 ⟦5..1⟧ { 房: 元 }"),
    (Code::MemberRange, "事实 成员 ⟦1..101⟧ { 房: 元 }"),
    (Code::MemberRange, "事实 成员 ⟦0..0⟧ { 房: 元 }"),
    (Code::WrongValue, "标准 甲: 元 { 2020-01-01 起 ⟦是⟧ }"),
    (Code::WrongValue, "标准 甲: 是否 { 2020-01-01 起 ⟦5⟧ }"),
    (Code::UnitMismatch, "标准 甲: 元/月 { 2020-01-01 起 ⟦5元/年⟧ }"),
    (Code::UnitMismatch, "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 家庭 { ⟦收入 5人⟧ } 期望 低保 符合 }"),
    (Code::UnitMismatch, "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 设定 ⟦限额⟧ = 5人 期望 低保 符合 }"),
];

pub fn codes() -> Vec<Code> {
    let rows = [FAMILY, MEMBER, BENEFITS, DECLARATIONS].concat();
    rows.iter().map(|(code, _)| *code).chain([Code::TooManyChoices]).collect()
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
fn of_benefits() {
    benefits(BENEFITS);
}

#[test]
fn of_declarations() {
    declarations(DECLARATIONS);
}

#[test]
fn many_choices() {
    let choices: String = (1..=64).map(|n| format!("甲{n}, ")).collect();
    check(Code::TooManyChoices, &format!("{HEAD}事实 家庭 {{ 房: 选项 {{ {choices}⟦甲65⟧ }} }}"));
}
