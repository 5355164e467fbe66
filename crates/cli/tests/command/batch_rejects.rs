//! Rows that cannot be used are told, with file, line, column and reason; the others are judged all the same.

use super::{
    register::{lines, rows},
    support::Scratch,
};

const FAMILIES: &str = "family,region,income\nF1,甲县,2400\nF2,甲县,900.50\nF3,甲县,100\n";
const MEMBERS: &str = "family,member_id,grade,birth_date\nF1,a,一级,1980-01-01\nF2,b,无,\nF2,c,二级,\nF3,d,无,\n";

/// What a register answers: the exit code, the families answered, and the rejects as `file:line:column:reason`.
fn judged(files: &[(&str, &[u8])], more: &[&str]) -> (i32, Vec<String>, Vec<String>) {
    let scratch = Scratch::with_pack();
    let mut arguments = vec!["batch", "jia", "--date", "2026-03-01", "--out", "out.jsonl"];
    for (name, content) in files {
        scratch.write(name, content);
        let option = match name.split('.').next().unwrap() {
            "families" => "--families",
            "members" => "--members",
            _ => "--receiving",
        };
        arguments.extend([option, name]);
    }
    arguments.extend(more);
    let ran = scratch.run(&arguments);
    assert!(!ran.stderr.contains("panicked") && ran.code != 2, "{}", ran.stderr);
    assert_eq!(ran.stdout, "");
    let answered = lines(&scratch, "out.jsonl").iter().map(|row| row["family"].as_str().unwrap().to_owned()).collect();
    let told = |row: &std::collections::BTreeMap<String, String>| {
        format!("{}:{}:{}:{}", row["file"], row["line"], row["column"], row["reason"])
    };
    (ran.code, answered, rows(&scratch, "out.rejects.csv").iter().map(told).collect())
}

/// Two CSV files.
fn csv(families: &str, members: &str) -> (i32, Vec<String>, Vec<String>) {
    judged(&[("families.csv", families.as_bytes()), ("members.csv", members.as_bytes())], &[])
}

/// A change of the families costs these families and is told so.
#[track_caller]
fn costs(found: &(i32, Vec<String>, Vec<String>), left: &[&str], told: &[&str]) {
    let (code, answered, rejects) = found;
    assert_eq!((*code, answered.iter().map(String::as_str).collect::<Vec<_>>()), (1, left.to_vec()), "{rejects:#?}");
    assert_eq!(rejects.len(), told.len(), "{rejects:#?}");
    for words in told {
        let is_told = |reject: &String| words.split('…').all(|words| reject.contains(words));
        assert!(rejects.iter().any(is_told), "{rejects:#?}\nlacks {words}");
    }
}

#[test]
fn nothing_is_wrong() {
    assert_eq!(csv(FAMILIES, MEMBERS), (0, vec!["F1".into(), "F2".into(), "F3".into()], vec![]));
}

#[test]
fn cells_that_cannot_be_read() {
    let cases = [
        ("900.50", "约九百", "families.csv:3:income:要一个数…约九百"),
        ("900.50", "\"1,200\"", "families.csv:3:income:要一个数…1,200"),
        ("900.50", "1e3.5", "families.csv:3:income:要一个数"),
        ("900.50", "0.12345678901", "families.csv:3:income:…小数点后最多 10 位"),
        ("900.50", "12345678901234567890123456789", "families.csv:3:income:…最多 28 位"),
        ("900.50", "1000000.01", "families.csv:3:income:…不在范围 0..1000000"),
        ("900.50", "-1", "families.csv:3:income:…不在范围"),
        ("900.50", "无", "families.csv:3:income:要一个数…无"),
        ("F2,甲县", "F2,甲州", "families.csv:3:region:政策包里没有“甲州”…是不是“甲市”"),
        ("F2,甲县", "F2,", "families.csv:3:region:没有给地区"),
    ];
    for (from, to, told) in cases {
        costs(&csv(&FAMILIES.replace(from, to), MEMBERS), &["F1", "F3"], &[told]);
    }
    let cases = [
        ("b,无,", "b,三级,", "members.csv:3:grade:要其中之一：无、一级、二级…三级"),
        ("b,无,", "b,无,2026-02-30", "members.csv:3:birth_date:要一个存在的日期…2026-02-30"),
        ("b,无,", "b,无,昨天", "members.csv:3:birth_date:要一个存在的日期…昨天"),
        ("F2,b,无,", "F2,b,无", "members.csv:3::这一行有 3 格，标题有 4 格"),
    ];
    for (from, to, told) in cases {
        costs(&csv(FAMILIES, &MEMBERS.replace(from, to)), &["F1", "F3"], &[told]);
    }
}

#[test]
fn every_fault_of_a_family_is_told() {
    let found = csv(&FAMILIES.replace("甲县,900.50", "甲州,abc"), &MEMBERS.replace("c,二级,", "c,九级,1-1-1"));
    costs(
        &found,
        &["F1", "F3"],
        &["families.csv:3:region:", "families.csv:3:income:", "members.csv:4:grade:", "members.csv:4:birth_date:"],
    );
}

#[test]
fn families_and_members_that_do_not_meet() {
    costs(
        &csv(FAMILIES, &MEMBERS.replace("F3,d", "F4,d")),
        &["F1", "F2"],
        &["families.csv:4:members:成员有 0 人", "members.csv:5::家庭文件里没有这个编号"],
    );
    costs(
        &csv(FAMILIES, &MEMBERS.replace("F1,a", "F0,a")),
        &["F2", "F3"],
        &["members.csv:2::家庭文件里没有这个编号", "families.csv:2:members:成员有 0 人"],
    );
    costs(
        &csv(FAMILIES, &MEMBERS.replace("F3,d", ",d")),
        &["F1", "F2"],
        &["families.csv:4:members:成员有 0 人", "members.csv:5::没有家庭编号"],
    );
    costs(
        &csv(&FAMILIES.replace("F2,", ","), MEMBERS),
        &["F1", "F3"],
        &[
            "families.csv:3::没有家庭编号",
            "members.csv:3::家庭文件里没有这个编号",
            "members.csv:4::家庭文件里没有这个编号",
        ],
    );
    let many = MEMBERS.to_owned() + &"F3,x,无,\n".repeat(30);
    costs(&csv(FAMILIES, &many), &["F1", "F2"], &["families.csv:4:members:这一户的行太多，最多 10 行"]);
}

#[test]
fn an_id_that_stands_twice_counts_for_nobody() {
    let twice = FAMILIES.to_owned() + "F1,甲县,7\n";
    costs(
        &csv(&twice, MEMBERS),
        &["F2", "F3"],
        &["families.csv:2::家庭编号重复，第 5 行", "families.csv:5::家庭编号重复，第 2 行"],
    );
}

#[test]
fn unsorted_files_tell_the_same() {
    let families = "family,region,income\nF3,甲县,100\nF1,甲县,2400\nF2,甲县,x\nF9,甲县,1\n";
    let members = "family,grade\nF2,一级\nF7,无\nF1,一级\n,无\nF3,一级\nF2,九级\nF1,一级\n";
    costs(
        &csv(families, members),
        &["F3", "F1"],
        &[
            "families.csv:4:income:",
            "members.csv:7:grade:",
            "families.csv:5:members:成员有 0 人",
            "members.csv:3::家庭文件里没有",
            "members.csv:5::没有家庭编号",
        ],
    );
}

#[test]
fn quotes_and_letters_gone_wrong_cost_their_line_only() {
    let cases: [(&str, &str, &[&str], &[&str]); 3] = [
        ("F2,甲县,900.50", "F2,\"甲县,900.50", &["F1", "F3"], &["families.csv:3::这里有引号没有成对"]),
        (
            "F1,甲县,2400\nF2,甲县,900.50",
            "F1,\"甲县,2400\nF2,甲县\",900.50",
            &["F3"],
            &["families.csv:2::这里有引号没有成对", "families.csv:3:region:"],
        ),
        ("F2,甲县,900.50", "F2,甲县,900.50,", &["F1", "F3"], &["families.csv:3::这一行有 4 格，标题有 3 格"]),
    ];
    for (from, to, left, told) in cases {
        let (code, answered, rejects) = judged(&[("families.csv", FAMILIES.replace(from, to).as_bytes())], &[]);
        assert_eq!((code, answered), (1, left.iter().map(|id| (*id).to_owned()).collect()), "{rejects:#?}");
        assert!(told.iter().all(|words| rejects.iter().any(|reject| reject.contains(words))), "{rejects:#?}");
    }
    let broken = FAMILIES.replace("F2,甲县", "F2,甲\u{1}").replace('\u{1}', "?").into_bytes();
    let broken: Vec<u8> = broken.iter().map(|byte| if *byte == b'?' { 0xFF } else { *byte }).collect();
    costs(
        &judged(&[("families.csv", &broken), ("members.csv", MEMBERS.as_bytes())], &["--encoding", "utf-8"]),
        &["F1", "F3"],
        &["families.csv:3:region:有无法识别的字"],
    );
}

#[test]
fn lines_of_json_gone_wrong() {
    let good = r#"{"id":"F1","region":"甲县","family":{"income":"2400"},"members":[{"grade":"一级"}]}"#;
    let cases = [
        ("{\"id\":", "families.jsonl:2::这一行不是一个 JSON 对象"),
        ("[]", "families.jsonl:2::这一行不是一个 JSON 对象"),
        (r#"{"region":"甲县","members":[{}]}"#, "families.jsonl:2::没有家庭编号"),
        (
            r#"{"id":"F2","region":"甲县","family":{"incom":1},"members":[{}]}"#,
            "families.jsonl:2:incom:不认识这一项，是不是“income”",
        ),
        (
            r#"{"id":"F2","region":"甲县","family":{"income":1,"月收入":2},"members":[{}]}"#,
            "families.jsonl:2:月收入:这一项给了两次",
        ),
        (
            r#"{"id":"F2","region":"甲县","family":{"income":[1]},"members":[{}]}"#,
            "families.jsonl:2:income:这里要一个值",
        ),
        (
            r#"{"id":"F2","region":"甲县","family":{"income":null},"members":[{}]}"#,
            "families.jsonl:2:income:这一项不能是“无”",
        ),
        (r#"{"id":"F2","region":"甲县","members":[{"grade":null}]}"#, "families.jsonl:2:grade:这一项不能是“无”"),
        (r#"{"id":"F2","region":"甲县","members":[7]}"#, "families.jsonl:2:members:这里要一个列表"),
        (r#"{"id":"F2","region":"甲县","members":{}}"#, "families.jsonl:2:members:这里要一个列表"),
        (r#"{"id":"F2","region":"甲县","members":[]}"#, "families.jsonl:2:members:成员有 0 人"),
        (
            r#"{"id":"F2","region":"甲县","members":[{}],"receiving":[{"item":"dibao"},{"item":"低保"}]}"#,
            "families.jsonl:2:item:没有叫“低保”的事项",
        ),
        (
            r#"{"id":"F2","region":"甲县","members":[{}],"receiving":[{"item":"care"}]}"#,
            "families.jsonl:2::“护理补贴”是成员享受的",
        ),
        (
            r#"{"id":"F2","region":"甲县","members":[{}],"receiving":[{"item":"care","member":1}]}"#,
            "families.jsonl:2:member:",
        ),
        (r#"{"id":"F2","date":"2026-13-01","region":"甲县","members":[{}]}"#, "families.jsonl:2:date:要一个存在的日期"),
    ];
    for (line, told) in cases {
        let text = format!("{good}\n{line}\n\n{}\n", good.replace("F1", "F3"));
        let (code, answered, rejects) = judged(&[("families.jsonl", text.as_bytes())], &[]);
        assert_eq!((code, answered), (1, vec!["F1".to_owned(), "F3".to_owned()]), "{line} {rejects:#?}");
        assert!(rejects.iter().any(|reject| reject.contains(told.split('，').next().unwrap())), "{told}: {rejects:#?}");
    }
}

#[test]
fn what_is_received_by_members_with_ids() {
    let files = |receiving: &str| {
        let receiving = format!("family,item,member,member_id,amount\n{receiving}");
        judged(
            &[
                ("families.csv", FAMILIES.as_bytes()),
                ("members.csv", MEMBERS.as_bytes()),
                ("receiving.csv", receiving.as_bytes()),
            ],
            &[],
        )
    };
    assert_eq!(files("F1,护理补贴,,a,100\nF2,care,1,,50.5\nF3,dibao,,,\n").0, 0);
    costs(&files("F1,护理补贴,,b,100\n"), &["F2", "F3"], &["receiving.csv:2:member_id:这一户没有编号是“b”的成员"]);
    costs(&files("F2,护理补贴,0,b,100\n"), &["F1", "F3"], &["receiving.csv:2:member_id:…只写一个"]);
    costs(
        &files("F2,护理补帖,0,,100\n"),
        &["F1", "F3"],
        &["receiving.csv:2:item:没有叫“护理补帖”的事项，是不是“护理补贴”"],
    );
    costs(
        &files("F1,dibao,0,,\nF3,dibao,,,x\n"),
        &["F2"],
        &["receiving.csv:3:amount:要一个数", "receiving.csv:2::“最低生活保障”是全家享受的"],
    );
    costs(&files("F1,dibao,,,1\nF1,dibao,,,2\n"), &["F2", "F3"], &["receiving.csv:3::“最低生活保障”在享写了两次"]);
    costs(&files("F8,dibao,,,1\n"), &["F1", "F2", "F3"], &["receiving.csv:2::家庭文件里没有这个编号"]);
}

#[test]
fn dates_in_the_register() {
    let scratch = Scratch::with_pack();
    scratch
        .write("families.csv", "family,region,income,date\nF1,甲县,1,\nF2,甲县,1,2026-03-01\nF3,甲县,1,2026-03-02\n");
    let arguments = ["batch", "jia", "--families", "families.csv", "--out", "out.csv"];
    scratch.run(&arguments).has_code(1);
    let told: Vec<String> = rows(&scratch, "out.rejects.csv").iter().map(|row| row["reason"].clone()).collect();
    assert_eq!(told, ["没有给评估日", "评估日是 2026-03-02，这一次都按 2026-03-01"]);
    assert_eq!(rows(&scratch, "out.csv").len(), 1);
    let given: Vec<&str> = arguments.iter().copied().chain(["--date", "2026-05-01"]).collect();
    scratch.run(&given).has_code(0);
    assert_eq!(rows(&scratch, "out.csv").len(), 3);
}

#[test]
fn reasons_in_english() {
    let scratch = Scratch::with_pack();
    scratch.write("families.csv", FAMILIES.replace("900.50", "about 900"));
    scratch
        .run(&[
            "--lang",
            "en",
            "batch",
            "jia",
            "--families",
            "families.csv",
            "--date",
            "2026-03-01",
            "--out",
            "out.csv",
            "--rejects",
            "no.csv",
        ])
        .has_code(1);
    let rejects = rows(&scratch, "no.csv");
    assert_eq!(rejects.len(), 1);
    assert!(rejects[0]["reason"].starts_with("a number such as 2400"), "{rejects:?}");
    assert_eq!((rejects[0]["family"].as_str(), rejects[0]["line"].as_str()), ("F2", "3"));
    assert!(!scratch.path("out.rejects.csv").exists());
}

/// What is said in the end about two families.
fn told(families: &str, lang: &str, code: i32) -> String {
    let scratch = Scratch::with_pack();
    scratch.write("families.csv", families);
    let register = ["--families", "families.csv", "--date", "2026-03-01", "--out", "out.csv"];
    scratch.run(&[&["--lang", lang, "batch", "jia"], &register[..]].concat()).has_code(code).stderr.clone()
}

#[test]
fn the_summary_tells_the_first_of_them() {
    let no_place = "family,income\nF1,2400\nF2,900\n";
    let chinese = told(no_place, "zh", 1);
    assert!(chinese.contains("2 户没有测算；2 处问题写在 out.rejects.csv"), "{chinese}");
    assert!(chinese.contains("\n  第一处：families.csv 第 2 行，家庭 F1，region：没有给地区"), "{chinese}");
    let english = told(no_place, "en", 1);
    assert!(
        english.contains("\n  The first: families.csv, line 2, family F1, region: no region is given"),
        "{english}"
    );
}

#[test]
fn the_summary_tells_what_families_are_judged_one_by_one_for() {
    let fine = "family,region,income\nF1,甲县,2400\nF2,甲县,900.123456\n";
    let chinese = told(fine, "zh", 0);
    assert!(chinese.contains("\n有 2 户是逐户测算的，因为有数不合规定或者太大。"), "{chinese}");
    let english = told(fine, "en", 0);
    assert!(
        english.contains("\n2 families were judged one by one because a value is wrong or very large."),
        "{english}"
    );
}
