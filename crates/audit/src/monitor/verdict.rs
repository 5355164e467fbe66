//! What changed in what a family may get, and why.

use yimen::shapes::{Amount, ConditionResult, ConditionVerdict, ItemResult, ScreeningResult, Standing, Verdict};

/// An item judged otherwise than before.
#[derive(Debug, Clone, PartialEq)]
pub struct VerdictChange {
    /// Id of the item.
    pub item: String,
    /// Its name.
    pub name: String,
    /// The member of the later snapshot, from 0; nothing for an item of the family.
    pub member: Option<u32>,
    /// What was said of it; nothing where the member was not there.
    pub before: Option<Said>,
    /// What is said of it.
    pub after: Option<Said>,
    /// The conditions that turned, as they stand now, or as they stood where they no longer are asked.
    pub why: Vec<String>,
}

/// What is said of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// What its conditions say.
    pub verdict: Verdict,
    /// What to do about it.
    pub standing: Standing,
    /// What it comes to.
    pub amount: Option<Amount>,
}

impl Said {
    fn of(row: &ItemResult) -> Said {
        Said { verdict: row.verdict, standing: row.standing, amount: row.amount.clone() }
    }
}

/// The items that two screenings of a family judge otherwise. `then` gives the place that a member of the later screening had in
/// the earlier one.
pub fn verdicts(
    before: &ScreeningResult,
    after: &ScreeningResult,
    then: impl Fn(u32) -> Option<u32>,
) -> Vec<VerdictChange> {
    let mut all = Vec::new();
    let row =
        |item: &str, member: Option<u32>| before.items.iter().find(|row| row.item == item && row.member == member);
    for now in &after.items {
        let was = match now.member {
            None => row(&now.item, None),
            Some(member) => then(member).and_then(|member| row(&now.item, Some(member))),
        };
        let (said, now_said) = (was.map(Said::of), Said::of(now));
        let worth_telling = match &said {
            Some(said) => *said != now_said,
            // Of somebody new only what there is to get.
            None => now_said.standing != Standing::None,
        };
        if worth_telling {
            all.push(VerdictChange {
                item: now.item.clone(),
                name: now.name.clone(),
                member: now.member,
                why: turned(was, now),
                before: said,
                after: Some(now_said),
            });
        }
    }
    all
}

/// The conditions that turned, with the family's figures of today.
fn turned(was: Option<&ItemResult>, now: &ItemResult) -> Vec<String> {
    let verdict = |row: &ItemResult, id: &str| row.conditions.iter().find(|one| one.id == id).map(|one| one.verdict);
    let turned = now.conditions.iter().filter(|one| match was {
        Some(was) => verdict(was, &one.id) != Some(one.verdict),
        None => one.verdict == ConditionVerdict::Unmet,
    });
    let mut all: Vec<String> = turned.map(text).collect();
    let failed = was.is_none_or(|was| was.error != now.error);
    all.extend(now.error.as_ref().filter(|_| failed).map(|error| format!("! {}", error.message)));
    if all.is_empty() {
        all.extend(
            now.barred_by
                .as_ref()
                .filter(|_| was.is_none_or(|was| was.barred_by.is_none()))
                .map(|bar| bar.name.clone()),
        );
        let sum = now.calculation.as_ref().filter(|_| was.is_some_and(|was| was.calculation != now.calculation));
        all.extend(sum.cloned());
    }
    all
}

fn text(condition: &ConditionResult) -> String {
    let mark = match condition.verdict {
        ConditionVerdict::Met => "✓",
        ConditionVerdict::Unmet => "✗",
        ConditionVerdict::Undetermined => "?",
        ConditionVerdict::Error => "!",
    };
    format!("{mark} {}", condition.text)
}
