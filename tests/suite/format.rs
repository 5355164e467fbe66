//! The one layout of policy text: how it looks, and that it changes neither meaning nor comments.

use super::everything::POLICY;
use proptest::{collection::vec, prelude::*};
use std::{
    fs,
    path::{Path, PathBuf},
};
use yimen::{Diagnostic, SourceFile, format, syntax};

fn formatted(text: &str) -> String {
    let told = |found: Vec<Diagnostic>| found.iter().map(|one| one.message(yimen::Lang::English)).collect::<Vec<_>>();
    format(text).unwrap_or_else(|found| panic!("{:?}\n{text}", told(found)))
}

/// The tree of a text without its places; nothing for a text that cannot be read.
fn tree(text: &str) -> Option<String> {
    let mut diagnostics = Vec::new();
    let file = syntax::parse(0, text, &mut diagnostics);
    if !diagnostics.is_empty() {
        return None;
    }
    let debug = format!("{:?}", file.declarations);
    let mut parts = debug.split("Span {");
    let mut placeless = parts.next()?.to_owned();
    placeless.extend(parts.map(|part| part.split_once('}').map_or("", |(_, rest)| rest)));
    Some(placeless)
}

/// Texts of the comments in order. Strange as a text in quotes may be, it holds no `//` here.
fn comments(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.split_once("//")).map(|(_, comment)| comment.trim()).collect()
}

/// A text that can be read is laid out for good without a change of its tree; another gives messages.
#[track_caller]
pub fn holds(text: &str) {
    match tree(text) {
        None => assert!(format(text).is_err_and(|found| !found.is_empty()), "{text}"),
        Some(read) => {
            let laid_out = formatted(text);
            assert!(tree(&laid_out).is_some_and(|again| again == read), "another tree:\n{text}\n---\n{laid_out}");
            assert_eq!(formatted(&laid_out), laid_out, "changes again");
        }
    }
}

/// The same, and every comment is there, and blanks are as they should be.
#[track_caller]
fn keeps(text: &str, laid_out: &str) {
    holds(text);
    assert_eq!(formatted(text), laid_out);
    assert_eq!(comments(laid_out), comments(text), "other comments:\n{text}\n---\n{laid_out}");
    assert!(laid_out.is_empty() || laid_out.ends_with('\n') && !laid_out.ends_with("\n\n"), "{laid_out:?}");
    assert!(!["\n\n\n", "{\n\n", "\r", "\t", "\u{FEFF}"].iter().any(|blank| laid_out.contains(blank)), "{laid_out}");
    assert!(laid_out.lines().all(|line| line.trim_end() == line), "{laid_out}");
    let close = |line: &str| line.trim_start().starts_with('}');
    assert!(!laid_out.lines().zip(laid_out.lines().skip(1)).any(|(line, next)| line.is_empty() && close(next)));
}

#[track_caller]
fn becomes(text: &str, expected: &str) {
    let laid_out = formatted(text);
    assert_eq!(laid_out, expected);
    keeps(text, &laid_out);
}

/// Expressions as they are written and as they are laid out.
#[track_caller]
fn expressions(cases: &[(&str, &str)]) {
    for (written, expected) in cases {
        becomes(&format!("定义 甲 = {written}"), &format!("定义 甲 = {expected}\n"));
    }
}

#[test]
fn spaces_in_expressions() {
    expressions(&[
        ("a+b", "a + b"),
        ("( a  )且( b )", "(a) 且 (b)"),
        ("非(在校)", "非 (在校)"),
        ("-a*- 5", "−a × −5"),
        ("a-(-b)", "a − (−b)"),
        ("最大 ( 0 ,a、b )", "最大(0, a, b)"),
        ("人数( 成员  其中 非 在校 :本人 . 等级=一级)", "人数(成员 其中 非 在校: 本人.等级 = 一级)"),
        ("保障人数( )×1041 元/人／月", "保障人数() × 1041元/人/月"),
        ("5yuan/month  +5  kWh", "5 yuan/month + 5 kWh"),
        ("a<=b 或者 c!=30％", "a ≤ b 或者 c ≠ 30%"),
        ("等级 属于{ 一级，二级，}", "等级 属于 {一级, 二级,}"),
        ("分档 等级{一级 或 二级：5元 否则：−1}", "分档 等级 { 一级 或 二级: 5元  否则: −1 }"),
        (
            "分档 年龄{不满 18 岁: 1,满 18岁 不满60岁 :2, >60 : 3}",
            "分档 年龄 { 不满18岁: 1, 满18岁 不满60岁: 2, > 60: 3 }",
        ),
        ("分档 年龄 { under 18 years: 1, from18 years:2 }", "分档 年龄 { under 18 years: 1, from 18 years: 2 }"),
        ("如果 a 则 b 否则(c) 取整 进一 到 1 元", "如果 a 则 b 否则 (c) 取整 进一 到 1元"),
        ("a 依据 《甲》一（二）", "a 依据 《甲》一（二）"),
    ]);
}

#[test]
fn english_declarations_use_ascii_signs() {
    becomes(
        "define 甲 (id)=−a×（b÷2）≥3yuan and c≠4 or d＜＝5 law \"x\"",
        "define 甲 (id) = -a * (b / 2) >= 3 yuan and c != 4 or d <= 5 law \"x\"\n",
    );
}

#[test]
fn spaces_in_declarations() {
    becomes("\u{FEFF}政策包 甲(jia\"A\"){版本\"1\"基于 乙}", "政策包 甲 (jia \"A\") { 版本 \"1\"  基于 乙 }\n");
    becomes("事实 成员 1 .. 30医疗(m\"M\"){甲:数}", "事实 成员 1..30 医疗 (m \"M\") { 甲: 数 }\n");
    becomes(
        "事实 成员 1 .. 30{甲(a):数 -5 .. 5 可无 问“？”乙:元/月 .. 5\t丙 : 元 0.. 问\"?\"  丁:选项{无(none)，有}}",
        "事实 成员 1..30 { 甲 (a): 数 −5..5 可无 问 “？”  乙: 元/月 ..5  丙: 元 0.. 问 \"?\"  丁: 选项 { 无 (none), 有 } }\n",
    );
    becomes(
        "标准 甲:是否 按 地区{}\n标准 乙 {330000{2025-01-01 起 -1041 元 待复核\"转\"2026年1月1日 起 5}}",
        "标准 甲: 是否 按 地区 { }\n标准 乙 { 330000 { 2025-01-01 起 −1041元 待复核 \"转\"  2026年1月1日 起 5 } }\n",
    );
    becomes(
        "用例 \"a\" { 在享 低保 成员 2 700 元 2025-01-01 起  期望 低保 每月 100 .. 300 元 }",
        "用例 \"a\" { 在享 低保 成员 2 700元 2025-01-01 起  期望 低保 每月 100..300元 }\n",
    );
}

#[test]
fn lines_start_by_brackets_and_clauses() {
    becomes(
        r#"事项 甲 对象 成员
{ 类别 福利    部门 民政

      依据 "x"
  条件 一 (one "One")
      : a
且 b 且 等级 属于 {
      一级, 二级,
  三级 }
  未满足 "不行"


  待遇 每月 分档 等级 { 一级: 5,
二级: 最大(
 a,
     b
 否则 c
) } × (如果 a
则 b 否则 c
)

}"#
        .replace(" 否则 c\n) }", ") }")
        .as_str(),
        r#"事项 甲 对象 成员 {
  类别 福利  部门 民政

  依据 "x"
  条件 一 (one "One"): a
    且 b 且 等级 属于 {
      一级, 二级,
      三级
    }
    未满足 "不行"

  待遇 每月 分档 等级 { 一级: 5,
    二级: 最大(
      a,
      b
    ) } × (如果 a
    则 b 否则 c)
}
"#,
    );
    becomes("事项 甲 对象 家庭 { 保障 成员 其中\n是\n}", "事项 甲 对象 家庭 {\n  保障 成员 其中\n    是\n}\n");
    becomes("用例 \"a\" { 成员 {\n\n} 成员 {} }", "用例 \"a\" { 成员 { }  成员 { } }\n");
}

#[test]
fn comments_stay_where_they_are() {
    becomes(
        "//文件\r\n\r\n\r\n政策包 甲 { //头\r\n\r\n//  一\n版本 // 号\n \"1\" // 末\n\n// 尾\n\n} //后\n//// 尺\n\n//终",
        "// 文件\n\n政策包 甲 {  // 头\n  //  一\n  版本  // 号\n    \"1\"  // 末\n\n  // 尾\n}  // 后\n//// 尺\n\n// 终\n",
    );
    becomes(
        "定义 甲 = ( // 一\na // 二\n+ b , //三\n)".replace(" ,", "").as_str(),
        "定义 甲 = (  // 一\n  a  // 二\n  + b  // 三\n)\n",
    );
    becomes("定义 甲 = f(a // 一\n)", "定义 甲 = f(\n  a  // 一\n)\n");
}

#[test]
fn declarations_stand_apart() {
    let text =
        "关系 a 排除 b 同一成员\n关系 a 排除 c 同一成员\n\n\n关系 b 排除 c 同一成员\n定义 甲 =\n a\n// 乙\n标准 乙 {}";
    let apart = "关系 a 排除 b 同一成员\n关系 a 排除 c 同一成员\n\n关系 b 排除 c 同一成员\n\n定义 甲 =\n  a\n\n// 乙\n标准 乙 { }\n";
    becomes(text, apart);
    becomes("// 一\n标准 甲 {\n}\n\n// 二\n标准 乙 {}", "// 一\n标准 甲 { }\n\n// 二\n标准 乙 { }\n");
    becomes(
        "  定义 甲 = a\n  // 乙\n  事项 乙 对象 家庭 {\n依据 \"x\" }",
        "定义 甲 = a\n\n// 乙\n事项 乙 对象 家庭 {\n  依据 \"x\"\n}\n",
    );
    // Two sides of one case.
    let pair = "用例 \"a\" {\n  评估日 2026-01-01\n}\n用例 \"b\" {\n  评估日 2026-01-01\n}\n";
    becomes(pair, pair);
    for empty in ["", "\u{FEFF}", " \r\n"] {
        becomes(empty, "");
    }
}

#[test]
fn what_cannot_be_read_is_not_touched() {
    for text in ["事项 甲 {", "定义 甲 = 2026-02-30", "x", "定义 甲 = a 且b"] {
        let codes: Vec<&str> = format(text).unwrap_err().iter().map(Diagnostic::code).collect();
        let mut expected = Vec::new();
        syntax::parse(0, text, &mut expected);
        assert_eq!(codes, expected.iter().map(Diagnostic::code).collect::<Vec<_>>());
    }
    let large = "// ".repeat(400_000);
    assert_eq!(format(&large).unwrap_err().len(), 1);
    // Laid out it would be too large to be read again.
    let wide = format!("标准 甲 {{{}}}", "\nx{2025-01-01 起 1}".repeat(50_000));
    assert_eq!(format(&wide).unwrap(), wide);
}

#[test]
fn deep_and_long_texts() {
    let deep = format!("定义 甲 = {}a{}", "(".repeat(39), ")".repeat(39));
    holds(&deep);
    holds(&format!("定义 甲 = {}a", "(\n".repeat(41)));
    let long = format!("定义 甲 = 最大({})", "a,\n".repeat(60_000) + "b");
    assert!(formatted(&long).len() > long.len());
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every policy file of the repository below a folder, by path.
fn policies(folder: &Path, found: &mut Vec<SourceFile>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            policies(&entry, found);
        } else if entry.extension().is_some_and(|ending| ending == "policy") {
            let path = entry.strip_prefix(root().join("policies")).unwrap().to_string_lossy().into_owned();
            found.push(SourceFile { path, text: fs::read_to_string(&entry).unwrap() });
        }
    }
}

#[test]
fn policies_keep_their_meaning() {
    let mut files = Vec::new();
    policies(&root().join("policies"), &mut files);
    assert!(files.len() > 20);
    let bytes = |files: &[SourceFile]| yimen::compile(files).pack.map(|pack| pack.to_bytes());
    let own = |layers: &[&str], files: &[SourceFile]| {
        files.iter().filter(|file| layers.iter().any(|layer| file.path.starts_with(layer))).cloned().collect::<Vec<_>>()
    };
    let laid_out: Vec<SourceFile> =
        files.iter().map(|file| SourceFile { path: file.path.clone(), text: formatted(&file.text) }).collect();
    for (file, laid_out) in files.iter().zip(&laid_out) {
        keeps(&file.text, &laid_out.text);
    }
    let examples = ["us-snap", "jp-child-allowance", "fr-family-allowances"].map(|name| format!("examples/{name}/"));
    let mut packs = vec![vec!["china/"], vec!["china/", "zhejiang/"]];
    packs.extend(examples.iter().map(|example| vec![example.as_str()]));
    for layers in packs {
        let before = bytes(&own(&layers, &files));
        assert!(before.is_some(), "{layers:?}");
        assert!(before == bytes(&own(&layers, &laid_out)), "{layers:?}");
    }
}

#[test]
fn policies_in_the_documents_keep_their_meaning() {
    for (path, least) in [("docs/language.md", 15), ("docs/diagnostics.md", 30), ("README.md", 0)] {
        let document = fs::read_to_string(root().join(path)).unwrap();
        let blocks = document.split("\n```policy").skip(1).filter_map(|rest| rest.split_once('\n'));
        let mut read = 0;
        for block in blocks.filter_map(|(_, rest)| rest.split("\n```").next()) {
            match tree(block) {
                Some(_) => keeps(block, &formatted(block)),
                None => holds(block),
            }
            read += usize::from(tree(block).is_some());
        }
        assert!(read >= least, "{path}: only {read} read");
    }
}

/// A text cut before and after every stretch of blanks outside quotes; blanks are every second piece.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut closing = None;
    for letter in text.chars() {
        let blank = closing.is_none() && letter.is_whitespace();
        if blank == (pieces.len() % 2 == 1) {
            pieces.push(String::new());
        }
        pieces.last_mut().unwrap().push(letter);
        closing = match (closing, letter) {
            (None, '"') => Some('"'),
            (Some(end), _) if end == letter => None,
            (other, _) => other,
        };
    }
    pieces
}

/// The policy with other blanks between its words.
fn strewn(blanks: &[&str], chosen: &[prop::sample::Index]) -> String {
    let mut pieces = pieces(POLICY);
    for (index, piece) in pieces.iter_mut().enumerate().filter(|(index, _)| index % 2 == 1) {
        let other = chosen[index % chosen.len()].get(blanks);
        // A declaration begins on a line of its own.
        *piece =
            if piece.contains('\n') { format!("{}{piece}", other.trim_end_matches(' ')) } else { (*other).to_owned() };
    }
    pieces.concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn blanks_and_comments_anywhere(chosen in vec(any::<prop::sample::Index>(), 1..400)) {
        let text = strewn(&[" ", "  ", "\t", "\n   ", "\r\n\n\n  ", " //x\n ", "\n  // y\n\n // z \n ", "\u{3000}"], &chosen);
        prop_assert!(tree(&text).is_some(), "{}", text);
        keeps(&text, &formatted(&text));
    }

    #[test]
    fn spaces_do_not_matter(chosen in vec(any::<prop::sample::Index>(), 1..400), wide in any::<u8>()) {
        let mut text = strewn(&[" ", "   ", "\t", "\u{3000}", "\u{A0} "], &chosen);
        for (bit, marks) in [["(", "（"], [", ", "，"], [": ", "："], ["=", "＝"], ["{", "｛"], ["≥", ">="], ["×", "*"]].iter().enumerate() {
            if wide >> bit & 1 == 1 {
                text = text.replace(marks[0], marks[1]);
            }
        }
        prop_assert_eq!(formatted(&text), formatted(POLICY));
    }
}
