//! Rows as JSON Lines: an object each, without what is not known; decimals as text, so that nobody reads them as floating point.

use super::cells::{self, Cell};
use arrow_array::RecordBatch;
use std::io;

/// The rows of a batch.
pub(super) fn rows(batch: &RecordBatch) -> io::Result<Vec<u8>> {
    let names: Result<Vec<Vec<u8>>, _> = cells::columns(batch).map(|(name, _)| serde_json::to_vec(name)).collect();
    let names = names?;
    let (mut out, mut buffer) = (Vec::new(), String::new());
    for row in 0..batch.num_rows() {
        let mut mark = b'{';
        for (name, column) in names.iter().zip(batch.columns()) {
            let cell = cells::cell(column.as_ref(), row, &mut buffer);
            if matches!(cell, Cell::Empty) {
                continue;
            }
            out.push(mark);
            mark = b',';
            out.extend_from_slice(name);
            out.push(b':');
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => serde_json::to_writer(&mut out, text)?,
                Cell::Quoted => serde_json::to_writer(&mut out, &buffer)?,
                Cell::Plain => out.extend_from_slice(buffer.as_bytes()),
            }
        }
        if mark == b'{' {
            out.push(b'{');
        }
        out.extend_from_slice(b"}\n");
    }
    Ok(out)
}
