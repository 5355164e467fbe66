//! 设: names known inside one item.

use super::support::{rows, told};

const ITEMS: &str = r#"
事项 家 对象 家庭 {
  设 净 = 收入 − 支出
  设 半: 元/月 = 净 ÷ 2
  设 好 = 半 < 50
  依据 "某法"
  条件 一: 好 且 净 ≥ 0
  保障 成员 其中 工资 < 半
  待遇 每月 半 + 保障人数() × 1元/人/月
}
事项 员 对象 成员 {
  依据 "某法"
  条件 一: 净 > 5 且 比 > 0
  设 净 = 工资 − 补
  设 补 = 无则(补助, 0)
  设 比 = 净 − 最小(成员: 工资) + 1
  待遇 每月 净
}
"#;

#[test]
fn names_of_an_item() {
    let ordered = ITEMS
        .replace("  设 净 = 工资 − 补\n  设 补 = 无则(补助, 0)\n", "  设 补 = 无则(补助, 0)\n  设 净 = 工资 − 补\n");
    let rows = |short: &str| rows(&ordered, short);
    assert_eq!(
        rows("收入 100, 支出 20 | 工资 39, 补助 无 | 工资 45, 补助 5"),
        ["家 eligible new 41 元/月", "员[0] eligible new 39 元/月", "员[1] eligible new 40 元/月"]
    );
    assert_eq!(rows("收入 130, 支出 20 |")[0], "家 ineligible");
    assert_eq!(rows("收入 130 | 工资 0")[0], "家 undetermined 0..66 元/月 ?支出");
    assert_eq!(rows("支出 0 | 工资 9")[1], "员[0] undetermined 0..9 元/月 ?members[0].补助");
    // Each of the members has their own.
    assert_eq!(
        rows("支出 0 | 工资 5, 补助 0 | 工资 9, 补助 1")[1..],
        ["员[0] ineligible", "员[1] eligible new 8 元/月"]
    );
}

#[test]
fn what_a_local_name_must_be() {
    let family = |text: &str| format!("事项 甲 对象 家庭 {{ 依据 \"某法\" {text} 条件 一: p }}");
    let two = "事项 甲 对象 家庭 { 依据 \"某法\" 设 净 = 收入 条件 一: 净 > 1 }
事项 乙 对象 家庭 { 依据 \"某法\" 设 净 = 支出 条件 一: 净 > 1 }";
    told(&[
        // Items do not see the names of one another.
        (two, &[]),
        (&format!("{}\n定义 丙 = 净", family("设 净 = 收入")), &["Y201"]),
        (&format!("{}\n事项 乙 对象 家庭 {{ 依据 \"某法\" 条件 一: 净 > 1 }}", family("设 净 = 收入")), &["Y201"]),
        (&family("设 收入 = 支出"), &["Y223"]),
        (&family("设 净 = 收入 设 净 = 支出"), &["Y223"]),
        (&family("设 净: 度 = 收入"), &["Y301"]),
        (&family("设 后 = 先 设 先 = 收入"), &["Y201"]),
        (&family("设 净 = 净 + 1元/月"), &["Y201"]),
        (&family("设 净 = 工资"), &["Y213"]),
    ]);
}

#[test]
fn versions_have_names_of_their_own() {
    let versions = r#"
事项 津 对象 家庭 { 施行 2020-01-01 至 2025-12-31 依据 "旧" 设 额 = 收入 条件 一: p 待遇 每月 额 }
事项 津 对象 家庭 { 施行 2026-01-01 起 依据 "新" 设 额 = 收入 × 2 条件 一: p 待遇 每月 额 }
"#;
    assert_eq!(rows(versions, "评估日 2025-12-31, p 是, 收入 5"), ["津 eligible new 5 元/月"]);
    assert_eq!(rows(versions, "评估日 2026-01-01, p 是, 收入 5"), ["津 eligible new 10 元/月"]);
}
