//! The syntax tree with its names looked up: what the oracle walks.

use crate::{day::Day, number::Number};
use num_rational::Ratio;
use std::collections::BTreeMap;
use yimen::{
    Exact,
    syntax::ast::{self, Declaration, Named, Owner},
};

/// One pack of one file.
#[derive(Debug, Default)]
pub struct Policy {
    pub places: Vec<Place>,
    /// Facts in the order written.
    pub facts: Vec<Fact>,
    /// Lists of choices; facts with the same list share it.
    pub choices: Vec<Vec<Named>>,
    pub standards: Vec<Standard>,
    pub definitions: Vec<ast::Definition>,
    pub items: Vec<ast::Item>,
    pub relations: Vec<ast::Relation>,
    /// Least and most members.
    pub members: (usize, usize),
    pub effective: Option<Day>,
    symbols: BTreeMap<String, Symbol>,
}

/// What a name in an expression stands for, by its place in its list.
#[derive(Debug, Clone, Copy)]
pub enum Symbol {
    Fact(usize),
    Standard(usize),
    Definition(usize),
}

#[derive(Debug)]
pub struct Place {
    pub code: String,
    pub named: Named,
    pub above: Option<usize>,
}

#[derive(Debug)]
pub struct Fact {
    pub named: Named,
    pub owner: Owner,
    pub kind: ast::FactKind,
    pub optional: bool,
    /// The list of a choice.
    pub list: usize,
}

/// A standard with all its rows, also those added elsewhere.
#[derive(Debug)]
pub struct Standard {
    pub named: Named,
    pub rows: Vec<ast::StandardRow>,
}

impl Policy {
    pub fn new(declarations: &[Declaration]) -> Policy {
        let mut policy = Policy { members: (1, 30), ..Policy::default() };
        for declaration in declarations {
            match declaration {
                Declaration::Pack(pack) => policy.effective = pack.effective.map(day),
                Declaration::Regions(regions) => regions.iter().for_each(|region| policy.place(region, None)),
                Declaration::Facts(facts) => policy.facts(facts),
                Declaration::Standard(standard) => policy.standard(standard),
                Declaration::Definition(definition) => {
                    policy.symbol(&definition.named, Symbol::Definition(policy.definitions.len()));
                    policy.definitions.push(definition.clone());
                }
                Declaration::Item(item) => policy.items.push(item.clone()),
                Declaration::Relation(relation) => policy.relations.push(relation.clone()),
                Declaration::Case(_) => {}
            }
        }
        policy
    }

    fn place(&mut self, region: &ast::Region, above: Option<usize>) {
        let index = self.places.len();
        self.places.push(Place { code: region.code.text.clone(), named: region.named.clone(), above });
        region.children.iter().for_each(|child| self.place(child, Some(index)));
    }

    fn facts(&mut self, facts: &ast::Facts) {
        if let Some((least, most, _)) = facts.count {
            self.members = (least as usize, most as usize);
        }
        for fact in &facts.facts {
            self.symbol(&fact.named, Symbol::Fact(self.facts.len()));
            let list = match &fact.kind {
                ast::FactKind::Choice(names) => self.list(names),
                _ => 0,
            };
            let (named, kind) = (fact.named.clone(), fact.kind.clone());
            self.facts.push(Fact { named, owner: facts.owner, kind, optional: fact.optional, list });
        }
    }

    fn list(&mut self, names: &[Named]) -> usize {
        let text = |named: &Named| (named.name.text.clone(), named.id.as_ref().map(|id| id.text.clone()));
        let same = |known: &Vec<Named>| known.iter().map(text).eq(names.iter().map(text));
        self.choices.iter().position(same).unwrap_or_else(|| {
            self.choices.push(names.to_vec());
            self.choices.len() - 1
        })
    }

    fn standard(&mut self, standard: &ast::Standard) {
        let known = self.standards.iter().position(|known| is(&known.named, &standard.named.name.text));
        let index = known.unwrap_or(self.standards.len());
        if known.is_none() {
            self.standards.push(Standard { named: standard.named.clone(), rows: Vec::new() });
        }
        if standard.kind.is_some() {
            // The declaration with the kind gives the name and id.
            self.standards[index].named = standard.named.clone();
            self.symbol(&standard.named, Symbol::Standard(index));
        }
        self.standards[index].rows.extend(standard.rows.iter().cloned());
    }

    fn symbol(&mut self, named: &Named, symbol: Symbol) {
        for name in [Some(&named.name), named.id.as_ref()].into_iter().flatten() {
            self.symbols.insert(name.text.clone(), symbol);
        }
    }

    /// A fact, standard or definition of that name.
    pub fn named(&self, name: &str) -> Option<Symbol> {
        self.symbols.get(name).copied()
    }

    pub fn place_named(&self, word: &str) -> usize {
        let found = self.places.iter().position(|place| place.code == word || is(&place.named, word));
        found.unwrap_or_else(|| panic!("no such place: {word}"))
    }

    pub fn item_named(&self, word: &str) -> usize {
        self.items.iter().position(|item| is(&item.named, word)).unwrap_or_else(|| panic!("no such item: {word}"))
    }

    pub fn choice_named(&self, list: usize, word: &str) -> usize {
        let found = self.choices[list].iter().position(|choice| is(choice, word));
        found.unwrap_or_else(|| panic!("no such choice: {word}"))
    }

    /// Whether a place is another or lies below it.
    pub fn lies_within(&self, inner: usize, outer: usize) -> bool {
        inner == outer || self.places[inner].above.is_some_and(|above| self.lies_within(above, outer))
    }
}

/// Whether a name or id is meant by a word.
pub fn is(named: &Named, word: &str) -> bool {
    named.name.text == word || named.id.as_ref().is_some_and(|id| id.text == word)
}

/// The key in results: the id, or the name where there is none.
pub fn id(named: &Named) -> &str {
    named.id.as_ref().map_or(&named.name.text, |id| &id.text)
}

/// A day of the tree.
pub fn day(day: yimen::value::Day) -> Day {
    let (year, month, day) = day.year_month_day();
    Day { year: year.into(), month: month.into(), day: day.into() }
}

/// A number of the tree.
pub fn number(exact: Exact) -> Number {
    let (numerator, denominator) = exact.parts();
    Ratio::new(numerator.into(), denominator.into())
}
