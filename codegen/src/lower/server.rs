//! The servers of a document in, scheme and host of an operation out.

use openapiv3::Server;

use super::context::{Cx, target};
use super::operation::Source;
use super::pointer::Pointer;
use crate::diagnostic::Help;

/// Scheme and host: the operation's own server, the path's, or the document's.
pub(super) fn lower(cx: &mut Cx<'_, '_>, source: Source<'_>, at: &Pointer<'_>) -> Option<String> {
    let document = Pointer::At("");
    let path = match at {
        Pointer::Child(path, _) => **path,
        Pointer::At(_) => document,
    };
    let lists = [
        (&source.operation.servers, *at),
        (&source.item.servers, path),
        (&cx.openapi.servers, document),
    ];
    let first = lists
        .into_iter()
        .find_map(|(servers, owner)| Some((servers.first()?, owner)));
    let Some((server, owner)) = first else {
        let help = Help::new("add it with an overlay action")
            .update("$", "servers: [{ url: https://HOST }]");
        let message = "the document names no server, expected an absolute http or https URL";
        return cx.error(&document.child("servers"), message, help);
    };
    let url = server_url(server);
    let is_absolute = (url.starts_with("https://") || url.starts_with("http://"))
        && !url.contains(['{', ' ', '?', '#']);
    if is_absolute {
        return Some(url.trim_end_matches('/').to_owned());
    }
    let servers = owner.child("servers");
    let at = servers.child("0");
    let help = Help::new("write the whole URL, in the document or with an overlay action")
        .update(target(&at), "url: https://HOST");
    cx.error(
        &at.child("url"),
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
