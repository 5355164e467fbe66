//! Facts still missing, and questions: only what can still change an answer.

use super::{
    everything::POLICY,
    support::{HEAD, conditions, judge, pack, rows, screen},
};
use yimen::ScreenOptions;

#[test]
fn what_is_settled_asks_nothing() {
    conditions(&[
        ("p 且 q", "p 否", "unmet"),
        ("p 且 q", "p 是", "undetermined ?q"),
        ("p 或 q", "p 是", "met"),
        ("(p 或 q) 且 收入 > 5", "p 是", "undetermined ?收入"),
        ("(p 且 q) 或 收入 > 5", "p 否", "undetermined ?收入"),
        ("如果 p 则 收入 > 5 否则 财产 > 5", "p 是", "undetermined ?收入"),
        ("如果 p 则 收入 > 5 否则 财产 > 5", "", "undetermined ?收入+财产+p"),
        ("0 × 收入 + 财产 ÷ 1月 > 5", "", "undetermined ?财产"),
        ("最大(100元, 如果 收入 < 5 则 50元 否则 60元, 财产) < 200元", "", "undetermined ?财产"),
        ("收入 > 5 或 收入 ≤ 5", "收入 7", "met"),
    ]);
}

#[test]
fn each_fact_once_in_the_order_of_the_pack() {
    conditions(&[
        ("q 且 p 且 收入 > 5 且 q", "", "undetermined ?收入+p+q"),
        ("存在(成员: 在校 且 工资 > 5) 且 p", "| 在校 否 |", "undetermined ?p+members[1].工资+members[1].在校"),
        ("存在(成员 其中 在校: 工资 > 5)", "| 在校 否 | 在校 是", "undetermined ?members[1].工资"),
    ]);
}

#[test]
fn through_definitions_items_and_bars() {
    let policy = "
定义 家庭.净 = 收入 − 支出
定义 成员.弱 = 在校 且 净 < 5
事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: 净 > 5 }
事项 乙 对象 成员 { 依据 \"某法\" 条件 一: 弱 }
事项 丙 对象 家庭 { 依据 \"某法\" 条件 一: 享受(甲) 且 q }
事项 丁 对象 家庭 { 依据 \"某法\" 条件 一: q }
关系 乙 排除 丁 同一家庭 依据 \"某法\"";
    assert_eq!(
        rows(policy, "支出 5, q 是 | |在校 否"),
        [
            "甲 undetermined ?收入",
            "乙[0] undetermined ?收入+members[0].在校",
            "乙[1] ineligible",
            "丙 undetermined ?收入",
            "丁 undetermined ?收入+members[0].在校",
        ]
    );
}

#[test]
fn an_unmet_condition_ends_the_questions() {
    let policy = "事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: p 条件 二: 收入 < 5  待遇 每月 支出 }";
    assert_eq!(rows(policy, "p 否"), ["甲 ineligible"]);
    assert_eq!(rows(policy, "p 是, 收入 3"), ["甲 eligible new 0..1000 元/月 ?支出"]);
    assert_eq!(rows(policy, "p 是"), ["甲 undetermined 0..1000 元/月 ?收入+支出"]);
}

#[test]
fn what_is_barred_asks_nothing() {
    let policy = "事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: p }
事项 乙 对象 家庭 { 依据 \"某法\" 条件 一: q 待遇 每月 支出 }
关系 甲 排除 乙 同一家庭 依据 \"某法\"";
    assert_eq!(rows(policy, "p 是, q 是"), ["甲 eligible new", "乙 eligible barred ×甲"]);
}

#[test]
fn questions_are_asked_once_the_most_telling_first() {
    let policy = "
事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: 收入 < 5 且 p }
事项 乙 对象 家庭 { 依据 \"某法\" 条件 一: p }
事项 丙 对象 成员 { 依据 \"某法\" 条件 一: 在校 且 p }";
    let asked = |short: &str| -> Vec<String> {
        let questions = judge(policy, short).questions;
        questions.iter().map(|one| format!("{} → {}", one.fact, one.settles.join(","))).collect()
    };
    assert_eq!(asked("| |"), ["p → 甲,乙,丙", "收入 → 甲", "members[].在校 → 丙"]);
    // A question that was put to one member is put to the other first.
    assert_eq!(asked("p 是 | 在校 是 |"), ["members[].在校 → 丙", "收入 → 甲"]);
    assert_eq!(asked("p 否 | |"), [] as [&str; 0]);
    assert_eq!(asked("p 是, 收入 1 | 在校 否"), [] as [&str; 0]);
}

#[test]
fn what_an_answer_settles_comes_before_what_hangs_on_it() {
    let first = |policy: &str, short: &str| -> String {
        let items = policy.split("; ").enumerate();
        let items = items.map(|(at, test)| {
            let (owner, test) = test.split_once(' ').unwrap();
            format!("事项 甲{at} 对象 {owner} {{ 依据 \"某法\" 条件 一: {test} }}\n")
        });
        let questions = judge(&items.collect::<String>(), short).questions;
        questions.into_iter().map(|one| one.fact).collect::<Vec<_>>().join(" ")
    };
    for (policy, short, expected) in [
        // Neither p nor q alone settles anything.
        ("家庭 p = q; 家庭 p = q; 家庭 人口 > 5人", "|", "人口 p q"),
        ("家庭 p = q; 家庭 p = q; 家庭 人口 > 5人", "p 是 |", "q 人口"),
        // What two items need comes before what one needs.
        ("家庭 p 且 收入 > 5; 家庭 人口 ≠ 4人 且 收入 > 5", "|", "收入 p 人口"),
        // Each member is asked on his own account, the family once.
        ("成员 在校 且 p", "| | |", "p members[].在校"),
        // Dates, places, choices and what may be none.
        ("家庭 住地 = 老家; 家庭 有(老家) 且 p", "|", "老家 p 住地"),
        ("成员 周岁(生日) ≥ 60岁 且 等级 = 一级", "|", "members[].等级 members[].生日"),
        // Two of three answers, much debt, nothing and much, settle more than one of two.
        ("家庭 余额 < 0 且 p", "|", "余额 p"),
    ] {
        assert_eq!(first(policy, short), expected, "{policy}");
    }
}

const GROUPS: &str = "
事实 家庭 住房 (housing \"Home\") { 套数: 套  租金: 元/月 0.. }
事实 家庭 { 车: 辆 }
事实 成员 残疾 (disability \"Disability\") { 等次: 选项 { 重, 轻, 没有 }  类型: 选项 { 肢体, 视力 } }
事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: p 条件 二: 套数 < 2套 且 车 < 2辆 条件 三: 租金 > 5 }
事项 乙 对象 家庭 { 依据 \"某法\" 条件 一: p 条件 二: 车 < 2辆 }
事项 丙 对象 成员 { 依据 \"某法\" 条件 一: 等次 = 重 且 类型 = 肢体 且 在校 }
";

#[test]
fn a_group_begun_is_finished_first() {
    let asked = |short: &str| -> String {
        let questions = judge(GROUPS, short).questions;
        questions.into_iter().map(|one| one.fact.replace("members[].", "@")).collect::<Vec<_>>().join(" ")
    };
    for (short, expected) in [
        ("| |", "p 车 @等次 @类型 租金 套数 @在校"),
        // The rest of a group comes before what settles more.
        ("套数 1 | |", "租金 p 车 @等次 @类型 @在校"),
        ("租金 9 | |", "套数 p 车 @等次 @类型 @在校"),
        // And the members who were not asked yet before the next question.
        ("| 类型 肢体 | |", "@类型 @等次 p 车 租金 套数 @在校"),
        ("| 等次 重, 类型 肢体 | |", "@等次 @类型 p 车 @在校 租金 套数"),
        ("| 在校 是 | |", "@在校 p 车 @等次 @类型 租金 套数"),
        // A group of which nothing matters any more holds nothing up.
        ("p 否, 套数 5 | 等次 重 | ", "@等次 @类型 @在校"),
    ] {
        assert_eq!(asked(short), expected, "{short}");
    }
}

#[test]
fn a_question_names_its_group() {
    let pack = super::support::pack(&format!("{HEAD}{GROUPS}"));
    let groups = |lang| -> Vec<String> {
        let questions = super::support::screen_in(&pack, &super::support::given("|"), lang).questions;
        questions.into_iter().filter_map(|one| Some(format!("{} {}", one.fact, one.group?))).collect()
    };
    assert_eq!(groups(yimen::Lang::Chinese), ["members[].等次 残疾", "members[].类型 残疾", "租金 住房", "套数 住房"]);
    assert_eq!(groups(yimen::Lang::English)[1..3], ["members[].类型 Disability", "租金 Home"]);
    let known = pack.info(yimen::Lang::English);
    let group = |id: &str| known.family.iter().find(|fact| fact.id == id).unwrap().group.clone();
    assert_eq!((group("套数"), group("车")), (Some("Home".to_owned()), None));
}

#[test]
fn unknown_members_are_asked_for() {
    let policy = "事项 甲 对象 成员 { 依据 \"某法\" 条件 一: p 且 在校 }";
    let questions = |short: &str| -> Vec<String> {
        judge(policy, short).questions.into_iter().map(|one| format!("{} {}", one.fact, one.text)).collect()
    };
    assert_eq!(judge(policy, "").items, []);
    assert!(questions("").iter().any(|one| one == "members 家里有哪些人一起生活？"), "{:?}", questions(""));
}

#[test]
fn a_question_has_the_words_of_its_author() {
    let text = HEAD.replace("p: 是否", "p: 是否 问 \"住在城里吗？\" 英文 \"In town?\"");
    let pack = super::support::pack(&format!("{text}事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: p 且 q }}"));
    let asked = |lang| -> Vec<String> {
        let result = super::support::screen_in(&pack, &super::support::given("|"), lang);
        result.questions.into_iter().map(|one| one.text).collect()
    };
    assert_eq!(asked(yimen::Lang::Chinese), ["住在城里吗？", "q？"]);
    assert_eq!(asked(yimen::Lang::English), ["In town?", "q?"]);
}

#[test]
fn a_question_can_be_asked_without_looking_anything_up() {
    let policy = "事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: 人口 > 2人 且 p 且 无则(借款, 0) < 5 }
事项 乙 对象 成员 { 依据 \"某法\" 条件 一: 等级 = 一级 且 无则(补助, 0) < 5 且 生日 < 评估日 }";
    let asked = |short: &str| -> Vec<String> {
        let mut all: Vec<String> = judge(policy, short).questions.iter().map(form).collect();
        all.sort();
        all
    };
    assert_eq!(
        asked("| 等级 一级 | 补助 无"),
        [
            "members[].生日 date of 0+1",
            "members[].等级 choice 一级/二级/三级/无 of 1",
            "members[].补助 number 元/月 0..1000 or none of 0",
            "p truth",
            "人口 number 人 0..10",
            "借款 number 元 0..? or none",
        ]
    );
    assert!(asked("").contains(&"members members 0..5 whole".to_owned()), "{:?}", asked(""));
}

/// All that a question says about how to ask it.
fn form(question: &yimen::shapes::Question) -> String {
    let mut text = format!("{} {}", question.fact, question.kind);
    text.extend(question.unit.iter().map(|unit| format!(" {unit}")));
    if question.low.is_some() || question.high.is_some() {
        let bound = |bound: &Option<String>| bound.clone().unwrap_or("?".to_owned());
        text.push_str(&format!(" {}..{}", bound(&question.low), bound(&question.high)));
    }
    if !question.choices.is_empty() {
        let names: Vec<&str> = question.choices.iter().map(|choice| choice.name.as_str()).collect();
        text.push_str(&format!(" {}", names.join("/")));
    }
    text.push_str(if question.whole { " whole" } else { "" });
    text.push_str(if question.optional { " or none" } else { "" });
    if let Some(members) = &question.members {
        let members: Vec<String> = members.iter().map(u32::to_string).collect();
        text.push_str(&format!(" of {}", members.join("+")));
    }
    text
}

#[test]
fn without_questions_all_else_is_the_same() {
    let pack = pack(POLICY);
    for case in [
        r#"{ "date": "2026-03-01", "region": "三门县" }"#,
        r#"{ "date": "2026-03-01", "region": "三门县", "family": { "收入": 100 } }"#,
        r#"{ "date": "2026-03-01", "region": "三门县", "family": { "收入": 100 }, "members": [{}] }"#,
    ] {
        let with = screen(&pack, case);
        assert!(!with.questions.is_empty(), "{case}");
        let options = ScreenOptions { questions: false, ..ScreenOptions::default() };
        let without = pack.screen_json(case, &options).unwrap();
        let mut bare = with.clone();
        bare.questions.clear();
        bare.items.iter_mut().for_each(|item| item.missing.clear());
        assert_eq!(without, bare, "{case}");
    }
}
