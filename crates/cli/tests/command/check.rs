use super::support::{PACK, Scratch};
use unicode_width::UnicodeWidthStr;

#[test]
fn a_sound_pack() {
    let scratch = Scratch::with_pack();
    let ran = scratch.run(&["check", "jia"]);
    ran.has_code(0).says(&["检查了 1 个文件：0 个错误"]);
    let json = scratch.run(&["check", "jia", "--format", "json"]);
    let json = json.has_code(0).json();
    assert_eq!((&json["errors"], &json["unverified"]), (&0.into(), &2.into()));
    assert!(json["diagnostics"].is_array() && json["warnings"].is_u64());
}

#[test]
fn a_pack_with_errors() {
    let scratch = Scratch::empty();
    scratch.write("jia/pack.policy", PACK.replace("人均月收入 < 低保标准 ", "人均月收入 < 低保标淮 "));
    let json = scratch.run(&["check", "jia", "--format", "json"]);
    let json = json.has_code(1).json();
    let first = &json["diagnostics"][0];
    assert_eq!(first["severity"], "error");
    assert_eq!((&first["file"], &first["line"], &first["column"]), (&"jia/pack.policy".into(), &19.into(), &18.into()));
    assert!(json["errors"].as_u64() > Some(0));

    let ran = scratch.run(&["check", "jia"]);
    ran.has_code(1).says(&["错误[", "jia/pack.policy:19:18", "低保标准"]);
    assert_eq!(marked(&ran.stdout, "低保标淮"), "^^^^^^^^");
    scratch.run(&["check", "jia", "--lang", "en"]).has_code(1).says(&["error[", "help: "]);
}

/// What stands under a text in the excerpt, measured in columns of a terminal.
fn marked(output: &str, text: &str) -> String {
    let mut lines = output.lines().skip_while(|line| !(line.contains(" | ") && line.contains(text)));
    let (source, marks) = (lines.next().expect("the line"), lines.next().expect("its marks"));
    let start = source.split(text).next().expect("the text").width();
    assert_eq!(marks.width(), marks.len(), "marks are one column each");
    marks[start..start + text.width()].to_owned()
}

#[test]
fn a_release_may_rest_on_verified_citations_only() {
    let scratch = Scratch::with_pack();
    scratch.run(&["check", "jia", "--release"]).has_code(1).says(&["还不能发布：2 处"]);
    scratch.run(&["check", "jia", "--release", "--format", "json"]).has_code(1).json();
    scratch.run(&["build", "jia", "-o", "jia.yimen"]).has_code(0);
    scratch.run(&["check", "jia.yimen"]).has_code(0);
    scratch.run(&["check", "jia.yimen", "--release"]).has_code(1).says(&["还不能发布：2 处"]);
    scratch.write("jia/pack.policy", PACK.replace("待复核 \"转载\"", "已核实"));
    scratch.run(&["check", "jia", "--release"]).has_code(0);
}

#[test]
fn several_broken_declarations_are_all_reported() {
    let scratch = Scratch::empty();
    scratch.write(
        "jia/pack.policy",
        PACK.replace("人均月收入 <", "人均月收入 << <").replace("残疾等级 属于", "残疾等级 于"),
    );
    let json = scratch.run(&["check", "jia", "--format", "json"]);
    let json = json.has_code(1).json();
    let lines: Vec<_> = json["diagnostics"].as_array().expect("a list").iter().map(|report| &report["line"]).collect();
    assert!(lines.contains(&&19.into()) && lines.contains(&&27.into()), "{lines:?}");
}
