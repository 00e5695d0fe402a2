//! An operation before and after in, whether a call that was written for the one compiles with the other out.
//!
//! Text is what callers have: where text is taken before and after, a call that gives text compiles.

use crate::diff::context::DiffCtx;
use crate::diff::spelling;
use crate::ir::{Binding, Input, Operation, Type};

/// Whether the old chain of calls up to the request compiles; `module` is that of the operation.
pub(super) fn call(cx: &DiffCtx<'_>, module: &str, [old, new]: [&Operation; 2]) -> bool {
    let chain = old.handle.iter().zip(&new.handle).all(|(old, new)| {
        old.name.rust == new.name.rust && bindings(cx, [&old.bindings, &new.bindings])
    });
    old.verb == new.verb
        && old.handle.len() == new.handle.len()
        && chain
        && required(cx, module, [old, new])
}

/// Whether the old arguments of an accessor fit the new ones.
pub(in crate::diff) fn bindings(cx: &DiffCtx<'_>, [old, new]: [&[Binding]; 2]) -> bool {
    let fits = |(old, new): (&Binding, &Binding)| fits(&cx.renames.ty(&old.ty), &new.ty);
    old.len() == new.len() && old.iter().zip(new).all(fits)
}

fn required(cx: &DiffCtx<'_>, module: &str, [old, new]: [&Operation; 2]) -> bool {
    let [before, after] =
        [old, new].map(|operation| operation.required_inputs().collect::<Vec<_>>());
    let is_same = |old: &Input, new: &Input| {
        let old = cx.renames.input(old);
        spelling::argument(module, &old) == spelling::argument(module, new)
            || fits(&old.ty, &new.ty)
    };
    // The fields of a struct go by name, arguments by position.
    let by_name = |old: &&Input| {
        let mut same = after.iter().filter(|new| new.name.rust == old.name.rust);
        same.any(|new| is_same(old, new))
    };
    let matches = match new.required_struct {
        Some(_) => before.iter().all(by_name),
        None => before
            .iter()
            .zip(&after)
            .all(|(old, new)| is_same(old, new)),
    };
    old.required_struct == new.required_struct && before.len() == after.len() && matches
}

fn fits(old: &Type, new: &Type) -> bool {
    old == new || takes_text(old) && takes_text(new)
}

fn takes_text(ty: &Type) -> bool {
    match ty {
        Type::String | Type::Sid(_) | Type::Enum(_) | Type::DateTime | Type::Date => true,
        Type::List(item) => takes_text(item),
        _ => false,
    }
}

/// Whether text that was taken before is now checked, or checked for another SID type: it may fail when the call is sent.
pub(in crate::diff) fn is_checked(old: &Type, new: &Type) -> bool {
    match (old, new) {
        (Type::List(old), Type::List(new)) => is_checked(old, new),
        (old, Type::Sid(_)) => old != new && takes_text(old) && !matches!(old, Type::List(_)),
        _ => false,
    }
}
