//! How each mark is drawn: told apart by its shape alone, so that print without colour and eyes without it do as well.

use super::canvas::Canvas;
use crate::words::Mark;
use yimen::shapes::MapKind;

/// Side of the square that the outlines below are drawn in.
const SIDE: u32 = 20;

/// An outline and how it is painted.
enum Part {
    Filled(&'static str),
    White(&'static str),
    Line(&'static str, &'static str),
}

use Part::{Filled, Line, White};

/// Colour and parts of a mark.
fn drawing(mark: Mark) -> (&'static str, &'static [Part]) {
    match mark {
        // No entry.
        Mark::Relation(MapKind::Excludes) => {
            ("#b3261e", &[Filled("M10 1.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z"), White("M5 8.4h10v3.2h-10z")])
        }
        // Upwards.
        Mark::Relation(MapKind::Higher) => ("#9a5b00", &[Filled("M10 2L19 17.5H1z")]),
        // One half of two.
        Mark::Relation(MapKind::Choice) => {
            ("#7b3fa0", &[Filled("M10 1.5L18.5 10L10 18.5z"), Line("M10 2L18 10L10 18L2 10z", "1.8")])
        }
        // Plus.
        Mark::Relation(MapKind::Combinable) => {
            ("#1b7f4b", &[Filled("M7.8 2h4.4v5.8h5.8v4.4h-5.8v5.8h-4.4v-5.8H2V7.8h5.8z")])
        }
        // One after the other.
        Mark::Relation(MapKind::InTurn) => ("#00629b", &[Filled("M1.5 7.6H10V3L18.5 10L10 17v-4.6H1.5z")]),
        // Filled up.
        Mark::Relation(MapKind::TopUp) => ("#00707a", &[Line("M3 2.5h14v15H3z", "2"), Filled("M3 10h14v7.5H3z")]),
        // A lid.
        Mark::Relation(MapKind::Cap) => ("#6d4c41", &[Filled("M1.5 2.5h17v4.2h-17z"), Line("M4.5 9.5h11v8h-11z", "2")]),
        // A tick.
        Mark::Relation(MapKind::Admits) => ("#2e6b00", &[Line("M2.5 10.5l5.2 5.5L17.5 4", "3.4")]),
        // Struck out.
        Mark::Relation(MapKind::NotCounted) => {
            ("#4b5563", &[Line("M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14z", "2"), Line("M5 15L15 5", "2")])
        }
        // Less and less.
        Mark::Relation(MapKind::Fading) => {
            ("#4b5563", &[Filled("M2 3h4.2v15H2z"), Filled("M8 8h4.2v10H8z"), Filled("M14 13h4.2v5H14z")])
        }
        // A link between rules.
        Mark::Asks => (
            "#37474f",
            &[
                Line("M10 4a6 6 0 1 0 0 12a6 6 0 1 0 0-12z", "1.8"),
                Filled("M10 7.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4z"),
            ],
        ),
        Mark::Silent => (
            "#a07a1f",
            &[
                Line("M6.4 6.8a3.6 3.6 0 1 1 5.4 3.1c-1.3.8-1.8 1.5-1.8 3.1", "2.2"),
                Filled("M10 15a1.5 1.5 0 1 0 0 3a1.5 1.5 0 1 0 0-3z"),
            ],
        ),
    }
}

/// Draws a mark into a square with the left upper corner at (x, y).
pub fn draw(canvas: &mut Canvas, mark: Mark, (x, y): (u32, u32), side: u32) {
    let (colour, parts) = drawing(mark);
    let place = format!("translate({x} {y}) scale({})", hundredths(side * 100 / SIDE));
    canvas.open("g", &[("transform", &place)]);
    for part in parts {
        match part {
            Filled(path) => canvas.draw("path", &[("d", path), ("fill", colour)]),
            White(path) => canvas.draw("path", &[("d", path), ("fill", "#fff")]),
            Line(path, width) => {
                canvas.draw("path", &[("d", path), ("fill", "none"), ("stroke", colour), ("stroke-width", width)]);
            }
        }
    }
    canvas.close("g");
}

/// `0.85` for 85.
fn hundredths(number: u32) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}
