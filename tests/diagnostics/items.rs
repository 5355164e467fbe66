//! Items and the relations between them.

use crate::support::{Row, declarations};
use yimen::Code;

const ITEMS: &[Row] = &[
    (Code::NoConditions, "事项 ⟦甲⟧ 对象 家庭 { 依据 \"某法\" }"),
    (Code::ConditionTwice, "事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: 城镇 条件 ⟦一⟧: 非 城镇 }"),
    (Code::ConditionTwice, "事项 甲 对象 家庭 { 依据 \"某法\" 条件 一 (a): 城镇 条件 二 (⟦a⟧): 非 城镇 }"),
    (
        Code::NoCitation,
        "事项 甲 对象 家庭 { 条件 一: 城镇 依据 \"某法\"\n条件 ⟦二⟧: 城镇\n条件 三: 城镇 依据 \"某法\" }",
    ),
    (Code::RelationWithoutLaw, "⟦关系 低保 排除 护理 同一成员⟧"),
    (Code::RelationTwice, "关系 低保 排除 护理 同一成员 依据 \"某法\"\n关系 低保 排除 ⟦护理⟧ 同一家庭 依据 \"某法\""),
    (Code::RelationToItself, "关系 低保 排除 ⟦低保⟧ 同一家庭 依据 \"某法\""),
    (Code::ItemCycle, "关系 低保 排除 护理 同一家庭 依据 \"某法\"\n关系 护理 排除 ⟦低保⟧ 同一家庭 依据 \"某法\""),
    (Code::ItemCycle, "事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: ⟦享受(甲)⟧ }"),
    (
        Code::ItemCycle,
        "事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: 城镇 条件 二: 非 ⟦享受(乙)⟧ }\n\
         事项 乙 对象 家庭 { 依据 \"某法\" 条件 一: 收入 < 5 或 享受(甲) }",
    ),
    (
        Code::ItemCycle,
        "定义 家庭.有甲 = 享受(甲) 或 城镇\n事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: 城镇 }\n\
         事项 乙 对象 家庭 { 依据 \"某法\" 条件 一: 有甲 }\n关系 乙 排除 ⟦甲⟧ 同一家庭 依据 \"某法\"",
    ),
    // Who requires what rules him out: that nobody can be granted it is said, not the circle.
    (
        Code::NeverGranted,
        "定义 家庭.有甲 = 享受(甲)\n事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: 城镇 }\n\
         事项 ⟦乙⟧ 对象 家庭 { 依据 \"某法\" 条件 一: 有甲 }\n关系 乙 排除 甲 同一家庭 依据 \"某法\"",
    ),
    (
        Code::CoversCountsItself,
        "事项 甲 对象 家庭 { 依据 \"某法\" 设 总数 = 保障人数() 条件 一: 总数 > 0 保障 成员 其中 ⟦总数⟧ > 0人 }",
    ),
    (Code::CoversOfMemberItem, "事项 甲 对象 成员 { 依据 \"某法\" 条件 一: 等级 = 一级 保障 成员 其中 ⟦等级 = 一级⟧ }"),
];

pub fn codes() -> Vec<Code> {
    ITEMS.iter().map(|(code, _)| *code).collect()
}

#[test]
fn of_items() {
    declarations(ITEMS);
}
