//! What the layers declare under one name: what a lower one replaces, and versions for different times.

use super::layers::Layer;
use crate::{
    base::{Code, Diagnostic, Words},
    syntax::ast::{Declaration, Named, Period},
};
use alloc::{borrow::ToOwned, collections::BTreeMap, vec::Vec};

/// What a declaration says about its place among others of its name.
pub(super) struct Replaceable<'a> {
    pub(super) named: &'a Named,
    pub(super) replaces: bool,
    pub(super) cited: bool,
    /// When it is in force, where it says so.
    pub(super) period: Option<Period>,
}

/// A thing and the names it goes by: those of its first declaration, where a replacement does not give its own.
pub(super) struct Declared<'a, T> {
    /// What the name means, the lowest layer's first; several only where each is in force at another time.
    pub(super) things: Vec<&'a T>,
    pub(super) named: Named,
    /// The layer of the first of them, and how many of them are that layer's.
    layer: usize,
    own: usize,
    /// When each is in force.
    periods: Vec<Option<Period>>,
}

/// Everything of one sort that the layers declare; what a lower layer replaces keeps its place in the list.
pub(super) fn declared<'a, T>(
    layers: &[Layer<'a>],
    pick: impl Fn(&'a Declaration) -> Option<(&'a T, Replaceable<'a>)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Declared<'a, T>> {
    let mut all: Vec<Declared<'a, T>> = Vec::new();
    let mut places: BTreeMap<&'a str, usize> = BTreeMap::new();
    for (layer, declaration) in
        layers.iter().enumerate().flat_map(|(index, layer)| layer.declarations.iter().map(move |one| (index, *one)))
    {
        let Some((thing, about)) = pick(declaration) else { continue };
        let name = &about.named.name;
        let known = places.get(name.text.as_str()).copied();
        let slot = known.and_then(|place| all.get_mut(place));
        if !about.replaces {
            if let Some(slot) = slot.filter(|slot| slot.layer == layer && slot.takes_turns(about.period)) {
                slot.add(thing, about.period, diagnostics);
                continue;
            }
            for known in core::iter::once(name).chain(&about.named.id) {
                places.entry(&known.text).or_insert(all.len());
            }
            let periods = Vec::from([about.period]);
            all.push(Declared { things: Vec::from([thing]), named: about.named.clone(), layer, own: 1, periods });
            continue;
        }
        if !about.cited {
            diagnostics.push(Diagnostic::at(Code::OverrideWithoutLaw, name.span).with(name.text.clone()));
        }
        match slot {
            Some(slot) if slot.layer == layer => match slot.takes_turns(about.period) {
                true => slot.add(thing, about.period, diagnostics),
                false => {
                    diagnostics.push(Diagnostic::at(Code::OverrideOfOwnLayer, name.span).with(name.text.clone()));
                }
            },
            Some(slot) => slot.replace(thing, &about, layer),
            None => {
                let near = crate::base::nearest(&name.text, places.keys().copied()).unwrap_or_default().to_owned();
                let nothing = Diagnostic::at(Code::NothingToOverride, name.span).with(name.text.clone());
                diagnostics.push(nothing.with(near));
            }
        }
    }
    all
}

impl<'a, T> Declared<'a, T> {
    /// What the name means; the first of its versions.
    pub(super) fn thing(&self) -> Option<&'a T> {
        self.things.first().copied()
    }

    /// Whether one more may stand beside those of this layer: each says when it is in force.
    fn takes_turns(&self, period: Option<Period>) -> bool {
        period.is_some() && self.periods.iter().take(self.own).all(Option::is_some)
    }

    /// One more version of the same layer.
    fn add(&mut self, thing: &'a T, period: Option<Period>, diagnostics: &mut Vec<Diagnostic>) {
        for (other, period) in self.periods.iter().take(self.own).filter_map(|other| Some(((*other)?, period?))) {
            let apart = |first: Period, second: Period| first.until.is_some_and(|until| until < second.from);
            if !apart(other, period) && !apart(period, other) {
                let words = Words::new("与这一段重叠", "overlaps this one");
                diagnostics.push(Diagnostic::at(Code::VersionsOverlap, period.span).label(other.span, words));
            }
        }
        self.things.insert(self.own, thing);
        self.periods.insert(self.own, period);
        self.own = self.own.saturating_add(1);
    }

    /// A lower layer's word: for its own time where it names one, else for all time.
    fn replace(&mut self, thing: &'a T, about: &Replaceable<'_>, layer: usize) {
        let id = about.named.id.clone().or(self.named.id.take());
        let english = about.named.english.clone().or(self.named.english.take());
        self.named = Named { name: self.named.name.clone(), id, english };
        if about.period.is_none() {
            self.things.clear();
            self.periods.clear();
        }
        self.things.insert(0, thing);
        self.periods.insert(0, about.period);
        (self.layer, self.own) = (layer, 1);
    }
}
