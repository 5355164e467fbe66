//! What is refused before the engine sees it: values JSON could not hold, and misuse of the functions themselves.

use yimen::{Lang, shapes::Report};

/// Why a JavaScript value is refused, and where in the input it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub reason: Reason,
    /// Where, for example `members[0].birth_date`; empty for the input as a whole.
    pub path: String,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// `NaN` or an infinity.
    NotFinite,
    /// `undefined` where a value is needed.
    Undefined,
    /// A function, a symbol, a `Date`, a `Set`: nothing JSON could hold.
    NotData,
    /// Nested too deeply, or in itself.
    TooDeep,
    /// More than the engine takes in.
    TooLarge {
        /// The most bytes taken.
        limit: usize,
    },
    /// Text that holds half of a surrogate pair.
    BrokenText,
    /// Reading the value threw.
    Unreadable,
    /// A key of a `Map` that is not text.
    KeyNotText,
    /// Another type than the function takes.
    Expected(Expected),
    /// A key the function does not know.
    UnknownKey {
        /// The keys it knows.
        known: &'static [&'static str],
    },
    /// More rows than are taken at once.
    #[cfg(feature = "register")]
    TooManyRows {
        /// The most.
        limit: usize,
    },
    /// No memory is left.
    #[cfg(feature = "register")]
    NoMemory,
    /// Places of families' rows that do not begin with 0, fall, or are not one more than the families.
    #[cfg(feature = "register")]
    NotStarts {
        /// How many there have to be.
        entries: usize,
    },
    /// Places of families' rows beyond the last row.
    #[cfg(feature = "register")]
    BeyondEnd {
        /// How many rows there are.
        rows: usize,
    },
    /// A word that means nothing in this pack.
    #[cfg(feature = "register")]
    UnknownWord {
        /// The word.
        word: String,
        /// One that is nearly the same.
        near: Option<String>,
    },
}

/// What a function takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Text.
    Text,
    /// `"zh"` or `"en"`.
    Lang,
    /// `true` or `false`.
    Truth,
    /// An object with options.
    Options,
    /// An `Uint8Array`.
    Bytes,
    /// An array of `{ path, text }`.
    #[cfg(feature = "compiler")]
    Files,
    /// An object with columns.
    #[cfg(feature = "register")]
    Register,
    /// Columns by facts.
    #[cfg(feature = "register")]
    Facts,
    /// `{ starts, facts }`.
    #[cfg(feature = "register")]
    Members,
    /// `{ starts, item, … }`.
    #[cfg(feature = "register")]
    Receiving,
    /// One column.
    #[cfg(feature = "register")]
    Column,
    /// A typed array of whole numbers.
    #[cfg(feature = "register")]
    WholeNumbers,
    /// An `Int32Array`.
    #[cfg(feature = "register")]
    Days,
    /// An `Uint32Array`.
    #[cfg(feature = "register")]
    Starts,
    /// Bytes or bits.
    #[cfg(feature = "register")]
    Mask,
    /// A list of words.
    #[cfg(feature = "register")]
    Words,
    /// A list of cases.
    #[cfg(feature = "register")]
    Texts,
    /// Keys each of which means an item.
    #[cfg(feature = "register")]
    Items,
    /// How many digits stand after the point.
    #[cfg(feature = "register")]
    Places,
    /// A whole number from 0 on.
    #[cfg(feature = "register")]
    Count,
    /// What a register is screened for.
    #[cfg(feature = "register")]
    RegisterOptions,
    /// A day that exists.
    #[cfg(feature = "register")]
    Day,
}

impl From<Reason> for Refusal {
    /// A refusal of the input as a whole.
    fn from(reason: Reason) -> Refusal {
        Refusal { reason, path: String::new() }
    }
}

impl Refusal {
    /// The same refusal, of something inside `outer`.
    pub fn inside(self, outer: &str) -> Refusal {
        let path = match self.path.as_str() {
            "" => outer.to_owned(),
            inner => format!("{outer}.{inner}"),
        };
        Refusal { path, ..self }
    }

    /// The refusal in words.
    pub fn report(&self, lang: Lang) -> Report {
        let words = self.reason.words();
        let (message, help) = match lang {
            Lang::Chinese => words.chinese,
            Lang::English => words.english,
        };
        Report {
            code: words.code.to_owned(),
            severity: "error".to_owned(),
            message,
            help,
            file: None,
            line: None,
            column: None,
            end_line: None,
            end_column: None,
            path: (!self.path.is_empty()).then(|| self.path.clone()),
        }
    }
}

/// A message, and what to do about it.
type Message = (String, Option<String>);

struct Words {
    code: &'static str,
    chinese: Message,
    english: Message,
}

impl Reason {
    fn words(&self) -> Words {
        let fixed = |code, chinese: (&str, &str), english: (&str, &str)| Words {
            code,
            chinese: (chinese.0.to_owned(), Some(chinese.1.to_owned())),
            english: (english.0.to_owned(), Some(english.1.to_owned())),
        };
        match self {
            Reason::NotFinite => fixed(
                "J001",
                ("这个数不是有限的数（NaN 或 Infinity）", "给出实际数值；不知道就不填"),
                ("this number is not finite (NaN or Infinity)", "give a figure, or leave it out if it is not known"),
            ),
            Reason::Undefined => fixed(
                "J002",
                ("这里需要一个值，却是 undefined", "给出一个值，或者去掉这一项"),
                ("a value is needed here, but it is undefined", "give a value or remove the entry"),
            ),
            Reason::NotData => fixed(
                "J003",
                ("这个值不是数据（函数、Symbol、Date、Set 等）", "日期写成 \"2026-03-01\" 这样的文字，列表用数组"),
                (
                    "this value is not data (a function, symbol, Date, Set or the like)",
                    "write a date as text such as \"2026-03-01\", and a list as an array",
                ),
            ),
            Reason::TooDeep => fixed(
                "J004",
                ("输入嵌套太深，或者包含它自身", "家庭、成员、在享都只有两三层；检查是否循环引用"),
                (
                    "the input is nested too deeply, or contains itself",
                    "a case is only a few levels deep; look for a circular reference",
                ),
            ),
            Reason::TooLarge { limit } => Words {
                code: "J005",
                chinese: (format!("输入太大，最多 {limit} 字节"), None),
                english: (format!("the input is too large; at most {limit} bytes are taken"), None),
            },
            Reason::BrokenText => fixed(
                "J006",
                ("文字里有残缺的字符（孤立的代理项）", "截断文字时不要切开一个字符"),
                ("the text holds half a character (a lone surrogate)", "do not cut text in the middle of a character"),
            ),
            Reason::Unreadable => fixed(
                "J007",
                ("读取这个值时抛出了异常", "传入普通对象，不要带会抛出异常的 getter 或 Proxy"),
                ("reading this value threw an exception", "pass a plain object without throwing getters or proxies"),
            ),
            Reason::KeyNotText => {
                fixed("J008", ("Map 的键不是文字", "用文字作键"), ("a key of this Map is not text", "use text as keys"))
            }
            Reason::Expected(expected) => expected.words(),
            Reason::UnknownKey { known } => Words {
                code: "J010",
                chinese: ("没有这个选项".to_owned(), Some(format!("可用的有：{}", known.join("、")))),
                english: ("there is no such option".to_owned(), Some(format!("there are: {}", known.join(", ")))),
            },
            #[cfg(feature = "register")]
            Reason::TooManyRows { limit } => Words {
                code: "J011",
                chinese: (format!("行数太多，一次最多 {limit} 行"), Some("分成几批测算".to_owned())),
                english: (
                    format!("there are too many rows; at most {limit} are taken at once"),
                    Some("screen some of them at a time".to_owned()),
                ),
            },
            #[cfg(feature = "register")]
            Reason::NoMemory => fixed(
                "J012",
                ("内存不够", "分成几批测算，或者关掉不用的网页"),
                ("there is not enough memory", "screen some families at a time, or close pages that are not needed"),
            ),
            #[cfg(feature = "register")]
            Reason::NotStarts { entries } => Words {
                code: "J013",
                chinese: (
                    format!("各户的起点应有 {entries} 个，从 0 开始，后一个不小于前一个"),
                    Some("每户第一行的位置各一个，最后再加总行数".to_owned()),
                ),
                english: (
                    format!("there must be {entries} starts, the first of them 0 and none less than the one before"),
                    Some(
                        "give the place of each family's first row, and at the end how many rows there are".to_owned(),
                    ),
                ),
            },
            #[cfg(feature = "register")]
            Reason::BeyondEnd { rows } => Words {
                code: "J014",
                chinese: (format!("起点超出了末尾，这里一共只有 {rows} 行"), None),
                english: (format!("these starts go beyond the end; there are only {rows} rows"), None),
            },
            #[cfg(feature = "register")]
            Reason::UnknownWord { word, near } => Words {
                code: "J015",
                chinese: (
                    format!("政策包里没有“{word}”"),
                    near.as_ref().map(|near| format!("是不是“{near}”？没有对应的写 null")),
                ),
                english: (
                    format!("the pack does not know \"{word}\""),
                    near.as_ref().map(|near| format!("perhaps \"{near}\"? what means nothing is written null")),
                ),
            },
        }
    }
}

impl Expected {
    fn words(self) -> Words {
        let (chinese, english) = match self {
            Expected::Text => ("文字", "text"),
            Expected::Lang => ("\"zh\" 或 \"en\"", "\"zh\" or \"en\""),
            Expected::Truth => ("true 或 false", "true or false"),
            Expected::Options => {
                ("选项对象，例如 { lang: \"zh\" }", "an object with options, such as { lang: \"zh\" }")
            }
            Expected::Bytes => ("字节（Uint8Array）", "bytes (a Uint8Array)"),
            #[cfg(feature = "compiler")]
            Expected::Files => ("数组，每项是 { path, text }", "an array of { path, text }"),
            #[cfg(feature = "register")]
            Expected::Register => {
                ("名册对象，例如 { families: 2, family: { … } }", "a register, such as { families: 2, family: { … } }")
            }
            #[cfg(feature = "register")]
            Expected::Facts => ("对象，每个事实一列", "an object with a column for each fact"),
            #[cfg(feature = "register")]
            Expected::Members => ("成员对象 { starts, facts }", "an object { starts, facts } of members"),
            #[cfg(feature = "register")]
            Expected::Receiving => ("在享对象 { starts, item, amount, … }", "an object { starts, item, amount, … }"),
            #[cfg(feature = "register")]
            Expected::Column => (
                "一列：{ digits, places }、{ truths }、{ days } 或 { keys, words }",
                "a column: { digits, places }, { truths }, { days } or { keys, words }",
            ),
            #[cfg(feature = "register")]
            Expected::WholeNumbers => {
                ("整数数组（Int32Array、BigInt64Array 等）", "whole numbers (an Int32Array, BigInt64Array or the like)")
            }
            #[cfg(feature = "register")]
            Expected::Days => {
                ("日期数组（Int32Array，自 1970-01-01 起的天数）", "days since 1970-01-01 (an Int32Array)")
            }
            #[cfg(feature = "register")]
            Expected::Starts => ("各户起点的数组（Uint32Array）", "where each family begins (an Uint32Array)"),
            #[cfg(feature = "register")]
            Expected::Mask => {
                ("每行一个字节的 Uint8Array，或 { bits, offset }", "an Uint8Array of a byte a row, or { bits, offset }")
            }
            #[cfg(feature = "register")]
            Expected::Words => ("词的数组，没有对应的写 null", "an array of words, null for what means nothing"),
            #[cfg(feature = "register")]
            Expected::Texts => ("数组，每项是一户的 JSON 文字", "an array of cases as JSON text"),
            #[cfg(feature = "register")]
            Expected::Items => ("每行都有事项的 { keys, words }", "{ keys, words } in which every row means an item"),
            #[cfg(feature = "register")]
            Expected::Places => ("小数位数（0 到 28 的整数）", "how many digits stand after the point (0 to 28)"),
            #[cfg(feature = "register")]
            Expected::Count => ("不小于 0 的整数", "a whole number from 0 on"),
            #[cfg(feature = "register")]
            Expected::RegisterOptions => {
                ("选项对象，例如 { date: \"2026-03-01\" }", "an object with options, such as { date: \"2026-03-01\" }")
            }
            #[cfg(feature = "register")]
            Expected::Day => ("存在的日期，例如 \"2026-03-01\"", "a day that exists, such as \"2026-03-01\""),
        };
        Words {
            code: "J009",
            chinese: (format!("这里应是{chinese}"), None),
            english: (format!("expected {english} here"), None),
        }
    }
}
