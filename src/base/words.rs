//! The two languages of every text a user sees.

use alloc::string::{String, ToString};

/// Language of messages and reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// 中文
    #[default]
    Chinese,
    /// English
    English,
}

impl Lang {
    /// `zh` or `en`; nothing else.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        match tag {
            "zh" => Some(Lang::Chinese),
            "en" => Some(Lang::English),
            _ => None,
        }
    }

    /// The one of two texts that is in this language.
    pub fn pick<'a>(self, chinese: &'a str, english: &'a str) -> &'a str {
        match self {
            Lang::Chinese => chinese,
            Lang::English => english,
        }
    }
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    chinese: String,
    english: String,
}

impl Words {
    /// Two texts of one meaning.
    pub fn new(chinese: impl ToString, english: impl ToString) -> Words {
        Words { chinese: chinese.to_string(), english: english.to_string() }
    }

    /// A name or figure, the same in both.
    pub fn same(text: impl ToString) -> Words {
        let text = text.to_string();
        Words { chinese: text.clone(), english: text }
    }

    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.chinese, &self.english)
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Words {
        Words::same(text)
    }
}

impl From<String> for Words {
    fn from(text: String) -> Words {
        Words::same(text)
    }
}
