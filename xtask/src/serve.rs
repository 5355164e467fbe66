//! A static file server for this machine only.
//!
//! It sends the headers a careful portal would send, so that the page is known to work under them.

use anyhow::{Context, Result};
use axum::{Router, http::HeaderName, http::HeaderValue};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use tokio::{net::TcpListener, runtime::Runtime, task::JoinHandle};
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

/// Nothing but the page's own files, no inline script, no `eval`: only WebAssembly may be compiled.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; \
     form-action 'none'";

const HEADERS: [(HeaderName, HeaderValue); 4] = [
    (HeaderName::from_static("content-security-policy"), HeaderValue::from_static(CONTENT_SECURITY_POLICY)),
    (HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff")),
    (HeaderName::from_static("referrer-policy"), HeaderValue::from_static("no-referrer")),
    // The files change with every build, and the tests must never see an old one.
    (HeaderName::from_static("cache-control"), HeaderValue::from_static("no-store")),
];

/// A running server. It stops when it is dropped.
pub struct Server {
    runtime: Runtime,
    serving: JoinHandle<std::io::Result<()>>,
    address: SocketAddr,
}

impl Server {
    /// Serves the files below `root` on 127.0.0.1; port 0 lets the system choose.
    ///
    /// Connections wait for nobody: a browser opens some in advance and leaves them idle.
    pub fn start(root: &Path, port: u16) -> Result<Server> {
        let runtime = Runtime::new().context("cannot start the threads of the server")?;
        let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, port))).with_context(|| {
            format!("cannot serve on 127.0.0.1:{port}. Choose another port with --port N, or --port 0")
        })?;
        let address = listener.local_addr().context("the server has no address")?;
        let folder = Router::new().fallback_service(ServeDir::new(root).precompressed_gzip());
        let files = HEADERS
            .into_iter()
            .fold(folder, |files, header| files.layer(SetResponseHeaderLayer::overriding(header.0, header.1)));
        let serving = runtime.spawn(async move { axum::serve(listener, files).await });
        Ok(Server { runtime, serving, address })
    }

    /// The address to open.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the program is ended.
    pub fn wait(self) -> Result<()> {
        let Server { runtime, serving, .. } = self;
        runtime.block_on(serving)?.context("the server stopped")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::time::Duration;

    fn server() -> Result<Server> {
        Server::start(Path::new(env!("CARGO_MANIFEST_DIR")), 0)
    }

    /// Status and whole answer, headers in front.
    fn ask(server: &Server, request_line: &str) -> Result<(u16, String)> {
        let mut stream = TcpStream::connect(server.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        write!(stream, "{request_line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let status = answer.split(' ').nth(1).unwrap_or_default().parse()?;
        Ok((status, answer))
    }

    #[test]
    fn serves_files_with_the_headers_of_a_careful_portal() -> Result<()> {
        let (status, answer) = ask(&server()?, "GET /src/sizes/measure.mjs")?;
        assert_eq!(status, 200);
        let kind = answer.lines().find(|line| line.starts_with("content-type:")).unwrap_or_default();
        // A module is refused by browsers under any other type than JavaScript's.
        assert!(kind.ends_with("/javascript") || kind.contains("/javascript;"), "{kind}");
        assert!(answer.contains("content-security-policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"));
        assert!(answer.contains("cache-control: no-store"));
        assert!(answer.contains("// Prints the sizes of files"));
        Ok(())
    }

    #[test]
    fn refuses_everything_else() -> Result<()> {
        let server = server()?;
        for path in ["/no-such-file", "/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml", "/%"] {
            assert!(ask(&server, &format!("GET {path}"))?.0 >= 400, "{path}");
        }
        assert_eq!(ask(&server, "POST /Cargo.toml")?.0, 405);
        Ok(())
    }

    #[test]
    fn idle_connections_hold_nobody_up() -> Result<()> {
        let server = server()?;
        let idle: std::io::Result<Vec<_>> = (0..64).map(|_| TcpStream::connect(server.address)).collect();
        let idle = idle?;
        assert_eq!(ask(&server, "GET /Cargo.toml")?.0, 200);
        drop(idle);
        Ok(())
    }
}
