//! The servers of the operations, before and after. A version that moves as a whole is one change.

use super::routes::subject;
use crate::diff::context::{DiffCtx, Subject};
use crate::diff::pairing::{Pair, PlacedOperation};
use crate::diff::report::{ChangeKind, ItemKind};
use crate::diff::rulings;
use crate::diff::spelling::code;
use crate::ir::Operation;

pub(super) fn compare(cx: &mut DiffCtx<'_>, pairs: &[Pair<PlacedOperation<'_>>]) {
    let [_, modules] = cx.apis.shared_modules();
    for module in modules {
        let both = kept(pairs, &module.rust);
        let servers = |[old, new]: &[&Operation; 2]| (old.server.clone(), new.server.clone());
        let is_shared = both.len() > 1
            && both
                .windows(2)
                .all(|two| servers(&two[0]) == servers(&two[1]));
        let changed = both.iter().filter(|[old, new]| old.server != new.server);
        for [old, new] in changed.clone() {
            let reader = |operation: &Operation| (module.rust.clone(), operation.name.rust.clone());
            cx.changed.add(Pair::Both(reader(old), reader(new)));
        }
        if is_shared {
            let subject = Subject {
                item: ItemKind::Module,
                rust: module.rust.clone(),
                wire: module.title.clone(),
            };
            for pair in changed.take(1) {
                note(
                    cx,
                    &subject,
                    &format!("all {} operations: ", both.len()),
                    pair,
                );
            }
        } else {
            for pair in changed {
                note(cx, &subject((&module.rust, pair[0])), "", pair);
            }
        }
    }
}

/// The operations of a module that both APIs have.
fn kept<'a>(pairs: &[Pair<PlacedOperation<'a>>], module: &str) -> Vec<[&'a Operation; 2]> {
    let kept = pairs.iter().filter_map(|pair| match pair {
        Pair::Both((name, old), (_, new)) if *name == module => Some([*old, *new]),
        Pair::Both(..) | Pair::Added(_) | Pair::Removed(_) => None,
    });
    kept.collect()
}

fn note(cx: &mut DiffCtx<'_>, subject: &Subject, of: &str, [old, new]: &[&Operation; 2]) {
    let what = format!(
        "{of}server {}; was {}",
        code(&new.server),
        code(&old.server)
    );
    let is_encrypted = |operation: &Operation| !operation.server.starts_with("http://");
    let ruling = if is_encrypted(old) && !is_encrypted(new) {
        rulings::SERVER_IN_THE_CLEAR
    } else {
        rulings::SERVER
    };
    cx.note(subject, ChangeKind::Server, what, ruling);
}
