//! A static file server for this machine only.
//!
//! It sends the headers a careful portal would send, so that the page is known to work under them.

mod content_type;
mod locate;

use anyhow::{Result, anyhow};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tiny_http::{Header, Method, Request, Response};

/// Nothing but the page's own files, no inline script, no `eval`: only WebAssembly may be compiled.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; \
     form-action 'none'";

const WORKERS: usize = 4;

/// A running server. It stops when it is dropped.
pub struct Server {
    inner: Arc<tiny_http::Server>,
    address: SocketAddr,
    workers: Vec<std::thread::JoinHandle<()>>,
}

impl Server {
    /// Serves the files below `root` on 127.0.0.1; port 0 lets the system choose.
    pub fn start(root: &Path, port: u16) -> Result<Server> {
        let server = tiny_http::Server::http((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
            anyhow!("cannot serve on 127.0.0.1:{port}: {error}. Choose another port with --port N, or --port 0")
        })?;
        let address = server.server_addr().to_ip().ok_or_else(|| anyhow!("the server has no address"))?;
        let inner = Arc::new(server);
        let workers = (0..WORKERS)
            .map(|_| {
                let (server, root) = (Arc::clone(&inner), PathBuf::from(root));
                std::thread::spawn(move || {
                    while let Ok(request) = server.recv() {
                        // A browser that hangs up mid-answer is no fault of the server.
                        let _ = answer(request, &root);
                    }
                })
            })
            .collect();
        Ok(Server { inner, address, workers })
    }

    /// The address to open.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the program is ended.
    pub fn wait(mut self) {
        for worker in self.workers.drain(..) {
            let _ = worker.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for worker in self.workers.drain(..) {
            // Wakes one worker, which then ends.
            self.inner.unblock();
            drop(worker);
        }
    }
}

fn answer(request: Request, root: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(words(405, "only GET and HEAD are answered here\n"));
    }
    let Some(path) = locate::file(root, request.url()) else {
        return request.respond(words(404, "no such file\n"));
    };
    match std::fs::read(&path) {
        Ok(contents) => {
            let kind = content_type::of(&path);
            request.respond(with_headers(Response::from_data(contents), kind))
        }
        Err(_) => request.respond(words(404, "no such file\n")),
    }
}

fn words(status: u16, text: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    with_headers(Response::from_data(text), "text/plain; charset=utf-8").with_status_code(status)
}

fn with_headers<R: std::io::Read>(response: Response<R>, kind: &str) -> Response<R> {
    let headers = [
        ("Content-Type", kind),
        ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        // The files change with every build, and the tests must never see an old one.
        ("Cache-Control", "no-store"),
    ];
    headers
        .into_iter()
        .filter_map(|(name, value)| Header::from_bytes(name, value).ok())
        .fold(response, |response, header| response.with_header(header))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    /// Status and whole answer, headers in front.
    fn ask(server: &Server, request_line: &str) -> anyhow::Result<(u16, String)> {
        let mut stream = TcpStream::connect(server.address)?;
        write!(stream, "{request_line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let status = answer.split(' ').nth(1).unwrap_or_default().parse()?;
        Ok((status, answer))
    }

    #[test]
    fn serves_files_with_the_headers_of_a_careful_portal() -> anyhow::Result<()> {
        let server = Server::start(Path::new(env!("CARGO_MANIFEST_DIR")), 0)?;
        let (status, answer) = ask(&server, "GET /src/sizes/measure.mjs")?;
        assert_eq!(status, 200);
        assert!(answer.contains("Content-Type: text/javascript"));
        assert!(answer.contains("Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"));
        assert!(answer.contains("// Prints the sizes of files"));
        Ok(())
    }

    #[test]
    fn refuses_everything_else() -> anyhow::Result<()> {
        let server = Server::start(Path::new(env!("CARGO_MANIFEST_DIR")), 0)?;
        assert_eq!(ask(&server, "GET /no-such-file")?.0, 404);
        assert_eq!(ask(&server, "GET /../Cargo.toml")?.0, 404);
        assert_eq!(ask(&server, "GET /%2e%2e/Cargo.toml")?.0, 404);
        assert_eq!(ask(&server, "POST /Cargo.toml")?.0, 405);
        Ok(())
    }
}
