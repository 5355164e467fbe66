//! The impact as a page to read and print: figures, charts, and the table behind each.

mod chart;
mod words;

use super::{Bin, ImpactShape, ItemImpact, PlaceImpact, Sums};
use chart::{Bar, bars, cents};
use maud::{Markup, html};
use words::{Label, counted};
use yimen::Lang;
use yimen_report::{amount::grouped, entry, frame, head};

const STYLE: &str = include_str!("impact.css");

/// Most bars of a chart; the table behind it has everything.
const MOST_BARS: usize = 20;

/// What the page is about and what it was made from.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The old pack and the new one, by name and version.
    pub packs: [&'a str; 2],
    /// What the families are: a register, or the cases of a pack.
    pub families: &'a str,
    /// Names and values of the receipt.
    pub receipt: &'a [(String, String)],
}

/// The document.
pub fn page(shape: &ImpactShape, about: About<'_>, lang: Lang) -> String {
    let title = Label::Title.text(lang);
    let [old, new] = about.packs;
    let page = Page { shape, lang };
    let body = html! {
        header {
            h1 { (title) }
            dl {
                (entry(Label::Old.text(lang), old))
                (entry(Label::New.text(lang), new))
                (entry(Label::Families.text(lang), about.families))
            }
            @if shape.rejected > 0 { p class="warning" { (counted(Label::Rejected, shape.rejected, lang)) } }
        }
        main {
            (page.families())
            (page.budget())
            (page.steps())
            (page.items())
            (page.places())
            section class="receipt" {
                h2 { (Label::Receipt.text(lang)) }
                dl { @for (name, value) in about.receipt { (entry(name, value)) } }
            }
        }
        footer { p { (Label::Note.text(lang)) } }
    };
    frame(lang, &format!("{title} – {old} → {new}"), STYLE, &body)
}

struct Page<'a> {
    shape: &'a ImpactShape,
    lang: Lang,
}

impl Page<'_> {
    fn text(&self, label: Label) -> &'static str {
        label.text(self.lang)
    }

    /// Who gains and who loses.
    fn families(&self) -> Markup {
        let shape = self.shape;
        let rows = [
            (Label::Gainers, shape.gainers),
            (Label::Losers, shape.losers),
            (Label::Other, shape.other),
            (Label::Unchanged, shape.unchanged),
            (Label::Open, shape.open),
        ];
        let bar = |(label, count): &(Label, u64)| {
            let bar = Bar::new(self.text(*label), grouped(&count.to_string()), i128::from(*count));
            if matches!(label, Label::Losers) { bar.of_loss() } else { bar }
        };
        html! {
            section {
                h2 { (self.text(Label::WhoHeading)) }
                (bars("who", self.text(Label::WhoHeading), self.text(Label::WhoChart), &rows.iter().map(bar).collect::<Vec<_>>()))
                table {
                    caption { (self.text(Label::WhoHeading)) }
                    (head(&[self.text(Label::Group), self.text(Label::Count)]))
                    tbody {
                        @for (label, count) in rows { tr { th scope="row" { (self.text(label)) } td class="number" { (grouped(&count.to_string())) } } }
                        tr class="total" { th scope="row" { (self.text(Label::All)) } td class="number" { (grouped(&shape.families.to_string())) } }
                    }
                }
                @if shape.open_changed > 0 { p { (counted(Label::OpenChanged, shape.open_changed, self.lang)) } }
                p { (self.text(Label::Gained)) (self.sums(&shape.gained)) }
                p { (self.text(Label::Lost)) (self.sums(&shape.lost)) }
            }
        }
    }

    /// What is paid by the month and once; nothing of where there is nothing.
    fn sums(&self, sums: &Sums) -> String {
        let sums = [&sums.monthly, &sums.once].into_iter().zip(&self.shape.units);
        let told: Vec<String> =
            sums.filter(|(sum, _)| *sum != "0").map(|(sum, unit)| format!("{} {unit}", signed(sum))).collect();
        if told.is_empty() { "0".to_owned() } else { told.join(self.text(Label::Comma)) }
    }

    /// What it costs in all.
    fn budget(&self) -> Markup {
        let budget = &self.shape.budget;
        let [month, once] = &self.shape.units;
        let rows = [
            (Label::Monthly, month, &budget.before.monthly, &budget.after.monthly, &budget.difference.monthly),
            (Label::Once, once, &budget.before.once, &budget.after.once, &budget.difference.once),
        ];
        html! {
            section {
                h2 { (self.text(Label::BudgetHeading)) }
                table {
                    caption { (self.text(Label::BudgetCaption)) }
                    (head(&[Label::Paid, Label::Before, Label::After, Label::Difference].map(|label| self.text(label))))
                    tbody {
                        @for (paid, unit, before, after, difference) in rows {
                            tr {
                                th scope="row" { (words::with_unit(self.text(paid), unit, self.lang)) }
                                td class="number" { (grouped(before)) }
                                td class="number" { (grouped(after)) }
                                td class="number" { (signed(difference)) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// By how much.
    fn steps(&self) -> Markup {
        let shape = self.shape;
        let Some(unit) = shape.units.first() else { return html! {} };
        let name = |bin: &Bin| words::step(bin.from, bin.to, self.lang);
        let bar = |bin: &Bin| {
            let bar = Bar::new(&name(bin), grouped(&bin.families.to_string()), i128::from(bin.families));
            if bin.to.is_some_and(|to| to <= 0) { bar.of_loss() } else { bar }
        };
        let title = words::with_unit(self.text(Label::StepsHeading), unit, self.lang);
        html! {
            section {
                h2 { (title) }
                (bars("steps", &title, self.text(Label::StepsChart), &shape.steps.iter().map(bar).collect::<Vec<_>>()))
                table {
                    caption { (title) }
                    (head(&[self.text(Label::Step), self.text(Label::Count)]))
                    tbody {
                        @for bin in &shape.steps { tr { th scope="row" { (name(bin)) } td class="number" { (grouped(&bin.families.to_string())) } } }
                    }
                }
            }
        }
    }

    /// By item: a bar for each whose costs change, the greatest change first.
    fn items(&self) -> Markup {
        let changed = |item: &ItemImpact| (item.name.as_str().to_owned(), item.budget.difference.monthly.clone());
        let columns = [
            Label::Item,
            Label::GrantedBefore,
            Label::GrantedAfter,
            Label::Newly,
            Label::NoLonger,
            Label::MonthlyDifference,
            Label::OnceDifference,
        ];
        html! {
            section {
                h2 { (self.text(Label::ItemsHeading)) }
                (self.differences("items", Label::ItemsHeading, Label::ItemsChart, self.shape.items.iter().map(changed).collect()))
                table {
                    caption { (self.text(Label::ItemsHeading)) }
                    (head(&columns.map(|label| self.text(label))))
                    tbody {
                        @for item in &self.shape.items {
                            tr {
                                th scope="row" { (item.name) }
                                @for count in [item.granted_before, item.granted_after, item.newly, item.no_longer] {
                                    td class="number" { (grouped(&count.to_string())) }
                                }
                                td class="number" { (signed(&item.budget.difference.monthly)) }
                                td class="number" { (signed(&item.budget.difference.once)) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// By place.
    fn places(&self) -> Markup {
        let changed = |place: &PlaceImpact| (place.name.clone(), place.budget.difference.monthly.clone());
        let columns = [
            Label::Place,
            Label::Count,
            Label::Gainers,
            Label::Losers,
            Label::MonthlyDifference,
            Label::OnceDifference,
        ];
        html! {
            section {
                h2 { (self.text(Label::PlacesHeading)) }
                (self.differences("places", Label::PlacesHeading, Label::PlacesChart, self.shape.places.iter().map(changed).collect()))
                table {
                    caption { (self.text(Label::PlacesHeading)) }
                    (head(&columns.map(|label| self.text(label))))
                    tbody {
                        @for place in &self.shape.places {
                            tr {
                                th scope="row" { (place.name) }
                                @for count in [place.families, place.gainers, place.losers] {
                                    td class="number" { (grouped(&count.to_string())) }
                                }
                                td class="number" { (signed(&place.budget.difference.monthly)) }
                                td class="number" { (signed(&place.budget.difference.once)) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// A chart of differences, the greatest first.
    fn differences(&self, id: &str, title: Label, told: Label, mut all: Vec<(String, String)>) -> Markup {
        all.retain(|(_, difference)| cents(difference) != 0);
        all.sort_by_key(|(_, difference)| std::cmp::Reverse(cents(difference).unsigned_abs()));
        let unit = self.shape.units.first().map_or("", String::as_str);
        let more = all.len().saturating_sub(MOST_BARS);
        let bar = |(name, difference): &(String, String)| Bar::new(name, signed(difference), cents(difference));
        let shown: Vec<Bar> = all.iter().take(MOST_BARS).map(bar).collect();
        html! {
            @if shown.is_empty() { p { (self.text(Label::NoDifference)) } } @else {
                p class="measure" { (words::with_unit(self.text(Label::MonthlyDifference), unit, self.lang)) }
                (bars(id, &words::with_unit(self.text(title), unit, self.lang), self.text(told), &shown))
                @if more > 0 { p { (counted(Label::MoreBars, more as u64, self.lang)) } }
            }
        }
    }
}

/// A figure with its sign, and commas between the thousands.
fn signed(decimal: &str) -> String {
    match decimal.strip_prefix('-') {
        Some(less) => format!("−{}", grouped(less)),
        None if decimal == "0" || decimal.is_empty() => decimal.to_owned(),
        None => format!("+{}", grouped(decimal)),
    }
}
