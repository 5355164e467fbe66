//! Answers as tables: a row for each family, or for each member.

use crate::{Unfit, Vocabulary, members, sheet::Sheet};
use arrow_array::{Array, ArrayRef, RecordBatch, StringArray};
use arrow_schema::{Schema, SchemaRef};
use std::sync::Arc;
use yimen::batch::{
    Answer, Answers, Bar, ItemAnswers, NO_RELATION, OutputAnswers, OutputState, OutputValues, PlanState, Screener,
    Standing, Verdict,
};
use yimen::{Exact, shapes::PackInfo};

/// How answers of a pack become tables.
///
/// The families' table has the family's id, then for each item of families `ITEM.verdict`, `ITEM.standing`, `ITEM.amount`,
/// `ITEM.amount_high` and `ITEM.barred_by`, for each item of members `ITEM.granted` (how many members), `ITEM.amount` and
/// `ITEM.amount_high` (of all of them together), for each output of families `ID.value`, for a number `ID.high`, and `ID.state`,
/// and at the end `plan.state` and the totals `plan.monthly`, `plan.regular` and `plan.once`, each with its `_high`. The members'
/// table has the same of the members' items and outputs, a row for each.
///
/// Where a number is settled it stands alone; where it is open, its least value stands in its place and its greatest beside it,
/// and where it has no greatest value, neither. Columns that were not selected, or that can never hold anything, are left out.
pub struct AnswerTables<'v> {
    screener: &'v Screener<'v>,
    info: &'v PackInfo,
    /// Which items, by place in the pack.
    items: Vec<bool>,
    pub(crate) words: Words,
    family_schema: SchemaRef,
    member_schema: SchemaRef,
}

/// Words that stand in many rows, stored once.
pub(crate) struct Words {
    verdicts: ArrayRef,
    standings: ArrayRef,
    states: ArrayRef,
    plans: ArrayRef,
    items: ArrayRef,
    regions: ArrayRef,
}

fn texts<'t>(all: impl Iterator<Item = &'t str>) -> ArrayRef {
    Arc::new(all.map(Some).collect::<StringArray>())
}

impl<'v> AnswerTables<'v> {
    /// For the answers of a screener; `items` says of each item of the pack whether it gets its columns.
    pub fn new(
        vocabulary: &'v Vocabulary<'v>,
        screener: &'v Screener<'v>,
        items: impl Fn(&str) -> bool,
    ) -> AnswerTables<'v> {
        let info = vocabulary.info();
        let words = Words {
            verdicts: texts(["eligible", "ineligible", "undetermined", "error"].into_iter()),
            standings: texts(["none", "new", "continuing", "stop", "barred"].into_iter()),
            states: texts(["settled", "open", "failed", "none"].into_iter()),
            plans: texts(["single", "best", "open"].into_iter()),
            items: texts(info.items.iter().map(|item| item.id.as_str())),
            regions: texts(info.regions.iter().map(|region| region.code.as_str())),
        };
        let items = info.items.iter().map(|item| items(&item.id)).collect();
        let empty: SchemaRef = Arc::new(Schema::empty());
        let (family_schema, member_schema) = (empty.clone(), empty);
        let mut tables = AnswerTables { screener, info, items, words, family_schema, member_schema };
        // Which columns there are depends on the pack and on what was selected, never on the families.
        let nobody = screener.screen(&vocabulary.pack().register(0).build());
        let no_ids = StringArray::from(Vec::<&str>::new());
        let of_families = tables.families(&nobody, &no_ids, None, &[]);
        let of_members = tables.members(&nobody, &no_ids, None, &[0], &[]);
        let schema =
            |batch: Result<RecordBatch, _>| batch.map_or_else(|_| Arc::new(Schema::empty()), |batch| batch.schema());
        tables.family_schema = schema(of_families);
        tables.member_schema = schema(of_members);
        tables
    }

    /// The columns of the families' table.
    pub fn family_schema(&self) -> SchemaRef {
        self.family_schema.clone()
    }

    /// The columns of the members' table.
    pub fn member_schema(&self) -> SchemaRef {
        self.member_schema.clone()
    }

    /// The families' table. `ids` has the id of each family of the answers, `starts` the place of each one's first member; only
    /// the families in `rows` are shown, in that order. Rows whose figures do not fit are told instead.
    pub fn families(
        &self,
        answers: &Answers,
        ids: &StringArray,
        starts: Option<&[u32]>,
        rows: &[usize],
    ) -> Result<RecordBatch, Vec<Unfit>> {
        let mut sheet = Sheet::new(rows.len());
        sheet.texts("family", rows.iter().map(|row| id_of(ids, *row)).collect());
        for item in self.selected(answers) {
            if item.of_members {
                let starts = starts.unwrap_or_default();
                self.of_members(&mut sheet, item, starts, rows);
            } else {
                self.rows(&mut sheet, item, rows);
            }
        }
        for (at, output) in answers.outputs.iter().enumerate().filter(|(_, output)| !output.of_members) {
            self.output(&mut sheet, at, output, rows);
        }
        let plans = &answers.plans;
        let state = |row: &usize| match plans.states.get(*row)? {
            PlanState::Unread => None,
            PlanState::Single => Some(0),
            PlanState::Best => Some(1),
            PlanState::Open => Some(2),
        };
        sheet.marks("plan.state", &self.words.plans, rows.iter().map(state));
        for (name, total) in [("monthly", &plans.monthly), ("regular", &plans.regular), ("once", &plans.once)] {
            if let Some(total) = total {
                let names = [format!("plan.{name}"), format!("plan.{name}_high")];
                sheet.bounds(names, total, rows.iter().copied().map(Some));
            }
        }
        sheet.finish()
    }

    /// The members' table: for each family in `rows` its members, with their place in the family's list from 0 on, and their own
    /// ids where there are any.
    pub fn members(
        &self,
        answers: &Answers,
        ids: &StringArray,
        member_ids: Option<&StringArray>,
        starts: &[u32],
        rows: &[usize],
    ) -> Result<RecordBatch, Vec<Unfit>> {
        let members = members::of(starts, rows);
        let at: Vec<usize> = members.iter().map(|member| member.row).collect();
        let mut sheet = Sheet::new(at.len());
        sheet.texts("family", members.iter().map(|member| id_of(ids, member.family)).collect());
        sheet.counts("member", members.iter().map(|member| Some(member.place)));
        let own = |row: &usize| member_ids.and_then(|ids| id_of(ids, *row));
        sheet.texts("member_id", at.iter().map(own).collect());
        for item in self.selected(answers).filter(|item| item.of_members) {
            self.rows(&mut sheet, item, &at);
        }
        for (index, output) in answers.outputs.iter().enumerate().filter(|(_, output)| output.of_members) {
            self.output(&mut sheet, index, output, &at);
        }
        sheet.finish()
    }

    fn selected<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = &'a ItemAnswers> {
        answers.items.iter().filter(|item| self.items.get(item.item as usize).copied().unwrap_or(false))
    }

    fn id(&self, item: u32) -> &str {
        self.info.items.get(item as usize).map_or("", |item| item.id.as_str())
    }

    /// An item's answers for some of its rows.
    fn rows(&self, sheet: &mut Sheet, item: &ItemAnswers, rows: &[usize]) {
        let id = self.id(item.item);
        let answer = |row: &usize| item.rows.get(*row).copied().unwrap_or_default();
        sheet.marks(format!("{id}.verdict"), &self.words.verdicts, rows.iter().map(|row| verdict(answer(row))));
        sheet.marks(format!("{id}.standing"), &self.words.standings, rows.iter().map(|row| standing(answer(row))));
        if let Some(amount) = &item.amount {
            let names = [format!("{id}.amount"), format!("{id}.amount_high")];
            sheet.bounds(names, amount, rows.iter().map(|row| answer(row).is_possible().then_some(*row)));
        }
        if let Some(bars) = &item.barred_by {
            let bar = |row: &usize| {
                if !answer(row).is_barred() {
                    return None;
                }
                let relation = *bars.get(*row).filter(|relation| **relation != NO_RELATION)?;
                let Bar { by, .. } = self.screener.bar(item.item, relation)?;
                i32::try_from(by).ok()
            };
            sheet.keys(format!("{id}.barred_by"), &self.words.items, rows.iter().map(bar));
        }
    }

    /// An item of members, for the families: how many are granted it, and how much that comes to.
    fn of_members(&self, sheet: &mut Sheet, item: &ItemAnswers, starts: &[u32], rows: &[usize]) {
        let id = self.id(item.item);
        let of_family = |family: &usize| members::range(starts, *family).map(|(start, end)| (start, end, item));
        let granted = |row: usize| {
            item.rows.get(row).is_some_and(|row| matches!(row.standing(), Standing::New | Standing::Continuing))
        };
        let count = |family: &usize| {
            let (start, end, _) = of_family(family)?;
            u32::try_from((start..end).filter(|row| granted(*row)).count()).ok()
        };
        sheet.counts(format!("{id}.granted"), rows.iter().map(count));
        if let Some(amount) = &item.amount {
            let names = [format!("{id}.amount"), format!("{id}.amount_high")];
            let sum = |family: &usize| {
                let Some((start, end, _)) = of_family(family) else { return (None, None) };
                let possible = |row: &usize| item.rows.get(*row).is_some_and(|row| row.is_possible());
                if !(start..end).any(|row| possible(&row)) {
                    return (None, None);
                }
                let (mut low, mut high) = (Some(Exact::ZERO), Some(Exact::ZERO));
                let add = |sum: &mut Option<Exact>, more: Option<Exact>| {
                    *sum = sum.and_then(|sum| sum.add(more?).ok());
                };
                for row in (start..end).filter(possible) {
                    let (least, most) = amount.bounds(row);
                    if granted(row) {
                        add(&mut low, least);
                    }
                    add(&mut high, most);
                }
                (low, high)
            };
            sheet.exact(names, rows.iter().map(sum));
        }
    }

    fn output(&self, sheet: &mut Sheet, index: usize, output: &OutputAnswers, rows: &[usize]) {
        let Some(info) = self.info.outputs.get(index) else { return };
        let (id, state) = (&info.id, |row: usize| output.states.get(row).copied().unwrap_or_default());
        let value = format!("{id}.value");
        let settled = |row: usize| state(row) == OutputState::Settled;
        match &output.values {
            OutputValues::Numbers(bounds) => {
                let shown = |row: &usize| match state(*row) {
                    OutputState::Settled => Some((*row, false)),
                    OutputState::Open => Some((*row, true)),
                    _ => None,
                };
                sheet.open_bounds([value, format!("{id}.high")], bounds, rows.iter().map(shown));
            }
            OutputValues::Codes(codes) => {
                let code = |row: &usize| codes.get(*row).copied().filter(|code| settled(*row) && *code >= 0);
                let day = |row: &usize| codes.get(*row).copied().filter(|_| settled(*row));
                let rows = rows.iter();
                match info.kind.as_str() {
                    "truth" => sheet.truths(value, rows.map(|row| code(row).map(|code| code == 1))),
                    "date" => sheet.days(value, rows.map(day)),
                    "choice" => {
                        let words = texts(info.choices.iter().map(|choice| choice.id.as_str()));
                        sheet.keys(value, &words, rows.map(code));
                    }
                    "region" => sheet.keys(value, &self.words.regions, rows.map(code)),
                    _ => sheet.places(value, rows.map(code)),
                }
            }
        }
        let word = |row: &usize| match state(*row) {
            OutputState::Unread => None,
            OutputState::Settled => Some(0),
            OutputState::Open => Some(1),
            OutputState::Failed => Some(2),
            OutputState::Absent => Some(3),
        };
        sheet.marks(format!("{id}.state"), &self.words.states, rows.iter().map(word));
    }
}

fn id_of(ids: &StringArray, row: usize) -> Option<&str> {
    (row < ids.len() && ids.is_valid(row)).then(|| ids.value(row))
}

fn verdict(answer: Answer) -> Option<i8> {
    answer.verdict().map(|verdict| match verdict {
        Verdict::Eligible => 0,
        Verdict::Ineligible => 1,
        Verdict::Undetermined => 2,
        Verdict::Error => 3,
    })
}

fn standing(answer: Answer) -> Option<i8> {
    answer.verdict().map(|_| match answer.standing() {
        Standing::None => 0,
        Standing::New => 1,
        Standing::Continuing => 2,
        Standing::Stop => 3,
        Standing::Barred => 4,
    })
}
