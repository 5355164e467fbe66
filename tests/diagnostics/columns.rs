//! Registers in columns that do not fit their pack.

use crate::support::{HEAD, pack};
use yimen::{
    Code,
    batch::{Bits, Builder, Column, Integers, Received, Values},
};

/// What is said about columns for two families with a member each.
fn said(
    fill: impl for<'a> FnOnce(Builder<'a, 'static>) -> Result<Builder<'a, 'static>, yimen::Diagnostic>,
) -> Option<Code> {
    fill(pack(HEAD).register(2)).err().map(|error| error.kind())
}

fn numbers(all: &'static [i32]) -> Column<'static> {
    Column::new(Values::Numbers(Integers::I32(all), 0))
}

fn received(item: &'static [u32]) -> Received<'static> {
    Received { starts: &[0, 1, 1], item, member: None, amount: None, since: None, unmet_since: None, place: None }
}

pub fn codes() -> Vec<Code> {
    let cases = [
        said(|all| all.family("收人", numbers(&[1, 2]))),
        said(|all| all.family("收入", numbers(&[1]))),
        said(|all| all.family("收入", Column::new(Values::Days(&[1, 2])))),
        said(|all| all.family("收入", numbers(&[1, 2]).known(Bits::new(&[], 0)))),
        said(|all| all.member("等级", numbers(&[1, 2]))),
        said(|all| all.members(&[0, 1])),
        said(|all| all.members(&[0, 2, 1])),
        said(|all| all.members(&[0, 1, 2])?.member("等级", numbers(&[1, 2]))),
        said(|all| all.received(received(&[99]))),
        said(|all| all.received(received(&[]))),
        said(|all| all.place(numbers(&[1, 2]))),
    ];
    let mut found = Vec::new();
    for case in cases {
        found.push(case.expect("the columns do not fit"));
    }
    assert_eq!(found[0], Code::UnknownFact);
    assert!(found[1..].iter().all(|code| *code == Code::WrongColumn), "{found:?}");
    found
}

#[test]
fn what_fits_is_taken() {
    let fits = said(|all| all.members(&[0, 1, 2])?.family("收入", numbers(&[1, 2]))?.received(received(&[0])));
    assert_eq!(fits, None);
}
