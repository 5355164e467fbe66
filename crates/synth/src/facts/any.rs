//! A fact nobody told us about: by its kind, its declared range and its choices. 系统自定.

use super::{Asked, Setting};
use crate::{household::Household, random::Random, value::Value};

impl Asked {
    pub(super) fn any(
        &self,
        household: &Household,
        member: Option<usize>,
        setting: Setting<'_>,
        random: &mut Random,
    ) -> Value {
        if self.info.optional && random.per_mille(300) {
            return Value::Absent;
        }
        match self.info.kind.as_str() {
            "truth" => Value::Truth(random.per_mille(300)),
            "number" => Value::Hundredths(self.number(random)),
            "date" => {
                let person = member.and_then(|member| household.people.get(member));
                let since = random.between(0, 3_650);
                // A date of a member is most often the date of birth.
                let day = match person {
                    Some(person) => person.birth(setting.date),
                    None => setting.date.add_days(-since).unwrap_or(setting.date),
                };
                Value::Day(day)
            }
            "choice" => {
                let count = self.info.choices.len() as u64;
                let at = if random.per_mille(400) { 0 } else { random.below(count) };
                Value::Choice(u32::try_from(at).unwrap_or(0))
            }
            "region" => Value::Place(setting.place),
            _ => Value::Member(u32::try_from(random.below(household.people.len() as u64)).unwrap_or(0)),
        }
    }

    /// Small numbers as often as large ones: first how many digits, then which.
    fn number(&self, random: &mut Random) -> i64 {
        let (low, high) = self.range;
        let step = if self.info.whole { 100 } else { 1 };
        let span = high.saturating_sub(low).max(0) / step;
        let digits = u32::try_from(span.to_string().len()).unwrap_or(1);
        if random.per_mille(150) {
            return low;
        }
        let most = 10_i64.saturating_pow(u32::try_from(random.between(1, digits.into())).unwrap_or(1)).min(span);
        let steps = random.between(0, most);
        // Most people name whole amounts.
        let steps = if step == 1 && steps >= 100 && random.per_mille(800) { steps / 100 * 100 } else { steps };
        low.saturating_add(steps.saturating_mul(step)).clamp(low, high)
    }
}
