//! What can go wrong in a screening of a well-checked policy: nothing but this list.

use crate::support::{HEAD, pack};
use yimen::{Code, Lang, ScreenOptions, shapes::Verdict};

/// A condition, the family's facts, and the message in Chinese.
const FAILURES: &[(Code, &str, &str, &str)] = &[
    (Code::NoStandardInForce, "收入 < 新限额", r#""收入": 5"#, "三门县在 2026-03-01 没有已公布的“新限额”"),
    (
        Code::FigureOutOfRange,
        "财产 × 财产 × 财产 > 5",
        r#""财产": 1234567890123456789"#,
        "数太大或太细，超出了能精确计算的范围",
    ),
    (Code::AgeBeforeBirth, "周岁(入院日) < 16岁", r#""入院日": "2026-03-02""#, "出生日期晚于 2026-03-01，算不出周岁"),
    (Code::DividedByZero, "财产 ÷ 收入 > 5月", r#""收入": 0, "财产": 5"#, "计算中除以了 0"),
    (Code::AbsentUsed, "借款 > 5", r#""借款": null"#, "“借款”是“无”，而这里要用到它"),
    (Code::OfNoMembers, "最大(成员 其中 工资 > 5: 工资) > 5", r#""收入": 5"#, "没有符合的成员，取不出要的数"),
    (Code::OfNoMembers, "第几位(成员 按 工资: 工资, 3) > 5", r#""收入": 5"#, "没有符合的成员，取不出要的数"),
    (Code::AbsentUsed, "收入 < 上限表(人数(成员))", r#""收入": 5"#, "“上限表”是“无”，而这里要用到它"),
    (Code::NoRowForKey, "收入 < 表(人数(成员))", r#""收入": 5"#, "“表”的表里没有这一行"),
    (Code::NoRowForKey, "收入 < 线表(人数(成员))", r#""收入": 5"#, "“线表”的表里没有这一行"),
    (Code::NoStandardInForce, "收入 < 表(2) 于 2019-01-01", r#""收入": 5"#, "三门县在 2019-01-01 没有已公布的“表”"),
    (Code::NoStandardInForce, "收入 < 县限额 在 杭州市", r#""收入": 5"#, "杭州市在 2026-03-01 没有已公布的“县限额”"),
    (Code::NoVersionInForce, "收入 < 扣除", r#""收入": 5"#, "“扣除”没有 2026-03-01 适用的算法"),
    (
        Code::ExceptionsConflict,
        "收入 < 免征额",
        r#""收入": 5, "城镇": true"#,
        "例外“老人户”和“城镇户”同时适用，没有写先后",
    ),
    (Code::DayMissing, "日期(收入 ÷ 1元/月, 2, 30) < 评估日", r#""收入": 2026"#, "日期(…) 拼出来的这一天不存在"),
    (
        Code::NotWholeNumber,
        "入院日 + 收入 ÷ 1元/月 × 1月 < 评估日",
        r#""收入": 1.5, "入院日": "2020-01-01""#,
        "这里要一个整数（年月日数、次方、第几位），算出来的不是",
    ),
    (
        Code::NotWholeNumber,
        "2 ^ (收入 ÷ 1元/月) < 5",
        r#""收入": 1.5"#,
        "这里要一个整数（年月日数、次方、第几位），算出来的不是",
    ),
    (
        Code::NotWholeNumber,
        "第几位(成员 按 工资: 工资, 收入 ÷ 1元/月) < 5",
        r#""收入": 1.5"#,
        "这里要一个整数（年月日数、次方、第几位），算出来的不是",
    ),
];

/// What the conditions read beside the head.
const BELOW: &str = "标准 新限额: 元/月 { 2027-01-01 起 1 }\n\
    标准 县限额: 元/月 按 地区 { 三门县 { 2020-01-01 起 1 } }\n\
    标准 表: 元/月 按 人口: 人 { 2020-01-01 起 { 2: 5, 3: 6 } }\n\
    标准 线表: 元/月 按 人口: 人 插值 { 2020-01-01 起 { 2: 5, 3: 6 } }\n\
    标准 上限表: 元/月 可无 按 人口: 人 { 2020-01-01 起 { 1: 无, 2: 6 } }\n\
    定义 家庭.扣除: 元/月 { 2020-01-01 至 2023-12-31 = 100元/月 2027-01-01 起 = 120元/月 }\n\
    定义 家庭.免征额: 元/月 {\n\
      默认 = 1000元/月\n\
      例外 老人户: 收入 > 3 则 1500元/月\n\
      例外 城镇户: 城镇 则 1800元/月\n\
    }\n";

pub fn codes() -> Vec<Code> {
    FAILURES.iter().map(|(code, ..)| *code).chain([Code::PackNotInForce, Code::TooManyCombinations]).collect()
}

#[test]
fn each_failure_is_told_for_its_item_alone() {
    for (code, condition, family, message) in FAILURES {
        let pack = pack(&format!("{HEAD}{BELOW}事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: {condition} }}"));
        let json = format!(
            r#"{{"date": "2026-03-01", "region": "三门县", "family": {{{family}}}, "members": [{{"工资": 1, "等级": "一级"}}]}}"#
        );
        for (lang, chinese) in [(Lang::Chinese, true), (Lang::English, false)] {
            let options = ScreenOptions { lang, ..ScreenOptions::default() };
            let result = pack.screen_json(&json, &options).unwrap();
            let row = result.items.iter().find(|row| row.item == "甲").unwrap();
            assert_eq!(row.verdict, Verdict::Error, "{condition}");
            let failure = row.error.as_ref().unwrap();
            assert_eq!(failure.code, code.text());
            assert_eq!(failure.message == *message, chinese, "{}", failure.message);
            assert!(!failure.message.is_empty() && !failure.message.contains('{'));
            let care = result.items.iter().find(|row| row.item == "护理").unwrap();
            assert_eq!(care.verdict, Verdict::Eligible);
        }
    }
}

#[test]
fn a_pack_judges_nothing_before_its_day() {
    let pack = pack(&HEAD.replace("版本 \"1\"", "版本 \"1\" 生效 2026-03-02"));
    let json = r#"{"date": "2026-03-01", "region": "三门县", "family": {"收入": 5}, "members": [{}]}"#;
    let result = pack.screen_json(json, &ScreenOptions::default()).unwrap();
    for row in &result.items {
        let failure = row.error.as_ref().unwrap();
        assert_eq!((row.verdict, failure.code.as_str()), (Verdict::Error, Code::PackNotInForce.text()));
        assert_eq!(failure.message, "这个政策包从 2026-03-02 起生效，不能用来判 2026-03-01");
    }
    assert_eq!(result.items.len(), 2);
}

#[test]
fn too_much_to_choose_from() {
    let pack = pack(&format!(
        "{}{}",
        HEAD.replace("成员 1..5", "成员 1..12"),
        "事项 甲 对象 成员 { 依据 \"某法\" 条件 一: 等级 = 一级 待遇 每月 50元 }\n\
         事项 乙 对象 成员 { 依据 \"某法\" 条件 一: 等级 = 一级 待遇 每月 60元 }\n\
         关系 择一 申请人选 { 甲, 乙 } 同一成员 依据 \"某法\""
    ));
    let members = [r#"{"等级": "一级"}"#; 10].join(", ");
    let json = format!(r#"{{"date": "2026-03-01", "region": "三门县", "family": {{}}, "members": [{members}]}}"#);
    let result = pack.screen_json(&json, &ScreenOptions::default()).unwrap();
    let of = |item: &str| result.items.iter().find(|row| row.item == item).unwrap();
    let failure = of("甲").error.as_ref().unwrap();
    assert_eq!(failure.code, Code::TooManyCombinations.text());
    assert_eq!(failure.message, "可以选的组合太多（超过 1000 种），没有逐一去算");
    assert_eq!(of("护理").verdict, Verdict::Eligible);
}
