//! A path in, its version and the module that it belongs to out.

use crate::names::{Role, identifier};

/// The module of paths without a version.
const UNVERSIONED: &str = "resources";

/// Whether a segment names a version: `v1`, `2010-04-01`.
pub(super) fn is_version(segment: &str) -> bool {
    let number = segment
        .strip_prefix('v')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let date = segment.len() == 10
        && segment
            .bytes()
            .enumerate()
            .all(|(index, byte)| match index {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
    number || date
}

/// The module of a path: its version, or `resources` without one.
pub(super) fn module(path: &str) -> String {
    let version = path.split('/').nth(1).filter(|first| is_version(first));
    version
        .and_then(|version| identifier(Role::Module, version))
        .unwrap_or_else(|| UNVERSIONED.to_owned())
}

/// The module of a path of a document that has a module of its own, because another document has paths of the same version:
/// `flex_v1`.
pub(super) fn module_of_document(stem: &str, path: &str) -> String {
    let version = module(path);
    let name = identifier(Role::Module, stem).unwrap_or_else(|| "document".to_owned());
    if version == UNVERSIONED || name.ends_with(&format!("_{version}")) {
        name
    } else {
        format!("{name}_{version}")
    }
}
