//! What families are ranked by.

use crate::{failure::Failure, words::Trouble};
use yimen::{
    Exact, Lang, Pack,
    batch::{Answers, PlanState},
    shapes::{OutputInfo, PackInfo},
    value::Day,
};
use yimen_audit::Figure;

/// What families are ranked by.
#[derive(Debug, Clone)]
pub enum By {
    /// An output of families, by place among the outputs of the answers.
    Output(usize, OutputInfo),
    Monthly,
    Regular,
    Once,
}

const SUMS: [(&str, By); 3] = [("plan.monthly", By::Monthly), ("plan.regular", By::Regular), ("plan.once", By::Once)];

impl By {
    /// What the pack calls so.
    pub fn of(pack: &Pack, name: &str) -> Result<By, Failure> {
        if let Some((_, by)) = SUMS.iter().find(|(known, _)| *known == name) {
            return Ok(by.clone());
        }
        let (chinese, english) = (pack.info(Lang::Chinese), pack.info(Lang::English));
        let all = || chinese.outputs.iter().zip(&english.outputs).enumerate();
        let named = |(_, (chinese, english)): &(usize, (&OutputInfo, &OutputInfo))| {
            chinese.owner == "family" && [&chinese.id, &chinese.name, &english.name].iter().any(|one| *one == name)
        };
        if let Some((at, (output, _))) = all().find(named) {
            return Ok(By::Output(at, output.clone()));
        }
        let known = all().filter(|(_, (output, _))| output.owner == "family").map(|(_, (output, _))| output.id.clone());
        let known = known.chain(SUMS.iter().map(|(name, _)| (*name).to_owned())).collect();
        Err(Trouble::NoFigure { name: name.to_owned(), known }.into())
    }

    pub fn id(&self) -> &str {
        match self {
            By::Output(_, output) => &output.id,
            By::Monthly => "plan.monthly",
            By::Regular => "plan.regular",
            By::Once => "plan.once",
        }
    }

    /// The figure of a family.
    pub fn figure(&self, answers: &Answers, family: usize) -> Figure {
        let plans = &answers.plans;
        let read = plans.states.get(family).is_some_and(|state| *state != PlanState::Unread);
        let sums = match self {
            By::Output(at, _) => {
                let output = answers.outputs.get(*at);
                return output.map_or(Figure::Failed, |output| {
                    let state = output.states.get(family).copied().unwrap_or_default();
                    Figure::of_output(state, &output.values, family)
                });
            }
            By::Monthly => &plans.monthly,
            By::Regular => &plans.regular,
            By::Once => &plans.once,
        };
        sums.as_ref().map_or(Figure::Failed, |sums| Figure::of_sum(sums, family, read))
    }

    /// A settled figure that is no number, as results write it.
    pub fn word(&self, figure: Exact, info: &PackInfo) -> Option<String> {
        let By::Output(_, output) = self else { return None };
        let at = usize::try_from(figure.floor()).ok();
        match output.kind.as_str() {
            "number" => None,
            "truth" => Some(if figure.is_zero() { "no" } else { "yes" }.to_owned()),
            "date" => Day::of_number(i32::try_from(figure.floor()).ok()?).map(|day| day.to_string()),
            "choice" => output.choices.get(at?).map(|choice| choice.id.clone()),
            "region" => info.regions.get(at?).map(|region| region.code.clone()),
            _ => figure.to_text(),
        }
    }

    pub fn is_number(&self) -> bool {
        !matches!(self, By::Output(_, output) if output.kind != "number")
    }
}
