//! The project's tasks. `cargo xtask demo` and `cargo xtask test` are all a newcomer needs.
//!
//! ```text
//! demo   build everything, screen one family on the terminal, serve the page
//! test   every test on every platform: native, Node, headless Chromium
//! wasm   the WebAssembly packages: with the compiler, for compiled packs only, and for registers
//! sizes  how large the packages are: raw, gzip, brotli
//! ```
//!
//! Tasks run one after the other and never start two builds at once.

mod assets;
mod browser;
mod cargo;
mod compress;
mod demo;
mod licenses;
mod likeness;
mod node;
mod paths;
mod process;
mod serve;
mod shipped;
mod sizes;
mod target;
mod tests;
mod wasm;

use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::process::ExitCode;

/// Tasks of the Yimen project.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything, screen one family on the terminal, and serve the page on this machine
    Demo {
        /// End after the screening on the terminal
        #[arg(long)]
        no_serve: bool,
        /// Port of the page; 0 lets the system choose a free one
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Run every test on every platform: native, Node and headless Chromium
    Test,
    /// Build the WebAssembly packages into pkg-template/dist
    Wasm,
    /// Print the sizes of the WebAssembly packages
    Sizes,
    /// Run one compiled test module; cargo calls this, people do not
    #[command(hide = true, name = wasm::TEST_RUNNER)]
    RunWasmTests {
        /// What cargo hands over: the module, then the arguments of the tests
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().task {
        Task::Demo { no_serve, port } => demo::run(no_serve, port),
        Task::Test => tests::run(),
        Task::Wasm => wasm::build_packages(),
        Task::Sizes => sizes::run(),
        Task::RunWasmTests { arguments } => wasm::run_tests(arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
