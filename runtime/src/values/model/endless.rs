//! Models that contain themselves in every value, so that none of their values ends: the fields of a model go in, whether
//! it is one comes out.

use std::ptr;

use super::{Field, Model};

/// Returns the value that a model has before anything is read into it.
///
/// # Panics
/// If no value of the model ends.
pub fn blank<M: Model>() -> M {
    assert!(
        !is_endless::<M>(),
        "{} contains itself in every value, so it has no default",
        M::NAME
    );
    M::blank()
}

/// Whether no value of the model ends. Only a box can make it so, which all other models know at compile time.
pub(super) fn is_endless<M: Model>() -> bool {
    M::HAS_BOX && M::HELD.is_some_and(|held| leads_back(held(), &mut Vec::new(), &mut Vec::new()))
}

/// Whether any field has to hold a value of one of the models in `path`. Those in `ended` lead to none.
fn leads_back(
    fields: &'static [Field],
    path: &mut Vec<&'static [Field]>,
    ended: &mut Vec<&'static [Field]>,
) -> bool {
    let is_known = |known: &&[Field]| ptr::eq(*known, fields);
    if ended.iter().any(is_known) {
        return false;
    }
    if path.iter().any(is_known) {
        return true;
    }
    path.push(fields);
    let mut held = fields.iter().filter_map(|field| field.held);
    let is_endless = held.any(|held| leads_back(held(), path, ended));
    path.pop();
    ended.push(fields);
    is_endless
}
