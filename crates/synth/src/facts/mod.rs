//! Facts of a family: what the packs of this project ask, from the household (`known`); anything else by its kind and declared
//! range (`any`).

mod any;
mod known;

use crate::{household::Household, random::Random, value::Value};
use known::Wish;
use yimen::{Exact, shapes::FactInfo, value::Day};

/// Where and when a family is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The day it is judged for.
    pub date: Day,
    /// Where it lives, by place in the pack's list.
    pub place: u32,
    /// Places it might be registered in instead.
    pub elsewhere: &'a [u32],
}

/// A fact of a pack, ready to be drawn.
#[derive(Debug, Clone)]
pub struct Asked {
    info: FactInfo,
    /// Least and greatest value of a number, in hundredths.
    range: (i64, i64),
}

/// Farthest a number without a declared end goes, in hundredths above its least.
const FARTHEST: i64 = 100_000_000;

impl Asked {
    /// What is known of a fact.
    pub fn new(info: FactInfo) -> Asked {
        let hundredths = |text: &Option<String>| {
            let hundred = Exact::from_integer(100);
            let number = Exact::parse(text.as_deref()?).ok()?.mul(hundred).ok()?;
            i64::try_from(number.floor()).ok()
        };
        let low = hundredths(&info.low);
        let high = hundredths(&info.high);
        let low = low.unwrap_or_else(|| high.map_or(0, |high| high.saturating_sub(FARTHEST).min(0)));
        let range = (low, high.unwrap_or_else(|| low.saturating_add(FARTHEST)).max(low));
        Asked { info, range }
    }

    /// The fact of a family, or of one of its members.
    pub fn draw(
        &self,
        household: &Household,
        member: Option<usize>,
        setting: Setting<'_>,
        random: &mut Random,
    ) -> Value {
        let known = match member {
            None => known::of_family(&self.info.id, household, setting, random),
            Some(member) => known::of_member(&self.info.id, household, member, setting, random),
        };
        known.and_then(|wish| self.fitting(wish)).unwrap_or_else(|| self.any(household, member, setting, random))
    }

    /// What is wished for, if the pack allows it.
    fn fitting(&self, wish: Wish) -> Option<Value> {
        let kind = self.info.kind.as_str();
        Some(match (wish, kind) {
            (Wish::Truth(truth), "truth") => Value::Truth(truth),
            (Wish::Number(number), "number") => {
                Value::Hundredths(number.saturating_mul(100).clamp(self.range.0, self.range.1))
            }
            (Wish::Choice(id), "choice") => {
                let at = self.info.choices.iter().position(|choice| choice.id == id)?;
                Value::Choice(u32::try_from(at).ok()?)
            }
            (Wish::Day(day), "date") => Value::Day(day),
            (Wish::Place(place), "region") => Value::Place(place),
            (Wish::Absent, _) if self.info.optional => Value::Absent,
            _ => return None,
        })
    }
}
