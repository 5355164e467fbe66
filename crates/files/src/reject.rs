//! A row that cannot be used, and why.

use std::sync::Arc;
use yimen::{Diagnostic, Lang};

/// A row that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// The file.
    pub file: Arc<str>,
    /// The line the row begins on, headings being line 1; of a Parquet file the row, from 1.
    pub line: u64,
    /// Id of the family, as far as it is known.
    pub family: String,
    /// The column, by its heading, where it is one column's fault.
    pub column: String,
    /// Why, in the language asked for.
    pub reason: String,
}

/// What can be wrong with a row or a cell of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Reason {
    /// No number.
    Number { text: String },
    /// More digits than are read.
    Digits { text: String },
    /// No day.
    Day { text: String },
    /// A point in time that is no beginning of a day.
    Midnight { text: String },
    /// Neither yes nor no.
    Truth { text: String },
    /// None of the choices.
    Choice { text: String, choices: [String; 2] },
    /// No place, or several.
    Engine(Diagnostic),
    /// No item.
    Item { text: String, near: Option<String> },
    /// No member's place.
    Member { text: String },
    /// 无 where the fact cannot be so.
    NotOptional,
    /// A list or an object where a value is needed.
    Shape,
    /// A list is needed.
    List,
    /// A record with another number of cells than there are headings.
    Cells { has: usize, wants: usize },
    /// A quote that is opened and never closed.
    Quote,
    /// A record that goes on for too long.
    Long,
    /// Bytes that are no letters in the file's encoding.
    Letters,
    /// A line that is no JSON object.
    Json,
    /// A key that means nothing.
    Key { near: Option<String> },
    /// A key given twice.
    KeyTwice,
    /// No id.
    NoId,
    /// The id of another row.
    Twice { line: u64 },
    /// Nobody has this id.
    NoFamily,
    /// More rows than a family can have.
    TooMany { most: usize },
    /// No member of the family has this id.
    NoMember { text: String },
    /// Both the place and the id of a member.
    MemberTwice,
    /// Another day than that of the run.
    OtherDate { text: String, date: String },
    /// No day, though others have one.
    NoDate,
    /// An answer has more digits than a column of decimals holds.
    Answer,
}

/// Longest text of a cell shown in a reason.
const SHOWN: usize = 40;

fn short(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

impl Reason {
    /// The reason in a language.
    pub(crate) fn text(&self, lang: Lang) -> String {
        let (chinese, english) = self.both();
        match lang {
            Lang::Chinese => chinese,
            Lang::English => english,
        }
    }

    fn both(&self) -> (String, String) {
        let near = |near: &Option<String>| match near {
            Some(near) => (format!("，是不是“{near}”？"), format!("; did you mean \"{near}\"?")),
            None => (String::new(), String::new()),
        };
        let same = |chinese: &str, english: &str| (chinese.to_owned(), english.to_owned());
        match self {
            Reason::Number { text } => {
                let text = short(text);
                (
                    format!("要一个数（如 2400 或 2400.50，不加单位和逗号），这里是“{text}”"),
                    format!("a number such as 2400 or 2400.50 is needed, without unit or commas, not \"{text}\""),
                )
            }
            Reason::Digits { text } => {
                let text = short(text);
                (
                    format!("“{text}”位数太多：最多 28 位，小数点后最多 10 位"),
                    format!("\"{text}\" has too many digits: at most 28, at most 10 of them after the point"),
                )
            }
            Reason::Day { text } => {
                let text = short(text);
                (
                    format!("要一个存在的日期（如 2026-03-01），这里是“{text}”"),
                    format!("an existing date such as 2026-03-01 is needed, not \"{text}\""),
                )
            }
            Reason::Midnight { text } => (
                format!("要一个日期，这里是一个时刻：{text}；请只写日期，或改成当天零点"),
                format!("a date is needed, not a point in time: {text}; write the date alone, or make it midnight"),
            ),
            Reason::Truth { text } => {
                let text = short(text);
                (format!("要“是”或“否”，这里是“{text}”"), format!("yes or no is needed, not \"{text}\""))
            }
            Reason::Choice { text, choices: [chinese, english] } => {
                let text = short(text);
                (
                    format!("要其中之一：{chinese}，这里是“{text}”"),
                    format!("one of {english} is needed, not \"{text}\""),
                )
            }
            Reason::Engine(diagnostic) => {
                let words = |lang: Lang| {
                    let help = diagnostic.help(lang).map(|help| format!("{}{help}", lang.pick("。", "; ")));
                    diagnostic.message(lang) + &help.unwrap_or_default()
                };
                (words(Lang::Chinese), words(Lang::English))
            }
            Reason::Item { text, near: known } => {
                let (text, (chinese, english)) = (short(text), near(known));
                (format!("没有叫“{text}”的事项{chinese}"), format!("there is no item called \"{text}\"{english}"))
            }
            Reason::Member { text } => {
                let text = short(text);
                (
                    format!("要成员的序号（从 0 起），这里是“{text}”"),
                    format!("a member's place in the list, from 0 on, is needed, not \"{text}\""),
                )
            }
            Reason::NotOptional => {
                same("这一项不能是“无”；不知道就留空", "this cannot be none; leave it empty if it is not known")
            }
            Reason::Shape => same("这里要一个值，不是列表或对象", "a value is needed here, not a list or object"),
            Reason::List => same("这里要一个列表，里面每一项是一个对象", "a list of objects is needed here"),
            Reason::Cells { has, wants } => (
                format!("这一行有 {has} 格，标题有 {wants} 格"),
                format!("this row has {has} cells, the headings have {wants}"),
            ),
            Reason::Quote => same("这里有引号没有成对", "a quote is left open here"),
            Reason::Long => same("这一行太长，最多 1 MiB", "this row is too long, at most 1 MiB"),
            Reason::Letters => same(
                "有无法识别的字，请核对文件编码",
                "there are bytes that are no letters; check the encoding of the file",
            ),
            Reason::Json => same("这一行不是一个 JSON 对象", "this line is no JSON object"),
            Reason::Key { near: known } => {
                let (chinese, english) = near(known);
                (format!("不认识这一项{chinese}"), format!("this key is not known{english}"))
            }
            Reason::KeyTwice => same("这一项给了两次", "this key is given twice"),
            Reason::NoId => same("没有家庭编号", "there is no family id"),
            Reason::Twice { line } => (
                format!("家庭编号重复，第 {line} 行也是它"),
                format!("the family id is not the only one; line {line} has it, too"),
            ),
            Reason::NoFamily => same("家庭文件里没有这个编号", "no family has this id"),
            Reason::TooMany { most } => {
                (format!("这一户的行太多，最多 {most} 行"), format!("the family has too many rows, at most {most}"))
            }
            Reason::NoMember { text } => {
                let text = short(text);
                (format!("这一户没有编号是“{text}”的成员"), format!("no member of the family has the id \"{text}\""))
            }
            Reason::MemberTwice => {
                same("成员的序号和成员编号只写一个", "give the member's place or the member's id, not both")
            }
            Reason::OtherDate { text, date } => (
                format!("评估日是 {text}，这一次都按 {date}"),
                format!("the date is {text}, but this run judges for {date}"),
            ),
            Reason::NoDate => same("没有给评估日", "no date is given"),
            Reason::Answer => same(
                "结果的位数太多：小数点前最多 28 位，后最多 10 位",
                "the answer has too many digits: at most 28 before the point and 10 after it",
            ),
        }
    }
}

/// Why an answer is left out whose figures have more digits than a column holds.
pub fn unfit(lang: Lang) -> String {
    Reason::Answer.text(lang)
}
