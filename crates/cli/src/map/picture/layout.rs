//! Where everything stands, in whole pixels.

use super::super::grid::{Grid, counts};
use crate::{
    view::text,
    words::{Sentence, Word},
};
use yimen::{Lang, shapes::OverlapMap};

/// Space around the picture.
pub const MARGIN: u32 = 28;
/// Font of the title.
pub const LARGE: u32 = 20;
/// Font of what stands beside.
pub const SMALL: u32 = 12;
/// Below this the foot would be too narrow to read.
const LEAST_WIDTH: u32 = 760;

/// Columns of a name; what is longer is cut.
const LONGEST_NAME: usize = 48;

/// Sizes and places.
pub struct Layout {
    /// Width of the picture.
    pub width: u32,
    /// Side of a field.
    pub cell: u32,
    /// Font of the names.
    pub font: u32,
    /// Where the names of the rows begin.
    pub names: u32,
    /// Left edge of the table.
    pub left: u32,
    /// Upper edge of the table.
    pub top: u32,
    /// Lower edge of the table.
    pub bottom: u32,
}

impl Layout {
    /// Room for every name.
    pub fn new(map: &OverlapMap, grid: &Grid, lang: Lang) -> Layout {
        let count = grid.items.len();
        let (cell, font) = match count {
            0..=12 => (32, 14),
            13..=30 => (26, 13),
            _ => (22, 12),
        };
        let longest = |texts: &mut dyn Iterator<Item = u32>| texts.max().unwrap_or(0);
        let categories = grid.items.iter().filter_map(|item| item.category.as_ref());
        let categories = longest(&mut categories.map(|category| width(category, SMALL)));
        let units =
            longest(&mut grid.items.iter().filter_map(|item| item.unit.as_ref()).map(|unit| width(unit, SMALL)));
        let named = |index: usize| grid.items.get(index).map_or(0, |item| width(&shown(&item.name), font));
        let name = longest(&mut (0..count).map(named));
        let numbers = width(&count.to_string(), SMALL);
        let names = MARGIN + categories + if categories > 0 { 18 } else { 4 } + numbers + 6;
        let left = names + name + units + if units > 0 { 24 } else { 12 };
        // Turned by 60 degrees, a name is as high as 0.87 of its length and as wide as half of it.
        let top = 92 + (name + font) * 87 / 100 + 10;
        let side = number(count) * cell;
        let overhang =
            longest(&mut (0..count).map(|at| (number(at) * cell + cell + named(at) / 2 + font).saturating_sub(side)));
        let title = Sentence::MapOf { name: &map.name, version: &map.version }.text(lang);
        let second = format!("{} {}", Sentence::MapCounts(counts(map)).text(lang), Word::MapHowToRead.text(lang));
        let lines = MARGIN + width(&title, LARGE).max(width(&second, SMALL));
        let width = (left + side + overhang).max(lines).max(LEAST_WIDTH) + MARGIN;
        Layout { width, cell, font, names, left, top, bottom: top + side }
    }

    /// Upper edge of a row.
    pub fn row(&self, index: usize) -> u32 {
        self.top + self.side(index)
    }

    /// Left edge of a column.
    pub fn column(&self, index: usize) -> u32 {
        self.left + self.side(index)
    }

    /// Length of so many fields.
    pub fn side(&self, count: usize) -> u32 {
        number(count) * self.cell
    }
}

/// A name as long as there is room for.
pub fn shown(name: &str) -> String {
    text::cut(&text::clean(name), LONGEST_NAME)
}

/// How wide a text is at most: a Chinese character as wide as the font is high, any other a little over half of that.
pub fn width(text: &str, font: u32) -> u32 {
    let columns = u32::try_from(text::columns(&text::clean(text))).unwrap_or(u32::MAX / 100);
    columns.saturating_mul(font) * 56 / 100
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
