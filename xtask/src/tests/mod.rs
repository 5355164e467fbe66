//! Every test on every platform, one stage after the other, with a summary at the end.
//!
//! A stage that fails does not keep the later ones from running; a stage that cannot run because of an earlier one
//! counts as failed. Nothing is left out silently.

mod summary;

use crate::browser::Browser;
use crate::process::{self, TestCount};
use crate::serve::Server;
use crate::{assets, cargo, node, paths, wasm};
use anyhow::{Result, anyhow, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use summary::Summary;

/// The environment variable that tells tests where the answers of the native engine lie: the native tests write them,
/// those on the other platforms compare with them.
const BUNDLE: &str = "YIMEN_SHARED_BUNDLE";

/// Tests of the built pages, a stage for each folder.
const PAGE_TESTS: [(&str, &str); 4] = [
    ("budgets of the pages", "tests/budgets"),
    ("portal in Chromium", "tests/portal"),
    ("playground in Chromium", "tests/playground"),
    ("window view in Chromium", "tests/window"),
];

/// Runs all stages; an error when one of them failed.
pub fn run() -> Result<()> {
    let mut summary = Summary::start();

    summary.stage("layout of the code", |_| {
        process::run(&mut cargo::command(&["fmt", "--all", "--check"]), "cargo fmt --all --check")
    });
    summary.stage("lints", |_| {
        let arguments = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
        process::run(&mut cargo::command(&arguments), "cargo clippy")
    });
    let bundle = cargo::target_folder()?.join("yimen-shared-bundle.json");
    // What an earlier run wrote must not pass for what this one should have written.
    let _ = std::fs::remove_file(&bundle);
    summary.stage("native tests", |count| {
        let mut command = cargo::command(&["test", "--workspace", "--no-fail-fast"]);
        process::run_tests(command.env(BUNDLE, &bundle), "cargo test", count)
    });
    let bundle = summary.stage("native answers for the others", |_| native_answers(bundle));
    summary.stage("cases of the policy packs", |_| test_packs());

    let node = summary.stage("Node packages", |_| node::ready());
    let packages = summary.stage("WebAssembly packages", |_| wasm::build_packages());
    summary.stage("lints of the WebAssembly crate", |_| lint_wasm(needed(&bundle)?));
    summary.stage("package in Node", |count| {
        needed(&packages)?;
        test_package(needed(&bundle)?, count)
    });
    summary.stage("TypeScript declarations", |_| {
        needed(&packages)?;
        let arguments = ["node_modules/typescript/bin/tsc", "--project", "tests/node"];
        process::run(&mut node::command(&arguments), "checking the types with tsc")
    });
    summary.stage("WebAssembly tests in Node", |count| {
        needed(&node)?;
        test_wasm(needed(&bundle)?, None, count)
    });

    let browser = summary.stage("browser for the tests", |_| Browser::find_or_install());
    summary.stage("WebAssembly tests in Chromium", |count| test_wasm(needed(&bundle)?, Some(needed(&browser)?), count));
    let pages = summary.stage("pages", |_| {
        needed(&packages)?;
        build_pages()
    });
    summary.stage("package as its users have it", |count| {
        needed(&pages)?;
        test_pages(needed(&browser)?, "tests/pkg", count)
    });
    for (stage, folder) in PAGE_TESTS {
        summary.stage(stage, |count| {
            needed(&pages)?;
            test_pages(needed(&browser)?, folder, count)
        });
    }

    summary.finish()
}

/// What an earlier stage made.
fn needed<T>(earlier: &Option<T>) -> Result<&T> {
    earlier.as_ref().ok_or_else(|| anyhow!("not run, because a stage it needs failed"))
}

fn native_answers(bundle: PathBuf) -> Result<PathBuf> {
    if !bundle.is_file() {
        bail!("the native tests did not write {}; see why `native_answers_are_written` failed", bundle.display());
    }
    Ok(bundle)
}

/// The cases the authors wrote into their packs, run by the command line.
fn test_packs() -> Result<()> {
    let program = cargo::build_command_line()?;
    let packs = paths::packs(&paths::project("policies"))?;
    if packs.is_empty() {
        bail!("there is no pack in policies");
    }
    for pack in &packs {
        for task in ["check", "test"] {
            let doing = format!("yimen {task} {}", pack.display());
            eprintln!("{doing}");
            let mut command = Command::new(&program);
            command.arg(task).arg(pack);
            process::run(&mut command, &doing)?;
        }
    }
    Ok(())
}

fn lint_wasm(bundle: &Path) -> Result<()> {
    for features in [&[][..], &["--no-default-features"], &["--no-default-features", "--features", "register"]] {
        let mut arguments = vec!["clippy", "--package", "yimen-wasm", "--all-targets", "--target", cargo::WASM_TARGET];
        arguments.extend(features);
        arguments.extend(["--", "-D", "warnings"]);
        let mut command = cargo::command(&arguments);
        process::run(command.env(BUNDLE, bundle), "cargo clippy for WebAssembly")?;
    }
    Ok(())
}

/// The built package, imported by Node as a user of npm would.
fn test_package(bundle: &Path, count: &mut TestCount) -> Result<()> {
    let mut command = node_tests("tests/node")?;
    process::run_tests(command.env(BUNDLE, bundle), "node --test tests/node", count)
}

/// The tests of the WebAssembly crate: the same compiled tests in Node and in a browser.
fn test_wasm(bundle: &Path, browser: Option<&Browser>, count: &mut TestCount) -> Result<()> {
    let runner = wasm::test_runner_setting()?;
    let mut command = cargo::command(&["test", "--package", "yimen-wasm", "--tests", "--no-fail-fast"]);
    command.args(["--target", cargo::WASM_TARGET, "--config", &runner]);
    command.env(BUNDLE, bundle).env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    // Left over from a person's shell, these would turn the run into another one or into none.
    for variable in ["NO_HEADLESS", "WASM_BINDGEN_TEST_ONLY_NODE", "WASM_BINDGEN_TEST_ONLY_WEB"] {
        command.env_remove(variable);
    }
    if let Some(browser) = browser {
        let settings = cargo::target_folder()?.join("yimen-webdriver.json");
        browser.write_driver_settings(&settings)?;
        command
            .env("WASM_BINDGEN_USE_BROWSER", "1")
            .env("CHROMEDRIVER", &browser.driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings);
        for variable in ["GECKODRIVER", "SAFARIDRIVER", "CHROMEDRIVER_REMOTE", "GECKODRIVER_REMOTE"] {
            command.env_remove(variable);
        }
    }
    process::run_tests(&mut command, "cargo test for WebAssembly", count)
}

/// Types first: Vite does not look at them.
fn build_pages() -> Result<()> {
    process::run(
        &mut node::command(&["node_modules/typescript/bin/tsc", "--project", "www"]),
        "checking the pages with tsc",
    )?;
    assets::build_pages()
}

/// The built pages, as a person's browser would load them from this machine.
fn test_pages(browser: &Browser, folder: &str, count: &mut TestCount) -> Result<()> {
    let server = Server::start(&assets::built_pages(), 0)?;
    let mut command = node_tests(folder)?;
    command
        .env("YIMEN_BASE_URL", server.url())
        .env("YIMEN_CHROMIUM", &browser.browser)
        .env("YIMEN_PROGRAM", cargo::build_command_line()?);
    process::run_tests(&mut command, &format!("node --test {folder}"), count)
}

/// A call of Node's test runner for the tests of one folder.
fn node_tests(folder: &str) -> Result<Command> {
    let is_test = |path: &PathBuf| path.to_string_lossy().ends_with(".test.mjs");
    let tests: Vec<PathBuf> = paths::sorted_entries(&paths::project(folder))?.into_iter().filter(is_test).collect();
    if tests.is_empty() {
        bail!("{folder} holds no *.test.mjs; that is a fault of the project");
    }
    let mut command = node::command(&["--test", "--test-reporter=spec"]);
    command.args(tests);
    Ok(command)
}
