//! Which items can be judged where, by what is published there.

use super::{Layer, own};
use crate::failure::Failure;
use std::collections::BTreeMap;
use yimen::{Lang, shapes::Published, syntax::ast::CitationStatus};

/// Items by place.
pub struct Matrix {
    places: Vec<String>,
    /// Name of the item and one cell for each place.
    rows: Vec<(String, Vec<Cell>)>,
}

/// How far an item can be judged in a place.
#[derive(Default)]
struct Cell {
    /// Figures it reads that are not published there for the day.
    missing: Vec<String>,
    /// Whether a law or figure it rests on is not verified.
    unverified: bool,
}

impl Matrix {
    /// Looks at every place of which the pack itself has figures, and at the one it is for.
    pub fn of(layer: &Layer, date: &str) -> Result<Matrix, Failure> {
        let info = layer.pack.info(Lang::Chinese);
        let named = |name: &str| {
            let of_figures = layer.own.standards.iter().flat_map(|one| &one.declared.rows);
            let mut places = of_figures.filter_map(|row| row.place.as_ref());
            places.any(|place| place.text == name) || layer.header.region.as_deref() == Some(name)
        };
        let mut places: Vec<_> = info.regions.iter().filter(|place| named(&place.name)).collect();
        places.sort_by(|one, other| one.code.cmp(&other.code));
        let mut rows: Vec<(String, Vec<Cell>)> = Vec::new();
        for place in &places {
            let refused =
                |diagnostics| Failure::Refused { diagnostics, files: Vec::new(), input: layer.folder.clone() };
            for item in layer.pack.published(date, &place.code, Lang::Chinese).map_err(refused)? {
                match rows.iter_mut().find(|(name, _)| *name == item.name) {
                    Some((_, cells)) => cells.push(Cell::of(&item)),
                    None => rows.push((item.name.clone(), vec![Cell::of(&item)])),
                }
            }
        }
        Ok(Matrix { places: places.into_iter().map(|place| place.name.clone()).collect(), rows })
    }

    /// As a table.
    pub fn table(&self, date: &str) -> String {
        let mut text = format!(
            "{date} 这一天：✓ 依据和数都已核实；◐ 有待复核的；缺 n 有 n 个要用的数当地没有公布或没有查到，用到时得「无法判定」。\n\n\
             | 事项 | {} |\n|---|{}\n",
            self.places.join(" | "),
            "---|".repeat(self.places.len())
        );
        for (name, cells) in &self.rows {
            let cells: Vec<String> = cells.iter().map(Cell::text).collect();
            text.push_str(&format!("| {name} | {} |\n", cells.join(" | ")));
        }
        text
    }

    /// The figures that are not there, with the places and the author's remark.
    pub fn missing(&self, layer: &Layer) -> String {
        let mut places: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (at, place) in self.places.iter().enumerate() {
            for name in self.rows.iter().filter_map(|(_, cells)| cells.get(at)).flat_map(|cell| &cell.missing) {
                let known = places.entry(name).or_default();
                if !known.contains(&place.as_str()) {
                    known.push(place);
                }
            }
        }
        if places.is_empty() {
            return String::new();
        }
        let remarks = own::remarks(&layer.files);
        let mut text =
            String::from("\n没有数的标准 · figures that are missing\n\n| 标准 | 在哪里 | 说明 |\n|---|---|---|\n");
        for (name, missing) in places {
            let everywhere = missing.len() == self.places.len();
            let where_ = if everywhere { "上面各地".to_owned() } else { missing.join("、") };
            let remark = remarks.get(name).map_or("没有查到", String::as_str);
            text.push_str(&format!("| {name} | {where_} | {} |\n", remark.replace('|', "／")));
        }
        text
    }
}

impl Cell {
    fn of(item: &Published) -> Cell {
        let mut cell = Cell::default();
        for figure in item.figures.iter().filter(|figure| figure.since.is_none()) {
            if !cell.missing.contains(&figure.name) {
                cell.missing.push(figure.name.clone());
            }
        }
        cell.unverified = item.sources.iter().any(|one| one.citation_status == Some(CitationStatus::Unverified));
        cell
    }

    fn text(&self) -> String {
        match (self.missing.len(), self.unverified) {
            (0, false) => "✓".to_owned(),
            (0, true) => "◐".to_owned(),
            (missing, _) => format!("缺 {missing}"),
        }
    }
}
