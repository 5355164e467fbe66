//! What the layers declare under one name: what a lower one replaces, and versions for different times.

use super::layers::Layer;
use crate::{
    base::{Code, Diagnostic, Words},
    syntax::ast::{Declaration, Named, Period},
};
use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    collections::BTreeMap,
    vec::Vec,
};

/// What a declaration does among others of its name.
pub(super) enum Says<'a, T> {
    /// It is the thing, for the first time or in the place of an upper layer's.
    Is(&'a T),
    /// It changes an upper layer's thing.
    Changes(Box<Change<'a, T>>),
}

/// A thing and when it is in force, to what it becomes.
pub(super) type Change<'a, T> = dyn Fn(&T, Option<Period>) -> T + 'a;

/// What a declaration says about its place among others of its name.
pub(super) struct Replaceable<'a> {
    pub(super) named: &'a Named,
    pub(super) replaces: bool,
    pub(super) cited: bool,
    /// When it is in force, where it says so.
    pub(super) period: Option<Period>,
}

/// A thing and the names it goes by: those of its first declaration, where a replacement does not give its own.
pub(super) struct Declared<'a, T: Clone> {
    /// What the name means, the lowest layer's first; several only where each is in force at another time.
    pub(super) things: Vec<Cow<'a, T>>,
    pub(super) named: Named,
    /// The layer of the first of them, and how many of them are that layer's.
    layer: usize,
    own: usize,
    /// When each is in force.
    periods: Vec<Option<Period>>,
    /// The times for which that layer changed what upper ones say.
    changed: Vec<Period>,
}

/// Everything of one sort that the layers declare; what a lower layer replaces keeps its place in the list.
pub(super) fn declared<'a, T: Clone>(
    layers: &[Layer<'a>],
    pick: impl Fn(&'a Declaration) -> Option<(Says<'a, T>, Replaceable<'a>)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Declared<'a, T>> {
    let mut all: Vec<Declared<'a, T>> = Vec::new();
    let mut places: BTreeMap<&'a str, usize> = BTreeMap::new();
    for (layer, declaration) in
        layers.iter().enumerate().flat_map(|(index, layer)| layer.declarations.iter().map(move |one| (index, *one)))
    {
        let Some((says, about)) = pick(declaration) else { continue };
        let name = &about.named.name;
        let known = places.get(name.text.as_str()).copied();
        let slot = known.and_then(|place| all.get_mut(place));
        if let (Says::Is(thing), false) = (&says, about.replaces) {
            if let Some(slot) = slot.filter(|slot| slot.layer == layer && slot.takes_turns(about.period)) {
                slot.add(thing, about.period, diagnostics);
                continue;
            }
            for known in core::iter::once(name).chain(&about.named.id) {
                places.entry(&known.text).or_insert(all.len());
            }
            let periods = Vec::from([about.period]);
            let things = Vec::from([Cow::Borrowed(*thing)]);
            all.push(Declared { things, named: about.named.clone(), layer, own: 1, periods, changed: Vec::new() });
            continue;
        }
        if !about.cited {
            diagnostics.push(Diagnostic::at(Code::OverrideWithoutLaw, name.span).with(name.text.clone()));
        }
        match slot {
            Some(slot) => match says {
                Says::Is(thing) if slot.layer != layer => slot.replace(thing, &about, layer),
                Says::Changes(change) if slot.layer != layer || slot.changes_again(about.period) => {
                    if !slot.change(&*change, about.period, layer) {
                        let never = Diagnostic::at(Code::NothingToOverride, name.span).with(name.text.clone());
                        diagnostics.push(never.with(""));
                    }
                }
                Says::Is(thing) if slot.takes_turns(about.period) => slot.add(thing, about.period, diagnostics),
                _ => diagnostics.push(Diagnostic::at(Code::OverrideOfOwnLayer, name.span).with(name.text.clone())),
            },
            None => {
                let near = crate::base::nearest(&name.text, places.keys().copied()).unwrap_or_default().to_owned();
                let nothing = Diagnostic::at(Code::NothingToOverride, name.span).with(name.text.clone());
                diagnostics.push(nothing.with(near));
            }
        }
    }
    all
}

impl<'a, T: Clone> Declared<'a, T> {
    /// What the name means; the first of its versions.
    pub(super) fn thing(&self) -> Option<&T> {
        self.things.first().map(|thing| &**thing)
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
        self.things.insert(self.own, Cow::Borrowed(thing));
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
        self.changed.clear();
        self.things.insert(0, Cow::Borrowed(thing));
        self.periods.insert(0, about.period);
        (self.layer, self.own) = (layer, 1);
    }

    /// A lower layer's changes to all that the name means: for their own time where they name one, else for all time. False
    /// where nothing was in force then.
    fn change(&mut self, change: &Change<'_, T>, period: Option<Period>, layer: usize) -> bool {
        let mut changed = false;
        if self.layer != layer {
            self.changed.clear();
        }
        let upper = core::mem::take(&mut self.things).into_iter().zip(core::mem::take(&mut self.periods));
        for (thing, own) in upper {
            let both = match (period, own) {
                (Some(period), Some(own)) => period.within(own),
                (period, own) => period.or(own),
            };
            if period.is_none() || both.is_some() {
                changed = true;
                self.things.push(Cow::Owned(change(&thing, both)));
                self.periods.push(both);
            }
            // At other times it stays what it was.
            if period.is_some() {
                self.things.push(thing);
                self.periods.push(own);
            }
        }
        self.changed.extend(period);
        (self.layer, self.own) = (layer, self.things.len());
        changed
    }

    /// Whether a layer's changes may follow those it has made: each for another time.
    fn changes_again(&self, period: Option<Period>) -> bool {
        let Some(period) = period else { return false };
        !self.changed.is_empty() && self.changed.iter().all(|other| period.within(*other).is_none())
    }
}
