//! An `operationId`, a method and the shape of a path in, the name of the handle's method out.

use super::identifier::{Role, plain};
use super::singular::singular;

/// The first words of an `operationId` that are verbs, whatever the path is. Any other first word is a verb if it is not a
/// resource of the path (`AdoptPet`, but not `PetsList` or `repos/list-for-org`).
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "abort", "accept", "acknowledge", "activate", "add", "apply", "approve", "archive",
    "assign", "associate", "attach", "authorize", "begin", "block", "cancel", "capture",
    "check", "clear", "clone", "close", "complete", "configure", "confirm", "connect",
    "convert", "copy", "count", "create", "deactivate", "decline", "delete", "deploy",
    "deprecate", "deregister", "destroy", "detach", "disable", "disassociate", "disconnect",
    "dismiss", "download", "duplicate", "edit", "enable", "erase", "execute", "export", "fetch",
    "find", "finish", "follow", "generate", "get", "grant", "import", "insert", "install",
    "invite", "invoke", "issue", "join", "leave", "link", "list", "lock", "login", "logout",
    "lookup", "mark", "merge", "modify", "move", "notify", "open", "patch", "pause", "pin",
    "poll", "post", "preview", "provision", "publish", "purge", "put", "query", "read",
    "refresh", "refund", "register", "reject", "release", "remove", "rename", "render", "renew",
    "reopen", "replace", "request", "resend", "reset", "resolve", "restart", "restore",
    "resume", "retrieve", "retry", "revoke", "rotate", "run", "save", "schedule", "search",
    "send", "set", "share", "show", "sign", "split", "start", "stop", "store", "submit",
    "subscribe", "suspend", "swap", "sync", "terminate", "test", "toggle", "transfer",
    "trigger", "unarchive", "unassign", "unblock", "unfollow", "uninstall", "unlink", "unlock",
    "unpin", "unpublish", "unregister", "unset", "unsubscribe", "update", "upgrade", "upload",
    "upsert", "validate", "verify", "view", "warm", "write",
];

/// The shape of an operation, for a verb of its own.
#[derive(Debug, Clone, Copy)]
pub struct Shape<'a> {
    /// The HTTP method in lower case.
    pub method: &'a str,
    /// The path template.
    pub path: &'a str,
    /// Whether the path ends with a parameter.
    pub is_item: bool,
    /// Whether the result is a listing or a list.
    pub is_list: bool,
}

/// The names that the method of an operation can have: the verb of its `operationId`, otherwise that of its method and path; then
/// the whole `operationId`.
#[must_use]
pub fn verb(operation_id: Option<&str>, shape: Shape<'_>) -> Vec<String> {
    let whole = operation_id.and_then(|id| plain(Role::Method, id));
    let first = whole
        .as_deref()
        .and_then(|id| id.split('_').next())
        .filter(|first| {
            VERBS.binary_search(first).is_ok()
                || is_verb_of(first, operation_id.unwrap_or_default(), shape.path)
        });
    let by_shape = match shape.method {
        "get" if shape.is_list => "list",
        "post" if shape.is_item => "update",
        "post" => "create",
        "put" => "replace",
        "patch" => "update",
        other => other,
    };
    let mut names = vec![first.unwrap_or(by_shape).to_owned()];
    names.extend(whole.filter(|whole| *whole != names[0]));
    names
}

/// Whether an unknown first word is a verb: it is neither a group of operations nor a word of the path.
fn is_verb_of(first: &str, operation_id: &str, path: &str) -> bool {
    let is_group = operation_id.contains(['/', '.', ':']);
    let resource = singular(first);
    let segments = path
        .split('/')
        .filter_map(|segment| plain(Role::Method, segment));
    let words: Vec<String> = segments
        .flat_map(|segment| segment.split('_').map(singular).collect::<Vec<_>>())
        .collect();
    !is_group && first.len() > 2 && !words.contains(&resource)
}

#[cfg(test)]
mod tests {
    use super::{Shape, VERBS, verb};

    #[test]
    fn the_verbs_are_sorted() {
        assert!(VERBS.is_sorted());
    }

    #[test]
    fn a_verb_comes_from_the_operation_id_or_from_the_shape() {
        let shape = |method, is_item, is_list| Shape {
            method,
            path: "/v1/Users/{Id}/Repos",
            is_item,
            is_list,
        };
        let cases = [
            (
                Some("CreateFlexFlow"),
                shape("post", false, false),
                "create create_flex_flow",
            ),
            (
                Some("repos/list-for-org"),
                shape("get", false, true),
                "list repos_list_for_org",
            ),
            (Some("users"), shape("get", true, false), "get users"),
            (
                Some("AdoptUser"),
                shape("post", true, false),
                "adopt adopt_user",
            ),
            (Some("list"), shape("get", false, true), "list"),
            (None, shape("put", true, false), "replace"),
        ];
        for (id, shape, expected) in cases {
            assert_eq!(verb(id, shape).join(" "), expected, "{id:?}");
        }
    }
}
