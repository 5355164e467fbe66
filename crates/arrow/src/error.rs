//! Why record batches make no register.

use std::fmt;
use yimen::{Diagnostic, Lang};

/// What is wrong with a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Error {
    /// The column, by its own name.
    pub column: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong with a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// It stands for nothing the pack asks; perhaps for this.
    Unknown {
        /// The nearest name there is.
        near: Option<String>,
    },
    /// It is for the other table: a member's fact among the families, or the other way round.
    Misplaced,
    /// Two columns stand for the same.
    Twice,
    /// Floating point can hold no amount of money exactly.
    Float,
    /// Another type is needed.
    Type {
        /// The type it has.
        found: String,
        /// What it stands for: `number`, `date`, `truth`, `choice`, `region` or `member`.
        wanted: &'static str,
    },
    /// A dictionary without a text for one of its keys, or a list without an entry.
    Hole,
    /// An item the pack does not have.
    Item {
        /// As it is written.
        word: String,
    },
    /// What the engine says.
    Engine(Diagnostic),
}

impl Error {
    pub(crate) fn new(column: &str, problem: Problem) -> Error {
        Error { column: column.to_owned(), problem }
    }

    /// The sentence in a language.
    pub fn message(&self, lang: Lang) -> String {
        let column = &self.column;
        let (chinese, english) = match &self.problem {
            Problem::Unknown { near: None } => {
                (format!("不认识“{column}”这一列。"), format!("The column \"{column}\" is not known."))
            }
            Problem::Unknown { near: Some(near) } => (
                format!("不认识“{column}”这一列。是不是“{near}”？"),
                format!("The column \"{column}\" is not known. Did you mean \"{near}\"?"),
            ),
            Problem::Misplaced => (
                format!("“{column}”这一列放错了表：家庭的放在家庭表，成员的放在成员表。"),
                format!("The column \"{column}\" is in the wrong table: families and members have one each."),
            ),
            Problem::Twice => {
                (format!("“{column}”这一列重复了。"), format!("The column \"{column}\" repeats another one."))
            }
            Problem::Float => (
                format!("“{column}”这一列是浮点数，存不准钱数。请改存为 DECIMAL 或整数。"),
                format!(
                    "The column \"{column}\" is floating point, which cannot hold money exactly. Store it as DECIMAL or as whole numbers."
                ),
            ),
            Problem::Type { found, wanted } => (
                format!("“{column}”这一列的类型是 {found}，这里要{}。", kind(wanted)),
                format!("The column \"{column}\" has the type {found}; a {wanted} is needed."),
            ),
            Problem::Hole => (
                format!("“{column}”这一列的字典或列表里有空缺。"),
                format!("A dictionary or list of the column \"{column}\" has a hole."),
            ),
            Problem::Item { word } => (
                format!("“{column}”这一列：没有叫“{word}”的事项。"),
                format!("The column \"{column}\": there is no item called \"{word}\"."),
            ),
            Problem::Engine(diagnostic) => {
                let message = diagnostic.message(lang);
                (format!("“{column}”：{message}。"), format!("{column}: {message}."))
            }
        };
        match lang {
            Lang::Chinese => chinese,
            Lang::English => english,
        }
    }
}

/// What a column stands for, in Chinese.
fn kind(wanted: &str) -> &'static str {
    match wanted {
        "number" => "数",
        "date" => "日期",
        "truth" => "是否",
        "choice" => "选项",
        "region" => "地区",
        "member" => "成员的序号",
        "text" => "文字",
        _ => "列表",
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message(Lang::English))
    }
}

impl std::error::Error for Error {}
