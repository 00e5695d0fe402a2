//! The websites that may use the server: settings in; what browsers learn about it, and the requests of other websites refused, out.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, Uri, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::{config::Config, refusal::Refusal};

/// How long a browser may remember what it asked about.
const PREFLIGHT_LIFETIME: Duration = Duration::from_secs(60 * 60);

/// The origins of the websites that may use the server, and that of its own page.
pub(crate) struct Origins(Vec<HeaderValue>);

impl Origins {
    /// Returns the origins of these settings for a server at this address.
    pub(crate) fn new(config: &Config, address: SocketAddr) -> Self {
        let own = match &config.public_url {
            Some(url) => vec![origin_of(url)],
            None => local(address),
        };
        let own = own.into_iter().filter_map(|origin| origin.parse().ok());
        Self(config.origins.iter().cloned().chain(own).collect())
    }

    /// Returns the layer that answers what browsers ask before they send a request for another website.
    pub(crate) fn cors(&self) -> CorsLayer {
        CorsLayer::new()
            .allow_origin(AllowOrigin::list(self.0.clone()))
            .allow_methods([Method::POST])
            .allow_headers([header::CONTENT_TYPE])
            .expose_headers([header::RETRY_AFTER])
            .max_age(PREFLIGHT_LIFETIME)
    }

    fn allow(&self, request: &Request) -> bool {
        let origin = request.headers().get(header::ORIGIN);
        origin.is_some_and(|origin| self.0.contains(origin))
    }
}

/// Refuses requests for other websites. Browsers send the origin with each POST and no script can change it; a program that is
/// not a browser can send any, so this does not prove anything about it.
pub(crate) async fn refuse_other_origins(
    State(origins): State<Arc<Origins>>,
    request: Request,
    next: Next,
) -> Response {
    if origins.allow(&request) {
        next.run(request).await
    } else {
        Refusal::Origin.into_response()
    }
}

/// Returns the origins of a server without a public URL.
fn local(address: SocketAddr) -> Vec<String> {
    let port = address.port();
    vec![
        format!("http://localhost:{port}"),
        format!("http://{address}"),
    ]
}

/// Returns the origin of a URL as browsers write it: in lower case, and without the usual port.
fn origin_of(url: &str) -> String {
    let uri: Uri = url.parse().unwrap_or_default();
    let scheme = uri.scheme_str().unwrap_or_default();
    let host = uri.host().unwrap_or_default().to_lowercase();
    match (scheme, uri.port_u16()) {
        ("http", Some(80)) | ("https", Some(443)) | (_, None) => format!("{scheme}://{host}"),
        (_, Some(port)) => format!("{scheme}://{host}:{port}"),
    }
}

#[cfg(test)]
mod tests {
    use super::origin_of;

    #[test]
    fn an_origin_is_what_a_browser_sends() {
        for (url, origin) in [
            ("https://Chat.Example.com/a/b", "https://chat.example.com"),
            ("https://chat.example.com:443", "https://chat.example.com"),
            ("http://[::1]:3001/", "http://[::1]:3001"),
        ] {
            assert_eq!(origin_of(url), origin);
        }
    }
}
