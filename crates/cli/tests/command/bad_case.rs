//! Families that cannot be screened. Each gives a located message and exit code 2.

use super::support::{FAMILY, PACK, Scratch};

/// Screens the family after a change to its text.
#[track_caller]
fn refused(from: &str, to: &str, words: &[&str]) {
    assert!(FAMILY.contains(from), "{from}");
    let scratch = Scratch::with_pack();
    scratch.write("case.json", FAMILY.replacen(from, to, 1));
    let ran = scratch.run(&["screen", "jia", "case.json"]);
    ran.is_refused(&["错误[", "case.json"]);
    ran.is_refused(words);
    scratch.run(&["screen", "jia", "case.json", "--lang", "en"]).is_refused(&["error[", "case.json"]);
}

#[test]
fn unknown_names_with_the_nearest_known_one() {
    refused("\"income\"", "\"incone\"", &["family.incone", "income"]);
    refused("\"grade\": \"一级\"", "\"grad\": \"一级\"", &["members[0].grad", "grade"]);
    refused("\"family\"", "\"famly\"", &["famly"]);
    refused("\"一级\"", "\"一极\"", &["members[0].grade", "一级"]);
}

#[test]
fn wrong_types() {
    refused("\"2400\"", "true", &["family.income"]);
    refused("\"2400\"", "\"许多\"", &["family.income"]);
    refused("\"2400\"", "[]", &["family.income"]);
    refused("\"2400\"", "null", &["family.income"]);
    refused("[ {", "[ 5, {", &["members[0]"]);
    refused("{ \"grade\": \"无\" }", "{ \"birth_date\": \"2026-02-30\" }", &["members[1].birth_date"]);
}

#[test]
fn figures_out_of_range() {
    refused("\"2400\"", "-1", &["family.income"]);
    refused("\"2400\"", "1000001", &["family.income"]);
    refused("\"2400\"", "123456789012345678901234567890", &["family.income"]);
    refused("\"2400\"", "\"0.123456789012345678901234567890\"", &["family.income"]);
    refused("\"2400\"", "1e400", &["family.income"]);
}

#[test]
fn dates_and_places_that_are_not() {
    refused("2026-03-01", "2026-02-30", &["date"]);
    refused("2026-03-01", "昨天", &["date"]);
    refused("\"甲县\"", "\"丁县\"", &["region"]);
    let scratch = Scratch::with_pack();
    scratch.run(&["screen", "jia", "case.json", "--date", "2026-13-01"]).is_refused(&["错误[", "2026-13-01"]);
    scratch.run(&["screen", "jia", "case.json", "--date", ""]).is_refused(&["错误["]);
    scratch.run(&["screen", "jia", "case.json", "--region", "火星"]).is_refused(&["错误[", "火星"]);
}

#[test]
fn not_json() {
    let scratch = Scratch::with_pack();
    for text in ["", "{", "[]", "{\"date\":", "{\"date\":\"2026-03-01\",}", "null", "// 甲"] {
        scratch.write("case.json", text);
        scratch.run(&["screen", "jia", "case.json"]).is_refused(&["错误[", "case.json"]);
    }
    let nested = "[".repeat(100_000);
    scratch.run_with(&["screen", "jia", "-"], nested.as_bytes()).is_refused(&["错误[", "<stdin>"]);
    scratch.write("case.json", b"{\"date\": \"\xFF\"}");
    scratch.run(&["screen", "jia", "case.json"]).is_refused(&["case.json", "不是 UTF-8", "字节位置 10"]);
    scratch.write("case.json", " ".repeat(yimen::MAX_CASE_BYTES + 1));
    scratch.run(&["screen", "jia", "case.json"]).is_refused(&["太大"]);
    scratch.run(&["screen", "jia", "nowhere.json"]).is_refused(&["nowhere.json"]);
    scratch.run(&["screen", "jia", "jia"]).is_refused(&["jia"]);
}

#[test]
fn a_pack_with_errors_screens_nobody() {
    let scratch = Scratch::with_pack();
    scratch.write("jia/pack.policy", PACK.replace("÷ 人数(成员)", "÷ 人口(成员)"));
    scratch.run(&["screen", "jia", "case.json"]).is_refused(&["错误[", "jia/pack.policy:15"]);
}

#[test]
fn nothing_in_a_case_can_steer_the_terminal() {
    let scratch = Scratch::with_pack();
    scratch.write("case.json", FAMILY.replace("income", "\\u001b[2Jincome"));
    let ran = scratch.run(&["screen", "jia", "case.json"]);
    ran.is_refused(&["income"]);
    assert!(!ran.stderr.contains('\u{1b}'), "{:?}", ran.stderr);
}
