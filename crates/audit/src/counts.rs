//! How often what was found, and the money at stake: by kind, item and place.

use crate::{Found, Stake};
use std::collections::BTreeMap;
use yimen::{batch::FindingKind, value::OutOfRange};

/// What is counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// What it is.
    pub kind: FindingKind,
    /// The item, by place in the pack.
    pub item: u32,
    /// 评估地, by place in the pack's list; nothing where the family has none.
    pub place: Option<u32>,
}

/// Counts of a register, or of some of its families.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Families looked at.
    pub families: u64,
    /// Families in which something was found.
    pub with_findings: u64,
    /// Families that could not be read.
    pub rejected: u64,
    /// What was found.
    pub found: BTreeMap<Key, Stake>,
}

impl Counts {
    /// Counts a family and what was found about it.
    pub fn family(&mut self, found: &[Found]) -> Result<(), OutOfRange> {
        self.families = self.families.saturating_add(1);
        self.with_findings = self.with_findings.saturating_add(u64::from(!found.is_empty()));
        for one in found {
            let key = Key { kind: one.finding.kind, item: one.finding.item, place: one.place };
            self.found.entry(key).or_default().add(one.worth)?;
        }
        Ok(())
    }

    /// Counts a family that could not be read.
    pub fn rejected(&mut self) {
        self.rejected = self.rejected.saturating_add(1);
    }

    /// Counts all of another as well.
    pub fn merge(&mut self, other: &Counts) -> Result<(), OutOfRange> {
        self.families = self.families.saturating_add(other.families);
        self.with_findings = self.with_findings.saturating_add(other.with_findings);
        self.rejected = self.rejected.saturating_add(other.rejected);
        for (key, stake) in &other.found {
            self.found.entry(*key).or_default().merge(stake)?;
        }
        Ok(())
    }

    /// Sums of everything with the same name; what has none is left out.
    pub fn by<K: Ord>(&self, name: impl Fn(&Key) -> Option<K>) -> Result<BTreeMap<K, Stake>, OutOfRange> {
        let mut sums: BTreeMap<K, Stake> = BTreeMap::new();
        for (key, stake) in &self.found {
            if let Some(name) = name(key) {
                sums.entry(name).or_default().merge(stake)?;
            }
        }
        Ok(sums)
    }
}
