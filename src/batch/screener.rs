//! A pack made ready for registers.

use super::{
    answers::{Answers, Rejected, Selection},
    register::Register,
    row::Rows,
    scalar,
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
    program: &'p Program,
    asked: Asked,
    selection: Selection,
}

impl<'p> Screener<'p> {
    pub(crate) fn new(program: &'p Program, asked: Asked, selection: Selection) -> Screener<'p> {
        Screener { program, asked, selection }
    }

    /// Judges every family.
    pub fn screen(&self, register: &Register<'_>) -> Answers {
        let mut answers = Answers::unjudged(self.program, self.selection, register.families(), register.members());
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
            Err(errors) => answers.rejected.push(Rejected { family, errors }),
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
