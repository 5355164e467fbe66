//! Relations between items: whom they are about, what they compare, what they are put on.

use crate::support::{HEAD, Row, all};
use yimen::Code;

/// Items that pay, of members and of the family.
const PAID: &str = r#"
事项 津贴 对象 成员 { 类别 现金 依据 "某法" 条件 一: 等级 = 一级 待遇 每月 50元 }
事项 补助 对象 成员 { 类别 现金 依据 "某法" 条件 一: 等级 = 二级 待遇 每月 60元 }
事项 一次补助 对象 成员 { 依据 "某法" 条件 一: 等级 = 二级 待遇 一次 600元 }
事项 物资 对象 成员 { 依据 "某法" 条件 一: 等级 = 二级 待遇 实物 "米" }
事项 户补 对象 家庭 { 依据 "某法" 条件 一: 城镇 待遇 每月 70元 }
事项 户贴 对象 家庭 { 依据 "某法" 条件 一: 城镇 待遇 每月 80元 }
事项 年补 对象 成员 { 依据 "某法" 条件 一: 等级 = 一级 待遇 每年 500元 }
定义 家庭.净收入 = 收入
定义 成员.净工资 = 工资
定义 家庭.低于(额: 元/月) = 收入 < 额
"#;

const RELATIONS: &[Row] = &[
    (Code::UnknownCategory, "关系 择高 { ⟦类别 现钞⟧ } 同一成员 依据 \"某法\""),
    (Code::UnknownCategory, "关系 津贴 排除 补助, ⟦类别 \"护 理\"⟧ 同一成员 依据 \"某法\""),
    (Code::ScopeMissing, "⟦关系 津贴 排除 补助 依据 \"某法\"⟧"),
    (Code::ScopeMissing, "⟦关系 择高 { 津贴, 补助 } 依据 \"某法\"⟧"),
    (Code::ScopeMissing, "⟦关系 津贴 自动准入 补助 依据 \"某法\"⟧"),
    (Code::ScopeNotHere, "关系 顺序 { 津贴, 补助 } ⟦同一成员⟧ 依据 \"某法\""),
    (Code::ScopeNotHere, "关系 渐退 户补 期限 6个月 ⟦同一家庭⟧ 依据 \"某法\""),
    (Code::ScopeNotHere, "关系 津贴 不计入 净收入 ⟦同一家庭⟧ 依据 \"某法\""),
    (Code::RelationToItself, "关系 津贴 排除 ⟦津贴⟧ 同一成员 依据 \"某法\""),
    (Code::RelationToItself, "关系 津贴 自动准入 ⟦津贴⟧ 同一成员 依据 \"某法\""),
    (Code::RelationTwice, "关系 择高 { 津贴, ⟦津贴⟧ } 同一成员 依据 \"某法\""),
    (Code::RelationTwice, "关系 补差 津贴 扣 { 补助, ⟦补助⟧ } 依据 \"某法\""),
    (
        Code::RelationTwice,
        "关系 津贴 排除 补助 同一成员 依据 \"某法\"\n关系 择高 { 津贴, ⟦补助⟧ } 同一家庭 依据 \"某法\"",
    ),
    (Code::GroupOfOne, "关系 择高 { ⟦津贴⟧ } 同一成员 依据 \"某法\""),
    (Code::GroupOfOne, "关系 择一 按序 { ⟦物资⟧ } 同一成员 依据 \"某法\""),
    (Code::RelationsContradict, "关系 津贴 排除 补助 同一成员 依据 \"某法\"\n关系 叠加 { 津贴, ⟦补助⟧ } 依据 \"某法\""),
    (
        Code::RelationsContradict,
        "关系 叠加 { 津贴, 补助 } 依据 \"某法\"\n关系 择一 申请人选 { 津贴, ⟦补助⟧ } 同一成员 依据 \"某法\"",
    ),
    (Code::FamilyItemByMember, "关系 择高 { 津贴, ⟦户补⟧ } 同一成员 依据 \"某法\""),
    (Code::FamilyItemByMember, "关系 择一 申请人选 { 户贴, ⟦户补⟧ } 同一成员 依据 \"某法\""),
    (Code::FamilyItemByMember, "关系 津贴 自动准入 户补 ⟦同一成员⟧ 依据 \"某法\""),
    (Code::FamilyItemByMember, "关系 ⟦户补⟧ 不计入 净工资 依据 \"某法\""),
    (Code::NotComparable, "关系 择高 { 津贴, ⟦一次补助⟧ } 同一成员 依据 \"某法\""),
    (Code::NotComparable, "关系 补差 津贴 扣 { ⟦物资⟧ } 依据 \"某法\""),
    (Code::NotComparable, "关系 ⟦一次补助⟧ 不计入 净收入 依据 \"某法\""),
    (Code::NoFigureToLimit, "⟦关系 补差 物资 扣 { 津贴 } 依据 \"某法\"⟧"),
    (Code::NoFigureToLimit, "⟦关系 封顶 { 津贴, 护理 } 至 80元/月 同一成员 依据 \"某法\"⟧"),
    (Code::LimitScope, "关系 封顶 { 津贴, 补助 } 至 80元/月 ⟦同一家庭⟧ 依据 \"某法\""),
    (Code::LimitScope, "关系 封顶 { 津贴, 户补 } 至 80元/月 ⟦同一成员⟧ 依据 \"某法\""),
    (Code::PerHeadMissing, "关系 补差 津贴 扣 { ⟦户补⟧ } 依据 \"某法\""),
    (Code::PerHeadNotHere, "关系 补差 津贴 扣 { ⟦补助⟧ 按人均 } 依据 \"某法\""),
    (Code::PerHeadNotHere, "关系 补差 户补 扣 { ⟦户贴⟧ 按人均 } 依据 \"某法\""),
    (Code::NotADefinition, "关系 津贴 不计入 ⟦收入⟧ 依据 \"某法\""),
    (Code::NotADefinition, "关系 津贴 不计入 ⟦低于⟧ 依据 \"某法\""),
    (Code::NotCountedWhen, "关系 津贴 不计入 净收入 当 ⟦城镇⟧ 依据 \"某法\""),
    (Code::PaysNoMoney, "定义 家庭.甲 = 待遇额(⟦低保⟧)"),
    (Code::PaysNoMoney, "定义 成员.甲 = 在享额(⟦物资⟧)"),
    (
        Code::NeverGranted,
        "关系 津贴 排除 补助 同一成员 依据 \"某法\"\n\
         事项 ⟦两样⟧ 对象 成员 { 依据 \"某法\" 条件 一: 享受(津贴) 且 享受(补助) }",
    ),
    (
        Code::NeverGranted,
        "关系 户贴 排除 户补 同一家庭 依据 \"某法\"\n\
         事项 ⟦两样⟧ 对象 家庭 { 依据 \"某法\" 条件 一: 享受(户贴) 条件 二: 享受(户补) }",
    ),
    (Code::TypesDiffer, "关系 补差 津贴 至 ⟦80元⟧ 扣 { 补助 } 依据 \"某法\""),
    (Code::NeedsRounding, "⟦关系 补差 津贴 扣 { 户补 按人均 } 依据 \"某法\"⟧"),
    (Code::NeedsRounding, "关系 ⟦年补⟧ 不计入 净收入 依据 \"某法\""),
    (Code::UnknownCondition, "关系 津贴 自动准入 补助 免 ⟦收入⟧ 同一成员 依据 \"某法\""),
    (Code::DatesBackwards, "关系 津贴 排除 补助 同一成员 施行 ⟦2026-01-01 至 2025-12-31⟧ 依据 \"某法\""),
    (Code::NoSuchRegion, "关系 津贴 排除 补助 同一成员 地区 ⟦三口县⟧ 依据 \"某法\""),
    (Code::WhichMember, "关系 津贴 排除 补助 同一家庭 当 ⟦工资⟧ > 5 依据 \"某法\""),
    (Code::ClauseTwice, "关系 津贴 排除 补助 同一成员 地区 三门县 ⟦地区 台州市⟧ 依据 \"某法\""),
    (Code::NotUnderstood, "关系 择一 ⟦{⟧ 津贴, 补助 } 同一成员 依据 \"某法\""),
    (Code::NotUnderstood, "关系 择一 ⟦随便⟧ { 津贴, 补助 } 同一成员 依据 \"某法\""),
    (Code::NotUnderstood, "关系 补差 津贴 ⟦{⟧ 补助 } 依据 \"某法\""),
    (Code::NotUnderstood, "关系 津贴 ⟦不得⟧ 补助 同一成员 依据 \"某法\""),
    (Code::DeclarationUnfinished, "关系 津贴 ⟦排除⟧"),
];

pub fn codes() -> Vec<Code> {
    RELATIONS.iter().map(|(code, _)| *code).collect()
}

#[test]
fn of_relations() {
    all(RELATIONS, |text| format!("{HEAD}{PAID}{text}"));
}
