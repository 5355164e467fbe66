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
    (Code::AbsentUsed, "借款 > 5", r#""借款": null"#, "“借款”填的是“无”，而这里要用到它"),
    (Code::OfNoMembers, "最大(成员 其中 工资 > 5: 工资) > 5", r#""收入": 5"#, "没有符合的成员，取不出要的数"),
];

pub fn codes() -> Vec<Code> {
    FAILURES.iter().map(|(code, ..)| *code).chain([Code::PackNotInForce]).collect()
}

#[test]
fn each_failure_is_told_for_its_item_alone() {
    for (code, condition, family, message) in FAILURES {
        let pack = pack(&format!(
            "{HEAD}标准 新限额: 元/月 {{ 2027-01-01 起 1 }}\n事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: {condition} }}"
        ));
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
