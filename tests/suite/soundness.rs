//! What is said while facts are missing still holds once they are known.

use super::{
    everything::PACK,
    support::{figure, output},
};
use proptest::{prelude::*, sample::select};
use yimen::{
    Exact, Pack, ScreenOptions,
    shapes::{Amount, ConditionVerdict, ItemResult, Output, ScreeningResult, Standing, Verdict},
};

/// A family of which everything is known, and what of it may be told.
#[derive(Debug, Clone)]
pub struct Family {
    date: &'static str,
    region: &'static str,
    /// Path as `missing` gives it, key, value, whether it is told.
    facts: Vec<(String, &'static str, String, bool)>,
    members: usize,
    members_told: bool,
    receiving: Vec<&'static str>,
}

impl Family {
    /// The case with the facts that `told` lets through.
    fn case(&self, members_told: bool, told: impl Fn(&str, bool) -> bool) -> String {
        let facts = |prefix: &str| {
            let own = |path: &str| if prefix.is_empty() { !path.contains('.') } else { path.starts_with(prefix) };
            // A link can be told once there are members to lead to.
            let told = |(path, key, _, known): &&(String, &str, String, bool)| {
                own(path) && told(path, *known) && (members_told || !LINKS.contains(key))
            };
            let entries = self.facts.iter().filter(told).map(|(_, key, value, _)| format!("\"{key}\": {value}"));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        };
        let members: Vec<String> = (0..self.members).map(|member| facts(&format!("members[{member}]."))).collect();
        let members = if members_told { format!(", \"members\": [{}]", members.join(", ")) } else { String::new() };
        let receiving: Vec<String> = self.receiving.iter().map(|item| format!("{{\"item\": \"{item}\"}}")).collect();
        format!(
            r#"{{"date": "{}", "region": "{}", "family": {}{members}, "receiving": [{}]}}"#,
            self.date,
            self.region,
            facts(""),
            receiving.join(", ")
        )
    }

    pub fn partly(&self) -> String {
        self.case(self.members_told, |_, known| known)
    }

    pub fn fully(&self) -> String {
        self.case(true, |_, _| true)
    }
}

fn one_of(values: &'static [&'static str]) -> BoxedStrategy<String> {
    select(values).prop_map(str::to_owned).boxed()
}

const LINKS: [&str; 2] = ["户主", "监护人"];

fn linked(values: &'static [&'static str], members: usize) -> BoxedStrategy<String> {
    let possible = |value: &&str| value.parse::<usize>().map_or(true, |member| member < members);
    let values: Vec<String> = values.iter().copied().filter(possible).map(str::to_owned).collect();
    select(values).boxed()
}

const YES_NO: &[&str] = &["true", "false"];
const PLACES: &[&str] = &["\"三门县\"", "\"台州市\"", "\"杭州市\"", "\"浙江省\""];
const PLACES_OR_NONE: &[&str] = &["\"三门县\"", "\"浙江省\"", "null"];
const SUMS: &[&str] = &["0", "0.01", "499.99", "500", "999.99", "1000", "1041", "1301.5", "1500", "2000"];
const SUMS_OR_NONE: &[&str] = &["0", "500", "800", "1000", "1000.01", "2000", "null"];
const DAYS: &[&str] =
    &["\"1950-01-01\"", "\"1966-03-01\"", "\"1966-03-02\"", "\"2008-02-29\"", "\"2025-06-01\"", "\"2026-03-02\""];

pub fn family() -> impl Strategy<Value = Family> {
    let of_family: [(&'static str, &'static [&'static str]); 11] = [
        ("住地", PLACES),
        ("老家", PLACES_OR_NONE),
        ("收入", SUMS),
        ("支出", SUMS),
        ("财产", SUMS),
        ("借款", SUMS_OR_NONE),
        ("入院日", DAYS),
        ("低收", YES_NO),
        ("户主", &["0", "1", "2", "3"]),
        ("面积", &["0", "29.99", "40", "55", "100", "300"]),
        ("住房", &["0", "1", "3", "5"]),
    ];
    let of_member: [(&'static str, &'static [&'static str]); 5] = [
        ("生日", DAYS),
        ("等级", &["\"无\"", "\"一级\"", "\"二级\"", "\"三级\""]),
        ("工资", SUMS_OR_NONE),
        ("在校", YES_NO),
        ("监护人", &["0", "1", "2", "3", "null"]),
    ];
    // How much is told: from next to nothing to nearly everything.
    let told = select(vec![0.2, 0.5, 0.8, 0.95]);
    (0..=4usize, told).prop_flat_map(move |(members, told)| {
        let fact = move |prefix: String, (key, values): (&'static str, &'static [&'static str])| {
            let path = format!("{prefix}{key}");
            // A link leads to one of the members there are.
            let values = if LINKS.contains(&key) { linked(values, members) } else { one_of(values) };
            (values, prop::bool::weighted(told)).prop_map(move |(value, known)| (path.clone(), key, value, known))
        };
        let possible = |(key, _): &(&str, &[&str])| members > 0 || !LINKS.contains(key);
        let of_family = of_family.into_iter().filter(possible);
        let mut facts: Vec<_> = of_family.map(|one| fact(String::new(), one).boxed()).collect();
        for member in 0..members {
            facts.extend(of_member.into_iter().map(|one| fact(format!("members[{member}]."), one).boxed()));
        }
        let date = select(vec!["2026-03-01", "2025-12-31", "2022-11-30"]);
        let region = select(vec!["三门县", "台州市", "杭州市"]);
        let receiving = proptest::sample::subsequence(vec!["低保", "边缘", "电费"], 0..=3);
        (facts, date, region, prop::bool::weighted(0.85), receiving).prop_map(
            move |(facts, date, region, members_told, receiving)| Family {
                date,
                region,
                facts,
                members,
                members_told,
                receiving,
            },
        )
    })
}

fn screen(case: &str) -> ScreeningResult {
    super::support::screen(&PACK, case)
}

fn find<'r>(result: &'r ScreeningResult, row: &ItemResult) -> Option<&'r ItemResult> {
    result.items.iter().find(|other| (&other.item, other.member) == (&row.item, row.member))
}

fn bounds(amount: &Amount) -> (Option<Exact>, Option<Exact>) {
    let number = |text: &String| Exact::parse(text).expect("decimal text");
    match amount {
        Amount::Exact { value, .. } => (Some(number(value)), Some(number(value))),
        Amount::Range { low, high, .. } => (low.as_ref().map(number), high.as_ref().map(number)),
    }
}

fn within(inner: &Amount, outer: &Amount) -> bool {
    let ((low, high), (least, most)) = (bounds(inner), bounds(outer));
    least.is_none_or(|least| low.is_some_and(|low| least <= low))
        && most.is_none_or(|most| high.is_some_and(|high| high <= most))
}

/// Everything `less` says holds in `more`, which knows more of the same family.
fn holds(less: &ScreeningResult, more: &ScreeningResult) -> Result<(), TestCaseError> {
    for row in &less.items {
        let Some(later) = find(more, row) else {
            return Err(TestCaseError::fail(format!("{} has no row any more", row.item)));
        };
        if row.verdict != Verdict::Undetermined {
            prop_assert_eq!(row.verdict, later.verdict, "verdict of {}", &row.item);
            prop_assert!(row.barred_by.is_none() || later.barred_by.is_some(), "{} is barred no more", &row.item);
        }
        // What is ruled out is not to be claimed; whether its own conditions would hold may come out later.
        let ruled_out_and_not_due = row.standing == Standing::Barred && later.verdict == Verdict::Ineligible;
        if row.standing != Standing::None && !ruled_out_and_not_due {
            prop_assert_eq!(row.standing, later.standing, "standing of {}", &row.item);
        }
        for (condition, then) in row.conditions.iter().zip(&later.conditions) {
            if condition.verdict != ConditionVerdict::Undetermined {
                prop_assert_eq!(condition.verdict, then.verdict, "{} of {}", &condition.id, &row.item);
            }
        }
        if let Some(due) = &later.amount {
            let before = row.amount.as_ref().map(figure);
            prop_assert!(
                row.amount.as_ref().is_some_and(|amount| within(due, amount)),
                "{}: {} was {before:?}",
                &row.item,
                figure(due)
            );
        }
    }
    for (id, output) in &less.outputs {
        still(id, output, &more.outputs[id])?;
    }
    for grant in &less.plan.grants {
        prop_assert!(more.plan.grants.contains(grant), "{grant:?} is granted no more");
    }
    let (total, before) = (&more.plan.monthly_total, &less.plan.monthly_total);
    prop_assert!(within(total, before), "total {} was {}", figure(total), figure(before));
    Ok(())
}

/// What an output says holds later: what is settled stays, what is open contains what comes.
fn still(id: &str, before: &Output, then: &Output) -> Result<(), TestCaseError> {
    let number = |text: &String| Exact::parse(text).ok();
    let within = |text: &String, low: &Option<String>, high: &Option<String>| {
        let days = text.len() == 10 && Exact::parse(text).is_err();
        let at_least = |a: &String, b: &String| if days { a >= b } else { number(a) >= number(b) };
        low.as_ref().is_none_or(|low| at_least(text, low)) && high.as_ref().is_none_or(|high| at_least(high, text))
    };
    let fits = match (before, then) {
        // The members of whom there were no rows before.
        (Output::Each(all), Output::Each(later)) if !all.is_empty() => {
            prop_assert_eq!(all.len(), later.len(), "rows of {}", id);
            return all.iter().zip(later).try_for_each(|(one, other)| still(id, one, other));
        }
        (Output::Each(_), Output::Each(_)) => true,
        (Output::Open { low, high, choices }, Output::Value(value)) => {
            let listed = choices.is_empty() || choices.contains(value);
            listed && within(value, low, high)
        }
        (Output::Open { low, high, choices }, Output::Open { low: from, high: until, choices: left }) => {
            let listed = choices.is_empty() || !left.is_empty() && left.iter().all(|one| choices.contains(one));
            let bounded = |bound: &Option<String>, of: &Option<String>| {
                of.is_none() || bound.as_ref().is_some_and(|bound| within(bound, low, high))
            };
            listed && bounded(from, low) && bounded(until, high)
        }
        (Output::Open { .. }, Output::Failed { .. }) => true,
        (Output::Failed { .. }, Output::Failed { .. }) => true,
        (before, then) => before == then,
    };
    prop_assert!(fits, "{} was {}, is {}", id, output(before), output(then));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn more_facts_contradict_nothing(family in family()) {
        holds(&screen(&family.partly()), &screen(&family.fully()))?;
    }

    #[test]
    fn everything_known_settles_everything(family in family()) {
        let result = screen(&family.fully());
        for row in &result.items {
            prop_assert!(row.verdict != Verdict::Undetermined && row.missing.is_empty(), "{}", &row.item);
            let open = matches!(row.amount, Some(Amount::Range { .. }));
            prop_assert!(!open, "{}", &row.item);
        }
        prop_assert!(result.questions.is_empty());
        for (id, output) in &result.outputs {
            let settled = match output {
                Output::Each(all) => all.iter().all(|one| !matches!(one, Output::Open { .. })),
                one => !matches!(one, Output::Open { .. }),
            };
            prop_assert!(settled, "{} is open: {:?}", id, output);
        }
        let settled = matches!(result.plan.monthly_total, Amount::Exact { .. });
        prop_assert!(settled);
    }

    #[test]
    fn what_is_missing_is_unknown_and_settles_the_row(family in family()) {
        let result = screen(&family.partly());
        for row in &result.items {
            // Nothing is asked about what another item rules out.
            let asks = !row.missing.is_empty() || row.barred_by.is_some();
            prop_assert!(row.verdict != Verdict::Undetermined || asks, "{row:?}");
            let unknown = |path: &String| {
                let known = |(other, key, _, known): &(String, &str, String, bool)| {
                    other == path && *known && (family.members_told || !LINKS.contains(key))
                };
                !family.facts.iter().any(known)
            };
            prop_assert!(row.missing.iter().all(unknown), "{} asks for what is known: {:?}", &row.item, &row.missing);
            if row.missing.is_empty() || row.missing.iter().any(|path| path == "members") {
                continue;
            }
            let told = |path: &str, known: bool| known || row.missing.iter().any(|missing| missing == path);
            let later = screen(&family.case(family.members_told, told));
            let settled = find(&later, row).is_some_and(|row| row.missing.is_empty());
            prop_assert!(settled, "{} is open still after {:?}: {:?}", &row.item, &row.missing, find(&later, row));
            holds(&result, &later)?;
        }
    }

    #[test]
    fn the_same_bytes_again_and_after_loading(family in family()) {
        let loaded = Pack::from_bytes(&PACK.to_bytes()).unwrap();
        for case in [family.partly(), family.fully()] {
            let bytes = |pack: &Pack| {
                serde_json::to_string(&pack.screen_json(&case, &ScreenOptions::default()).unwrap()).unwrap()
            };
            let first = bytes(&PACK);
            prop_assert_eq!(&first, &bytes(&PACK));
            prop_assert_eq!(&first, &bytes(&loaded));
        }
    }
}
