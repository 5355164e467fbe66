//! What to do about an item: claim it, keep it, stop it, or leave it.

use crate::{
    case::Case,
    eval::{Judgement, Outcome},
};

/// What to do about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    New,
    Continuing,
    Stop,
    Barred,
    None,
}

/// Verdict, bars and 在享 to one standing. Nothing is said before it is settled.
pub fn standing(judgement: &Judgement, case: &Case) -> Standing {
    let member = judgement.member.and_then(|member| u32::try_from(member).ok());
    let received = case.receiving.iter().any(|received| received.item == judgement.item && received.member == member);
    match (judgement.verdict, judgement.barred.settled(), received) {
        (Outcome::Ineligible, _, true) | (_, Some(true), true) => Standing::Stop,
        (Outcome::Ineligible, _, false) => Standing::None,
        // What is ruled out stays so, whatever its own conditions turn out to be.
        (_, Some(true), false) => Standing::Barred,
        (Outcome::Eligible, Some(false), false) => Standing::New,
        (Outcome::Eligible, Some(false), true) => Standing::Continuing,
        _ => Standing::None,
    }
}
