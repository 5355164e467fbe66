//! The shared cases through the command itself: stdout must be the expected file, byte for byte.
//! With `YIMEN_BLESS=1` the expected files are written anew; read the difference before keeping it.

use std::{fs, path::Path, process::Command};

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// What the command printed, or for a refused case nothing, with what it said on stderr.
fn screen(pack: &str, case: &Path) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_yimen"))
        .current_dir(root())
        .args(["screen", pack])
        .arg(case)
        .args(["--format", "json"])
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// `{"errors": […]}` as every platform reports it.
fn refusal(pack: &str, case: &Path) -> String {
    let bytes = root().join("target/shared-cases.yimen");
    fs::create_dir_all(bytes.parent().unwrap()).unwrap();
    let built =
        Command::new(env!("CARGO_BIN_EXE_yimen")).current_dir(root()).args(["build", pack, "-o"]).arg(&bytes).status();
    assert!(built.unwrap().success());
    let pack = yimen::Pack::from_bytes(&fs::read(bytes).unwrap()).unwrap();
    let errors = pack.screen_json(&fs::read_to_string(case).unwrap(), &yimen::ScreenOptions::default()).unwrap_err();
    let reports: Vec<_> = errors.iter().map(|error| error.report(&[], yimen::Lang::Chinese)).collect();
    serde_json::to_string_pretty(&std::collections::BTreeMap::from([("errors", reports)])).unwrap() + "\n"
}

#[test]
fn every_shared_case() {
    let bless = std::env::var_os("YIMEN_BLESS").is_some();
    let mut names: Vec<_> =
        fs::read_dir(root().join("tests/shared")).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    assert!(names.len() > 10);
    for folder in names {
        let pack = fs::read_to_string(folder.join("pack.txt")).unwrap();
        let case = folder.join("case.json");
        let (code, stdout, stderr) = screen(pack.trim(), &case);
        let found = match code {
            0 => stdout,
            _ => {
                assert_eq!((code, stdout.as_str()), (2, ""), "{}", folder.display());
                refusal(pack.trim(), &case)
            }
        };
        if bless {
            fs::write(folder.join("expected.json"), &found).unwrap();
        }
        let expected = fs::read_to_string(folder.join("expected.json")).unwrap();
        assert!(found == expected, "{}: the result differs from expected.json\n{found}", folder.display());
        for error in
            serde_json::from_str::<serde_json::Value>(&found).unwrap()["errors"].as_array().into_iter().flatten()
        {
            let message = error["message"].as_str().unwrap();
            let shown = stderr.split_whitespace().collect::<String>();
            assert!(
                shown.contains(&message.split_whitespace().collect::<String>()),
                "{}: stderr leaves out «{message}»\n{stderr}",
                folder.display()
            );
        }
    }
}
