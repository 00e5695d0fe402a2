//! What is part of a build with a feature only, and how a program learns of it.

#[path = "support/workspace.rs"]
mod workspace;

use std::collections::BTreeSet;

/// The compiler names the feature of an item that is missing only if the crate names the item beside its `#[cfg]`. Through a glob,
/// the item is one that does not exist.
#[test]
fn each_item_of_a_feature_is_reexported_beside_its_cfg() {
    let (runtime, client) = (
        gated("runtime/src/public.rs"),
        gated("generated/src/lib.rs"),
    );
    assert!(!runtime.is_empty(), "this test sees nothing");
    assert_eq!(client, runtime);
}

/// Returns the features and items of the re-exports in a file that have a `#[cfg]`.
fn gated(path: &str) -> BTreeSet<(String, String)> {
    let text = std::fs::read_to_string(workspace::in_workspace(path)).expect("a source file");
    let statements = text.split("#[cfg(feature = \"").skip(1);
    let reexports = statements.filter_map(|rest| {
        let (feature, rest) = rest.split_once("\")]\npub use ")?;
        let (items, _) = rest.split_once(';')?;
        Some((feature, items))
    });
    reexports
        .flat_map(|(feature, items)| {
            let names = items.split(|character: char| !character.is_alphanumeric());
            let types = names.filter(|name| name.starts_with(char::is_uppercase));
            types.map(|name| (feature.to_owned(), name.to_owned()))
        })
        .collect()
}
