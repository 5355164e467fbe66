//! What the family receives, set against what is due; the list of what it has and could have.

use super::{cited, head, label::Label};
use crate::{View, amount, told, words::Word};
use maud::{Markup, html};

/// 漏救, 错救, 重复救 and the like.
pub fn findings(view: &View) -> Markup {
    let lang = view.lang;
    let columns = [
        Label::Finding.text(lang),
        Word::Item.text(lang),
        Word::Whom.text(lang),
        Label::Explanation.text(lang),
        Word::Law.text(lang),
    ];
    html! {
        @if !view.result.findings.is_empty() {
            section {
                h2 { (Word::FindingsHeading.text(lang)) }
                table class="findings" {
                    caption { (Label::FindingsCaption.text(lang)) }
                    (head(&columns))
                    tbody {
                        @for finding in &view.result.findings {
                            tr {
                                th scope="row" { (told::finding(finding.kind).text(lang)) }
                                td { (view.item(&finding.item)) }
                                td class="whom" { (view.whom(finding.member)) }
                                td { (finding.text) }
                                td { (cited(&finding.source, lang)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// 幸福清单.
pub fn checklist(view: &View) -> Markup {
    let lang = view.lang;
    let columns = [Word::Status, Word::Item, Word::Whom, Word::Benefit, Word::InAYear].map(|word| word.text(lang));
    html! {
        @if !view.result.checklist.is_empty() {
            section {
                h2 { (Word::ChecklistHeading.text(lang)) }
                table {
                    caption { (Label::ChecklistCaption.text(lang)) }
                    (head(&columns))
                    tbody {
                        @for entry in &view.result.checklist {
                            tr {
                                td { (told::status(entry.status).text(lang)) }
                                th scope="row" { (entry.name) }
                                td class="whom" { (view.whom(entry.member)) }
                                td { (view.listed(entry)) }
                                td { @if let Some(yearly) = &entry.yearly { (amount::amount(yearly, lang)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
