//! Bringing a browser through the system's package manager.

use crate::process;
use anyhow::{Result, anyhow, bail};
use std::process::{Command, Stdio};

/// A package manager: how it is called, and how it installs a browser, its driver and a Chinese font.
struct Manager {
    program: &'static str,
    calls: &'static [&'static [&'static str]],
}

const MANAGERS: [Manager; 4] = [
    Manager {
        program: "apt-get",
        calls: &[&["update"], &["install", "-y", "chromium", "chromium-driver", "fonts-wqy-microhei"]],
    },
    Manager { program: "dnf", calls: &[&["install", "-y", "chromium", "chromedriver", "wqy-microhei-fonts"]] },
    Manager { program: "pacman", calls: &[&["-S", "--needed", "--noconfirm", "chromium", "wqy-microhei"]] },
    Manager { program: "apk", calls: &[&["add", "chromium", "chromium-chromedriver", "font-wqy-zenhei"]] },
];

/// Installs a browser, where this system has a known package manager and we may use it.
pub fn run() -> Result<()> {
    let Some(manager) = manager() else {
        bail!("no browser for the tests was found. {}", advice());
    };
    let Some(prefix) = permission() else {
        bail!("no browser for the tests was found, and installing one needs root. {}", advice());
    };
    for call in manager.calls {
        let words: Vec<&str> = prefix.iter().copied().chain([manager.program]).chain(call.iter().copied()).collect();
        let Some((program, arguments)) = words.split_first() else {
            continue;
        };
        eprintln!("No browser for the tests was found; running: {}", words.join(" "));
        let mut command = Command::new(program);
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null());
        process::run(&mut command, &words.join(" "))
            .map_err(|error| anyhow!("no browser for the tests was found, and {error}. {}", advice()))?;
    }
    Ok(())
}

/// What a person can do about a missing browser.
pub fn advice() -> String {
    let by_hand = manager().map(|manager| {
        let calls = manager.calls.iter().map(|call| format!("{} {}", manager.program, call.join(" ")));
        format!("Run as root: {}", calls.collect::<Vec<_>>().join(" && "))
    });
    let general = "Install Chromium or Google Chrome and the chromedriver of the same version, \
         so that both are on the search path (PATH)";
    let mac = "Run: brew install --cask google-chrome chromedriver";
    match by_hand {
        Some(by_hand) => format!("{by_hand}. Otherwise: {general}."),
        None if cfg!(target_os = "macos") => format!("{mac}. Otherwise: {general}."),
        None => format!("{general}."),
    }
}

fn manager() -> Option<&'static Manager> {
    MANAGERS.iter().find(|manager| process::find_program(manager.program).is_some())
}

/// The words before the call: none for root, `sudo -n` where it asks for no password.
fn permission() -> Option<&'static [&'static str]> {
    let quietly_succeeds =
        |program: &str, arguments: &[&str]| Command::new(program).args(arguments).stderr(Stdio::null()).output().ok();
    let user = quietly_succeeds("id", &["-u"])?;
    if user.stdout.trim_ascii() == b"0" {
        return Some(&[]);
    }
    let sudo = quietly_succeeds("sudo", &["-n", "true"])?;
    sudo.status.success().then_some(&["sudo", "-n"])
}
