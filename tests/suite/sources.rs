//! The law behind every condition, bar and benefit, and how far it was checked.

use super::support::{HEAD, compile, given, judge, pack, screen};
use yimen::shapes::{CitationStatus, Source};

fn shown(source: &Source) -> String {
    let status = match source.citation_status {
        Some(CitationStatus::Verified) => "已核实",
        Some(CitationStatus::Unverified) => "待复核",
        Some(CitationStatus::OwnChoice) => "系统自定",
        None => "",
    };
    let parts = [source.citation.as_deref(), Some(status), source.citation_note.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

const POLICY: &str = "
事项 甲 对象 家庭 {
  依据 《某法》第九条 待复核 \"转引\"
  条件 一: p
  条件 二: q 依据 《某办法》第二条
  条件 三: p 依据 \"本市做法\" 系统自定
  待遇 每月 5元 依据 某发〔2014〕9号
}
事项 乙 对象 家庭 { 依据 《乙法》 条件 一: p 待遇 每月 5元 }
关系 甲 排除 乙 同一家庭 依据 《某法》第十条 待复核
";

#[test]
fn of_items_conditions_and_benefits() {
    let items = judge(POLICY, "p 是, q 是 |").items;
    let conditions: Vec<String> = items[0].conditions.iter().map(|condition| shown(&condition.source)).collect();
    assert_eq!(conditions, ["《某法》第九条 待复核 转引", "《某办法》第二条 已核实", "本市做法 系统自定"]);
    assert_eq!(shown(&items[0].source), "《某法》第九条 待复核 转引");
    assert_eq!(items[0].benefit_source.as_ref().map(shown).as_deref(), Some("某发〔2014〕9号 已核实"));
    assert_eq!(items[1].benefit_source, None);
}

#[test]
fn of_bars() {
    let bar = judge(POLICY, "p 是, q 是 |").items[1].barred_by.clone().unwrap();
    assert_eq!(shown(&bar.source), "《某法》第十条 待复核");
}

#[test]
fn they_stand_as_plain_keys_of_the_result() {
    let result = screen(&pack(&format!("{HEAD}{POLICY}")), &given("p 是, q 是 |"));
    let text = serde_json::to_string(&result.items[0].conditions[0]).unwrap();
    assert!(
        text.contains(r#""citation":"《某法》第九条","citation_status":"unverified","citation_note":"转引""#),
        "{text}"
    );
}

#[test]
fn what_is_not_verified_is_counted() {
    // The item, its first condition and the relation.
    assert_eq!(compile(&format!("{HEAD}{POLICY}")).unverified, 3);
    let row = "标准 丁: 元 { 依据 《丁》 2020-01-01 起 5 待复核 2021-01-01 起 6 }";
    assert_eq!(compile(&format!("{HEAD}{POLICY}{row}")).unverified, 4);
    assert_eq!(pack(&format!("{HEAD}{POLICY}{row}")).unverified(), 4);
}
