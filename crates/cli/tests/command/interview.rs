use super::support::{Ran, Scratch};

const BEGIN: [&str; 6] = ["interview", "jia", "--date", "2026-03-01", "--region", "甲县"];

#[track_caller]
fn interview(scratch: &Scratch, more: &[&str], answers: &str) -> Ran {
    scratch.run_with(&[&BEGIN[..], more].concat(), answers.as_bytes())
}

/// The same family screened from a file, in words.
fn screened(scratch: &Scratch, case: &str) -> String {
    scratch.write("told.json", case);
    let ran = scratch.run(&["screen", "jia", "told.json", "--format", "text"]);
    ran.has_code(0);
    ran.stdout
}

#[test]
fn asks_until_everything_is_settled_and_ends_with_the_result() {
    let scratch = Scratch::with_pack();
    // Income, how many, the grade of each.
    let ran = interview(&scratch, &[], "2400\n3\n2\n1\n1\n");
    let case = r#"{ "date": "2026-03-01", "region": "甲县", "family": { "income": "2400" },
        "members": [ { "grade": "一级" }, { "grade": "无" }, { "grade": "无" } ] }"#;
    assert_eq!(ran.has_code(0).stdout, screened(&scratch, case), "{}", ran.stderr);
    for words in [
        "不知道就直接按回车",
        "全家一个月收入多少？",
        "0–1000000、元/月",
        "家里有哪些人一起生活？",
        "1–10、写几口人",
        "成员3：残疾证上是几级？",
        "  2  一级",
    ] {
        assert!(ran.stderr.contains(words), "no {words:?} in:\n{}", ran.stderr);
    }
    // The date of birth matters to nobody.
    assert!(!ran.stderr.contains("哪天出生"), "{}", ran.stderr);
}

#[test]
fn an_answer_that_does_not_fit_is_explained_and_asked_for_again() {
    let scratch = Scratch::with_pack();
    let ran = interview(&scratch, &[], "很多\n-1\n2400\n0\n三\n99999999999999999999\n3\n9\n甲级\n2\n1\n1\n");
    ran.has_code(0).says(&["每月 600 元"]);
    assert_eq!(ran.stderr.matches("全家一个月收入多少？").count(), 3, "{}", ran.stderr);
    assert_eq!(ran.stderr.matches("家里有哪些人一起生活？").count(), 4, "{}", ran.stderr);
    assert_eq!(ran.stderr.matches("成员1：残疾证上是几级？").count(), 3, "{}", ran.stderr);
    assert_eq!(ran.stderr.matches("错误[").count(), 7, "{}", ran.stderr);
}

#[test]
fn what_is_not_known_is_asked_once() {
    let scratch = Scratch::with_pack();
    let ran = interview(&scratch, &[], "\n2\n\n1\n");
    let case = r#"{ "date": "2026-03-01", "region": "甲县", "members": [ {}, { "grade": "无" } ] }"#;
    assert_eq!(ran.has_code(0).stdout, screened(&scratch, case), "{}", ran.stderr);
    assert_eq!(ran.stderr.matches("全家一个月收入多少？").count(), 1, "{}", ran.stderr);
}

#[test]
fn the_last_answer_can_be_taken_back() {
    let scratch = Scratch::with_pack();
    // Nothing to take back; then a skip, an answer and the number of members are taken back.
    let ran = interview(&scratch, &[], "<\n\n<\n9000\n<\n2400\n2\n<\n3\n2\n1\n1\n");
    ran.has_code(0).says(&["每月 600 元"]);
    assert!(ran.stderr.contains("没有可以撤回的回答"), "{}", ran.stderr);
}

#[test]
fn input_that_ends_early_gives_what_is_known() {
    let scratch = Scratch::with_pack();
    let ran = interview(&scratch, &[], "2400");
    let case = r#"{ "date": "2026-03-01", "region": "甲县", "family": { "income": "2400" } }"#;
    assert_eq!(ran.has_code(0).stdout, screened(&scratch, case), "{}", ran.stderr);
    interview(&scratch, &[], "").has_code(0);
}

#[test]
fn the_answers_are_saved_as_a_case() {
    let scratch = Scratch::with_pack();
    let ran = interview(&scratch, &["--save", "saved.json"], "2400\n3\n2\n\n1\n");
    let saved = std::fs::read_to_string(scratch.path("saved.json")).expect("a file");
    let expected = serde_json::json!({
        "date": "2026-03-01", "region": "甲县", "family": { "income": "2400" },
        "members": [ { "grade": "一级" }, {}, { "grade": "无" } ],
    });
    assert_eq!(serde_json::from_str::<serde_json::Value>(&saved).expect("JSON"), expected);
    assert_eq!(screened(&scratch, &saved), ran.has_code(0).stdout);
}

#[test]
fn in_english() {
    let scratch = Scratch::with_pack();
    let ran = interview(&scratch, &["--lang", "en"], "2400\n1\n\n");
    ran.has_code(0).says(&["What to claim"]);
    assert!(
        ran.stderr.contains("member 1: 残疾证上是几级？") && ran.stderr.contains("how many people"),
        "{}",
        ran.stderr
    );
}

#[test]
fn what_cannot_be_begun_is_refused() {
    let scratch = Scratch::with_pack();
    scratch.run(&["interview", "jia"]).is_refused(&["--date", "--region"]);
    scratch.run(&["interview", "jia", "--date", "2026-02-30", "--region", "甲县"]).is_refused(&["date", "2026-03-01"]);
    scratch.run(&["interview", "jia", "--date", "2026-03-01", "--region", "丙县"]).is_refused(&["丙县"]);
    scratch.run(&["interview", "-", "--date", "2026-03-01", "--region", "甲县"]).is_refused(&["不能都来自标准输入"]);
    scratch.run(&["interview", "nowhere", "--date", "2026-03-01", "--region", "甲县"]).is_refused(&["nowhere"]);
}
