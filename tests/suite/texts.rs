//! Reasons in words, in Chinese and in English.

use super::support::{HEAD, given, judge, pack, screen_in};
use yimen::{Lang, Pack};

fn titled() -> String {
    HEAD.replace("收入:", "收入 (income \"Income\"):")
        .replace("财产:", "财产 (assets \"Assets\"):")
        .replace("等级: 选项 { 一级,", "等级 (grade \"Grade\"): 选项 { 一级 (one \"level 1\"),")
        .replace("二级,", "二级 (two),")
        .replace("住地:", "住地 (home \"Home\"):")
        .replace("入院日:", "入院日 (admitted \"Admitted on\"):")
}

/// A condition's text in both languages.
fn texts(test: &str, short: &str) -> (String, String) {
    let pack = pack(&format!(
        "{}标准 限额 (limit \"Limit\"): 元/月 {{ 2020-01-01 起 1041 }}
定义 家庭.净 (net \"Net income\") = 收入 − 500元/月
定义 成员.重 (grave \"Grave\") = 等级 = 一级
事项 低 (low \"Low\") 对象 家庭 {{ 依据 \"某法\" 条件 一: p }}
事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: {test}\n}}",
        titled()
    ));
    let text = |lang| screen_in(&pack, &given(short), lang).items[1].conditions[0].text.clone();
    (text(Lang::Chinese), text(Lang::English))
}

#[test]
fn conditions_with_their_figures() {
    let cases = [
        ("收入 < 限额", "收入 800", "收入 800 元 < 限额 1,041 元", "Income 800 yuan < Limit 1,041 yuan"),
        (
            "收入 ≥ 1000000",
            "收入 1234567.5",
            "收入 1,234,567.5 元 ≥ 1,000,000 元",
            "Income 1,234,567.5 yuan ≥ 1,000,000 yuan",
        ),
        ("收入 < 限额", "", "收入（未填） < 限额 1,041 元", "Income (not given) < Limit 1,041 yuan"),
        ("净 ≠ −5", "收入 5", "净 −495 元 ≠ −5 元", "Net income −495 yuan ≠ −5 yuan"),
        ("p 且 非 q", "p 是, q 否", "p（是） 且 非 q（否）", "p (yes) and not q (no)"),
        ("p 或 q 且 p", "p 是, q 否", "p（是） 或 q（否） 且 p（是）", "p (yes) or q (no) and p (yes)"),
        ("(p 或 q) 且 p", "p 是, q 否", "(p（是） 或 q（否）) 且 p（是）", "(p (yes) or q (no)) and p (yes)"),
        ("非 (p 且 q)", "p 是, q 否", "非 (p（是） 且 q（否）)", "not (p (yes) and q (no))"),
        (
            "(收入 + 5) × 2 − (收入 − 3) > 0",
            "收入 1",
            "(收入 1 元 + 5 元) × 2 − (收入 1 元 − 3 元) > 0 元",
            "(Income 1 yuan + 5 yuan) × 2 − (Income 1 yuan − 3 yuan) > 0 yuan",
        ),
        ("收入 ÷ (2 × 3) < 5", "收入 1", "收入 1 元 ÷ (2 × 3) < 5 元", "Income 1 yuan ÷ (2 × 3) < 5 yuan"),
        ("住地 属于 浙江省", "住地 三门县", "住地（三门县） 属于 浙江省", "Home (331022) in 330000"),
        (
            "入院日 < 2026-03-01",
            "入院日 2026-02-01",
            "入院日 2026-02-01 < 2026-03-01",
            "Admitted on 2026-02-01 < 2026-03-01",
        ),
        ("享受(低)", "p 是", "享受低（是）", "granted Low (yes)"),
        ("有(借款)", "借款 无", "有借款（否）", "has 借款 (no)"),
        ("无则(借款, 7元) > 5", "借款 无", "借款 7 元 > 5 元", "借款 7 yuan > 5 yuan"),
        ("借款 > 5", "借款 无", "借款（无法计算） > 5 元", "借款 (cannot be computed) > 5 yuan"),
        ("最大(收入, 5) > 3", "收入 1", "最大(收入 1 元, 5 元) > 3 元", "max(Income 1 yuan, 5 yuan) > 3 yuan"),
        ("如果 p 则 收入 > 3 否则 财产 > 3", "p 是, 收入 1", "收入 1 元 > 3 元", "Income 1 yuan > 3 yuan"),
        ("人数(成员) > 1", "| |", "成员人数 2 人 > 1 人", "number of members 2 persons > 1 person"),
        (
            "存在(成员: 等级 = 一级)",
            "| 等级 一级",
            "存在(成员: 等级 = 一级)（是）",
            "exists(members: Grade = level 1) (yes)",
        ),
        (
            "存在(成员 其中 在校: 等级 属于 {一级, 二级})",
            "| 等级 一级, 在校 是",
            "存在(成员 其中 在校: 等级 属于 {一级、二级})（是）",
            "exists(members where 在校: Grade in {level 1, two}) (yes)",
        ),
        ("收入 ÷ 3 > 5", "收入 100", "收入 100 元 ÷ 3 > 5 元", "Income 100 yuan ÷ 3 > 5 yuan"),
        (
            "(收入 ÷ 3 取整 进一 到 1元) > 5",
            "收入 100",
            "(收入 100 元 ÷ 3，进一到 1 元) > 5 元",
            "(Income 100 yuan ÷ 3, rounded up to 1 yuan) > 5 yuan",
        ),
    ];
    let wrong: Vec<String> = cases
        .into_iter()
        .map(|(test, short, zh, en)| ((zh.to_owned(), en.to_owned()), texts(test, short)))
        .filter(|(expected, found)| expected != found)
        .map(|(expected, found)| format!("expected {expected:?}\n     got {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn ages() {
    assert_eq!(texts("周岁(入院日) ≥ 60岁", "入院日 1966-03-01").0, "周岁（按入院日） 60 岁 ≥ 60 岁");
    assert_eq!(texts("周岁(入院日) ≥ 60岁", "").0, "周岁（按入院日）（未填） ≥ 60 岁");
}

#[test]
fn calculations() {
    let calculation = |benefit: &str, short: &str| {
        let policy = format!("事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: 是 待遇 {benefit}\n}}");
        judge(&policy, short).items[0].calculation.clone().unwrap()
    };
    assert_eq!(
        calculation("每月 最大(0, 1041元/人/月 × 保障人数() − 收入) 取整 进一 到 1元", "收入 2400.5 | | |"),
        "最大(0 元, 1,041 元 × 保障人数 3 人 − 收入 2,400.5 元)，进一到 1 元 = 723 元"
    );
    assert_eq!(calculation("每月 300元", ""), "300 元");
    assert_eq!(calculation("每月 支出 × 2", ""), "支出 0–1,000 元 × 2 = 0–2,000 元");
}

fn item_pack() -> Pack {
    pack(&format!(
        "{HEAD}事项 低保 (dibao \"Minimum living\") 对象 家庭 {{
  类别 基本 部门 民政  依据 《某法》第九条 待复核 \"转引\"
  条件 收入 (income \"Income test\"): 收入 < 5  未满足 \"收入太高\" 英文 \"income too high\"
  条件 城镇: p  未满足 \"不在城镇\"
  待遇 实物 \"大米\" 英文 \"rice\"
  材料 身份证, 户口簿  时限 20工作日  办理 \"窗口\" 英文 \"the window\"
}}"
    ))
}

#[test]
fn titles_and_authors_words() {
    let row = |lang| screen_in(&item_pack(), &given("收入 9, p 否 |"), lang).items.remove(0);
    let (zh, en) = (row(Lang::Chinese), row(Lang::English));
    assert_eq!((zh.item.as_str(), zh.name.as_str(), en.name.as_str()), ("dibao", "低保", "Minimum living"));
    assert_eq!((zh.conditions[0].name.as_str(), en.conditions[0].name.as_str()), ("收入", "Income test"));
    assert_eq!((zh.conditions[0].id.as_str(), en.conditions[0].id.as_str()), ("income", "income"));
    assert_eq!(zh.conditions[0].unmet.as_deref(), Some("收入太高"));
    assert_eq!(en.conditions[0].unmet.as_deref(), Some("income too high"));
    // Where the author gave no English, the Chinese words stand.
    assert_eq!(en.conditions[1].unmet.as_deref(), Some("不在城镇"));
    assert_eq!((zh.apply_at.as_deref(), en.apply_at.as_deref()), (Some("窗口"), Some("the window")));
    assert_eq!(zh.materials, ["身份证", "户口簿"]);
    assert_eq!(zh.deadline.as_deref(), Some("20工作日"));
    assert_eq!(zh.department.as_deref(), Some("民政"));
}

#[test]
fn benefits_in_kind() {
    let row = |lang| screen_in(&item_pack(), &given("收入 1, p 是 |"), lang).items.remove(0);
    assert_eq!(row(Lang::Chinese).in_kind.as_deref(), Some("大米"));
    assert_eq!(row(Lang::English).in_kind.as_deref(), Some("rice"));
    assert!(row(Lang::Chinese).conditions.iter().all(|one| one.unmet.is_none()));
}

#[test]
fn the_language_changes_words_alone() {
    let pack = item_pack();
    let result = |lang| screen_in(&pack, &given("收入 9 |"), lang);
    let (zh, en) = (result(Lang::Chinese), result(Lang::English));
    assert_eq!(zh.receipt, en.receipt);
    let verdicts = |result: &yimen::shapes::ScreeningResult| {
        result.items.iter().map(|row| (row.item.clone(), row.verdict, row.missing.clone())).collect::<Vec<_>>()
    };
    assert_eq!(verdicts(&zh), verdicts(&en));
}
