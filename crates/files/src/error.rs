//! Why a register cannot be read or a table not be written at all. What is wrong with single rows is a [`crate::Reject`].

use std::{fmt, io, path::Path};
use yimen::Lang;

/// Why a run ends.
#[derive(Debug)]
pub enum Error {
    /// A file cannot be read.
    Unreadable {
        /// The file.
        path: String,
        /// The system's reason.
        reason: io::Error,
    },
    /// A file cannot be written.
    Unwritable {
        /// The file.
        path: String,
        /// The system's reason.
        reason: io::Error,
    },
    /// A file whose ending says nothing of its form.
    Ending {
        /// The file.
        path: String,
    },
    /// Text in UTF-16.
    Utf16 {
        /// The file.
        path: String,
    },
    /// A table without headings.
    NoHeading {
        /// The file.
        path: String,
    },
    /// A table whose first record is no record.
    BadHeading {
        /// The file.
        path: String,
    },
    /// A column that stands for nothing.
    UnknownColumn {
        /// The file.
        path: String,
        /// The column.
        column: String,
        /// The nearest name there is.
        near: Option<String>,
    },
    /// A column of the other table.
    MisplacedColumn {
        /// The file.
        path: String,
        /// The column.
        column: String,
    },
    /// Two columns that stand for the same.
    ColumnTwice {
        /// The file.
        path: String,
        /// The second.
        column: String,
    },
    /// No column says which family a row is.
    NoFamilyColumn {
        /// The file.
        path: String,
    },
    /// No column says which item is received.
    NoItemColumn {
        /// The file.
        path: String,
    },
    /// A column of Parquet with a type that does not do.
    ColumnType {
        /// The file.
        path: String,
        /// What is wrong with it.
        column: Box<yimen_arrow::Error>,
    },
    /// A Parquet file that is none.
    Parquet {
        /// The file.
        path: String,
        /// What the reader says.
        reason: String,
    },
    /// A mapping that is none.
    Mapping {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A mapping with a column that is not there.
    MappingName {
        /// The file of the register.
        path: String,
        /// The column.
        column: String,
        /// The nearest there is.
        near: Option<String>,
    },
    /// Members both in the families' file and in one of their own, or likewise what is received.
    NestedAndFile {
        /// The column of the families.
        column: String,
    },
    /// No day to judge for.
    NoDate,
    /// A file that changed while it was read.
    Changed {
        /// The file.
        path: String,
    },
    /// A fault of ours.
    Internal {
        /// What failed.
        what: String,
    },
}

impl Error {
    pub(crate) fn unreadable(path: &Path, reason: io::Error) -> Error {
        Error::Unreadable { path: path.display().to_string(), reason }
    }

    pub(crate) fn unwritable(path: &Path, reason: io::Error) -> Error {
        Error::Unwritable { path: path.display().to_string(), reason }
    }

    /// A step of Arrow's that cannot fail has failed.
    pub(crate) fn internal(what: impl fmt::Display) -> Error {
        Error::Internal { what: what.to_string() }
    }

    /// What is wrong, and what can be done about it. The system's own reason follows the first where there is one
    /// ([`Error::system`]).
    pub fn words(&self, lang: Lang) -> (String, Option<String>) {
        let (chinese, english) = self.both();
        let (message, help) = match lang {
            Lang::Chinese => chinese,
            Lang::English => english,
        };
        (message, (!help.is_empty()).then_some(help))
    }

    /// The system's reason.
    pub fn system(&self) -> Option<(&io::Error, &str, bool)> {
        match self {
            Error::Unreadable { path, reason } => Some((reason, path, false)),
            Error::Unwritable { path, reason } => Some((reason, path, true)),
            _ => None,
        }
    }

    /// Message and help in both languages.
    fn both(&self) -> ((String, String), (String, String)) {
        let none = String::new;
        match self {
            Error::Unreadable { path, reason } => {
                ((format!("读不了 {path}：{reason}。"), none()), (format!("Cannot read {path}: {reason}."), none()))
            }
            Error::Unwritable { path, reason } => {
                ((format!("写不了 {path}：{reason}。"), none()), (format!("Cannot write {path}: {reason}."), none()))
            }
            Error::Ending { path } => (
                (format!("看不出 {path} 是哪种文件。"), "文件名请以 .csv、.jsonl 或 .parquet 结尾。".to_owned()),
                (format!("The ending of {path} does not say what it is."), "Use .csv, .jsonl or .parquet.".to_owned()),
            ),
            Error::Utf16 { path } => (
                (format!("{path} 是 UTF-16 编码，读不了。"), "请另存为 UTF-8 编码的 CSV。".to_owned()),
                (format!("{path} is UTF-16, which is not read."), "Save it as CSV in UTF-8.".to_owned()),
            ),
            Error::NoHeading { path } => (
                (format!("{path} 是空的，连标题行也没有。"), none()),
                (format!("{path} is empty, without even a line of headings."), none()),
            ),
            Error::BadHeading { path } => (
                (format!("{path} 的标题行读不了：引号没有成对，或者有无法识别的字。"), none()),
                (
                    format!(
                        "The headings of {path} cannot be read: a quote is left open, or there are bytes that are no letters."
                    ),
                    none(),
                ),
            ),
            Error::UnknownColumn { path, column, near } => (
                (
                    format!("{path}：不认识“{column}”这一列。"),
                    near.as_ref().map_or_else(none, |near| format!("是不是“{near}”？"))
                        + "别的系统的列名，可以用 --mapping 对应，或者写进 ignore 不读。",
                ),
                (
                    format!("{path}: the column \"{column}\" is not known."),
                    near.as_ref().map_or_else(none, |near| format!("Did you mean \"{near}\"? "))
                        + "Foreign names can be given a meaning by --mapping, or be put on its list of what to ignore.",
                ),
            ),
            Error::MisplacedColumn { path, column } => (
                (format!("{path}：“{column}”这一列放错了文件：家庭的放在 --families，成员的放在 --members。"), none()),
                (
                    format!(
                        "{path}: the column \"{column}\" is in the wrong file: families and members have one each."
                    ),
                    none(),
                ),
            ),
            Error::ColumnTwice { path, column } => (
                (format!("{path}：“{column}”这一列和另一列说的是同一件事。"), none()),
                (format!("{path}: the column \"{column}\" stands for the same as another one."), none()),
            ),
            Error::NoFamilyColumn { path } => (
                (format!("{path} 里没有家庭编号。"), "请加上 family（家庭编号）这一列。".to_owned()),
                (format!("{path} does not say which family a row is."), "Add a column \"family\".".to_owned()),
            ),
            Error::NoItemColumn { path } => (
                (format!("{path} 里没有在享的事项。"), "请加上 item（事项）这一列。".to_owned()),
                (format!("{path} does not say which item is received."), "Add a column \"item\".".to_owned()),
            ),
            Error::ColumnType { path, column } => (
                (format!("{path}：{}", column.message(Lang::Chinese)), none()),
                (format!("{path}: {}", column.message(Lang::English)), none()),
            ),
            Error::Parquet { path, reason } => (
                (format!("{path} 不是完好的 Parquet 文件：{reason}。"), none()),
                (format!("{path} is no sound Parquet file: {reason}."), none()),
            ),
            Error::Mapping { path, reason } => (
                (format!("对照文件 {path} 读不懂：{reason}。"), none()),
                (format!("The mapping {path} cannot be understood: {reason}."), none()),
            ),
            Error::MappingName { path, column, near } => (
                (
                    format!("对照文件写了“{column}”这一列，{path} 里没有。"),
                    near.as_ref().map_or_else(none, |near| format!("是不是“{near}”？")),
                ),
                (
                    format!("The mapping has a column \"{column}\", which {path} does not have."),
                    near.as_ref().map_or_else(none, |near| format!("Did you mean \"{near}\"?")),
                ),
            ),
            Error::NestedAndFile { column } => (
                (format!("家庭文件里已经有“{column}”，又另给了一个文件。"), "只留一处。".to_owned()),
                (
                    format!("The families' file has \"{column}\" itself, and a file of them is given as well."),
                    "Keep one of them.".to_owned(),
                ),
            ),
            Error::NoDate => (
                ("没有给评估日。".to_owned(), "请用 --date，或者在家庭文件里加上 date（评估日）这一列。".to_owned()),
                ("No date is given.".to_owned(), "Use --date, or add a column \"date\" to the families.".to_owned()),
            ),
            Error::Changed { path } => (
                (format!("{path} 在读的过程中被改动了，结果作废。"), "等它写完再运行一次。".to_owned()),
                (
                    format!("{path} was changed while it was read; nothing of it counts."),
                    "Run again once it is complete.".to_owned(),
                ),
            ),
            Error::Internal { what } => (
                (format!("程序自身出错：{what}。"), "请把这件事告诉我们。".to_owned()),
                (format!("A fault of the program itself: {what}."), "Please report it.".to_owned()),
            ),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.words(Lang::English).0)
    }
}

impl std::error::Error for Error {}
