//! The servers of a document in, scheme and host of an operation out.

use openapiv3::Server;

use super::context::Cx;
use super::operation::Source;
use super::pointer::Pointer;

/// Scheme and host: the operation's own server, the path's, or the document's.
pub(super) fn lower(cx: &mut Cx<'_, '_>, source: Source<'_>, at: &Pointer<'_>) -> Option<String> {
    let lists = [
        &source.operation.servers,
        &source.item.servers,
        &cx.openapi.servers,
    ];
    let url = lists
        .into_iter()
        .find_map(|servers| servers.first())
        .map(server_url)
        .unwrap_or_default();
    let is_absolute = (url.starts_with("https://") || url.starts_with("http://"))
        && !url.contains(['{', ' ', '?', '#']);
    if is_absolute {
        return Some(url.trim_end_matches('/').to_owned());
    }
    let help = "give the document an absolute server with an overlay action: target: $, update: { servers: [{ url: https://HOST }] }";
    cx.error(
        at,
        format!("the server `{url}` is not an absolute http or https URL"),
        help,
    )
}

/// The URL with the defaults of its variables filled in.
fn server_url(server: &Server) -> String {
    let mut url = server.url.clone();
    for (name, variable) in server.variables.iter().flatten() {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    url
}
