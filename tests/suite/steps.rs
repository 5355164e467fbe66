//! The steps behind an amount and behind a condition, each once, with the law behind it.

use super::support::{HEAD, given, judge, output, pack, reasons_in, screen_in};
use yimen::{
    Lang,
    shapes::{Source, Step, StepKind},
};

const RULES: &str = "
标准 低保标准: 元/人/月 按 地区 {
  依据 《标准文件》
  台州市 { 2022-12-01 起 1041 待复核 \"转载\" }
  杭州市 { 2025-01-01 至 2026-12-31 1301 }
}
标准 按人取整: 是否 { 2000-01-01 起 否 依据 《取整》 }
标准 按人补: 元/人/月 { 2000-01-01 起 7 依据 《按人》 }
标准 定额: 元/月 按 人数: 人 { 依据 《定额》 2020-01-01 起 { 1: 10, 2: 20, 每增 1人: 5 } }
定义 家庭.人均 = 收入 ÷ 人数(成员) 依据 《办法》第九条
定义 成员.净工资 = 工资 − 无则(补助, 0) 依据 《净》
定义 家庭.净合计 = 合计(成员 其中 非 在校: 净工资) 依据 《合计》
定义 家庭.税(额: 元/月): 元/月 = 额 × 10% 依据 《税法》
定义 家庭.率 { 2024-01-01 起 = 收入 依据 《旧率》  2026-03-01 起 = 支出 依据 《新率》 }
定义 家庭.档: 元/月 {
  默认 = 收入 依据 《一般》
  例外 老: p 则 支出 先于 少 依据 《老》
  例外 少: q 则 1元/月 依据 《少》
}
";

/// A step in short: `fact 收入 = 2400`, `standard 低保标准 = 1041 331000 2022-12-01 《标准文件》待复核`.
fn short(step: &Step) -> String {
    let kind = match step.kind {
        StepKind::Fact => "fact",
        StepKind::Standard => "standard",
        StepKind::Definition => "definition",
        StepKind::Item => "item",
        StepKind::Benefit => "benefit",
    };
    let whose = step.member.map(|member| format!("[{member}]")).unwrap_or_default();
    let value = step.value.as_ref().map_or("无".into(), output);
    let row = [&step.region, &step.since, &step.until].map(|part| part.clone().unwrap_or_default()).join(" ");
    let law = |source: &Source| source.citation.clone().unwrap_or_default();
    let laws: Vec<String> = step.sources.iter().map(law).collect();
    let text = format!("{kind} {}{whose} = {value} {} {}", step.name, row.trim(), laws.join("；"));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn amount(benefit: &str, family: &str) -> Vec<String> {
    let policy = format!("{RULES}事项 甲 对象 家庭 {{ 依据 《甲》 设 半额 = 收入 ÷ 2 条件 一: 是 待遇 {benefit} }}");
    let pack = pack(&format!("{HEAD}{policy}"));
    reasons_in(&pack, &given(family), Lang::Chinese).items[0].steps.iter().map(short).collect()
}

#[test]
fn facts_then_what_is_made_of_them_then_the_benefit() {
    let benefit = "每月 最大(0, 低保标准 × 人数(成员) − 人均 × 人数(成员) 取整 进一 到 1元) 依据 《甲》第二条";
    let expected = [
        "standard 低保标准 = 1041 331000 2022-12-01 《标准文件》",
        "fact 收入 = 2400",
        "definition 人均 = 800 《办法》第九条",
        "benefit 甲 = 723 《甲》第二条",
    ];
    assert_eq!(amount(benefit, "收入 2400 | | |"), expected);
}

#[test]
fn only_of_the_branch_that_was_taken() {
    let benefit = "每月 如果 按人取整 则 按人补 × 人数(成员) 否则 低保标准 × 人数(成员)";
    let expected = [
        "standard 按人取整 = no 2000-01-01 《取整》",
        "standard 低保标准 = 1041 331000 2022-12-01 《标准文件》",
        "benefit 甲 = 1041 《甲》",
    ];
    assert_eq!(amount(benefit, "|"), expected);
    // While the branch is open both are needed.
    let open = amount("每月 如果 p 则 收入 否则 支出", "|");
    let expected = ["fact p = yes|no", "fact 收入 = 0..", "fact 支出 = 0..1000", "benefit 甲 = 0.. 《甲》"];
    assert_eq!(open, expected);
    let taken = amount("每月 分档 收入 { 不满 100: 支出, 满 100: 按人补 × 1人 }", "收入 100 |");
    let expected = ["fact 收入 = 100", "standard 按人补 = 7 2000-01-01 《按人》", "benefit 甲 = 7 《甲》"];
    assert_eq!(taken, expected);
}

#[test]
fn of_several_rules_only_the_laws_of_those_that_hold() {
    let laws = |benefit: &str, family: &str| {
        let steps = amount(benefit, family);
        let of = |step: &&String| step.starts_with("definition");
        steps.iter().find(of).and_then(|step| step.split_whitespace().last()).unwrap().to_owned()
    };
    assert_eq!(laws("每月 率", "收入 1, 支出 2 |"), "《新率》");
    assert_eq!(laws("每月 率", "评估日 2026-02-28, 收入 1, 支出 2 |"), "《旧率》");
    let tier = "收入 5, 支出 2";
    assert_eq!(laws("每月 档", &format!("{tier}, p 否, q 否 |")), "《一般》");
    assert_eq!(laws("每月 档", &format!("{tier}, p 是, q 是 |")), "《老》");
    assert_eq!(laws("每月 档", &format!("{tier}, p 否, q 是 |")), "《少》");
    // While it is open which holds, all that may.
    assert_eq!(laws("每月 档", &format!("{tier}, p 否 |")), "《一般》；《少》");
    let exempt = "事项 育 对象 家庭 { 依据 《育》 条件 一: p 待遇 每月 9元 }
        定义 家庭.计 = 收入 依据 《计》
        事项 甲 对象 家庭 { 依据 《甲》 条件 一: 是 待遇 每月 计 }
        关系 育 不计入 计 地区 杭州市 依据 《不计》";
    let pack = pack(&format!("{HEAD}{exempt}"));
    let of = |place: &str| {
        let given = given(&format!("地区 {place}, p 是, 收入 20, 在享 育 =9 |"));
        let result = reasons_in(&pack, &given, Lang::Chinese);
        let row = result.items.into_iter().find(|row| row.item == "甲").unwrap();
        let step = row.steps.iter().find(|step| step.name == "计").unwrap();
        short(step)
    };
    assert_eq!(of("三门县"), "definition 计 = 20 《计》");
    assert_eq!(of("西湖区"), "definition 计 = 11 《计》；《不计》");
}

#[test]
fn of_each_member_taken_in() {
    let expected = [
        "fact 在校[0] = no",
        "fact 工资[0] = 100",
        "fact 补助[0] = 无",
        "definition 净工资[0] = 100 《净》",
        "fact 在校[1] = yes",
        "definition 净合计 = 100 《合计》",
        "benefit 甲 = 100 《甲》",
    ];
    assert_eq!(amount("每月 净合计", "| 工资 100, 补助 无, 在校 否 | 工资 300, 补助 5, 在校 是"), expected);
}

#[test]
fn with_keys_arguments_and_names_of_the_item() {
    let expected = ["standard 定额 = 20 2020-01-01 《定额》", "benefit 甲 = 20 《甲》"];
    assert_eq!(amount("每月 定额(人数(成员))", "| |"), expected);
    // Two readings of one standard are two steps.
    let expected =
        ["standard 定额 = 10 2020-01-01 《定额》", "standard 定额 = 25 2020-01-01 《定额》", "benefit 甲 = 35 《甲》"];
    assert_eq!(amount("每月 定额(1人) + 定额(3人) + 0 × 定额(1人)", "|"), expected);
    let expected = ["fact 收入 = 50", "definition 税 = 5 《税法》", "benefit 甲 = 5 《甲》"];
    assert_eq!(amount("每月 税(收入)", "收入 50 |"), expected);
    let expected = ["fact 收入 = 50", "definition 半额 = 25 《甲》", "benefit 甲 = 25 《甲》"];
    assert_eq!(amount("每月 半额", "收入 50 |"), expected);
    let expected =
        ["definition 保障人数 = 2 《甲》", "standard 按人补 = 7 2000-01-01 《按人》", "benefit 甲 = 14 《甲》"];
    assert_eq!(amount("每月 保障人数() × 按人补", "| |"), expected);
}

#[test]
fn each_says_how_it_comes_about() {
    let policy = format!(
        "{RULES}事项 甲 对象 家庭 {{ 依据 《甲》 条件 一: 是 待遇 每月 如果 人均 < 低保标准 则 定额(人数(成员)) 否则 0 }}"
    );
    let pack = pack(&format!("{HEAD}{policy}"));
    let texts = |family: &str, lang| {
        let steps = screen_in(&pack, &given(family), lang).items.remove(0).steps;
        steps.into_iter().map(|step| step.text).collect::<Vec<_>>()
    };
    let chinese = [
        "1,000 元",
        "收入 1,000 元 ÷ 成员人数 3 人 = 约 333.33 元",
        "1,041 元（台州市，2022-12-01 起）",
        "成员人数 3 人：25 元（2020-01-01 起）",
        "定额（成员人数 3 人） 25 元 = 25 元",
    ];
    assert_eq!(texts("收入 1000 | | |", Lang::Chinese), chinese);
    assert_eq!(texts("收入 1000, 地区 杭州市 | | |", Lang::Chinese)[2], "1,301 元（杭州市，2025-01-01 至 2026-12-31）");
    assert_eq!(texts("收入 1000, 地区 杭州市 |", Lang::English)[2], "1,301 yuan (杭州市, 2025-01-01 to 2026-12-31)");
}

#[test]
fn there_are_none_without_an_amount() {
    let policy = "事项 甲 对象 家庭 { 依据 《甲》 条件 一: p 待遇 每月 5 }\n事项 乙 对象 家庭 { 依据 《乙》 条件 一: p 待遇 实物 \"米\" }";
    assert!(judge(policy, "p 否 |").items.iter().all(|row| row.steps.is_empty()));
    assert!(judge(policy, "p 是 |").items[1].steps.is_empty());
}

#[test]
fn of_an_open_amount_when_asked_for() {
    let policy = "事项 甲 对象 家庭 { 依据 《甲》 条件 一: 是 待遇 每月 收入 }";
    assert_eq!(judge(policy, "|").items[0].steps, []);
    assert_eq!(judge(policy, "收入 5 |").items[0].steps.len(), 2);
    let full = reasons_in(&pack(&format!("{HEAD}{policy}")), &given("|"), Lang::Chinese);
    assert_eq!(full.items[0].steps.len(), 2);
}

#[test]
fn of_an_assumed_standard_no_law_stands_behind_it() {
    let policy = format!("{RULES}事项 甲 对象 家庭 {{ 依据 《甲》 条件 一: 是 待遇 每月 低保标准 × 1人 }}");
    let pack = pack(&format!("{HEAD}{policy}"));
    let case = r#"{"date": "2026-03-01", "region": "三门县", "members": [{}], "standards": {"低保标准": 900}}"#;
    let step = screen_in(&pack, case, Lang::Chinese).items.remove(0).steps.remove(0);
    assert_eq!((short(&step).as_str(), step.text.as_str()), ("standard 低保标准 = 900", "900 元（假定）"));
}

#[test]
fn of_conditions_when_asked_for() {
    let policy = format!(
        "{RULES}事项 甲 对象 家庭 {{ 依据 《甲》 条件 一: 人均 < 低保标准 }}
         事项 乙 对象 家庭 {{ 依据 《乙》 条件 一: 享受(甲) 且 p }}"
    );
    let pack = pack(&format!("{HEAD}{policy}"));
    let case = given("收入 2400, p 是 | | |");
    let quiet = screen_in(&pack, &case, Lang::Chinese);
    assert!(quiet.items.iter().flat_map(|row| &row.conditions).all(|condition| condition.steps.is_empty()));
    let full = reasons_in(&pack, &case, Lang::Chinese);
    let steps = |row: usize| full.items[row].conditions[0].steps.iter().map(short).collect::<Vec<_>>();
    let expected = [
        "fact 收入 = 2400",
        "definition 人均 = 800 《办法》第九条",
        "standard 低保标准 = 1041 331000 2022-12-01 《标准文件》",
    ];
    assert_eq!(steps(0), expected);
    assert_eq!(steps(1), ["item 甲 = yes 《甲》", "fact p = yes"]);
}
