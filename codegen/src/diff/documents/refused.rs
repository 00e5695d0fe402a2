//! Two sides in, the same without what one of them could not read out, and a note of it.

use std::collections::BTreeSet;

use super::operations::operations;
use super::side::Side;
use crate::diagnostic::printable;

/// How many of the operations that are not compared are named.
const MOST: usize = 5;

/// What both sides could read. `None` if that is everything.
pub(in crate::diff) fn without(old: &Side, new: &Side) -> Option<([Side; 2], String)> {
    let sides = [old, new];
    let files: BTreeSet<String> = sides.iter().flat_map(|side| side.lost.clone()).collect();
    let operations: BTreeSet<String> = sides.iter().flat_map(|side| refused(side)).collect();
    if files.is_empty() && operations.is_empty() {
        return None;
    }
    let mut named: Vec<&str> = files
        .iter()
        .chain(&operations)
        .map(String::as_str)
        .collect();
    let count = named.len();
    named.truncate(MOST);
    let more = match count - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let note = format!(
        "not compared, because one side has an error there: {}{more}",
        printable(&named.join(", "))
    );
    Some((sides.map(|side| side.without(&files, &operations)), note))
}

/// The operations of the documents that make no operation of the API.
fn refused(side: &Side) -> BTreeSet<String> {
    let known: BTreeSet<&str> = side
        .api
        .operations()
        .map(|(_, operation)| operation.name.wire.as_str())
        .collect();
    let trees = side
        .documents
        .iter()
        .map(|document| document.original.as_ref().unwrap_or(&document.tree));
    let all = trees.flat_map(operations).map(|(_, _, name)| name);
    all.filter(|name| !known.contains(name.as_str())).collect()
}
