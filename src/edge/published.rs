//! What is published for each item in one place on one day, whoever asks.

use super::{
    screen::source,
    shapes::{Published, Step, StepKind},
    steps,
};
use crate::{
    base::{Diagnostic, Lang},
    case::{self, Tree},
    eval::{Evaluation, Frame},
    program::{Benefit, Owner, Program},
};
use alloc::{borrow::ToOwned, vec::Vec};

/// A family of one, of whom nothing is known.
const ANYONE: &str = r#"{"family":{},"members":[{}]}"#;

/// Every item in force, with the laws and figures it may rest on for some family there.
pub fn published(program: &Program, date: &str, region: &str, lang: Lang) -> Result<Vec<Published>, Vec<Diagnostic>> {
    let tree = Tree::parse(ANYONE).map_err(|error| Vec::from([error]))?;
    let case = case::read(program, &tree, Some(date), Some(region))?;
    let (mut evaluation, _) = Evaluation::of_any_choice(program, &case);
    let mut all = Vec::new();
    for (index, item) in (0u32..).zip(&program.rules.items) {
        let Some(terms) = item.on(case.date) else { continue };
        let frame = match item.owner {
            Owner::Family => Frame::of_family(Some(index)),
            Owner::Member => Frame::of_member(0),
        };
        let own = terms.citation.as_ref();
        let mut sources: Vec<_> = own.into_iter().map(|law| source(Some(law))).collect();
        let mut found: Vec<Step> = Vec::new();
        for condition in &terms.conditions {
            let law = condition.citation.as_ref().or(own);
            sources.push(source(law));
            found.extend(steps::of_condition(&mut evaluation, condition.test, frame, law, lang));
        }
        if let Some(Benefit::Figure { value, .. }) = &terms.benefit {
            let law = terms.benefit_citation.as_ref().or(own);
            sources.push(source(law));
            found.extend(steps::of_condition(&mut evaluation, *value, frame, law, lang));
        }
        sources.extend(found.iter().flat_map(|step| step.sources.iter().cloned()));
        let figures = found.into_iter().filter(|step| step.kind == StepKind::Standard).collect();
        all.push(Published { item: item.label.id.clone(), name: item.label.title(lang).to_owned(), sources, figures });
    }
    Ok(all)
}
