//! Families in the order of a figure.

use yimen::Exact;
use yimen_audit::{Figure, Ranked, Ranking};

fn order(figures: &[Figure], ascending: bool, most: Option<usize>) -> Vec<u64> {
    let mut ranking = Ranking::new(ascending, most);
    // Whatever order they come in.
    for (number, figure) in figures.iter().enumerate().rev() {
        ranking.push(Ranked { figure: *figure, number: number as u64, family: () });
    }
    ranking.finish().into_iter().map(|one| one.number).collect()
}

fn at(text: &str) -> Figure {
    Figure::Settled(Exact::parse(text).unwrap())
}

#[test]
fn the_greatest_comes_first_and_equals_stay_in_order() {
    let figures = [at("1"), at("3.5"), at("-2"), at("3.5"), at("3.49")];
    assert_eq!(order(&figures, false, None), [1, 3, 4, 0, 2]);
    assert_eq!(order(&figures, true, None), [2, 0, 4, 1, 3]);
}

#[test]
fn a_limit_keeps_the_first_of_the_whole_order() {
    let figures: Vec<Figure> =
        (0..50_i64).map(|number| Figure::Settled(Exact::from_integer(number * 7 % 10))).collect();
    let whole = order(&figures, false, None);
    for most in [0, 1, 7, 49, 50, 80] {
        assert_eq!(order(&figures, false, Some(most)), whole[..most.min(50)]);
    }
}

#[test]
fn open_figures_follow_settled_ones_and_failures_end_the_list() {
    let bound = |text: &str| Some(Exact::parse(text).unwrap());
    let figures = [
        Figure::Failed,
        Figure::Absent,
        Figure::Open(bound("1"), bound("9")),
        Figure::Open(bound("0"), None),
        at("2"),
        Figure::Open(None, bound("3")),
    ];
    assert_eq!(order(&figures, false, None), [4, 3, 2, 5, 1, 0]);
    assert_eq!(order(&figures, true, None), [4, 5, 3, 2, 1, 0]);
}
