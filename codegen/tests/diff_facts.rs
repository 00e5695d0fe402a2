//! Each fact of a document in, where the report has it out: it is a change of the crate, one of the contract, or it makes no difference.
//!
//! One fact is removed from a document at a time. If the crate stays the same, the fact has to be one of the contract or among those that
//! make no difference; if the crate changes, it must not be among the latter. What makes a difference is known here from comparing the crates alone.

use codegen::diff::{Side, compare};
use codegen::document::Source;
use serde_json::Value;

/// How many facts of one document are removed.
const MOST: usize = 12;

fn side(tree: &Value) -> Option<Side> {
    let source = Source {
        name: "case.json".to_owned(),
        text: tree.to_string().into_bytes(),
    };
    let side = Side::read(&[source], None).ok()?;
    (!side.errors.has_errors()).then_some(side)
}

/// The pointers to all values within a document.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| (key.clone(), value))
            .collect(),
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items
                .map(|(index, value)| (index.to_string(), value))
                .collect()
        }
        _ => Vec::new(),
    };
    for (key, child) in children {
        let below = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
        pointers(child, &below, found);
        found.push(below);
    }
}

fn without(tree: &Value, pointer: &str) -> Value {
    let mut tree = tree.clone();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    let key = key.replace("~1", "/").replace("~0", "~");
    match tree.pointer_mut(parent) {
        Some(Value::Object(map)) => drop(map.shift_remove(&key)),
        Some(Value::Array(items)) => drop(items.remove(key.parse().expect("an index"))),
        _ => panic!("nothing is at {pointer}"),
    }
    tree
}

/// What is wrong with the report on a document from which one fact is removed.
fn complaint(tree: &Value, old: &Side, pointer: &str) -> Option<String> {
    let new = side(&without(tree, pointer))?;
    let report = compare(old, &new);
    let is_sentence = ["/description", "/summary"]
        .iter()
        .any(|end| pointer.ends_with(end));
    let is_besides = !report.neutral.is_empty() || !report.contract.is_empty();
    match (report.changes.is_empty(), is_besides) {
        (true, false) if !is_sentence => Some("is not in the report".to_owned()),
        (false, true) if !report.neutral.is_empty() => {
            Some(format!("is in the report twice:\n{}", report.to_text()))
        }
        _ => None,
    }
}

#[test]
fn each_fact_is_in_the_report_once() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the cases")
        .map(|entry| entry.expect("a case").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|end| end == "yaml" || end == "json")
        })
        .collect();
    files.sort();
    let (mut complaints, mut removed) = (Vec::new(), 0);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let Ok(tree) = serde_yaml::from_str::<Value>(&text) else {
            continue;
        };
        let Some(old) = side(&tree) else {
            continue;
        };
        let mut all = Vec::new();
        pointers(&tree, "", &mut all);
        for pointer in all.iter().step_by(all.len() / MOST + 1) {
            removed += 1;
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            complaints.extend(
                complaint(&tree, &old, pointer).map(|what| format!("{name}#{pointer} {what}")),
            );
        }
    }
    assert!(removed > 1000, "only {removed} facts were removed");
    assert!(
        complaints.is_empty(),
        "{} of {removed} facts:\n{}",
        complaints.len(),
        complaints.join("\n")
    );
}
