//! Where a register is and how it is to be judged.

use clap::{Args, ValueEnum};
use std::{
    num::NonZero,
    path::{Path, PathBuf},
};
use yimen_files::Encoding;

/// The files of a register.
#[derive(Debug, Clone, Args)]
pub struct Source {
    /// 家庭表：CSV、JSON Lines 或 Parquet，成员和在享也可以嵌在里面 / families: CSV, JSON Lines or Parquet; members and receiving may be nested
    #[arg(long, value_name = "FILE")]
    pub families: PathBuf,
    /// 成员表，按家庭编号对应 / members, joined by the family's id
    #[arg(long, value_name = "FILE")]
    pub members: Option<PathBuf>,
    /// 在享表，按家庭编号对应 / what is received, joined by the family's id
    #[arg(long, value_name = "FILE")]
    pub receiving: Option<PathBuf>,
    /// 别的系统的列名和用词，一个 JSON 文件 / foreign columns and words, a JSON file
    #[arg(long, value_name = "FILE.json")]
    pub mapping: Option<PathBuf>,
    /// 评估日，优先于表里的 / date to judge for; wins over the register's own [YYYY-MM-DD]
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// 表里没有写地区的，按这个地区 / place of families whose row names none, by name or code
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,
    /// 读不了的行写到这里，一个 CSV 文件；batch 不写时放在结果旁边
    /// / rows that cannot be used are listed here, a CSV file; by default batch puts it beside the answers
    #[arg(long, value_name = "FILE.csv")]
    pub rejects: Option<PathBuf>,
    /// CSV 和 JSON Lines 的编码，不写时自动识别 / encoding of CSV and JSON Lines, found out by default
    #[arg(long, value_enum)]
    pub encoding: Option<EncodingName>,
    /// 用几个线程，不写时有几个核用几个；结果都一样 / threads, by default one for each core; the answers are the same
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZero<usize>>,
}

impl Source {
    /// Its files and the one rejects go to.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.read().chain(self.rejects.as_deref())
    }

    /// The files that are read.
    pub fn read(&self) -> impl Iterator<Item = &Path> {
        let optional = [&self.members, &self.receiving, &self.mapping].into_iter().filter_map(|path| path.as_deref());
        std::iter::once(self.families.as_path()).chain(optional)
    }
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
