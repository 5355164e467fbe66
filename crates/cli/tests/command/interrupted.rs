//! Runs that are broken off.

use super::support::Scratch;
use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
};

/// Names in a folder that begin so.
fn names(folder: &Path, start: &str) -> Vec<String> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    all.filter(|name| name.starts_with(start)).collect()
}

fn signal(child: &Child, name: &str) {
    let ended = Command::new("sh").arg("-c").arg(format!("kill -{name} {}", child.id())).status().unwrap();
    assert!(ended.success());
}

/// Starts a run in the folder, with its temporary files in `tmp`, breaks it off as soon as a temporary file is there, and checks
/// that none is left and that files that were there still are.
#[track_caller]
fn leaves_nothing(scratch: &Scratch, arguments: &[&str], name: &str, [folder, start]: [&str; 2]) {
    let out = scratch.path("out.csv");
    scratch.write("out.csv", "old");
    fs::create_dir_all(scratch.path("tmp")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_yimen"));
    command.args(arguments).current_dir(out.parent().unwrap()).env("TMPDIR", scratch.path("tmp"));
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    while names(&scratch.path(folder), start).is_empty() {
        assert_eq!(child.try_wait().unwrap(), None, "it ended too early");
    }
    signal(&child, name);
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(130));
    let words = String::from_utf8(ended.stderr).unwrap();
    assert!(words.contains("已中断：没有写完的都已删去"), "{words}");
    assert_eq!(names(&scratch.path("."), ".yimen-"), Vec::<String>::new());
    assert_eq!(names(&scratch.path("tmp"), ""), Vec::<String>::new());
    assert_eq!(fs::read(&out).unwrap(), b"old");
}

#[test]
fn files_that_are_not_complete_are_removed() {
    let scratch = Scratch::with_pack();
    let synth = ["synth", "jia", "--families-out", "out.csv", "--members-out", "m.csv", "--receiving-out", "r.csv"];
    let more = ["--planted-out", "p.csv", "--size", "1000000", "--region", "甲县", "--date", "2026-03-01"];
    for name in ["INT", "TERM", "HUP"] {
        leaves_nothing(&scratch, &[&synth[..], &more].concat(), name, [".", ".yimen-"]);
    }
}

#[test]
fn files_that_are_being_sorted_are_removed() {
    let scratch = Scratch::with_pack();
    let families = (0..100_000).rev().map(|number| format!("F{number},甲县,100\n"));
    scratch.write("families.csv", "family,region,income\n".to_owned() + &families.collect::<String>());
    let members = (0..100_000).map(|number| format!("F{number},无\n"));
    scratch.write("members.csv", "family,grade\n".to_owned() + &members.collect::<String>());
    let batch = ["batch", "jia", "--families", "families.csv", "--members", "members.csv", "--date", "2026-03-01"];
    leaves_nothing(&scratch, &[&batch[..], &["--out", "out.csv"]].concat(), "INT", ["tmp", "yimen-"]);
}
