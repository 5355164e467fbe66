//! Definitions with parameters, versions, exceptions and classes; outputs; local names and versions of items.

use crate::support::{HEAD, Row, check, compile, declarations, of_member};
use yimen::Code;

const PARAMETERS: &[Row] = &[
    (Code::ArgumentCount, "定义 家庭.税(额: 元/月): 元/月 = 额 × 3%\n定义 家庭.乙 = ⟦税⟧"),
    (Code::ArgumentCount, "定义 家庭.税(额: 元/月): 元/月 = 额 × 3%\n定义 家庭.乙 = ⟦税()⟧"),
    (Code::ArgumentCount, "定义 家庭.税(额: 元/月): 元/月 = 额 × 3%\n定义 家庭.乙 = ⟦税(收入, 收入)⟧"),
    (Code::ArgumentCount, "定义 家庭.税 = 收入\n定义 家庭.乙 = ⟦税(收入)⟧"),
    (Code::NotNumber, "定义 家庭.税(额: 元/月): 元/月 = 额 × 3%\n定义 家庭.乙 = 税(⟦入院日⟧)"),
    (Code::NotDate, "定义 家庭.税(某日: 日期) = 某日 + 1日\n定义 家庭.乙 = 税(⟦收入⟧)"),
    (Code::NotTruth, "定义 家庭.税(有: 是否) = 非 有\n定义 家庭.乙 = 税(⟦收入⟧)"),
    (Code::TypesDiffer, "定义 家庭.税(额: 元/月): 元/月 = 额 × 3%\n定义 家庭.乙 = 税(⟦财产⟧)"),
    (
        Code::NoSuchChoice,
        "定义 家庭.税(级: 等级): 元 = 分档 级 { 一级: 1, 否则: 2 }\n定义 家庭.乙 = 税(一级) + 税(⟦四级⟧)",
    ),
    (Code::NoSuchKind, "定义 家庭.税(额: ⟦平米⟧): 元 = 额"),
    (Code::NoSuchKind, "定义 家庭.税(额: ⟦平米⟧): 元 = 额 + 5元\n定义 家庭.乙 = 税(5)"),
    (Code::NameTaken, "定义 家庭.税(⟦收入⟧: 元/月): 元/月 = 收入 × 2"),
    (Code::NameTaken, "定义 家庭.税(额: 元, ⟦额⟧: 元): 元 = 额"),
    (Code::NameTaken, "定义 家庭.税(⟦评估日⟧: 元): 元 = 评估日"),
    (Code::NameTaken, "定义 家庭.税(⟦本人⟧: 元): 元 = 本人"),
    (Code::NameTaken, "定义 家庭.⟦最小⟧(额: 元): 元 = 额"),
    (Code::NameTaken, "定义 家庭.⟦人数⟧(额: 元): 元 = 额"),
    (Code::NotUnderstood, "定义 家庭.税(⟦)⟧: 元 = 5"),
    (Code::NotUnderstood, "定义 家庭.税(额⟦)⟧: 元 = 5"),
    (Code::WhichMember, "定义 成员.税(额: 元): 元 = 额\n定义 家庭.乙 = ⟦税(财产)⟧"),
    (Code::DefinitionCycle, "定义 家庭.⟦税⟧(额: 元): 元 = 税(额)"),
    (Code::DefinitionCycle, "定义 家庭.⟦税⟧(额: 元): 元 = 费(额)\n定义 家庭.费(额: 元): 元 = 税(额)"),
];

const KINDS: &[Row] = &[
    (Code::NameTaken, "定义 家庭.⟦成员⟧ = 5元"),
    (Code::NameTaken, "定义 家庭.⟦家庭⟧ = 5元"),
    (Code::NameTaken, "定义 家庭.⟦评估日⟧ = 5元\n定义 家庭.乙 = 评估日 + 3元"),
    (Code::NameTaken, "定义 成员.甲 (⟦self⟧) = 5元"),
    (Code::NameTaken, "指标 家庭.⟦评估地⟧ = 5元"),
    (Code::NameTaken, "分类 成员.⟦本人⟧ { 老: 工资 > 5, 否则: 小 }"),
    (Code::NameTaken, "事实 家庭 { ⟦评估日⟧: 日期 }"),
    (Code::NameTaken, "事实 家庭 { 甲 (⟦evaluation_date⟧): 元 }\n定义 家庭.乙 = evaluation_date + 3元"),
    (Code::NameTaken, "事实 成员 { ⟦本人⟧: 日期 }"),
    (Code::NameTaken, "事实 成员 { ⟦成员⟧: 成员 }"),
    (Code::NoSuchKind, "定义 家庭.甲: ⟦平米⟧ = 5"),
    (Code::NoSuchKind, "定义 家庭.甲: ⟦平米⟧ = 5元\n定义 家庭.乙 = 甲 + 5人"),
    (Code::NoSuchKind, "定义 家庭.甲: ⟦低保⟧ = 5"),
    (Code::NoSuchChoice, "定义 家庭.甲: 选项 { 红, 蓝 } = ⟦绿⟧"),
    (Code::NoSuchChoice, "定义 家庭.甲: 选项 { 红, 蓝 } = 如果 城镇 则 红 否则 ⟦绿⟧"),
    (Code::NoSuchChoice, "定义 家庭.甲: 选项 { 红, 蓝 } = 红\n定义 家庭.乙 = 甲 = ⟦黄⟧"),
    (Code::NotTruth, "定义 家庭.甲: 是否 = ⟦收入⟧"),
    (Code::NotDate, "定义 家庭.甲: 日期 = ⟦收入⟧"),
    (Code::NotNumber, "定义 家庭.甲: 数 = ⟦入院日⟧"),
    (Code::OutputWithParameters, "指标 家庭.⟦税⟧(额: 元): 元 = 额"),
    (Code::NeedsRounding, "指标 家庭.税 = ⟦收入 ÷ 3⟧"),
    (Code::DeclaredTwice, "指标 家庭.⟦收入⟧ = 5"),
    (Code::DeclarationUnfinished, "指标 家庭.税 = 收入 ⟦依据⟧"),
];

const VERSIONS: &[Row] = &[
    (Code::VersionsOverlap, "定义 家庭.甲: 元 { 2020-01-01 至 2021-12-31 = 1元 ⟦2021-06-01 起⟧ = 2元 }"),
    (Code::VersionsOverlap, "定义 家庭.甲: 元 { 2020-01-01 至 2021-12-31 = 1元 ⟦2021-12-31 起⟧ = 2元 }"),
    (Code::VersionsOverlap, "定义 家庭.甲: 元 { 2020-01-01 起 = 1元 ⟦2020-01-01 起⟧ = 2元 }"),
    (Code::VersionsOverlap, "定义 家庭.甲: 元 { ⟦2021-06-01 起⟧ = 2元 2020-01-01 至 2021-12-31 = 1元 }"),
    (Code::DatesBackwards, "定义 家庭.甲: 元 { ⟦2020-01-01 至 2019-12-31⟧ = 1元 2021-06-01 起 = 2元 }"),
    (Code::TypesDiffer, "定义 家庭.甲: 元 { 2020-01-01 起 = 1元 2021-06-01 起 = ⟦2元/月⟧ }"),
    (Code::TypesDiffer, "定义 家庭.甲 { 2020-01-01 起 = 1元 2021-06-01 起 = ⟦是⟧ }"),
    (Code::NotUnderstood, "定义 家庭.甲: 元 { 2020-01-01 ⟦=⟧ 1元 }"),
    (Code::NotUnderstood, "定义 家庭.甲: 元 { 2020-01-01 起 ⟦1元⟧ }"),
    (Code::NotUnderstood, "定义 家庭.甲: 元 { ⟦}⟧"),
    (Code::NotUnderstood, "定义 家庭.甲: 元 { 2020-01-01 起 = 1元 ⟦默认⟧ = 2元 }"),
    (Code::NoSuchDate, "定义 家庭.甲: 元 { ⟦2020-02-30⟧ 起 = 1元 }"),
];

const EXCEPTIONS: &[Row] = &[
    (Code::NoSuchException, "定义 家庭.甲: 元 { 默认 = 1元 例外 老: 城镇 则 5元 先于 ⟦小⟧ }"),
    (
        Code::NoSuchException,
        "定义 家庭.甲: 元 { 默认 = 1元 例外 老人: 城镇 则 5元 例外 小孩: 城镇 则 6元 先于 老人, ⟦老入⟧ }",
    ),
    (Code::ExceptionCycle, "定义 家庭.甲: 元 { 默认 = 1元 例外 ⟦老⟧: 城镇 则 5元 先于 老 }"),
    (
        Code::ExceptionCycle,
        "定义 家庭.甲: 元 { 默认 = 1元 例外 ⟦老⟧: 城镇 则 5元 先于 小 例外 小: 城镇 则 6元 先于 老 }",
    ),
    (
        Code::ExceptionCycle,
        "定义 家庭.甲: 元 { 默认 = 1元 例外 ⟦一⟧: 城镇 则 5元 先于 二 例外 二: 城镇 则 6元 先于 三 例外 三: 城镇 则 7元 先于 一 }",
    ),
    (Code::DeclaredTwice, "定义 家庭.甲: 元 { 默认 = 1元 例外 老: 城镇 则 5元 例外 ⟦老⟧: 城镇 则 6元 }"),
    (Code::NotTruth, "定义 家庭.甲: 元 { 默认 = 1元 例外 老: ⟦收入⟧ 则 5元 }"),
    (Code::TypesDiffer, "定义 家庭.甲: 元 { 默认 = 1元 例外 老: 城镇 则 ⟦5元/月⟧ }"),
    (Code::TypesDiffer, "定义 家庭.甲 { 默认 = 1元 例外 老: 城镇 则 ⟦是⟧ }"),
    (Code::NotUnderstood, "定义 家庭.甲: 元 { ⟦例外⟧ 老: 城镇 则 5元 }"),
    (Code::NotUnderstood, "定义 家庭.甲: 元 { 默认 = 1元 例外 老: 城镇 则 5元 ⟦默认⟧ = 3元 }"),
    (Code::NotUnderstood, "定义 家庭.甲: 元 { 默认 = 1元 例外 老: 城镇 则 ⟦}⟧"),
    (Code::NotUnderstood, "定义 家庭.甲: 元 { 默认 = 1元 例外 老 ⟦城镇⟧ 则 5元 }"),
    (Code::WordsRunTogether, "定义 家庭.甲: 元 { 默认 = 1元 例外 老: 城镇 ⟦则5元⟧ }"),
    (Code::WordsRunTogether, "定义 家庭.甲: 元 { 默认 = 1元 例外 老: ⟦城镇且非城镇⟧ 则 5元 }"),
];

const CLASSES: &[Row] = &[
    (Code::ClassesNeedElse, "分类 成员.⟦层级⟧ { 老: 工资 > 5, 小: 工资 > 3 }"),
    (Code::BandAfterElse, "分类 成员.层级 { 否则: 小, ⟦老: 工资 > 5⟧ }"),
    (Code::BandAfterElse, "分类 成员.层级 { 老: 工资 > 5, 否则: 小, ⟦否则: 大⟧ }"),
    (Code::DeclaredTwice, "分类 成员.层级 { 老: 工资 > 5, ⟦老⟧: 工资 > 3, 否则: 小 }"),
    (Code::DeclaredTwice, "分类 成员.层级 { 老: 工资 > 5, 否则: ⟦老⟧ }"),
    (Code::NotTruth, "分类 成员.层级 { 老: ⟦工资⟧, 否则: 小 }"),
    (Code::WhichMember, "分类 家庭.层级 { 老: ⟦工资⟧ > 5, 否则: 小 }"),
    (Code::NoSuchChoice, "分类 成员.层级 { 老: 工资 > 5, 否则: 小 }\n定义 成员.乙 = 层级 = ⟦中⟧"),
    (Code::DeclaredTwice, "分类 家庭.⟦收入⟧ { 老: 城镇, 否则: 小 }"),
    (Code::DefinitionCycle, "分类 成员.⟦层级⟧ { 老: 层级 = 老, 否则: 小 }"),
    (Code::NotUnderstood, "分类 成员.层级 { ⟦}⟧"),
    (Code::NotUnderstood, "分类 成员.层级 { 老 ⟦工资⟧ > 5, 否则: 小 }"),
];

const LOCALS: &[Row] = &[
    (Code::NameTaken, "事项 甲 对象 家庭 { 依据 \"某法\" 设 ⟦收入⟧ = 5 条件 一: 收入 < 5 }"),
    (Code::NameTaken, "事项 甲 对象 家庭 { 依据 \"某法\" 设 额 (⟦self⟧) = 5 条件 一: 额 < 5 }"),
    (Code::NameTaken, "事项 甲 对象 家庭 { 依据 \"某法\" 设 额 = 5 设 ⟦额⟧ = 6 条件 一: 收入 < 额 }"),
    (Code::NameTaken, "事项 甲 对象 家庭 { 依据 \"某法\" 设 ⟦评估日⟧ = 6 条件 一: 收入 < 评估日 }"),
    (Code::UnknownName, "事项 甲 对象 家庭 { 依据 \"某法\" 设 额 = ⟦次⟧ 设 次 = 6 条件 一: 收入 < 额 }"),
    (Code::UnknownName, "事项 甲 对象 家庭 { 依据 \"某法\" 设 额 = ⟦额⟧ + 1元 条件 一: 收入 < 额 }"),
    (Code::UnknownName, "事项 甲 对象 家庭 { 依据 \"某法\" 设 额 = 5 条件 一: 收入 < 额 }\n定义 家庭.乙 = ⟦额⟧"),
    (Code::TypesDiffer, "事项 甲 对象 家庭 { 依据 \"某法\" 设 额: 元/月 = ⟦财产⟧ 条件 一: 收入 < 额 }"),
    (Code::NoSuchKind, "事项 甲 对象 家庭 { 依据 \"某法\" 设 额: ⟦平米⟧ = 财产 条件 一: 收入 < 额 }"),
    (Code::WhichMember, "事项 甲 对象 家庭 { 依据 \"某法\" 设 额 = ⟦工资⟧ 条件 一: 收入 < 额 }"),
];

const ITEMS: &[Row] = &[
    (
        Code::VersionsOverlap,
        "事项 甲 对象 家庭 { 依据 \"某法\" 施行 2024-01-01 至 2025-12-31 条件 一: 城镇 }\n\
         事项 甲 对象 家庭 { 依据 \"某法\" 施行 ⟦2025-06-01 起⟧ 条件 一: 城镇 }",
    ),
    (
        Code::VersionsOverlap,
        "事项 甲 对象 家庭 { 依据 \"某法\" 施行 2024-01-01 起 条件 一: 城镇 }\n\
         事项 甲 对象 家庭 { 依据 \"某法\" 施行 ⟦2026-01-01 起⟧ 条件 一: 城镇 }",
    ),
    (
        Code::OwnerChanges,
        "事项 甲 对象 家庭 { 依据 \"某法\" 施行 2024-01-01 至 2025-12-31 条件 一: 城镇 }\n\
         事项 ⟦甲⟧ 对象 成员 { 依据 \"某法\" 施行 2026-01-01 起 条件 一: 等级 = 一级 }",
    ),
    (Code::DatesBackwards, "事项 甲 对象 家庭 { 依据 \"某法\" 施行 ⟦2024-01-01 至 2023-12-31⟧ 条件 一: 城镇 }"),
    (
        Code::DeclaredTwice,
        "事项 甲 对象 家庭 { 依据 \"某法\" 施行 2024-01-01 至 2025-12-31 条件 一: 城镇 }\n\
         事项 ⟦甲⟧ 对象 家庭 { 依据 \"某法\" 条件 一: 城镇 }",
    ),
    (Code::ClauseTwice, "事项 甲 对象 家庭 { 依据 \"某法\" 施行 2024-01-01 起 ⟦施行 2025-01-01 起⟧ 条件 一: 城镇 }"),
    (Code::NotUnderstood, "事项 甲 对象 家庭 { 依据 \"某法\" 施行 2024-01-01 ⟦条件⟧ 一: 城镇 }"),
];

/// What a member's rule may ask of the others.
const ORDER: &[Row] = &[
    (Code::MembersForm, "⟦名次(成员)⟧ = 1"),
    (Code::MembersForm, "⟦名次(成员: 工资)⟧ = 1"),
    (Code::MembersForm, "⟦名次(成员 其中 等级 = 一级)⟧ = 1"),
    (Code::MembersForm, "⟦名次(成员 按 工资: 工资)⟧ = 1"),
    (Code::MembersForm, "⟦名次(成员 按 工资, 2)⟧ = 1"),
    (Code::MembersForm, "⟦名次(工资)⟧ = 1"),
    (Code::MembersForm, "⟦第几位(成员 按 工资: 工资)⟧ > 3"),
    (Code::MembersForm, "⟦第几位(成员: 工资, 1)⟧ > 3"),
    (Code::MembersForm, "⟦第几位(成员 按 工资, 1)⟧ > 3"),
    (Code::MembersForm, "⟦第几位(工资, 1)⟧ > 3"),
    (Code::MembersForm, "⟦合计(成员 按 工资: 工资)⟧ > 3"),
    (Code::MembersForm, "⟦人数(成员 按 工资 从大到小)⟧ > 3"),
    (Code::MembersForm, "⟦合计(成员: 工资, 1)⟧ > 3"),
    (Code::NoOrder, "名次(成员 按 ⟦等级⟧) = 1"),
    (Code::NoOrder, "名次(成员 按 ⟦城镇⟧) = 1"),
    (Code::NoOrder, "⟦本人 > 本人⟧"),
    (Code::NotTruth, "名次(成员 其中 ⟦工资⟧ 按 工资) = 1"),
    (Code::TypesDiffer, "第几位(成员 按 工资: 工资, ⟦收入⟧) > 3"),
    (Code::TypesDiffer, "⟦名次(成员 按 工资) = 1人⟧"),
    (Code::TypesDiffer, "⟦本人 = 1⟧"),
    (Code::WrongValue, "第几位(成员 按 工资: 工资, ⟦1.5⟧) > 3"),
    (Code::WrongValue, "第几位(成员 按 工资: 工资, ⟦0⟧) > 3"),
    (Code::WordsRunTogether, "名次(成员 ⟦按工资⟧) = 1"),
    (Code::WordsRunTogether, "存在(成员 ⟦其中工资⟧ > 5)"),
    (Code::WordsRunTogether, "人数(⟦成员其中⟧ 工资 > 5) > 1"),
    (Code::NotUnderstood, "名次(成员 按 工资 并列 ⟦从大到小⟧) = 1"),
    (Code::NoSuchOwner, "⟦工资⟧.工资 > 3"),
    (Code::NoSuchOwner, "本人.⟦等级⟧.工资 > 3"),
];

const LINKS: &[Row] = &[
    (Code::WhichMember, "定义 家庭.甲 = ⟦名次(成员 按 工资)⟧"),
    (Code::WrongOwner, "事实 家庭 { 户主: 成员 }\n定义 家庭.甲 = ⟦户主.收入⟧"),
    (Code::WrongOwner, "事实 家庭 { 户主: 成员 }\n定义 家庭.甲 = 户主.⟦户主⟧.工资"),
    (Code::UnknownName, "事实 家庭 { 户主: 成员 }\n定义 家庭.甲 = 户主.⟦等机⟧"),
    (Code::NoSuchOwner, "事实 家庭 { 户主: 成员 }\n定义 家庭.甲 = ⟦户猪⟧.工资"),
    (Code::NoSuchOwner, "定义 家庭.甲 = ⟦收入⟧.工资"),
    (Code::NoSuchOwner, "定义 家庭.甲 = ⟦限额⟧.工资"),
    (Code::WhichMember, "定义 家庭.甲 = ⟦工资⟧.工资"),
    (Code::WhichMember, "定义 家庭.甲 = ⟦本人⟧ = ⟦成员⟧"),
    (Code::TypesDiffer, "事实 家庭 { 户主: 成员 }\n定义 家庭.甲 = ⟦户主 > 5⟧"),
    (Code::NotNumber, "事实 家庭 { 户主: 成员 }\n定义 家庭.甲 = ⟦户主⟧ + 5"),
    (Code::NotTruth, "事实 成员 { 父亲: 成员 }\n定义 成员.甲 = 非 ⟦父亲⟧"),
    (Code::NotOptional, "事实 成员 { 父亲: 成员 }\n定义 成员.甲 = 有(⟦父亲⟧)"),
];

pub fn codes() -> Vec<Code> {
    let all = [PARAMETERS, KINDS, VERSIONS, EXCEPTIONS, CLASSES, LOCALS, ITEMS, ORDER, LINKS].concat();
    all.iter().map(|(code, _)| *code).chain([Code::TooManyExceptions]).collect()
}

#[test]
fn parameters() {
    declarations(PARAMETERS);
}

#[test]
fn kinds() {
    declarations(KINDS);
}

#[test]
fn versions() {
    declarations(VERSIONS);
}

#[test]
fn exceptions() {
    declarations(EXCEPTIONS);
}

#[test]
fn classes() {
    declarations(CLASSES);
}

#[test]
fn local_names() {
    declarations(LOCALS);
}

#[test]
fn versions_of_items() {
    declarations(ITEMS);
}

#[test]
fn members_in_order() {
    of_member(ORDER);
}

#[test]
fn links_between_members() {
    declarations(LINKS);
}

#[test]
fn many_exceptions() {
    let exceptions =
        |count: usize| -> String { (1..=count).map(|n| format!("例外 甲{n}: 收入 = {n} 则 {n}元\n")).collect() };
    let text = |rows: &str| format!("{HEAD}定义 家庭.甲: 元 {{ 默认 = 0元 {rows} }}");
    check(Code::TooManyExceptions, &text(&exceptions(65).replace("甲65", "⟦甲65⟧")));
    crate::support::pack(&text(&exceptions(64)));
}

#[test]
fn a_local_name_goes_by_its_id_too() {
    let item = "事项 甲 对象 家庭 { 依据 \"某法\" 设 人均 (per_head) = 收入 ÷ 2 条件 一: per_head < 5 }";
    crate::support::pack(&format!("{HEAD}{item}"));
    let (compiled, _) = compile(&format!("{HEAD}{item}"));
    assert!(compiled.diagnostics.is_empty(), "{:?}", compiled.diagnostics);
}
