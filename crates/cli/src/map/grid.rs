//! The map as a table, items × items: what stands in which field.

use crate::words::Mark;
use std::collections::BTreeMap;
use yimen::shapes::{MapItem, OverlapMap};

/// A table of items, those of one category side by side.
pub struct Grid<'a> {
    /// Its rows, and its columns likewise.
    pub items: Vec<&'a MapItem>,
    fields: BTreeMap<(usize, usize), Field>,
    counts: BTreeMap<Mark, usize>,
}

/// What stands where a row meets a column.
#[derive(Default)]
pub struct Field {
    /// Its marks, each once.
    pub marks: Vec<Mark>,
    /// Whether one of them holds only somewhere, sometimes or on a condition.
    pub limited: bool,
    /// All of it in words.
    pub words: Vec<String>,
}

impl<'a> Grid<'a> {
    /// The table of a map.
    pub fn new(map: &'a OverlapMap) -> Grid<'a> {
        let mut items: Vec<&MapItem> = map.items.iter().collect();
        let first_of = |item: &MapItem| map.items.iter().position(|one| one.category == item.category);
        items.sort_by_key(|item| (item.category.is_none(), first_of(item)));
        let mut grid = Grid { items, fields: BTreeMap::new(), counts: BTreeMap::new() };
        let places: BTreeMap<&str, usize> =
            grid.items.iter().enumerate().map(|(place, item)| (item.id.as_str(), place)).collect();
        let place = |id: &str| places.get(id).copied().unwrap_or_default();
        for relation in &map.relations {
            let mark = Mark::Relation(relation.kind);
            let ends = (place(&relation.first), place(&relation.second));
            grid.put(mark, ends, relation.when.is_some(), &relation.text);
        }
        for ask in &map.asks {
            grid.put(Mark::Asks, (place(&ask.about), place(&ask.item)), false, &ask.text);
        }
        for [first, second] in &map.silent {
            grid.put(Mark::Silent, (place(first), place(second)), false, "");
        }
        grid
    }

    fn put(&mut self, mark: Mark, (row, column): (usize, usize), limited: bool, words: &str) {
        *self.counts.entry(mark).or_default() += 1;
        let mutual = mark.is_mutual() && row != column;
        for at in [Some((row, column)), mutual.then_some((column, row))].into_iter().flatten() {
            let field = self.fields.entry(at).or_default();
            if !field.marks.contains(&mark) {
                field.marks.push(mark);
            }
            field.limited |= limited;
            if !words.is_empty() {
                field.words.push(words.to_owned());
            }
        }
    }

    /// What stands where a row meets a column.
    pub fn field(&self, row: usize, column: usize) -> Option<&Field> {
        self.fields.get(&(row, column))
    }

    /// Whether there is something to read only where the column is the row and the row the column.
    pub fn is_turned(&self, row: usize, column: usize) -> bool {
        self.field(row, column).is_none() && self.field(column, row).is_some()
    }

    /// Whether a row begins another category.
    pub fn begins_category(&self, row: usize) -> bool {
        let category = |row: usize| self.items.get(row).map(|item| item.category.as_deref());
        row == 0 || category(row) != category(row - 1)
    }

    /// The marks that stand in it, in the order of the legend, and how often each is said.
    pub fn legend(&self) -> impl Iterator<Item = (Mark, usize)> {
        Mark::ALL.into_iter().filter_map(|mark| Some((mark, *self.counts.get(&mark)?)))
    }

    /// Whether a mark holds only somewhere, sometimes or on a condition.
    pub fn is_limited(&self) -> bool {
        self.fields.values().any(|field| field.limited)
    }

    /// Whether something is said in one direction only.
    pub fn has_turned(&self) -> bool {
        self.fields.keys().any(|(row, column)| self.is_turned(*column, *row))
    }
}

/// Numbers of items, relations, dependences and silent pairs.
pub fn counts(map: &OverlapMap) -> [usize; 4] {
    [map.items.len(), map.relations.len(), map.asks.len(), map.silent.len()]
}

/// Silent pairs by their first item: the names of the others.
pub fn silent_by_first(map: &OverlapMap) -> Vec<(&str, Vec<&str>)> {
    let names: BTreeMap<&str, &str> = map.items.iter().map(|item| (item.id.as_str(), item.name.as_str())).collect();
    let name = |id: &'_ str| names.get(id).copied().unwrap_or_default();
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut last = None;
    for [first, second] in &map.silent {
        if last != Some(first) {
            groups.push((name(first), Vec::new()));
            last = Some(first);
        }
        if let Some((_, others)) = groups.last_mut() {
            others.push(name(second));
        }
    }
    groups
}
