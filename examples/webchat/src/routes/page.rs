//! The page for trying out the server: nothing in, three files out. They need no other file and no other server.

use axum::{
    http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};

/// What the page may do: load its own style and script, and call its own server.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A file of the page.
pub(crate) struct Page {
    pub(crate) path: &'static str,
    media_type: &'static str,
    text: &'static str,
}

pub(crate) const PAGES: [Page; 3] = [
    Page {
        path: "/",
        media_type: "text/html; charset=utf-8",
        text: include_str!("../../page/index.html"),
    },
    Page {
        path: "/page.css",
        media_type: "text/css; charset=utf-8",
        text: include_str!("../../page/page.css"),
    },
    Page {
        path: "/page.js",
        media_type: "text/javascript; charset=utf-8",
        text: include_str!("../../page/page.js"),
    },
];

impl Page {
    /// Returns the file. A browser asks each time whether it changed.
    pub(crate) fn response(&self) -> Response {
        let headers = [
            (CONTENT_TYPE, self.media_type),
            (CONTENT_SECURITY_POLICY, POLICY),
            (CACHE_CONTROL, "no-cache"),
        ];
        (headers, self.text).into_response()
    }
}
