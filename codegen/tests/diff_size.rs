//! How much a reviewer has to read: one small change of a Flex document, and the lines that it changes in each view of the client.

#[path = "support/flex_crate.rs"]
mod flex_crate;
mod support;

use codegen::Generated;
use codegen::diff::diff;
use codegen::document::with_sentences;
use codegen::emit::SourceFile;
use codegen::ir::listing;
use codegen::public_api::public_api;
use serde_yaml::Value;
use similar::{DiffOp, TextDiff};

/// What a change of the documents changes.
#[derive(Debug, PartialEq, Eq)]
struct Size {
    /// Lines of the listing.
    listing: usize,
    /// Lines of the public API.
    public_api: usize,
    /// The source files of the crate, with the number of hunks in each.
    hunks: Vec<(String, usize)>,
    /// Hunks of the description.
    description: usize,
    /// Changes that the report tells of, apart from reworded documentation.
    changes: usize,
}

/// The client of the documents after an edit of version 1 and version 2, which works on their trees so that it stands however they are
/// laid out, and of an overlay with another text in place of one.
fn generate(edit: impl Fn(&mut Value, &mut Value), (from, to): (&str, &str)) -> Generated {
    let (specs, mut overlay) = support::flex_sources();
    // A path takes its sentence along.
    let mut specs = with_sentences(specs);
    overlay.text = String::from_utf8_lossy(&overlay.text)
        .replace(from, to)
        .into_bytes();
    let read = |index: usize| serde_yaml::from_slice(&specs[index].text).expect("YAML");
    let (mut v1, mut v2): (Value, Value) = (read(0), read(1));
    let before = (v1.clone(), v2.clone());
    edit(&mut v1, &mut v2);
    assert_ne!(before, (v1.clone(), v2.clone()), "the edit changes nothing");
    for (spec, tree) in specs.iter_mut().zip([v1, v2]) {
        spec.text = serde_yaml::to_string(&tree).expect("YAML").into_bytes();
    }
    let generated = codegen::generate(&specs, Some(&overlay), &flex_crate::options());
    assert!(
        !generated.diagnostics.has_errors(),
        "{}",
        generated.diagnostics
    );
    generated
}

/// The node that the keys lead to.
fn at<'t>(tree: &'t mut Value, keys: &[&str]) -> &'t mut Value {
    keys.iter().fold(tree, |node, key| {
        node.get_mut(*key)
            .unwrap_or_else(|| panic!("{key} of {keys:?} is not in the document"))
    })
}

/// How many lines differ; a line that reads otherwise is one, not one that went and one that came.
fn lines(old: &str, new: &str) -> usize {
    let diff = TextDiff::from_lines(old, new);
    let changed = diff.ops().iter().map(|op| match *op {
        DiffOp::Equal { .. } => 0,
        DiffOp::Delete { old_len, .. } => old_len,
        DiffOp::Insert { new_len, .. } => new_len,
        DiffOp::Replace {
            old_len, new_len, ..
        } => old_len.max(new_len),
    });
    changed.sum()
}

fn hunks(old: &[SourceFile], new: &[SourceFile]) -> Vec<(String, usize)> {
    assert_eq!(old.len(), new.len());
    let pairs = old
        .iter()
        .zip(new)
        .filter(|(old, new)| old.contents != new.contents);
    pairs
        .map(|(old, new)| {
            assert_eq!(old.path, new.path);
            let diff = TextDiff::from_lines(old.contents.as_str(), new.contents.as_str());
            (old.path.clone(), diff.grouped_ops(3).len())
        })
        .collect()
}

fn size(edit: impl Fn(&mut Value, &mut Value)) -> Size {
    size_with_overlay(edit, ("$", "$"))
}

fn size_with_overlay(edit: impl Fn(&mut Value, &mut Value), overlay: (&str, &str)) -> Size {
    let (old, new) = (flex_crate::generate(), generate(edit, overlay));
    let all = hunks(&old.files, &new.files);
    let (description, hunks): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|(path, _)| path == "description.json");
    let is_word = |kind: &str| matches!(kind, "docs" | "examples");
    Size {
        listing: lines(&listing::api(&old.api), &listing::api(&new.api)),
        public_api: lines(&public_api(&old.files), &public_api(&new.files)),
        hunks,
        description: description.iter().map(|(_, hunks)| hunks).sum(),
        changes: diff(&old.api, &new.api)
            .changes
            .iter()
            .filter(|change| !is_word(change.kind.as_str()))
            .count(),
    }
}

/// One line in each view and one hunk.
fn one(file: &str) -> Size {
    Size {
        listing: 1,
        public_api: 1,
        hunks: vec![(file.to_owned(), 1)],
        description: 1,
        changes: 1,
    }
}

const WEB_CHAT_FORM: [&str; 8] = [
    "paths",
    "/v2/WebChats",
    "post",
    "requestBody",
    "content",
    "application/x-www-form-urlencoded",
    "schema",
    "properties",
];
const WEB_CHAT: [&str; 4] = ["components", "schemas", "flex.v2.web_channel", "properties"];

fn text(description: &str) -> Value {
    serde_yaml::from_str(&format!("{{ type: string, description: {description} }}")).expect("YAML")
}

#[test]
fn an_optional_form_field_is_one_line_whether_it_comes_or_changes() {
    let added = size(|_, v2| at(v2, &WEB_CHAT_FORM)["Locale"] = text("What the visitor speaks."));
    assert_eq!(added, one("src/v2/web_chats.rs"));
    let changed =
        size(|_, v2| at(v2, &WEB_CHAT_FORM)["ChatFriendlyName"]["type"] = "boolean".into());
    assert_eq!(
        (changed.listing, changed.public_api, changed.changes),
        (1, 1, 1)
    );
}

#[test]
fn a_field_of_an_answer_is_one_line() {
    let added = size(|_, v2| at(v2, &WEB_CHAT)["locale"] = text("What the visitor speaks."));
    assert_eq!(added, one("src/v2/web_chats.rs"));
}

#[test]
fn a_value_of_an_enum_is_one_line() {
    let added = size(|v1, _| {
        let values = at(
            v1,
            &[
                "components",
                "schemas",
                "flex_flow_enum_channel_type",
                "enum",
            ],
        );
        values
            .as_sequence_mut()
            .expect("a list")
            .push("email".into());
    });
    assert_eq!(added, one("src/v1/flex_flows.rs"));
}

#[test]
fn the_pattern_of_a_sid_is_one_line() {
    let changed = size(|_, v2| {
        at(v2, &WEB_CHAT)["conversation_sid"]["pattern"] = "^IS[0-9a-fA-F]{32}$".into();
    });
    assert_eq!(changed, one("src/v2/web_chats.rs"));
}

/// Renames the beginning of paths of version 1, and the targets of the overlay that name it.
fn renamed(from: &str, to: &str) -> Size {
    let edit = |v1: &mut Value, _: &mut Value| {
        let paths = at(v1, &["paths"]).as_mapping_mut().expect("a mapping");
        let renamed = std::mem::take(paths).into_iter().map(|(path, item)| {
            let text = path.as_str().unwrap_or_default();
            let rest = text.strip_prefix(from);
            (
                rest.map(|rest| format!("{to}{rest}").into())
                    .unwrap_or(path),
                item,
            )
        });
        *paths = renamed.collect();
    };
    size_with_overlay(edit, (from, to))
}

/// The front page lists each operation with its path.
fn table_of_operations() -> (String, usize) {
    ("src/lib.rs".to_owned(), 1)
}

#[test]
fn a_path_is_one_line_and_a_row_of_the_table_of_operations() {
    let changed = renamed("/v1/Insights/UserRoles", "/v1/Insights/user-roles");
    let mut expected = one("src/v1/insights_user_roles.rs");
    expected.hunks.insert(0, table_of_operations());
    assert_eq!(changed, expected);
}

/// The views name a path once, whatever is done there. The crate cannot: each operation is a request of its own, compiled and documented by
/// itself. Here are two paths, with two operations and three; one of these is the call that the front page of the crate shows a test of,
/// and all five are rows of its table.
#[test]
fn paths_of_several_operations_are_one_line_each_and_a_hunk_for_each_operation() {
    let changed = renamed("/v1/FlexFlows", "/v1/flex-flows");
    let expected = Size {
        listing: 2,
        public_api: 2,
        hunks: vec![
            ("src/lib.rs".to_owned(), 2),
            ("src/v1/flex_flows.rs".to_owned(), 5),
        ],
        description: 5,
        changes: 5,
    };
    assert_eq!(changed, expected);
}
