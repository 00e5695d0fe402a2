//! The operations of two APIs, one by one.

use super::routes::{call, subject};
use super::{bodies, compiles, examples, inputs, names, responses, servers};
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::pairing::{Pair, PlacedOperation, operations};
use crate::diff::report::ChangeKind;
use crate::diff::spelling::code;
use crate::diff::{rulings, words};
use crate::import::without_names;
use crate::ir::Operation;

pub(in crate::diff) fn compare(cx: &mut DiffCtx<'_>) {
    let pairs = operations(cx.apis);
    servers::compare(cx, &pairs);
    for pair in pairs {
        let reader = |(module, operation): PlacedOperation<'_>| {
            (module.to_owned(), operation.name.rust.clone())
        };
        cx.item(pair.map(reader), |cx| match pair {
            Pair::Added(placed) => {
                let what = format!("new operation: {}", call(placed.1));
                cx.added(&subject(placed), what, rulings::ITEM_ADDED);
            }
            Pair::Removed(placed) => {
                let what = format!("operation removed: {}", call(placed.1));
                cx.removed(&subject(placed), what, rulings::ITEM_REMOVED);
            }
            Pair::Both(old, new) => compare_one(cx, old, new),
        });
    }
}

fn compare_one(cx: &mut DiffCtx<'_>, old: PlacedOperation<'_>, new: PlacedOperation<'_>) {
    let subject = subject(old);
    let ((module, old), (_, new)) = (old, new);
    let before = cx.changes.len();
    bodies::compare(cx, &subject, [old, new]);
    names::compare(cx, &subject, module, [old, new]);
    compare_route(cx, &subject, [old, new]);
    responses::compare(cx, &subject, module, [old, new]);
    words::compare(cx, &subject, &old.docs, &new.docs);
    examples::compare(cx, &subject, [old, new]);
    inputs::compare(cx, &subject, module, [old, new]);
    if !compiles::call(cx, module, [old, new]) {
        cx.unmark_since(before);
    }
}

fn compare_route(cx: &mut DiffCtx<'_>, subject: &Subject, [old, new]: [&Operation; 2]) {
    if without_names(&old.path) != without_names(&new.path) {
        let what = format!("path {}; was {}", code(&new.path), code(&old.path));
        cx.note(subject, ChangeKind::Path, what, rulings::PATH);
    } else if old.path != new.path {
        let what = format!("path written {}; was {}", code(&new.path), code(&old.path));
        cx.note(subject, ChangeKind::Path, what, rulings::PATH_PARAMETER);
    }
    if old.http_method != new.http_method {
        let what = format!(
            "HTTP method {}; was {}",
            new.http_method.as_str(),
            old.http_method.as_str()
        );
        cx.note(subject, ChangeKind::HttpMethod, what, rulings::HTTP_METHOD);
    }
}
