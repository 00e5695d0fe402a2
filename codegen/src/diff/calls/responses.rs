//! What one operation returns, before and after.

use crate::diff::context::{DiffCtx, Subject};
use crate::diff::report::ChangeKind;
use crate::diff::rulings;
use crate::diff::spelling::{self, code};
use crate::ir::{Operation, Response};

/// Compares the result; `module` is that of the operation.
pub(super) fn compare(
    cx: &mut DiffCtx<'_>,
    subject: &Subject,
    module: &str,
    [old, new]: [&Operation; 2],
) {
    let renamed = cx.renames.response(&old.response);
    if result(module, &renamed) != result(module, &new.response) {
        let what = format!(
            "`send()` returns {}; returned {}",
            result(module, &new.response),
            result(module, &old.response)
        );
        let is_page = |response: &Response| matches!(response, Response::Page { .. });
        let ruling = if is_page(&old.response) == is_page(&new.response) {
            rulings::RESULT
        } else {
            rulings::LISTING
        };
        cx.note(subject, ChangeKind::Response, what, ruling);
        return;
    }
    compare_form(cx, subject, [old, new]);
    if old.accept != new.accept {
        let what = format!(
            "asks for {}; asked for {}",
            code(&new.accept),
            code(&old.accept)
        );
        cx.note(subject, ChangeKind::Accept, what, rulings::ACCEPT);
    }
}

/// Compares how the same type is read from the response.
fn compare_form(cx: &mut DiffCtx<'_>, subject: &Subject, [old, new]: [&Operation; 2]) {
    match (&old.response, &new.response) {
        (Response::Page { key: before, .. }, Response::Page { key: after, .. })
            if before != after =>
        {
            let what = format!("records under {}; were under {}", code(after), code(before));
            cx.note(subject, ChangeKind::RecordsKey, what, rulings::RECORDS_KEY);
        }
        (old, new) if form(old) != form(new) => {
            let what = format!("reads {}; read {}", form(new), form(old));
            cx.note(subject, ChangeKind::Response, what, rulings::RESULT_FORM);
        }
        _ => {}
    }
}

/// What a response is read as.
fn form(response: &Response) -> &'static str {
    match response {
        Response::Empty => "nothing",
        Response::One(_) | Response::Optional(_) => "JSON",
        Response::Page { .. } => "a page",
        Response::Text => "text",
        Response::Bytes => "bytes",
        Response::Location => "a redirect",
        Response::ByStatus(_) => "the status",
    }
}

fn result(module: &str, response: &Response) -> String {
    match response {
        Response::Empty => "`()`".to_owned(),
        Response::One(ty) => format!("`{}`", spelling::value(module, ty)),
        Response::Optional(ty) => format!("`Option<{}>`", spelling::value(module, ty)),
        Response::Text => "`String`".to_owned(),
        Response::Bytes => "`Vec<u8>`".to_owned(),
        Response::Location => "`Redirect`".to_owned(),
        Response::ByStatus(name) => code(&name.rust),
        Response::Page { item, .. } => format!("`Page<{}>`", spelling::value(module, item)),
    }
}
