//! The servers of a document in, scheme and host of an operation out.

use openapiv3::Server;
use serde::Deserialize as _;

use super::context::LowerCtx;
use crate::schema::{Node, Place};

/// The host of a document that names none. No name below `.invalid` exists, so a call without another base fails at once.
const NO_HOST: &str = "https://server.invalid";

/// Scheme and host: the operation's own server, the path's, or the document's.
pub(super) fn lower<'d>(
    cx: &mut LowerCtx<'d, '_>,
    item: &Node<'d>,
    operation: &Node<'d>,
) -> String {
    let document = cx.document();
    let first = [operation, item, &document]
        .into_iter()
        .find_map(|owner| owner.get("servers")?.items().next());
    let Some(node) = first else {
        warn_about_no_server(cx, &document.place);
        return NO_HOST.to_owned();
    };
    let url = Server::deserialize(node.read()).map_or_else(
        |_| node.text("url").unwrap_or_default().to_owned(),
        |server| server_url(&server),
    );
    if is_absolute(&url) {
        return url.trim_end_matches('/').to_owned();
    }
    warn_about_relative(cx, node, &url);
    let path = format!("{NO_HOST}/{}", url.trim_matches('/'));
    if url.starts_with('/') && is_absolute(&path) {
        path.trim_end_matches('/').to_owned()
    } else {
        NO_HOST.to_owned()
    }
}

/// Warns once about a document without servers.
fn warn_about_no_server(cx: &mut LowerCtx<'_, '_>, document: &Place<'_>) {
    if !cx.shared.noted.insert(format!("{}: servers", cx.file)) {
        return;
    }
    let help = cx.update(
        "add it with an overlay action, or set `base_url` on the client",
        document,
        "servers: [{ url: https://HOST }]",
    );
    let message = "the document names no server: every client needs a `base_url`";
    cx.warning(&document.key("servers"), message, help);
}

/// Warns once about a server without a host.
fn warn_about_relative<'d>(cx: &mut LowerCtx<'d, '_>, server: Node<'d>, url: &str) {
    let noted = format!("{}: {}", cx.file, server.place);
    if !cx.shared.noted.insert(noted) {
        return;
    }
    let help = cx.update(
        "write the whole URL, in the document or with an overlay action, or set `base_url` on the client",
        &server.place,
        "url: https://HOST",
    );
    let message = format!(
        "the server `{url}` is not an absolute http or https URL: every client needs a `base_url`"
    );
    let place = server.get("url").map_or(server.place, |url| url.place);
    cx.warning(&place, message, help);
}

fn is_absolute(url: &str) -> bool {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let is_part = |byte: u8| byte.is_ascii_graphic() && !b"{}?#".contains(&byte);
        !rest.is_empty() && rest.bytes().all(is_part)
    })
}

/// The URL with the defaults of its variables filled in.
fn server_url(server: &Server) -> String {
    let mut url = server.url.clone();
    for (name, variable) in server.variables.iter().flatten() {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    url
}
