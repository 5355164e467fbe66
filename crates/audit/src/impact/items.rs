//! The items of two packs, as one list: those of the new pack in its order, then those only the old one has.

use yimen::shapes::PackInfo;

/// Which of two packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The old one.
    Before,
    /// The new one.
    After,
}

/// The items of two packs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Items {
    all: Vec<(String, String)>,
    before: Vec<usize>,
    after: Vec<usize>,
}

impl Items {
    /// Items of the same id are the same item.
    pub fn of(before: &PackInfo, after: &PackInfo) -> Items {
        let mut all: Vec<(String, String)> = Vec::new();
        let mut place = |info: &PackInfo| {
            let mut places = Vec::new();
            for item in &info.items {
                let known = all.iter().position(|(id, _)| *id == item.id);
                places.push(known.unwrap_or_else(|| {
                    all.push((item.id.clone(), item.name.clone()));
                    all.len().saturating_sub(1)
                }));
            }
            places
        };
        let after = place(after);
        let before = place(before);
        Items { all, before, after }
    }

    /// Where an item of a pack stands in the list.
    pub fn at(&self, side: Side, item: u32) -> Option<usize> {
        let places = match side {
            Side::Before => &self.before,
            Side::After => &self.after,
        };
        places.get(item as usize).copied()
    }

    /// Id and name of an item.
    pub fn name(&self, at: usize) -> (&str, &str) {
        self.all.get(at).map_or(("", ""), |(id, name)| (id.as_str(), name.as_str()))
    }
}
