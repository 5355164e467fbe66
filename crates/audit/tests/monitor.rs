//! Two snapshots of a family: what changed, what calls for a visit, and by when.

mod common;

use common::{COUNTY, compiled};
use yimen::{Exact, ScreenOptions, Tree, value::Day};
use yimen_audit::monitor::{Alert, Colour, FactChange, SignalKind, Term, Watch, facts, verdicts};

fn tree(text: &str) -> Tree {
    Tree::parse(text).unwrap()
}

fn told(change: &FactChange) -> String {
    let value = |tree: &Option<Tree>| tree.as_ref().map_or("-".to_owned(), Tree::to_json);
    let member = change.member.as_deref().unwrap_or("");
    format!("{member}/{}: {} → {}", change.fact, value(&change.before), value(&change.after))
}

#[track_caller]
fn changes(before: &str, after: &str, keys: [&[&str]; 2], expected: &[&str]) {
    let own = keys.map(|keys| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>());
    let found = facts(&tree(before), &tree(after), [&own[0], &own[1]]);
    assert_eq!(found.iter().map(told).collect::<Vec<_>>(), expected);
}

#[test]
fn facts_that_differ_are_listed_and_no_others() {
    let family = r#"{"family":{"income":"400","cars":"0"},"members":[{"grade":"none"}]}"#;
    changes(family, family, [&[], &[]], &[]);
    changes(
        family,
        r#"{"family":{"cars":"1","home":null},"members":[{"grade":"grade1"}]}"#,
        [&[], &[]],
        &["/cars: \"0\" → \"1\"", "/home: - → null", "/income: \"400\" → -", "1/grade: \"none\" → \"grade1\""],
    );
}

#[test]
fn members_are_joined_by_their_names() {
    let before = r#"{"family":{},"members":[{"grade":"none"},{"grade":"grade1"}]}"#;
    let after = r#"{"family":{},"members":[{"grade":"grade1"},{"grade":"grade2"}]}"#;
    changes(before, after, [&["a", "b"], &["b", "c"]], &["a/: true → -", "c/: - → true"]);
    changes(before, after, [&[], &[]], &["1/grade: \"none\" → \"grade1\"", "2/grade: \"grade1\" → \"grade2\""]);
    changes(before, r#"{"family":{}}"#, [&[], &[]], &["1/: true → -", "2/: true → -"]);
}

/// The signals of a change of one fact of the family or of its member: for families that receive something, and for others.
#[track_caller]
fn signals(fact: &str, before: Option<&str>, after: Option<&str>) -> [Vec<SignalKind>; 2] {
    let value = |text: Option<&str>| text.map(|text| Tree::Text(text.to_owned()));
    let change = FactChange { member: None, fact: fact.to_owned(), before: value(before), after: value(after) };
    let watched = Watch::usual(Exact::from_integer(20_000));
    [true, false].map(|receives| {
        Watch::signals(&watched, std::slice::from_ref(&change), receives).into_iter().map(|one| one.kind).collect()
    })
}

#[test]
fn what_families_are_watched_for() {
    let (vehicle, house) = (vec![SignalKind::Vehicle], vec![SignalKind::House]);
    let (pension, tax, medical) = (vec![SignalKind::Pension], vec![SignalKind::Tax], vec![SignalKind::Medical]);
    let none: Vec<SignalKind> = vec![];
    assert_eq!(signals("cars", Some("0"), Some("1")), [vehicle.clone(), none.clone()]);
    assert_eq!(signals("cars", Some("1"), Some("0")), [none.clone(), none.clone()]);
    assert_eq!(signals("cars", None, Some("1")), [none.clone(), none.clone()]);
    assert_eq!(signals("car_value", Some("1000.50"), Some("1000.51")), [vehicle.clone(), none.clone()]);
    assert_eq!(signals("homes", Some("1"), Some("2")), [house.clone(), none.clone()]);
    assert_eq!(signals("crosscheck_change", Some("none"), Some("car")), [vehicle, none.clone()]);
    assert_eq!(signals("crosscheck_change", None, Some("home")), [house, none.clone()]);
    assert_eq!(signals("crosscheck_change", Some("car"), Some("tax")), [tax, none.clone()]);
    assert_eq!(signals("crosscheck_change", Some("car"), Some("none")), [none.clone(), none.clone()]);
    assert_eq!(signals("pension_insurance", Some("none"), Some("employee")), [pension.clone(), none.clone()]);
    assert_eq!(signals("pension_insurance", Some("resident"), Some("employee")), [none.clone(), none.clone()]);
    assert_eq!(signals("crosscheck_change", Some("none"), Some("pension")), [pension, none.clone()]);
    assert_eq!(signals("medical_costs", Some("100"), Some("20100")), [none.clone(), medical.clone()]);
    assert_eq!(signals("medical_costs", Some("100"), Some("20099.99")), [none.clone(), none.clone()]);
    assert_eq!(signals("yearly_costs", Some("0"), Some("50000")), [none.clone(), medical]);
    assert_eq!(signals("income", Some("0"), Some("50000")), [none.clone(), none]);
}

#[test]
fn every_signal_says_what_it_rests_on() {
    for kind in SignalKind::ALL {
        for lang in [yimen::Lang::Chinese, yimen::Lang::English] {
            let (law, status) = kind.source(lang);
            assert!(!law.is_empty() && !status.is_empty() && !kind.name(lang).is_empty());
        }
        assert_eq!(kind.alert() == Alert::Gap, kind == SignalKind::Medical);
    }
}

#[track_caller]
fn colours(term: Term, from: &str, expected: &[(&str, Colour)]) {
    let deadline = term.from(Day::parse(from).unwrap()).unwrap();
    for (on, colour) in expected {
        assert_eq!(deadline.colour(Day::parse(on).unwrap()), *colour, "on {on} of {deadline:?}");
    }
}

#[test]
fn colours_follow_the_days_left() {
    let term = Term { days: 15, yellow: 7, red: 2 };
    colours(
        term,
        "2026-02-20",
        &[
            ("2026-02-20", Colour::Blue),
            ("2026-02-27", Colour::Blue),
            // Due on 7 March.
            ("2026-02-28", Colour::Yellow),
            ("2026-03-04", Colour::Yellow),
            ("2026-03-05", Colour::Red),
            ("2026-03-07", Colour::Red),
            ("2026-03-08", Colour::Overdue),
        ],
    );
    colours(Term { days: 1, ..term }, "2026-02-20", &[("2026-02-20", Colour::Red), ("2026-02-22", Colour::Overdue)]);
    assert_eq!(term.from(Day::LAST), None);
    let short = Term { days: 5, ..term }.from(Day::parse("2026-01-01").unwrap()).unwrap();
    assert_eq!(
        [short.yellow, short.red, short.due].map(|day| day.to_string()),
        ["2026-01-01", "2026-01-04", "2026-01-06"]
    );
}

#[test]
fn verdicts_that_turned_say_why() {
    let pack = compiled(COUNTY);
    let case = |income: &str, members: &str| {
        let text = format!(
            r#"{{"date":"2025-09-01","region":"甲县","family":{{"income":"{income}","harmed":false}},"members":[{members}],
               "receiving":[{{"item":"dibao","amount":"600"}}]}}"#
        );
        pack.screen_json(&text, &ScreenOptions::default()).unwrap()
    };
    let member = r#"{"grade":"none","orphan":false}"#;
    let same = |member| Some(member);
    assert_eq!(verdicts(&case("400", member), &case("400", member), same), []);
    let turned = verdicts(&case("400", member), &case("1500", member), same);
    let told: Vec<_> = turned.iter().map(|one| (one.item.as_str(), one.why.join(" "))).collect();
    assert_eq!(told.iter().map(|(item, _)| *item).collect::<Vec<_>>(), ["dibao", "heating", "television"]);
    assert!(told[0].1.starts_with('✗') && told[0].1.contains("1,500"), "{}", told[0].1);
    // Less income: the sum changes, no condition does.
    let more = verdicts(&case("400", member), &case("300", member), same);
    assert_eq!(more.len(), 1);
    assert!(more[0].why[0].contains("300"), "{:?}", more[0].why);
    // Somebody new is told with what there is to get, and nothing else.
    let orphan = r#"{"grade":"none","orphan":false},{"grade":"grade2","orphan":false}"#;
    let added = verdicts(&case("400", member), &case("400", orphan), |member| (member == 0).then_some(0));
    let new: Vec<_> = added.iter().map(|one| (one.item.as_str(), one.member, one.before.is_some())).collect();
    assert_eq!(new, [("dibao", None, true), ("care", Some(1), false)]);
}
