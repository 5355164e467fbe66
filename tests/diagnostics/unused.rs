//! Names that nothing reads: noted where nothing is wrong, and of the lowest layer only.

use yimen::{Code, Severity, SourceFile};

const HEAD: &str = "政策包 试 { 版本 \"1\" }\n地区表 { 331022 三门县 }\n事实 家庭 { 收入: 元/月 0.. }\n";

pub fn codes() -> Vec<Code> {
    vec![Code::Unused]
}

fn notes(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<SourceFile> =
        files.iter().map(|(path, text)| SourceFile { path: (*path).into(), text: (*text).into() }).collect();
    let compiled = yimen::compile(&files);
    let unused = compiled.diagnostics.iter().filter(|one| one.kind() == Code::Unused);
    unused
        .map(|one| {
            assert_eq!(one.severity(), Severity::Note);
            assert!(compiled.pack.is_some());
            let (file, range) = one.span().unwrap();
            files[file].text[range].to_owned()
        })
        .collect()
}

fn of(text: &str) -> Vec<String> {
    notes(&[("试/甲.policy", &format!("{HEAD}事项 低保 对象 家庭 {{ 依据 \"某法\" 条件 一: 收入 < 5 }}\n{text}"))])
}

#[test]
fn every_sort_of_name() {
    assert_eq!(of(""), [""; 0]);
    assert_eq!(of("事实 成员 { 工资: 元/月 }"), ["工资"]);
    assert_eq!(of("标准 限额 (limit): 元 { 2020-01-01 起 5 }"), ["限额"]);
    assert_eq!(of("定义 家庭.双 = 收入 × 2"), ["双"]);
    assert_eq!(of("指标 家庭.双 (double): 元/月 = 税(收入)\n定义 家庭.税(额: 元/月, 另: 元): 元/月 = 额"), [""; 0]);
    assert_eq!(of("事项 甲 对象 家庭 { 依据 \"某法\" 设 额 = 5 条件 一: 收入 < 5 }"), ["额"]);
    assert_eq!(of("事项 甲 对象 家庭 { 依据 \"某法\" 设 额 (e) = 5 条件 一: 收入 < e }"), [""; 0]);
}

#[test]
fn what_is_read_by_its_id_or_in_a_bound_is_used() {
    assert_eq!(of("标准 限额 (limit): 元/月 { 2020-01-01 起 5 }\n指标 家庭.双 = limit"), [""; 0]);
    assert_eq!(of("标准 限额: 元/月 { 2020-01-01 起 5 }\n下限 限额 = 4元/月 依据 \"某法\""), [""; 0]);
    assert_eq!(of("标准 限额: 元/月 { 2020-01-01 起 5 }\n指标 家庭.双 = 限额 于 2021-01-01"), [""; 0]);
}

#[test]
fn a_parameter() {
    let text = "定义 家庭.税(额: 元/月, 另: 元/月): 元/月 = 额\n指标 家庭.双 = 税(收入, 收入)";
    assert_eq!(of(text), ["另"]);
    // A parameter does not use what bears its name elsewhere.
    let text = "定义 家庭.税(额: 元/月): 元/月 = 额\n指标 家庭.双 = 税(收入)\n\
        事项 甲 对象 家庭 { 依据 \"某法\" 设 额 = 5 条件 一: 收入 < 5 }";
    assert_eq!(of(text), ["额"]);
}

#[test]
fn not_beside_an_error() {
    assert_eq!(of("定义 家庭.双 = 收人"), [""; 0]);
    assert_eq!(of("定义 家庭.税(额: 元): 元 = 收人"), [""; 0]);
}

#[test]
fn not_of_an_upper_layer() {
    let upper = format!(
        "{HEAD}事实 家庭 {{ 房: 元 }}\n定义 家庭.双(额: 元): 元 = 5元\n\
         事项 低保 对象 家庭 {{ 依据 \"某法\" 设 额 = 5 条件 一: 收入 < 5 }}"
    );
    let lower = "政策包 县 { 版本 \"1\" 基于 试 }\n定义 家庭.三(数额: 元): 元 = 5元";
    assert_eq!(notes(&[("县/县.policy", lower), ("试/试.policy", &upper)]), ["三", "数额"]);
}
