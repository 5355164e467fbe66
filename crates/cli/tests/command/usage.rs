use super::support::Scratch;

#[test]
fn help_is_on_standard_output_and_wrong_usage_on_standard_error() {
    let scratch = Scratch::empty();
    let help = scratch.run(&["--help"]);
    help.has_code(0).says(&["检查政策包", "check a pack", "退出码"]);
    scratch.run(&["screen", "--help"]).has_code(0).says(&["--date", "终端"]);
    for wrong in [&[][..], &["chek", "x"], &["check"], &["screen", "x"], &["build", "x"]] {
        scratch.run(wrong).is_refused(&["Usage"]);
    }
    scratch.run(&["check", "x", "--format", "xml"]).is_refused(&["possible values: text, json"]);
    scratch.run(&["check", "x", "--lang", "fr"]).is_refused(&["possible values: zh, en"]);
}

#[test]
fn standard_input_serves_one_of_pack_and_case() {
    Scratch::empty().run(&["screen", "-", "-"]).is_refused(&["不能都来自标准输入"]);
}

#[test]
fn a_reader_who_leaves_early_is_no_trouble() {
    let scratch = Scratch::with_pack();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_yimen"))
        .args(["screen", "jia", "case.json", "--format", "text"])
        .current_dir(scratch.path(""))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}
