//! Whatever the pack and the family: each change that is offered flips the verdict, and none that is nearer does.

use super::{
    everything,
    support::{given, pack, reasons_in, screen},
};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::{fmt::Write, fs, path::Path, sync::LazyLock};
use yimen::{
    Exact, Lang, Pack, SourceFile,
    shapes::{Change, Changes, FactInfo, PackInfo, ScreeningResult, Verdict},
    value::Day,
};

/// Numbers from a seed, always the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.roll(all.len())]
    }
}

/// A pack with the cases its authors wrote.
struct Real {
    pack: Pack,
    info: PackInfo,
    cases: Vec<Value>,
}

static REAL: LazyLock<Vec<Real>> = LazyLock::new(|| {
    let folders = [
        vec!["china"],
        vec!["china", "zhejiang"],
        vec!["examples/us-snap"],
        vec!["examples/jp-child-allowance"],
        vec!["examples/fr-family-allowances"],
    ];
    let mut all: Vec<Real> = folders.iter().map(|folders| real(yimen::compile(&files(folders)))).collect();
    let pack = everything::PACK.clone();
    let cases = vec![json!({ "date": "2026-03-01", "region": "三门县", "family": {}, "members": [{}, {}] })];
    all.push(Real { info: pack.info(Lang::Chinese), pack, cases });
    all
});

fn files(folders: &[&str]) -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let mut found = Vec::new();
    for folder in folders {
        for entry in fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.extension().is_some_and(|ending| ending == "policy") {
                let name = entry.file_name().unwrap().to_string_lossy().into_owned();
                // A pack is what lies below one top folder.
                let top = folder.rsplit('/').next().unwrap();
                found.push(SourceFile { path: format!("{top}/{name}"), text: fs::read_to_string(&entry).unwrap() });
            }
        }
    }
    found
}

fn real(compiled: yimen::Compiled) -> Real {
    let pack = compiled.pack.unwrap();
    let cases: Vec<Value> =
        compiled.cases.iter().map(|case| serde_json::from_str(&case.case_json()).unwrap()).collect();
    Real { info: pack.info(Lang::Chinese), pack, cases }
}

/// A value of a fact; nothing for places and links.
fn value(fact: &FactInfo, dice: &mut Dice) -> Option<Value> {
    match fact.kind.as_str() {
        "truth" => Some(json!(dice.roll(2) == 0)),
        "choice" => Some(json!(dice.pick(&fact.choices).id)),
        "date" => Some(json!(format!("{}-{:02}-{:02}", 1930 + dice.roll(97), 1 + dice.roll(12), 1 + dice.roll(28)))),
        "number" => {
            let figures =
                ["0", "1", "2", "3", "17", "100", "450.5", "999.99", "1041", "1562", "3000", "20000", "400000"];
            let fits = |text: &&str| {
                let number = Exact::parse(text).unwrap();
                let bound = |bound: &Option<String>| bound.as_ref().map(|bound| Exact::parse(bound).unwrap());
                (!fact.whole || number.is_integer())
                    && bound(&fact.low).is_none_or(|low| low <= number)
                    && bound(&fact.high).is_none_or(|high| number <= high)
            };
            let figures: Vec<&str> = figures.into_iter().filter(fits).collect();
            Some(json!(dice.pick(&figures)))
        }
        _ => None,
    }
}

fn fill(given: &mut Map<String, Value>, facts: &[FactInfo], dice: &mut Dice) {
    for fact in facts {
        let known = given.contains_key(&fact.id) || given.contains_key(&fact.name);
        // Most of what is open is filled in, some of what is there is changed.
        if (known && dice.roll(4) == 0) || (!known && dice.roll(12) > 0) {
            given.remove(&fact.name);
            if let Some(value) = value(fact, dice) {
                given.insert(fact.id.clone(), value);
            }
        }
    }
}

fn family(real: &Real, dice: &mut Dice) -> Value {
    let mut case = dice.pick(&real.cases).clone();
    for key in ["family", "members"] {
        if case.get(key).is_none() {
            case[key] = if key == "family" { json!({}) } else { json!([{}]) };
        }
    }
    fill(case["family"].as_object_mut().unwrap(), &real.info.family, dice);
    for member in case["members"].as_array_mut().unwrap() {
        fill(member.as_object_mut().unwrap(), &real.info.member, dice);
    }
    case
}

fn fact<'a>(info: &'a PackInfo, change: &Change) -> &'a FactInfo {
    let id = change.fact.rsplit('.').next().unwrap();
    let facts = if change.member.is_some() { &info.member } else { &info.family };
    facts.iter().find(|fact| fact.id == id).unwrap()
}

/// The case with a fact otherwise.
fn with(case: &Value, info: &PackInfo, change: &Change, to: Option<&str>) -> Value {
    let fact = fact(info, change);
    let mut case = case.clone();
    let given = match change.member {
        Some(member) => &mut case["members"][member as usize],
        None => &mut case["family"],
    };
    let value = match (to, fact.kind.as_str()) {
        (None, _) => Value::Null,
        (Some(to), "truth") => json!(to == "yes"),
        (Some(to), _) => json!(to),
    };
    given.as_object_mut().unwrap().remove(&fact.name);
    given[&fact.id] = value;
    case
}

fn verdict(pack: &Pack, case: &Value, item: &str, member: Option<u32>) -> Verdict {
    let result = screen(pack, &case.to_string());
    result.items.iter().find(|row| row.item == item && row.member == member).unwrap().verdict
}

/// Things that are counted by ones, unless somebody counted otherwise.
const COUNTED: [&str; 11] = ["套", "辆", "户", "人", "年", "月", "周", "工作日", "日", "日元", "韩元"];

/// The figure or day one step nearer to what was given; nothing where that is what was given, or beyond it.
fn nearer(fact: &FactInfo, change: &Change) -> Option<String> {
    let (from, to) = (change.from.as_ref()?, change.to.as_ref()?);
    match fact.kind.as_str() {
        "number" => {
            let (from, to) = (Exact::parse(from).unwrap(), Exact::parse(to).unwrap());
            let counted = COUNTED.contains(&fact.unit.as_deref()?.split('/').next()?) && from.is_integer();
            let step = if fact.whole || counted { Exact::ONE } else { Exact::parse("0.01").unwrap() };
            let next = if to < from { to.add(step) } else { to.sub(step) }.unwrap();
            let between = if to < from { next < from } else { next > from };
            between.then(|| next.to_text().unwrap())
        }
        "date" => {
            let (from, to) = (Day::parse(from).unwrap(), Day::parse(to).unwrap());
            let next = to.add_days(if to < from { 1 } else { -1 }).unwrap();
            (next != from).then(|| next.to_string())
        }
        _ => None,
    }
}

/// A figure or a day farther than the one that is offered.
fn farther(fact: &FactInfo, change: &Change, dice: &mut Dice) -> Option<String> {
    let (from, to) = (change.from.as_ref()?, change.to.as_ref()?);
    let far = i64::try_from(1 + dice.roll(1000)).unwrap();
    match fact.kind.as_str() {
        "number" => {
            let (from, to) = (Exact::parse(from).unwrap(), Exact::parse(to).unwrap());
            let next =
                if to < from { to.sub(Exact::from_integer(far)) } else { to.add(Exact::from_integer(far)) }.unwrap();
            let bound = |bound: &Option<String>| bound.as_ref().map(|bound| Exact::parse(bound).unwrap());
            let next = bound(&fact.low).map_or(next, |low| next.max(low));
            bound(&fact.high).map_or(next, |high| next.min(high)).to_text()
        }
        "date" => {
            let (from, to) = (Day::parse(from).unwrap(), Day::parse(to).unwrap());
            Some(to.add_days(if to < from { -far } else { far })?.to_string())
        }
        _ => None,
    }
}

/// Every change that is offered, held against the plain screening of the case with it.
fn holds(real: &Real, case: &Value, result: &ScreeningResult, dice: &mut Dice) -> Result<usize, TestCaseError> {
    let mut held = 0;
    for row in &result.items {
        prop_assert_eq!(row.changes.is_some(), row.verdict == Verdict::Ineligible, "{}", &row.item);
        let Some(changes) = &row.changes else { continue };
        let of = |case: &Value| verdict(&real.pack, case, &row.item, row.member);
        // What is undetermined may be so only because it cannot be computed in one way or another; that is none.
        let flips = |case: &Value| of(case) == Verdict::Eligible;
        for change in &changes.single {
            // A few of each row, others another time.
            if dice.roll(3) > 0 {
                continue;
            }
            held += 1;
            let fact = fact(&real.info, change);
            let wanted = if change.settled { Verdict::Eligible } else { Verdict::Undetermined };
            for to in core::iter::once(&change.to).chain(&change.or) {
                let otherwise = with(case, &real.info, change, to.as_deref());
                let found = of(&otherwise);
                // One choice does it, another does not: that is open too. And while facts decide which is best, rows are those of
                // any choice.
                let plan = screen(&real.pack, &otherwise.to_string()).plan;
                let chosen = !change.settled && found == Verdict::Ineligible && !plan.alternatives.is_empty();
                if chosen || (change.settled && found == Verdict::Undetermined && !plan.decided) {
                    continue;
                }
                prop_assert_eq!(found, wanted, "{} {:?} with {} = {:?}", &row.item, row.member, &change.fact, to);
            }
            if let Some(nearer) = nearer(fact, change) {
                let flips = flips(&with(case, &real.info, change, Some(&nearer)));
                prop_assert!(!flips, "{} {:?} with {} = {nearer} already", &row.item, row.member, &change.fact);
            }
            if let Some(farther) = farther(fact, change, dice).filter(|_| change.beyond) {
                let found = of(&with(case, &real.info, change, Some(&farther)));
                prop_assert_eq!(found, Verdict::Eligible, "{} with {} = {}", &row.item, &change.fact, farther);
            }
        }
        if !changes.together.is_empty() && dice.roll(3) == 0 {
            held += 1;
            prop_assert!(changes.single.is_empty());
            let all = |but: Option<usize>| {
                let parts = changes.together.iter().enumerate().filter(|(at, _)| Some(*at) != but);
                parts.fold(case.clone(), |case, (_, change)| with(&case, &real.info, change, change.to.as_deref()))
            };
            let found = of(&all(None));
            let does = matches!(found, Verdict::Eligible | Verdict::Undetermined);
            let open = changes.together.iter().any(|change| !change.settled);
            let choices = || !screen(&real.pack, &all(None).to_string()).plan.alternatives.is_empty();
            prop_assert!(does || open && choices(), "{} {:?} with {:?}", &row.item, row.member, &changes.together);
            for at in 0..changes.together.len() {
                prop_assert!(!flips(&all(Some(at))), "{} without {}", &row.item, &changes.together[at].fact);
            }
        }
    }
    Ok(held)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_real_packs(seed in 1u64.., which in 0usize..6) {
        let (real, mut dice) = (&REAL[which], Dice(seed));
        let case = family(real, &mut dice);
        let result = reasons_in(&real.pack, &case.to_string(), Lang::Chinese);
        holds(real, &case, &result, &mut dice)?;
    }
}

#[test]
fn real_packs_offer_something() {
    for real in &*REAL {
        let (mut dice, mut found) = (Dice(7), 0);
        for _ in 0..12 {
            let case = family(real, &mut dice);
            let result = reasons_in(&real.pack, &case.to_string(), Lang::Chinese);
            let of = |changes: &Changes| changes.single.len() + changes.together.len();
            found += result.items.iter().filter_map(|row| row.changes.as_ref()).map(of).sum::<usize>();
        }
        assert!(found > 0, "{}", real.info.id);
    }
}

/// A small world: two numbers from 0 to 6, a day of one week, a yes or no, a choice of three.
const SMALL: &str = r#"
政策包 小 (small) { 版本 "1" }
地区表 { 331022 三门县 }
事实 家庭 {
  a: 数 整数 0..6
  b: 数 整数 0..6
  p: 是否
  c: 选项 { 甲, 乙, 丙 }
}
"#;

fn number(dice: &mut Dice, depth: u32) -> String {
    if depth == 0 {
        return (*dice.pick(&["a", "b", "a", "b", "1", "2", "4"])).to_owned();
    }
    let mut inner = || number(dice, depth - 1);
    let (x, y) = (inner(), inner());
    match dice.roll(8) {
        0 => format!("({x} + {y})"),
        1 => format!("({x} − {y})"),
        2 => format!("最小({x}, {y})"),
        3 => format!("({x} × {y})"),
        4 => format!("(如果 {} 则 {x} 否则 {y})", truth(dice, depth - 1)),
        5 => format!("余数({x}, 3)"),
        6 => format!("(分档 c {{ 甲: {x}, 否则: {y} }})"),
        _ => x,
    }
}

fn truth(dice: &mut Dice, depth: u32) -> String {
    if depth == 0 || dice.roll(5) == 0 {
        let (x, y) = (number(dice, depth.min(1)), number(dice, depth.min(1)));
        return match dice.roll(6) {
            0 => "p".into(),
            1 => (*dice.pick(&["c = 甲", "c ≠ 乙", "c 属于 {乙, 丙}"])).to_owned(),
            2 => format!("{x} = {y}"),
            3 => format!("{x} ≤ {y}"),
            _ => format!("{x} < {y}"),
        };
    }
    let (x, y) = (truth(dice, depth - 1), truth(dice, depth - 1));
    match dice.roll(4) {
        0 => format!("(非 {x})"),
        1 => format!("({x} 或 {y})"),
        _ => format!("({x} 且 {y})"),
    }
}

/// Two items, the second perhaps resting on the first.
fn small(dice: &mut Dice) -> Pack {
    let mut text = SMALL.to_owned();
    let conditions = 1 + dice.roll(3);
    let _ = writeln!(text, "事项 甲 对象 家庭 {{ 依据 《甲》 条件 一: {}\n}}", truth(dice, 2));
    let _ = writeln!(text, "事项 乙 对象 家庭 {{ 依据 《乙》");
    for index in 0..conditions {
        let own = truth(dice, 2);
        let test = match dice.roll(5) {
            0 => format!("享受(甲) 且 {own}"),
            1 => format!("非 享受(甲) 或 {own}"),
            _ => own,
        };
        let _ = writeln!(text, "  条件 条{index}: {test}");
    }
    if dice.roll(3) == 0 {
        let _ = writeln!(text, "  待遇 一次 100元 ÷ {} 取整 进一 到 1元", number(dice, 1));
    }
    let _ = writeln!(text, "}}");
    pack(&text)
}

/// What each fact can be: figures in order, then the rest.
const DOMAINS: [(&str, &[&str]); 4] = [
    ("a", &["0", "1", "2", "3", "4", "5", "6"]),
    ("b", &["0", "1", "2", "3", "4", "5", "6"]),
    ("p", &["否", "是"]),
    ("c", &["甲", "乙", "丙"]),
];

fn eligible(pack: &Pack, facts: &[usize; 4]) -> bool {
    let told: Vec<String> =
        DOMAINS.iter().zip(facts).map(|((name, domain), at)| format!("{name} {}", domain[*at])).collect();
    let case = given(&told.join(", "));
    screen(pack, &case).items[1].verdict == Verdict::Eligible
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Looking at every value of every fact finds the same.
    #[test]
    fn as_trying_everything_finds(seed in 1u64..) {
        let mut dice = Dice(seed);
        let pack = small(&mut dice);
        for _ in 0..3 {
            let facts = DOMAINS.map(|(_, domain)| dice.roll(domain.len()));
            let told: Vec<String> =
                DOMAINS.iter().zip(facts).map(|((name, domain), at)| format!("{name} {}", domain[at])).collect();
            let row = reasons_in(&pack, &given(&told.join(", ")), Lang::Chinese).items.remove(1);
            let Some(changes) = row.changes else {
                prop_assert!(row.verdict != Verdict::Ineligible);
                continue;
            };
            prop_assert!(changes.complete);
            for (index, (name, domain)) in DOMAINS.iter().enumerate() {
                let flips = |at: usize| {
                    let mut other = facts;
                    other[index] = at;
                    eligible(&pack, &other)
                };
                let all: Vec<usize> = (0..domain.len()).filter(|at| flips(*at)).collect();
                let offered = changes.single.iter().find(|change| change.fact == *name);
                let distance = |at: &usize| (if domain.len() > 3 { at.abs_diff(facts[index]) } else { 0 }, *at);
                let nearest = all.iter().copied().min_by_key(distance);
                let shown = |text: &str| match text {
                    "yes" => "是".to_owned(),
                    "no" => "否".to_owned(),
                    other => other.to_owned(),
                };
                let to = offered.and_then(|change| change.to.as_deref()).map(shown);
                prop_assert_eq!(to, nearest.map(|at| domain[at].to_owned()), "{} from {:?}", name, told);
                let Some(offered) = offered else { continue };
                if *name == "c" {
                    prop_assert_eq!(offered.or.len() + 1, all.len());
                }
                if let Some(nearest) = nearest.filter(|_| offered.beyond) {
                    let beyond: Vec<usize> =
                        if nearest < facts[index] { (0..nearest).collect() } else { (nearest..domain.len()).collect() };
                    prop_assert!(beyond.iter().all(|at| all.contains(at)), "{} beyond {}", name, nearest);
                }
            }
            let combinations = (0..7 * 7 * 2 * 3).map(|n| [n % 7, n / 7 % 7, n / 49 % 2, n / 98]);
            if !changes.possible {
                prop_assert!(!combinations.clone().any(|facts| eligible(&pack, &facts)), "never, from {:?}", told);
            }
            if !changes.together.is_empty() {
                let mut other = facts;
                for change in &changes.together {
                    let index = DOMAINS.iter().position(|(name, _)| *name == change.fact).unwrap();
                    let to = change.to.as_deref().unwrap().replace("yes", "是").replace("no", "否");
                    other[index] = DOMAINS[index].1.iter().position(|one| *one == to).unwrap();
                }
                prop_assert!(eligible(&pack, &other), "together {:?} from {:?}", &changes.together, told);
            }
        }
    }
}
