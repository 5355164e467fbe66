//! Facts of kind 成员: links from the family to a member and from member to member.

use super::support::{HEAD, failures, given, output, pack, row, screen, told, values};
use yimen::{Lang, ScreenOptions};

const RULES: &str = r#"
事实 家庭 { 户主 (head): 成员  次户主: 成员 可无 }
事实 成员 { 监护人 (guardian): 成员 可无  母亲: 成员 }
定义 成员.多 = 工资 + 1
定义 成员.祖母工资 = 母亲.母亲.工资
定义 成员.子女数 = 人数(成员 其中 母亲 = 本人)
定义 成员.钱 = 母亲.多
"#;

const FOUR: &str = "户主 #1, 次户主 无 | 工资 1, 监护人 #1, 母亲 #2 | 工资 10, 监护人 无, 母亲 #2 | 工资 100, 监护人 #2, 母亲 #3 | 工资 1000, 监护人 #0, 母亲 #0";

#[test]
fn what_a_link_reads() {
    values(
        RULES,
        &[
            ("户主.工资", FOUR, "10"),
            ("户主.多", FOUR, "11"),
            ("head.工资", FOUR, "10"),
            ("成员: 母亲.工资", FOUR, "[100, 100, 1000, 1]"),
            ("成员: 母亲.多", FOUR, "[101, 101, 1001, 2]"),
            ("成员: 钱", FOUR, "[101, 101, 1001, 2]"),
            // Links follow one another, also in a circle.
            ("成员: 母亲.母亲.工资", FOUR, "[1000, 1000, 1, 100]"),
            ("成员: 母亲.母亲.母亲.工资", FOUR, "[1, 1, 100, 1000]"),
            ("成员: 母亲.祖母工资", FOUR, "[1, 1, 100, 1000]"),
            ("户主.母亲.工资", FOUR, "100"),
            ("户主.母亲.母亲.多", FOUR, "1001"),
            ("成员: 户主.工资", FOUR, "[10, 10, 10, 10]"),
            ("户主.监护人.工资", FOUR, "!Y704"),
            ("次户主.工资", FOUR, "!Y704"),
            ("次户主.工资", "次户主 #0 | 工资 7", "7"),
            // To oneself.
            ("成员: 监护人.工资", "| 工资 7, 监护人 #0", "[7]"),
            ("成员: 监护人 = 本人", "| 监护人 #0 | 监护人 #0", "[yes, no]"),
            ("户主.等级 = 一级", "户主 #0 | 等级 一级", "yes"),
            ("周岁(户主.生日)", "户主 #1 | | 生日 2000-03-01", "26"),
        ],
    );
}

#[test]
fn members_are_compared() {
    values(
        RULES,
        &[
            ("成员: 户主 = 本人", FOUR, "[no, yes, no, no]"),
            ("成员: 户主 ≠ 本人", FOUR, "[yes, no, yes, yes]"),
            ("成员: 母亲 = 户主.母亲", FOUR, "[yes, yes, no, no]"),
            ("户主 = 户主.母亲", FOUR, "no"),
            ("成员: 子女数", FOUR, "[1, 0, 2, 1]"),
            ("成员: 人数(成员 其中 成员 ≠ 本人: 工资 > 5)", FOUR, "[3, 2, 2, 2]"),
            ("成员: 存在(成员 其中 有(监护人): 监护人 = 本人)", FOUR, "[yes, yes, yes, no]"),
            ("人数(成员 其中 成员 = 户主)", FOUR, "1"),
            ("成员: 合计(成员 其中 母亲 = 本人: 人数(成员 其中 成员 = 本人) × 1元/人)", FOUR, "[1, 0, 2, 1]"),
            ("人数(成员 其中 非 有(监护人))", FOUR, "1"),
            ("成员: 有(监护人)", FOUR, "[yes, no, yes, yes]"),
            ("成员: 有(监护人) 且 监护人.工资 > 5", FOUR, "[yes, no, yes, no]"),
            ("成员: 无则(监护人, 户主) = 户主", FOUR, "[yes, yes, no, no]"),
        ],
    );
}

#[test]
fn links_that_are_not_known() {
    values(
        RULES,
        &[
            ("户主.工资", "| 工资 1 | 工资 9", "1..9"),
            ("户主.工资", "| 工资 1 |", "0..1000"),
            ("户主.工资", "户主 #0 | 工资 1 |", "1"),
            ("户主.工资 < 10", "| 工资 1 | 工资 9", "yes"),
            ("户主.母亲.工资", "| 工资 1, 母亲 #0 | 工资 9, 母亲 #0 | 工资 100", "1..100"),
            ("户主.母亲.工资", "| 工资 1, 母亲 #0 | 工资 9, 母亲 #0", "1"),
            ("成员: 户主 = 本人", "| |", "[yes|no, yes|no]"),
            // Of one member there is only that one.
            ("成员: 户主 = 本人", "|", "[yes]"),
            ("户主.工资", "", "0..1000"),
            ("户主 = 户主", "| |", "yes|no"),
            ("成员: 监护人.工资", "| 工资 5", "[5..5]"),
            ("成员: 有(监护人)", "|", "[yes|no]"),
            ("成员: 母亲.工资", "| 工资 5", "[5]"),
            ("户主.等级 属于 {一级, 二级}", "| 等级 一级 | 等级 二级", "yes"),
            ("1元/月 × (1 ÷ (户主.工资 ÷ 1元/月)) 取整 舍去 到 1", "| 工资 0 | 工资 1", "1.."),
            ("1元/月 × (1 ÷ (户主.工资 ÷ 1元/月)) 取整 舍去 到 1", "户主 #0 | 工资 0 | 工资 1", "!Y703"),
        ],
    );
}

#[test]
fn a_link_must_lead_to_a_member_of_the_family() {
    let pack = pack(&format!("{HEAD}{RULES}"));
    let refused = |short: &str| -> Vec<(String, String)> {
        let told = pack.screen_json(&given(short), &ScreenOptions::default()).err().unwrap_or_default();
        told.iter().map(|one| (one.code().to_owned(), one.message(Lang::Chinese))).collect()
    };
    for short in [
        "户主 #1 |",
        "户主 #-1 |",
        "户主 #0.5 |",
        "户主 #99999999999 |",
        "户主 甲 |",
        "户主 是 |",
        "户主 #0",
        "| 监护人 #1",
        "| 母亲 无",
    ] {
        let told = refused(short);
        assert_eq!(told.len(), 1, "{short}: {told:?}");
        assert!(["Y509", "Y512"].contains(&told[0].0.as_str()) && !told[0].1.is_empty(), "{short}: {told:?}");
    }
    assert!(refused("户主 #0 |")[..].is_empty());
    assert!(refused("户主 #1 |")[0].1.contains('1'), "{:?}", refused("户主 #1 |"));
}

#[test]
fn in_cases_members_count_from_one() {
    let text = r#"
事项 甲 对象 成员 { 依据 "某法" 条件 一: 户主 = 本人 且 有(监护人) }
指标 头: 数 = 户主.工资 ÷ 1元/月
用例 "一" {
  评估日 2026-03-01 地区 三门县 家庭 { 户主 成员 2 }
  成员 { 工资 1 监护人 无 } 成员 { 工资 5 监护人 成员 1 }
  期望 头 = 5  期望 甲 成员 1 不符合  期望 甲 成员 2 符合
}
"#;
    assert_eq!(failures(&format!("{HEAD}{RULES}{text}")), [] as [&str; 0]);
    told(&[
        (&format!("{RULES}定义 甲 = 户主.没有"), &["Y201"]),
        (&format!("{RULES}定义 甲 = 户主.收入"), &["Y212"]),
        (&format!("{RULES}定义 甲 = 收入.工资"), &["Y211"]),
        (&format!("{RULES}定义 甲 = 户主 < 户主"), &["Y306"]),
        (&format!("{RULES}定义 甲 = 户主 = 收入"), &["Y301"]),
        (&format!("{RULES}定义 甲 = 户主 = 本人"), &["Y213"]),
        (&format!("{RULES}定义 甲 = 母亲.工资"), &["Y213"]),
    ]);
}

#[test]
fn a_link_in_a_family_of_nobody() {
    let text = format!(
        "{HEAD}{RULES}事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: 户主.工资 > 5 }}\n指标 头 = 户主.工资\n指标 次 = 有(次户主)"
    );
    let case = r#"{"date": "2026-03-01", "region": "三门县", "family": {}, "members": []}"#;
    let result = screen(&pack(&text), case);
    // Nobody is there to be named: every link is 无.
    assert_eq!(row(&result.items[0]), "甲 error !Y704");
    assert_eq!((output(&result.outputs["头"]), output(&result.outputs["次"])), ("!Y704".into(), "no".into()));
}
