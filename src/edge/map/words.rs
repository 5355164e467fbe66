//! Relations and dependences in words.

use crate::{
    base::Lang,
    edge::shapes::{MapKind, MapPart, MapQuestion},
};
use alloc::{borrow::ToOwned, format, string::String};

/// A kind of relation in a word.
pub(super) fn kind(kind: MapKind, lang: Lang) -> &'static str {
    match kind {
        MapKind::Excludes => lang.pick("排除", "excludes"),
        MapKind::Higher => lang.pick("择高", "the higher one"),
        MapKind::Choice => lang.pick("择一", "one of the two"),
        MapKind::Combinable => lang.pick("叠加", "combinable"),
        MapKind::InTurn => lang.pick("顺序", "in turn"),
        MapKind::TopUp => lang.pick("补差", "tops up"),
        MapKind::Cap => lang.pick("封顶", "shared limit"),
        MapKind::Admits => lang.pick("自动准入", "admits to"),
        MapKind::NotCounted => lang.pick("不计入收入", "not counted"),
        MapKind::Fading => lang.pick("渐退", "fades out"),
    }
}

/// What a relation says of two items.
pub(super) fn relation(kind: MapKind, [first, second]: [&str; 2], lang: Lang) -> String {
    let (chinese, english) = match kind {
        MapKind::Excludes => (format!("{first}排除{second}"), format!("{first} excludes {second}")),
        MapKind::Higher => (format!("{first}与{second}择高"), format!("{first} or {second}, whichever pays more")),
        MapKind::Choice => {
            (format!("{first}与{second}由申请人选一"), format!("{first} or {second}, as the applicant chooses"))
        }
        MapKind::Combinable => (format!("{first}与{second}可以叠加"), format!("{first} and {second} may both be had")),
        MapKind::InTurn => (format!("先办{first}，后办{second}"), format!("{first} first, then {second}")),
        MapKind::TopUp => (format!("{second}补差，扣减{first}"), format!("{second} tops up, less what {first} pays")),
        MapKind::Cap => (
            format!("{first}与{second}共同封顶，先算{first}"),
            format!("{first} and {second} share a limit, {first} counts first"),
        ),
        MapKind::Admits => {
            (format!("{first}自动准入{second}"), format!("who is granted {first} is admitted to {second}"))
        }
        MapKind::NotCounted => (format!("{first}不计入收入"), format!("{first} does not count as income")),
        MapKind::Fading => (format!("{first}渐退"), format!("{first} fades out")),
    };
    match lang {
        Lang::Chinese => chinese,
        Lang::English => english,
    }
}

/// What a rule of the first item asks about the second.
pub(super) fn ask(
    question: MapQuestion,
    part: MapPart,
    condition: Option<&str>,
    [item, about]: [&str; 2],
    lang: Lang,
) -> String {
    let rule = match (part, lang) {
        (MapPart::Condition, Lang::Chinese) => format!("的条件“{}”", condition.unwrap_or_default()),
        (MapPart::Condition, Lang::English) => format!("condition \"{}\" of", condition.unwrap_or_default()),
        (MapPart::Covers, _) => lang.pick("的保障范围", "who is covered by").to_owned(),
        (MapPart::Benefit, _) => lang.pick("的待遇", "the benefit of").to_owned(),
    };
    let (chinese, english) = match question {
        MapQuestion::Granted => (format!("看是否享受{about}"), format!("whether {about} is granted")),
        MapQuestion::Amount => (format!("看{about}发多少"), format!("how much {about} pays")),
        MapQuestion::Received => (format!("看是否在享{about}"), format!("whether {about} is received today")),
        MapQuestion::ReceivedAmount => {
            (format!("看现在领多少{about}"), format!("how much of {about} is received today"))
        }
    };
    match lang {
        Lang::Chinese => format!("{item}{rule}{chinese}"),
        Lang::English => format!("{rule} {item} depends on {english}"),
    }
}
