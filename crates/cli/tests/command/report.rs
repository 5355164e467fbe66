//! The page to print.

use super::support::{FAMILY, PACK, RECEIVING, Scratch};

/// The page as it is written to standard output.
fn page(scratch: &Scratch, arguments: &[&str]) -> String {
    let ran = scratch.run(&[&["report"], arguments, &["-o", "-"]].concat());
    assert_eq!(ran.has_code(0).stderr, "");
    ran.stdout
}

fn relations(lang: &str) -> String {
    page(&Scratch::with_relations(), &["yi", "receiving.json", "--lang", lang])
}

#[track_caller]
fn says(page: &str, words: &[&str]) {
    for word in words {
        assert!(page.contains(word), "no {word:?} in:\n{page}");
    }
}

/// The tags of a page in their order, `h1` and `/h1`; fails where one is closed that is not open.
fn tags(page: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for piece in page.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').expect("a tag ends");
        let name = tag.split(' ').next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "{piece}"),
            None if ["!DOCTYPE", "meta"].contains(&name) => {}
            None => open.push(name),
        }
        tags.push(name.to_owned());
    }
    assert_eq!(open, Vec::<&str>::new());
    tags
}

#[test]
fn what_to_claim_and_why() {
    let page = relations("zh");
    says(
        &page,
        &[
            "<html lang=\"zh-CN\">",
            "<dt>地区</dt><dd>乙县（990002）</dd>",
            "<th scope=\"row\">最低生活保障</th><td class=\"whom\">全家</td><td>每月 2,100 元</td><td>继续享受</td>",
            "按月发放的合计：每月 3,980 元",
            "折合：每月 4,030 元",
            "一次性发放的合计：2,500 元",
            "<li>孤儿证明</li>",
            "收入：人均月收入 300 元 &lt; 低保标准 1,000 元",
            "低保标准 1,000 元 × 保障人数 3 人 − 月收入 900 元",
            "1,000 元（2026-01-01 起）",
            "《乙县低保标准》</span> <small>[已核实]",
            "《乙县办法》第三条</span> <small>[待复核：转载]",
            "《乙县办法》第五条</span> <small>[系统自定]",
            "乡镇（街道）便民服务中心",
            "请先办最低生活保障。",
        ],
    );
}

#[test]
fn choices_findings_checklist() {
    says(
        &relations("zh"),
        &[
            "选了失能补助（成员1），就不能再享受护理补贴（成员1）。 <span class=\"law\">《乙县办法》第十一条",
            "<td>比建议的少 140 元/月</td>",
            "<th scope=\"row\">少发</th>",
            "<th scope=\"row\">改领</th>",
            "<th scope=\"row\">错救</th>",
            "<th scope=\"row\">漏救</th>",
            "每月 2,000 元、2025年1月1日起、乙县（990002）",
            "改领以后，这一项停发。",
            "<td>已享受</td><th scope=\"row\">最低生活保障</th>",
            "<td>每年 25,200 元</td>",
        ],
    );
}

#[test]
fn nearest_changes_without_being_asked_for() {
    let scratch = Scratch::with_pack();
    let json = FAMILY.replace("2400", "4500");
    let ran = scratch.run_with(&["report", "jia", "-", "-o", "-"], json.as_bytes());
    ran.has_code(0).says(&["情况怎样变才会符合", "月收入少 1,500.01 元（低于 3,000 元）就符合"]);
}

#[test]
fn what_is_missing_is_asked() {
    let page = page(&Scratch::with_pack(), &["jia", "case.json"]);
    says(&page, &["<li>成员3：残疾证上是几级？", "<dt>还缺</dt><dd>残疾等级</dd>", "<td>未填</td>"]);
}

#[test]
fn an_item_that_goes_on_and_one_that_is_outbid() {
    let scratch = Scratch::with_relations();
    let ended = RECEIVING
        .replace("900", "9000")
        .replace("\"since\": \"2025-01-01\"", "\"since\": \"2025-01-01\", \"unmet_since\": \"2026-02-01\"");
    let ran = scratch.run_with(&["report", "yi", "-", "-o", "-"], ended.as_bytes());
    ran.has_code(0).says(&["条件已不再符合，按渐退的规定继续享受。", "《乙县办法》第十四条"]);
    let orphan = RECEIVING.replace("\"一级\", \"orphan\": false", "\"二级\", \"orphan\": true");
    let ran = scratch.run_with(&["report", "yi", "-", "-o", "-"], orphan.as_bytes());
    ran.has_code(0).says(&[
        "困难补贴（成员1） <span class=\"gives\">就高享受另一项</span>",
        "护理补贴（成员1）给得更多，就高享受那一项。",
        "《乙县办法》第十二条",
    ]);
}

#[test]
fn english() {
    let page = relations("en");
    says(
        &page,
        &[
            "<html lang=\"en\">",
            "<h1>Social assistance screening report</h1>",
            "Minimum living allowance",
            "2,100 yuan a month",
            "Choosing Frailty subsidy (member 1) means going without Nursing subsidy (member 1).",
            "140 yuan/month less than suggested",
            "not due",
            "[this system's own choice]",
            "Hash of the case",
        ],
    );
    assert!(!page.contains("建议办理"), "{page}");
}

#[test]
fn a_page_for_screen_readers_that_loads_and_runs_nothing() {
    for page in [relations("zh"), relations("en")] {
        let tags = tags(&page);
        let count = |name: &str| tags.iter().filter(|tag| *tag == name).count();
        assert_eq!((count("h1"), count("main"), count("title")), (1, 1, 1));
        assert_eq!(count("table"), count("caption"));
        assert_eq!(count("th"), page.matches("<th scope=").count());
        let headings: Vec<&String> = tags.iter().filter(|tag| ["h1", "h2", "h3"].contains(&tag.as_str())).collect();
        assert_eq!((headings[0].as_str(), headings[1].as_str()), ("h1", "h2"));
        for element in ["script", "img", "link", "iframe", "a", "form", "object"] {
            assert_eq!(count(element), 0, "{element}");
        }
        for loading in ["url(", "@import", "src=", "href=", "http:", "https:"] {
            assert!(!page.contains(loading), "{loading}");
        }
        assert!(page.contains("default-src 'none'"));
        assert!(page.contains("@page { size: A4") && page.contains("@media print"));
    }
}

#[test]
fn no_text_of_a_pack_is_taken_for_markup() {
    const EVIL: &str = "</style></h3><script>alert(1)</script><b title='x'>&amp;";
    let scratch = Scratch::with_pack();
    let evil = PACK
        .replace("甲县救助 (jia)", &format!("甲县救助 (jia \"{EVIL} pack\")"))
        .replace("甲县  990002", &format!("甲县 (xian \"{EVIL} place\")  990002"))
        .replace("护理补贴 (care)", &format!("护理补贴 (care \"{EVIL} item\")"))
        .replace("\"残疾证上是几级？\"", &format!("\"{EVIL} question\""))
        .replace("待复核 \"转载\"", &format!("待复核 \"{EVIL} note\""))
        .replace("《甲市办法》第二条", &format!("\"{EVIL} law\""))
        .replace("身份证、户口簿", &format!("\"{EVIL} paper\""))
        .replace("\"人均月收入不低于低保标准\"", &format!("\"{EVIL} unmet\""));
    scratch.write("jia/pack.policy", evil);
    for family in [FAMILY.to_owned(), FAMILY.replace("2400", "4500")] {
        scratch.write("case.json", family.replace("甲县", "990001"));
        let page = page(&scratch, &["jia", "case.json", "--lang", "en"]);
        tags(&page);
        assert!(!page.contains("<script") && !page.contains("<b "), "{page}");
        assert_eq!(page.matches("</style>").count(), 1, "{page}");
        for text in ["pack", "place", "item", "question", "note", "law"] {
            let escaped = "&lt;/style&gt;&lt;/h3&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;b title='x'&gt;&amp;amp;";
            says(&page, &[&format!("{escaped} {text}")]);
        }
        says(&page, &[if family.contains("4500") { "&amp;amp; unmet" } else { "&amp;amp; paper" }]);
    }
}

#[test]
fn the_same_page_however_it_is_made() {
    let scratch = Scratch::with_relations();
    let expected = page(&scratch, &["yi", "receiving.json"]);
    assert_eq!(page(&scratch, &["yi", "receiving.json"]), expected);
    scratch.run(&["build", "yi", "-o", "yi.yimen"]).has_code(0);
    assert_eq!(page(&scratch, &["yi.yimen", "receiving.json"]), expected);
    let ran = scratch.run(&["report", "yi", "receiving.json", "-o", "family.html"]);
    assert_eq!(ran.has_code(0).stdout, "");
    assert!(ran.stderr.contains("family.html"), "{}", ran.stderr);
    assert_eq!(std::fs::read_to_string(scratch.path("family.html")).expect("a file"), expected);
}

#[test]
fn date_and_place_of_the_command_line_win() {
    let scratch = Scratch::with_pack();
    let page = page(&scratch, &["jia", "case.json", "--date", "2026-05-02", "--region", "乙县"]);
    says(&page, &["<dd>2026年5月2日</dd>", "<dd>乙县（990002）</dd>", "! 无法判定", "请向当地民政部门核实"]);
}

#[test]
fn assumed_standards_are_said_at_the_top() {
    let scratch = Scratch::with_pack();
    let json = FAMILY.replace("\"members\"", "\"standards\": { \"低保标准\": \"1200\" }, \"members\"");
    let ran = scratch.run_with(&["report", "jia", "-", "-o", "-"], json.as_bytes());
    ran.has_code(0).says(&["<p class=\"warning\">注意：本次按假定的低保标准测算，不是正式标准。</p>"]);
    // By its name, not by its id.
    let scratch = Scratch::with_relations();
    let json = r#"{ "date": "2026-03-01", "region": "乙县", "family": {}, "members": [{}], "standards": { "dibao_standard": 900 } }"#;
    let ran = scratch.run_with(&["report", "yi", "-", "-o", "-"], json.as_bytes());
    ran.has_code(0).says(&["本次按假定的低保标准测算"]);
    let ran = scratch.run_with(&["--lang", "en", "screen", "yi", "-", "--format", "text"], json.as_bytes());
    ran.has_code(0).says(&["Minimum living standard"]);
}

#[test]
fn what_cannot_be_read_leaves_no_page() {
    let scratch = Scratch::with_pack();
    scratch.write("old.html", "old");
    scratch.write("bad.json", FAMILY.replace("2400", "-1"));
    scratch.run(&["report", "jia", "bad.json", "-o", "old.html"]).is_refused(&["family.income"]);
    scratch.run(&["report", "jia", "none.json", "-o", "old.html"]).is_refused(&["none.json"]);
    scratch.run(&["report", "jia/none", "case.json", "-o", "old.html"]).is_refused(&["none"]);
    scratch.run(&["report", "-", "-", "-o", "old.html"]).is_refused(&["标准输入"]);
    scratch.run(&["report", "jia", "case.json", "-o", "none/page.html"]).is_refused(&["none"]);
    scratch.run(&["report", "jia", "case.json"]).is_refused(&["--output"]);
    assert_eq!(std::fs::read_to_string(scratch.path("old.html")).expect("a file"), "old");
}
