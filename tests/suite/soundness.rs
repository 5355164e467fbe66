//! What is said while facts are missing still holds once they are known.

use super::support::{figure, pack};
use proptest::{prelude::*, sample::select};
use std::sync::LazyLock;
use yimen::{
    Exact, Pack, ScreenOptions,
    shapes::{Amount, ConditionVerdict, ItemResult, ScreeningResult, Standing, Verdict},
};

/// A little of everything: standards with gaps, bands, quantifiers, faults, covers, chains of bars.
pub const POLICY: &str = r#"
政策包 试 (t) { 版本 "1" }
地区表 { 330000 浙江省 { 330100 杭州市  331000 台州市 { 331022 三门县 } } }
事实 家庭 {
  住地: 地区
  老家: 地区 可无
  收入: 元/月 0..3000
  支出: 元/月 0..2000
  财产: 元 0..
  借款: 元 0..5000 可无
  入院日: 日期
  低收: 是否
}
事实 成员 0..4 {
  生日: 日期
  等级: 选项 { 无, 一级, 二级, 三级 }
  工资: 元/月 0..2000 可无
  在校: 是否
}
标准 低保标准: 元/人/月 按 地区 { 台州市 { 2022-12-01 起 1041 }  杭州市 { 2024-01-01 至 2025-12-31 1301 } }
标准 合户: 是否 按 地区 { 浙江省 { 2020-01-01 起 是 }  三门县 { 2026-01-01 起 否 } }
定义 家庭.净收入 = 最大(0, 收入 − 支出) + 合计(成员 其中 有(工资): 工资)
定义 家庭.人均 = 净收入 ÷ 人数(成员)
定义 成员.重 = 等级 属于 {一级, 二级}
定义 成员.老 = 周岁(生日) ≥ 60岁
定义 成员.弱 = 老 或 重 且 非 在校

事项 特困 对象 成员 { 依据 "某法"
  条件 年龄: 老
  条件 收入: 人均 < 低保标准
  条件 无人: 非 存在(成员 其中 工资 > 1000元/月: 等级 ≠ 本人.等级)
  待遇 每月 1.3 × 低保标准 取整 四舍五入 到 0.01元
}
事项 低保 对象 家庭 { 依据 "某法"
  条件 收入: 人均 < 低保标准
  条件 财产: 财产 < 4 × 低保标准 × 12月 × 人数(成员) 或 无则(借款, 0) > 财产
  保障 成员 其中 合户 或 非 在校
  待遇 每月 最大(0, 低保标准 × 保障人数() − 净收入) 取整 进一 到 1元
}
事项 边缘 对象 家庭 { 依据 "某法"
  条件 未享: 非 享受(低保)
  条件 收入: 人均 < 1.5 × 低保标准
  条件 住地: 住地 属于 台州市 或 老家 属于 浙江省
}
事项 护理 对象 成员 { 依据 "某法"
  条件 等级: 等级 = 一级 或 (等级 = 二级 且 享受(低保))
  待遇 每月 分档 等级 { 一级: 500, 二级: 250, 否则: 125 }
}
事项 生活 对象 成员 { 依据 "某法"
  条件 困难: 重 且 (享受(低保) 或 享受(边缘))
  待遇 每月 如果 在校 则 300 否则 分档 工资 { 不满 500: 200, 满 500 不超过 1000: 100, 超过 1000: 50 }
}
事项 医疗 对象 成员 { 依据 "某法"
  条件 身份: 享受(特困) 或 享受(低保) 或 每个(成员: 弱)
  条件 入院: 入院日 ≤ 评估日 且 周岁(入院日) < 2岁
  待遇 一次 财产 ÷ 人数(成员 其中 弱) 取整 舍去 到 0.01元
}
事项 电费 对象 家庭 { 依据 "某法"
  条件 之一: 享受(低保) 或 低收
  待遇 每月 15度
}
事项 补足 对象 家庭 { 依据 "某法"
  条件 缺口: 收入 ÷ 支出 < 2 且 最大(成员 其中 在校: 工资) < 800
  待遇 每月 支出 − 最小(支出, 收入 ÷ 2)
}
关系 特困 排除 低保 同一成员 依据 "某法"
关系 特困 排除 护理, 生活 同一成员 依据 "某法"
关系 低保 排除 补足 同一家庭 依据 "某法"
关系 护理 排除 电费 同一家庭 依据 "某法"
"#;

pub static PACK: LazyLock<Pack> = LazyLock::new(|| pack(POLICY));

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
            let told = |(path, _, _, known): &&(String, &str, String, bool)| own(path) && told(path, *known);
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

const YES_NO: &[&str] = &["true", "false"];
const PLACES: &[&str] = &["\"三门县\"", "\"台州市\"", "\"杭州市\"", "\"浙江省\""];
const PLACES_OR_NONE: &[&str] = &["\"三门县\"", "\"浙江省\"", "null"];
const SUMS: &[&str] = &["0", "0.01", "499.99", "500", "999.99", "1000", "1041", "1301.5", "1500", "2000"];
const SUMS_OR_NONE: &[&str] = &["0", "500", "800", "1000", "1000.01", "2000", "null"];
const DAYS: &[&str] =
    &["\"1950-01-01\"", "\"1966-03-01\"", "\"1966-03-02\"", "\"2008-02-29\"", "\"2025-06-01\"", "\"2026-03-02\""];

pub fn family() -> impl Strategy<Value = Family> {
    let of_family: [(&'static str, &'static [&'static str]); 8] = [
        ("住地", PLACES),
        ("老家", PLACES_OR_NONE),
        ("收入", SUMS),
        ("支出", SUMS),
        ("财产", SUMS),
        ("借款", SUMS_OR_NONE),
        ("入院日", DAYS),
        ("低收", YES_NO),
    ];
    let of_member: [(&'static str, &'static [&'static str]); 4] = [
        ("生日", DAYS),
        ("等级", &["\"无\"", "\"一级\"", "\"二级\"", "\"三级\""]),
        ("工资", SUMS_OR_NONE),
        ("在校", YES_NO),
    ];
    // How much is told: from next to nothing to nearly everything.
    let told = select(vec![0.2, 0.5, 0.8, 0.95]);
    (0..=4usize, told).prop_flat_map(move |(members, told)| {
        let fact = move |prefix: String, (key, values): (&'static str, &'static [&'static str])| {
            let path = format!("{prefix}{key}");
            (one_of(values), prop::bool::weighted(told))
                .prop_map(move |(value, known)| (path.clone(), key, value, known))
        };
        let mut facts: Vec<_> = of_family.into_iter().map(|one| fact(String::new(), one).boxed()).collect();
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
    for grant in &less.plan.grants {
        prop_assert!(more.plan.grants.contains(grant), "{grant:?} is granted no more");
    }
    let (total, before) = (&more.plan.monthly_total, &less.plan.monthly_total);
    prop_assert!(within(total, before), "total {} was {}", figure(total), figure(before));
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
                let known = |(other, _, _, known): &(String, &str, String, bool)| other == path && *known;
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
