//! One helper for all tables: a text in which `⟦…⟧` marks what a message must point at.

use yimen::{Code, Compiled, Diagnostic, Lang, Pack, ScreenOptions, SourceFile};

/// A code and a text in which what it points at is marked, once for each time it comes up.
pub type Row = (Code, &'static str);

/// What most rows rest on.
pub const HEAD: &str = r#"
政策包 试 (t) { 版本 "1" }
地区表 { 330000 浙江省 { 330100 杭州市  331000 台州市 { 331022 三门县 } } }
事实 家庭 {
  户籍地: 地区
  收入: 元/月 0..
  财产: 元 0..
  借款: 元 0.. 可无
  入院日: 日期
  城镇: 是否
}
事实 成员 1..5 {
  生日: 日期
  等级: 选项 { 一级, 二级, 三级 }
  工资: 元/月 0..
}
标准 限额: 元/月 { 2020-01-01 起 1000 }
事项 低保 对象 家庭 { 依据 "某法"  条件 收入: 收入 < 限额 }
事项 护理 对象 成员 { 依据 "某法"  条件 等级: 等级 = 一级 }
"#;

/// Declarations below the head.
pub fn declarations(rows: &[Row]) {
    all(rows, |text| format!("{HEAD}{text}"));
}

/// Conditions of a family's item.
pub fn of_family(rows: &[Row]) {
    all(rows, |text| format!("{HEAD}事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: {text}\n}}"));
}

/// Conditions of a member's item.
pub fn of_member(rows: &[Row]) {
    all(rows, |text| format!("{HEAD}事项 甲 对象 成员 {{ 依据 \"某法\" 条件 一: {text}\n}}"));
}

/// Benefits of a family's item.
pub fn benefits(rows: &[Row]) {
    all(rows, |text| format!("{HEAD}事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: 城镇 待遇 {text}\n}}"));
}

/// The upper layer of `of_layer`.
const BASE: &str = "=== 国家/国家.policy\n政策包 国家 { 版本 \"1\" }\n地区表 { 331022 三门县 }\n\
    事实 家庭 { 收入: 元/月 0.. }\n标准 限额: 元/月 { 2020-01-01 起 5 依据 \"某法\" }\n定义 家庭.净收入 = 收入\n\
    事项 低保 对象 家庭 { 依据 \"某法\" 条件 收入: 净收入 < 1000 }\n";

/// Declarations of a layer below another one.
pub fn of_layer(rows: &[Row]) {
    all(rows, |text| format!("政策包 浙江 {{ 版本 \"1\" 基于 国家 }}\n{text}\n{BASE}"));
}

/// Whole packs; a line `=== PATH` begins another file.
pub fn whole(rows: &[Row]) {
    all(rows, str::to_owned);
}

/// Every row put into a text holds; all that do not are shown together.
pub fn all(rows: &[Row], text: impl Fn(&str) -> String) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(code, row)| Some(format!("{code:?} {row}\n{}\n", mismatch(*code, &text(row))?)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// One text that is not part of a table.
pub fn check(code: Code, marked: &str) {
    assert_eq!(mismatch(code, marked), None);
}

/// Compiles a marked text: the code comes up once for each mark, at the mark, and nothing else does.
/// Without any mark it comes up once and points at nothing in particular.
fn mismatch(code: Code, marked: &str) -> Option<String> {
    let (compiled, files) = compile(marked);
    let found = compiled.diagnostics;
    let places: Vec<_> = found.iter().filter_map(Diagnostic::span).collect();
    let alone = found.iter().all(|one| one.kind() == code);
    if !alone || found.len() != marks(marked).len().max(1) || places != marks(marked) {
        let at = |one: &Diagnostic| one.span().map(|(file, range)| files[file].text[range].to_owned());
        let listed: Vec<String> = found.iter().map(|one| format!("    {:?} {}", at(one), described(one))).collect();
        return Some(listed.join("\n"));
    }
    found.iter().find_map(|one| senseless(one, marked))
}

/// Compiles a text that may be marked and be several files.
pub fn compile(marked: &str) -> (Compiled, Vec<SourceFile>) {
    let clean = |(path, text): (String, String)| SourceFile { path, text: text.replace(['⟦', '⟧'], "") };
    let files: Vec<SourceFile> = files(marked).into_iter().map(clean).collect();
    let mut compiled = yimen::compile(&files);
    // The head declares more than any one row reads; `unused.rs` is about that.
    let beside = [Code::Unused, Code::ConditionAlways, Code::ConditionNever, Code::ItemNever];
    compiled.diagnostics.retain(|one| !beside.contains(&one.kind()));
    (compiled, files)
}

fn files(marked: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = vec![("试/甲.policy".into(), String::new())];
    for line in marked.split_inclusive('\n') {
        match line.strip_prefix("=== ") {
            Some(path) => files.push((path.trim().into(), String::new())),
            None => files.last_mut().unwrap().1.push_str(line),
        }
    }
    files.retain(|(_, text)| !text.trim().is_empty());
    files
}

fn marks(marked: &str) -> Vec<(usize, std::ops::Range<usize>)> {
    let mut marks = Vec::new();
    for (index, (_, text)) in files(marked).iter().enumerate() {
        let (mut clean, mut start) = (0, 0);
        for character in text.chars() {
            match character {
                '⟦' => start = clean,
                '⟧' => marks.push((index, start..clean)),
                other => clean += other.len_utf8(),
            }
        }
    }
    marks
}

fn described(one: &Diagnostic) -> String {
    format!("{:?} {} {:?}", one.kind(), one.message(Lang::Chinese), one.help(Lang::Chinese))
}

/// Both languages must say something, in their own words but for what the author wrote.
pub fn sensible(one: &Diagnostic, written: &str) {
    assert_eq!(senseless(one, written), None);
}

fn senseless(one: &Diagnostic, written: &str) -> Option<String> {
    let texts = |lang| {
        let labels = one.labels(lang).into_iter().map(|(.., words)| words);
        [Some(one.message(lang)), one.help(lang)].into_iter().flatten().chain(labels).collect::<Vec<_>>()
    };
    let (chinese, english) = (texts(Lang::Chinese), texts(Lang::English));
    let hollow = ["“”", "\"\"", "（）", "：，", "  "];
    let bad = |text: &&String| {
        text.is_empty()
            || text.trim() != **text
            || hollow.iter().any(|gap| text.contains(gap))
            || (0..6).any(|n| text.contains(&format!("{{{n}}}")))
    };
    // A name that is quoted is quoted as it was written; 三门县 is the example of a place.
    let written = written.replace(['⟦', '⟧'], "") + "三门县";
    let unquoted = |text: &str| text.split('"').step_by(2).collect::<String>();
    let foreign = |text: &&String| unquoted(text).split(|letter| !is_han(letter)).any(|word| !written.contains(word));
    let found = chinese.iter().chain(&english).find(bad).or_else(|| english.iter().find(foreign));
    let found = found.or_else(|| chinese.iter().find(|text| !text.chars().any(is_han)));
    found.map(|text| format!("does not read well: {text:?}"))
}

fn is_han(letter: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&letter)
}

/// The pack of a text without any message.
pub fn pack(text: &str) -> Pack {
    let compiled = compile(text).0;
    let listed: Vec<String> = compiled.diagnostics.iter().map(described).collect();
    compiled.pack.unwrap_or_else(|| panic!("does not compile:\n{text}\n{}", listed.join("\n")))
}

/// Everything wrong with a case.
pub fn refused(pack: &Pack, json: &str) -> Vec<Diagnostic> {
    match pack.screen_json(json, &ScreenOptions::default()) {
        Ok(_) => panic!("is accepted: {json}"),
        Err(found) => found,
    }
}
