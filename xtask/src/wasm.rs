//! The WebAssembly packages: cargo, then the glue, then the optimiser; and the runner of wasm tests.

use crate::{cargo, licenses, likeness, node, paths, process, shipped, target};
use anyhow::{Context, Result, anyhow};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The hidden task cargo calls to run a test module.
pub const TEST_RUNNER: &str = "run-wasm-tests";

/// Where the packages are put together, from the project's root.
const DIST: &str = "pkg-template/dist";

/// What a WebAssembly package can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Package {
    /// Compiles policy text, and everything the other can do: for editors and playgrounds.
    Full,
    /// Loads compiled packs only: for portals.
    Runtime,
    /// The same, and judges many families at once with the vector instructions browsers have: for lists.
    Register,
}

impl Package {
    /// All packages.
    pub const ALL: [Package; 3] = [Package::Full, Package::Runtime, Package::Register];

    /// The name of its folder.
    pub fn name(self) -> &'static str {
        match self {
            Package::Full => "full",
            Package::Runtime => "runtime",
            Package::Register => "register",
        }
    }

    /// What the crate is built with.
    fn features(self) -> &'static [&'static str] {
        match self {
            Package::Full => &[],
            Package::Runtime => &["--no-default-features"],
            Package::Register => &["--no-default-features", "--features", "register"],
        }
    }

    /// Small as can be, but where it is there to be fast.
    fn profile(self) -> &'static str {
        match self {
            Package::Full | Package::Runtime => "wasm",
            Package::Register => "wasm-fast",
        }
    }

    /// The folder it is built into.
    pub fn folder(self) -> PathBuf {
        paths::project(DIST).join(self.name())
    }
}

/// Builds all packages into `pkg-template/dist`.
pub fn build_packages() -> Result<()> {
    target::ready()?;
    node::ready()?;
    // Only after all are built is the old state replaced: a failed build leaves a working package.
    let built = Package::ALL.map(build_package).into_iter().collect::<Result<Vec<PathBuf>>>()?;
    for (package, folder) in Package::ALL.into_iter().zip(&built) {
        assemble(package, folder)?;
    }
    compile_scripts()?;
    licenses::write(&paths::project(DIST))?;
    eprintln!("Built {}", paths::project(DIST).display());
    Ok(())
}

/// Builds one package into a folder below cargo's target folder.
fn build_package(package: Package) -> Result<PathBuf> {
    eprintln!("Building the {} WebAssembly package", package.name());
    let profile = package.profile();
    let mut arguments = vec!["--package", "yimen-wasm", "--lib", "--profile", profile, "--target", cargo::WASM_TARGET];
    arguments.extend(package.features());
    let vectors = package == Package::Register;
    process::run(&mut shipped::build(&arguments, vectors), "building the WebAssembly module")?;

    let built = cargo::target_folder()?;
    let module = built.join(cargo::WASM_TARGET).join(profile).join("yimen_wasm.wasm");
    let folder = built.join("yimen-packages").join(package.name());
    paths::fresh_folder(&folder)?;
    generate_glue(&module, &folder)?;
    optimise(package, &folder.join("yimen_bg.wasm"))?;
    Ok(folder)
}

/// JavaScript and TypeScript around the module. One module serves browsers and Node: the entry files differ.
fn generate_glue(module: &Path, folder: &Path) -> Result<()> {
    let arguments = [
        "wasm-bindgen".into(),
        module.into(),
        "--target=web".into(),
        "--out-name=yimen".into(),
        "--remove-producers-section".into(),
        "--out-dir".into(),
        OsString::from(folder),
    ];
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(arguments)
        .context("the JavaScript around the WebAssembly module could not be generated")
}

/// What Rust compiles to by default for WebAssembly; stripping the module removes the note that says so.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What the vector instructions need besides.
const VECTORS: &str = "--enable-simd";

fn optimise(package: Package, module: &Path) -> Result<()> {
    if package == Package::Register {
        return wasm_opt(module, &["-O3", VECTORS]);
    }
    // The first kilobyte of the memory is the far end of the stack, which the engine's limits keep from being reached: no
    // address is ever so low, and an offset added to one need not be reckoned by itself.
    // Only a short function is put into its only caller: the variables of a long one would take more room there than the call.
    wasm_opt(module, &["-Oz", "--low-memory-unused", "--one-caller-inline-max-function-size=20"])?;
    let optimised = std::fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    paths::write(module, likeness::name_by_likeness(&optimised)?)?;
    // The names have served when the functions are in order.
    wasm_opt(module, &["--reorder-functions-by-name"])
}

fn wasm_opt(module: &Path, passes: &[&str]) -> Result<()> {
    let mut command = node::command(&["node_modules/binaryen/bin/wasm-opt"]);
    command.args(passes).args(WASM_FEATURES).arg(module).arg("-o").arg(module);
    process::run(&mut command, "wasm-opt (making the WebAssembly module smaller)")
}

fn assemble(package: Package, built: &Path) -> Result<()> {
    let folder = package.folder();
    paths::fresh_folder(&folder)?;
    paths::copy_folder(built, &folder)?;
    paths::copy_folder(&paths::project("pkg-template/entry"), &folder)
}

/// The package's own TypeScript, one module for each file, and the web component in one.
fn compile_scripts() -> Result<()> {
    for part in ["worker", "element"] {
        paths::fresh_folder(&paths::project(DIST).join(part))?;
    }
    let mut compiler = node::command(&["node_modules/typescript/bin/tsc", "--project", "pkg-template"]);
    process::run(&mut compiler, "tsc (compiling the package's own scripts)")?;
    let mut vite = node::command(&["node_modules/vite/bin/vite.js", "build", "--config", "www/vite.package.ts"]);
    process::run(&mut vite, "vite build (building the web component)")
}

/// The cargo setting that makes this very program the runner of wasm tests.
///
/// A list, not the environment variable of the same purpose: that one is split at spaces, and a path may hold some.
pub fn test_runner_setting() -> Result<String> {
    let program = std::env::current_exe().context("cannot tell where this program lies")?;
    let program = program.to_str().ok_or_else(|| anyhow!("{} is not UTF-8", program.display()))?;
    let program = serde_json::Value::from(program);
    Ok(format!("target.{}.runner=[{program},\"{TEST_RUNNER}\"]", cargo::WASM_TARGET))
}

/// Runs one compiled test module, in Node or in a browser as the environment says.
pub fn run_tests(arguments: Vec<OsString>) -> Result<()> {
    let program = OsString::from("wasm-bindgen-test-runner");
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::iter::once(program).chain(arguments))
}
