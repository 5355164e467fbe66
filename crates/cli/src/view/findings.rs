//! What is wrong with what the family receives. What is due and not received stands on one line: the plan has it already.

use super::{
    citation,
    page::Page,
    style::{BAD, OPEN, PLAIN},
};
use crate::words::{Sentence, Word};
use yimen::shapes::{Finding, FindingKind};
use yimen_report::{View, told};

/// Writes the findings.
pub fn write(page: &mut Page, view: &View) {
    let (findings, lang) = (&view.result.findings, view.lang);
    if findings.is_empty() {
        return;
    }
    page.heading(Word::FindingsHeading.text(lang));
    let name = |finding: &Finding| view.item_for(view.item(&finding.item), finding.member);
    let (gaps, others): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| finding.kind == FindingKind::Gap);
    for finding in others {
        let (mark, colour) = match finding.kind {
            FindingKind::Wrongful | FindingKind::Duplicate | FindingKind::Overpaid => ("✗", BAD),
            FindingKind::Replaced | FindingKind::Elsewhere => ("→", OPEN),
            FindingKind::Gap | FindingKind::Underpaid => ("+", OPEN),
        };
        let lead = format!("  {mark} {}  ", told::finding(finding.kind).text(lang));
        page.hang(&lead, colour, &Sentence::About { whom: &name(finding), text: &finding.text }.text(lang), PLAIN);
        citation::write(page, &finding.source, "    ", lang);
    }
    if let Some(first) = gaps.first() {
        let names = view.together(gaps.iter().map(|gap| (gap.item.as_str(), gap.member)));
        let lead = format!("  + {}  ", Word::Gap.text(lang));
        page.hang(&lead, OPEN, &Sentence::About { whom: &names, text: &first.text }.text(lang), PLAIN);
    }
}
