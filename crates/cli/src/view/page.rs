//! A page of text under construction: every line fits the width, continuation lines hang under the text.

use super::{
    style::{self, PLAIN, STRONG},
    text,
};
use anstyle::Style;

/// A page of text.
pub struct Page {
    text: String,
    width: usize,
}

impl Page {
    /// An empty page, so many columns wide.
    pub fn new(width: usize) -> Page {
        Page { text: String::new(), width }
    }

    /// The finished text.
    pub fn finish(self) -> String {
        self.text
    }

    /// Columns of a line.
    pub fn width(&self) -> usize {
        self.width
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A heading after an empty line.
    pub fn heading(&mut self, heading: &str) {
        self.gap();
        self.hang("", PLAIN, heading, STRONG);
    }

    /// A paragraph behind a lead such as `  ✓ `; its further lines begin below its first character.
    pub fn hang(&mut self, lead: &str, lead_style: Style, paragraph: &str, paragraph_style: Style) {
        let indent = text::columns(lead);
        let lines = text::wrap(&text::clean(paragraph), self.width.saturating_sub(indent).max(10));
        for (index, line) in lines.iter().enumerate() {
            if index == 0 {
                self.text.push_str(&style::paint(lead_style, lead));
            } else {
                self.text.push_str(&" ".repeat(indent));
            }
            self.text.push_str(&style::paint(paragraph_style, line));
            self.text.push('\n');
        }
    }

    /// Lines that another page has finished.
    pub fn append(&mut self, finished: &str) {
        self.text.push_str(finished);
    }

    /// One line of parts that the caller has measured and painted.
    pub fn line(&mut self, painted: &str) {
        self.text.push_str(painted.trim_end());
        self.text.push('\n');
    }
}
