//! Where in an input the reader stands, for messages: `members[0].birth_date`.

use std::fmt::Write;

/// A path from the top of the input, grown and shrunk as the reader goes.
#[derive(Default)]
pub struct Place(Vec<Step>);

enum Step {
    Key(String),
    Index(u32),
}

impl Place {
    /// Steps down to the value of a key.
    pub fn enter_key(&mut self, key: &str) {
        self.0.push(Step::Key(key.to_owned()));
    }

    /// Steps down to an element.
    pub fn enter_index(&mut self, index: u32) {
        self.0.push(Step::Index(index));
    }

    /// Steps up again.
    pub fn leave(&mut self) {
        self.0.pop();
    }

    /// The path in words; empty at the top.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.0 {
            // Writing into a string cannot fail.
            let _ = match step {
                Step::Index(index) => write!(path, "[{index}]"),
                Step::Key(key) if path.is_empty() => write!(path, "{key}"),
                Step::Key(key) => write!(path, ".{key}"),
            };
        }
        path
    }
}
