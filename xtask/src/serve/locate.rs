//! From the address in a request to a file below the served folder, and to nothing outside it.

use std::path::{Path, PathBuf};

/// The file an address names, when there is one below `root`. A folder stands for its `index.html`.
pub fn file(root: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut file = root.to_path_buf();
    for part in path.split('/') {
        let part = decode(part)?;
        let hidden = part.starts_with('.');
        let crosses = part.contains(['/', '\\', ':', '\0']);
        if hidden || crosses {
            return None;
        }
        file.push(part);
    }
    if file.is_dir() {
        file.push("index.html");
    }
    // What the names allow a link in the folder may still lead astray.
    let real = file.canonicalize().ok()?;
    (real.is_file() && real.starts_with(root.canonicalize().ok()?)).then_some(real)
}

/// Undoes percent-encoding; nothing for a broken one or for bytes that are not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(url: &str) -> Option<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let file = file(root, url)?;
        let relative = file.strip_prefix(root.canonicalize().ok()?).ok()?.to_path_buf();
        Some(relative.to_string_lossy().replace('\\', "/"))
    }

    #[test]
    fn finds_files_below_the_root() {
        assert_eq!(found("/Cargo.toml").as_deref(), Some("Cargo.toml"));
        assert_eq!(found("/src/main.rs?version=1#top").as_deref(), Some("src/main.rs"));
        assert_eq!(found("/src/%6Dain.rs").as_deref(), Some("src/main.rs"));
    }

    #[test]
    fn a_folder_without_index_is_nothing() {
        assert_eq!(found("/"), None);
        assert_eq!(found("/src"), None);
        assert_eq!(found("/src/"), None);
    }

    #[test]
    fn nothing_outside_the_root() {
        for url in [
            "/../Cargo.toml",
            "/src/../../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/..%5cCargo.toml",
            "/src/..%2f..%2f..%2fCargo.toml",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/C:/Windows/win.ini",
            "/.hidden",
            "/Cargo.toml%00",
            "/%",
            "/%zz",
            "/%ff",
            "Cargo.toml",
            "",
        ] {
            assert_eq!(found(url), None, "{url}");
        }
    }
}
