//! Synthetic registers: families of a place for any pack, what they receive, and mistakes planted in it.
//!
//! ```text
//! seed, number of a family ─ household ─ facts ─> family ─ engine ─> what is due ─ plant ─> what it receives, and what is wrong
//! ```
//!
//! A family depends on the pack, the plan and its own number only, so neither the size of a register nor how it is cut into
//! chunks changes it. All weights are 系统自定: they make families on either side of every rule and say nothing about any real
//! place.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod due;
mod facts;
mod household;
mod plant;
mod random;
mod register;
mod tables;
mod value;

pub use plant::Planted;
pub use register::Columns;
pub use tables::{TableSchemas, Tables};
pub use value::{Family, Receipt, Value};

use core::ops::Range;
use facts::{Asked, Setting};
use household::Household;
use random::Random;
use std::sync::OnceLock;
use yimen::{
    Diagnostic, Lang, Pack,
    batch::{self, Prepared, Screener, Selection},
    shapes::PackInfo,
    value::Day,
};

/// What register is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Another seed gives another register.
    pub seed: u64,
    /// The day its families are judged for.
    pub date: Day,
    /// The place they live in, by place in the pack's list; where there are smaller ones inside, they live in those.
    pub place: u32,
    /// Of how many families in a thousand what they receive is to be wrong, if a mistake fits them.
    pub planted_per_mille: u32,
}

/// Makes registers for a pack.
#[derive(Debug)]
pub struct Synth<'p> {
    pack: &'p Pack,
    info: PackInfo,
    plan: Plan,
    screener: Screener<'p>,
    /// Made ready for the columns of families, which are always the same.
    prepared: OnceLock<Prepared<'p>>,
    family: Vec<Asked>,
    member: Vec<Asked>,
    /// Where families live.
    here: Vec<u32>,
    /// All places nothing lies inside of.
    everywhere: Vec<u32>,
    /// Items that are registered as received and not judged.
    registered: Vec<u32>,
}

/// Families with consecutive numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chunk {
    /// The families, by number.
    pub families: Vec<Family>,
    /// What is wrong with what they receive, by family.
    pub planted: Vec<Planted>,
    /// Families, by number, of which no way was found to receive just what is due: an audit finds more there than was planted.
    pub unsettled: Vec<u64>,
}

/// What a stream of random numbers is for.
const FACTS: u64 = 1;
const PLANT: u64 = 2;

/// How often a family is drawn anew where what is due changes with what is received, again and again.
const MOST_DRAWS: u64 = 8;
/// How often what is due is put in the place of what is received.
const MOST_ROUNDS: usize = 4;
/// What the packs here call items that are registered as received and not judged.
const REGISTERED: &str = "在领待遇";

impl<'p> Synth<'p> {
    /// Makes ready.
    pub fn new(pack: &'p Pack, plan: Plan) -> Synth<'p> {
        let info = pack.info(Lang::Chinese);
        let asked = |facts: &[yimen::shapes::FactInfo]| facts.iter().cloned().map(Asked::new).collect();
        let everywhere = leaves(&info, None);
        let here = leaves(&info, info.regions.get(plan.place as usize).map(|region| region.code.as_str()));
        let items = (0..).zip(&info.items);
        let registered = items
            .filter(|(_, item)| item.beneficiary == "member" && item.categories.iter().any(|one| one == REGISTERED));
        Synth {
            pack,
            plan,
            screener: pack.screener(batch::Asked { date: plan.date, place: None }, Selection::default()),
            prepared: OnceLock::new(),
            family: asked(&info.family),
            member: asked(&info.member),
            here: if here.is_empty() { vec![plan.place] } else { here },
            everywhere,
            registered: registered.map(|(item, _)| item).collect(),
            info,
        }
    }

    /// What the pack contains; places, choices and items are named by their place in its lists.
    pub fn info(&self) -> &PackInfo {
        &self.info
    }

    /// The families with these numbers. An error is one of the engine's own making: columns it would not take.
    pub fn families(&self, numbers: Range<u64>) -> Result<Chunk, Diagnostic> {
        let families = numbers.map(|number| self.draw(number, 0)).collect();
        let mut chunk = Chunk { families, ..Chunk::default() };
        let mut open: Vec<usize> = (0..chunk.families.len()).collect();
        for draw in 1..=MOST_DRAWS {
            for _ in 0..MOST_ROUNDS {
                open = self.unsettled(&mut chunk.families, open)?;
            }
            if draw == MOST_DRAWS || open.is_empty() {
                break;
            }
            for at in &open {
                if let Some(family) = chunk.families.get_mut(*at) {
                    *family = self.draw(family.number, draw);
                }
            }
        }
        chunk.unsettled = open.iter().filter_map(|at| chunk.families.get(*at)).map(|family| family.number).collect();
        for family in &mut chunk.families {
            if chunk.unsettled.binary_search(&family.number).is_err() {
                let mut random = Random::named([self.plan.seed, family.number, PLANT, 0]);
                chunk.planted.extend(self.plant(family, &mut random)?);
            }
        }
        Ok(chunk)
    }

    /// Lets these families receive what is due, and gives those of whom then something else is due.
    fn unsettled(&self, families: &mut [Family], open: Vec<usize>) -> Result<Vec<usize>, Diagnostic> {
        let mut left = Vec::new();
        if open.is_empty() {
            return Ok(left);
        }
        let mut due_now = Vec::new();
        {
            let columns = Columns::of(&self.info, open.iter().filter_map(|at| families.get(*at)));
            let register = columns.register(self.pack, &self.info)?;
            let answers = self.prepared.get_or_init(|| self.screener.prepare(&register)).screen(&register);
            let mut from = 0;
            for (row, at) in open.iter().enumerate() {
                let Some(family) = families.get(*at) else { continue };
                let members = (from, from + family.members.len());
                from = members.1;
                let due = due::due(&answers, row, members);
                let calm = || {
                    self.screener.is_in_order(&register, &answers, row)
                        || self.screener.findings(&register, row).is_ok_and(|found| found.is_empty())
                };
                if due != family.receiving || !calm() {
                    due_now.push((*at, due));
                }
            }
        }
        for (at, due) in due_now {
            if let Some(family) = families.get_mut(at) {
                family.receiving = due;
                left.push(at);
            }
        }
        Ok(left)
    }

    /// A family by its number, which receives nothing yet but what is only registered.
    fn draw(&self, number: u64, draw: u64) -> Family {
        let mut random = Random::named([self.plan.seed, number, FACTS, draw]);
        let random = &mut random;
        let place = random.one(&self.here).copied().unwrap_or(self.plan.place);
        let setting = Setting { date: self.plan.date, place, elsewhere: &self.everywhere };
        let mut household = Household::draw(random);
        let [least, most] = self.info.members.map(|count| count as usize);
        while household.people.len() < least {
            household.people.extend(Household::draw(random).people);
        }
        household.people.truncate(most);
        let facts = self.family.iter().map(|fact| fact.draw(&household, None, setting, random)).collect();
        let count = household.people.len();
        let mut of_member =
            |member| self.member.iter().map(|fact| fact.draw(&household, Some(member), setting, random)).collect();
        let members: Vec<Vec<Value>> = (0..count).map(&mut of_member).collect();
        let receiving = self.registered(count, random);
        Family { number, place, facts, members, receiving }
    }

    /// What members receive of what is only registered. 系统自定
    fn registered(&self, members: usize, random: &mut Random) -> Vec<Receipt> {
        let mut all = Vec::new();
        for item in &self.registered {
            for member in 0..u32::try_from(members).unwrap_or(0) {
                if random.per_mille(6) {
                    let amount = Some(yimen::Exact::from_integer(random.between(2, 24) * 50));
                    all.push(Receipt { item: *item, member: Some(member), amount, place: None });
                }
            }
        }
        all
    }

    /// A place that neither lies in another nor has it inside, and so is not here.
    fn other_place(&self, place: u32, random: &mut Random) -> Option<u32> {
        let others: Vec<u32> = self.everywhere.iter().copied().filter(|other| *other != place).collect();
        let above = |place: u32| self.info.regions.get(place as usize).and_then(|region| region.parent.as_ref());
        // A leaf lies in another place only if that one is above it.
        let apart = |other: &&u32| {
            let code = self.info.regions.get(place as usize).map(|region| &region.code);
            let mut up = above(**other);
            while let Some(parent) = up {
                if Some(parent) == code {
                    return false;
                }
                up = self
                    .info
                    .regions
                    .iter()
                    .find(|region| region.code == *parent)
                    .and_then(|region| region.parent.as_ref());
            }
            true
        };
        let apart: Vec<u32> = others.iter().filter(apart).copied().collect();
        random.one(&apart).copied()
    }
}

/// The places in another (or in any) that have none inside.
fn leaves(info: &PackInfo, inside: Option<&str>) -> Vec<u32> {
    let parent =
        |code: &str| info.regions.iter().find(|region| region.code == code).and_then(|region| region.parent.as_deref());
    let within = |code: &str| {
        let mut up = Some(code);
        while let Some(one) = up {
            if Some(one) == inside || inside.is_none() {
                return true;
            }
            up = parent(one);
        }
        false
    };
    let has_inside = |code: &str| info.regions.iter().any(|region| region.parent.as_deref() == Some(code));
    let all = (0..).zip(&info.regions).filter(|(_, region)| !has_inside(&region.code) && within(&region.code));
    all.map(|(at, _)| at).collect()
}
