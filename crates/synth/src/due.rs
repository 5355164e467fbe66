//! What the engine says a family should receive.

use crate::value::Receipt;
use yimen::batch::{Answers, ItemAnswers, Standing};

/// One item of one family or member, and its row among the answers.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    /// The answers about the item.
    pub item: &'a ItemAnswers,
    /// The member, by place in the family's list.
    pub member: Option<u32>,
    /// Which row it is.
    pub row: usize,
}

impl Row<'_> {
    /// What to do about it.
    pub fn standing(&self) -> Standing {
        self.item.rows.get(self.row).copied().unwrap_or_default().standing()
    }

    /// The receipt that would be right.
    pub fn receipt(&self) -> Receipt {
        let amount = self.item.amount.as_ref().and_then(|amount| amount.get(self.row));
        Receipt { item: self.item.item, member: self.member, amount, place: None }
    }
}

/// All rows of a family whose members stand from one row on to another, by item and member.
pub fn rows(answers: &Answers, family: usize, members: (usize, usize)) -> impl Iterator<Item = Row<'_>> {
    answers.items.iter().flat_map(move |item| {
        let (from, to) = if item.of_members { members } else { (family, family + 1) };
        (from..to).map(move |row| {
            let member = item.of_members.then(|| u32::try_from(row - from).unwrap_or(u32::MAX));
            Row { item, member, row }
        })
    })
}

/// What is due to a family, by item and member.
pub fn due(answers: &Answers, family: usize, members: (usize, usize)) -> Vec<Receipt> {
    let due =
        rows(answers, family, members).filter(|row| matches!(row.standing(), Standing::New | Standing::Continuing));
    due.map(|row| row.receipt()).collect()
}
