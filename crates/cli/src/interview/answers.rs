//! What was answered so far, in its order, so that it can be taken back.

use yimen::{Tree, shapes::Question};

/// What a question was about: a fact, and the member it is a fact of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub fact: String,
    pub member: Option<u32>,
}

/// Facts and their answers.
type Facts = Vec<(String, Tree)>;

/// All answers of an interview.
#[derive(Debug)]
pub struct Answers {
    date: String,
    region: String,
    /// An answer, or nothing where the question was left open.
    given: Vec<(Asked, Option<Tree>)>,
}

impl Answers {
    /// Nothing answered yet.
    pub fn of(date: &str, region: &str) -> Answers {
        Answers { date: date.to_owned(), region: region.to_owned(), given: Vec::new() }
    }

    /// The first question that was not left open before, and of whom it is asked.
    pub fn next<'q>(&self, questions: &'q [Question]) -> Option<(&'q Question, Asked)> {
        let open = |question: &'q Question| {
            let of = |member| Asked { fact: question.fact.clone(), member };
            let asked: Vec<Asked> = match &question.members {
                Some(members) => members.iter().map(|member| of(Some(*member))).collect(),
                None => Vec::from([of(None)]),
            };
            let asked = asked.into_iter().find(|asked| !self.given.iter().any(|(before, _)| before == asked))?;
            Some((question, asked))
        };
        questions.iter().find_map(open)
    }

    /// An answer, which may turn out not to fit.
    pub fn give(&mut self, asked: Asked, answer: Tree) {
        self.given.push((asked, Some(answer)));
    }

    /// Nobody knows; it is not asked again.
    pub fn skip(&mut self, asked: Asked) {
        self.given.push((asked, None));
    }

    /// Takes back the last one; says whether there was one.
    pub fn back(&mut self) -> bool {
        self.given.pop().is_some()
    }

    /// The case that the answers make.
    pub fn case(&self) -> Tree {
        let mut family = Facts::new();
        let mut members: Option<Vec<Facts>> = None;
        let mut who = None;
        for (asked, answer) in &self.given {
            let Some(answer) = answer else { continue };
            match (asked.member, asked.fact.strip_prefix("members[].")) {
                (Some(member), Some(fact)) => {
                    let facts = members.as_mut().and_then(|members| members.get_mut(member as usize));
                    facts.into_iter().for_each(|facts| facts.push((fact.to_owned(), answer.clone())));
                }
                _ if asked.fact == "members" => match answer {
                    Tree::List(list) => members = Some(vec![Vec::new(); list.len()]),
                    // The engine says what is wrong with it.
                    other => who = Some(other.clone()),
                },
                _ => family.push((asked.fact.clone(), answer.clone())),
            }
        }
        let mut case = vec![
            ("date".to_owned(), Tree::Text(self.date.clone())),
            ("region".to_owned(), Tree::Text(self.region.clone())),
            ("family".to_owned(), Tree::Map(family)),
        ];
        let members = members.map(|members| Tree::List(members.into_iter().map(Tree::Map).collect()));
        case.extend(who.or(members).map(|members| ("members".to_owned(), members)));
        Tree::Map(case)
    }

    /// The case as JSON for people to read.
    pub fn json(&self) -> String {
        let compact = self.case().to_json();
        let value: Option<serde_json::Value> = serde_json::from_str(&compact).ok();
        let pretty = value.and_then(|value| serde_json::to_string_pretty(&value).ok());
        pretty.unwrap_or(compact) + "\n"
    }
}
