//! The map as a picture: one self-contained SVG, the same bytes for the same pack.

mod canvas;
mod layout;
mod legend;
mod shapes;

use super::grid::{Field, Grid, counts};
use crate::words::{Mark, Sentence, Word};
use canvas::Canvas;
use layout::{Layout, SMALL, shown};
use yimen::{Lang, shapes::OverlapMap};

const FONTS: &str = "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', \
                     'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif";
const INK: &str = "#1f2933";
const GREY: &str = "#5f6b7a";

/// The picture.
pub fn svg(map: &OverlapMap, lang: Lang) -> String {
    let grid = Grid::new(map);
    let layout = Layout::new(map, &grid, lang);
    let foot = legend::Foot::new(map, &grid, &layout, lang);
    let (width, height) = (layout.width, foot.bottom() + layout::MARGIN);
    let mut canvas = Canvas::new();
    let tag = match lang {
        Lang::Chinese => "zh-CN",
        Lang::English => "en",
    };
    let size = [width, height].map(|side| side.to_string());
    canvas.open(
        "svg",
        &[
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("xml:lang", tag),
            ("width", &size[0]),
            ("height", &size[1]),
            ("viewBox", &format!("0 0 {width} {height}")),
            ("role", "img"),
            ("aria-labelledby", "map-title map-description"),
            ("font-family", FONTS),
            ("fill", INK),
        ],
    );
    let title = Sentence::MapOf { name: &map.name, version: &map.version }.text(lang);
    let counts = Sentence::MapCounts(counts(map)).text(lang);
    let reading = Word::MapHowToRead.text(lang);
    canvas.text("title", &[("id", "map-title")], &title);
    canvas.text("desc", &[("id", "map-description")], &format!("{counts} {reading}"));
    canvas.draw("rect", &[("width", &size[0]), ("height", &size[1]), ("fill", "#fff")]);
    write(&mut canvas, (layout::MARGIN, 46), layout::LARGE, &[("font-weight", "600")], &title);
    write(&mut canvas, (layout::MARGIN, 70), SMALL, &[("fill", GREY)], &format!("{counts} {reading}"));
    stripes(&mut canvas, &grid, &layout);
    heads(&mut canvas, &grid, &layout);
    fields(&mut canvas, &grid, &layout);
    foot.draw(&mut canvas);
    canvas.close("svg");
    canvas.finish()
}

/// A line of text with its left end at (x, y).
fn write(canvas: &mut Canvas, (x, y): (u32, u32), size: u32, more: canvas::Attributes, text: &str) {
    let (x, y, size) = (x.to_string(), y.to_string(), size.to_string());
    let mut attributes = vec![("x", x.as_str()), ("y", y.as_str()), ("font-size", size.as_str())];
    attributes.extend_from_slice(more);
    canvas.text("text", &attributes, text);
}

fn rectangle(canvas: &mut Canvas, (x, y): (u32, u32), (width, height): (u32, u32), colour: &str) {
    let [x, y, width, height] = [x, y, width, height].map(|number| number.to_string());
    canvas.draw("rect", &[("x", &x), ("y", &y), ("width", &width), ("height", &height), ("fill", colour)]);
}

/// The ground: every other row a shade darker, a line where a category begins.
fn stripes(canvas: &mut Canvas, grid: &Grid, layout: &Layout) {
    let count = grid.items.len();
    let side = layout.side(count);
    for row in (0..count).step_by(2) {
        let from = layout::MARGIN;
        rectangle(canvas, (from, layout.row(row)), (layout.left + side - from, layout.cell), "#f3f5f8");
    }
    for index in 0..count {
        rectangle(canvas, (layout.column(index), layout.row(index)), (layout.cell, layout.cell), "#dfe3e8");
    }
    for line in 0..=count {
        let begins = line == count || grid.begins_category(line);
        let colour = if begins { "#8d99a6" } else { "#dde2e8" };
        rectangle(canvas, (layout.left, layout.row(line)), (side + 1, 1), colour);
        rectangle(canvas, (layout.column(line), layout.top), (1, side + 1), colour);
        if begins {
            rectangle(canvas, (layout::MARGIN, layout.row(line)), (layout.left - layout::MARGIN, 1), colour);
        }
    }
}

/// The names: upright beside the rows, turned above the columns.
fn heads(canvas: &mut Canvas, grid: &Grid, layout: &Layout) {
    for (index, item) in grid.items.iter().enumerate() {
        let base = layout.row(index) + layout.cell / 2 + layout.font * 35 / 100;
        if let Some(category) = item.category.as_deref().filter(|_| grid.begins_category(index)) {
            write(canvas, (layout::MARGIN + 2, base), SMALL, &[("fill", GREY)], category);
        }
        let number = [("fill", GREY), ("text-anchor", "end")];
        write(canvas, (layout.names - 6, base), SMALL, &number, &(index + 1).to_string());
        write(canvas, (layout.names, base), layout.font, &[], &shown(&item.name));
        if let Some(unit) = &item.unit {
            write(canvas, (layout.left - 8, base), SMALL, &number, unit);
        }
        let (x, y) = (layout.column(index) + layout.cell * 65 / 100, layout.top - 8);
        let turn = format!("translate({x} {y}) rotate(-60)");
        let size = layout.font.to_string();
        canvas.text("text", &[("transform", &turn), ("font-size", &size)], &shown(&item.name));
    }
}

fn fields(canvas: &mut Canvas, grid: &Grid, layout: &Layout) {
    let count = grid.items.len();
    for (row, column) in (0..count).flat_map(|row| (0..count).map(move |column| (row, column))) {
        let at = (layout.column(column), layout.row(row));
        if let Some(found) = grid.field(row, column) {
            field(canvas, found, at, layout.cell);
        } else if grid.is_turned(row, column) {
            dot(canvas, at, layout.cell);
        }
    }
}

/// The marks of a field, smaller where there are several; what they say appears under the pointer.
fn field(canvas: &mut Canvas, field: &Field, (x, y): (u32, u32), cell: u32) {
    canvas.open("g", &[]);
    if !field.words.is_empty() {
        canvas.text("title", &[], &field.words.join("\n"));
    }
    if field.marks.contains(&Mark::Silent) {
        rectangle(canvas, (x + 1, y + 1), (cell - 1, cell - 1), "#fff7df");
    }
    let across = (1u32..).find(|side| (side * side) as usize >= field.marks.len()).unwrap_or(1);
    let room = (cell - 2) / across;
    // What is missing stands back behind what is said.
    let alone = if field.marks == [Mark::Silent] { 52 } else { 70 };
    let side = if across == 1 { cell * alone / 100 } else { room - 1 };
    let gap = (room - side) / 2 + 1;
    for (mark, place) in field.marks.iter().zip(0u32..) {
        let (right, down) = (place % across * room, place / across * room);
        shapes::draw(canvas, *mark, (x + gap + right, y + gap + down), side);
    }
    if field.limited {
        corner(canvas, (x, y), cell);
    }
    canvas.close("g");
}

/// Said of what holds only somewhere, sometimes or on a condition: a black corner.
fn corner(canvas: &mut Canvas, (x, y): (u32, u32), cell: u32) {
    let path = format!("M{} {}h7v7z", x + cell - 7, y + 1);
    canvas.draw("path", &[("d", &path), ("fill", INK)]);
}

/// Said where there is something to read with row and column exchanged.
fn dot(canvas: &mut Canvas, (x, y): (u32, u32), cell: u32) {
    let (x, y) = ((x + cell / 2).to_string(), (y + cell / 2).to_string());
    canvas.draw("circle", &[("cx", &x), ("cy", &y), ("r", "1.8"), ("fill", "#9aa5b1")]);
}
