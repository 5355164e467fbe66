//! A pack made ready for registers.

use super::{
    answers::{Answers, Rejected, Selection},
    cause::Cause,
    plan::{Layout, Plan},
    register::Register,
    row::Rows,
    run, scalar,
};
use crate::{case::Tree, program::Program, value::Day};

/// The day and, where the register does not say, the place that families are judged for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// 评估日
    pub date: Day,
    /// 评估地, by place in the pack; where there is none and the register names none, it is the first place among the
    /// family's facts.
    pub place: Option<u32>,
}

/// What rules an item out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar<'p> {
    /// The other item, by place in the pack.
    pub by: u32,
    /// The law that says so.
    pub citation: Option<&'p str>,
}

/// A pack made ready to judge registers for one day.
#[derive(Debug, Clone)]
pub struct Screener<'p> {
    pub(super) program: &'p Program,
    pub(super) asked: Asked,
    selection: Selection,
}

/// A pack made ready for the columns of a register, and of every other that has the same.
#[derive(Debug, Clone)]
pub struct Prepared<'p> {
    screener: Screener<'p>,
    layout: Layout,
    plan: Option<Plan>,
}

/// What a pack was made ready with, without the pack: for those who keep both side by side and cannot borrow one from the other.
#[derive(Debug, Clone)]
pub struct Readied {
    asked: Asked,
    selection: Selection,
    layout: Layout,
    plan: Option<Plan>,
}

impl<'p> Screener<'p> {
    pub(crate) fn new(program: &'p Program, asked: Asked, selection: Selection) -> Screener<'p> {
        Screener { program, asked, selection }
    }

    /// Makes the pack ready for the columns of a register. That takes some milliseconds: worth it where there is more than one
    /// register, or many families.
    pub fn prepare(&self, register: &Register<'_>) -> Prepared<'p> {
        let layout = Layout::of(register);
        let plan = Plan::new(self.program, self.asked, self.selection, &layout);
        Prepared { screener: self.clone(), layout, plan }
    }

    /// Goes on with what the same pack was made ready with before; makes it ready anew where that does not serve the day, the
    /// selection or the columns of this register.
    pub fn resume(&self, readied: Option<Readied>, register: &Register<'_>) -> Prepared<'p> {
        let serves =
            |one: &Readied| (one.asked, one.selection) == (self.asked, self.selection) && one.layout.is_of(register);
        match readied.filter(serves) {
            Some(Readied { layout, plan, .. }) => Prepared { screener: self.clone(), layout, plan },
            None => self.prepare(register),
        }
    }

    /// Judges every family.
    pub fn screen(&self, register: &Register<'_>) -> Answers {
        self.prepare(register).screen(register)
    }

    /// Judges every family by the scalar evaluator, one by one: slower, and the same.
    pub fn screen_each(&self, register: &Register<'_>) -> Answers {
        let mut answers =
            Answers::unjudged(self.program, self.asked.date, self.selection, register.families(), register.members());
        for family in 0..register.families() {
            self.redo(register, family, &mut answers);
        }
        answers
    }

    /// Judges a family by the scalar evaluator.
    fn redo(&self, register: &Register<'_>, family: usize, answers: &mut Answers) {
        let rows = Rows { program: self.program, register, asked: self.asked };
        match rows.case(family) {
            Ok(case) => {
                scalar::judge(self.program, register, &case, family, answers);
                answers.redone = answers.redone.saturating_add(1);
            }
            Err(errors) => {
                answers.forget(family, register.members_of(family));
                answers.rejected.push(Rejected { family, errors });
            }
        }
    }

    /// What a relation that rules an item out says: [`super::ItemAnswers::barred_by`] names them by place.
    pub fn bar(&self, item: u32, relation: u32) -> Option<Bar<'p>> {
        let rules = &self.program.rules;
        let relation = rules.relations.get(relation as usize)?;
        let other = if relation.first == item { relation.second } else { relation.first };
        let citation = relation.citation.as_ref().map(|citation| citation.text.as_str());
        Some(Bar { by: other, citation })
    }

    /// A family as a case in JSON, mistakes included: for everything there is to say about it.
    pub fn case(&self, register: &Register<'_>, family: usize) -> Tree {
        Rows { program: self.program, register, asked: self.asked }.tree(family)
    }
}

impl Prepared<'_> {
    /// Whether it was made for such columns; others are judged as well, but made ready for anew each time.
    pub fn serves(&self, register: &Register<'_>) -> bool {
        self.layout.is_of(register)
    }

    /// What the pack was made ready with, to be kept without it.
    pub fn into_readied(self) -> Readied {
        let Screener { asked, selection, .. } = self.screener;
        Readied { asked, selection, layout: self.layout, plan: self.plan }
    }

    /// Judges every family.
    pub fn screen(&self, register: &Register<'_>) -> Answers {
        let mut answers = self.answers(register);
        self.screen_into(register, &mut answers);
        answers
    }

    /// Columns for the answers about a register, nothing judged yet.
    pub fn answers(&self, register: &Register<'_>) -> Answers {
        let screener = &self.screener;
        let (families, members) = (register.families(), register.members());
        let mut answers =
            Answers::unjudged(screener.program, screener.asked.date, screener.selection, families, members);
        if let Some(plan) = &self.plan {
            run::prepare(plan, &mut answers);
        }
        answers
    }

    /// Judges every family into columns that are there already, from [`Prepared::answers`] for a register of as many families
    /// and members: new memory takes longer than judging.
    pub fn screen_into(&self, register: &Register<'_>, answers: &mut Answers) {
        let fits = answers.families == register.families() && answers.members == register.members();
        if !fits || !self.serves(register) {
            *answers = self.screener.screen(register);
            return;
        }
        answers.clear();
        let redo = match &self.plan {
            Some(plan) => run::run(plan, self.screener.program, self.screener.asked, register, answers),
            None => {
                answers.causes.add(Cause::Everything, register.families());
                (0..register.families()).collect()
            }
        };
        for family in redo {
            self.screener.redo(register, family, answers);
        }
    }
}
