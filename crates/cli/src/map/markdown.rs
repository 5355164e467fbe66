//! The map as a Markdown document: the table, its legend, and everything behind it with the law.

use super::grid::{Grid, counts, silent_by_first};
use crate::{
    view::text::clean,
    words::{Sentence, Word},
};
use std::fmt::Write;
use yimen::{
    Lang,
    shapes::{MapAsk, MapItem, MapRelation, OverlapMap, Source},
};
use yimen_report::law;

/// The document.
pub fn document(map: &OverlapMap, lang: Lang) -> String {
    let grid = Grid::new(map);
    let mut text = String::new();
    let word = |word: Word| word.text(lang);
    let name = escaped(&map.name);
    let heading = Sentence::MapOf { name: &name, version: &escaped(&map.version) }.text(lang);
    let _ = writeln!(text, "# {heading}\n\n`{}`\n", map.hash);
    let _ = writeln!(text, "{}\n", Sentence::MapCounts(counts(map)).text(lang));
    table(&mut text, &grid, lang);
    let _ = writeln!(text, "{}\n", word(Word::MapHowToRead));
    legend(&mut text, &grid, lang);
    let _ = writeln!(text, "## {}\n", word(Word::MapRelations));
    if map.relations.is_empty() {
        let _ = writeln!(text, "{}\n", word(Word::MapNoRelations));
    } else {
        let columns = [Word::MapRelation, Word::MapSaid, Word::MapScope, Word::MapWhen, Word::Law];
        head(&mut text, &columns.map(|column| column.text(lang)));
        for relation in &map.relations {
            row(&mut text, &relation_cells(relation, lang));
        }
        text.push('\n');
    }
    if !map.asks.is_empty() {
        let _ = writeln!(text, "## {}\n", word(Word::MapAsks));
        head(&mut text, &[Word::MapSaid, Word::Law].map(|column| column.text(lang)));
        for ask in &map.asks {
            row(&mut text, &ask_cells(ask, lang));
        }
        text.push('\n');
    }
    silent(&mut text, map, lang);
    text
}

fn table(text: &mut String, grid: &Grid, lang: Lang) {
    let numbers = (1..=grid.items.len()).map(|number| number.to_string());
    let columns: Vec<String> = std::iter::once(String::new()).chain(numbers).collect();
    head(text, &columns.iter().map(String::as_str).collect::<Vec<&str>>());
    for (index, item) in grid.items.iter().enumerate() {
        let field = |column: usize| match grid.field(index, column) {
            Some(field) => {
                let letters: String = field.marks.iter().map(|mark| mark.letter(lang)).collect();
                letters + if field.limited { "\\*" } else { "" }
            }
            None if index == column => "—".to_owned(),
            None if grid.is_turned(index, column) => "·".to_owned(),
            None => String::new(),
        };
        let fields = (0..grid.items.len()).map(field);
        let cells: Vec<String> = std::iter::once(labelled(index, item)).chain(fields).collect();
        row(text, &cells);
    }
    text.push('\n');
}

fn labelled(index: usize, item: &MapItem) -> String {
    let unit = item.unit.as_ref().map_or(String::new(), |unit| format!(" ({})", escaped(unit)));
    format!("{} {}{unit}", index + 1, escaped(&item.name))
}

fn legend(text: &mut String, grid: &Grid, lang: Lang) {
    for (mark, count) in grid.legend() {
        let colon = Word::Colon.text(lang);
        let _ =
            writeln!(text, "- **{}** {}{colon}{} ({count})", mark.letter(lang), mark.name(lang), mark.reading(lang));
    }
    if grid.has_turned() {
        let _ = writeln!(text, "- **·** {}", Word::MapTurned.text(lang));
    }
    if grid.is_limited() {
        let _ = writeln!(text, "- **\\*** {}", Word::MapLimited.text(lang));
    }
    text.push('\n');
}

fn relation_cells(relation: &MapRelation, lang: Lang) -> [String; 5] {
    let scope = relation.same_member.map_or("", |same| Word::scope(same).text(lang));
    let when = relation.when.as_deref().map_or(String::new(), escaped);
    [escaped(&relation.word), escaped(&relation.text), scope.to_owned(), when, law(&relation.source, lang)]
}

fn ask_cells(ask: &MapAsk, lang: Lang) -> [String; 2] {
    [escaped(&ask.text), law(&ask.source, lang)]
}

fn law(source: &Source, lang: Lang) -> String {
    law::law(source, lang).map_or(String::new(), |text| escaped(&text))
}

fn silent(text: &mut String, map: &OverlapMap, lang: Lang) {
    let _ = writeln!(text, "## {}\n", Word::MapSilent.text(lang));
    let _ =
        writeln!(text, "{}\n", Sentence::SilentPairs { count: map.silent.len(), all: map.silent_complete }.text(lang));
    for (first, others) in silent_by_first(map) {
        let others = others.iter().map(|name| escaped(name)).collect::<Vec<String>>().join(Word::Comma.text(lang));
        let _ = writeln!(text, "- {}{}{others}", escaped(first), Word::Colon.text(lang));
    }
}

fn head(text: &mut String, columns: &[&str]) {
    row(text, columns);
    row(text, &vec!["---"; columns.len()]);
}

fn row<T: AsRef<str>>(text: &mut String, cells: &[T]) {
    for cell in cells {
        let _ = write!(text, "| {} ", cell.as_ref());
    }
    text.push_str("|\n");
}

/// A text that means itself and nothing to Markdown or HTML.
fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for character in clean(text).chars() {
        if "\\`*_{}[]<>()#+!|&~$".contains(character) {
            safe.push('\\');
        }
        safe.push(character);
    }
    safe
}
