use super::support::{PACK, Scratch};

#[test]
fn cases_that_hold() {
    let scratch = Scratch::with_pack();
    scratch.run(&["test", "jia"]).has_code(0).says(&["✓ 三口之家", "1 个用例全部通过"]);
    let json = scratch.run(&["test", "jia", "--format", "json"]);
    let json = json.has_code(0).json();
    assert_eq!((&json["passed"], &json["failed"]), (&1.into(), &0.into()));
    let case = &json["cases"][0];
    assert_eq!((&case["name"], &case["file"]), (&"三口之家".into(), &"jia/pack.policy".into()));
    assert_eq!((&case["line"], &case["passed"], &case["failures"]), (&30.into(), &true.into(), &serde_json::json!([])));
}

#[test]
fn a_case_that_fails_says_where() {
    let scratch = Scratch::empty();
    scratch.write("jia/pack.policy", PACK.replace("每月 600元", "每月 601元"));
    let ran = scratch.run(&["test", "jia"]);
    ran.has_code(1).says(&["✗ 三口之家", "600", "1 个没有通过"]);
    let json = scratch.run(&["test", "jia", "--format", "json"]);
    let failure = &json.has_code(1).json()["cases"][0]["failures"][0];
    assert_eq!((&failure["file"], &failure["line"]), (&"jia/pack.policy".into(), &37.into()));
}

#[test]
fn a_pack_with_errors_runs_no_case() {
    let scratch = Scratch::empty();
    scratch.write("jia/pack.policy", PACK.replace("人均月收入 < 低保标准 ", "人均月收入 < 5元 "));
    scratch.run(&["test", "jia"]).has_code(1).says(&["错误["]);
    let json = scratch.run(&["test", "jia", "--format", "json"]);
    let json = json.has_code(1).json();
    assert_eq!(json["diagnostics"][0]["severity"], "error");
}

#[test]
fn a_compiled_pack_has_no_cases() {
    let scratch = Scratch::with_pack();
    scratch.run(&["build", "jia", "-o", "jia.yimen"]).has_code(0);
    scratch.run(&["test", "jia.yimen"]).is_refused(&["不带用例"]);
}
