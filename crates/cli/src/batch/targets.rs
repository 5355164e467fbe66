//! The files a run writes, and that none of them is another of its files.

use super::arguments::BatchArguments;
use crate::{failure::Failure, paths};
use arrow_array::RecordBatch;
use std::path::PathBuf;
use yimen_arrow::AnswerTables;
use yimen_files::{Encoded, Format, Receipt, Reject, RejectWriter, TableWriter, persist};

/// The tables a run writes.
pub struct Targets {
    out: TableWriter,
    members: Option<TableWriter>,
    rejects: RejectWriter,
}

/// Forms of the tables, which is all that is needed to encode rows for them.
#[derive(Debug, Clone, Copy)]
pub struct Forms {
    out: Format,
    members: Option<Format>,
}

/// Rows for the tables.
pub struct Encodings {
    pub out: Encoded,
    pub members: Option<Encoded>,
}

/// Where rejects go: beside the answers, unless it is said.
pub fn rejects(arguments: &BatchArguments) -> PathBuf {
    let beside = || arguments.out.with_extension("rejects.csv");
    arguments.source.rejects.clone().unwrap_or_else(beside)
}

/// Every file of a run is one of its own.
pub fn check_paths(arguments: &BatchArguments) -> Result<(), Failure> {
    let rejects = rejects(arguments);
    let written = [Some(&arguments.out), arguments.members_out.as_ref(), arguments.reasons.as_ref(), Some(&rejects)];
    let written = written.into_iter().flatten().map(PathBuf::as_path);
    paths::are_distinct(&arguments.pack, arguments.source.read().chain(written))
}

impl Targets {
    /// Begins the tables.
    pub fn create(
        arguments: &BatchArguments,
        tables: &AnswerTables<'_>,
        receipt: &Receipt,
    ) -> Result<Targets, Failure> {
        let metadata = receipt.metadata();
        let members = arguments.members_out.as_deref();
        Ok(Targets {
            out: TableWriter::create(&arguments.out, tables.family_schema(), &metadata)?,
            members: members.map(|path| TableWriter::create(path, tables.member_schema(), &metadata)).transpose()?,
            rejects: RejectWriter::create(&rejects(arguments))?,
        })
    }

    pub fn forms(&self) -> Forms {
        Forms { out: self.out.format(), members: self.members.as_ref().map(TableWriter::format) }
    }

    pub fn reject(&mut self, rejects: &[Reject]) -> Result<(), Failure> {
        Ok(self.rejects.write(rejects)?)
    }

    pub fn rejected(&self) -> u64 {
        self.rejects.count()
    }

    pub fn append(&mut self, rows: Encodings) -> Result<(), Failure> {
        self.out.append(rows.out)?;
        if let Some((table, rows)) = self.members.as_mut().zip(rows.members) {
            table.append(rows)?;
        }
        Ok(())
    }

    /// Puts everything in its place; the answers come last.
    pub fn finish(
        self,
        arguments: &BatchArguments,
        receipt: &Receipt,
        reasons: Option<yimen_files::Complete>,
    ) -> Result<(), Failure> {
        let mut complete = vec![self.rejects.finish()?];
        complete.extend(reasons);
        let mut tables = Vec::new();
        let outs = [arguments.members_out.as_deref().zip(self.members), Some((arguments.out.as_path(), self.out))];
        for (path, table) in outs.into_iter().flatten() {
            if table.format() != Format::Parquet {
                complete.push(receipt.beside(path)?);
            }
            tables.push(table.finish()?);
        }
        complete.extend(tables);
        Ok(persist(complete)?)
    }
}

impl Forms {
    pub fn has_members(self) -> bool {
        self.members.is_some()
    }

    pub fn encode(self, out: RecordBatch, members: Option<RecordBatch>) -> Result<Encodings, Failure> {
        let members = self.members.zip(members).map(|(format, rows)| TableWriter::encode(format, rows)).transpose()?;
        Ok(Encodings { out: TableWriter::encode(self.out, out)?, members })
    }
}
