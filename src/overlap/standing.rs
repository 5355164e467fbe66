//! What to do about an item: claim it, keep it, stop it, or leave it.

use crate::{
    case::{Case, Receiving},
    eval::{Judgement, Outcome},
    program::Program,
    value::Truth,
};

/// What to do about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// 新增: to be claimed.
    New,
    /// 续发: received, and still due.
    Continuing,
    /// 停发: received, and no longer due.
    Stop,
    /// 受限: due, but ruled out by another item.
    Barred,
    /// Nothing to do, or nothing to be said yet.
    None,
}

/// Verdict, bars and 在享 to one standing. Nothing is said before it is settled.
pub fn standing(program: &Program, case: &Case, judgement: &Judgement) -> Standing {
    let received = received(judgement, case).any(|one| is_here(program, case, one));
    let continues = judgement.continues.map_or(Truth::NO, |(truth, _)| truth);
    let over = judgement.verdict == Outcome::Ineligible && continues == Truth::NO;
    match (judgement.barred.settled(), received) {
        _ if over && received => Standing::Stop,
        _ if over => Standing::None,
        (Some(true), true) => Standing::Stop,
        // What is ruled out stays so, whatever its own conditions turn out to be.
        (Some(true), false) => Standing::Barred,
        _ if judgement.granted == Truth::YES && received => Standing::Continuing,
        _ if judgement.granted == Truth::YES => Standing::New,
        _ => Standing::None,
    }
}

/// Whether something is received where the family is judged, or nobody said where.
pub fn is_here(program: &Program, case: &Case, received: &Receiving) -> bool {
    let above =
        |place: u32| core::iter::successors(Some(place), |place| program.rules.regions.get(*place as usize)?.parent);
    received
        .place
        .is_none_or(|place| above(place).any(|one| one == case.place) || above(case.place).any(|one| one == place))
}

/// What is received of a row today, anywhere.
pub fn received<'c>(judgement: &Judgement, case: &'c Case) -> impl Iterator<Item = &'c Receiving> {
    let (item, member) = (judgement.item, judgement.member.and_then(|member| u32::try_from(member).ok()));
    case.receiving.iter().filter(move |one| one.item == item && one.member == member)
}
