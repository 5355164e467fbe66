//! Below the table: what the marks mean, and the pairs of which nothing is said.

use super::{
    GREY,
    canvas::Canvas,
    corner, dot,
    layout::{LARGE, Layout, MARGIN, shown, width},
    shapes, write,
};
use crate::{
    map::grid::{Grid, silent_by_first},
    view::text,
    words::{Mark, Sentence, Word},
};
use yimen::{Lang, shapes::OverlapMap};

const LINE: u32 = 24;
const FONT: u32 = 13;
const SIDE: u32 = 18;

/// What stands before a line of the legend.
enum Sign {
    Mark(Mark),
    Turned,
    Limited,
}

/// How a line looks.
#[derive(Clone, Copy)]
enum Look {
    Heading,
    Name,
    Plain,
}

/// The foot of the picture, its lines broken and in place.
pub struct Foot {
    legend: Vec<(Sign, (u32, u32), String)>,
    /// Lines with the place where each begins.
    lines: Vec<((u32, u32), Look, String)>,
    bottom: u32,
}

impl Foot {
    /// Breaks and places all lines.
    pub fn new(map: &OverlapMap, grid: &Grid, layout: &Layout, lang: Lang) -> Foot {
        let colon = Word::Colon.text(lang);
        let marks = grid.legend().map(|(mark, count)| {
            (Sign::Mark(mark), format!("{}{colon}{} ({count})", mark.name(lang), mark.reading(lang)))
        });
        let turned = grid.has_turned().then(|| (Sign::Turned, Word::MapTurned.text(lang).to_owned()));
        let limited = grid.is_limited().then(|| (Sign::Limited, Word::MapLimited.text(lang).to_owned()));
        let entries: Vec<(Sign, String)> = marks.chain(turned).chain(limited).collect();
        let widest = entries.iter().map(|(_, text)| width(text, FONT)).max().unwrap_or(0) + SIDE + 36;
        let room = layout.width - 2 * MARGIN;
        let across = (room / widest.max(1)).max(1);
        let mut y = layout.bottom + 40;
        let top = y;
        let down = u32::try_from(entries.len()).unwrap_or(u32::MAX).div_ceil(across);
        let place = |at: u32| (MARGIN + at / down.max(1) * widest, top + at % down.max(1) * LINE);
        let legend = entries.into_iter().zip(0u32..).map(|((sign, text), at)| (sign, place(at), text)).collect();
        y += down * LINE + 28;

        let mut lines = vec![((MARGIN, y), Look::Heading, Word::MapSilent.text(lang).to_owned())];
        let mut put = |indent: u32, paragraph: &str, name: Option<&str>| {
            let columns = (room - indent) * 100 / (FONT * 56);
            if let Some(name) = name {
                lines.push(((MARGIN, y + LINE), Look::Name, shown(name)));
            }
            for line in text::wrap(&text::clean(paragraph), columns as usize) {
                y += LINE;
                lines.push(((MARGIN + indent, y), Look::Plain, line));
            }
        };
        put(0, &Sentence::SilentPairs { count: map.silent.len(), all: map.silent_complete }.text(lang), None);
        let groups = silent_by_first(map);
        let indent = groups.iter().map(|(first, _)| width(&shown(first), FONT) + 20).max().unwrap_or(0).min(room / 2);
        for (first, others) in groups {
            put(indent, &others.join(Word::Comma.text(lang)), Some(first));
        }
        Foot { legend, lines, bottom: y + 4 }
    }

    /// Where it ends.
    pub fn bottom(&self) -> u32 {
        self.bottom
    }

    /// Draws it.
    pub fn draw(&self, canvas: &mut Canvas) {
        for (sign, (x, y), text) in &self.legend {
            let corner_of = (*x, y - SIDE + 4);
            match sign {
                Sign::Mark(mark) => shapes::draw(canvas, *mark, corner_of, SIDE),
                Sign::Turned => dot(canvas, corner_of, SIDE),
                Sign::Limited => corner(canvas, (*x - 4, y - SIDE + 8), SIDE),
            }
            write(canvas, (x + SIDE + 10, *y), FONT, &[], text);
        }
        for (place, look, text) in &self.lines {
            match look {
                Look::Heading => write(canvas, *place, LARGE - 4, &[("font-weight", "600")], text),
                Look::Name => write(canvas, *place, FONT, &[], text),
                Look::Plain => write(canvas, *place, FONT, &[("fill", GREY)], text),
            }
        }
    }
}
