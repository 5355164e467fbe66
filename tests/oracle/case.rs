//! A case: given to the engine as JSON and to the oracle as it is.

use crate::day::Day;

/// A family on a day in a place.
#[derive(Debug, Clone)]
pub struct Case {
    pub date: Day,
    /// Name or code; nothing where the family's first place is meant.
    pub place: Option<String>,
    pub family: Vec<(String, Given)>,
    /// Nothing where the members are unknown.
    pub members: Option<Vec<Vec<(String, Given)>>>,
    /// Items received, with the member.
    pub receiving: Vec<(String, Option<usize>)>,
    /// Standards with an assumed value.
    pub standards: Vec<(String, Given)>,
}

/// A value given; a fact without one is unknown.
#[derive(Debug, Clone)]
pub enum Given {
    Absent,
    Truth(bool),
    /// Decimal text.
    Figure(String),
    Day(Day),
    /// A choice or place, by name or by id or code.
    Word(String),
    /// Another member, by place in the list.
    Member(usize),
}

impl Case {
    pub fn to_json(&self) -> String {
        let mut parts = vec![format!(r#""date": "{}""#, self.date), format!(r#""family": {}"#, object(&self.family))];
        if let Some(place) = &self.place {
            parts.push(format!(r#""region": "{place}""#));
        }
        if let Some(members) = &self.members {
            let members: Vec<String> = members.iter().map(|member| object(member)).collect();
            parts.push(format!(r#""members": [{}]"#, members.join(", ")));
        }
        if !self.receiving.is_empty() {
            let received = |(item, member): &(String, Option<usize>)| match member {
                Some(member) => format!(r#"{{"item": "{item}", "member": {member}}}"#),
                None => format!(r#"{{"item": "{item}"}}"#),
            };
            let all: Vec<String> = self.receiving.iter().map(received).collect();
            parts.push(format!(r#""receiving": [{}]"#, all.join(", ")));
        }
        if !self.standards.is_empty() {
            parts.push(format!(r#""standards": {}"#, object(&self.standards)));
        }
        format!("{{{}}}", parts.join(", "))
    }

    /// Whether anything is left unknown, given how many facts a family and a member have.
    pub fn has_unknown(&self, family: usize, member: usize) -> bool {
        let told = |members: &Vec<Vec<(String, Given)>>| members.iter().all(|facts| facts.len() == member);
        self.family.len() < family || !self.members.as_ref().is_some_and(told)
    }
}

fn object(entries: &[(String, Given)]) -> String {
    let entries: Vec<String> = entries.iter().map(|(key, given)| format!(r#""{key}": {}"#, given.to_json())).collect();
    format!("{{{}}}", entries.join(", "))
}

impl Given {
    fn to_json(&self) -> String {
        match self {
            Given::Absent => "null".into(),
            Given::Truth(truth) => truth.to_string(),
            Given::Figure(text) | Given::Word(text) => format!("\"{text}\""),
            Given::Member(member) => member.to_string(),
            Given::Day(day) => format!("\"{day}\""),
        }
    }
}
