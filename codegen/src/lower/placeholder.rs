//! The index of a claim in, what stands for the name of a type until all names are settled out, and back.

use crate::ir::{Name, TypeName};

/// The placeholder for the name of a type until it is settled: the index of its claim.
pub(super) fn key(index: usize) -> String {
    format!("#{index}")
}

/// A type of a module.
pub(super) fn type_name(module: &str, name: &Name) -> TypeName {
    TypeName {
        module: module.to_owned(),
        rust: name.rust.clone(),
    }
}

/// The index of the claim behind a placeholder.
pub(super) fn index_of(key: &str) -> Option<usize> {
    key.strip_prefix('#')?.parse().ok()
}
