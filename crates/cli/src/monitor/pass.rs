//! Two snapshots, joined by the family's id.
//!
//! The earlier one is read twice: first for a fingerprint of every family, and once the later one has been read, for those whose
//! fingerprint differs. So only ids, fingerprints and the families that changed are kept in memory.

use crate::{
    failure::Failure,
    register::{self, Judged, Opened, Rejects, Source},
};
use arrow_array::Array;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    hash::{DefaultHasher, Hash, Hasher},
};
use yimen::{Lang, Tree, batch::Selection, value::Day};
use yimen_arrow::Vocabulary;
use yimen_files::Receipt;

/// A family of a snapshot.
pub struct Known {
    /// Its facts as a case.
    pub case: Tree,
    /// What its members are called, where they have names.
    pub members: Vec<String>,
}

/// A family that is not what it was.
pub struct Changed {
    /// Its id.
    pub family: String,
    /// What it was; nothing where it is new.
    pub before: Option<Known>,
    /// What it is; nothing where it is gone.
    pub after: Option<Known>,
}

/// What a snapshot was.
pub struct Snapshot {
    /// The day it was judged for.
    pub date: Day,
    /// What it was read from.
    pub receipt: Receipt,
}

/// Two snapshots.
pub struct Snapshots {
    /// Families of the later one.
    pub families: u64,
    /// Families that differ: in the order of the later one, then those that are gone, in the order of the earlier one.
    pub changed: Vec<Changed>,
    /// The earlier one.
    pub before: Snapshot,
    /// The later one.
    pub after: Snapshot,
}

/// Two hashes of everything known of a family and judged about it.
type Fingerprint = (u64, u64);

impl Snapshots {
    /// Reads both.
    pub fn compare(
        vocabulary: &Vocabulary<'_>,
        [before, after]: &[Source; 2],
        rejects: &mut Rejects,
        lang: Lang,
    ) -> Result<Snapshots, Failure> {
        let mut known: BTreeMap<String, Fingerprint> = BTreeMap::new();
        let work = |judged: &Judged<'_, '_>| -> Vec<_> {
            judged.good.iter().map(|family| (judged.id(*family), fingerprint(judged, *family))).collect()
        };
        let then = read(vocabulary, before, Some(rejects), lang, &work, |all| known.extend(all))?;
        let mut families = 0;
        let mut changed: Vec<Changed> = Vec::new();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let work = |judged: &Judged<'_, '_>| -> Vec<(String, Option<Known>)> {
            let differs = |family: &usize| {
                let id = judged.id(*family);
                let same = known.get(&id) == Some(&fingerprint(judged, *family));
                (id, (!same).then(|| one(judged, *family)))
            };
            judged.good.iter().map(differs).collect()
        };
        let now = read(vocabulary, after, Some(rejects), lang, &work, |all| {
            for (family, known) in all {
                families += 1;
                seen.insert(family.clone());
                changed.extend(known.map(|after| Changed { family, before: None, after: Some(after) }));
            }
        })?;
        let places: BTreeMap<String, usize> =
            changed.iter().enumerate().map(|(at, one)| (one.family.clone(), at)).collect();
        let work = |judged: &Judged<'_, '_>| -> Vec<(String, Known)> {
            let own = judged.good.iter().map(|family| (judged.id(*family), *family));
            let wanted = own.filter(|(id, _)| places.contains_key(id) || !seen.contains(id));
            wanted.map(|(id, family)| (id, one(judged, family))).collect()
        };
        read(vocabulary, before, None, lang, &work, |all| {
            for (family, then) in all {
                match places.get(&family).and_then(|at| changed.get_mut(*at)) {
                    Some(one) => one.before = Some(then),
                    None => changed.push(Changed { family, before: Some(then), after: None }),
                }
            }
        })?;
        Ok(Snapshots { families, changed, before: then, after: now })
    }
}

/// Reads a snapshot once; rejects are taken only where somebody wants them.
fn read<T: Send>(
    vocabulary: &Vocabulary<'_>,
    source: &Source,
    rejects: Option<&mut Rejects>,
    lang: Lang,
    work: &(impl Fn(&Judged<'_, '_>) -> T + Sync),
    mut take: impl FnMut(T),
) -> Result<Snapshot, Failure> {
    let settings = register::settings(source, lang)?;
    let selection = Selection { outputs: false, totals: false, ..Selection::default() };
    let mut opened = Opened::new(vocabulary, source, &settings, selection)?;
    opened.each(
        rejects,
        |judged| Ok(work(&judged)),
        |done| {
            take(done);
            Ok(())
        },
    )?;
    Ok(Snapshot { date: opened.judge.date, receipt: opened.receipt() })
}

fn one(judged: &Judged<'_, '_>, family: usize) -> Known {
    Known { case: judged.judge.screener.case(judged.register, family), members: names(judged, family) }
}

/// What members are called by their own ids.
fn names(judged: &Judged<'_, '_>, family: usize) -> Vec<String> {
    let Some(ids) = judged.chunk.member_ids() else { return Vec::new() };
    let (from, to) = judged.register.members_of(family).unwrap_or((0, 0));
    (from..to).map(|row| if row < ids.len() { ids.value(row).to_owned() } else { String::new() }).collect()
}

/// Everything that would be told if it changed: facts, names of members, verdicts, amounts, what bars. Not the day itself.
fn fingerprint(judged: &Judged<'_, '_>, family: usize) -> Fingerprint {
    let mut facts = match judged.judge.screener.case(judged.register, family) {
        Tree::Map(entries) => entries,
        _ => Vec::new(),
    };
    facts.retain(|(key, _)| key != "date");
    let mut text = Tree::Map(facts).to_json();
    for name in names(judged, family) {
        text.push('\n');
        text.push_str(&name);
    }
    let members = judged.register.members_of(family).unwrap_or((0, 0));
    for item in &judged.answers.items {
        let (from, to) = if item.of_members { members } else { (family, family + 1) };
        for row in from..to {
            let answer = item.rows.get(row).copied().unwrap_or_default();
            let bounds = item.amount.as_ref().filter(|_| answer.is_possible()).map(|amount| amount.bounds(row));
            let bar = item.barred_by.as_ref().and_then(|bars| bars.get(row));
            // Writing to a text cannot fail.
            let _ = write!(text, "\n{:?} {:?} {bounds:?} {bar:?}", answer.verdict(), answer.standing());
        }
    }
    let hash = |salt: u8| {
        let mut hash = DefaultHasher::new();
        (salt, &text).hash(&mut hash);
        hash.finish()
    };
    (hash(0), hash(1))
}
