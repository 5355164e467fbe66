//! Families as JSON texts, judged together, and what a list shows of each.

use super::words::Words;
use crate::failure;
use serde::Serialize;
use yimen::{
    Diagnostic, Lang,
    batch::{Finding, Summary},
    shapes::{Grant, Report},
};

/// What became of a case.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It was screened.
    Summary(Shown),
    /// It could not be read.
    Refused(Vec<Report>),
    /// It has to be screened by itself.
    Alone(bool),
}

/// A sum between two bounds.
#[derive(Serialize)]
pub struct Sum {
    low: Option<String>,
    high: Option<String>,
}

/// A family in a line.
#[derive(Serialize)]
pub struct Shown {
    eligible: u32,
    ineligible: u32,
    undetermined: u32,
    error: u32,
    monthly_total: Sum,
    regular_total: Sum,
    once_total: Sum,
    grants: Vec<Grant>,
    findings: Vec<ShownFinding>,
}

#[derive(Serialize)]
struct ShownFinding {
    kind: &'static str,
    item: String,
    member: Option<u32>,
}

pub fn refused(errors: &[Diagnostic], lang: Lang) -> Outcome {
    Outcome::Refused(failure::reports(errors, &[], lang))
}

/// A summary and findings by their ids.
pub fn shown(summary: Summary, findings: Vec<Finding>, words: &Words) -> Outcome {
    let id = |item: u32| words.info().items.get(item as usize).map(|one| one.id.clone()).unwrap_or_default();
    let place = |member: Option<usize>| member.and_then(|member| u32::try_from(member).ok());
    let sum = |[low, high]: [Option<String>; 2]| Sum { low, high };
    let grant = |(item, member): (u32, Option<usize>)| Grant { item: id(item), member: place(member) };
    let finding = |one: Finding| ShownFinding { kind: one.kind.id(), item: id(one.item), member: place(one.member) };
    Outcome::Summary(Shown {
        eligible: summary.eligible,
        ineligible: summary.ineligible,
        undetermined: summary.undetermined,
        error: summary.error,
        monthly_total: sum(summary.monthly),
        regular_total: sum(summary.regular),
        once_total: sum(summary.once),
        grants: summary.grants.into_iter().map(grant).collect(),
        findings: findings.into_iter().map(finding).collect(),
    })
}
