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
        };
        Words {
            code: "J009",
            chinese: (format!("这里应是{chinese}"), None),
            english: (format!("expected {english} here"), None),
        }
    }
}
