//! What is said about a whole register.

use super::pick;
use yimen::{Lang, batch::FindingKind};

/// A sentence about a register; its meaning is its text below.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub enum Audited<'a> {
    Families { families: u64, found: u64 },
    Kind { kind: FindingKind, count: u64, money: &'a str },
    Item { name: &'a str, count: u64 },
    MoreItems { count: usize },
    Ranked { ranked: u64, families: u64 },
    Compared { families: u64, gainers: u64, losers: u64, other: u64, unchanged: u64, open: [u64; 2] },
    Budget { money: &'a str, unit: &'a str },
    NothingChanges,
    Watched { families: u64, changed: u64, added: u64, gone: u64 },
    Alerts { alerts: u64, families: u64 },
    Alert { name: &'a str, count: u64 },
}

impl Audited<'_> {
    /// The sentence in a language.
    pub fn text(self, lang: Lang) -> String {
        let (chinese, english) = match self {
            Audited::Families { families, found: 0 } => (
                format!("核对了 {families} 户，没有发现问题。"),
                format!("Audited {families} families: nothing found."),
            ),
            Audited::Families { families, found } => (
                format!("核对了 {families} 户，{found} 户有问题。"),
                format!("Audited {families} families: something was found in {found}."),
            ),
            Audited::Kind { kind, count, money } => {
                let comma = |mark: &str| if money.is_empty() { String::new() } else { format!("{mark}{money}") };
                (
                    format!("{}：{count} 条{}", name(kind, lang), comma("，涉及 ")),
                    format!("{}: {count}{}", name(kind, lang), comma(", ")),
                )
            }
            Audited::Item { name, count } => (format!("  {name} {count} 条"), format!("  {name}: {count}")),
            Audited::MoreItems { count } => {
                (format!("  还有 {count} 个事项，见清单"), format!("  {count} more items, see the lists"))
            }
            Audited::Ranked { ranked, families } => {
                (format!("{families} 户里排出 {ranked} 户。"), format!("Ranked {ranked} of {families} families."))
            }
            Audited::Compared { families, gainers, losers, other, unchanged, open: [open, changed] } => (
                format!(
                    "比较了 {families} 户：{gainers} 户领得多了，{losers} 户领得少了，{other} 户钱一样、事项不同，\
                     {unchanged} 户没有变化，{open} 户缺情况、定不了（其中 {changed} 户已定的部分有变化）。"
                ),
                format!(
                    "Compared {families} families: {gainers} get more, {losers} get less, {other} get as much by other \
                     items, nothing changes for {unchanged}, and facts are missing for {open} \
                     (of whom {changed} change in what is settled)."
                ),
            ),
            Audited::Budget { money, unit } => {
                (format!("支出相差 {money} {unit}。"), format!("Spending changes by {money} {unit}."))
            }
            Audited::NothingChanges => {
                ("两套规则的结果一样。".to_owned(), "Both sets of rules come to the same.".to_owned())
            }
            Audited::Watched { families, changed, added, gone } => (
                format!("比较了 {families} 户：{changed} 户有变化，新来 {added} 户，少了 {gone} 户。"),
                format!("Compared {families} families: {changed} changed, {added} are new, {gone} are gone."),
            ),
            Audited::Alerts { alerts: 0, .. } => {
                ("没有要入户核实的。".to_owned(), "Nothing calls for a visit.".to_owned())
            }
            Audited::Alerts { alerts, families } => (
                format!("{families} 户有 {alerts} 条预警，先核实，不自动停发："),
                format!("{alerts} alerts in {families} families; somebody looks first, nothing is stopped:"),
            ),
            Audited::Alert { name, count } => (format!("  {name} {count} 条"), format!("  {name}: {count}")),
        };
        pick(lang, chinese, english)
    }
}

/// What a kind is called.
fn name(kind: FindingKind, lang: Lang) -> &'static str {
    let (chinese, english) = match kind {
        FindingKind::Gap => ("漏救（该有的没有领）", "Gaps (due and not received)"),
        FindingKind::Wrongful => ("错救（不符合还在领）", "Wrongful (received and not due)"),
        FindingKind::Duplicate => ("重复救（不能一起领）", "Duplicates (may not be had together)"),
        FindingKind::Replaced => ("该换一项", "Replaced (something else is due instead)"),
        FindingKind::Elsewhere => ("在别的地方领", "Elsewhere (received in another place)"),
        FindingKind::Underpaid => ("发少了", "Underpaid"),
        FindingKind::Overpaid => ("发多了", "Overpaid"),
    };
    pick(lang, chinese, english)
}
