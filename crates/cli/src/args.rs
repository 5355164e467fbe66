//! What may be typed after `yimen`.

use crate::{audit, batch::BatchArguments, impact, monitor, rank, synth};
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use yimen::Lang;

const AFTER_HELP: &str = "\
PACK   一个装有 .policy 文件的文件夹，或编译好的 .yimen 文件；- 表示标准输入（一份政策文本，或编译好的政策包）。
       单个 .policy 文件按一份独立的政策文本处理。“基于”别的政策包时，在同级文件夹里找它。
       a folder of .policy files, or a compiled .yimen file; - is standard input (one policy text, or a
       compiled pack). A single .policy file is taken as a text of its own. A pack it is based on is looked
       for among the folders next to it.
退出码  0 完成；1 判定后发现问题；2 用法不对或输入读不了
Exit   0 done; 1 judged and found wanting; 2 wrong usage or unreadable input";

/// 一门：社会救助政策的检查、测试、编译和测算 / one exact screening engine for social assistance
#[derive(Debug, Parser)]
#[command(name = "yimen", version, after_help = AFTER_HELP, max_term_width = 100)]
pub struct Arguments {
    /// 说明文字用中文或英文 / language of the words for people
    #[arg(long, global = true, value_enum, default_value = "zh")]
    pub lang: Language,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 检查政策包，列出全部问题；有错误时退出码为 1 / check a pack: all diagnostics; exit 1 on errors
    #[command(after_help = AFTER_HELP)]
    Check {
        /// 政策包 / the pack
        pack: PathBuf,
        /// 文字或 JSON / words or JSON
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
        /// 发布检查：还有“待复核”的依据也算错误 / release check: an unverified citation is an error
        #[arg(long)]
        release: bool,
    },
    /// 运行政策包自带的用例；有用例不通过时退出码为 1 / run the pack's cases; exit 1 when one fails
    #[command(after_help = AFTER_HELP)]
    Test {
        /// 政策包 / the pack
        pack: PathBuf,
        /// 再列出用例没有测到的条件、关系、分档和标准；条件、关系没有测全时退出码为 1 / also what the cases do not
        /// reach; exit 1 when conditions or relations are left out
        #[arg(long)]
        coverage: bool,
        /// 文字或 JSON / words or JSON
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
    /// 测算一户家庭；政策包有错误时退出码为 2 / screen one family; a pack with errors is exit 2
    #[command(after_help = AFTER_HELP)]
    Screen {
        /// 政策包 / the pack
        pack: PathBuf,
        /// 家庭情况的 JSON 文件；- 表示标准输入 / the case as JSON; - is standard input
        case: PathBuf,
        /// 评估日，优先于文件里的 / date to judge for; wins over the case's own [YYYY-MM-DD]
        #[arg(long, value_name = "DATE")]
        date: Option<String>,
        /// 地区名称或代码，优先于文件里的 / place, by name or code; wins over the case's own
        #[arg(long, value_name = "REGION")]
        region: Option<String>,
        /// 不写时：终端上用文字，输出到文件或管道用 JSON / default: text on a terminal, otherwise JSON
        #[arg(long, value_enum)]
        format: Option<Format>,
        /// 文字中每一项都列出全部条件、算法和材料 / words: every condition, calculation and paper of every item
        #[arg(long)]
        details: bool,
        /// 逐步列出算法和依据，不符合的写明最少要变多少 / every step with its law, and the nearest change that flips a verdict
        #[arg(long)]
        reasons: bool,
    },
    /// 测算整个名册，家家户户一行结果；有读不了的行时退出码为 1 / screen a register, a row for each family; exit 1 when rows
    /// were rejected
    #[command(after_help = AFTER_BATCH)]
    Batch(Box<BatchArguments>),
    /// 把同一户家庭放到几个地方测算，只列出不同的地方；政策包有错误时退出码为 2
    /// / screen one family in several places and list what differs; a pack with errors is exit 2
    #[command(after_help = AFTER_COMPARE)]
    Compare {
        /// 家庭情况的 JSON 文件；- 表示标准输入 / the case as JSON; - is standard input
        case: PathBuf,
        /// 地区名称或代码，至少两个 / places, by name or code, two at least
        #[arg(long, value_name = "REGION", required = true)]
        region: Vec<String>,
        /// 装有各政策包的文件夹，或一个政策包 / folder of packs, or one pack
        #[arg(long, value_name = "FOLDER", default_value = "policies")]
        packs: PathBuf,
        /// 评估日，优先于文件里的 / date to judge for; wins over the case's own [YYYY-MM-DD]
        #[arg(long, value_name = "DATE")]
        date: Option<String>,
        /// 不写时：终端上用文字，输出到文件或管道用 JSON / default: text on a terminal, otherwise JSON
        #[arg(long, value_enum)]
        format: Option<Format>,
    },
    /// 把各政策包收录了什么写成一页 Markdown：事项和地方、没有公布的数、全部标准和出处；政策包有错误时退出码为 2
    /// / write what the packs cover as Markdown; a pack with errors is exit 2
    Packs {
        /// 装有各政策包的文件夹，或一个政策包 / folder of packs, or one pack
        folder: PathBuf,
        /// 按哪一天的标准 / the day whose figures count [YYYY-MM-DD]
        #[arg(long, value_name = "DATE")]
        date: String,
        /// 写在中间的一段 Markdown：哪些没有写进政策包，为什么 / Markdown put in the middle: what is in no pack, and why
        #[arg(long, value_name = "FILE.md")]
        left_out: Option<PathBuf>,
        /// 写到哪个文件，不写时用标准输出 / where to write it, standard output by default
        #[arg(short, long, value_name = "FILE.md")]
        output: Option<PathBuf>,
    },
    /// 一问一答：只问还有影响的，问完给出测算结果 / ask what still matters, one question at a time, then screen
    #[command(after_help = AFTER_HELP)]
    Interview {
        /// 政策包 / the pack
        pack: PathBuf,
        /// 评估日 / date to judge for [YYYY-MM-DD]
        #[arg(long, value_name = "DATE")]
        date: String,
        /// 地区名称或代码 / place, by name or code
        #[arg(long, value_name = "REGION")]
        region: String,
        /// 把回答存成家庭情况的 JSON 文件，可再用 screen 测算 / write the answers as a case that screen takes
        #[arg(long, value_name = "FILE.json")]
        save: Option<PathBuf>,
    },
    /// 把一户家庭的测算结果写成一页可以打印的网页 / one family's screening as a page to print
    #[command(after_help = AFTER_HELP)]
    Report {
        /// 政策包 / the pack
        pack: PathBuf,
        /// 家庭情况的 JSON 文件；- 表示标准输入 / the case as JSON; - is standard input
        case: PathBuf,
        /// 写到哪个文件；- 表示标准输出 / where to write it; - is standard output
        #[arg(short, long, value_name = "FILE.html")]
        output: PathBuf,
        /// 评估日，优先于文件里的 / date to judge for; wins over the case's own [YYYY-MM-DD]
        #[arg(long, value_name = "DATE")]
        date: Option<String>,
        /// 地区名称或代码，优先于文件里的 / place, by name or code; wins over the case's own
        #[arg(long, value_name = "REGION")]
        region: Option<String>,
    },
    /// 画出事项之间的关系，列出没有说明的；政策包有错误时退出码为 2
    /// / what the items are to one another, and where nothing is said; a pack with errors is exit 2
    #[command(after_help = AFTER_HELP)]
    Map {
        /// 政策包 / the pack
        pack: PathBuf,
        /// 把图写到哪个文件；- 表示标准输出，这时不输出表 / where to draw it; - is standard output, then without the table
        #[arg(long, value_name = "FILE.svg")]
        out: Option<PathBuf>,
        /// 表的格式，不写时用文字 / form of the table, words by default
        #[arg(long, value_enum)]
        format: Option<MapFormat>,
    },
    /// 核对整个名册：漏救、错救、重复救；发现问题时退出码为 1 / audit a register; exit 1 when something is found
    #[command(after_help = AFTER_HELP)]
    Audit(Box<audit::Arguments>),
    /// 比较前后两次名册：谁变了、为什么、要在哪天以前核实；有预警时退出码为 1
    /// / two snapshots of a register: who changed and why, and what to look into by when; exit 1 when there are alerts
    #[command(after_help = AFTER_HELP)]
    Monitor(Box<monitor::Arguments>),
    /// 把名册里的家庭按一个指标排序 / the families of a register in the order of an output
    #[command(after_help = AFTER_HELP)]
    Rank(Box<rank::Arguments>),
    /// 同一份名册按两套规则各算一遍：谁多谁少、要花多少钱 / two packs over one register: who gains, who loses, what it costs
    #[command(after_help = AFTER_HELP)]
    Impact(Box<impact::Arguments>),
    /// 造一份假的名册，埋进漏救、错救、重复救 / a synthetic register, with mistakes planted
    #[command(after_help = AFTER_HELP)]
    Synth(Box<synth::Arguments>),
    /// 编译政策包；有错误时退出码为 1 / compile a pack; exit 1 on errors
    #[command(after_help = AFTER_HELP)]
    Build {
        /// 政策包 / the pack
        pack: PathBuf,
        /// 写到哪个文件；- 表示标准输出 / where to write it; - is standard output
        #[arg(short, long, value_name = "FILE.yimen")]
        output: PathBuf,
    },
    /// 统一政策文本的排版，含义不变；政策文本有错误时退出码为 1 / lay out policy texts, meaning unchanged; exit 1 on errors
    Fmt {
        /// .policy 文件，或在里面逐层查找的文件夹；- 表示标准输入到标准输出
        /// / .policy files, or folders searched for them; - is standard input to standard output
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// 不写入，只列出会改动的文件；有则退出码为 1 / write nothing, list what would change; exit 1 if anything would
        #[arg(long)]
        check: bool,
    },
}

/// How `compare` takes the family to another place.
const AFTER_COMPARE: &str = "\
每个地方用管到它的那个政策包里最下层的一个。家庭情况里写着原来地区的（如户籍地），改成所比较的地方；那个政策包不问的情况不算，并且列出来。
Each place is judged by the lowest of the packs for it. Facts that name the case's own place (such as the registration)
name the compared place instead; facts that a pack does not ask are left out, and told.";

/// What `batch` reads and writes.
const AFTER_BATCH: &str = "\
文件的格式看文件名：.csv、.jsonl、.parquet。栏目、空格的含义、对照文件和退出码，见 docs/register.md。
退出码  0 完成；1 完成，但有的行读不了（见 --rejects）；2 用法不对、文件读不了或有不认识的列，什么也没有写
The ending of a file says its form: .csv, .jsonl, .parquet. Columns, what empty cells mean, mappings: docs/register.md.
Exit   0 done; 1 done, but rows were rejected (see --rejects); 2 wrong usage, an unreadable file or an unknown column:
       then nothing is written";

/// Words for people or JSON for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

/// Forms of the table of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MapFormat {
    Text,
    Json,
    Markdown,
}

/// A language by its tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    Zh,
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Lang {
        match language {
            Language::Zh => Lang::Chinese,
            Language::En => Lang::English,
        }
    }
}
