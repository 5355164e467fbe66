//! Bars beside one another, drawn with whole numbers only.

use maud::{Markup, html};
use yimen::Exact;

/// A bar: a name, a figure as text, and its length.
#[derive(Debug, Clone)]
pub struct Bar {
    name: String,
    figure: String,
    length: i128,
    loss: bool,
}

impl Bar {
    /// A bar; one below zero stands for a loss.
    pub fn new(name: &str, figure: String, length: i128) -> Bar {
        Bar { name: name.to_owned(), figure, length, loss: length < 0 }
    }

    /// Drawn as a loss whatever its length is.
    pub fn of_loss(self) -> Bar {
        Bar { loss: true, ..self }
    }
}

const WIDTH: i128 = 760;
const NAMES: i128 = 210;
const FIGURES: i128 = 120;
const ROW: i128 = 26;
const THICK: i128 = 16;

/// The chart. Its title and what it tells are there for those who cannot see it; the table after it has the figures.
pub fn bars(id: &str, title: &str, told: &str, bars: &[Bar]) -> Markup {
    let longest = bars.iter().map(|bar| bar.length.unsigned_abs()).max().unwrap_or(0).max(1);
    let room = u128::try_from(WIDTH - NAMES - FIGURES).unwrap_or(1);
    let height = ROW * i128::try_from(bars.len()).unwrap_or(0) + 8;
    let length = |bar: &Bar| {
        let long = bar.length.unsigned_abs().saturating_mul(room) / longest;
        // What is there at all is to be seen.
        if bar.length == 0 { 0 } else { long.max(2) }
    };
    let (title_id, told_id) = (format!("{id}-title"), format!("{id}-told"));
    html! {
        svg class="chart" role="img" aria-labelledby=(format!("{title_id} {told_id}")) viewBox=(format!("0 0 {WIDTH} {height}")) xmlns="http://www.w3.org/2000/svg" {
            title id=(title_id) { (title) }
            desc id=(told_id) { (told) }
            line class="axis" x1=(NAMES) y1="2" x2=(NAMES) y2=(height - 2) {}
            @for (at, bar) in (0..).zip(bars) {
                @let top: i128 = ROW * at + 6;
                @let middle = top + 12;
                text class="name" x=(NAMES - 8) y=(middle) text-anchor="end" { (short(&bar.name)) }
                rect class=(if bar.loss { "loss" } else { "gain" }) x=(NAMES) y=(top) width=(length(bar)) height=(THICK) {}
                text class="figure" x=(NAMES + 6 + i128::try_from(length(bar)).unwrap_or(0)) y=(middle) { (bar.figure) }
            }
        }
    }
}

/// A name as far as there is room for it; a Chinese character is as wide as two letters.
fn short(name: &str) -> String {
    let mut room: usize = 28;
    let mut text = String::new();
    for character in name.chars() {
        let wide = if character.is_ascii() { 1 } else { 2 };
        if room < wide + 2 && name.chars().count() > text.chars().count() + 1 {
            text.push('…');
            break;
        }
        room = room.saturating_sub(wide);
        text.push(character);
    }
    text
}

/// A figure in hundredths, for the length of its bar.
pub fn cents(decimal: &str) -> i128 {
    let cents = Exact::parse(decimal).ok().and_then(|figure| figure.mul(Exact::from_integer(100)).ok());
    cents.map_or(0, |cents| cents.floor())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_where_there_is_no_room() {
        assert_eq!(short("最低生活保障"), "最低生活保障");
        let long = short("没有住房或者住房太小的家庭租赁补贴");
        assert!(long.ends_with('…') && long.chars().count() <= 15, "{long}");
        assert_eq!(short("Minimum living allowance"), "Minimum living allowance");
    }

    #[test]
    fn the_smallest_bar_is_seen_and_none_leaves_the_picture() {
        let all = [Bar::new("a", "1".into(), 1), Bar::new("b", "big".into(), i128::MAX), Bar::new("c", "0".into(), 0)];
        let drawn = bars("x", "t", "d", &all).into_string();
        assert!(drawn.contains("width=\"2\"") && drawn.contains("width=\"0\""), "{drawn}");
        assert_eq!(cents("-12.34"), -1234);
        assert_eq!(cents("?"), 0);
    }
}
