//! The summary of an audit, for programs and for people.

use crate::{register::money, words::Audited};
use serde::Serialize;
use yimen::{Lang, shapes::PackInfo, value::OutOfRange};
use yimen_audit::{Counts, Stake, decimal};
use yimen_files::Receipt;

/// What an audit found, counted.
#[derive(Serialize)]
pub struct Summary<'a> {
    receipt: &'a Receipt,
    families: u64,
    families_with_findings: u64,
    families_rejected: u64,
    rejects: u64,
    /// Units of `monthly` and `once`.
    units: &'a [String; 2],
    kinds: Vec<Sum<'a>>,
    items: Vec<Sum<'a>>,
    regions: Vec<Sum<'a>>,
}

/// Counts of one kind, item or place.
#[derive(Serialize)]
struct Sum<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    count: u64,
    without_amount: u64,
    monthly: String,
    once: String,
}

impl<'a> Sum<'a> {
    fn of(stake: &Stake) -> Sum<'a> {
        Sum {
            kind: None,
            item: None,
            region: None,
            name: None,
            count: stake.count,
            without_amount: stake.without_amount,
            monthly: decimal(stake.monthly),
            once: decimal(stake.once),
        }
    }
}

impl<'a> Summary<'a> {
    /// From the counts.
    pub fn of(
        receipt: &'a Receipt,
        counts: &Counts,
        info: &'a PackInfo,
        units: &'a [String; 2],
        rejects: u64,
    ) -> Result<Summary<'a>, OutOfRange> {
        let kinds = counts.by(|key| Some(key.kind))?;
        let items = counts.by(|key| Some((key.item, key.kind)))?;
        let regions = counts.by(|key| Some((key.place, key.kind)))?;
        let item = |item: u32| info.items.get(item as usize);
        let region = |place: Option<u32>| place.and_then(|place| info.regions.get(place as usize));
        Ok(Summary {
            receipt,
            families: counts.families,
            families_with_findings: counts.with_findings,
            families_rejected: counts.rejected,
            rejects,
            units,
            kinds: kinds.iter().map(|(kind, stake)| Sum { kind: Some(kind.id()), ..Sum::of(stake) }).collect(),
            items: (items.iter())
                .map(|((at, kind), stake)| Sum {
                    kind: Some(kind.id()),
                    item: item(*at).map(|item| item.id.as_str()),
                    name: item(*at).map(|item| item.name.as_str()),
                    ..Sum::of(stake)
                })
                .collect(),
            regions: (regions.iter())
                .map(|((at, kind), stake)| Sum {
                    kind: Some(kind.id()),
                    region: Some(region(*at).map_or("", |region| region.code.as_str())),
                    name: region(*at).map(|region| region.name.as_str()),
                    ..Sum::of(stake)
                })
                .collect(),
        })
    }
}

/// The summary in words: families, then each kind with its money and the items it is most about.
pub fn words(counts: &Counts, info: &PackInfo, units: &[String; 2], lang: Lang) -> Result<String, OutOfRange> {
    let mut text = String::new();
    let line = |text: &mut String, audited: Audited<'_>| {
        text.push_str(&audited.text(lang));
        text.push('\n');
    };
    line(&mut text, Audited::Families { families: counts.families, found: counts.with_findings });
    let kinds = counts.by(|key| Some(key.kind))?;
    let items = counts.by(|key| Some((key.kind, key.item)))?;
    for (kind, stake) in &kinds {
        let money = money(stake, units, lang);
        line(&mut text, Audited::Kind { kind: *kind, count: stake.count, money: &money });
        let mut own: Vec<(&Stake, &str)> = items
            .iter()
            .filter(|((of, _), _)| of == kind)
            .map(|((_, item), stake)| (stake, info.items.get(*item as usize).map_or("", |item| item.name.as_str())))
            .collect();
        own.sort_by_key(|(stake, _)| std::cmp::Reverse(stake.count));
        for (stake, name) in own.iter().take(MOST_ITEMS) {
            line(&mut text, Audited::Item { name, count: stake.count });
        }
        if own.len() > MOST_ITEMS {
            line(&mut text, Audited::MoreItems { count: own.len() - MOST_ITEMS });
        }
    }
    Ok(text)
}

/// Items named under a kind.
const MOST_ITEMS: usize = 5;
