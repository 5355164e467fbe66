//! What can go wrong with files and arguments.

use super::pick;
use std::io;
use yimen::Lang;

/// A problem with files or arguments.
#[derive(Debug)]
pub enum Trouble {
    /// A file or folder cannot be read.
    Unreadable { path: String, reason: io::Error },
    /// Something cannot be written.
    Unwritable { path: String, reason: io::Error },
    /// More bytes than are accepted.
    TooLarge { path: String, limit: usize },
    /// Not UTF-8 from this byte on, counted from 0; `line` from 1.
    NotUtf8 { path: String, byte: usize, line: usize },
    /// A folder without policy texts; perhaps with packs inside.
    NoPolicies { folder: String, packs: Vec<String> },
    /// A pack is based on another that is not to be found.
    BaseMissing { pack: String, base: String, searched: String },
    /// Two folders call themselves the base.
    BaseTwice { base: String, first: String, second: String },
    /// A text on standard input has no neighbours to look for its base in.
    BaseOfStandardInput { base: String },
    /// PACK and CASE cannot both come from standard input.
    StandardInputTwice,
    /// `compare` with fewer than two places.
    OnePlace,
    /// No pack is for a place.
    NoPackFor { region: String, packs: String },
    /// A case that is no JSON object.
    NotACase { path: String, reason: String },
    /// `test` of a compiled pack.
    CasesNeedText,
    /// `map --out -` with a format.
    PictureAndTable,
    /// `build -o -` onto a terminal.
    BytesOnTerminal,
    /// A register that cannot be read, or a table that cannot be written.
    Register(Box<yimen_files::Error>),
    /// Columns that make no register; a fault of ours, since files were read before.
    Columns(yimen_arrow::Error),
    /// One file for two purposes.
    SameFile { path: String },
    /// `-` for a file of a register.
    NoStandardInput,
    /// An item the pack does not have.
    NoItem { word: String, near: Option<String> },
    /// A `--where` that says no verdict.
    NoVerdict { text: String },
    /// `--date` without a day.
    NoDay { text: String },
    /// Threads that cannot be started.
    Threads { reason: String },
    /// Two packs cannot both come from standard input.
    BothPacks,
    /// A sum beyond all bounds.
    SumOutOfRange,
    /// `rank --by` something the pack does not have.
    NoFigure { name: String, known: Vec<String> },
    /// `impact` neither of a register nor of cases.
    NothingToCompare,
    /// An ending that says no form.
    NoForm { path: String, endings: &'static str },
    /// `impact` over a register whose chunks do not fit one another.
    Uneven,
}

impl From<yimen_files::Error> for Trouble {
    fn from(error: yimen_files::Error) -> Trouble {
        match error {
            yimen_files::Error::Unreadable { path, reason } => Trouble::Unreadable { path, reason },
            yimen_files::Error::Unwritable { path, reason } => Trouble::Unwritable { path, reason },
            error => Trouble::Register(Box::new(error)),
        }
    }
}

impl Trouble {
    /// What is wrong, and what can be done about it.
    pub fn words(&self, lang: Lang) -> (String, Option<String>) {
        match self {
            Trouble::Unreadable { path, reason } => {
                let why = why(reason, lang);
                (pick(lang, format!("读不了 {path}：{why}。"), format!("Cannot read {path}: {why}.")), None)
            }
            Trouble::Unwritable { path, reason } => {
                let why = why(reason, lang);
                (pick(lang, format!("写不了 {path}：{why}。"), format!("Cannot write {path}: {why}.")), None)
            }
            Trouble::TooLarge { path, limit } => (
                pick(
                    lang,
                    format!("{path} 太大：最多 {limit} 字节。"),
                    format!("{path} is too large: at most {limit} bytes."),
                ),
                None,
            ),
            Trouble::NotUtf8 { path, byte, line } => (
                pick(
                    lang,
                    format!("{path} 不是 UTF-8 文本：第 {line} 行、字节位置 {byte}（从 0 数起）处无法识别。"),
                    format!("{path} is not UTF-8 text: line {line}, byte {byte} (counted from 0)."),
                ),
                Some(pick(
                    lang,
                    "用编辑器打开，另存为 UTF-8 编码。".to_owned(),
                    "Open it in an editor and save it as UTF-8.".to_owned(),
                )),
            ),
            Trouble::OnePlace => {
                (pick(lang, "至少要两个 --region。", "At least two --region are needed.").to_owned(), None)
            }
            Trouble::NoPackFor { region, packs } => (
                pick(
                    lang,
                    format!("{packs} 里没有一个政策包管到“{region}”。"),
                    format!("No pack in {packs} is for \"{region}\"."),
                ),
                Some(pick(
                    lang,
                    "请核对地名，或者用 --packs 指明政策包所在的文件夹。".to_owned(),
                    "Check the place, or name the folder of the packs with --packs.".to_owned(),
                )),
            ),
            Trouble::NotACase { path, reason } => (
                pick(
                    lang,
                    format!("{path} 不是一户家庭的 JSON：{reason}"),
                    format!("{path} is no case in JSON: {reason}"),
                ),
                None,
            ),
            Trouble::NoPolicies { folder, packs } => (
                pick(lang, format!("{folder} 里没有 .policy 文件。"), format!("There is no .policy file in {folder}.")),
                (!packs.is_empty()).then(|| {
                    pick(
                        lang,
                        format!("里面的这些文件夹是政策包，请指定其中一个：{}。", packs.join("、")),
                        format!("These folders inside are packs, name one of them: {}.", packs.join(", ")),
                    )
                }),
            ),
            Trouble::BaseMissing { pack, base, searched } => (
                pick(
                    lang,
                    format!("{pack} 基于政策包“{base}”，但找不到它。"),
                    format!("{pack} is based on the pack \"{base}\", which is not to be found."),
                ),
                Some(pick(
                    lang,
                    format!("找过 {searched} 里的各个文件夹，没有哪个的“政策包”名称或代号是“{base}”。请把它放到那里。"),
                    format!(
                        "Looked in the folders of {searched}: none has a pack header with that name or id. Put it there."
                    ),
                )),
            ),
            Trouble::BaseTwice { base, first, second } => (
                pick(
                    lang,
                    format!("有两个文件夹都自称政策包“{base}”：{first} 和 {second}。"),
                    format!("Two folders call themselves the pack \"{base}\": {first} and {second}."),
                ),
                Some(pick(lang, "只留一个。".to_owned(), "Keep one of them.".to_owned())),
            ),
            Trouble::BaseOfStandardInput { base } => (
                pick(
                    lang,
                    format!("标准输入的政策文本基于政策包“{base}”，但标准输入旁边没有文件夹可找。"),
                    format!("The policy text on standard input is based on \"{base}\", but has no folders next to it."),
                ),
                Some(pick(
                    lang,
                    "请给出政策包的文件夹，或先用 yimen build 编译好再输入。".to_owned(),
                    "Give the pack's folder, or compile it with yimen build first.".to_owned(),
                )),
            ),
            Trouble::StandardInputTwice => (
                pick(
                    lang,
                    "政策包和家庭情况不能都来自标准输入。".to_owned(),
                    "The pack and the case cannot both come from standard input.".to_owned(),
                ),
                None,
            ),
            Trouble::CasesNeedText => (
                pick(lang, "编译好的政策包不带用例。".to_owned(), "A compiled pack carries no cases.".to_owned()),
                Some(pick(lang, "请给出政策包的文件夹。".to_owned(), "Give the pack's folder.".to_owned())),
            ),
            Trouble::PictureAndTable => (
                pick(
                    lang,
                    "图和表不能都输出到标准输出。".to_owned(),
                    "The picture and the table cannot both go to standard output.".to_owned(),
                ),
                Some(pick(
                    lang,
                    "用 --out 指定文件，或者不写 --format。".to_owned(),
                    "Name a file with --out, or leave --format out.".to_owned(),
                )),
            ),
            Trouble::Register(error) => error.words(lang),
            Trouble::Columns(error) => (error.message(lang), None),
            Trouble::SameFile { path } => (
                pick(lang, format!("{path} 写了两次。"), format!("{path} is named twice.")),
                Some(pick(
                    lang,
                    "要读的和要写的，每个文件各用一个名字。".to_owned(),
                    "Every file that is read or written needs a name of its own.".to_owned(),
                )),
            ),
            Trouble::NoStandardInput => (
                pick(
                    lang,
                    "名册要读不止一遍，不能来自标准输入，也不能写到标准输出。".to_owned(),
                    "A register is read more than once: it cannot come from standard input, nor go to standard output."
                        .to_owned(),
                ),
                Some(pick(lang, "请给出文件名。".to_owned(), "Name a file.".to_owned())),
            ),
            Trouble::NoItem { word, near } => (
                pick(lang, format!("没有叫“{word}”的事项。"), format!("There is no item called \"{word}\".")),
                near.as_ref().map(|near| {
                    pick(lang, format!("是不是“{near}”？"), format!("Did you mean \"{near}\"?"))
                }),
            ),
            Trouble::NoVerdict { text } => (
                pick(lang, format!("看不懂“{text}”。"), format!("\"{text}\" is not understood.")),
                Some(pick(
                    lang,
                    "写成 事项=结果，例如 dibao=符合；结果有：符合、不符合、待定、无法判定，或 new、continuing、stop、barred。"
                        .to_owned(),
                    "Write ITEM=VERDICT, such as dibao=eligible; verdicts are eligible, ineligible, undetermined, error, \
                     or new, continuing, stop, barred."
                        .to_owned(),
                )),
            ),
            Trouble::NoDay { text } => (
                pick(
                    lang,
                    format!("“{text}”不是一个存在的日期。"),
                    format!("\"{text}\" is no existing date."),
                ),
                Some(pick(lang, "写成 2026-03-01 这样。".to_owned(), "Write it like 2026-03-01.".to_owned())),
            ),
            Trouble::Threads { reason } => (
                pick(lang, format!("线程开不了：{reason}。"), format!("Threads cannot be started: {reason}.")),
                None,
            ),
            Trouble::BothPacks => (
                pick(
                    lang,
                    "两个政策包不能都来自标准输入。".to_owned(),
                    "The two packs cannot both come from standard input.".to_owned(),
                ),
                None,
            ),
            Trouble::SumOutOfRange => (
                pick(lang, "合计的数太大，算不了。".to_owned(), "A sum is out of range.".to_owned()),
                Some(pick(lang, "请核对表里的金额。".to_owned(), "Check the amounts in the register.".to_owned())),
            ),
            Trouble::NoFigure { name, known } => (
                pick(
                    lang,
                    format!("没有叫“{name}”的家庭指标或合计。"),
                    format!("There is no output of families, or sum, called \"{name}\"."),
                ),
                Some(pick(
                    lang,
                    format!("可以用：{}。", known.join("、")),
                    format!("There are: {}.", known.join(", ")),
                )),
            ),
            Trouble::NothingToCompare => (
                pick(lang, "要么给 --families，要么给 --cases。".to_owned(), "Give --families or --cases.".to_owned()),
                None,
            ),
            Trouble::NoForm { path, endings } => (
                pick(
                    lang,
                    format!("看不出 {path} 是哪种文件。"),
                    format!("The ending of {path} does not say what it is."),
                ),
                Some(pick(lang, format!("文件名请以 {endings} 结尾。"), format!("Let the name end in {endings}."))),
            ),
            Trouble::Uneven => (
                pick(
                    lang,
                    "两套规则读同一份表，读出的家庭对不上。".to_owned(),
                    "The two packs read other families from the same register.".to_owned(),
                ),
                None,
            ),
            Trouble::BytesOnTerminal => (
                pick(
                    lang,
                    "编译结果不是文字，不输出到终端。".to_owned(),
                    "A compiled pack is not text and is not written to a terminal.".to_owned(),
                ),
                Some(pick(lang, "用 -o 指定文件。".to_owned(), "Name a file with -o.".to_owned())),
            ),
        }
    }
}

/// The system's reason; the common ones in plain words.
fn why(reason: &io::Error, lang: Lang) -> String {
    let (chinese, english) = match reason.kind() {
        io::ErrorKind::NotFound => ("没有这个文件或文件夹", "there is no such file or folder"),
        io::ErrorKind::PermissionDenied => ("没有权限", "permission denied"),
        io::ErrorKind::IsADirectory => ("这是文件夹，不是文件", "it is a folder, not a file"),
        io::ErrorKind::NotADirectory => ("路径中间有一段不是文件夹", "part of the path is not a folder"),
        io::ErrorKind::StorageFull => ("磁盘已满", "the disk is full"),
        io::ErrorKind::ReadOnlyFilesystem => ("磁盘是只读的", "the disk is read-only"),
        _ => return reason.to_string(),
    };
    pick(lang, chinese, english).to_owned()
}
