//! Conditions that hold for nobody or for everybody, and items whose conditions contradict one another: warnings.

use crate::support::{HEAD, sensible};
use yimen::{Code, Severity, SourceFile};

/// A code, the text it points at, and the conditions of an item.
type Row = (Code, &'static str, &'static str);

const FAMILY: &[Row] = &[
    (Code::ConditionNever, "收入 < 0", "条件 一: 收入 < 0"),
    (Code::ConditionNever, "收入 < 0 且 城镇", "条件 一: 收入 < 0 且 城镇"),
    (Code::ConditionNever, "人数(成员) > 5人", "条件 一: 人数(成员) > 5人"),
    (Code::ConditionAlways, "收入 ≥ 0", "条件 一: 城镇 条件 二: 收入 ≥ 0"),
    (Code::ConditionAlways, "人数(成员) ≥ 1人", "条件 一: 城镇 条件 二: 人数(成员) ≥ 1人"),
    (Code::ItemNever, "收入 < 3", "条件 一: 收入 > 5 条件 二: 收入 < 3"),
    (Code::ItemNever, "收入 < 3", "条件 一: 收入 > 5 且 收入 < 3"),
    (Code::ItemNever, "3 > 收入", "条件 一: 收入 > 5 且 3 > 收入"),
];

const MEMBER: &[Row] = &[
    (Code::ConditionAlways, "工资 ≥ 0", "条件 一: 等级 = 一级 条件 二: 工资 ≥ 0"),
    (Code::ItemNever, "周岁(生日) < 16岁", "条件 一: 周岁(生日) ≥ 60岁 条件 二: 周岁(生日) < 16岁"),
    (Code::ItemNever, "工资 < 3", "条件 一: 工资 > 5 条件 二: 工资 < 3"),
];

/// What is open, or meant, is no warning.
const SILENT: &[&str] = &[
    "条件 一: 是",
    "条件 一: 收入 > 5 或 收入 < 3",
    "条件 一: 收入 ≥ 5 条件 二: 收入 ≤ 5",
    "条件 一: 收入 > 限额",
    "条件 一: 收入 > 5 条件 二: 财产 < 3",
    "条件 一: 存在(成员: 工资 > 5) 条件 二: 存在(成员: 工资 < 3)",
];

pub fn codes() -> Vec<Code> {
    [FAMILY, MEMBER].concat().iter().map(|(code, ..)| *code).collect()
}

fn warnings(owner: &str, conditions: &str) -> Vec<(Code, String)> {
    let text = format!("{HEAD}事项 甲 对象 {owner} {{ 依据 \"某法\" {conditions} }}");
    let compiled = yimen::compile(&[SourceFile { path: "试/甲.policy".into(), text: text.clone() }]);
    assert!(compiled.pack.is_some(), "{conditions}");
    let found = compiled.diagnostics.iter().filter(|one| one.kind() != Code::Unused);
    found
        .map(|one| {
            assert_eq!(one.severity(), Severity::Warning);
            sensible(one, &text);
            (one.kind(), one.span().map(|(_, range)| text[range].to_owned()).unwrap_or_default())
        })
        .collect()
}

#[test]
fn of_items_of_the_family() {
    for (code, at, conditions) in FAMILY {
        assert_eq!(warnings("家庭", conditions), [(*code, (*at).to_owned())], "{conditions}");
    }
}

#[test]
fn of_items_of_a_member() {
    for (code, at, conditions) in MEMBER {
        assert_eq!(warnings("成员", conditions), [(*code, (*at).to_owned())], "{conditions}");
    }
}

#[test]
fn what_may_hold_is_not_warned_of() {
    for conditions in SILENT {
        assert_eq!(warnings("家庭", conditions), [], "{conditions}");
    }
}
