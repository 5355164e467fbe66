//! The space between two leaves on one line.

use super::tree::Leaf;
use crate::syntax::grammar::Rule;

/// Blanks between two leaves that stand on one line.
pub(super) fn between(left: &Leaf<'_>, right: &Leaf<'_>) -> usize {
    match () {
        // Clauses and rows in a row are told apart by a wider space; where a comma stands it suffices.
        () if right.member && !left.is(Rule::lbrace) && !left.is(Rule::comma) => 2,
        () if is_tight(left, right) => 0,
        () => 1,
    }
}

fn is_tight(left: &Leaf<'_>, right: &Leaf<'_>) -> bool {
    match (left.rule, right.rule) {
        // A citation without quotes goes on up to the next space.
        (Some(Rule::cited), _) => false,
        (Some(Rule::lparen), _) | (_, Some(Rule::comma | Rule::colon | Rule::rparen)) => true,
        (Some(Rule::dot | Rule::unit_slash | Rule::unit_dot), _) => true,
        (_, Some(Rule::dot | Rule::unit_slash | Rule::unit_dot)) => true,
        // A set is one value inside an expression; other braces hold clauses and rows.
        (Some(Rule::lbrace), _) => left.parent == Some(Rule::set),
        (_, Some(Rule::rbrace)) => right.parent == Some(Rule::set),
        // A range without an end stands apart from what is beside it.
        (_, Some(Rule::dotdot)) => !right.first,
        (Some(Rule::dotdot), _) => !left.last,
        (Some(Rule::minus), _) => left.first,
        // What a function takes stands right behind its name, an id or a bracketed sum does not.
        (Some(Rule::name | Rule::rparen), Some(Rule::lparen)) => right.parent != Some(Rule::alias),
        (_, Some(Rule::lparen)) => !right.first,
        (Some(Rule::number | Rule::digits), Some(Rule::unit_word)) => !right.text.is_ascii(),
        (_, Some(Rule::number)) => is_bound(left),
        _ => false,
    }
}

/// `满` and `不超过`, but not `from`.
fn is_bound(leaf: &Leaf<'_>) -> bool {
    let is_rule = matches!(leaf.rule, None | Some(Rule::band_over | Rule::band_under | Rule::band_upto));
    is_rule && !leaf.text.is_ascii() && leaf.text.chars().all(char::is_alphanumeric)
}
