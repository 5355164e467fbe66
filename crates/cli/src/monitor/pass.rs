//! Two snapshots, joined by the family's id.
//!
//! 1. The later one is read for a fingerprint of every family.
//! 2. The earlier one is read; families whose fingerprint differs are put away in a temporary file.
//! 3. The later one is read again, and the families that differ are set side by side.
//!
//! In memory are 48 bytes for each family of the later snapshot, however many changed.

use super::{
    family::{Family, Known},
    spool::{Kept, Spool},
};
use crate::{
    failure::Failure,
    register::{self, Judged, Opened, Rejects, Source, internal},
};
use std::{
    collections::BTreeSet,
    fmt::Write,
    hash::{DefaultHasher, Hash, Hasher},
};
use yimen::{Lang, Tree, batch::Selection, value::Day};
use yimen_arrow::Vocabulary;
use yimen_audit::monitor::Watch;
use yimen_files::Receipt;

/// What a snapshot was.
pub struct Snapshot {
    /// The day it was judged for.
    pub date: Day,
    /// What it was read from.
    pub receipt: Receipt,
}

/// Two snapshots, one of them looked through, the other read once.
pub struct Snapshots<'a> {
    vocabulary: &'a Vocabulary<'a>,
    source: &'a Source,
    lang: Lang,
    /// The families of the later one, in the order of their hashes.
    index: Vec<Entry>,
    /// What each of them was.
    then: Vec<Then>,
    before_known: Kept,
    /// Where the ids of those that are gone stand.
    gone: Vec<u64>,
    /// The earlier one.
    pub before: Snapshot,
    /// The later one.
    pub after: Snapshot,
}

/// A family of the later snapshot.
struct Entry {
    /// The hash of its id.
    id: u128,
    /// The hash of everything known of it and judged about it.
    print: u128,
}

/// What a family was in the earlier snapshot.
#[derive(Clone, Copy)]
enum Then {
    /// It was not there.
    Nothing,
    /// What it is now, or nobody can tell.
    Same,
    /// Something else, put away here.
    At(u64),
}

/// A family of the earlier snapshot, held against the later one.
enum Held {
    Same(usize),
    Changed(usize, String),
    Gone(String),
    /// It is there in the later one, but cannot be read.
    Unread,
}

/// Families of the later snapshot handed on at once, at the end those that are gone.
const SOME: usize = 1 << 12;

impl<'a> Snapshots<'a> {
    /// Looks through the later one and reads the earlier one.
    pub fn read(
        vocabulary: &'a Vocabulary<'a>,
        [before, after]: &'a [Source; 2],
        rejects: &mut Rejects,
        lang: Lang,
    ) -> Result<Snapshots<'a>, Failure> {
        let (mut index, mut unread) = (Vec::new(), BTreeSet::new());
        let entry = |judged: &Judged<'_, '_>, family: usize| Entry {
            id: hash(&judged.id(family)),
            print: fingerprint(judged, family),
        };
        let work = |judged: &Judged<'_, '_>| {
            let entries = judged.good.iter().map(|family| entry(judged, *family)).collect();
            Ok((entries, bad(judged)))
        };
        let now = pass(vocabulary, after, Some(rejects), lang, &work, |(some, bad): (Vec<Entry>, Vec<u128>)| {
            index.extend(some);
            unread.extend(bad);
            Ok(())
        })?;
        index.sort_unstable_by_key(|entry| entry.id);
        let (mut spool, mut gone) = (Spool::new()?, Vec::new());
        let mut then = vec![Then::Nothing; index.len()];
        let work = |judged: &Judged<'_, '_>| {
            let held = |family: &usize| {
                let id = judged.id(*family);
                match index.binary_search_by_key(&hash(&id), |entry| entry.id) {
                    Err(_) if unread.contains(&hash(&id)) => Held::Unread,
                    Err(_) => Held::Gone(id),
                    Ok(at) if index.get(at).is_some_and(|entry| entry.print == fingerprint(judged, *family)) => {
                        Held::Same(at)
                    }
                    Ok(at) => Held::Changed(at, Known::of(judged, *family).to_text()),
                }
            };
            Ok((judged.good.iter().map(held).collect(), bad(judged)))
        };
        let mut bad_before = BTreeSet::new();
        let was = pass(vocabulary, before, Some(rejects), lang, &work, |(some, bad): (Vec<Held>, Vec<u128>)| {
            bad_before.extend(bad);
            for held in some {
                let (at, was) = match held {
                    Held::Same(at) => (at, Then::Same),
                    Held::Changed(at, known) => (at, Then::At(spool.put(&known)?)),
                    Held::Gone(id) => {
                        gone.push(spool.put(&id)?);
                        continue;
                    }
                    Held::Unread => continue,
                };
                if let Some(then) = then.get_mut(at) {
                    *then = was;
                }
            }
            Ok(())
        })?;
        // Nobody knows what they were: that is not to say that they are new.
        for (entry, then) in index.iter().zip(&mut then) {
            if bad_before.contains(&entry.id) {
                *then = Then::Same;
            }
        }
        let before_known = spool.finish()?;
        Ok(Snapshots { vocabulary, source: after, lang, index, then, before_known, gone, before: was, after: now })
    }

    /// How many families the later one has.
    pub fn families(&self) -> u64 {
        self.index.len() as u64
    }

    /// The families that differ: in the order of the later one, then those that are gone, in the order of the earlier one.
    pub fn changed(
        &self,
        watched: &[Watch],
        mut take: impl FnMut(Vec<Family>) -> Result<(), Failure> + Send,
    ) -> Result<(), Failure> {
        let pack = self.vocabulary.pack();
        let work = |judged: &Judged<'_, '_>| {
            let mut all = Vec::new();
            for family in &judged.good {
                let id = judged.id(*family);
                let found = self.index.binary_search_by_key(&hash(&id), |entry| entry.id);
                match found.ok().and_then(|at| self.then.get(at)).copied().unwrap_or(Then::Nothing) {
                    Then::Same => {}
                    Then::Nothing => all.push(Family::added(id)),
                    Then::At(place) => {
                        let before =
                            Known::parse(&self.before_known.get(place)?).ok_or_else(|| internal("a family"))?;
                        all.push(Family::of(pack, id, [&before, &Known::of(judged, *family)], watched, self.lang)?);
                    }
                }
            }
            Ok(all)
        };
        pass(self.vocabulary, self.source, None, self.lang, &work, &mut take)?;
        for some in self.gone.chunks(SOME) {
            let gone: Result<Vec<Family>, Failure> =
                some.iter().map(|place| self.before_known.get(*place).map(Family::gone)).collect();
            take(gone?)?;
        }
        Ok(())
    }
}

/// Reads a snapshot once; rejects are taken only where somebody wants them.
fn pass<T: Send>(
    vocabulary: &Vocabulary<'_>,
    source: &Source,
    rejects: Option<&mut Rejects>,
    lang: Lang,
    work: &(impl Fn(&Judged<'_, '_>) -> Result<T, Failure> + Sync),
    take: impl FnMut(T) -> Result<(), Failure> + Send,
) -> Result<Snapshot, Failure> {
    let settings = register::settings(source, lang)?;
    let selection = Selection { outputs: false, totals: false, ..Selection::default() };
    let mut opened = Opened::new(vocabulary, source, &settings, selection)?;
    opened.each(rejects, |judged| work(&judged), take)?;
    Ok(Snapshot { date: opened.judge.date, receipt: opened.receipt() })
}

/// The hashes of the ids of families that cannot be read.
fn bad(judged: &Judged<'_, '_>) -> Vec<u128> {
    let mut good = judged.good.iter().peekable();
    let bad = (0..judged.chunk.families.num_rows()).filter(|family| good.next_if_eq(&family).is_none());
    bad.map(|family| hash(&judged.id(family))).collect()
}

/// Everything that would be told if it changed: facts, names of members, verdicts, amounts, what bars. Not the day itself.
fn fingerprint(judged: &Judged<'_, '_>, family: usize) -> u128 {
    let Known { case, members: names } = Known::of(judged, family);
    let mut facts = match case {
        Tree::Map(entries) => entries,
        _ => Vec::new(),
    };
    let says_nothing = |tree: &Tree| matches!(tree, Tree::List(all) if all.is_empty());
    facts.retain(|(key, value)| key != "date" && !(key == "receiving" && says_nothing(value)));
    let mut text = Tree::Map(facts).to_json();
    for name in names {
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
    hash(&text)
}

/// A hash so long that no two texts of a register have the same. It is the same for the length of a run.
fn hash(text: &str) -> u128 {
    let half = |salt: u8| {
        let mut hash = DefaultHasher::new();
        (salt, text).hash(&mut hash);
        u128::from(hash.finish())
    };
    half(0) << 64 | half(1)
}
