//! Cases given as JSON, and the cases a pack brings along.

use crate::support::{HEAD, Row, compile, declarations, pack, refused, sensible};
use yimen::{Code, Lang, Pack};

/// What is wrong, where, in what stands beside date and region.
const PARTS: &[(Code, &str, &str)] = &[
    (Code::TooManyEntries, "family", "TOO_MANY"),
    (Code::UnknownKey, "famly", r#""famly": {}"#),
    (Code::UnknownKey, "receiving[0].x", r#""receiving": [{"item": "低保", "x": null}]"#),
    (Code::UnknownKey, "receiving[0].items", r#""receiving": [{"item": "低保", "items": "低保"}]"#),
    (Code::KeyTwice, "family.收入", r#""family": {"收入": 5, "收入": 5}"#),
    (Code::KeyTwice, "家庭", r#""family": {}, "家庭": {}"#),
    (Code::KeyTwice, "standards.限额", r#""standards": {"限额": 5, "限额": 5}"#),
    (Code::UnknownFact, "family.收人", r#""family": {"收人": 5}"#),
    (Code::UnknownFact, "members[1].级", r#""members": [{}, {"级": "一级"}]"#),
    (Code::FactOfOther, "family.工资", r#""family": {"工资": 5}"#),
    (Code::FactOfOther, "members[0].收入", r#""members": [{"收入": 5}]"#),
    (Code::WrongInput, "family", r#""family": []"#),
    (Code::WrongInput, "members", r#""members": {}"#),
    (Code::WrongInput, "members[0]", r#""members": [5]"#),
    (Code::WrongInput, "family.收入", r#""family": {"收入": "5元"}"#),
    (Code::WrongInput, "family.收入", r#""family": {"收入": "1,000"}"#),
    (Code::WrongInput, "family.收入", r#""family": {"收入": true}"#),
    (Code::WrongInput, "family.城镇", r#""family": {"城镇": 1}"#),
    (Code::WrongInput, "family.入院日", r#""family": {"入院日": "2026-02-30"}"#),
    (Code::WrongInput, "family.入院日", r#""family": {"入院日": 20260201}"#),
    (Code::WrongInput, "members[0].等级", r#""members": [{"等级": "四级"}]"#),
    (Code::WrongInput, "receiving[0].item", r#""receiving": [{"item": 5}]"#),
    (Code::WrongInput, "receiving[0].member", r#""members": [{}], "receiving": [{"item": "护理", "member": 1}]"#),
    (Code::WrongInput, "standards.限额", r#""standards": {"限额": "多"}"#),
    (Code::InputNumberTooLong, "family.收入", r#""family": {"收入": 12345678901234567890123456789}"#),
    (Code::InputNumberTooLong, "family.收入", r#""family": {"收入": 1e999}"#),
    (Code::OutOfDeclaredRange, "family.收入", r#""family": {"收入": -0.01}"#),
    (Code::OutOfDeclaredRange, "family.收入", r#""family": {"收入": "-5"}"#),
    (Code::NotOptionalInput, "family.收入", r#""family": {"收入": null}"#),
    (Code::UnknownRegion, "family.户籍地", r#""family": {"户籍地": "三们县"}"#),
    (Code::UnknownRegion, "family.户籍地", r#""family": {"户籍地": "331099"}"#),
    (Code::MemberCount, "members", r#""members": []"#),
    (Code::MemberCount, "members", r#""members": [{},{},{},{},{},{}]"#),
    (Code::UnknownItemInput, "receiving[0].item", r#""receiving": [{"item": "低宝"}]"#),
    (Code::NoItem, "receiving[0]", r#""receiving": [{"amount": 5}]"#),
    (Code::ReceivedTwice, "receiving[1]", r#""receiving": [{"item": "低保"}, {"item": "低保"}]"#),
    (Code::ReceivedByWhom, "receiving[0]", r#""members": [{}], "receiving": [{"item": "护理"}]"#),
    (Code::ReceivedByFamily, "receiving[0]", r#""members": [{}], "receiving": [{"item": "低保", "member": 0}]"#),
    (Code::UnknownStandard, "standards.限颔", r#""standards": {"限颔": 5}"#),
];

/// The whole JSON; `None` points at the whole of it.
const WHOLE: &[(Code, Option<&str>, &str)] = &[
    (Code::BadJson, None, ""),
    (Code::BadJson, None, "{"),
    (Code::BadJson, None, r#"{"date": 2026-03-01}"#),
    (Code::BadJson, None, r#"{"date": "2026-03-01", "region": "三门县",}"#),
    (Code::WrongInput, Some(""), "[]"),
    (Code::NoDate, Some("date"), r#"{"region": "三门县"}"#),
    (Code::WrongInput, Some("date"), r#"{"date": "2026-3-1", "region": "三门县"}"#),
    (Code::NoPlace, Some("region"), r#"{"date": "2026-03-01"}"#),
    (Code::UnknownRegion, Some("region"), r#"{"date": "2026-03-01", "region": "三们县"}"#),
    (Code::UnknownRegion, Some("region"), r#"{"date": "2026-03-01", "region": 331099}"#),
];

/// Cases inside a pack.
const CASES: &[Row] = &[
    (Code::UnknownFact, "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 家庭 { ⟦收人 5⟧ } 期望 低保 符合 }"),
    (Code::FactOfOther, "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 成员 { ⟦收入 5⟧ } 期望 低保 符合 }"),
    (Code::WrongInput, "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 成员 { ⟦等级 四级⟧ } 期望 低保 符合 }"),
    (Code::OutOfDeclaredRange, "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 家庭 { ⟦收入 -5元⟧ } 期望 低保 符合 }"),
    (Code::UnknownRegion, "用例 \"甲\" { 评估日 2026-03-01 地区 ⟦三们县⟧ 期望 低保 符合 }"),
    (Code::NoDate, "⟦用例 \"甲\" { 地区 三门县 期望 低保 符合 }⟧"),
    (Code::NoPlace, "⟦用例 \"甲\" { 评估日 2026-03-01 期望 低保 符合 }⟧"),
    (Code::UnknownItemInput, "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 ⟦在享 低宝⟧ 期望 低保 符合 }"),
    (
        Code::UnitMismatch,
        "事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: 城镇 待遇 每月 5元 }\n\
         用例 \"甲\" { 评估日 2026-03-01 地区 三门县 ⟦在享 甲 723人⟧ 期望 低保 符合 }",
    ),
    (
        Code::ExpectWhichMember,
        "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 成员 {} ⟦在享 护理 成员 2⟧ 期望 低保 符合 }",
    ),
    (Code::UnknownStandard, "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 设定 ⟦限颔⟧ = 5 期望 低保 符合 }"),
    (Code::ExpectWhichMember, "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 成员 {} ⟦期望 护理 符合⟧ }"),
    (Code::ExpectWhichMember, "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 成员 {} ⟦期望 护理 成员 2 符合⟧ }"),
    (Code::ExpectFamily, "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 成员 {} ⟦期望 低保 成员 1 符合⟧ }"),
    (Code::UnknownOutput, "指标 家庭.指数 = 收入\n用例 \"甲\" { 评估日 2026-03-01 地区 三门县 期望 ⟦指教⟧ = 5 }"),
    (Code::UnknownOutput, "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 期望 ⟦低保⟧ = 5 }"),
    (Code::UnitMismatch, "指标 家庭.指数 = 收入\n用例 \"甲\" { 评估日 2026-03-01 地区 三门县 ⟦期望 指数 = 5人⟧ }"),
    (Code::WrongValue, "指标 家庭.指数 = 收入\n用例 \"甲\" { 评估日 2026-03-01 地区 三门县 ⟦期望 指数 = 是⟧ }"),
    (Code::WrongValue, "指标 家庭.指数 = 城镇\n用例 \"甲\" { 评估日 2026-03-01 地区 三门县 ⟦期望 指数 = 5⟧ }"),
    (
        Code::NoSuchChoice,
        "分类 家庭.层级 { 老: 城镇, 否则: 小 }\n用例 \"甲\" { 评估日 2026-03-01 地区 三门县 ⟦期望 层级 = 中⟧ }",
    ),
    (
        Code::ExpectWhichMember,
        "事实 成员 { 父亲: 成员 }\n用例 \"甲\" { 评估日 2026-03-01 地区 三门县 成员 { ⟦父亲 成员 2⟧ } 期望 低保 符合 }",
    ),
    (
        Code::ExpectWhichMember,
        "事实 成员 { 父亲: 成员 }\n用例 \"甲\" { 评估日 2026-03-01 地区 三门县 成员 { ⟦父亲 0⟧ } 期望 低保 符合 }",
    ),
    (
        Code::NotOptionalInput,
        "事实 成员 { 父亲: 成员 }\n用例 \"甲\" { 评估日 2026-03-01 地区 三门县 成员 { ⟦父亲 无⟧ } 期望 低保 符合 }",
    ),
    // What is no output cannot be expected of.
    (Code::UnknownOutput, "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 期望 ⟦收入⟧ = 5 }"),
    (Code::UnknownItem, "指标 家庭.指数 = 收入\n用例 \"甲\" { 评估日 2026-03-01 地区 三门县 期望 ⟦指数⟧ 符合 }"),
    (
        Code::ExpectWhichMember,
        "指标 成员.指数 = 工资\n用例 \"甲\" { 评估日 2026-03-01 地区 三门县 成员 {} ⟦期望 指数 = 5⟧ }",
    ),
    (
        Code::ExpectWhichMember,
        "指标 成员.指数 = 工资\n用例 \"甲\" { 评估日 2026-03-01 地区 三门县 成员 {} ⟦期望 指数 成员 2 = 5⟧ }",
    ),
    (
        Code::ExpectFamily,
        "指标 家庭.指数 = 收入\n用例 \"甲\" { 评估日 2026-03-01 地区 三门县 成员 {} ⟦期望 指数 成员 1 = 5⟧ }",
    ),
];

const OTHERS: [Code; 4] = [Code::InputTooDeep, Code::CaseTooLarge, Code::RegionAmbiguous, Code::CaseFailed];

pub fn codes() -> Vec<Code> {
    let parts = PARTS.iter().map(|(code, ..)| *code).chain(WHOLE.iter().map(|(code, ..)| *code));
    parts.chain(CASES.iter().map(|(code, _)| *code)).chain(OTHERS).collect()
}

fn check(code: Code, path: Option<&str>, json: &str) {
    check_with(&pack(HEAD), code, path, json);
}

fn check_with(pack: &Pack, code: Code, path: Option<&str>, json: &str) {
    let found = refused(pack, json);
    let listed: Vec<_> = found.iter().map(|one| (one.kind(), one.path())).collect();
    assert_eq!(listed, [(code, path)], "{json}");
    sensible(&found[0], &format!("{HEAD}{json}"));
}

#[test]
fn parts_of_a_case() {
    for (code, path, part) in PARTS {
        let many: String = (0..501).map(|n| format!(", \"甲{n}\": 1")).collect();
        let part = part.replace("TOO_MANY", &format!("\"family\": {{\"收入\": 5{many}}}"));
        check(*code, Some(path), &format!(r#"{{"date": "2026-03-01", "region": "三门县", {part}}}"#));
    }
}

#[test]
fn whole_cases() {
    for (code, path, json) in WHOLE {
        check(*code, *path, json);
    }
}

#[test]
fn too_large_or_too_deep() {
    check(Code::InputTooDeep, None, &format!("{}{}", "[".repeat(33), "]".repeat(33)));
    check(Code::InputTooDeep, None, &format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)));
    check(Code::InputTooDeep, None, &format!("{}1{}", r#"{"a":"#.repeat(100_000), "}".repeat(100_000)));
    check(Code::BadJson, None, &"[".repeat(100_000));
    check(Code::CaseTooLarge, Some(""), &" ".repeat(yimen::MAX_CASE_BYTES + 1));
}

#[test]
fn all_mistakes_are_reported() {
    let json =
        r#"{"date": "2026-02-30", "region": "三门县", "family": {"收人": 5, "城镇": 5}, "members": [{"等级": 1}]}"#;
    let mut paths: Vec<String> =
        refused(&pack(HEAD), json).iter().filter_map(|one| one.path().map(str::to_owned)).collect();
    paths.sort();
    assert_eq!(paths, ["date", "family.城镇", "family.收人", "members[0].等级"]);
}

#[test]
fn cases_of_a_pack() {
    declarations(CASES);
}

#[test]
fn a_case_that_fails() {
    let text = format!(
        "{HEAD}用例 \"甲\" {{ 评估日 2026-03-01 地区 三门县 家庭 {{ 收入 1000 }}\n⟦期望 低保 符合⟧\n期望 低保 不符合 }}"
    );
    let (compiled, _) = compile(&text);
    let outcome = compiled.cases[0].run(&compiled.pack.unwrap());
    let [failure] = outcome.failures.as_slice() else { panic!("{:?}", outcome.failures) };
    assert_eq!(failure.kind(), Code::CaseFailed);
    assert_eq!(failure.message(Lang::Chinese), "低保：期望 符合，得到 不符合（收入 1,000 元 < 限额 1,000 元）");
}

#[test]
fn a_standing_that_was_not_expected() {
    let failures = |text: &str| {
        let text = format!("{HEAD}用例 \"甲\" {{ 评估日 2026-03-01 地区 三门县 {text} }}");
        let (compiled, _) = compile(&text);
        let outcome = compiled.cases[0].run(&compiled.pack.unwrap());
        outcome.failures.iter().map(|failure| failure.message(Lang::Chinese)).collect::<Vec<_>>()
    };
    assert_eq!(failures("家庭 { 收入 5 } 期望 低保 符合 新增"), [""; 0]);
    assert_eq!(failures("家庭 { 收入 5 } 期望 低保 续发"), ["低保：期望 续发，得到 新增"]);
    assert_eq!(failures("家庭 { 收入 5 } 在享 低保 期望 低保 续发"), [""; 0]);
    assert_eq!(failures("家庭 { 收入 5000 } 在享 低保 期望 低保 不符合 停发"), [""; 0]);
    assert_eq!(failures("家庭 { 收入 5000 } 在享 低保 期望 低保 续发"), ["低保：期望 续发，得到 停发"]);
    assert_eq!(
        failures("家庭 { 收入 5000 } 期望 低保 停发"),
        ["低保：期望 停发，得到 不符合（收入 5,000 元 < 限额 1,000 元）"]
    );
    assert_eq!(failures("期望 低保 新增"), ["低保：期望 新增，得到 待定（收入）"]);
}

#[test]
fn places_that_share_a_name() {
    let shared = pack(
        &HEAD
            .replace("331022 三门县", "331022 三门县  331023 西湖区")
            .replace("330100 杭州市", "330100 杭州市 { 330101 西湖区 }"),
    );
    check_with(&shared, Code::RegionAmbiguous, Some("region"), r#"{"date": "2026-03-01", "region": "西湖区"}"#);
    assert!(shared.screen_json(r#"{"date": "2026-03-01", "region": "331023"}"#, &Default::default()).is_ok());
}

#[test]
fn members_are_counted_as_the_author_counts() {
    let message = |text: &str| compile(&format!("{HEAD}{text}")).0.diagnostics[0].message(Lang::Chinese);
    let case = "用例 \"甲\" { 评估日 2026-03-01 地区 三门县 成员 {} 成员 {} 在享 护理 成员 3 期望 低保 符合 }";
    assert!(message(case).contains("共 2 人，从 1 数起"), "{}", message(case));
}

#[test]
fn the_tenth_of_a_list_is_not_the_first() {
    let items: String =
        (0..12).map(|n| format!("事项 甲{n} 对象 成员 {{ 依据 \"某法\" 条件 一: 等级 = 一级 }}\n")).collect();
    let received: String = (0..12).map(|n| format!("在享 甲{n} 成员 {}\n", if n == 10 { 9 } else { 1 })).collect();
    let text =
        format!("{HEAD}{items}用例 \"甲\" {{ 评估日 2026-03-01 地区 三门县 成员 {{}}\n{received}期望 低保 符合 }}");
    let (compiled, files) = compile(&text);
    let (file, range) = compiled.diagnostics[0].span().unwrap();
    assert_eq!(&files[file].text[range], "在享 甲10 成员 9");
}

#[test]
fn braces_in_an_input_stay_what_they_are() {
    let found = refused(&pack(HEAD), r#"{"date": "2026-03-01", "region": "三门县", "{1}": {}}"#);
    assert_eq!(found[0].message(Lang::Chinese), "不认识“{1}”");
}
