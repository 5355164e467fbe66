//! What may be typed after `yimen batch`.

use crate::{args::Format, register::Source};
use clap::{ArgGroup, Args, ValueEnum};
use std::{num::NonZero, path::PathBuf};
use yimen::batch::Selection;

/// What may be typed after `yimen batch`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("which").multiple(true))]
pub struct BatchArguments {
    /// 政策包 / the pack
    pub pack: PathBuf,
    /// The register; rejects are written beside the answers where nothing else is said.
    #[command(flatten)]
    pub source: Source,
    /// 结果写到哪个文件，一户一行 / where to write the answers, a row for each family
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// 成员的结果写到哪个文件，一人一行 / where to write the members' answers, a row for each member
    #[arg(long, value_name = "FILE")]
    pub members_out: Option<PathBuf>,
    /// 一次读多少户，多了用的内存多；结果都一样 / families read at once; more take more memory, the answers are the same
    #[arg(long, value_name = "N")]
    pub chunk: Option<NonZero<u16>>,
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
