//! Changes that call for a visit.

use super::FactChange;
use yimen::{Exact, Lang, Tree};

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignalKind {
    /// 车辆
    Vehicle,
    /// 住房
    House,
    /// 养老保险
    Pension,
    /// 纳税
    Tax,
    /// 大额医疗支出
    Medical,
}

impl SignalKind {
    /// All of them.
    pub const ALL: [SignalKind; 5] =
        [SignalKind::Vehicle, SignalKind::House, SignalKind::Pension, SignalKind::Tax, SignalKind::Medical];

    /// Its word in files and options.
    pub fn id(self) -> &'static str {
        match self {
            SignalKind::Vehicle => "vehicle",
            SignalKind::House => "house",
            SignalKind::Pension => "pension",
            SignalKind::Tax => "tax",
            SignalKind::Medical => "medical",
        }
    }

    /// Its name.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            SignalKind::Vehicle => lang.pick("车辆", "vehicle"),
            SignalKind::House => lang.pick("住房", "housing"),
            SignalKind::Pension => lang.pick("养老保险", "pension"),
            SignalKind::Tax => lang.pick("纳税", "tax"),
            SignalKind::Medical => lang.pick("大额医疗支出", "large medical bills"),
        }
    }

    /// What it warns of.
    pub fn alert(self) -> Alert {
        match self {
            SignalKind::Medical => Alert::Gap,
            _ => Alert::Wrongful,
        }
    }

    /// What it rests on, and how far that was checked.
    pub fn source(self, lang: Lang) -> (&'static str, &'static str) {
        match self.alert() {
            Alert::Wrongful => (
                lang.pick("《社会救助暂行办法》第十三条", "Interim Measures for Social Assistance, article 13"),
                lang.pick(
                    "已核实；车辆、住房、养老、纳税是基层平台的预警项，只提示，不自动停发",
                    "verified; which changes to watch is practice of county platforms; they only alert and stop nothing",
                ),
            ),
            Alert::Gap => (
                lang.pick("基层平台的做法", "practice of county platforms"),
                lang.pick(
                    "待复核；没有查到规定，多少算大额是系统自定",
                    "unverified; no rule was found, and how much is large is this system's own choice",
                ),
            ),
        }
    }
}

/// What a signal warns of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alert {
    /// A family that receives something may have to lose it: 错救预警.
    Wrongful,
    /// A family that receives nothing may be in need: 漏救发现.
    Gap,
}

/// How a fact tells of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Watched {
    /// A number that rises.
    Rise,
    /// A number that rises by this much or more.
    RiseBy(Exact),
    /// A choice that becomes this one.
    Becomes(String),
    /// A choice that becomes another one, but not this.
    Leaves(String),
}

/// A fact that is watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// What it is about.
    pub kind: SignalKind,
    /// Id of the fact.
    pub fact: String,
    /// What about it.
    pub how: Watched,
}

/// A signal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// What it is about.
    pub kind: SignalKind,
    /// The change behind it.
    pub change: FactChange,
}

/// From how much more a year on medical bills are large, in yuan: 系统自定.
pub const LARGE_BILL: i64 = 20_000;

impl Watch {
    /// The facts that the packs of this project ask and that tell of something; `large` is from how much more on a medical bill is
    /// large.
    pub fn usual(large: Exact) -> Vec<Watch> {
        let watch = |kind, fact: &str, how| Watch { kind, fact: fact.to_owned(), how };
        let found = |choice: &str| Watched::Becomes(choice.to_owned());
        let none = || Watched::Leaves("none".to_owned());
        Vec::from([
            watch(SignalKind::Vehicle, "cars", Watched::Rise),
            watch(SignalKind::Vehicle, "car_value", Watched::Rise),
            watch(SignalKind::Vehicle, "crosscheck_change", found("car")),
            watch(SignalKind::House, "homes", Watched::Rise),
            watch(SignalKind::House, "home_area", Watched::Rise),
            watch(SignalKind::House, "crosscheck_change", found("home")),
            watch(SignalKind::Pension, "pension_insurance", none()),
            watch(SignalKind::Pension, "crosscheck_change", found("pension")),
            watch(SignalKind::Tax, "crosscheck_change", found("tax")),
            watch(SignalKind::Medical, "medical_costs", Watched::RiseBy(large)),
            watch(SignalKind::Medical, "yearly_costs", Watched::RiseBy(large)),
        ])
    }

    /// The signals in what changed for a family; `receives` says whether it receives anything today. What warns of 错救 is for those
    /// that do, what tells of 漏救 for those that do not.
    pub fn signals(watched: &[Watch], changes: &[FactChange], receives: bool) -> Vec<Signal> {
        let due = |watch: &&Watch| (watch.kind.alert() == Alert::Wrongful) == receives;
        let of = |watch: &Watch| {
            let found = changes.iter().filter(|change| change.fact == watch.fact && watch.how.is_met(change));
            found.map(|change| Signal { kind: watch.kind, change: change.clone() }).collect::<Vec<_>>()
        };
        watched.iter().filter(due).flat_map(of).collect()
    }
}

impl Watched {
    fn is_met(&self, change: &FactChange) -> bool {
        match self {
            Watched::Rise => rise(change).is_some_and(|more| more > Exact::ZERO),
            Watched::RiseBy(least) => rise(change).is_some_and(|more| more > Exact::ZERO && more >= *least),
            Watched::Becomes(choice) => change.after == Some(Tree::Text(choice.clone())),
            Watched::Leaves(choice) => {
                change.before == Some(Tree::Text(choice.clone()))
                    && change.after.as_ref().is_some_and(|after| matches!(after, Tree::Text(_)))
            }
        }
    }
}

/// By how much a number rose; what was not known before tells nothing.
fn rise(change: &FactChange) -> Option<Exact> {
    let number = |tree: &Option<Tree>| match tree {
        Some(Tree::Text(text) | Tree::Number(text)) => Exact::parse(text).ok(),
        _ => None,
    };
    number(&change.after)?.sub(number(&change.before)?).ok()
}
