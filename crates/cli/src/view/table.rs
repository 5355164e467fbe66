//! Rows in columns as wide as their widest cell; where the page is too narrow for them, the cells hang below the first.

use super::{
    page::Page,
    style::{self, DIM, PLAIN, STRONG},
    text,
};
use anstyle::Style;

/// One row: a mark with its colour, then the cells. The first cell is the name, the last what is said beside the rest.
pub struct Row {
    pub mark: (&'static str, Style),
    pub cells: Vec<String>,
}

/// Writes the rows.
pub fn write(page: &mut Page, rows: &[Row]) {
    let clean = |cells: &[String]| cells.iter().map(|cell| text::clean(cell).into_owned()).collect();
    let rows: Vec<((&str, Style), Vec<String>)> = rows.iter().map(|row| (row.mark, clean(&row.cells))).collect();
    let columns = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|(_, cells)| cells.get(column));
        cells.map(|cell| text::columns(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let marks = rows.iter().map(|((mark, _), _)| text::columns(mark)).max().unwrap_or(0);
    let narrow = 3 + marks + widths.iter().sum::<usize>() + 2 * columns.saturating_sub(1) > page.width();
    for ((mark, colour), cells) in &rows {
        let lead = format!("  {} ", text::pad(mark, marks));
        let Some((name, others)) = cells.split_first() else { continue };
        if narrow {
            page.hang(&lead, *colour, name, STRONG);
            let rest: Vec<&str> = others.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
            if !rest.is_empty() {
                page.hang(&" ".repeat(text::columns(&lead)), PLAIN, &rest.join("  "), PLAIN);
            }
            continue;
        }
        let mut line = style::paint(*colour, &lead);
        for (column, (cell, width)) in cells.iter().zip(&widths).enumerate() {
            let look = match column {
                0 => STRONG,
                _ if column + 1 == columns => DIM,
                _ => PLAIN,
            };
            let gap = if column == 0 { "" } else { "  " };
            let filling = " ".repeat(width.saturating_sub(text::columns(cell)));
            let cell = if cell.is_empty() { String::new() } else { style::paint(look, cell) };
            line.push_str(&format!("{gap}{cell}{filling}"));
        }
        page.line(&line);
    }
}
