//! 自动准入 and 不计入: what another item spares a family from showing, or from counting.

use super::support::{rows, told};

const ITEMS: &str = "
定义 家庭.可计收入 = 收入
事项 低 对象 家庭 { 依据 \"某法\" 条件 收入: 可计收入 < 1000  条件 财产: 财产 < 500  待遇 每月 1000 − 可计收入 }
事项 育 对象 成员 { 依据 \"某法\" 条件 一: 在校  待遇 每年 3600元 }
事项 助 对象 成员 { 依据 \"某法\" 条件 案由: 等级 = 一级  条件 困难: 工资 < 10 }
";

fn with(relations: &str, short: &str) -> Vec<String> {
    rows(&format!("{ITEMS}{relations}"), short)
}

#[test]
fn what_is_received_of_an_exempt_item_is_not_income() {
    let exempt = "关系 育 不计入 可计收入 取整 四舍五入 到 0.01元 依据 \"某法\"\n";
    // 3,600 a year are 300 a month.
    assert_eq!(with(exempt, "收入 1200, 财产 0, 在享 育 0 =3600 | 在校 是")[0], "低 eligible new 100 元/月");
    assert_eq!(with(exempt, "收入 1200, 财产 0 | 在校 是")[0], "低 ineligible");
    // Two children, and never below nothing.
    assert_eq!(
        with(exempt, "收入 500, 财产 0, 在享 育 0 =3600, 在享 育 1 =3600 | 在校 是 | 在校 是")[0],
        "低 eligible new 1000 元/月"
    );
    // How much is received is not known.
    assert_eq!(
        with(exempt, "收入 1200, 财产 0, 在享 育 0 | 在校 是")[0],
        "低 undetermined 0..1000 元/月 ?receiving.育[0].amount"
    );
    let until = "关系 育 不计入 可计收入 取整 四舍五入 到 0.01元 施行 2021-01-01 至 2025-12-31 依据 \"某法\"\n";
    assert_eq!(with(until, "收入 1200, 财产 0, 在享 育 0 =3600 | 在校 是")[0], "低 ineligible");
    assert_eq!(
        with(until, "评估日 2025-12-31, 收入 1200, 财产 0, 在享 育 0 =3600 | 在校 是")[0],
        "低 eligible new 100 元/月"
    );
}

#[test]
fn who_has_one_item_need_not_meet_conditions_of_another() {
    let admits = "关系 低 自动准入 助 免 困难 同一成员 依据 \"某法\"\n";
    assert_eq!(with(admits, "收入 0, 财产 0 | 等级 一级, 工资 500, 在校 否")[2], "助[0] eligible new");
    assert_eq!(with(admits, "收入 0, 财产 900 | 等级 一级, 工资 500, 在校 否")[2], "助[0] ineligible");
    // Only what is named is spared.
    assert_eq!(with(admits, "收入 0, 财产 0 | 等级 三级, 工资 500, 在校 否")[2], "助[0] ineligible");
    let all = "关系 低 自动准入 助 同一成员 依据 \"某法\"\n";
    assert_eq!(with(all, "收入 0, 财产 0 | 等级 三级, 工资 500, 在校 否")[2], "助[0] eligible new");
    // A member's item admits the family where anyone has it.
    let family = "关系 育 自动准入 低 免 收入 同一家庭 依据 \"某法\"\n";
    assert_eq!(with(family, "收入 990000, 财产 0 | 在校 否 | 在校 是")[0], "低 eligible new 0 元/月");
    let there = "关系 低 自动准入 助 免 困难 同一成员 地区 西湖区 依据 \"某法\"\n";
    assert_eq!(with(there, "收入 0, 财产 0 | 等级 一级, 工资 500, 在校 否")[2], "助[0] ineligible");
}

#[test]
fn what_cannot_be_said() {
    told(&[
        // A twelfth of what is paid each year may not end.
        (&format!("{ITEMS}关系 育 不计入 可计收入 依据 \"某法\""), &["Y307"]),
        (&format!("{ITEMS}关系 育 不计入 收入 依据 \"某法\""), &["Y442"]),
        (&format!("{ITEMS}关系 育 不计入 可计收入 当 p 依据 \"某法\""), &["Y443"]),
        (&format!("{ITEMS}关系 助 不计入 可计收入 依据 \"某法\""), &["Y437"]),
        (&format!("{ITEMS}关系 育 不计入 可计收入 同一家庭 依据 \"某法\""), &["Y432"]),
        (&format!("{ITEMS}关系 低 自动准入 助 免 年龄 同一成员 依据 \"某法\""), &["Y214"]),
        (&format!("{ITEMS}关系 育 自动准入 低 同一成员 依据 \"某法\""), &["Y436"]),
        (&format!("{ITEMS}关系 育 自动准入 低 依据 \"某法\""), &["Y431"]),
    ]);
}
