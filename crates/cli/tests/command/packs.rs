//! What the packs cover: the page in `docs/` is the one the command writes. With `YIMEN_BLESS=1` it is written anew.

use super::support::{PACK, Scratch};
use std::{fs, path::Path};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// The day whose figures the page shows.
const DAY: &str = "2026-02-01";

#[test]
fn the_page_in_the_documents() {
    let (policies, left_out) = (format!("{ROOT}/policies"), format!("{ROOT}/policies/LEFT-OUT.md"));
    let scratch = Scratch::empty();
    let ran = scratch.run(&["packs", &policies, "--date", DAY, "--left-out", &left_out, "-o", "packs.md"]);
    ran.has_code(0);
    let page = fs::read_to_string(scratch.path("packs.md")).unwrap();
    let kept = Path::new(ROOT).join("docs/packs.md");
    if std::env::var_os("YIMEN_BLESS").is_some() {
        fs::write(&kept, &page).unwrap();
    }
    assert!(
        page == fs::read_to_string(kept).unwrap(),
        "docs/packs.md is not what the packs say; YIMEN_BLESS=1 writes it anew"
    );
}

/// Conditions from both sides and every relation, by the packs' own cases.
#[test]
fn the_cases_of_the_packs_reach_everything() {
    let scratch = Scratch::empty();
    for pack in ["china", "zhejiang", "jiangsu", "shanghai", "example-counties"] {
        scratch.run(&["test", "--coverage", &format!("{ROOT}/policies/{pack}")]).has_code(0);
    }
}

#[test]
fn what_a_page_says() {
    let scratch = Scratch::empty();
    scratch.write("p/jia/pack.policy", PACK.replace("标准 低保标准", "// 按年公布。\n标准 低保标准"));
    let ran = scratch.run(&["packs", "p", "--date", "2026-03-01"]);
    ran.has_code(0).says(&[
        "| 甲县救助 | `jia` | 1.0 | — | 2 | 0 | 0 | 1 | 1/2 | 0/0 | 2 |",
        "| 事项 | 甲县 |",
        "| 最低生活保障 | ✓ |",
        "| 护理补贴 | ◐ |",
        "| 低保标准 | 甲县 | 2026-01-01 起 | 1000 | 已核实 | 《甲市办法》第一条 |",
    ]);
    let ran = scratch.run(&["packs", "p", "--date", "2025-12-31"]);
    ran.has_code(0).says(&["| 最低生活保障 | 缺 1 |", "| 低保标准 | 上面各地 | 按年公布。 |"]);
    scratch.run(&["packs", "p", "--date", "2025-12-32"]).is_refused(&["2025-12-32"]);
    scratch.run(&["packs", "nowhere", "--date", "2025-12-31"]).is_refused(&["nowhere"]);
    scratch.write("p/bad/pack.policy", "政策包 坏 { }");
    scratch.run(&["packs", "p", "--date", "2025-12-31"]).is_refused(&["错误["]);
}

#[test]
fn what_no_case_reaches() {
    let scratch = Scratch::with_pack();
    let ran = scratch.run(&["test", "jia", "--coverage"]);
    ran.has_code(1).says(&[
        "1/2  条件",
        "1/1  标准的行",
        "条件从来没有不满足",
        "最低生活保障 · 收入",
        "jia/pack.policy:",
    ]);
    let json = scratch.run(&["test", "jia", "--coverage", "--format", "json"]);
    let json = json.has_code(1).json();
    assert_eq!(json["coverage"]["conditions"], serde_json::json!({ "all": 2, "reached": 1 }));
    assert_eq!(json["coverage"]["gaps"][0]["kind"], "never_unmet");
    // A case in which they fail is enough.
    let more = "\n用例 \"收入高\" { 评估日 2026-03-01 地区 甲县 家庭 { 月收入 9000 } 成员 { 残疾等级 无 }\n  期望 最低生活保障 不符合 期望 护理补贴 成员 1 不符合 }\n";
    scratch.write("jia/pack.policy", PACK.to_owned() + more);
    scratch.run(&["test", "jia", "--coverage"]).has_code(0).says(&["2/2  条件"]);
}
