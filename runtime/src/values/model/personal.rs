//! Which members of a JSON value are personal: the fields of a model go in, the wire names of those that are marked
//! come out.

use std::{collections::BTreeSet, ptr};

use super::{Field, Fields};

/// Returns the wire names of the personal fields, those of the models within the model included.
pub(crate) fn personal_names(model: Option<Fields>) -> BTreeSet<&'static str> {
    let mut names = BTreeSet::new();
    let mut read: Vec<&[Field]> = Vec::new();
    let mut unread: Vec<Fields> = model.into_iter().collect();
    while let Some(model) = unread.pop() {
        let fields = model();
        // A model may contain itself.
        if read.iter().any(|known| ptr::eq(*known, fields)) {
            continue;
        }
        read.push(fields);
        for field in fields {
            if field.is_pii {
                // What is within it is hidden with it.
                names.insert(field.wire_name);
            } else {
                unread.extend(field.inner);
            }
        }
    }
    names
}
