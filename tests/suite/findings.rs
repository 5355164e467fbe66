//! What is received set against what is due: 漏救, 错救, 重复救; the checklist of a year.

use super::support::{figure, judge};
use yimen::shapes::{ChecklistStatus, FindingKind};

const ITEMS: &str = "
事项 特 对象 成员 { 依据 \"某法\" 条件 一: 在校  待遇 每月 100元 }
事项 护 对象 成员 { 依据 \"某法\" 条件 一: 等级 = 一级  待遇 每月 60元 }
事项 低 对象 家庭 { 依据 \"某法\" 条件 一: 收入 < 1000  待遇 每月 1000 − 收入 }
事项 米 对象 家庭 { 依据 \"某法\" 条件 一: p  待遇 实物 \"一袋米\" }
事项 助 对象 成员 { 依据 \"某法\" 条件 一: 等级 = 一级  待遇 一次 800元 }
关系 特 排除 护 同一成员 依据 《甲法》
关系 特 排除 低 同一成员 依据 《乙法》
";

/// Findings in short: `gap 低 700`, `duplicate 护[0] 60 by 特[0]`.
fn found(short: &str) -> Vec<String> {
    let shown = |one: &yimen::shapes::Finding| {
        let kind = match one.kind {
            FindingKind::Gap => "gap",
            FindingKind::Wrongful => "wrongful",
            FindingKind::Duplicate => "duplicate",
            FindingKind::Replaced => "replaced",
            FindingKind::Elsewhere => "elsewhere",
            FindingKind::Underpaid => "underpaid",
            FindingKind::Overpaid => "overpaid",
        };
        let whose = |member: Option<u32>| member.map(|member| format!("[{member}]")).unwrap_or_default();
        let amount = one.amount.as_ref().map(|amount| format!(" {}", figure(amount))).unwrap_or_default();
        let with = one.with.as_ref().map(|with| format!(" by {}{}", with.item, whose(with.member))).unwrap_or_default();
        assert!(!one.text.is_empty());
        format!("{kind} {}{}{amount}{with}", one.item, whose(one.member))
    };
    judge(ITEMS, short).findings.iter().map(shown).collect()
}

#[test]
fn due_and_not_received() {
    assert_eq!(found("收入 300, p 是 | 在校 否, 等级 二级"), ["gap 低 700 元/月", "gap 米"]);
    assert_eq!(found("收入 300, p 否, 在享 低 =700 | 在校 否, 等级 二级"), [""; 0]);
}

#[test]
fn received_and_not_due() {
    assert_eq!(found("收入 2000, p 否, 在享 低 =700 | 在校 否, 等级 二级"), ["wrongful 低 700 元/月"]);
    assert_eq!(found("收入 2000, p 否, 在享 低 | 在校 否, 等级 二级"), ["wrongful 低"]);
    // Not settled: nothing is found.
    assert_eq!(found("p 否, 在享 低 =700 | 在校 否, 等级 二级"), [""; 0]);
}

#[test]
fn received_together_though_one_bars_the_other() {
    let both = "收入 2000, p 否, 在享 特 0 =100, 在享 护 0 =60 | 在校 是, 等级 一级";
    assert_eq!(found(both), ["duplicate 护[0] 60 元/月 by 特[0]", "gap 助[0] 800 元"]);
    // Whatever the verdicts are: nobody said whether she is a pupil.
    assert_eq!(
        found("收入 2000, p 否, 在享 特 0, 在享 护 0 | 等级 二级"),
        ["duplicate 护[0] by 特[0]", "wrongful 护[0]"]
    );
    // Two members, one each: no duplicate.
    let apart = "收入 2000, p 否, 在享 特 0 =100, 在享 护 1 =60 | 在校 是, 等级 二级 | 在校 否, 等级 一级";
    assert_eq!(found(apart), ["gap 助[1] 800 元"]);
}

#[test]
fn a_family_s_item_beside_a_member_s() {
    // The only member has both.
    assert_eq!(
        found("收入 300, p 否, 在享 特 0 =100, 在享 低 =700 | 在校 是, 等级 二级"),
        ["duplicate 低 700 元/月 by 特[0]"]
    );
    // Another member is left in the family's item.
    let two = "收入 300, p 否, 在享 特 0 =100, 在享 低 =700 | 在校 是, 等级 二级 | 在校 否, 等级 二级";
    assert_eq!(found(two), [""; 0]);
}

#[test]
fn what_is_to_be_exchanged() {
    assert_eq!(
        found("收入 2000, p 否, 在享 护 0 =60 | 在校 是, 等级 一级"),
        ["gap 特[0] 100 元/月", "replaced 护[0] 60 元/月 by 特[0]", "gap 助[0] 800 元"]
    );
}

#[test]
fn another_amount() {
    assert_eq!(found("收入 300, p 否, 在享 低 =699.5 | 在校 否, 等级 二级"), ["underpaid 低 0.5 元/月"]);
    assert_eq!(found("收入 300, p 否, 在享 低 =701 | 在校 否, 等级 二级"), ["overpaid 低 1 元/月"]);
}

#[test]
fn received_in_other_places() {
    assert_eq!(found("收入 300, p 否, 在享 低 =700 ~台州市 | 在校 否, 等级 二级"), [""; 0]);
    assert_eq!(found("收入 300, p 否, 在享 低 =700 ~西湖区 | 在校 否, 等级 二级"), ["elsewhere 低 700 元/月"]);
    assert_eq!(
        found("收入 300, p 否, 在享 低 =700 ~西湖区, 在享 低 =700 ~三门县 | 在校 否, 等级 二级"),
        ["duplicate 低"]
    );
}

#[test]
fn a_year_at_today_s_rate() {
    let list =
        judge(ITEMS, "收入 300, p 是, 在享 低 =700, 在享 护 0 =60 | 在校 否, 等级 二级 | 在校 否, 等级 一级").checklist;
    let shown: Vec<String> = list
        .iter()
        .map(|entry| {
            let status = match entry.status {
                ChecklistStatus::Has => "has",
                ChecklistStatus::Could => "could",
                ChecklistStatus::Ends => "ends",
                ChecklistStatus::Instead => "instead",
            };
            let yearly = entry.yearly.as_ref().map(figure).or(entry.in_kind.clone()).unwrap_or_default();
            format!("{} {status} {yearly}", entry.item)
        })
        .collect();
    assert_eq!(shown, ["护 ends 720 元/年", "护 could 720 元/年", "低 has 8400 元/年", "米 could 一袋米", "助 could "]);
}
