//! Regions, facts and standards: the tables that expressions read.

use super::{
    layers::Layer,
    names::{Space, Symbol, label},
    places::Places,
    types::unit_fits,
};
use crate::{
    base::{Code, Diagnostic, Place, Span, Words, nearest},
    program::{Citation, Constant, Fact, Kind, Label, MAX_MEMBERS, Region, Standard, StandardRow},
    syntax::ast,
    value::Day,
};
use alloc::{string::ToString, vec::Vec};

/// The tables and the names that lead to them.
pub(super) struct Tables {
    pub(super) symbols: Space<Symbol>,
    pub(super) places: Places,
    pub(super) choices: Vec<Vec<Label>>,
    pub(super) family: Vec<Fact>,
    pub(super) member: Vec<Fact>,
    pub(super) members: (u32, u32),
    pub(super) standards: Vec<Standard>,
}

pub(super) fn read(layers: &[Layer<'_>], diagnostics: &mut Vec<Diagnostic>) -> Tables {
    let mut tables = Tables {
        symbols: Space::new(),
        places: Places::default(),
        choices: Vec::new(),
        family: Vec::new(),
        member: Vec::new(),
        members: (1, 30),
        standards: Vec::new(),
    };
    let all = || layers.iter().flat_map(|layer| &layer.declarations);
    for declaration in all() {
        match declaration {
            ast::Declaration::Regions(regions) => {
                regions.iter().for_each(|region| tables.places.add(region, None, diagnostics))
            }
            ast::Declaration::Facts(facts) => tables.facts(facts, diagnostics),
            _ => {}
        }
    }
    if tables.places.regions().is_empty() {
        diagnostics.push(Diagnostic::new(Code::NoRegions, Place::Whole));
    }
    for place in layers.iter().filter_map(|layer| layer.pack.region.as_ref()) {
        let _ = tables.places.find(place, diagnostics);
    }
    // A standard is declared where it has a type; rows may be added above or below that place.
    let standards = || {
        all().filter_map(
            |declaration| if let ast::Declaration::Standard(standard) = declaration { Some(standard) } else { None },
        )
    };
    standards().for_each(|standard| tables.declare_standard(standard, diagnostics));
    let mut rows = alloc::vec![Vec::new(); tables.standards.len()];
    standards().for_each(|standard| tables.rows(standard, &mut rows, diagnostics));
    for (standard, rows) in tables.standards.iter_mut().zip(rows) {
        standard.rows = in_turn(rows, tables.places.regions(), diagnostics);
    }
    tables
}

fn index<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

pub(super) fn citation(citation: &ast::Citation) -> Citation {
    Citation { text: citation.text.clone(), status: citation.status, note: citation.note.clone() }
}

impl Tables {
    fn facts(&mut self, facts: &ast::Facts, diagnostics: &mut Vec<Diagnostic>) {
        if let Some((least, most, span)) = facts.count {
            if least > most || most > MAX_MEMBERS || most == 0 {
                diagnostics.push(Diagnostic::at(Code::MemberRange, span).with(MAX_MEMBERS.to_string()));
            }
            self.members = (least.min(most), most.min(MAX_MEMBERS));
        }
        for fact in &facts.facts {
            let (kind, low, high) = self.fact_kind(fact, diagnostics);
            let ask = fact.ask.as_ref().map(text);
            let read = Fact { label: label(&fact.named), kind, low, high, optional: fact.optional, ask };
            let (list, symbol) = match facts.owner {
                ast::Owner::Family => (&mut self.family, Symbol::FamilyFact as fn(u32) -> Symbol),
                ast::Owner::Member => (&mut self.member, Symbol::MemberFact as fn(u32) -> Symbol),
            };
            self.symbols.declare(&fact.named, symbol(index(list)), diagnostics);
            list.push(read);
        }
    }

    fn fact_kind(
        &mut self,
        fact: &ast::Fact,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Kind, Option<crate::value::Exact>, Option<crate::value::Exact>) {
        match &fact.kind {
            ast::FactKind::Date => (Kind::Day, None, None),
            ast::FactKind::Truth => (Kind::Truth, None, None),
            ast::FactKind::Region => (Kind::Region, None, None),
            ast::FactKind::Choice(names) => (Kind::Choice(self.choice_set(names, diagnostics)), None, None),
            ast::FactKind::Number { unit, low, high, span } => {
                if low.zip(*high).is_some_and(|(low, high)| low > high) {
                    diagnostics.push(Diagnostic::at(Code::RangeBackwards, *span));
                    return (Kind::Number(*unit), None, None);
                }
                (Kind::Number(*unit), *low, *high)
            }
        }
    }

    fn choice_set(&mut self, names: &[ast::Named], diagnostics: &mut Vec<Diagnostic>) -> u32 {
        let mut space = Space::new();
        names.iter().for_each(|name| space.declare(name, (), diagnostics));
        if let Some(extra) = names.get(64) {
            diagnostics.push(Diagnostic::at(Code::TooManyChoices, extra.name.span).with("64"));
        }
        let set: Vec<Label> = names.iter().take(64).map(label).collect();
        // Two facts with the same choices can be compared with one another.
        let known = self.choices.iter().position(|known| *known == set);
        known.and_then(|known| u32::try_from(known).ok()).unwrap_or_else(|| {
            self.choices.push(set);
            index(&self.choices).saturating_sub(1)
        })
    }

    fn declare_standard(&mut self, standard: &ast::Standard, diagnostics: &mut Vec<Diagnostic>) {
        let kind = match standard.kind {
            Some(ast::StandardKind::Truth) => Kind::Truth,
            Some(ast::StandardKind::Number(unit)) => Kind::Number(unit),
            None => return,
        };
        self.symbols.declare(&standard.named, Symbol::Standard(index(&self.standards)), diagnostics);
        self.standards.push(Standard { label: label(&standard.named), kind, rows: Vec::new() });
    }

    fn rows(&self, standard: &ast::Standard, rows: &mut [Vec<(StandardRow, Span)>], diagnostics: &mut Vec<Diagnostic>) {
        let name = &standard.named.name;
        let Some(Symbol::Standard(index)) = self.symbols.get(&name.text) else {
            let known = self.standards.iter().map(|standard| standard.label.name.as_str());
            let near = nearest(&name.text, known).unwrap_or_default();
            diagnostics.push(Diagnostic::at(Code::NoSuchStandard, name.span).with(name.text.clone()).with(near));
            return;
        };
        let slot = (self.standards.get(index as usize), rows.get_mut(index as usize));
        let (Some(target), Some(written)) = slot else { return };
        for row in &standard.rows {
            let place = match &row.place {
                Some(place) => match self.places.find(place, diagnostics) {
                    Some(place) => Some(place),
                    None => continue,
                },
                None => None,
            };
            let Some(value) = standard_value(target.kind, row.value, row.span, diagnostics) else { continue };
            if row.until.is_some_and(|until| until < row.from) {
                diagnostics.push(Diagnostic::at(Code::DatesBackwards, row.span));
                continue;
            }
            let mut cited = row.citation.as_ref().or(standard.citation.as_ref()).map(citation);
            if let (Some(cited), Some((status, note))) = (&mut cited, &row.status) {
                cited.status = *status;
                cited.note.clone_from(note);
            } else if let (None, Some((status, note))) = (&cited, &row.status) {
                cited = Some(Citation { text: alloc::string::String::new(), status: *status, note: note.clone() });
            }
            written.push((StandardRow { place, from: row.from, until: row.until, value, citation: cited }, row.span));
        }
    }
}

/// A standard's or an assumption's value as its kind asks for.
pub(super) fn standard_value(
    kind: Kind,
    value: ast::StandardValue,
    span: crate::base::Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Constant> {
    let wrong = |asked: Words| Diagnostic::at(Code::WrongValue, span).with(asked);
    match (kind, value) {
        (Kind::Truth, ast::StandardValue::Truth(truth)) => Some(Constant::Truth(truth)),
        (Kind::Number(unit), ast::StandardValue::Number(number, written)) => {
            if let Some(written) = written.filter(|written| !unit_fits(*written, unit)) {
                let words = Diagnostic::at(Code::UnitMismatch, span);
                let unit = |unit: crate::value::Unit| Words::new(unit.text(true), unit.text(false));
                diagnostics.push(words.with(unit(written)).with(unit(match kind {
                    Kind::Number(unit) => unit,
                    _ => written,
                })));
                return None;
            }
            Some(Constant::Number(number))
        }
        (Kind::Truth, _) => {
            diagnostics.push(wrong(Words::new("是 或 否", "yes or no")));
            None
        }
        _ => {
            diagnostics.push(wrong(Words::new("一个数", "a number")));
            None
        }
    }
}

/// Rows by place, then by first day; a row without a last day ends where the next one of its place begins.
fn in_turn(
    mut rows: Vec<(StandardRow, Span)>,
    regions: &[Region],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<StandardRow> {
    rows.sort_by_key(|(row, span)| (row.place, row.from, *span));
    let following: Vec<(Option<u32>, Day, Span)> =
        rows.iter().skip(1).map(|(row, span)| (row.place, row.from, *span)).collect();
    for ((row, span), (place, from, next)) in rows.iter_mut().zip(following) {
        if row.place != place {
            continue;
        }
        let earlier = Words::new("与这一行重叠", "overlaps this row");
        if row.from == from {
            let region = place.and_then(|place| regions.get(place as usize));
            let everywhere = Words::new("各地", "everywhere");
            let name = region.map_or(everywhere, |region| Words::same(&region.label.name));
            diagnostics
                .push(Diagnostic::at(Code::RowTwice, next).with(name).with(from.to_string()).label(*span, earlier));
        } else if row.until.is_some_and(|until| until >= from) {
            diagnostics.push(Diagnostic::at(Code::RowsOverlap, next).with(from.to_string()).label(*span, earlier));
        }
        row.until = row.until.or(from.add_days(-1));
    }
    rows.into_iter().map(|(row, _)| row).collect()
}

pub(super) fn text(text: &ast::Text) -> crate::program::Text {
    crate::program::Text { text: text.text.clone(), english: text.english.clone() }
}
