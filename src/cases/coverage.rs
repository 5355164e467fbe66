//! What a pack's own cases reach of what the pack declares.

use super::PackCase;
use crate::{
    base::Span,
    case,
    compile::Written,
    eval::{self, Evaluation, Judgement, Trace, Value},
    overlap::settle,
    program::{Cell, Node, Program, Relation, RelationKind},
    value::Truth,
};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};
use core::ops::Range;

/// What the cases of the lowest layer reach of what that layer declares. What upper layers declare is for their own cases.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// Conditions that hold in one case and fail in another.
    pub conditions: Reached,
    /// Relations that take effect: one bars somebody, another goes with two benefits that are granted together.
    pub relations: Reached,
    /// Rows of 分档 and cells of tables that a value is taken from.
    pub bands: Reached,
    /// Rows of standards that a value is taken from.
    pub standards: Reached,
    /// What is not reached, in the order of the files.
    pub gaps: Vec<Gap>,
}

/// How many there are, and how many of them are reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reached {
    /// All.
    pub all: usize,
    /// Those reached.
    pub reached: usize,
}

/// Something that no case reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What is missing of it.
    pub kind: GapKind,
    /// The name of a condition's item and its own, of a standard; empty for what has none.
    pub name: String,
    /// The file it stands in, by its place in the list given.
    pub file: usize,
    /// Where in that file.
    pub span: Range<usize>,
}

/// What no case does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapKind {
    /// A condition never holds.
    NeverMet,
    /// A condition never fails.
    NeverUnmet,
    /// A relation never takes effect.
    Relation,
    /// No value is taken from a row of 分档, or from some cells of a table.
    Band,
    /// No value is taken from a row of a standard.
    Standard,
}

/// What was seen in some case.
#[derive(Default)]
struct Seen {
    /// Item, version, condition, whether it held.
    conditions: BTreeSet<(usize, usize, usize, bool)>,
    relations: BTreeSet<usize>,
    trace: Trace,
}

/// Runs every case once and counts.
pub(crate) fn coverage(program: &Program, written: &Written, cases: &[PackCase]) -> Coverage {
    let mut seen = Seen::default();
    // A case that cannot be read reaches nothing; it fails where it is run.
    for case in cases.iter().filter_map(|one| case::read(program, &one.tree, None, None).ok()) {
        let mut settled = settle(program, &case);
        let trace = settled.evaluation.trace();
        seen.trace.cells.extend(trace.cells);
        seen.trace.bands.extend(trace.bands);
        let combinations = settled.plans.iter().map(|plan| plan.judgements.as_slice());
        for rows in combinations.chain([settled.judgements.as_slice()]) {
            seen.judgements(program, rows, case.date);
            seen.together(&mut settled.evaluation, rows);
        }
    }
    let mut coverage = Coverage::default();
    coverage.conditions(program, written, &seen);
    coverage.relations(written, &seen);
    coverage.bands(program, written, &seen);
    coverage.standards(program, written, &seen);
    coverage.gaps.sort_by_key(|gap| (gap.file, gap.span.start, gap.kind));
    coverage
}

impl Seen {
    fn judgements(&mut self, program: &Program, rows: &[Judgement], date: crate::value::Day) {
        for row in rows {
            let Some(item) = program.rules.items.get(row.item as usize) else { continue };
            let version = item.on(date).and_then(|on| item.versions.iter().position(|terms| core::ptr::eq(terms, on)));
            for (place, value) in row.conditions.iter().enumerate().filter(|(_, value)| value.fault.is_none()) {
                if let (Some(version), Some(held)) = (version, truth(value)) {
                    self.conditions.insert((row.item as usize, version, place, held));
                }
            }
            self.relations.extend(row.barred_by.filter(|_| row.barred == Truth::YES).map(|by| by.relation));
            self.relations
                .extend(row.continues.filter(|(goes_on, _)| *goes_on == Truth::YES).map(|(_, by)| by as usize));
        }
    }

    /// Relations that bar nobody take effect where both sides are granted, to the same where they are of one member.
    fn together(&mut self, evaluation: &mut Evaluation<'_>, rows: &[Judgement]) {
        let program = evaluation.program;
        for (index, relation) in program.rules.relations.iter().enumerate() {
            let beside = !relation.kind.bars() && relation.kind != RelationKind::Fading;
            if beside && !self.relations.contains(&index) && both_granted(evaluation, rows, index, relation) {
                self.relations.insert(index);
            }
        }
    }
}

fn truth(value: &Value) -> Option<bool> {
    match value.range {
        eval::Range::Truth(truth) => truth.settled(),
        _ => None,
    }
}

fn both_granted(evaluation: &mut Evaluation<'_>, rows: &[Judgement], index: usize, relation: &Relation) -> bool {
    let granted = |item: u32| rows.iter().filter(move |row| row.item == item && row.granted == Truth::YES);
    let firsts: Vec<Option<usize>> = granted(relation.first).map(|row| row.member).collect();
    let received = evaluation.case.receiving.iter().any(|one| one.item == relation.first);
    if received && relation.kind == RelationKind::NotCounted {
        return true;
    }
    let seconds: Vec<Option<usize>> = granted(relation.second).map(|row| row.member).collect();
    let same = |one: Option<usize>, other: Option<usize>| {
        !relation.same_member || one.is_none() || other.is_none() || one == other
    };
    seconds.into_iter().any(|second| {
        firsts.iter().any(|first| same(*first, second)) && evaluation.relation_holds(index, second) == Truth::YES
    })
}

impl Coverage {
    fn gap(&mut self, kind: GapKind, name: String, span: Span) {
        self.gaps.push(Gap { kind, name, file: span.file as usize, span: span.range() });
    }

    fn conditions(&mut self, program: &Program, written: &Written, seen: &Seen) {
        let items = program.rules.items.iter().enumerate();
        let versions =
            items.flat_map(|(index, item)| item.versions.iter().enumerate().map(move |at| (index, item, at)));
        for (index, item, (version, terms)) in versions {
            for (place, condition) in terms.conditions.iter().enumerate() {
                let Some(span) = written.own_node(condition.test) else { continue };
                let constant = match program.nodes.get(condition.test as usize) {
                    Some(Node::Truth(truth)) => Some(*truth),
                    _ => None,
                };
                let lacks =
                    |held: bool| constant != Some(!held) && !seen.conditions.contains(&(index, version, place, held));
                let (never_met, never_unmet) = (lacks(true), lacks(false));
                self.conditions.count(!never_met && !never_unmet);
                let kinds = [(never_met, GapKind::NeverMet), (never_unmet, GapKind::NeverUnmet)];
                for (_, kind) in kinds.into_iter().filter(|(lacks, _)| *lacks) {
                    self.gap(kind, alloc::format!("{} · {}", item.label.name, condition.label.name), span);
                }
            }
        }
    }

    /// A relation of several items counts once, and is reached by any two of them.
    fn relations(&mut self, written: &Written, seen: &Seen) {
        let mut declared: BTreeMap<(u32, u32), (Span, bool)> = BTreeMap::new();
        for (index, span) in written.relations.iter().enumerate().filter(|(_, span)| written.is_own(**span)) {
            let reached = seen.relations.contains(&index);
            declared.entry((span.file, span.start)).or_insert((*span, false)).1 |= reached;
        }
        for (span, reached) in declared.into_values() {
            self.relations.count(reached);
            if !reached {
                self.gap(GapKind::Relation, String::new(), span);
            }
        }
    }

    fn bands(&mut self, program: &Program, written: &Written, seen: &Seen) {
        for (id, node) in (0u32..).zip(&program.nodes) {
            let (Node::Bands(_, rows), Some(_)) = (node, written.own_node(id)) else { continue };
            for (index, row) in (0u32..).zip(rows) {
                let reached = seen.trace.bands.contains(&(id, index));
                self.bands.count(reached);
                if let Some(span) = written.own_node(row.value).filter(|_| !reached) {
                    self.gap(GapKind::Band, String::new(), span);
                }
            }
        }
    }

    fn standards(&mut self, program: &Program, written: &Written, seen: &Seen) {
        for (standard, found) in (0u32..).zip(&program.rules.standards) {
            let spans = written.rows.get(standard as usize).map_or(&[][..], Vec::as_slice);
            for ((index, row), span) in (0u32..).zip(&found.rows).zip(spans).filter(|(_, span)| written.is_own(**span))
            {
                let leaves =
                    (0u32..).zip(&row.value.cells).filter(|(_, cell)| matches!(cell, Cell::Value(_) | Cell::Absent));
                let all: Vec<bool> =
                    leaves.map(|(cell, _)| seen.trace.cells.contains(&(standard, index, cell))).collect();
                let reached = all.iter().filter(|reached| **reached).count();
                self.standards.count(reached > 0);
                if all.len() > 1 {
                    all.iter().for_each(|reached| self.bands.count(*reached));
                }
                let name = || found.label.name.clone();
                if reached == 0 {
                    self.gap(GapKind::Standard, name(), *span);
                } else if reached < all.len() {
                    self.gap(GapKind::Band, alloc::format!("{} {reached}/{}", name(), all.len()), *span);
                }
            }
        }
    }
}

impl Reached {
    fn count(&mut self, reached: bool) {
        self.all = self.all.saturating_add(1);
        self.reached = self.reached.saturating_add(usize::from(reached));
    }

    /// Whether nothing is left.
    pub fn is_whole(self) -> bool {
        self.reached == self.all
    }
}

impl Written {
    fn is_own(&self, span: Span) -> bool {
        self.own.contains(&span.file)
    }

    /// Where a node is written, if the lowest layer has it.
    fn own_node(&self, node: u32) -> Option<Span> {
        self.nodes.get(node as usize).copied().filter(|span| self.is_own(*span))
    }
}
