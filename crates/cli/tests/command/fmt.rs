use super::support::{PACK, Scratch};
use std::fs;

const WRITTEN: &str = "\u{FEFF}标准 线：元/月{2025-01-01 起 5 元}\r\n";
const LAID_OUT: &str = "标准 线: 元/月 { 2025-01-01 起 5元 }\n";

fn read(scratch: &Scratch, name: &str) -> String {
    fs::read_to_string(scratch.path(name)).expect("the file")
}

#[test]
fn files_and_folders_are_laid_out_in_place() {
    let scratch = Scratch::empty();
    for name in ["a.policy", "b/c/d.policy", "b/e.policy", "b/other.txt", "b/.hidden/f.policy"] {
        scratch.write(name, WRITTEN);
    }
    let ran = scratch.run(&["fmt", "a.policy", "b", "b/e.policy"]);
    assert_eq!(ran.has_code(0).stdout, "");
    assert_eq!(ran.stderr.lines().count(), 3, "{}", ran.stderr);
    assert!(ran.stderr.contains("已重新排版 b/e.policy。"), "{}", ran.stderr);
    for name in ["a.policy", "b/c/d.policy", "b/e.policy"] {
        assert_eq!(read(&scratch, name), LAID_OUT);
    }
    for name in ["b/other.txt", "b/.hidden/f.policy"] {
        assert_eq!(read(&scratch, name), WRITTEN);
    }
    let again = scratch.run(&["fmt", ".", "--lang", "en"]);
    assert_eq!((again.code, again.stdout.as_str(), again.stderr.as_str()), (0, "", ""));
}

#[test]
fn the_meaning_of_a_pack_stays() {
    let scratch = Scratch::with_pack();
    scratch.run(&["build", "jia", "-o", "before.yimen"]).has_code(0);
    scratch.run(&["fmt", "jia"]).has_code(0);
    assert_ne!(read(&scratch, "jia/pack.policy"), PACK);
    scratch.run(&["build", "jia", "-o", "after.yimen"]).has_code(0);
    let bytes = ["before.yimen", "after.yimen"].map(|name| fs::read(scratch.path(name)).expect("a pack"));
    assert!(bytes[0] == bytes[1]);
}

#[test]
fn checking_writes_nothing() {
    let scratch = Scratch::empty();
    scratch.write("p/a.policy", WRITTEN);
    scratch.write("p/b.policy", LAID_OUT);
    let ran = scratch.run(&["fmt", "--check", "p", "--lang", "en"]);
    assert_eq!(ran.has_code(1).stdout, "");
    assert_eq!(ran.stderr, "The layout of p/a.policy would change.\n");
    assert_eq!(read(&scratch, "p/a.policy"), WRITTEN);
    scratch.run(&["fmt", "--check", "p/b.policy"]).has_code(0);
    let input = scratch.run_with(&["fmt", "--check", "-"], WRITTEN.as_bytes());
    assert_eq!((input.code, input.stdout.as_str()), (1, ""));
    assert!(input.stderr.contains("<stdin> 的排版会改动"), "{}", input.stderr);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let scratch = Scratch::empty();
    for text in [WRITTEN, LAID_OUT] {
        let ran = scratch.run_with(&["fmt", "-"], text.as_bytes());
        assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (0, LAID_OUT, ""));
    }
}

#[test]
fn what_is_wrong_with_one_file_keeps_no_other_back() {
    let scratch = Scratch::empty();
    let broken = "标准 线: 元/月{\n  2025-02-30 起 5 }\n";
    scratch.write("p/a.policy", broken);
    scratch.write("p/b.policy", WRITTEN);
    let ran = scratch.run(&["fmt", "p", "--lang", "en"]);
    assert_eq!(ran.has_code(1).stdout, "");
    assert!(ran.stderr.contains("error[") && ran.stderr.contains("p/a.policy:2:3"), "{}", ran.stderr);
    assert_eq!((read(&scratch, "p/a.policy").as_str(), read(&scratch, "p/b.policy").as_str()), (broken, LAID_OUT));
    let input = scratch.run_with(&["fmt", "-"], broken.as_bytes());
    assert_eq!((input.code, input.stdout.as_str()), (1, ""));
    assert!(input.stderr.contains("<stdin>:2:3"), "{}", input.stderr);
}

#[test]
fn what_cannot_be_read_is_refused() {
    let scratch = Scratch::empty();
    scratch.write("latin.policy", b"\xff");
    scratch.write("b.policy", WRITTEN);
    fs::create_dir(scratch.path("empty")).expect("a folder");
    scratch.run(&["fmt", "nowhere.policy"]).is_refused(&["读不了 nowhere.policy"]);
    scratch.run(&["fmt", "empty"]).is_refused(&["empty 里没有 .policy 文件"]);
    scratch.run(&["fmt"]).is_refused(&["Usage"]);
    scratch.run(&["fmt", "latin.policy", "b.policy", "--lang", "en"]).is_refused(&["latin.policy is not UTF-8"]);
    assert_eq!(read(&scratch, "b.policy"), LAID_OUT);
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions_and_a_link_stays_one() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let scratch = Scratch::empty();
    scratch.write("a.policy", WRITTEN);
    fs::set_permissions(scratch.path("a.policy"), fs::Permissions::from_mode(0o600)).expect("permissions");
    symlink("a.policy", scratch.path("link.policy")).expect("a link");
    scratch.run(&["fmt", "link.policy"]).has_code(0);
    assert_eq!(read(&scratch, "a.policy"), LAID_OUT);
    let mode = fs::metadata(scratch.path("a.policy")).expect("the file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(fs::symlink_metadata(scratch.path("link.policy")).expect("the link").is_symlink());
}
