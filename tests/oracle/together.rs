//! Whether families that come one by one in JSON, and are gathered into columns, are told of as each of them alone.

use crate::case::Case;
use yimen::{
    Lang, Pack, ScreenOptions,
    batch::{Asked, Finding, Gathered, Selection, Summary},
    shapes::{Amount, ScreeningResult, Verdict},
    value::Day,
};

/// Judges the cases together and one by one.
pub fn compare(pack: &Pack, cases: &[Case]) -> Result<(), String> {
    let Some(first) = cases.first() else { return Ok(()) };
    let date = Day::parse(&first.date.to_string()).expect("a day");
    let screener = pack.screener(Asked { date, place: None }, Selection::default());
    let mut gathered = pack.cases();
    // In two rounds, so that the second finds the columns of the first.
    for round in cases.chunks(cases.len().div_ceil(2)) {
        gathered.clear();
        let mut rows: [Vec<&Case>; 2] = Default::default();
        for case in round {
            let text = case.to_json();
            match pack.gather(&mut gathered, date, &text) {
                Ok(Gathered::Row { with_members, row }) => {
                    assert_eq!(row, rows[usize::from(with_members)].len(), "rows are given one after the other");
                    rows[usize::from(with_members)].push(case);
                }
                Ok(Gathered::Alone) => {
                    assert!(case.date != first.date || !case.standards.is_empty() || has_long_figures(&text), "{text}");
                }
                Err(errors) => {
                    let alone = screened(pack, &text).err();
                    assert_eq!(alone.as_ref(), Some(&errors), "{text}");
                }
            }
        }
        for (with_members, rows) in [false, true].into_iter().zip(&rows) {
            let register = gathered.register(with_members);
            let answers = screener.screen(&register);
            for (family, case) in rows.iter().enumerate() {
                let text = case.to_json();
                let alone = screened(pack, &text).map_err(|errors| format!("{text}: {errors:?}"))?;
                let together = answers.summary(&register, family).ok_or(format!("{text} is not judged"))?;
                let found =
                    screener.findings_among(&register, &answers, family).map_err(|errors| format!("{errors:?}"))?;
                let settled = screener.findings(&register, family).map_err(|errors| format!("{errors:?}"))?;
                if found != settled {
                    return Err(format!("{text}\nfound among answers {found:?}\nby itself {settled:?}"));
                }
                let (left, right) = (of_result(&alone), of_summary(pack, &together, &found));
                if left != right {
                    return Err(format!("{text}\nby itself {left}\ntogether {right}"));
                }
            }
        }
    }
    Ok(())
}

fn screened(pack: &Pack, text: &str) -> Result<ScreeningResult, Vec<yimen::Diagnostic>> {
    pack.screen_json(text, &ScreenOptions { questions: false, ..ScreenOptions::default() })
}

/// Digits that columns do not hold: more than six after the point, or beyond a hundred thousand million.
fn has_long_figures(text: &str) -> bool {
    let numbers = text.split(|one: char| !one.is_ascii_digit() && one != '.');
    numbers
        .filter_map(|number| number.split_once('.').or(Some((number, ""))))
        .any(|(whole, rest)| whole.len() > 10 || rest.len() > 6)
}

fn of_result(result: &ScreeningResult) -> String {
    let having = |verdict: Verdict| result.items.iter().filter(|item| item.verdict == verdict).count();
    let counts = [Verdict::Eligible, Verdict::Ineligible, Verdict::Undetermined, Verdict::Error].map(having);
    let sum = |amount: &Amount| match amount {
        Amount::Exact { value, .. } => [Some(value.clone()), Some(value.clone())],
        Amount::Range { low, high, .. } => [low.clone(), high.clone()],
    };
    let plan = &result.plan;
    let sums = [&plan.monthly_total, &plan.regular_total, &plan.once_total].map(sum);
    let grants: Vec<_> = plan.grants.iter().map(|one| (one.item.clone(), one.member)).collect();
    let findings: Vec<_> = result.findings.iter().map(|one| (one.kind, one.item.clone(), one.member)).collect();
    format!("{counts:?} {sums:?} {grants:?} {findings:?}")
}

fn of_summary(pack: &Pack, summary: &Summary, found: &[Finding]) -> String {
    let info = pack.info(Lang::Chinese);
    let id = |item: u32| info.items[item as usize].id.clone();
    let place = |member: Option<usize>| member.map(|member| u32::try_from(member).unwrap());
    let counts = [summary.eligible, summary.ineligible, summary.undetermined, summary.error];
    let sums = [&summary.monthly, &summary.regular, &summary.once];
    let grants: Vec<_> = summary.grants.iter().map(|(item, member)| (id(*item), place(*member))).collect();
    let findings: Vec<_> = found.iter().map(|one| (kind(one), id(one.item), place(one.member))).collect();
    format!("{counts:?} {sums:?} {grants:?} {findings:?}")
}

fn kind(one: &Finding) -> yimen::shapes::FindingKind {
    use yimen::{batch::FindingKind as Found, shapes::FindingKind as Shown};
    match one.kind {
        Found::Gap => Shown::Gap,
        Found::Wrongful => Shown::Wrongful,
        Found::Duplicate => Shown::Duplicate,
        Found::Replaced => Shown::Replaced,
        Found::Elsewhere => Shown::Elsewhere,
        Found::Underpaid => Shown::Underpaid,
        Found::Overpaid => Shown::Overpaid,
    }
}
