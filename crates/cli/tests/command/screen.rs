use super::support::{FAMILY, PACK, Scratch};

#[test]
fn json_when_nobody_watches() {
    let scratch = Scratch::with_pack();
    let ran = scratch.run(&["screen", "jia", "case.json"]);
    let json = ran.has_code(0).json();
    assert_eq!(ran.stderr, "");
    assert_eq!(json["items"][0]["item"], "dibao");
    assert_eq!(json["items"][0]["amount"], serde_json::json!({ "value": "600", "unit": "元/月" }));
    assert_eq!(scratch.run(&["screen", "jia", "case.json", "--format", "json"]).stdout, ran.stdout);
}

#[test]
fn words_for_the_window() {
    let scratch = Scratch::with_pack();
    let ran = scratch.run(&["screen", "jia", "case.json", "--format", "text"]);
    ran.has_code(0).says(&[
        "甲县（990001）",
        "2026年3月1日",
        "每月 600 元",
        "请带上：身份证、户口簿",
        "✓ 符合      最低生活保障（全家）",
        "? 待定      护理补贴（成员3）",
        "成员3：残疾证上是几级？",
        "还缺：残疾等级",
        "《甲市办法》第三条 [待复核：转载]",
    ]);
    assert!(!ran.stdout.contains('\u{1b}'), "colours only on a terminal");
    let english = scratch.run(&["--lang", "en", "screen", "jia", "case.json", "--format", "text"]);
    english.has_code(0).says(&["What to claim", "600 yuan a month", "Please bring", "not eligible"]);
}

#[test]
fn what_is_received_without_right_is_said_at_the_top() {
    let scratch = Scratch::with_pack();
    let family = FAMILY
        .replace("2400", "4500")
        .replace("\"members\"", "\"receiving\": [ { \"item\": \"dibao\" } ], \"members\"");
    let ran = scratch.run_with(&["screen", "jia", "-", "--format", "text"], family.as_bytes());
    ran.has_code(0).says(&[
        "✗ 正在享受、应当停止的：最低生活保障。",
        "✗ 收入：人均月收入 1,500 元",
        "人均月收入不低于低保标准",
        "高出 500 元",
    ]);
}

#[test]
fn details_show_every_condition_and_paper() {
    let scratch = Scratch::with_pack();
    let screened = |more: &[&str]| {
        let ran = scratch.run(&[&["screen", "jia", "case.json", "--format", "text"], more].concat());
        ran.has_code(0);
        ran.stdout
    };
    // One of three members is granted the subsidy; only with details do the others show who is in charge.
    assert_eq!(screened(&[]).matches("部门：残联").count(), 1);
    assert_eq!(screened(&["--details"]).matches("部门：残联").count(), 3);
}

#[test]
fn reasons_give_steps_and_nearest_changes() {
    let scratch = Scratch::with_pack();
    let family = FAMILY.replace("2400", "4500");
    let screened = |more: &[&str], family: &str| {
        let ran = scratch.run_with(&[&["screen", "jia", "-"], more].concat(), family.as_bytes());
        ran.has_code(0);
        ran.stdout
    };
    let text = screened(&["--format", "text", "--reasons"], &family);
    assert!(text.contains("→ 月收入少 1,500.01 元（低于 3,000 元）就符合"), "{text}");
    let text = screened(&["--format", "text", "--reasons"], FAMILY);
    assert!(text.contains("· 低保标准：1,000 元"), "{text}");
    let quiet = screened(&["--format", "text"], &family);
    assert!(!quiet.contains('→') && !quiet.contains("就符合"), "{quiet}");
    let json = |more: &[&str]| -> serde_json::Value { serde_json::from_str(&screened(more, &family)).unwrap() };
    let changes = &json(&["--reasons"])["items"][0]["changes"];
    assert_eq!((&changes["complete"], &changes["single"][0]["to"]), (&true.into(), &"2999.99".into()), "{changes}");
    assert!(json(&[])["items"][0]["changes"].is_null());
}

#[test]
fn no_line_is_wider_than_the_page() {
    use unicode_width::UnicodeWidthStr;
    let scratch = Scratch::with_pack();
    let ran = scratch.run(&["screen", "jia", "case.json", "--format", "text", "--reasons"]);
    assert!(ran.stdout.lines().all(|line| line.width() <= 80), "{}", ran.stdout);
}

#[test]
fn folder_compiled_file_and_standard_input_give_the_same_bytes() {
    let scratch = Scratch::with_pack();
    let expected = scratch.run(&["screen", "jia", "case.json"]).stdout;
    scratch.run(&["build", "jia", "-o", "jia.yimen"]).has_code(0);
    let compiled = std::fs::read(scratch.path("jia.yimen")).expect("a file");
    assert_eq!(scratch.run(&["screen", "jia.yimen", "case.json"]).stdout, expected);
    assert_eq!(scratch.run(&["screen", "jia/pack.policy", "case.json"]).stdout, expected);
    assert_eq!(scratch.run_with(&["screen", "-", "case.json"], &compiled).stdout, expected);
    assert_eq!(scratch.run_with(&["screen", "-", "case.json"], PACK.as_bytes()).stdout, expected);
    assert_eq!(scratch.run_with(&["screen", "jia", "-"], FAMILY.as_bytes()).stdout, expected);
    let marked = format!("\u{FEFF}{FAMILY}");
    assert_eq!(scratch.run_with(&["screen", "jia", "-"], marked.as_bytes()).stdout, expected);
}

#[test]
fn date_and_place_of_the_command_line_win() {
    let scratch = Scratch::with_pack();
    let ran = scratch.run(&["screen", "jia", "case.json", "--date", "2026-05-02", "--region", "乙县"]);
    let json = ran.has_code(0).json();
    assert_eq!((&json["receipt"]["date"], &json["receipt"]["region"]), (&"2026-05-02".into(), &"990002".into()));
    // No standard is published there: that item fails, the others stand.
    assert_eq!((&json["items"][0]["verdict"], &json["items"][1]["verdict"]), (&"error".into(), &"eligible".into()));
    let text = scratch.run(&["screen", "jia", "case.json", "--region", "990002", "--format", "text"]);
    text.has_code(0).says(&["! 无法判定  最低生活保障"]);
}
