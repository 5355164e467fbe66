//! What an editor is told while a policy is being written.

use yimen::{CompletionKind, Lang, SourceFile, TokenKind, Workspace, tokens};

const BASE: &str = r#"
政策包 底 (base "Base") { 版本 "1" }
地区表 { 330000 甲省 { 331022 三门县 (sanmen "Sanmen") } }
事实 家庭 {
  月收入 (income "Income"): 元/月 0..   问 "一个月多少收入？" 英文 "Income a month?"
}
事实 成员 {
  等级 (grade): 选项 { 一级 (one), 二级 (two) } 可无
}
标准 低保标准 (standard "Standard"): 元/人/月 按 地区 {
  三门县 { 2025-01-01 起 1041 已核实 依据 《办法》第一条 }
}
定义 家庭.人均 (per_head) = 月收入 ÷ 人数(成员)
"#;

const TOP: &str = r#"政策包 顶 (top) { 版本 "1" 基于 底 }
// 收入低于标准的家庭
事项 低保 (dibao "Allowance") 对象 家庭 {
  依据 《办法》第九条 待复核
  设 差额 = 低保标准 × 人数(成员) − 月收入
  条件 收入: 人均 < 低保标准
  待遇 每月 差额
}
定义 家庭.多少 (甲: 元) = 甲 + 甲
用例 "一户" { 评估日 2026-03-01 地区 三门县 家庭 { 月收入 100 } 期望 低保 符合 }
"#;

fn files() -> Vec<SourceFile> {
    let file = |path: &str, text: &str| SourceFile { path: path.into(), text: text.into() };
    vec![file("base/a.policy", BASE), file("top/b.policy", TOP)]
}

/// Where a text marked by ‸ has its mark, and the workspace with the text without it.
fn marked(text: &str) -> (Workspace, usize) {
    let at = text.find('‸').expect("the text is marked");
    let mut workspace = Workspace::new(files());
    workspace.put(SourceFile { path: "top/b.policy".into(), text: text.replace('‸', "") });
    (workspace, at)
}

fn in_top(part: &str, with_mark: &str) -> String {
    assert!(TOP.contains(part), "{part}");
    TOP.replacen(part, with_mark, 1)
}

/// What is said of the name at the mark: title and citation.
fn hover(part: &str, with_mark: &str) -> Option<String> {
    let (workspace, at) = marked(&in_top(part, with_mark));
    let hover = workspace.hover("top/b.policy", at, Lang::Chinese)?;
    Some([Some(hover.title), hover.more, hover.citation].into_iter().flatten().collect::<Vec<_>>().join("；"))
}

/// The text from the place the name at the mark is declared at.
fn declared(part: &str, with_mark: &str) -> Option<String> {
    let (workspace, at) = marked(&in_top(part, with_mark));
    let (path, range) = workspace.definition("top/b.policy", at)?;
    let text = workspace.text(path).get(range.start..)?;
    Some(format!("{path}: {}", text.lines().next().unwrap_or_default().chars().take(9).collect::<String>()))
}

/// What could stand at the mark.
fn offers(text: &str) -> Option<Vec<String>> {
    let (workspace, at) = marked(text);
    let completion = workspace.complete("top/b.policy", at, Lang::Chinese)?;
    Some(completion.offers.into_iter().map(|offer| offer.label).collect())
}

fn first(text: &str) -> Option<String> {
    offers(text)?.into_iter().next()
}

#[test]
fn a_name_is_told_with_its_question_or_law() {
    assert_eq!(hover("− 月收入", "− 月‸收入").as_deref(), Some("家庭事实 月收入 (income)；一个月多少收入？"));
    assert_eq!(hover("< 低保标准", "< ‸低保标准").as_deref(), Some("标准 低保标准 (standard)"));
    assert_eq!(hover("期望 低保", "期望 低‸保").as_deref(), Some("事项 低保 (dibao)；《办法》第九条"));
    assert_eq!(hover("每月 差额", "每月 差额‸").as_deref(), Some("设 差额"));
    assert_eq!(hover("地区 三门县", "地区 三门‸县").as_deref(), Some("地区 三门县 (331022)"));
    assert_eq!(hover("= 甲 +", "= ‸甲 +").as_deref(), Some("参数 甲"));
}

#[test]
fn nothing_is_told_where_nothing_is_named() {
    assert_eq!(hover("依据", "依‸据"), None);
    assert_eq!(hover("2026-03-01", "2026‸-03-01"), None);
    assert_eq!(hover("收入低于", "收入‸低于"), None, "a comment");
    assert_eq!(hover("× 人数", "× 人‸数"), None, "a function is not declared");
    let workspace = Workspace::new(files());
    assert_eq!(workspace.hover("nowhere.policy", 3, Lang::Chinese), None);
    assert_eq!(workspace.hover("top/b.policy", 1 << 40, Lang::Chinese), None);
}

#[test]
fn the_head_of_the_declaration_is_shown_as_written() {
    let (workspace, at) = marked(&in_top("期望 低保", "期望 低‸保"));
    let hover = workspace.hover("top/b.policy", at, Lang::English).unwrap();
    assert_eq!(hover.title, "Item 低保 (Allowance)");
    assert_eq!(hover.lines.first().map(String::as_str), Some("事项 低保 (dibao \"Allowance\") 对象 家庭 {"));
    assert!(hover.lines.len() > 2 && hover.lines.len() <= 6, "{:?}", hover.lines);
}

#[test]
fn a_declaration_is_found_in_this_and_in_other_files() {
    assert_eq!(declared("− 月收入", "− 月‸收入").as_deref(), Some("base/a.policy: 月收入 (inco"));
    assert_eq!(declared("期望 低保", "期望 低‸保").as_deref(), Some("top/b.policy: 低保 (dibao"));
    assert_eq!(declared("每月 差额", "每月 ‸差额").as_deref(), Some("top/b.policy: 差额 = 低保标准"));
    assert_eq!(declared("待遇", "待‸遇"), None);
}

#[test]
fn what_is_overridden_is_found_in_its_own_pack_first() {
    let own = format!("{TOP}覆盖 定义 家庭.人均 = 月收入\n");
    let (workspace, at) = marked(&own.replacen("收入: 人均", "收入: 人‸均", 1));
    let (path, _) = workspace.definition("top/b.policy", at).unwrap();
    assert_eq!(path, "top/b.policy");
}

#[test]
fn between_declarations_their_opening_words_are_offered() {
    assert_eq!(first(&format!("{TOP}\n事‸")).as_deref(), Some("事实"));
    assert_eq!(first(&format!("{TOP}\nsta‸")).as_deref(), Some("standard"));
    assert!(offers(&format!("{TOP}\n‸")).unwrap().contains(&"关系".to_owned()));
}

#[test]
fn names_are_offered_before_what_merely_holds_the_letters() {
    let text = in_top("人均 < 低保标准", "人均 < 低‸");
    assert_eq!(offers(&text).unwrap(), ["低保标准", "低保"]);
    assert_eq!(first(&in_top("每月 差额", "每月 差‸")).as_deref(), Some("差额"));
    assert_eq!(first(&in_top("条件 收入", "条‸ 收入")).as_deref(), Some("条件"));
    assert_eq!(first(&in_top("人数(成员)", "存‸(成员)")).as_deref(), Some("存在"));
    assert!(!offers(&in_top("= 甲 + 甲", "= 甲 + 差‸")).unwrap().contains(&"差额".to_owned()), "another's own name");
}

#[test]
fn words_are_offered_in_the_spelling_of_the_declaration() {
    let text = format!("{TOP}\nitem a for family {{ cond‸ }}");
    assert_eq!(first(&text).as_deref(), Some("condition"));
    let text = format!("{TOP}\nitem a for family {{ condition low: inc‸ }}");
    assert_eq!(first(&text).as_deref(), Some("income"));
}

#[test]
fn nothing_is_offered_in_texts_and_comments() {
    assert_eq!(offers(&in_top("收入低于", "收入‸低于")), None);
    assert_eq!(offers(&in_top("\"一户\"", "\"一‸户\"")), None);
    assert_eq!(offers(&in_top("《办法》第九", "《办‸法》第九")), None);
}

#[test]
fn files_come_and_go() {
    let mut workspace = Workspace::new(files());
    let at = TOP.find("月收入").unwrap();
    workspace.remove("base/a.policy");
    assert_eq!(workspace.hover("top/b.policy", at, Lang::Chinese), None);
    for file in files() {
        workspace.put(file);
    }
    assert!(workspace.hover("top/b.policy", at, Lang::Chinese).is_some());
    assert_eq!(workspace.files().len(), 2);
}

/// Kinds and texts of all tokens.
fn kinds(text: &str) -> Vec<(TokenKind, &str)> {
    tokens(text).into_iter().map(|token| (token.kind, &text[token.range])).collect()
}

#[test]
fn a_declaration_that_is_broken_keeps_its_colours() {
    let whole = "标准 低保标准 (a): 元/月 { 2025-01-01 起 1041 依据 \"办法\" } // 注";
    let broken = whole.replace('}', "");
    let told = |text: &str| -> Vec<(TokenKind, String)> {
        let loose = |(kind, text): (TokenKind, &str)| {
            // What is declared shows only once it can be read.
            let kind = if kind == TokenKind::Declared { TokenKind::Name } else { kind };
            (kind, text.to_owned())
        };
        kinds(text).into_iter().map(loose).filter(|(kind, _)| *kind != TokenKind::Bracket).collect()
    };
    assert_eq!(told(whole), told(&broken));
    assert_eq!(kinds(whole).first(), Some(&(TokenKind::Keyword, "标准")));
    assert_eq!(kinds(whole).last(), Some(&(TokenKind::Comment, "// 注")));
}

#[test]
fn every_word_offered_as_the_languages_is_one() {
    let mut seen = 0;
    let ends = ["政策包", "事实", "标准", "定义", "指标", "事项", "修订", "关系", "用例"];
    let english = ["pack", "facts", "standard", "define", "output", "item", "amend", "relation", "case"];
    for opener in ends.into_iter().chain(english) {
        let (workspace, at) = marked(&format!("{opener} ‸"));
        let completion = workspace.complete("top/b.policy", at, Lang::Chinese).unwrap();
        for offer in completion.offers.iter().filter(|offer| offer.kind == CompletionKind::Keyword) {
            let text = offer.label.as_str();
            let found = kinds(text);
            assert!(
                matches!(found[..], [(TokenKind::Keyword | TokenKind::Status, whole)] if whole == text),
                "{opener}: {text} {found:?}"
            );
            seen += 1;
        }
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn tokens_of_all_packs_stand_in_order_and_leave_nothing_out() {
    let mut stack = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("policies")];
    let mut files = 0;
    while let Some(path) = stack.pop() {
        if path.is_dir() {
            stack.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| ending == "policy") {
            let text = std::fs::read_to_string(&path).unwrap();
            let mut end = 0;
            for token in tokens(&text) {
                let gap = &text[end..token.range.start];
                let marks = |character: char| character.is_whitespace() || ",，、:：.．&".contains(character);
                assert!(gap.chars().all(marks), "{}: {gap:?} has no colour", path.display());
                end = token.range.end;
            }
            files += 1;
        }
    }
    assert!(files > 30, "{files}");
}

#[test]
fn long_lines_are_taken_piece_by_piece() {
    for text in ["(".repeat(50_000), "项".repeat(50_000), "1+".repeat(25_000), format!("\"{}", "a".repeat(50_000))] {
        let end = tokens(&text).last().map_or(0, |token| token.range.end);
        assert!(end <= text.len());
    }
}
