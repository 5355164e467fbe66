//! The map of a pack on a terminal: the table, what the marks mean, and everything behind it with the law.

use super::{
    citation,
    page::Page,
    style::{self, DIM, OPEN, PLAIN, STRONG},
    text,
};
use crate::{
    map::grid::{Grid, counts, silent_by_first},
    words::{Sentence, Word},
};
use yimen::{Lang, shapes::OverlapMap};

/// The whole page.
pub fn page(map: &OverlapMap, lang: Lang, width: usize) -> String {
    let grid = Grid::new(map);
    let mut page = Page::new(width);
    let heading = Sentence::MapOf { name: &map.name, version: &map.version }.text(lang);
    page.hang("", PLAIN, &heading, STRONG);
    page.hang("", PLAIN, &Sentence::MapCounts(counts(map)).text(lang), PLAIN);
    table(&mut page, &grid, lang);
    legend(&mut page, &grid, lang);
    page.hang("  ", PLAIN, Word::MapHowToRead.text(lang), DIM);
    relations(&mut page, map, lang);
    silent(&mut page, map, lang);
    page.finish()
}

/// The table, in as many parts as the width asks for; the columns bear the numbers of the rows.
fn table(page: &mut Page, grid: &Grid, lang: Lang) {
    let count = grid.items.len();
    let digits = count.to_string().len();
    let names: Vec<String> = grid
        .items
        .iter()
        .enumerate()
        .map(|(row, item)| format!("{:>digits$} {}", row + 1, text::clean(&item.name)))
        .collect();
    let longest = names.iter().map(|name| text::columns(name)).max().unwrap_or(0);
    let label = longest.min(page.width() / 2);
    let fields: Vec<Vec<String>> =
        (0..count).map(|row| (0..count).map(|column| field(grid, row, column, lang)).collect()).collect();
    let width = |column: usize| {
        let fields = fields.iter().filter_map(|row| row.get(column)).map(|field| text::columns(field));
        fields.chain([digits]).max().unwrap_or(digits)
    };
    let mut from = 0;
    while from < count {
        let mut used = label;
        let fits = |column: &usize| {
            used += width(*column) + 1;
            *column == from || used <= page.width()
        };
        let until = from + (from..count).take_while(fits).count();
        page.gap();
        let heads: String =
            (from..until).map(|at| format!(" {}", text::pad(&(at + 1).to_string(), width(at)))).collect();
        let heads = format!("{}{heads}", " ".repeat(label));
        page.line(&style::paint(DIM, heads.trim_end()));
        for (name, row) in names.iter().zip(&fields) {
            let shown = row.iter().enumerate().skip(from).take(until - from);
            let cells: String = shown.map(|(at, cell)| format!(" {}", text::pad(cell, width(at)))).collect();
            page.line(&format!("{}{cells}", text::pad(&text::cut(name, label), label)));
        }
        from = until;
    }
}

fn field(grid: &Grid, row: usize, column: usize, lang: Lang) -> String {
    match grid.field(row, column) {
        Some(field) => {
            let letters: String = field.marks.iter().map(|mark| mark.letter(lang)).collect();
            letters + if field.limited { "*" } else { "" }
        }
        None if row == column => "-".to_owned(),
        None if grid.is_turned(row, column) => ".".to_owned(),
        None => String::new(),
    }
}

fn legend(page: &mut Page, grid: &Grid, lang: Lang) {
    page.gap();
    let colon = Word::Colon.text(lang);
    for (mark, _) in grid.legend() {
        let reading = format!("{}{colon}{}", mark.name(lang), mark.reading(lang));
        page.hang(&format!("  {} ", mark.letter(lang)), STRONG, &reading, PLAIN);
    }
    if grid.has_turned() {
        page.hang("  .  ", STRONG, Word::MapTurned.text(lang), PLAIN);
    }
    if grid.is_limited() {
        page.hang("  *  ", STRONG, Word::MapLimited.text(lang), PLAIN);
    }
}

fn relations(page: &mut Page, map: &OverlapMap, lang: Lang) {
    page.heading(Word::MapRelations.text(lang));
    if map.relations.is_empty() {
        page.hang("  ", PLAIN, Word::MapNoRelations.text(lang), PLAIN);
    }
    for relation in &map.relations {
        let scope = relation.same_member.map(|same| Word::scope(same).text(lang).to_owned());
        let when = relation.when.as_ref().map(|when| Sentence::OnlyIf { when }.text(lang));
        let parts: Vec<String> = [Some(relation.text.clone()), scope, when].into_iter().flatten().collect();
        let lead = format!("  {}  ", relation.word);
        page.hang(&lead, STRONG, &parts.join(Word::Semicolon.text(lang)), PLAIN);
        citation::write(page, &relation.source, "      ", lang);
    }
    if !map.asks.is_empty() {
        page.heading(Word::MapAsks.text(lang));
    }
    for ask in &map.asks {
        page.hang("  ", PLAIN, &ask.text, PLAIN);
        citation::write(page, &ask.source, "      ", lang);
    }
}

fn silent(page: &mut Page, map: &OverlapMap, lang: Lang) {
    page.heading(Word::MapSilent.text(lang));
    let all = map.silent_complete;
    page.hang("  ", PLAIN, &Sentence::SilentPairs { count: map.silent.len(), all }.text(lang), PLAIN);
    for (first, others) in silent_by_first(map) {
        let others = others.join(Word::Comma.text(lang));
        page.hang("  ? ", OPEN, &format!("{first}{}{others}", Word::Colon.text(lang)), PLAIN);
    }
}
