//! What may be typed after `yimen batch`.

use crate::args::Format;
use clap::{ArgGroup, Args, ValueEnum};
use std::{num::NonZero, path::PathBuf};
use yimen::batch::Selection;
use yimen_files::Encoding;

/// What may be typed after `yimen batch`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("which").multiple(true))]
pub struct BatchArguments {
    /// 政策包 / the pack
    pub pack: PathBuf,
    /// 家庭，一户一行 / the families, a row for each
    #[arg(long, value_name = "FILE")]
    pub families: PathBuf,
    /// 成员，一人一行，按家庭编号对应；成员也可以写在家庭文件里 / the members, a row for each, joined by the family's id
    #[arg(long, value_name = "FILE")]
    pub members: Option<PathBuf>,
    /// 在享，一项一行，按家庭编号对应 / what is received, a row for each, joined by the family's id
    #[arg(long, value_name = "FILE")]
    pub receiving: Option<PathBuf>,
    /// 结果写到哪个文件，一户一行 / where to write the answers, a row for each family
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// 成员的结果写到哪个文件，一人一行 / where to write the members' answers, a row for each member
    #[arg(long, value_name = "FILE")]
    pub members_out: Option<PathBuf>,
    /// 评估日，优先于文件里的 / date to judge for; wins over the register's own [YYYY-MM-DD]
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// 没有写明地区的家庭按哪里算：名称或代码 / place of the families that name none, by name or code
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,
    /// 用几个线程，不写时有几个核用几个；结果都一样 / threads, by default one for each core; the answers are the same
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZero<usize>>,
    /// 一次读多少户，多了用的内存多；结果都一样 / families read at once; more take more memory, the answers are the same
    #[arg(long, value_name = "N")]
    pub chunk: Option<NonZero<u16>>,
    /// 别的系统的列名和代码是什么意思 / what the columns and codes of another system mean
    #[arg(long, value_name = "FILE.json")]
    pub mapping: Option<PathBuf>,
    /// CSV 和 JSON Lines 的编码，不写时自动识别 / encoding of CSV and JSON Lines, found out by default
    #[arg(long, value_enum)]
    pub encoding: Option<EncodingName>,
    /// 读不了的行写到哪个文件，不写时放在结果旁边 / where to write the rows that were rejected, beside the answers by default
    #[arg(long, value_name = "FILE.csv")]
    pub rejects: Option<PathBuf>,
    /// 除了结论还写哪些：金额、被哪一项排除、指标、合计；不写时都写 / what is written beside verdicts, everything by default
    #[arg(long, value_enum, value_delimiter = ',')]
    pub select: Option<Vec<Part>>,
    /// 只写这些事项，逗号隔开；不写时都写 / only these items, by id or name, all by default
    #[arg(long, value_name = "ITEM", value_delimiter = ',')]
    pub items: Option<Vec<String>>,
    /// 把一部分家庭的全部理由写到这个文件，一户一行 / where to write every reason for some families, a line for each
    #[arg(long, value_name = "FILE.jsonl", requires = "which")]
    pub reasons: Option<PathBuf>,
    /// 抽多少户写理由；同一份名册每次抽到的一样 / how many families to give reasons for; always the same ones
    #[arg(long, value_name = "N", requires = "reasons", group = "which")]
    pub sample: Option<usize>,
    /// 只给这样的家庭写理由，例如 dibao=待定 / only families of whom this holds, such as dibao=undetermined
    #[arg(long = "where", value_name = "ITEM=VERDICT", requires = "reasons", group = "which")]
    pub filter: Option<String>,
    /// 小结用文字（标准错误）或再加 JSON（标准输出） / the summary in words, or in JSON on standard output as well
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// An encoding by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EncodingName {
    #[value(name = "utf-8", alias = "utf8")]
    Utf8,
    #[value(alias = "gbk", alias = "gb2312")]
    Gb18030,
}

impl From<EncodingName> for Encoding {
    fn from(name: EncodingName) -> Encoding {
        match name {
            EncodingName::Utf8 => Encoding::Utf8,
            EncodingName::Gb18030 => Encoding::Gb18030,
        }
    }
}

/// What can be written beside verdicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    Amounts,
    Bars,
    Outputs,
    Totals,
}

impl BatchArguments {
    /// What is to be answered.
    pub fn selection(&self) -> Selection {
        let Some(parts) = &self.select else { return Selection::default() };
        let has = |part| parts.contains(&part);
        Selection {
            amounts: has(Part::Amounts),
            bars: has(Part::Bars),
            outputs: has(Part::Outputs),
            totals: has(Part::Totals),
        }
    }
}
