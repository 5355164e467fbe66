//! What the page says.

use yimen::Lang;
use yimen_report::amount::grouped;

/// A fixed text of the page; its meaning is its text below.
#[derive(Debug, Clone, Copy)]
pub enum Label {
    Title,
    Old,
    New,
    Families,
    Rejected,
    WhoHeading,
    WhoChart,
    Group,
    Count,
    All,
    Gainers,
    Losers,
    Other,
    Unchanged,
    Open,
    OpenChanged,
    Gained,
    Lost,
    Comma,
    BudgetHeading,
    BudgetCaption,
    Paid,
    Monthly,
    Once,
    Before,
    After,
    Difference,
    StepsHeading,
    StepsChart,
    Step,
    ItemsHeading,
    ItemsChart,
    Item,
    GrantedBefore,
    GrantedAfter,
    Newly,
    NoLonger,
    MonthlyDifference,
    OnceDifference,
    PlacesHeading,
    PlacesChart,
    Place,
    NoDifference,
    MoreBars,
    Receipt,
    Note,
}

impl Label {
    /// The text in a language.
    pub fn text(self, lang: Lang) -> &'static str {
        let (chinese, english) = match self {
            Label::Title => ("规则变化影响测算", "What a change of rules does"),
            Label::Old => ("原规则", "Old rules"),
            Label::New => ("新规则", "New rules"),
            Label::Families => ("测算的家庭", "Families"),
            Label::Rejected => ("户读不了，没有算在内", "families could not be read and are left out"),
            Label::WhoHeading => ("谁多、谁少", "Who gains and who loses"),
            Label::WhoChart => {
                ("各类家庭的户数，下面的表里有同样的数", "Families of each group; the table below has the same figures")
            }
            Label::Group => ("家庭", "Families"),
            Label::Count => ("户数", "Count"),
            Label::All => ("合计", "In all"),
            Label::Gainers => ("领得多了", "get more"),
            Label::Losers => ("领得少了", "get less"),
            Label::Other => ("钱一样，事项不同", "as much money, other items"),
            Label::Unchanged => ("没有变化", "nothing changes"),
            Label::Open => ("缺情况，定不了", "facts are missing"),
            Label::OpenChanged => (
                "户虽然缺情况，已经能定的部分有变化",
                "of the families with facts missing change in what is settled already",
            ),
            Label::Gained => ("多领的一共：", "Gained in all: "),
            Label::Lost => ("少领的一共：", "Lost in all: "),
            Label::Comma => ("，", ", "),
            Label::BudgetHeading => ("要花多少钱", "What it costs"),
            Label::BudgetCaption => (
                "按月的包括折成每月的年度待遇",
                "Monthly sums include what is paid by the year, as much as it comes to a month",
            ),
            Label::Paid => ("怎么发", "Paid"),
            Label::Monthly => ("按月", "Monthly"),
            Label::Once => ("一次性", "Once"),
            Label::Before => ("原规则", "Old rules"),
            Label::After => ("新规则", "New rules"),
            Label::Difference => ("相差", "Difference"),
            Label::StepsHeading => ("每月多领、少领多少", "How much more or less each month"),
            Label::StepsChart => (
                "按每月多领或少领的数分组的户数，下面的表里有同样的数",
                "Families by what they gain or lose each month; the table below has the same figures",
            ),
            Label::Step => ("每月", "Each month"),
            Label::ItemsHeading => ("各个事项", "By item"),
            Label::ItemsChart => (
                "各事项每月支出的增减，从大到小，下面的表里有全部事项",
                "Change in monthly spending by item, the greatest first; the table below has every item",
            ),
            Label::Item => ("事项", "Item"),
            Label::GrantedBefore => ("原规则享受", "Granted by the old rules"),
            Label::GrantedAfter => ("新规则享受", "Granted by the new rules"),
            Label::Newly => ("新符合", "Newly granted"),
            Label::NoLonger => ("不再符合", "No longer granted"),
            Label::MonthlyDifference => ("按月相差", "Monthly difference"),
            Label::OnceDifference => ("一次性相差", "Difference of what is paid once"),
            Label::PlacesHeading => ("各个地方", "By place"),
            Label::PlacesChart => (
                "各地每月支出的增减，从大到小，下面的表里有全部地方",
                "Change in monthly spending by place, the greatest first; the table below has every place",
            ),
            Label::Place => ("地方", "Place"),
            Label::NoDifference => ("每月支出没有增减。", "Monthly spending does not change."),
            Label::MoreBars => ("个没有画出来，见下面的表", "more are not drawn; see the table below"),
            Label::Receipt => ("测算凭据", "Receipt"),
            Label::Note => (
                "按两套规则各算一遍、逐户相减得出；分组的界限是系统自定。不是审批结论。",
                "Each family was judged by both sets of rules; where groups begin and end is this system's own choice. \
                 Nothing here decides an application.",
            ),
        };
        lang.pick(chinese, english)
    }
}

/// A number and what it counts.
pub fn counted(label: Label, count: u64, lang: Lang) -> String {
    format!("{count} {}", label.text(lang))
}

/// A heading and the unit of its figures.
pub fn with_unit(heading: &str, unit: &str, lang: Lang) -> String {
    match lang {
        Lang::Chinese => format!("{heading}（{unit}）"),
        Lang::English => format!("{heading} ({unit})"),
    }
}

/// The group of a step: `少领 50 以上、不到 100`, `多领 1,000 以上`.
pub fn step(from: Option<i64>, to: Option<i64>, lang: Lang) -> String {
    let number = |step: i64| grouped(&step.unsigned_abs().to_string());
    // Nearer to nothing and further from it.
    let (loses, near, far) = match (from, to) {
        (from, Some(to)) if to <= 0 => (true, to, from),
        (from, to) => (false, from.unwrap_or(0), to),
    };
    let word = if loses { lang.pick("少领", "less by") } else { lang.pick("多领", "more by") };
    match (near, far, lang) {
        (0, Some(far), Lang::Chinese) => format!("{word}不到 {}", number(far)),
        (0, Some(far), Lang::English) => format!("{word} under {}", number(far)),
        (near, Some(far), Lang::Chinese) => format!("{word} {} 以上、不到 {}", number(near), number(far)),
        (near, Some(far), Lang::English) => format!("{word} {} or more, under {}", number(near), number(far)),
        (near, None, Lang::Chinese) => format!("{word} {} 以上", number(near)),
        (near, None, Lang::English) => format!("{word} {} or more", number(near)),
    }
}
