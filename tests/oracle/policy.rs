//! The syntax tree with its names looked up: what the oracle walks.

use crate::{day::Day, number::Number};
use num_rational::Ratio;
use std::collections::BTreeMap;
use yimen::{
    Exact,
    syntax::ast::{self, Body, Declaration, Name, Named, Owner, Period, RelationKind, ValueKind},
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
    /// Items, each with the versions that hold at different times.
    pub items: Vec<Vec<ast::Item>>,
    pub exclusions: Vec<Exclusion>,
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

/// 排除, one item by one item.
#[derive(Debug)]
pub struct Exclusion {
    pub by: String,
    pub excluded: String,
    pub same_member: bool,
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
    pub list: Option<usize>,
}

/// A standard with all its rows, also those added elsewhere.
#[derive(Debug)]
pub struct Standard {
    pub named: Named,
    pub kind: Option<ValueKind>,
    pub optional: bool,
    pub keys: Vec<ast::Key>,
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
                Declaration::Definition(definition) => policy.definition(definition),
                Declaration::Item(item) => policy.item(item),
                Declaration::Relation(relation) => policy.relation(relation),
                // Bounds are held when a pack is compiled, cases are not judged here; what is generated has one layer.
                Declaration::Amendment(_) | Declaration::Assertion(_) | Declaration::Case(_) => {}
            }
        }
        policy
    }

    fn relation(&mut self, relation: &ast::Relation) {
        let RelationKind::Excludes(by, excluded) = &relation.kind else { return };
        let same_member = relation.scope.is_some_and(|scope| scope.same_member);
        for (by, excluded) in by.iter().flat_map(|by| excluded.iter().map(move |excluded| (by, excluded))) {
            let (by, excluded) = (by.name.text.clone(), excluded.name.text.clone());
            self.exclusions.push(Exclusion { by, excluded, same_member });
        }
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
                ast::FactKind::Choice(names) => Some(self.list(names)),
                _ => None,
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
            let named = standard.named.clone();
            self.standards.push(Standard { named, kind: None, optional: false, keys: Vec::new(), rows: Vec::new() });
        }
        if standard.kind.is_some() {
            // The declaration with the kind gives the name and id.
            let target = &mut self.standards[index];
            target.named = standard.named.clone();
            target.kind = standard.kind.clone();
            target.optional = standard.optional;
            target.keys = standard.keys.clone();
            self.symbol(&standard.named, Symbol::Standard(index));
        }
        self.standards[index].rows.extend(standard.rows.iter().cloned());
    }

    fn definition(&mut self, definition: &ast::Definition) {
        self.symbol(&definition.named, Symbol::Definition(self.definitions.len()));
        if let Body::Classes(classes, otherwise) = &definition.body {
            let names: Vec<Named> = classes.iter().map(|(named, _)| named).chain(otherwise).cloned().collect();
            self.list(&names);
        }
        self.definitions.push(definition.clone());
    }

    fn item(&mut self, item: &ast::Item) {
        let known = self.items.iter_mut().find(|versions| is(&versions[0].named, &item.named.name.text));
        match known {
            Some(versions) => versions.push(item.clone()),
            None => self.items.push(vec![item.clone()]),
        }
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

    /// The list of choices of a kind, where it has one.
    pub fn list_of(&self, kind: &ValueKind) -> Option<usize> {
        match kind {
            ValueKind::Choice(names) => self.choices.iter().position(|known| same_names(known, names)),
            ValueKind::Like(name) => match self.named(&name.text)? {
                Symbol::Fact(fact) => self.facts[fact].list,
                Symbol::Standard(standard) => self.list_of(self.standards[standard].kind.as_ref()?),
                Symbol::Definition(definition) => self.list_of_classes(&self.definitions[definition].body),
            },
            _ => None,
        }
    }

    /// The list that a 分类 makes.
    pub fn list_of_classes(&self, body: &Body) -> Option<usize> {
        let Body::Classes(classes, otherwise) = body else { return None };
        let names: Vec<Named> = classes.iter().map(|(named, _)| named).chain(otherwise).cloned().collect();
        self.choices.iter().position(|known| same_names(known, &names))
    }

    pub fn place_named(&self, word: &str) -> usize {
        let found = self.places.iter().position(|place| place.code == word || is(&place.named, word));
        found.unwrap_or_else(|| panic!("no such place: {word}"))
    }

    pub fn item_named(&self, word: &str) -> usize {
        let found = self.items.iter().position(|versions| is(&versions[0].named, word));
        found.unwrap_or_else(|| panic!("no such item: {word}"))
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

fn same_names(known: &[Named], names: &[Named]) -> bool {
    let text = |named: &Named| (named.name.text.clone(), named.id.as_ref().map(|id| id.text.clone()));
    known.iter().map(text).eq(names.iter().map(text))
}

/// Whether a name or id is meant by a word.
pub fn is(named: &Named, word: &str) -> bool {
    named.name.text == word || named.id.as_ref().is_some_and(|id| id.text == word)
}

/// The key in results: the id, or the name where there is none.
pub fn id(named: &Named) -> &str {
    named.id.as_ref().map_or(&named.name.text, |id| &id.text)
}

/// Whether a name is one of the words for the day and the place of evaluation.
pub fn is_evaluation_word(name: &Name) -> bool {
    matches!(name.text.as_str(), "评估日" | "evaluation_date" | "评估地" | "evaluation_place")
}

/// Whether a day lies in a period.
pub fn contains(period: Period, on: Day) -> bool {
    day(period.from) <= on && period.until.is_none_or(|until| on <= day(until))
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
