use super::support::{FAMILY, PACK, RECEIVING, Scratch};

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
fn outputs_say_what_is_known_of_them() {
    let scratch = Scratch::with_pack();
    scratch.write(
        "jia/outputs.policy",
        "事实 家庭 { 受害 (harmed): 是否 问 \"受过侵害？\"  赔偿额 (damages): 元 0..90000 问 \"判赔多少？\" }
         标准 职工月工资: 元 按 地区 { 依据 《甲市办法》第四条 已核实 甲县 { 2026-06-01 起 5000 } }
         指标 家庭.救助上限 = 如果 受害 则 职工月工资 × 36 否则 0元
         指标 家庭.应得 = 赔偿额 ÷ 3 取整 进一 到 1元
         指标 家庭.两倍 = 月收入 × 2
         指标 成员.有残疾 = 残疾等级 属于 {一级, 二级}\n",
    );
    let ran = scratch.run(&["screen", "jia", "case.json", "--format", "text"]);
    ran.has_code(0).says(&[
        "救助上限：0 元，或者无法判定",
        "应得：0–30,000 元",
        "两倍：4,800 元/月",
        "有残疾：成员1：是、成员2：否、成员3：待定\n",
    ]);
    let family = r#"{ "date": "2026-03-01", "region": "甲县" }"#;
    scratch.run_with(&["screen", "jia", "-", "--format", "text"], family.as_bytes()).says(&["有残疾：待定"]);
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

/// What the command says of the family that receives something, in a language.
fn receiving(lang: &str) -> String {
    let scratch = Scratch::with_relations();
    let ran = scratch.run(&["screen", "yi", "receiving.json", "--format", "text", "--lang", lang]);
    ran.has_code(0);
    ran.stdout
}

#[test]
fn what_is_chosen_and_what_could_be() {
    let text = receiving("zh");
    for words in [
        "按月发放的合计：每月 3,980 元",
        "折合：每月 4,030 元",
        "一次性发放的合计：2,500 元",
        "→ 选了失能补助（成员1），就不能再享受护理补贴（成员1）。\n    《乙县办法》第十一条",
        "可以这样选\n  · 选护理补贴（成员1），不选失能补助（成员1）、困难补贴（成员1），合计每月",
        "比建议的少 140 元/月",
        "请先办最低生活保障。",
    ] {
        assert!(text.contains(words), "no {words:?} in:\n{text}");
    }
    let english = receiving("en");
    for words in ["→ Choosing Frailty subsidy (member 1)", "Possible choices", "140 yuan/month less than suggested"] {
        assert!(english.contains(words), "no {words:?} in:\n{english}");
    }
}

#[test]
fn what_is_received_is_checked_and_listed() {
    let text = receiving("zh");
    for words in [
        "+ 少发  最低生活保障：比应发的少 100 元",
        "→ 改领  护理补贴（成员1）：",
        "✗ 错救  困难补贴（成员3）：",
        "+ 漏救  失能补助（成员1）、孤儿养育（成员2）、取暖补助、助学金（成员2）、困难",
        "在享：每月 2,000 元、2025年1月1日起、乙县（990002）",
        "改领以后，这一项停发。",
        "已享受 最低生活保障  全家   每月 2,100 元    每年 25,200 元",
        "将停发 护理补贴      成员1  每月 150 元      每年 1,800 元",
        "可申请 助学金        成员2  一次性 2,500 元\n",
    ] {
        assert!(text.contains(words), "no {words:?} in:\n{text}");
    }
}

#[test]
fn how_one_item_rules_another_out() {
    let scratch = Scratch::with_relations();
    let says = |from: &str, to: &str, words: &[&str]| {
        let family = RECEIVING.replace(from, to);
        let ran = scratch.run_with(&["screen", "yi", "-", "--format", "text"], family.as_bytes());
        ran.has_code(0).says(words);
    };
    let nothing = "\"receiving\": [] }";
    let chosen = RECEIVING.split("\"receiving\"").next().expect("a beginning").to_owned() + nothing;
    says(RECEIVING, &chosen, &["护理补贴（成员1）  选了另一项", "选了失能补助（成员1），就不能再享受这一项。"]);
    let outbid = chosen.replace("一级", "二级").replace(
        "\"orphan\": false, \"fee\": 0 },\n    { \"grade\": \"无\"",
        "\"orphan\": true, \"fee\": 0 },\n    { \"grade\": \"无\"",
    );
    says(RECEIVING, &outbid, &["困难补贴（成员1）  就高享受另一项", "护理补贴（成员1）给得更多，就高享受那一项。"]);
}

#[test]
fn what_goes_on_and_what_is_missing_for_that() {
    let scratch = Scratch::with_relations();
    let rich = RECEIVING.replace("900", "9000");
    let ran = scratch.run_with(&["screen", "yi", "-", "--format", "text"], rich.as_bytes());
    ran.has_code(0).says(&[
        "条件已不再符合；是不是还能按渐退的规定继续享受，要问清才知道。",
        "如继续享受，每月 1,000 元",
        "还缺：最低生活保障从哪一天起不再符合条件",
    ]);
    let ended = rich.replace("\"since\": \"2025-01-01\"", "\"unmet_since\": \"2026-02-01\"");
    let ran = scratch.run_with(&["screen", "yi", "-", "--format", "text"], ended.as_bytes());
    ran.has_code(0).says(&[
        "条件已不再符合，按渐退的规定继续享受。",
        "《乙县办法》第十四条",
        "每月 1,000 元  继续享受",
    ]);
}

#[test]
fn many_ways_to_choose_are_counted() {
    let scratch = Scratch::with_relations();
    let member = r#"{ "grade": "一级", "orphan": false, "fee": 0 }"#;
    let family = |members: usize| {
        let members = vec![member; members].join(", ");
        format!(
            r#"{{ "date": "2026-03-01", "region": "乙县", "family": {{ "income": 900000 }}, "members": [ {members} ] }}"#
        )
    };
    let screened = |members: usize| {
        let ran = scratch.run_with(&["screen", "yi", "-", "--format", "text"], family(members).as_bytes());
        ran.has_code(0);
        ran.stdout
    };
    assert!(screened(3).contains("另有 2 种。"), "{}", screened(3));
    assert!(!screened(2).contains("另有"), "{}", screened(2));
}
