//! Adding one relation, or taking one away, changes only what it says: a pack with one relation of each kind, each between
//! items of its own, beside others that nothing is said of.

use super::support::{judge, row};
use yimen::shapes::ScreeningResult;

const ITEMS: &str = "
定义 家庭.可计收入 = 收入
事项 救急 对象 家庭 { 依据 \"某法\" 条件 一: p  待遇 每月 200元 }
事项 救难 对象 成员 { 依据 \"某法\" 条件 一: 在校  待遇 每月 40元 }
事项 廉租 对象 家庭 { 依据 \"某法\" 条件 一: p  待遇 每月 300元 }
事项 公租 对象 家庭 { 依据 \"某法\" 条件 一: p  待遇 每月 250元 }
事项 助学 对象 成员 { 依据 \"某法\" 条件 一: 在校  待遇 每月 80元 }
事项 奖学 对象 成员 { 依据 \"某法\" 条件 一: 在校  待遇 每月 90元 }
事项 护理 对象 成员 { 依据 \"某法\" 条件 一: 等级 = 一级  待遇 每月 150元 }
事项 生活 对象 成员 { 依据 \"某法\" 条件 一: 等级 = 一级  待遇 每月 100元 }
事项 孤儿 对象 成员 { 依据 \"某法\" 条件 一: 等级 = 一级  待遇 每月 1000元 }
事项 伙食 对象 成员 { 依据 \"某法\" 条件 一: 等级 = 一级  待遇 每月 70元 }
事项 水费 对象 家庭 { 依据 \"某法\" 条件 一: p  待遇 每月 30元 }
事项 电费 对象 家庭 { 依据 \"某法\" 条件 一: p  待遇 每月 25元 }
事项 就学 对象 家庭 { 依据 \"某法\" 条件 缘由: p  条件 困难: q  待遇 每月 60元 }
事项 育儿 对象 成员 { 依据 \"某法\" 条件 一: 在校  待遇 每月 300元 }
事项 低收 对象 家庭 { 依据 \"某法\" 条件 一: 可计收入 < 1000  待遇 每月 5元 }
事项 老年 对象 家庭 { 依据 \"某法\" 条件 一: 余额 > 0  待遇 每月 11元 }
事项 先办 对象 家庭 { 依据 \"某法\" 条件 一: p  待遇 每月 1元 }
事项 后办 对象 家庭 { 依据 \"某法\" 条件 一: p  待遇 每月 2元 }
事项 不相干 对象 家庭 { 依据 \"某法\" 条件 一: p  待遇 每月 3元 }
事项 也不相干 对象 成员 { 依据 \"某法\" 条件 一: 在校  待遇 每月 4元 }
";

/// A relation of each kind, and what it changes of the rows.
const KINDS: &[(&str, &[&str])] = &[
    ("救急 排除 救难 同一家庭", &["救难[0] eligible new 40 元/月 → eligible barred ×救急"]),
    ("择一 按序 { 公租, 廉租 } 同一家庭", &["廉租 eligible new 300 元/月 → eligible barred ×公租"]),
    ("择一 就高 { 水费, 电费 } 同一家庭", &["电费 eligible new 25 元/月 → eligible barred ×水费"]),
    ("择一 申请人选 { 助学, 奖学 } 同一成员", &["助学[0] eligible new 80 元/月 → eligible barred ×奖学[0]"]),
    ("择高 { 护理, 生活 } 同一成员", &["生活[0] eligible new 100 元/月 → eligible barred ×护理[0]"]),
    ("补差 孤儿 扣 { 伙食 } 同一成员", &["孤儿[0] eligible new 1000 元/月 → eligible new 930 元/月"]),
    (
        "封顶 { 不相干, 先办 } 至 2元/月",
        &["先办 eligible new 1 元/月 → eligible new 0 元/月", "不相干 eligible new 3 元/月 → eligible new 2 元/月"],
    ),
    ("救急 自动准入 就学 免 困难 同一家庭", &["就学 ineligible → eligible new 60 元/月"]),
    ("育儿 不计入 可计收入", &["低收 ineligible → eligible new 5 元/月"]),
    ("渐退 老年 期限 6个月", &["老年 ineligible stop → ineligible continuing 11 元/月"]),
    ("顺序 { 先办, 后办 }", &["后办 after 先办"]),
    ("叠加 { 救急, 廉租 }", &[]),
];

const FAMILY: &str = "p 是, q 否, 收入 1200, 余额 0, 在享 老年 =11 @2025-01-01 !2026-01-01, \
                      在享 育儿 0 =300 @2025-01-01 | 在校 是, 等级 一级";

/// The pack with some of the relations.
fn with(relations: &[&str]) -> ScreeningResult {
    let relations: Vec<String> = relations.iter().map(|text| format!("关系 {text} 依据 \"某法\"\n")).collect();
    judge(&format!("{ITEMS}{}", relations.concat()), FAMILY)
}

/// Rows of one that are not the same in the other.
fn changes(before: &ScreeningResult, after: &ScreeningResult) -> Vec<String> {
    assert_eq!(before.items.len(), after.items.len());
    let mut changes = Vec::new();
    for (before, after) in before.items.iter().zip(&after.items) {
        let (old, new) = (row(before), row(after));
        if old != new {
            let (_, verdict) = new.split_once(' ').expect("an item and what comes of it");
            changes.push(format!("{old} → {verdict}"));
        }
        if before.after != after.after {
            changes.push(format!("{} after {}", after.item, after.after.join("+")));
        }
    }
    changes
}

fn sorted(changes: impl IntoIterator<Item = impl Into<String>>) -> Vec<String> {
    let mut changes: Vec<String> = changes.into_iter().map(Into::into).collect();
    changes.sort();
    changes
}

#[test]
fn adding_one_to_none() {
    let none = with(&[]);
    for (relation, expected) in KINDS {
        assert_eq!(sorted(changes(&none, &with(&[relation]))), sorted(expected.iter().copied()), "{relation}");
    }
}

#[test]
fn taking_one_of_all_away() {
    let all: Vec<&str> = KINDS.iter().map(|(relation, _)| *relation).collect();
    let whole = with(&all);
    for (at, (relation, expected)) in KINDS.iter().enumerate() {
        let mut others = all.clone();
        others.remove(at);
        assert_eq!(sorted(changes(&with(&others), &whole)), sorted(expected.iter().copied()), "{relation}");
    }
}
