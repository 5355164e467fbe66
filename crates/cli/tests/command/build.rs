use super::support::{PACK, Scratch};
use std::fs;

#[test]
fn the_same_pack_gives_the_same_file() {
    let scratch = Scratch::with_pack();
    let ran = scratch.run(&["build", "jia", "-o", "one.yimen"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    assert!(ran.stderr.contains("one.yimen") && ran.stderr.contains("sha256:"), "{}", ran.stderr);
    scratch.run(&["build", "jia", "-o", "two.yimen"]).has_code(0);
    scratch.run(&["build", "one.yimen", "-o", "three.yimen"]).has_code(0);
    let read = |name| fs::read(scratch.path(name)).expect("a file");
    assert_eq!(read("one.yimen"), read("two.yimen"));
    assert_eq!(read("one.yimen"), read("three.yimen"));
    let left: Vec<_> =
        fs::read_dir(scratch.path("")).expect("the folder").map(|entry| entry.expect("entry").file_name()).collect();
    assert_eq!(left.len(), 5, "nothing is left lying about: {left:?}");
}

#[test]
fn a_pack_with_errors_leaves_the_old_file_alone() {
    let scratch = Scratch::empty();
    scratch.write("jia/pack.policy", PACK.replace("月收入 ÷", "月收人 ÷"));
    scratch.write("jia.yimen", "old");
    let ran = scratch.run(&["build", "jia", "-o", "jia.yimen"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(ran.stderr.contains("错误["), "{}", ran.stderr);
    assert_eq!(fs::read(scratch.path("jia.yimen")).expect("a file"), b"old");
}

#[test]
fn a_file_that_cannot_be_written() {
    let scratch = Scratch::with_pack();
    scratch
        .run(&["build", "jia", "-o", "nowhere/jia.yimen"])
        .is_refused(&["写不了 nowhere/jia.yimen", "没有这个文件或文件夹"]);
    scratch.run(&["build", "jia", "-o", "jia"]).is_refused(&["写不了 jia", "文件夹"]);
    scratch.run(&["build", "jia", "-o", "case.json/x"]).is_refused(&["写不了 case.json/x"]);
}

#[cfg(unix)]
#[test]
fn links_and_devices_are_written_through_and_files_are_readable_by_others() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::with_pack();
    scratch.write("real.yimen", "old");
    std::os::unix::fs::symlink("real.yimen", scratch.path("link.yimen")).expect("a link");
    scratch.run(&["build", "jia", "-o", "link.yimen"]).has_code(0);
    assert!(fs::symlink_metadata(scratch.path("link.yimen")).expect("a link").is_symlink());
    let metadata = fs::metadata(scratch.path("real.yimen")).expect("a file");
    assert!(metadata.len() > 100 && metadata.permissions().mode() & 0o400 != 0);
    scratch.run(&["build", "jia", "-o", "/dev/null"]).has_code(0);
    assert!(!fs::metadata("/dev/null").expect("the device").is_file());
}

#[test]
fn a_truncated_or_altered_file_is_refused() {
    let scratch = Scratch::with_pack();
    scratch.run(&["build", "jia", "-o", "jia.yimen"]).has_code(0);
    let whole = fs::read(scratch.path("jia.yimen")).expect("a file");
    let lengths = (0..whole.len()).step_by(whole.len().div_ceil(12).max(1));
    for length in lengths {
        scratch.write("short.yimen", &whole[..length]);
        scratch.run(&["screen", "short.yimen", "case.json"]).is_refused(&["错误[", "short.yimen"]);
    }
    for position in (0..whole.len()).step_by(whole.len().div_ceil(25).max(1)) {
        let mut altered = whole.clone();
        altered[position] ^= 0x10;
        scratch.write("altered.yimen", &altered);
        scratch.run(&["screen", "altered.yimen", "case.json"]).is_refused(&["错误["]);
    }
    scratch.run_with(&["screen", "-", "case.json"], &whole[..whole.len() - 1]).is_refused(&["错误[", "<stdin>"]);
}
