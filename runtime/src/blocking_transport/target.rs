//! Where a request goes: a URL in; origin, `Host` and request target out.

use http::Uri;

/// The parts of a URL that a connection and a request line are made of.
pub(super) struct Target {
    pub(super) origin: Origin,
    /// The value of `Host`.
    pub(super) host_header: String,
    /// Path and query.
    pub(super) path: String,
}

/// What two requests must share to share a connection.
#[derive(Clone, PartialEq)]
pub(super) struct Origin {
    pub(super) is_tls: bool,
    /// An IPv6 address stands without its brackets.
    pub(super) host: String,
    pub(super) port: u16,
}

impl Origin {
    /// Returns the host as a URL writes it, with its port.
    pub(super) fn host_and_port(&self) -> String {
        let Self { host, port, .. } = self;
        if host.contains(':') {
            format!("[{host}]:{port}")
        } else {
            format!("{host}:{port}")
        }
    }
}

impl Target {
    /// Returns the target of `url`, if it is one that HTTP can reach.
    pub(super) fn of(url: &str) -> Option<Self> {
        let uri: Uri = url.parse().ok()?;
        let is_tls = match uri.scheme_str()? {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        let authority = uri.authority()?;
        let usual_port = if is_tls { 443 } else { 80 };
        let port = authority.port_u16().unwrap_or(usual_port);
        let host = authority.host();
        // The default port does not belong into the header.
        let host_header = if port == usual_port {
            host.to_owned()
        } else {
            format!("{host}:{port}")
        };
        Some(Self {
            origin: Origin {
                is_tls,
                host: host.trim_matches(['[', ']']).to_owned(),
                port,
            },
            host_header,
            path: uri
                .path_and_query()
                .map_or("/", |path| path.as_str())
                .to_owned(),
        })
    }
}
