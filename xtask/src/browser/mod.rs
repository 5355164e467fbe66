//! The browser the tests run in: Chromium or Chrome, with the driver of its own version.

mod install;

use crate::{paths, process};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

const BROWSERS: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const DRIVERS: [&str; 2] = ["chromedriver", "chromium.chromedriver"];
/// Where installers of other systems put the browser: not on the search path.
const BROWSER_PATHS: [&str; 4] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "/usr/lib/chromium/chromium",
];

/// Flags that keep Chromium from looking for updates and the like while tests run.
const QUIET: [&str; 5] =
    ["disable-background-networking", "disable-component-update", "disable-sync", "no-first-run", "disable-quic"];

/// A browser and its driver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browser {
    /// The browser's program.
    pub browser: PathBuf,
    /// The program that steers it.
    pub driver: PathBuf,
}

impl Browser {
    /// Finds a browser; where there is none, brings one through the system's package manager if that is allowed.
    pub fn find_or_install() -> Result<Browser> {
        if let Some(found) = Browser::find() {
            return Ok(found);
        }
        let attempt = install::run();
        match (Browser::find(), attempt) {
            (Some(found), _) => Ok(found),
            (None, Ok(())) => bail!(
                "the package manager ended well, yet Chromium or chromedriver is not on the search path. {}",
                install::advice()
            ),
            (None, Err(error)) => Err(error),
        }
    }

    fn find() -> Option<Browser> {
        let on_path = BROWSERS.iter().find_map(|name| process::find_program(name));
        let elsewhere = || BROWSER_PATHS.iter().map(PathBuf::from).find(|path| path.is_file());
        let driver = DRIVERS.iter().find_map(|name| process::find_program(name))?;
        Some(Browser { browser: on_path.or_else(elsewhere)?, driver })
    }

    /// Writes what the driver must know to start exactly this browser.
    pub fn write_driver_settings(&self, path: &Path) -> Result<()> {
        let settings = serde_json::json!({
            "goog:chromeOptions": { "binary": self.browser, "args": QUIET }
        });
        paths::write(path, settings.to_string())
    }
}
