//! The content type of a file, by its ending.

use std::path::Path;

/// The content type; bytes without a meaning where the ending is not known.
///
/// A module is refused by browsers under any other type than JavaScript's, and WebAssembly is compiled while it
/// arrives only under its own.
pub fn of(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "txt" | "policy" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
