//! One helper for all cases: a policy with a few facts, a family, what comes of it.

use std::fmt::Write;
use yimen::{
    Compiled, Lang, Pack, ScreenOptions, SourceFile,
    shapes::{Amount, ConditionVerdict, ItemResult, Output, ScreeningResult, Standing, Verdict},
};

/// Facts and places that most cases rest on.
pub const HEAD: &str = r#"
政策包 试 (t) { 版本 "1" }
地区表 { 330000 浙江省 { 330100 杭州市 { 330106 西湖区 }  331000 台州市 { 331022 三门县 } } }
事实 家庭 {
  收入: 元/月 0..
  支出: 元/月 0..1000
  财产: 元 0..
  借款: 元 0.. 可无
  余额: 元
  人口: 人 0..10
  面积: ㎡ 0..
  系数: 数
  入院日: 日期
  住地: 地区
  老家: 地区 可无
  p: 是否
  q: 是否
  r: 是否 可无
}
事实 成员 0..5 {
  生日: 日期
  工资: 元/月 0..1000
  补助: 元/月 0..1000 可无
  等级: 选项 { 一级, 二级, 三级, 无 }
  在校: 是否
}
"#;

/// Compiles one text as a pack of one file.
pub fn compile(text: &str) -> Compiled {
    yimen::compile(&[SourceFile { path: "test/policy.policy".into(), text: text.into() }])
}

/// What the checker says about a policy as a whole; `tests/diagnostics` is about that.
pub const BESIDE: [yimen::Code; 4] =
    [yimen::Code::Unused, yimen::Code::ConditionAlways, yimen::Code::ConditionNever, yimen::Code::ItemNever];

/// Codes of everything there is to say about a text.
pub fn codes(text: &str) -> Vec<&'static str> {
    let said = compile(text).diagnostics;
    // The head declares more than any one case reads, and conditions are there to show one thing alone.
    said.iter().filter(|one| !BESIDE.contains(&one.kind())).map(yimen::Diagnostic::code).collect()
}

/// Compiles a text that must have no error.
pub fn pack(text: &str) -> Pack {
    let compiled = compile(text);
    let messages: Vec<String> =
        compiled.diagnostics.iter().map(|one| format!("{} {}", one.code(), one.message(Lang::Chinese))).collect();
    compiled.pack.unwrap_or_else(|| panic!("does not compile: {messages:#?}\n{text}"))
}

/// Screens a case that must be readable.
pub fn screen(pack: &Pack, case: &str) -> ScreeningResult {
    screen_in(pack, case, Lang::Chinese)
}

/// Screens a case in a language.
pub fn screen_in(pack: &Pack, case: &str, lang: Lang) -> ScreeningResult {
    pack.screen_json(case, &ScreenOptions { lang, ..ScreenOptions::default() }).unwrap_or_else(|errors| {
        let told =
            |error: &yimen::Diagnostic| format!("{} {} {:?}", error.code(), error.message(Lang::Chinese), error.path());
        panic!("not read: {case}\n{:#?}", errors.iter().map(told).collect::<Vec<_>>())
    })
}

/// Screens a case with every reason.
pub fn reasons_in(pack: &Pack, case: &str, lang: Lang) -> ScreeningResult {
    pack.screen_json(case, &ScreenOptions { lang, reasons: true, ..ScreenOptions::default() }).unwrap()
}

/// A case in short: `收入 5, 借款 无, 在享 低保 | 工资 3 |` gives two facts of the family, what it receives,
/// then each member's facts; `监护人 #1` links to the second member. Without any bar the members are unknown.
pub fn given(short: &str) -> String {
    let (mut date, mut region, mut receiving) = ("2026-03-01".to_owned(), "三门县".to_owned(), Vec::new());
    let mut facts = |part: &str| {
        let mut all: Vec<String> = Vec::new();
        for entry in part.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
            let (name, value) = entry.split_once(' ').unwrap_or((entry, ""));
            match name {
                "评估日" => value.clone_into(&mut date),
                "地区" => value.clone_into(&mut region),
                "在享" => receiving.push(received(value)),
                _ => all.push(format!("\"{name}\": {}", json(value))),
            }
        }
        format!("{{{}}}", all.join(", "))
    };
    let mut parts = short.split('|');
    let family = facts(parts.next().unwrap_or_default());
    let members: Vec<String> = parts.map(facts).collect();
    let members = if short.contains('|') { format!(", \"members\": [{}]", members.join(", ")) } else { String::new() };
    let receiving = receiving.join(", ");
    format!(r#"{{"date": "{date}", "region": "{region}", "family": {family}{members}, "receiving": [{receiving}]}}"#)
}

/// `甲 1 =100 @2025-01-01 !2026-01-01 ~杭州市`: item, member, amount, since when, since when not due any more, where.
fn received(value: &str) -> String {
    let mut words = value.split_whitespace();
    let mut text = format!(r#"{{"item": "{}""#, words.next().unwrap_or_default());
    for word in words {
        let (key, value) = match word.split_at(1) {
            ("=", amount) => ("amount", amount),
            ("@", since) => ("since", since),
            ("!", unmet) => ("unmet_since", unmet),
            ("~", _) => ("region", word.trim_start_matches('~')),
            _ => ("member", word),
        };
        let quoted = if key == "member" { value.to_owned() } else { format!("\"{value}\"") };
        let _ = write!(text, r#", "{key}": {quoted}"#);
    }
    text + "}"
}

fn json(value: &str) -> String {
    match value {
        "无" => "null".into(),
        "是" => "true".into(),
        "否" => "false".into(),
        _ if value.starts_with('#') => value.replacen('#', "", 1),
        _ => format!("\"{value}\""),
    }
}

/// Screens a family given in short under a policy below the head.
pub fn judge(policy: &str, short: &str) -> ScreeningResult {
    screen(&pack(&format!("{HEAD}{policy}")), &given(short))
}

/// Every row in short: `低保 eligible new 723 元/月`.
pub fn rows(policy: &str, short: &str) -> Vec<String> {
    judge(policy, short).items.iter().map(row).collect()
}

/// A row in short: item, verdict, standing, amount, `?` missing facts, `×` what bars it, `!` code of the failure.
pub fn row(row: &ItemResult) -> String {
    let mut text = row.item.clone();
    if let Some(member) = row.member {
        let _ = write!(text, "[{member}]");
    }
    let verdict = match row.verdict {
        Verdict::Eligible => "eligible",
        Verdict::Ineligible => "ineligible",
        Verdict::Undetermined => "undetermined",
        Verdict::Error => "error",
    };
    let _ = write!(text, " {verdict}");
    let standing = match row.standing {
        Standing::New => " new",
        Standing::Continuing => " continuing",
        Standing::Stop => " stop",
        Standing::Barred => " barred",
        Standing::None => "",
    };
    text.push_str(standing);
    if let Some(amount) = &row.amount {
        let _ = write!(text, " {}", figure(amount));
    }
    if !row.missing.is_empty() {
        let _ = write!(text, " ?{}", row.missing.join("+"));
    }
    if let Some(bar) = &row.barred_by {
        let member = bar.member.map(|member| format!("[{member}]")).unwrap_or_default();
        let _ = write!(text, " ×{}{member}", bar.item);
    }
    if let Some(failure) = &row.error {
        let _ = write!(text, " !{}", failure.code);
    }
    text
}

/// `723 元/月`, `0..500 元/月`, `0.. 元/月`
pub fn figure(amount: &Amount) -> String {
    match amount {
        Amount::Exact { value, unit } => format!("{value} {unit}"),
        Amount::Range { low, high, unit } => {
            format!("{}..{} {unit}", low.as_deref().unwrap_or_default(), high.as_deref().unwrap_or_default())
        }
    }
}

/// What comes of one condition of the family: `met`, `unmet`, `undetermined ?财产`, `error Y703`.
pub fn condition(test: &str, short: &str) -> String {
    let policy = format!("事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: {test}\n}}");
    let result = judge(&policy, short);
    let row = &result.items[0];
    match row.conditions[0].verdict {
        ConditionVerdict::Met => "met".into(),
        ConditionVerdict::Unmet => "unmet".into(),
        ConditionVerdict::Undetermined => format!("undetermined ?{}", row.missing.join("+")),
        ConditionVerdict::Error => {
            format!("error {}", row.error.as_ref().map(|error| error.code.as_str()).unwrap_or_default())
        }
    }
}

/// Conditions, families and what comes of them.
pub fn conditions(cases: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(test, short, expected)| (test, short, expected, condition(test, short)))
        .filter(|(_, _, expected, found)| **expected != found.as_str())
        .map(|(test, short, expected, found)| format!("{test} with [{short}]: expected {expected}, got {found}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// An output in short: `5`, `1..4`, `甲|乙` while it is open (`5..5`, `甲?` where all that is open is whether it can be
/// computed), `!Y703`, `[1, 2]` for the members.
pub fn output(output: &Output) -> String {
    match output {
        Output::Value(text) => text.clone(),
        Output::Open { choices, .. } if choices.len() == 1 => format!("{}?", choices[0]),
        Output::Open { low: None, high: None, choices } if !choices.is_empty() => choices.join("|"),
        Output::Open { low, high, .. } => {
            format!("{}..{}", low.as_deref().unwrap_or_default(), high.as_deref().unwrap_or_default())
        }
        Output::Failed { error } => format!("!{}", error.code),
        Output::Each(all) => format!("[{}]", all.iter().map(self::output).collect::<Vec<_>>().join(", ")),
    }
}

/// Expressions of the family below some rules, families, and what the expressions come to, in short as an output. An
/// expression after `成员: ` is one of each member.
pub fn values(rules: &str, cases: &[(&str, &str, &str)]) {
    let mut text = format!("{HEAD}{rules}\n");
    for (index, (expression, ..)) in cases.iter().enumerate() {
        let _ = match expression.strip_prefix("成员: ") {
            Some(expression) => writeln!(text, "指标 成员.值{index} = {expression}"),
            None => writeln!(text, "指标 值{index} = {expression}"),
        };
    }
    let pack = pack(&text);
    let mut wrong = String::new();
    for (index, (expression, short, expected)) in cases.iter().enumerate() {
        let found = output(&screen(&pack, &given(short)).outputs[&format!("值{index}")]);
        if found != *expected {
            let _ = writeln!(wrong, "{expression} with [{short}]: expected {expected}, got {found}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Texts below the head and the codes of what the checker says about them.
pub fn told(cases: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (text, expected) in cases {
        let found = codes(&format!("{HEAD}{text}"));
        if found != *expected {
            let _ = writeln!(wrong, "said of {text}: expected {expected:?}, got {found:?}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// What a benefit of the family gives: its row without item, verdict and standing when it is plainly due.
pub fn benefit(text: &str, short: &str) -> String {
    let policy = format!("事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: 是  待遇 {text}\n}}");
    let found = rows(&policy, short).remove(0);
    found.strip_prefix("甲 eligible new ").unwrap_or(&found).to_owned()
}

/// Benefits, families and what comes of them.
pub fn benefits(cases: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, short, expected)| (text, short, expected, benefit(text, short)))
        .filter(|(_, _, expected, found)| **expected != found.as_str())
        .map(|(text, short, expected, found)| format!("{text} with [{short}]: expected {expected}, got {found}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Runs the cases inside a text and returns what failed.
pub fn failures(text: &str) -> Vec<String> {
    let compiled = compile(text);
    let pack = pack(text);
    assert!(!compiled.cases.is_empty(), "the text has no case");
    compiled
        .cases
        .iter()
        .flat_map(|case| case.run(&pack).failures)
        .map(|failure| failure.message(Lang::Chinese))
        .collect()
}
