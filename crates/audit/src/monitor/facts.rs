//! What changed in what is known of a family.

use yimen::Tree;

/// A fact that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactChange {
    /// The member by what it is called in both snapshots; nothing for a fact of the family.
    pub member: Option<String>,
    /// Id of the fact, or `region` or `receiving`; empty where the member is only in one of the snapshots.
    pub fact: String,
    /// What it was; nothing where it was not known.
    pub before: Option<Tree>,
    /// What it is.
    pub after: Option<Tree>,
}

/// What a case says beside facts: 评估地 and 在享.
const OF_THE_CASE: [&str; 2] = ["region", "receiving"];

/// The facts that differ between two cases, as [`yimen::batch::Screener::case`] gives them. `keys` name the members of each, in
/// their order; members without a name are those in the same place, counted from 1.
pub fn facts(before: &Tree, after: &Tree, keys: [&[String]; 2]) -> Vec<FactChange> {
    let mut all = Vec::new();
    let own = [map(before, "family"), map(after, "family")];
    changes(None, own, &mut all);
    for key in OF_THE_CASE {
        let [was, is] = [before, after].map(|case| get(case, key).filter(|tree| !is_empty(tree)).cloned());
        if was != is {
            all.push(FactChange { member: None, fact: key.to_owned(), before: was, after: is });
        }
    }
    let [before_members, after_members] = [members(before, keys[0]), members(after, keys[1])];
    for (key, facts) in &before_members {
        match after_members.iter().find(|(other, _)| other == key) {
            Some((_, other)) => changes(Some(key), [facts, other], &mut all),
            None => all.push(one_only(key, Some(Tree::Truth(true)), None)),
        }
    }
    let added = after_members.iter().filter(|(key, _)| !before_members.iter().any(|(other, _)| other == key));
    all.extend(added.map(|(key, _)| one_only(key, None, Some(Tree::Truth(true)))));
    all
}

fn one_only(member: &str, before: Option<Tree>, after: Option<Tree>) -> FactChange {
    FactChange { member: Some(member.to_owned()), fact: String::new(), before, after }
}

fn changes(member: Option<&String>, [before, after]: [&[(String, Tree)]; 2], all: &mut Vec<FactChange>) {
    let find =
        |facts: &[(String, Tree)], key: &str| facts.iter().find(|(id, _)| id == key).map(|(_, tree)| tree.clone());
    let lost = before.iter().filter(|(id, _)| find(after, id).is_none());
    // In the order of the pack: what is known now, then what is no longer.
    let ids = after.iter().chain(lost).map(|(id, _)| id);
    for id in ids {
        let (was, is) = (find(before, id), find(after, id));
        if was != is {
            all.push(FactChange { member: member.cloned(), fact: id.clone(), before: was, after: is });
        }
    }
}

fn get<'t>(tree: &'t Tree, key: &str) -> Option<&'t Tree> {
    match tree {
        Tree::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, tree)| tree),
        _ => None,
    }
}

/// Receiving nothing is not told apart from nothing being said of it.
fn is_empty(tree: &Tree) -> bool {
    matches!(tree, Tree::List(all) if all.is_empty())
}

fn map<'t>(tree: &'t Tree, key: &str) -> &'t [(String, Tree)] {
    match get(tree, key) {
        Some(Tree::Map(entries)) => entries,
        _ => &[],
    }
}

fn members<'t>(tree: &'t Tree, keys: &[String]) -> Vec<(String, &'t [(String, Tree)])> {
    let Some(Tree::List(list)) = get(tree, "members") else { return Vec::new() };
    let named = list.iter().enumerate().map(|(at, member)| {
        let key = keys.get(at).cloned().unwrap_or_else(|| at.saturating_add(1).to_string());
        match member {
            Tree::Map(entries) => (key, entries.as_slice()),
            _ => (key, [].as_slice()),
        }
    });
    named.collect()
}
