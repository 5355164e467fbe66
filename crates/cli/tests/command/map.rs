use super::support::{PACK, Scratch};
use quick_xml::{Reader, events::Event};
use std::{collections::BTreeSet, fs};

/// Items enough for every kind of relation, and a rule that asks.
fn every_kind() -> String {
    let mut text = PACK[..PACK.find("用例").expect("a case")].to_owned();
    text.push_str("定义 家庭.余下 = 月收入 − 1元/月\n");
    for name in ["子", "丑", "寅", "卯"] {
        text.push_str(&format!(
            "事项 {name} 对象 成员 {{ 类别 补贴  依据 \"某法\" 条件 一: 残疾等级 属于 {{一级}}  待遇 每月 9元 }}\n"
        ));
    }
    text.push_str(
        "事项 辰 对象 成员 { 依据 \"某法\" 条件 一: 享受(护理补贴)  依据 《丙法》第九条  待遇 实物 \"饭\" }\n",
    );
    for (number, relation) in RELATIONS.iter().enumerate() {
        text.push_str(&format!("关系 {} 依据 《乙法》第{}条 待复核\n", relation.0, number + 1));
    }
    text
}

/// What is written, and the name of its mark in both languages.
const RELATIONS: [(&str, &str, &str); 10] = [
    ("护理补贴 排除 子 同一成员 地区 甲县", "排除", "excludes"),
    ("择高 { 子, 丑 } 同一成员", "择高", "the higher one"),
    ("择一 申请人选 { 子, 寅 } 同一成员", "择一", "one of the two"),
    ("叠加 { 丑, 寅 }", "叠加", "combinable"),
    ("顺序 { 最低生活保障, 辰 }", "顺序", "in turn"),
    ("补差 卯 扣 { 丑 }", "补差", "tops up"),
    ("封顶 { 护理补贴, 丑 } 至 50元/月", "封顶", "shared limit"),
    ("卯 自动准入 辰 同一成员", "自动准入", "admits to"),
    ("护理补贴 不计入 余下", "不计入收入", "not counted"),
    ("渐退 子 期限 6个月", "渐退", "fades out"),
];

/// A drawing as its elements and its texts; it must be XML from end to end.
fn drawing(svg: &str) -> (BTreeSet<String>, Vec<String>) {
    let mut reader = Reader::from_str(svg);
    let (mut names, mut texts, mut open, mut text) = (BTreeSet::new(), Vec::new(), 0, String::new());
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}:\n{svg}")) {
            Event::Start(element) => {
                open += 1;
                text.clear();
                names.insert(element.name().as_ref().to_owned());
                assert!(element.attributes().all(|attribute| attribute.is_ok()), "{svg}");
            }
            Event::Empty(element) => {
                names.insert(element.name().as_ref().to_owned());
                assert!(element.attributes().all(|attribute| attribute.is_ok()), "{svg}");
            }
            Event::Text(part) => text.push_str(&part),
            Event::GeneralRef(part) => match &*part {
                "lt" => text.push('<'),
                "gt" => text.push('>'),
                "amp" => text.push('&'),
                "quot" => text.push('"'),
                "apos" => text.push('\''),
                other => panic!("&{other}; is not known to XML"),
            },
            Event::End(_) => {
                open -= 1;
                texts.push(std::mem::take(&mut text));
            }
            Event::Eof => break,
            other => panic!("{other:?} has no place in a drawing"),
        }
    }
    assert_eq!(open, 0);
    (names, texts)
}

/// The drawing of a pack of one text.
#[track_caller]
fn drawn(text: &str, lang: &str) -> String {
    let scratch = Scratch::empty();
    scratch.write("p/a.policy", text);
    let ran = scratch.run(&["map", "p", "--out", "-", "--lang", lang]);
    ran.has_code(0);
    ran.stdout
}

#[test]
fn every_kind_stands_in_every_form_with_its_law() {
    let scratch = Scratch::empty();
    scratch.write("p/a.policy", every_kind());
    let text = scratch.run(&["map", "p", "--out", "p.svg"]);
    let markdown = scratch.run(&["map", "p", "--format", "markdown"]);
    let english = scratch.run(&["map", "p", "--lang", "en"]);
    let json = scratch.run(&["map", "p", "--format", "json"]);
    let relations = json.has_code(0).json();
    let relations = relations["relations"].as_array().expect("a list");
    assert_eq!(relations.len(), RELATIONS.len());
    let (_, drawn) = drawing(&fs::read_to_string(scratch.path("p.svg")).expect("the drawing"));
    for (number, (_, name, in_english)) in RELATIONS.iter().enumerate() {
        let law = format!("《乙法》第{}条", number + 1);
        text.has_code(0).says(&[name, &format!("{law} [待复核]")]);
        markdown.has_code(0).says(&[&format!("| {name} |"), &law]);
        english.has_code(0).says(&[in_english, &format!("{law} [unverified]")]);
        let found = relations.iter().find(|one| one["word"] == *name).unwrap_or_else(|| panic!("no {name}"));
        assert_eq!((found["citation"].as_str(), &found["citation_status"]), (Some(law.as_str()), &"unverified".into()));
        assert!(drawn.iter().any(|text| text.starts_with(&format!("{name}："))), "{name} in {drawn:?}");
    }
    text.says(&["仅当 评估地 属于 甲县", "辰的条件“一”看是否享受护理补贴", "《丙法》第九条", "排*"]);
    markdown.says(&["评估地 属于 甲县", "辰的条件“一”看是否享受护理补贴", "排\\*"]);
    assert!(drawn.iter().any(|text| text == "护理补贴排除子"), "what a mark says is under the pointer");
}

#[test]
fn silent_pairs_are_listed_once() {
    let scratch = Scratch::with_pack();
    let json = scratch.run(&["map", "jia", "--format", "json"]);
    let json = json.has_code(0).json();
    assert_eq!(json["silent"], serde_json::json!([["dibao", "care"]]));
    assert_eq!((json["silent_complete"].as_bool(), &json["relations"]), (Some(true), &serde_json::json!([])));
    scratch.run(&["map", "jia"]).has_code(0).says(&["没有写事项之间的关系", "下面 1 对", "? 最低生活保障：护理补贴"]);
    scratch.run(&["map", "jia", "--format", "markdown"]).has_code(0).says(&["- 最低生活保障：护理补贴\n"]);
    let (_, texts) = drawing(&drawn(PACK, "zh"));
    for text in ["2 个事项，0 条关系，0 处规则互相引用，1 对没有说明。", "没有说明的事项"]
    {
        assert!(texts.iter().any(|found| found.contains(text)), "{text} in {texts:?}");
    }
    let said = format!("{PACK}\n关系 叠加 {{ 最低生活保障, 护理补贴 }} 依据 \"某法\"");
    let (_, texts) = drawing(&drawn(&said, "zh"));
    assert!(texts.iter().any(|found| found.starts_with("都发钱、又同时有效的事项，两两之间都有说明")), "{texts:?}");
}

#[test]
fn a_drawing_stands_alone_and_is_for_everyone() {
    let (names, texts) = drawing(&drawn(&every_kind(), "en"));
    let known = ["circle", "desc", "g", "path", "rect", "svg", "text", "title"].map(str::to_owned);
    assert_eq!(names, known.into(), "no script, no style, no picture from elsewhere");
    assert_eq!(texts[0], "jia 1.0: relations between items");
    let svg = drawn(&every_kind(), "zh");
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"zh-CN\""), "{svg}");
    assert!(svg.contains("role=\"img\" aria-labelledby=\"map-title map-description\""));
    let addresses: Vec<&str> = svg.matches("http").collect();
    assert_eq!(addresses.len(), 1, "the name of the format and no other address");
}

#[test]
fn the_same_pack_gives_the_same_bytes() {
    let scratch = Scratch::empty();
    let text = every_kind();
    let (head, rest) = text.split_at(text.find("事项").expect("an item"));
    scratch.write("p/a.policy", head);
    scratch.write("p/b.policy", rest);
    scratch.write("q/a.policy", &text);
    scratch.run(&["build", "p", "-o", "p.yimen"]).has_code(0);
    for form in [&["--out", "-"][..], &["--format", "markdown"], &["--format", "json"], &[]] {
        let run = |pack: &str| scratch.run(&[&["map", pack], form].concat()).stdout;
        assert!(!run("p").is_empty());
        assert_eq!(run("p"), run("p.yimen"), "{form:?}");
        assert_eq!(run("p"), run("q"), "{form:?}");
    }
    scratch.run(&["map", "p", "--out", "p.svg"]).has_code(0);
    let file = fs::read_to_string(scratch.path("p.svg")).expect("the drawing");
    assert_eq!(file, scratch.run(&["map", "p", "--out", "-"]).stdout);
}

#[test]
fn names_that_look_like_markup_stay_names() {
    let evil = "</text><script>x</script>&amp;'<!--|*_`[a](b)";
    let text = PACK.replace("最低生活保障 (dibao)", &format!("最低生活保障 (dibao \"{evil}\")"));
    let text = text.replace("甲县救助 (jia)", &format!("甲县救助 (jia \"{evil}\")"));
    let text = format!("{text}\n关系 最低生活保障 排除 护理补贴 同一成员 依据 \"{evil}\"");
    let (names, texts) = drawing(&drawn(&text, "en"));
    assert!(!names.contains("script"), "{names:?}");
    assert!(texts.iter().any(|text| text == evil), "{texts:?}");
    let scratch = Scratch::empty();
    scratch.write("p/a.policy", &text);
    let markdown = scratch.run(&["map", "p", "--format", "markdown", "--lang", "en"]);
    let safe = "\\</text\\>\\<script\\>x\\</script\\>\\&amp;'\\<\\!--\\|\\*\\_\\`\\[a\\]\\(b\\)";
    markdown.has_code(0).says(&[safe]);
    assert!(!markdown.stdout.contains("<script>"), "{}", markdown.stdout);
    let json = scratch.run(&["map", "p", "--format", "json", "--lang", "en"]);
    assert_eq!(json.has_code(0).json()["items"][0]["name"], evil);
}

#[test]
fn a_name_without_end_does_not_push_the_table_away() {
    let name = "很长的名字".repeat(60);
    let svg = drawn(&PACK.replace("护理补贴", &name), "zh");
    let width = svg.split_once("width=\"").and_then(|(_, rest)| rest.split_once('"')).expect("a width").0;
    assert!(width.parse::<u32>().is_ok_and(|width| width < 1_000), "{width}");
    let (_, texts) = drawing(&svg);
    assert!(texts.concat().contains(&name), "it is written out below");
}

#[test]
fn packs_of_one_item_and_of_none() {
    let end = PACK.find("事项 护理补贴").expect("the second item");
    let none = PACK.find("事项 最低生活保障").expect("the first item");
    for text in [&PACK[..end], &PACK[..none]] {
        let scratch = Scratch::empty();
        scratch.write("p/a.policy", text);
        for form in ["text", "markdown"] {
            scratch.run(&["map", "p", "--format", form]).has_code(0).says(&["没有写事项之间的关系"]);
        }
        drawing(&drawn(text, "zh"));
    }
}

#[test]
fn what_cannot_be_drawn_or_read() {
    let scratch = Scratch::with_pack();
    scratch.run(&["map", "jia", "--out", "-", "--format", "text"]).is_refused(&["不能都输出到标准输出", "--out"]);
    scratch.run(&["map", "jia", "--out", "nowhere/x.svg"]).is_refused(&["写不了 nowhere/x.svg"]);
    scratch.run(&["map", "nowhere"]).is_refused(&["读不了 nowhere"]);
    scratch.run(&["map", "jia", "--format", "html"]).is_refused(&["possible values: text, json, markdown"]);
    scratch.run(&["map"]).is_refused(&["Usage"]);
    scratch.write("bad/a.policy", PACK.replace("月收入 ÷", "月收人 ÷"));
    scratch.write("old.svg", "old");
    scratch.run(&["map", "bad", "--out", "old.svg"]).is_refused(&["错误["]);
    assert_eq!(fs::read(scratch.path("old.svg")).expect("a file"), b"old");
}

#[test]
fn on_a_narrow_page_the_table_goes_on_below() {
    let mut text = PACK[..PACK.find("事项").expect("an item")].to_owned();
    for number in 1..=40 {
        text.push_str(&format!(
            "事项 项目{number} 对象 家庭 {{ 依据 \"某法\" 条件 一: 月收入 < 9元/月  待遇 每月 9元 }}\n"
        ));
    }
    let scratch = Scratch::empty();
    scratch.write("p/a.policy", &text);
    let page = scratch.run(&["map", "p"]);
    page.has_code(0);
    let widest = page.stdout.lines().map(unicode_width::UnicodeWidthStr::width).max();
    assert!(widest <= Some(80), "{widest:?}");
    assert_eq!(page.stdout.lines().filter(|line| line.starts_with("40 项目40")).count(), 2);
}
