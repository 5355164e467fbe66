//! A case to the result of the contract.

use super::{
    changes::changes,
    outputs::outputs,
    plan::plan,
    questions::{path, questions},
    received::{checklist, findings},
    shapes::{
        self, Amount, Assumed, BarKind, ConditionResult, ConditionVerdict, Failure, ItemResult, Receipt,
        ScreeningResult, Source, Verdict,
    },
    steps,
};
use crate::{
    base::{Diagnostic, Lang, Listed, OrderedMap, OrderedSet},
    case::{self, Case, Tree, canonical},
    eval::{Evaluation, Fault, Frame, Judgement, Missing, Outcome, Range, Trials, Value, missing, open_rows},
    explain::{self, Role},
    overlap::{Standing, received, settle, standing},
    program::{Benefit, Citation, Condition, Item, Program, RelationKind, Terms, hash_text},
    value::{Exact, Rounding, Truth, Unit},
};
use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};

/// How a case is to be screened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenOptions {
    /// Language of texts in the result.
    pub lang: Lang,
    /// The date judged for, `YYYY-MM-DD`; wins over the case's own.
    pub date: Option<String>,
    /// The place judged for, by name or code; wins over the case's own.
    pub region: Option<String>,
    /// Whether to give every reason: what each condition rests on, and the nearest change that would flip a verdict.
    pub reasons: bool,
    /// Whether to look for the facts that still matter. That takes most of the time while facts are missing; without it the
    /// result is the same, but `questions` and what each item is `missing` are empty.
    pub questions: bool,
    /// Whether to say of each item how its conditions came out and how its amount is calculated. Most of a result is that;
    /// without it `conditions`, `calculation`, `steps` and `changes` are empty, `reasons` or not.
    pub conditions: bool,
}

impl Default for ScreenOptions {
    fn default() -> ScreenOptions {
        ScreenOptions {
            lang: Lang::default(),
            date: None,
            region: None,
            reasons: false,
            questions: true,
            conditions: true,
        }
    }
}

/// Reads and judges a case. All mistakes in the input are reported together.
pub fn screen(
    program: &Program,
    hash: &str,
    tree: &Tree,
    options: &ScreenOptions,
) -> Result<ScreeningResult, Vec<Diagnostic>> {
    let case = case::read(program, tree, options.date.as_deref(), options.region.as_deref())?;
    let mut settled = settle(program, &case);
    let open = match options.questions {
        true => missing(&mut settled.evaluation, &settled.judgements),
        false => OrderedMap::new(),
    };
    let reasons = options.reasons && options.conditions;
    let mut seeker = reasons.then(|| explain::Seeker::new(program, &case));
    let writer =
        Writer { program, case: &case, lang: options.lang, reasons, conditions: options.conditions, open: &open };
    let evaluation = &mut settled.evaluation;
    let mut items: Vec<ItemResult> = Vec::new();
    for judgement in &settled.judgements {
        let Some(mut item) = writer.item(evaluation, judgement) else { continue };
        if let Some(seeker) = &mut seeker {
            writer.changes(seeker, judgement, &mut item);
        }
        items.push(item);
    }
    let items = in_turn(program, &settled.judgements, items);
    let outputs = outputs(evaluation, options.lang);
    Ok(ScreeningResult {
        receipt: receipt(program, &case, hash, options.lang),
        items,
        outputs,
        plan: plan(&settled, options.lang),
        findings: findings(&mut settled, options.lang),
        checklist: checklist(&settled, options.lang),
        questions: asked(program, &case, &open, options.lang),
    })
}

/// What is worth asking next. Trying answers takes every choice as open, so what is open before is counted likewise.
fn asked(
    program: &Program,
    case: &Case,
    open: &OrderedMap<(u32, Option<usize>), OrderedSet<Missing>>,
    lang: Lang,
) -> Vec<shapes::Question> {
    if open.is_empty() {
        return Vec::new();
    }
    let (evaluation, rows) = Evaluation::of_any_choice(program, case);
    let trials = Trials::new(&evaluation, open_rows(&evaluation, &rows), evaluation.steps());
    questions(program, case, open, trials, lang)
}

fn receipt(program: &Program, case: &Case, hash: &str, lang: Lang) -> Receipt {
    let rules = &program.rules;
    let assumed = case.assumed.iter().filter_map(|(standard, _)| rules.standards.get(*standard as usize));
    Receipt {
        pack: rules.label.id.clone(),
        version: rules.version.clone(),
        pack_hash: hash.to_owned(),
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        date: case.date.to_string(),
        region: rules.regions.get(case.place as usize).map(|region| region.code.clone()).unwrap_or_default(),
        input_hash: hash_text(canonical(program, case).as_bytes()),
        assumed: assumed
            .map(|one| Assumed { id: one.label.id.clone(), name: one.label.title(lang).to_owned() })
            .listed(),
    }
}

/// Tells each granted row which other granted ones are to be claimed first.
fn in_turn(program: &Program, judgements: &[Judgement], mut items: Vec<ItemResult>) -> Vec<ItemResult> {
    let rules = &program.rules;
    let granted = |item: u32| judgements.iter().any(|row| row.item == item && row.granted == Truth::YES);
    let turns = rules.relations.iter().filter(|relation| relation.kind == RelationKind::InTurn);
    for relation in turns.filter(|relation| granted(relation.first) && granted(relation.second)) {
        let id = |item: u32| rules.items.get(item as usize).map(|item| item.label.id.clone()).unwrap_or_default();
        let (first, second) = (id(relation.first), id(relation.second));
        items.iter_mut().filter(|row| row.item == second).for_each(|row| row.after.push(first.clone()));
    }
    items
}

pub(super) fn source(citation: Option<&Citation>) -> Source {
    citation.map_or(Source::default(), |citation| Source {
        citation: Some(citation.text.clone()),
        citation_status: Some(citation.status),
        citation_note: citation.note.clone(),
    })
}

pub(super) fn member(member: Option<usize>) -> Option<u32> {
    member.and_then(|member| u32::try_from(member).ok())
}

/// A figure or its bounds. A bound that does not end is widened to the next cent, so that it still bounds.
pub(super) fn figure(low: Option<Exact>, high: Option<Exact>, unit: Unit, lang: Lang) -> Amount {
    let unit = unit.text(lang == Lang::Chinese);
    match (low, high) {
        (Some(low), Some(high)) if low == high => {
            Amount::Exact { value: explain::decimal(low, Rounding::HalfUp).0, unit }
        }
        _ => Amount::Range {
            low: low.map(|low| explain::decimal(low, Rounding::Floor).0),
            high: high.map(|high| explain::decimal(high, Rounding::Ceiling).0),
            unit,
        },
    }
}

struct Writer<'a> {
    program: &'a Program,
    case: &'a Case,
    lang: Lang,
    reasons: bool,
    conditions: bool,
    open: &'a OrderedMap<(u32, Option<usize>), OrderedSet<Missing>>,
}

impl Writer<'_> {
    fn item(&self, evaluation: &mut Evaluation<'_>, judgement: &Judgement) -> Option<ItemResult> {
        let rules = &self.program.rules;
        let item = rules.items.get(judgement.item as usize)?;
        // What an item that is not in force says of itself is still worth knowing.
        let terms = item.on(self.case.date).or(item.versions.first())?;
        let frame = judgement.frame();
        let conditions = match self.conditions {
            true => self.all_conditions(evaluation, (item, terms), judgement),
            false => Vec::new(),
        };
        let possible = judgement.granted().can_be_true;
        let (mut amount, mut calculation, mut steps, mut in_kind) = (None, None, Vec::new(), None);
        match &terms.benefit {
            Some(Benefit::Figure { value, unit }) if possible => {
                amount = judgement.bounds().map(|(low, high)| figure(low, high, *unit, self.lang));
                // What goes on is not paid by the formula of what is due.
                let by_formula = self.conditions && judgement.verdict != Outcome::Ineligible;
                if by_formula {
                    calculation = Some(explain::calculation(evaluation, *value, frame, *unit, self.lang));
                }
                // While facts are missing the amount rests on all there is: that is shown on demand only.
                if by_formula && (self.reasons || matches!(amount, Some(Amount::Exact { .. }))) {
                    steps = steps::of_amount(evaluation, (judgement.item, terms), (*value, *unit), frame, self.lang);
                }
            }
            Some(Benefit::InKind(text)) => in_kind = Some(text.get(self.lang).to_owned()),
            _ => {}
        }
        let missing = self.open.get(&(judgement.item, judgement.member));
        // Conditions hold, but whether another item rules this one out is open: then nothing is settled.
        let bar_open = judgement.verdict == Outcome::Eligible && judgement.barred.settled().is_none();
        Some(ItemResult {
            item: item.label.id.clone(),
            name: item.label.title(self.lang).to_owned(),
            member: member(judgement.member),
            verdict: match judgement.verdict {
                _ if bar_open => Verdict::Undetermined,
                Outcome::Eligible => Verdict::Eligible,
                Outcome::Ineligible => Verdict::Ineligible,
                Outcome::Undetermined => Verdict::Undetermined,
                Outcome::Failed(_) => Verdict::Error,
            },
            standing: match standing(self.program, self.case, judgement) {
                Standing::New => shapes::Standing::New,
                Standing::Continuing => shapes::Standing::Continuing,
                Standing::Stop => shapes::Standing::Stop,
                Standing::Barred => shapes::Standing::Barred,
                Standing::None => shapes::Standing::None,
            },
            received: self.received(judgement),
            covered: self.covered(judgement),
            continues: self.continues(judgement),
            after: Vec::new(),
            amount,
            calculation,
            steps,
            benefit_source: terms.benefit_citation.as_ref().map(|citation| source(Some(citation))),
            in_kind,
            conditions,
            missing: missing.into_iter().flatten().map(|missing| path(self.program, *missing)).listed(),
            changes: None,
            barred_by: self.bar(judgement),
            error: match judgement.verdict {
                Outcome::Failed(fault) => Some(self.failure(fault)),
                _ => None,
            },
            materials: terms.materials.clone(),
            deadline: terms.deadline.as_ref().map(|text| text.get(self.lang).to_owned()),
            department: terms.department.clone(),
            apply_at: terms.apply_at.as_ref().map(|text| text.get(self.lang).to_owned()),
            source: source(terms.citation.as_ref()),
        })
    }

    /// Every condition, whom the item covers and whether it is in force among them.
    fn all_conditions(
        &self,
        evaluation: &mut Evaluation<'_>,
        (item, terms): (&Item, &Terms),
        judgement: &Judgement,
    ) -> Vec<ConditionResult> {
        let frame = judgement.frame();
        let conditions = terms.conditions.iter().zip(&judgement.conditions);
        let conditions =
            conditions.map(|(condition, value)| self.condition(evaluation, (condition, terms), *value, frame)).listed();
        let mut conditions = self.with_covers(conditions, judgement);
        conditions.extend(judgement.lapsed.then(|| self.lapsed(item)));
        conditions
    }

    /// What would flip the verdict, and each condition that is not met.
    fn changes(&self, seeker: &mut explain::Seeker<'_>, judgement: &Judgement, item: &mut ItemResult) {
        let shape = |found: &explain::Changes, role| {
            changes(self.program, found, (judgement.member, role), |fault| self.failure(fault), self.lang)
        };
        item.changes = seeker.of_row(judgement).map(|found| shape(&found, Role::Alone));
        let found = self.program.rules.items.get(judgement.item as usize);
        let Some(terms) = found.and_then(|item| item.on(self.case.date)) else { return };
        let unmet = |row: &&mut ConditionResult| row.verdict == ConditionVerdict::Unmet;
        for (condition, row) in terms.conditions.iter().zip(&mut item.conditions).filter(|(_, row)| unmet(row)) {
            let found = seeker.of_condition(judgement, condition.test, judgement.frame());
            row.changes = Some(shape(&found, Role::Condition));
        }
    }

    /// That the item is not in force, shown as a condition that fails.
    fn lapsed(&self, item: &Item) -> ConditionResult {
        let lang = self.lang;
        let periods = item.versions.iter().filter_map(|terms| terms.period).map(|period| match period.until {
            Some(until) => alloc::format!("{} – {until}", period.from),
            None => alloc::format!("{}{}", period.from, lang.pick(" 起", " onward")),
        });
        let periods = periods.listed().join(lang.pick("；", "; "));
        let date = self.case.date;
        let text = match lang {
            Lang::Chinese => alloc::format!("评估日 {date} 在施行期内（{periods}）"),
            Lang::English => alloc::format!("{date} lies in the time the item is in force ({periods})"),
        };
        ConditionResult {
            id: "in_force".to_owned(),
            name: lang.pick("施行期", "In force").to_owned(),
            verdict: ConditionVerdict::Unmet,
            text,
            unmet: Some(lang.pick("这个事项在这一天不施行", "the item is not in force on this day").to_owned()),
            source: Source::default(),
            gap: None,
            changes: None,
            steps: Vec::new(),
        }
    }

    /// Whom the item is meant for, shown beside its conditions.
    fn with_covers(&self, mut conditions: Vec<ConditionResult>, judgement: &Judgement) -> Vec<ConditionResult> {
        if let Some(covers) = judgement.covers {
            let verdict = condition_verdict(covers);
            let lang = self.lang;
            let someone = lang.pick("家里有这个事项保障的成员", "someone in the family is covered by the item");
            let nobody = lang.pick("家里没有这个事项保障的成员", "nobody in the family is covered by the item");
            conditions.push(ConditionResult {
                id: "covers".to_owned(),
                name: lang.pick("保障成员", "Members covered").to_owned(),
                verdict,
                text: someone.to_owned(),
                unmet: (verdict == ConditionVerdict::Unmet).then(|| nobody.to_owned()),
                source: Source::default(),
                gap: None,
                changes: None,
                steps: Vec::new(),
            });
        }
        conditions
    }

    fn condition(
        &self,
        evaluation: &mut Evaluation<'_>,
        (condition, terms): (&Condition, &Terms),
        value: Value,
        frame: Frame,
    ) -> ConditionResult {
        let verdict = condition_verdict(value);
        let unmet = verdict == ConditionVerdict::Unmet;
        let gap = if unmet { explain::gap(evaluation, condition.test, frame, self.lang) } else { None };
        let own = terms.citation.as_ref();
        let steps = match self.reasons {
            true => steps::of_condition(evaluation, condition.test, frame, own, self.lang),
            false => Vec::new(),
        };
        ConditionResult {
            id: condition.label.id.clone(),
            name: condition.label.title(self.lang).to_owned(),
            verdict,
            text: explain::condition(evaluation, condition.test, frame, self.lang),
            unmet: condition.unmet.as_ref().filter(|_| unmet).map(|text| text.get(self.lang).to_owned()),
            source: source(condition.citation.as_ref()),
            gap: gap.map(|gap| shapes::Gap {
                value: gap.value,
                exact: gap.exact,
                unit: gap.unit.text(self.lang == Lang::Chinese),
                text: gap.text,
            }),
            changes: None,
            steps,
        }
    }

    fn bar(&self, judgement: &Judgement) -> Option<shapes::Bar> {
        // What its own conditions rule out needs no other reason.
        let barred = judgement.barred.settled() == Some(true)
            && (judgement.verdict != Outcome::Ineligible || judgement.continues.is_some());
        let barring = judgement.barred_by.filter(|_| barred)?;
        let relation = self.program.rules.relations.get(barring.relation)?;
        let by = self.program.rules.items.get(barring.by as usize)?;
        Some(shapes::Bar {
            item: by.label.id.clone(),
            name: by.label.title(self.lang).to_owned(),
            member: member(barring.member),
            kind: match relation.kind {
                RelationKind::Higher => BarKind::Higher,
                RelationKind::Choice => BarKind::Choice,
                _ => BarKind::Excludes,
            },
            source: source(relation.citation.as_ref()),
        })
    }

    fn received(&self, judgement: &Judgement) -> Vec<shapes::ReceivedToday> {
        let shown = |one: &case::Receiving| shapes::ReceivedToday {
            amount: one.amount.and_then(Exact::to_text),
            since: one.since.map(|since| since.to_string()),
            region: one
                .place
                .and_then(|place| self.program.rules.regions.get(place as usize))
                .map(|place| place.code.clone()),
        };
        received(judgement, self.case).map(shown).listed()
    }

    /// Whom a family's item covers, where it may be granted and that is settled.
    fn covered(&self, judgement: &Judgement) -> Option<Vec<u32>> {
        if judgement.member.is_some() || !judgement.granted.can_be_true || self.case.members.is_none() {
            return None;
        }
        judgement.covered.iter().all(|truth| truth.settled().is_some()).then(|| {
            let members = (0u32..).zip(&judgement.covered).filter(|(_, truth)| **truth == Truth::YES);
            members.map(|(member, _)| member).listed()
        })
    }

    fn continues(&self, judgement: &Judgement) -> Option<shapes::Continues> {
        let (truth, relation) = judgement.continues.filter(|(truth, _)| truth.can_be_true)?;
        let relation = self.program.rules.relations.get(relation as usize)?;
        Some(shapes::Continues { settled: truth == Truth::YES, source: source(relation.citation.as_ref()) })
    }

    fn failure(&self, fault: Fault) -> Failure {
        let failure = explain::failure(self.program, self.case, fault);
        Failure { code: failure.code().to_owned(), message: failure.message(self.lang), help: failure.help(self.lang) }
    }
}

fn condition_verdict(value: Value) -> ConditionVerdict {
    match (value.range, value.fault) {
        (Range::Truth(truth), None) if truth.settled() == Some(true) => ConditionVerdict::Met,
        (Range::Truth(truth), None) if truth.settled() == Some(false) => ConditionVerdict::Unmet,
        (Range::Never, _) => ConditionVerdict::Error,
        _ => ConditionVerdict::Undetermined,
    }
}
