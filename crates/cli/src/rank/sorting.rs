//! Families put in order, also more of them than fit into memory: sorted some at a time, put away, and merged.

use crate::{
    failure::Failure,
    register::{internal, temporary},
};
use serde::{Deserialize, Serialize};
use std::{
    cmp::{Ordering, Reverse},
    collections::BinaryHeap,
    fs::File,
    io::{BufRead, BufReader, BufWriter, Seek, Write},
    vec,
};
use yimen::Exact;
use yimen_audit::{Figure, Rank, Ranked, Ranking};

/// Families kept in memory at once.
const MOST: usize = 1 << 17;

/// A family in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    pub id: String,
    pub region: String,
}

/// Families while they come in.
pub struct Sorting {
    ascending: bool,
    /// How many are wanted.
    top: Option<usize>,
    most: usize,
    some: Ranking<Family>,
    away: Vec<File>,
}

impl Sorting {
    /// Families to be put in order, the least or the greatest in front, and of so many at most.
    pub fn new(ascending: bool, top: Option<usize>) -> Sorting {
        Sorting::holding(MOST, ascending, top)
    }

    fn holding(most: usize, ascending: bool, top: Option<usize>) -> Sorting {
        let some = Ranking::new(ascending, top.filter(|top| *top <= most));
        Sorting { ascending, top, most, some, away: Vec::new() }
    }

    /// Takes in a family.
    pub fn push(&mut self, ranked: Ranked<Family>) -> Result<(), Failure> {
        self.some.push(ranked);
        if self.some.held() <= self.most {
            return Ok(());
        }
        let all = std::mem::replace(&mut self.some, Ranking::new(self.ascending, None)).finish();
        // Of one part no more can be wanted than of all.
        let wanted = self.top.unwrap_or(all.len());
        let mut file = BufWriter::with_capacity(1 << 17, tempfile::tempfile().map_err(temporary)?);
        for one in all.into_iter().take(wanted) {
            serde_json::to_writer(&mut file, &Stored::of(one)).map_err(|error| temporary(error.into()))?;
            file.write_all(b"\n").map_err(temporary)?;
        }
        let mut file = file.into_inner().map_err(|error| temporary(error.into_error()))?;
        file.rewind().map_err(temporary)?;
        self.away.push(file);
        Ok(())
    }

    /// The families in order.
    pub fn finish(self) -> Result<Sorted, Failure> {
        let mut runs: Vec<Run> = self.away.into_iter().map(|file| Run::Away(BufReader::new(file))).collect();
        runs.push(Run::Here(self.some.finish().into_iter()));
        let left = self.top.unwrap_or(usize::MAX);
        let mut sorted = Sorted { ascending: self.ascending, left, heads: BinaryHeap::new(), runs };
        (0..sorted.runs.len()).try_for_each(|run| sorted.advance(run))?;
        Ok(sorted)
    }
}

/// Families in order, as they are taken out.
pub struct Sorted {
    ascending: bool,
    left: usize,
    /// The first of each run that has any left.
    heads: BinaryHeap<Reverse<Head>>,
    runs: Vec<Run>,
}

impl Sorted {
    /// The next families, so many at most.
    pub fn some(&mut self, most: usize) -> Result<Vec<Ranked<Family>>, Failure> {
        let mut some = Vec::new();
        while some.len() < most && self.left > 0 {
            let Some(Reverse(head)) = self.heads.pop() else { break };
            self.left -= 1;
            some.push(head.ranked);
            self.advance(head.run)?;
        }
        Ok(some)
    }

    fn advance(&mut self, run: usize) -> Result<(), Failure> {
        if let Some(ranked) = self.runs.get_mut(run).map(Run::next).transpose()?.flatten() {
            self.heads.push(Reverse(Head { rank: ranked.rank(self.ascending), run, ranked }));
        }
        Ok(())
    }
}

/// Families in order.
enum Run {
    Here(vec::IntoIter<Ranked<Family>>),
    Away(BufReader<File>),
}

impl Run {
    fn next(&mut self) -> Result<Option<Ranked<Family>>, Failure> {
        let file = match self {
            Run::Here(rest) => return Ok(rest.next()),
            Run::Away(file) => file,
        };
        let mut line = String::new();
        if file.read_line(&mut line).map_err(temporary)? == 0 {
            return Ok(None);
        }
        let stored: Stored = serde_json::from_str(&line).map_err(internal)?;
        Ok(Some(stored.ranked()))
    }
}

/// The first family of a run.
struct Head {
    rank: Rank,
    run: usize,
    ranked: Ranked<Family>,
}

impl Ord for Head {
    fn cmp(&self, other: &Head) -> Ordering {
        (self.rank, self.run).cmp(&(other.rank, other.run))
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Head) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Head) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Head {}

/// A family put away.
#[derive(Serialize, Deserialize)]
struct Stored {
    id: String,
    region: String,
    number: u64,
    figure: StoredFigure,
}

/// Its figure, in numerators and denominators.
#[derive(Serialize, Deserialize)]
enum StoredFigure {
    Settled(i128, i128),
    Open(Option<(i128, i128)>, Option<(i128, i128)>),
    Absent,
    Failed,
}

impl Stored {
    fn of(ranked: Ranked<Family>) -> Stored {
        let figure = match ranked.figure {
            Figure::Settled(figure) => {
                let (numerator, denominator) = figure.parts();
                StoredFigure::Settled(numerator, denominator)
            }
            Figure::Open(low, high) => StoredFigure::Open(low.map(Exact::parts), high.map(Exact::parts)),
            Figure::Absent => StoredFigure::Absent,
            Figure::Failed => StoredFigure::Failed,
        };
        Stored { id: ranked.family.id, region: ranked.family.region, number: ranked.number, figure }
    }

    fn ranked(self) -> Ranked<Family> {
        let exact = |(numerator, denominator)| Exact::from_parts(numerator, denominator);
        let figure = match self.figure {
            StoredFigure::Settled(numerator, denominator) => {
                exact((numerator, denominator)).map_or(Figure::Failed, Figure::Settled)
            }
            StoredFigure::Open(low, high) => Figure::Open(low.and_then(exact), high.and_then(exact)),
            StoredFigure::Absent => Figure::Absent,
            StoredFigure::Failed => Figure::Failed,
        };
        Ranked { figure, number: self.number, family: Family { id: self.id, region: self.region } }
    }
}

#[cfg(test)]
mod tests {
    use super::{Family, Sorting};
    use yimen::Exact;
    use yimen_audit::{Figure, Ranked};

    fn figure(number: u64) -> Figure {
        let exact = Exact::from_integer(i64::try_from(number * 7 % 13).unwrap_or(0));
        match number % 5 {
            0 => Figure::Open(Some(exact), None),
            1 => Figure::Open(None, Exact::from_parts(i128::from(number), 3)),
            2 if number.is_multiple_of(3) => Figure::Absent,
            2 => Figure::Failed,
            _ => Figure::Settled(exact),
        }
    }

    fn sorted(most: usize, ascending: bool, top: Option<usize>) -> Vec<Ranked<Family>> {
        let mut sorting = Sorting::holding(most, ascending, top);
        for number in 0..100 {
            let family = Family { id: format!("户“{number}”\n"), region: "331022".to_owned() };
            sorting.push(Ranked { figure: figure(number), number, family }).expect("a temporary file");
        }
        let (mut sorted, mut all) = (sorting.finish().expect("a temporary file"), Vec::new());
        loop {
            let some = sorted.some(7).expect("a temporary file");
            if some.is_empty() {
                return all;
            }
            all.extend(some);
        }
    }

    #[test]
    fn how_many_are_kept_in_memory_decides_nothing() {
        for ascending in [false, true] {
            for top in [None, Some(0), Some(3), Some(40), Some(99), Some(1000)] {
                let at_once = sorted(1000, ascending, top);
                assert_eq!(at_once.len(), top.unwrap_or(100).min(100));
                for most in [1, 2, 9, 33, 99] {
                    assert_eq!(sorted(most, ascending, top), at_once, "{most} {top:?}");
                }
            }
        }
    }
}
