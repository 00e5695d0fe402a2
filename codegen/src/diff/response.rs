//! What one operation gives, before and after.

use super::context::{Cx, Subject};
use super::rulings;
use super::{Kind, code};
use crate::ir::{Operation, Response};
use crate::render::spelling;

pub(super) fn compare(
    cx: &mut Cx<'_>,
    subject: &Subject,
    module: &str,
    [old, new]: [&Operation; 2],
) {
    let renamed = cx.renames.response(&old.response);
    let (before, after) = (result(module, &renamed), result(module, &new.response));
    if before != after {
        let what = format!(
            "`send()` gives {after}; gave {}",
            result(module, &old.response)
        );
        let is_page = |response: &Response| matches!(response, Response::Page { .. });
        let same_kind = is_page(&old.response) == is_page(&new.response);
        let ruling = if same_kind {
            rulings::RESULT
        } else {
            rulings::LISTING
        };
        cx.note(subject, Kind::Response, what, ruling);
    }
    if let (Response::Page { key: before, .. }, Response::Page { key: after, .. }) =
        (&old.response, &new.response)
        && before != after
    {
        let what = format!("records under {}; were under {}", code(after), code(before));
        cx.note(subject, Kind::RecordsKey, what, rulings::RECORDS_KEY);
    }
}

fn result(module: &str, response: &Response) -> String {
    match response {
        Response::Empty => "`()`".to_owned(),
        Response::One(ty) => format!("`{}`", spelling::value(module, ty)),
        Response::Optional(ty) => format!("`Option<{}>`", spelling::value(module, ty)),
        Response::Text => "`String`".to_owned(),
        Response::Bytes => "`Bytes`".to_owned(),
        Response::Location => "a `Location`".to_owned(),
        Response::ByStatus(name) => code(&name.rust),
        Response::Page { item, .. } => format!("`Page<{}>`", spelling::value(module, item)),
    }
}
