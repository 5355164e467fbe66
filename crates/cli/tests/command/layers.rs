use super::support::{FAMILY, PACK, Scratch};

/// The small pack as a base, and a second one on top that adds an item.
fn two_layers() -> Scratch {
    let scratch = Scratch::empty();
    scratch.write("base/pack.policy", PACK);
    scratch.write("top/head.policy", "政策包 乙村救助 (yi) { 版本 \"2.0\"  基于 甲县救助 }\n");
    scratch.write(
        "top/item.policy",
        "事项 慰问 (visit) 对象 家庭 { 依据 《乙村约定》 系统自定  条件 困难: 人均月收入 < 2 × 低保标准  待遇 一次 200元 }\n",
    );
    scratch.write("case.json", FAMILY);
    scratch
}

#[test]
fn the_base_is_found_among_the_neighbours() {
    let scratch = two_layers();
    scratch.write("unrelated/pack.policy", [0xFF, 0xFE, 0x00]);
    let json = scratch.run(&["screen", "top", "case.json"]);
    let json = json.has_code(0).json();
    let items: Vec<_> = json["items"].as_array().expect("a list").iter().map(|item| item["item"].as_str()).collect();
    assert!(items.contains(&Some("dibao")) && items.contains(&Some("visit")), "{items:?}");
    assert_eq!(json["receipt"]["pack"], "yi");
    // By id as well, and from inside the folder.
    scratch.write("top/head.policy", "政策包 乙村救助 (yi) { 版本 \"2.0\"  基于 jia }\n");
    scratch.run(&["check", "top"]).has_code(0);
    scratch.run(&["check", "./base/../top/"]).has_code(0);
}

#[test]
fn a_compiled_pack_carries_its_bases() {
    let scratch = two_layers();
    scratch.run(&["build", "top", "-o", "top.yimen"]).has_code(0);
    std::fs::remove_dir_all(scratch.path("base")).expect("removed");
    scratch.run(&["screen", "top.yimen", "case.json"]).has_code(0);
    let missing = scratch.run(&["screen", "top", "case.json"]);
    missing.is_refused(&["甲县救助", "找不到", "找过"]);
    let home = scratch.path("").canonicalize().expect("the folder");
    missing.is_refused(&[home.to_str().expect("UTF-8").trim_end_matches('/')]);
    scratch.run(&["check", "top", "--lang", "en"]).is_refused(&["not to be found", "Looked in"]);
}

#[test]
fn two_folders_that_claim_to_be_the_base() {
    let scratch = two_layers();
    scratch.write("second/pack.policy", PACK);
    scratch.run(&["check", "top"]).is_refused(&["甲县救助", "base", "second"]);
}

#[test]
fn rings_of_packs_end_in_an_error() {
    let scratch = two_layers();
    scratch.write("base/pack.policy", PACK.replace("版本 \"1.0\"", "版本 \"1.0\" 基于 乙村救助"));
    scratch.run(&["check", "top"]).has_code(1).says(&["错误["]);
    scratch.run(&["screen", "top", "case.json"]).is_refused(&["错误["]);
    scratch.write("base/pack.policy", PACK.replace("版本 \"1.0\"", "版本 \"1.0\" 基于 甲县救助"));
    scratch.run(&["check", "base"]).has_code(1).says(&["错误["]);
}

#[test]
fn a_text_on_standard_input_has_no_neighbours() {
    let scratch = two_layers();
    scratch
        .run_with(&["check", "-"], "政策包 丙 { 版本 \"1\" 基于 甲县救助 }".as_bytes())
        .is_refused(&["甲县救助", "标准输入"]);
}

#[test]
fn the_answer_does_not_depend_on_how_the_text_is_cut_into_files() {
    let scratch = two_layers();
    let whole = scratch.run(&["screen", "base", "case.json"]).stdout;
    let (head, rest) = PACK.split_at(PACK.find("定义").expect("a definition"));
    scratch.write("cut/a.policy", head);
    scratch.write("cut/b.policy", rest);
    scratch.write("cut/.hidden.policy", "不是政策");
    scratch.write("cut/notes.txt", "不是政策");
    std::fs::remove_dir_all(scratch.path("base")).expect("removed");
    assert_eq!(scratch.run(&["screen", "cut", "case.json"]).stdout, whole);
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_a_circle_do_no_harm() {
    use std::os::unix::fs::symlink;
    let scratch = Scratch::with_pack();
    symlink("..", scratch.path("jia/up")).expect("a link");
    symlink(".", scratch.path("jia/self")).expect("a link");
    scratch.run(&["check", "jia"]).has_code(0).says(&["检查了 1 个文件"]);
    symlink("loop.policy", scratch.path("jia/loop.policy")).expect("a link");
    scratch.run(&["check", "jia"]).is_refused(&["loop.policy"]);
}
