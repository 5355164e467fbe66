//! Every published figure of a pack, with its place, first day, status and source.

use super::Layer;
use yimen::syntax::ast::{Cell, CitationStatus, Standard, StandardRow};

/// One table for each pack that has figures.
pub fn tables(layer: &Layer) -> String {
    if layer.own.standards.is_empty() {
        return String::new();
    }
    let mut text = format!(
        "\n## {}：标准 · standards\n\n| 标准 | 地方 | 起止 | 数 | 状态 | 依据和说明 |\n|---|---|---|---|---|---|\n",
        layer.header.name
    );
    for own in &layer.own.standards {
        let source = layer.files.get(own.file).map_or("", |file| file.text.as_str());
        for row in &own.declared.rows {
            text.push_str(&line(&own.declared, row, source));
        }
    }
    text
}

fn line(standard: &Standard, row: &StandardRow, source: &str) -> String {
    let citation = row.citation.as_ref().or(standard.citation.as_ref());
    let own = row.status.as_ref().map(|(status, note)| (*status, note.clone()));
    let shared = || citation.map(|citation| (citation.status, citation.note.clone()));
    let (status, note) = own.or_else(shared).unwrap_or((CitationStatus::Verified, None));
    let status = match status {
        CitationStatus::Verified => "已核实",
        CitationStatus::Unverified => "待复核",
        CitationStatus::OwnChoice => "系统自定",
    };
    let days = match row.period.until {
        Some(until) => format!("{} 至 {until}", row.period.from),
        None => format!("{} 起", row.period.from),
    };
    let law = citation.map_or("", |citation| citation.text.as_str());
    let why = [law, note.as_deref().unwrap_or_default()];
    let why: Vec<&str> = why.into_iter().filter(|part| !part.is_empty()).collect();
    let place = row.place.as_ref().map_or("各地", |place| place.text.as_str());
    let cells = [&standard.named.name.text, place, &days, &value(row, source), status, &why.join("；")];
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "／")).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// The value as it is written.
fn value(row: &StandardRow, source: &str) -> String {
    let span = match &row.value {
        Cell::One(_, span) => *span,
        Cell::Grid(grid) => grid.span,
    };
    source.get(span.range()).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}
