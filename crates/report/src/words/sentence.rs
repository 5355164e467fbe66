//! Sentences with something to fill in.

use super::pick;
use yimen::Lang;

/// A sentence with something to fill in; its meaning is its text below.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub enum Sentence<'a> {
    Day {
        year: &'a str,
        month: &'a str,
        day: &'a str,
    },
    Place {
        name: &'a str,
        code: &'a str,
    },
    PackVersion {
        name: &'a str,
        version: &'a str,
        check: &'a str,
    },
    Assumed {
        names: &'a str,
    },
    Member {
        number: u32,
    },
    Members {
        numbers: &'a str,
    },
    EachMonth {
        figure: &'a str,
    },
    EachYear {
        figure: &'a str,
    },
    Once {
        figure: &'a str,
    },
    InUnit {
        figure: &'a str,
        unit: &'a str,
    },
    AtLeast {
        figure: &'a str,
    },
    OrNone {
        figure: &'a str,
    },
    IfEligible {
        amount: &'a str,
    },
    IfContinued {
        amount: &'a str,
    },
    AtMost {
        figure: &'a str,
    },
    Total {
        amount: &'a str,
    },
    TotalOpen {
        amount: &'a str,
    },
    ToStop {
        names: &'a str,
    },
    OpenItems {
        count: usize,
    },
    RegularTotal {
        amount: &'a str,
    },
    OnceTotal {
        amount: &'a str,
    },
    Chosen {
        taken: &'a str,
        left: &'a str,
    },
    Take {
        names: &'a str,
    },
    Leave {
        names: &'a str,
    },
    InTotal {
        amount: &'a str,
    },
    Less {
        amount: &'a str,
    },
    MoreAlternatives {
        count: u32,
    },
    For {
        name: &'a str,
        whom: &'a str,
    },
    ExcludedBy {
        name: &'a str,
    },
    OutbidBy {
        name: &'a str,
    },
    ChosenInstead {
        name: &'a str,
    },
    ClaimFirst {
        names: &'a str,
    },
    Since {
        day: &'a str,
    },
    HowMuchReceived {
        item: &'a str,
    },
    UnmetSince {
        item: &'a str,
    },
    About {
        whom: &'a str,
        text: &'a str,
    },
    Settles {
        names: &'a str,
    },
    OthersMet {
        count: usize,
    },
    Together {
        parts: &'a str,
    },
    NotEvenThen {
        failure: &'a str,
    },
    MapOf {
        name: &'a str,
        version: &'a str,
    },
    /// Items, relations, dependences, silent pairs.
    MapCounts([usize; 4]),
    SilentPairs {
        count: usize,
        all: bool,
    },
    OnlyIf {
        when: &'a str,
    },
    Drawn {
        path: &'a str,
        bytes: usize,
    },
}

impl Sentence<'_> {
    /// The sentence in a language.
    pub fn text(self, lang: Lang) -> String {
        let (chinese, english) = match self {
            Sentence::Day { year, month, day } => {
                (format!("{year}年{month}月{day}日"), format!("{year}-{month:0>2}-{day:0>2}"))
            }
            Sentence::Place { name, code } => (format!("{name}（{code}）"), format!("{name} ({code})")),
            Sentence::PackVersion { name, version, check } => {
                (format!("{name} {version}（校验码 {check}）"), format!("{name} {version} (checksum {check})"))
            }
            Sentence::Assumed { names } => (
                format!("注意：本次按假定的{names}测算，不是正式标准。"),
                format!("Note: assumed values were used for {names}, not the published ones."),
            ),
            Sentence::Member { number } => (format!("成员{number}"), format!("member {number}")),
            Sentence::Members { numbers } => (format!("成员{numbers}"), format!("members {numbers}")),
            Sentence::EachMonth { figure } => (format!("每月 {figure} 元"), format!("{figure} yuan a month")),
            Sentence::EachYear { figure } => (format!("每年 {figure} 元"), format!("{figure} yuan a year")),
            Sentence::Once { figure } => (format!("一次性 {figure} 元"), format!("{figure} yuan once")),
            Sentence::InUnit { figure, unit } => (format!("{figure} {unit}"), format!("{figure} {unit}")),
            Sentence::IfEligible { amount } => (format!("如符合，{amount}"), format!("{amount} if eligible")),
            Sentence::IfContinued { amount } => (format!("如继续享受，{amount}"), format!("{amount} if it goes on")),
            Sentence::AtLeast { figure } => (format!("{figure} 以上"), format!("at least {figure}")),
            Sentence::OrNone { figure } => {
                (format!("{figure}，或者无法判定"), format!("{figure}, or cannot be determined"))
            }
            Sentence::AtMost { figure } => (format!("不超过 {figure}"), format!("at most {figure}")),
            Sentence::TotalOpen { amount } => (
                format!("按月发放的合计：{amount}（多少要看还不能确定的事项）"),
                format!("Monthly benefits in total: {amount} (depends on what is not settled yet)"),
            ),
            Sentence::Total { amount } => {
                (format!("按月发放的合计：{amount}"), format!("Monthly benefits in total: {amount}"))
            }
            Sentence::ToStop { names } => {
                (format!("正在享受、应当停止的：{names}。"), format!("Received now, to be stopped: {names}."))
            }
            Sentence::OpenItems { count } => (
                format!("另有 {count} 项还不能确定，问清下面的情况后再算一次。"),
                format!(
                    "{} not settled yet; answer the questions below and screen again.",
                    self::count(count, "more item")
                ),
            ),
            Sentence::RegularTotal { amount } => (
                format!("连同按年、按周、按天发的，折合：{amount}"),
                format!("With what is paid by the year, week or day, by the month: {amount}"),
            ),
            Sentence::OnceTotal { amount } => {
                (format!("一次性发放的合计：{amount}"), format!("Paid once, in total: {amount}"))
            }
            Sentence::Chosen { taken, left } => {
                (format!("选了{taken}，就不能再享受{left}。"), format!("Choosing {taken} means going without {left}."))
            }
            Sentence::Take { names } => (format!("选{names}"), format!("choose {names}")),
            Sentence::Leave { names } => (format!("不选{names}"), format!("without {names}")),
            Sentence::InTotal { amount } => (format!("合计{amount}"), format!("in total {amount}")),
            Sentence::Less { amount } => (format!("比建议的少 {amount}"), format!("{amount} less than suggested")),
            Sentence::MoreAlternatives { count } => {
                (format!("另有 {count} 种。"), format!("{} not listed here.", self::count(count as usize, "more way")))
            }
            Sentence::For { name, whom } => (format!("{name}（{whom}）"), format!("{name} ({whom})")),
            Sentence::ExcludedBy { name } => {
                (format!("与{name}不能同时享受。"), format!("Cannot be had together with {name}."))
            }
            Sentence::OutbidBy { name } => {
                (format!("{name}给得更多，就高享受那一项。"), format!("{name} pays more and is given instead."))
            }
            Sentence::ChosenInstead { name } => (
                format!("选了{name}，就不能再享受这一项。"),
                format!("{name} is chosen, and only one of the two may be had."),
            ),
            Sentence::ClaimFirst { names } => (format!("请先办{names}。"), format!("Claim {names} first.")),
            Sentence::Since { day } => (format!("{day}起"), format!("since {day}")),
            Sentence::HowMuchReceived { item } => {
                (format!("{item}现在领多少"), format!("how much of {item} is received"))
            }
            Sentence::UnmetSince { item } => {
                (format!("{item}从哪一天起不再符合条件"), format!("since when the conditions of {item} no longer hold"))
            }
            Sentence::About { whom, text } => (format!("{whom}：{text}"), format!("{whom}: {text}")),
            Sentence::Settles { names } => (format!("（关系到{names}）"), format!("(matters for {names})")),
            Sentence::Together { parts } => (
                format!("下面几样要一起变，才符合：{parts}"),
                format!("eligible only if all of this together: {parts}"),
            ),
            Sentence::NotEvenThen { failure } => (
                format!("已填的情况变了也判定不出符合：{failure}"),
                format!("not even other answers would give a verdict of eligible: {failure}"),
            ),
            Sentence::MapOf { name, version } => {
                (format!("{name} {version}：事项之间的关系"), format!("{name} {version}: relations between items"))
            }
            Sentence::MapCounts([items, relations, asks, silent]) => (
                format!("{items} 个事项，{relations} 条关系，{asks} 处规则互相引用，{silent} 对没有说明。"),
                format!(
                    "{}, {}, {} between rules, {} of which nothing is said.",
                    count(items, "item"),
                    count(relations, "relation"),
                    count(asks, "reference"),
                    count(silent, "pair")
                ),
            ),
            Sentence::SilentPairs { count: 0, .. } => (
                "都发钱、又同时有效的事项，两两之间都有说明。".to_owned(),
                "Something is said of any two items that pay money at the same time.".to_owned(),
            ),
            Sentence::SilentPairs { count, all } => (
                format!(
                    "下面 {count} 对事项都发钱、又同时有效，政策包没有说明能不能同时享受。{}",
                    if all { "" } else { "还有更多，没有全部列出。" }
                ),
                format!(
                    "{} that pay money at the same time; the pack does not say whether both may be had.{}",
                    self::count(count, "pair"),
                    if all { "" } else { " There are more than are listed." }
                ),
            ),
            Sentence::OnlyIf { when } => (format!("仅当 {when}"), format!("only if {when}")),
            Sentence::Drawn { path, bytes } => {
                (format!("已画成 {path}（{bytes} 字节）。"), format!("Drew {path} ({bytes} bytes)."))
            }
            Sentence::OthersMet { count } => {
                (format!("其余 {count} 条都满足。"), format!("{} met.", self::count(count, "other condition")))
            }
        };
        pick(lang, chinese, english)
    }
}

/// `1 file`, `2 files`.
fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
