//! Many families at once, where what one of them is said to receive must not touch another.

use crate::support::{HEAD, compile, given, screen};
use yimen::{
    Pack,
    batch::{Asked, Column, Gathered, Integers, ItemAnswers, Received, Selection, Standing, Values},
    value::Day,
};

const CARE: &str = r#"
事项 护理补贴 (care) 对象 成员 {
  依据 "本法"
  条件 在校: 在校
  待遇 每月 100元
}
"#;

fn pack() -> Pack {
    compile(&format!("{HEAD}{CARE}")).pack.expect("the policy compiles")
}

fn asked() -> Asked {
    Asked { date: Day::new(2026, 3, 1).expect("a day"), place: Some(0) }
}

#[test]
fn a_member_there_is_not_is_nobody_of_the_next_family() {
    let pack = pack();
    let members: &[i32] = &[1, 0];
    // One member each; the first family says that its second one receives something.
    let received = Received {
        starts: &[0, 1, 1],
        item: &[0],
        member: Some(Column::new(Values::Numbers(Integers::I32(members), 0))),
        amount: None,
        since: None,
        unmet_since: None,
        place: None,
    };
    let school: &[u8] = &[0b11];
    let in_school = Column::new(Values::Truths(yimen::batch::Bits::new(school, 0)));
    let register = pack.register(2).members(&[0, 1, 2]).and_then(|all| all.member("在校", in_school));
    let register = register.and_then(|all| all.received(received)).expect("the columns fit").build();
    let answers = pack.screener(asked(), Selection::default()).screen(&register);
    let rejected: Vec<usize> = answers.rejected.iter().map(|one| one.family).collect();
    assert_eq!(rejected, [0]);
    assert_eq!(answers.items[0].rows[1].standing(), Standing::New);
}

#[test]
fn cases_that_columns_do_not_hold_are_left_alone() {
    let pack = pack();
    let date = asked().date;
    let mut cases = pack.cases();
    let mut gathered = |more: &str| {
        let text = format!(r#"{{ "date": "2026-03-01", "region": "三门县", {more} }}"#);
        pack.gather(&mut cases, date, &text)
    };
    let row = |with_members, row| Ok(Gathered::Row { with_members, row });
    assert_eq!(gathered(r#""family": { "收入": "0.000001" }"#), row(false, 0));
    assert_eq!(gathered(r#""family": { "收入": "0.0000001" }"#), Ok(Gathered::Alone));
    assert_eq!(gathered(r#""family": { "收入": "100000000000.5" }"#), row(false, 1));
    assert_eq!(gathered(r#""family": { "收入": "100000000001" }"#), Ok(Gathered::Alone));
    assert_eq!(gathered(r#""members": [{ "在校": true }]"#), row(true, 0));
    assert_eq!(gathered(r#""members": []"#), row(true, 1));
    assert!(gathered(r#""family": { "收入": "-1" }"#).is_err());
    assert!(gathered(r#""familie": {}"#).is_err());
    let other_day = r#"{ "date": "2026-03-02", "region": "三门县" }"#;
    assert_eq!(pack.gather(&mut cases, date, other_day), Ok(Gathered::Alone));
    assert_eq!((cases.register(false).families(), cases.register(true).families()), (2, 2));
    cases.clear();
    assert_eq!((cases.register(false).families(), cases.register(true).families()), (0, 0));
}

#[test]
fn what_goes_on_and_is_ruled_out_says_by_what() {
    let rules = r#"
事项 低 对象 家庭 { 依据 "某法" 条件 一: 收入 < 1000  待遇 每月 1000 − 收入 }
事项 特 对象 家庭 { 依据 "某法" 条件 一: 收入 > 1500  待遇 每月 50元 }
关系 渐退 低 期限 6个月 依据 "某法"
关系 特 排除 低 同一家庭 依据 "某法"
"#;
    let pack = compile(&format!("{HEAD}{rules}")).pack.expect("the policy compiles");
    let mut cases = pack.cases();
    // Goes on and ruled out; over by itself; due and ruled out by nothing.
    let families =
        ["收入 2000, 在享 低 =700 !2025-12-01", "收入 2000, 在享 低 =700 !2020-12-01", "收入 400"].map(given);
    for case in &families {
        assert!(matches!(pack.gather(&mut cases, asked().date, case), Ok(Gathered::Row { .. })));
    }
    let screener = pack.screener(asked(), Selection::default());
    let register = cases.register(false);
    let (together, one_by_one) = (screener.screen(&register), screener.screen_each(&register));
    assert_eq!(together.items[0].rows, one_by_one.items[0].rows);
    for (row, case) in families.iter().enumerate() {
        let result = screen(&pack, case);
        assert_eq!(together.items[0].rows[row].is_barred(), result.items[0].barred_by.is_some(), "{case}");
    }
    assert!(together.items[0].rows[0].is_barred());
}

#[test]
fn who_lives_nowhere_is_refused_whatever_the_rules_ask_for() {
    let pack = pack();
    let (nowhere, school): (_, &[u8]) = (Asked { place: None, ..asked() }, &[0b11]);
    let in_school = Column::new(Values::Truths(yimen::batch::Bits::new(school, 0)));
    let members = || pack.register(2).members(&[0, 1, 2]).and_then(|all| all.member("在校", in_school));
    let rejected = |register| {
        let answers = pack.screener(nowhere, Selection::default()).screen(register);
        answers.rejected.iter().map(|one| (one.family, one.errors[0].code())).collect::<Vec<_>>()
    };
    let register = members().expect("the columns fit").build();
    assert_eq!(rejected(&register), [(0, "Y516"), (1, "Y516")]);
}

#[test]
fn contests_are_settled_in_lanes_as_far_as_they_are_known() {
    let items = r#"
事项 甲 对象 成员 { 依据 "某法" 条件 一: 在校  待遇 每月 工资 }
事项 乙 对象 成员 { 依据 "某法" 条件 一: 等级 = 一级  待遇 每年 1200元 }
事项 丙 对象 成员 { 依据 "某法" 条件 一: 等级 ≠ 三级  待遇 每月 如果 有(补助) 则 补助 否则 30 }
事项 丁 对象 家庭 { 依据 "某法" 条件 一: p  待遇 每月 最大(0, 900 − 支出) }
事项 戊 对象 家庭 { 依据 "某法" 条件 一: q  待遇 每月 500元 }
事项 己 对象 家庭 { 依据 "某法" 条件 一: 支出 > 200  待遇 每月 支出 × 2 }
关系 择高 { 甲, 乙, 丙 } 同一成员 依据 "某法"
关系 择高 { 戊, 丁 } 同一家庭 依据 "某法"
关系 择高 { 丁, 己 } 同一家庭 依据 "某法"
"#;
    let pack = crate::support::pack(&format!("{HEAD}{items}"));
    let mut families = Vec::new();
    for school in ["", "在校 是", "在校 是, 工资 101", "在校 否, 工资 20", "工资 100"] {
        for level in ["", "等级 一级", "等级 一级, 补助 500", "等级 二级, 补助 无", "等级 三级"] {
            families.push(format!("| {school}, {level}"));
        }
    }
    for p in ["", "p 是", "p 否"] {
        for q in ["", "q 是", "q 否"] {
            families.extend(["", "100", "250", "400", "600"].map(|spent| match spent {
                "" => format!("{p}, {q} |"),
                _ => format!("{p}, {q}, 支出 {spent} |"),
            }));
        }
    }
    let mut cases = pack.cases();
    for case in &families {
        let gathered = pack.gather(&mut cases, asked().date, &given(case));
        assert!(matches!(gathered, Ok(Gathered::Row { .. })), "{case}");
    }
    let screener = pack.screener(asked(), Selection::default());
    let register = cases.register(true);
    let (together, one_by_one) = (screener.screen(&register), screener.screen_each(&register));
    for (lanes, scalar) in together.items.iter().zip(&one_by_one.items) {
        assert_eq!((&lanes.rows, &lanes.barred_by), (&scalar.rows, &scalar.barred_by), "item {}", lanes.item);
        for row in (0..lanes.rows.len()).filter(|row| lanes.rows[*row].is_possible()) {
            let bounds = |of: &ItemAnswers| of.amount.as_ref().map(|amount| amount.bounds(row));
            assert_eq!(bounds(lanes), bounds(scalar), "item {}, row {row}", lanes.item);
        }
    }
    assert_eq!((together.redone, one_by_one.redone), (0, families.len()));
}
