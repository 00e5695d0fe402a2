//! Where things are in this workspace.

use std::path::{Component, Path, PathBuf};

/// The folder of the documents of the Flex client, below the root.
pub(crate) const SPEC: &str = "spec";
/// The documents in it.
pub(crate) const SPECS: [&str; 2] = ["spec/flex_v1.yaml", "spec/flex_v2.yaml"];
/// Their overlay.
pub(crate) const OVERLAY: &str = "spec/overlay.yaml";
/// What our sentences were written for, and where the documents come from.
pub(crate) const LOCK: &str = "spec/lock.txt";
/// The folder of the Flex client.
pub(crate) const GENERATED: &str = "generated";
/// The folder of the generated part of its tests.
pub(crate) const GENERATED_TESTS: &str = "tests/src/generated";
/// The name of the Flex client.
pub(crate) const CRATE: &str = "twilio-flex";

/// The root of the workspace.
///
/// At run time, Cargo reports the folder of the package that it runs. The folder at build time may belong to another checkout:
/// several of them can share a target folder.
pub(crate) fn root() -> PathBuf {
    let running = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let built = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let root = |manifest: PathBuf| manifest.parent().map(Path::to_path_buf);
    let is_ours = |root: &PathBuf| root.join("xtask/Cargo.toml").exists();
    running
        .and_then(root)
        .filter(is_ours)
        .or_else(|| root(built))
        .unwrap_or_default()
}

/// The path from one folder to another, both absolute and without `..`.
pub(crate) fn relative(from: &Path, to: &Path) -> PathBuf {
    let from: Vec<Component<'_>> = from.components().collect();
    let to: Vec<Component<'_>> = to.components().collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n(Component::ParentDir, from.len() - shared);
    up.chain(to[shared..].iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::relative;
    use std::path::Path;

    #[test]
    fn a_relative_path_goes_up_to_what_both_share_and_down_again() {
        assert_eq!(
            relative(Path::new("/a/b/c"), Path::new("/a/x/y")),
            Path::new("../../x/y")
        );
        assert_eq!(relative(Path::new("/a"), Path::new("/a/b")), Path::new("b"));
    }
}
