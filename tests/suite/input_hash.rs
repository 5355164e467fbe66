//! The hash of a case depends on what it says, not on how it is written.

use super::support::{HEAD, pack, screen};
use yimen::{Pack, ScreenOptions};

fn with_ids() -> Pack {
    let text = HEAD
        .replace("收入:", "收入 (income):")
        .replace("借款:", "借款 (debt):")
        .replace("等级: 选项 { 一级,", "等级 (grade): 选项 { 一级 (one),")
        .replace("住地:", "住地 (home):");
    pack(&format!(
        "{text}标准 限额 (limit): 元/月 {{ 2020-01-01 起 5 }}
事项 甲 (a) 对象 家庭 {{ 依据 \"某法\" 条件 一: 收入 < 限额 }}
事项 乙 (b) 对象 成员 {{ 依据 \"某法\" 条件 一: 等级 = 一级 }}"
    ))
}

const CASE: &str = r#"{"date": "2026-03-01", "region": "三门县", "family": {"income": 2400, "debt": null, "home": "三门县"},
    "members": [{"grade": "one"}, {}], "receiving": [{"item": "a", "amount": "5"}, {"item": "b", "member": 0}],
    "standards": {"limit": 7}}"#;

#[test]
fn ways_to_write_one_case() {
    let same = [
        // Chinese keys and names.
        r#"{"评估日": "2026-03-01", "地区": "331022", "家庭": {"收入": 2400, "借款": null, "住地": "331022"},
            "成员": [{"等级": "一级"}, {}], "在享": [{"事项": "甲", "金额": "5"}, {"事项": "乙", "成员": 0}],
            "设定": {"限额": 7}}"#,
        // Another order of keys and of what is received.
        r#"{"standards": {"limit": 7}, "receiving": [{"member": 0, "item": "b"}, {"amount": "5", "item": "a"}],
            "members": [{"grade": "one"}, {}], "family": {"home": "三门县", "debt": null, "income": 2400},
            "region": "三门县", "date": "2026-03-01"}"#,
        // Other ways to write the same numbers.
        r#"{"date": "2026-03-01", "region": "三门县", "family": {"income": "2400.00", "debt": null, "home": "三门县"},
            "members": [{"grade": "one"}, {}], "receiving": [{"item": "a", "amount": 5.0}, {"item": "b", "member": 0}],
            "standards": {"limit": "7.0"}}"#,
        // The place judged for comes from the family's facts.
        r#"{"date": "2026-03-01", "family": {"income": 24e2, "debt": null, "home": "三门县"},
            "members": [{"grade": "one"}, {}], "receiving": [{"item": "a", "amount": "5"}, {"item": "b", "member": 0}],
            "standards": {"limit": 7}}"#,
    ];
    let pack = with_ids();
    let first = screen(&pack, CASE);
    for json in same {
        assert_eq!(screen(&pack, json), first, "{json}");
    }
}

#[test]
fn anything_else_is_another_case() {
    let pack = with_ids();
    let hash = |json: &str| screen(&pack, json).receipt.input_hash;
    let first = hash(CASE);
    for (from, to) in [
        ("2400", "2400.01"),
        ("2026-03-01", "2026-03-02"),
        (r#""region": "三门县""#, r#""region": "台州市""#),
        (r#""debt": null"#, r#""debt": 0"#),
        (r#""debt": null, "#, ""),
        ("[{\"grade\": \"one\"}, {}]", "[{\"grade\": \"one\"}]"),
        ("[{\"grade\": \"one\"}, {}]", "[{}, {\"grade\": \"one\"}]"),
        (r#""amount": "5""#, r#""amount": "6""#),
        (r#", "amount": "5""#, ""),
        ("\"limit\": 7", "\"limit\": 8"),
    ] {
        assert!(CASE.contains(from), "{from}");
        assert_ne!(hash(&CASE.replace(from, to)), first, "{from} → {to}");
    }
}

#[test]
fn date_and_place_from_outside_count_as_given() {
    let pack = with_ids();
    let bare = r#"{"family": {"income": 2400}}"#;
    let options =
        ScreenOptions { date: Some("2026-03-01".into()), region: Some("三门县".into()), ..Default::default() };
    let inside = r#"{"date": "2026-03-01", "region": "三门县", "family": {"income": 2400}}"#;
    let other = r#"{"date": "2020-01-01", "region": "杭州市", "family": {"income": 2400}}"#;
    let outside = pack.screen_json(bare, &options).unwrap();
    assert_eq!(outside, screen(&pack, inside));
    assert_eq!(outside, pack.screen_json(other, &options).unwrap());
}

#[test]
fn the_hash_is_that_of_the_canonical_case() {
    let pack = pack(HEAD);
    let result = screen(&pack, r#"{"date": "2026-03-01", "region": "三门县", "family": {"p": "是", "财产": "05.10"}}"#);
    assert!(result.receipt.input_hash.starts_with("sha256:") && result.receipt.input_hash.len() == 71);
    assert_eq!(result.receipt.pack_hash, pack.hash());
    assert_eq!((result.receipt.pack.as_str(), result.receipt.version.as_str()), ("t", "1"));
}
