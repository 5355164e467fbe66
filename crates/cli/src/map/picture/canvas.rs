//! SVG under construction. What is written stays text: nothing in it can become an element.

use crate::view::text::clean;
use quick_xml::{
    Writer,
    events::{BytesEnd, BytesStart, BytesText, Event},
};

/// A picture under construction. Writing into memory cannot fail, so what the writer says of that is not looked at.
pub struct Canvas {
    writer: Writer<Vec<u8>>,
}

/// Names and values of attributes.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Canvas {
    /// Nothing yet.
    pub fn new() -> Canvas {
        Canvas { writer: Writer::new_with_indent(Vec::new(), b' ', 1) }
    }

    /// The finished text.
    pub fn finish(self) -> String {
        let mut text = String::from_utf8_lossy(&self.writer.into_inner()).into_owned();
        text.push('\n');
        text
    }

    /// Begins an element.
    pub fn open(&mut self, name: &str, attributes: Attributes) {
        let _ = self.writer.write_event(Event::Start(element(name, attributes)));
    }

    /// Ends the element begun last.
    pub fn close(&mut self, name: &str) {
        let _ = self.writer.write_event(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub fn draw(&mut self, name: &str, attributes: Attributes) {
        let _ = self.writer.write_event(Event::Empty(element(name, attributes)));
    }

    /// An element of text.
    pub fn text(&mut self, name: &str, attributes: Attributes, text: &str) {
        self.open(name, attributes);
        let _ = self.writer.write_event(Event::Text(BytesText::new(&allowed(text))));
        self.close(name);
    }
}

fn element<'a>(name: &'a str, attributes: Attributes<'a>) -> BytesStart<'a> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}

/// Some characters cannot stand in XML, not even escaped.
fn allowed(text: &str) -> String {
    clean(text).replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")
}
