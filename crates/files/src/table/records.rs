//! Lines of a text file, and the records of CSV they make.
//!
//! A quote that is never closed must not swallow the rest of the file. So a record is put together line by line; one that turns out
//! to be none costs only its first line, and reading goes on with the second.

use std::{
    collections::VecDeque,
    io::{self, BufRead, Read},
};

/// Most bytes of a line or record.
const LONGEST: usize = 1 << 20;
/// Most lines of a record.
const MOST_LINES: usize = 100;

/// A line, with its number from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) number: u64,
    /// Its bytes, without what ends it.
    pub(super) bytes: Vec<u8>,
    /// Whether it goes on beyond these bytes.
    pub(super) too_long: bool,
}

/// The lines of a text file.
pub(super) struct Lines<R> {
    source: R,
    number: u64,
    /// Lines that were looked at and not used.
    back: VecDeque<Line>,
}

/// What stands in a record.
#[derive(Debug)]
pub(super) enum Record {
    /// Its lines.
    Whole(Vec<Line>),
    /// A line in which a quote is left open.
    Open(Line),
    /// A line that is too long.
    Long(Line),
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(source: R) -> Lines<R> {
        Lines { source, number: 0, back: VecDeque::new() }
    }

    /// The next line.
    pub(super) fn line(&mut self) -> io::Result<Option<Line>> {
        if let Some(line) = self.back.pop_front() {
            return Ok(Some(line));
        }
        let mut bytes = Vec::new();
        let limit = u64::try_from(LONGEST).unwrap_or(u64::MAX);
        if (&mut self.source).take(limit).read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        self.number = self.number.saturating_add(1);
        let too_long = bytes.len() == LONGEST && !bytes.ends_with(b"\n");
        if too_long {
            self.skip_line()?;
        }
        if bytes.ends_with(b"\n") {
            bytes.pop();
        }
        if bytes.ends_with(b"\r") {
            bytes.pop();
        }
        Ok(Some(Line { number: self.number, bytes, too_long }))
    }

    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let block = self.source.fill_buf()?;
            let (length, end) = match memchr::memchr(b'\n', block) {
                Some(at) => (at.saturating_add(1), true),
                None => (block.len(), block.is_empty()),
            };
            self.source.consume(length);
            if end {
                return Ok(());
            }
        }
    }

    /// The next record of CSV. Empty lines are none.
    pub(super) fn record(&mut self) -> io::Result<Option<Record>> {
        let first = loop {
            match self.line()? {
                None => return Ok(None),
                Some(line) if line.bytes.iter().all(|byte| *byte == b' ' || *byte == b'\t') => {}
                Some(line) => break line,
            }
        };
        if first.too_long {
            return Ok(Some(Record::Long(first)));
        }
        let mut open = is_open_after(&first.bytes, false);
        let mut length = first.bytes.len();
        let mut lines = vec![first];
        while open && lines.len() < MOST_LINES {
            let Some(line) = self.line()? else { break };
            length = length.saturating_add(line.bytes.len());
            if line.too_long || length > LONGEST {
                self.back.push_front(line);
                break;
            }
            open = is_open_after(&line.bytes, true);
            lines.push(line);
        }
        if open { Ok(self.give_back(lines).map(Record::Open)) } else { Ok(Some(Record::Whole(lines))) }
    }

    /// Gives back all lines of a record but the first, which is returned.
    pub(super) fn give_back(&mut self, lines: Vec<Line>) -> Option<Line> {
        let mut lines = lines.into_iter();
        let first = lines.next();
        for line in lines.rev() {
            self.back.push_front(line);
        }
        first
    }
}

/// Whether a quote is open at the end of a line.
fn is_open_after(line: &[u8], mut open: bool) -> bool {
    let mut quotes = memchr::memchr_iter(b'"', line).peekable();
    while let Some(at) = quotes.next() {
        if open {
            // Two quotes inside a quoted cell are one that belongs to it.
            if quotes.peek() == Some(&at.saturating_add(1)) {
                quotes.next();
            } else {
                open = false;
            }
        } else {
            // Only at the beginning of a cell does a quote open one.
            open = at.checked_sub(1).is_none_or(|before| line.get(before) == Some(&b','));
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::{Lines, Record};

    /// First line and number of lines of each record, `!` before those that are none.
    fn records(text: &str) -> Vec<String> {
        let mut lines = Lines::new(text.as_bytes());
        std::iter::from_fn(|| lines.record().unwrap())
            .map(|record| match record {
                Record::Whole(lines) => format!("{}+{}", lines[0].number, lines.len()),
                Record::Open(line) => format!("!{}", line.number),
                Record::Long(line) => format!("!!{}", line.number),
            })
            .collect()
    }

    #[test]
    fn records_span_lines_only_in_quotes() {
        assert_eq!(records("a,b\nc,d"), ["1+1", "2+1"]);
        assert_eq!(records("a,\"b\r\nc\"\r\nd,e\r\n"), ["1+2", "3+1"]);
        assert_eq!(records("a,\"b\"\"\nc\"\n\n  \nd"), ["1+2", "5+1"]);
        assert_eq!(records("5\" pipe,b\nc\"\"d,e"), ["1+1", "2+1"]);
    }

    #[test]
    fn a_quote_left_open_costs_one_line() {
        assert_eq!(records("a,b\n\"c,d\ne,f\ng,h\n"), ["1+1", "!2", "3+1", "4+1"]);
        assert_eq!(records(&("\"c,d\n".to_owned() + &"e,f\n".repeat(500))).len(), 501);
    }

    #[test]
    fn a_line_without_end_is_passed_over() {
        let text = format!("a\n{}\nb\n", "x".repeat(3 << 20));
        assert_eq!(records(&text), ["1+1", "!!2", "3+1"]);
    }
}
