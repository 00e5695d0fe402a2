//! Published documents and ours in, the one of ours that each is a newer edition of out: by its paths and its servers, not by the
//! names of files.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::facts;
use super::failure::error;
use super::path_shape::without_names;
use crate::diagnostic::Diagnostics;
use crate::document::Source;

/// Which published document each of ours gets its facts from, by the number of ours.
///
/// # Errors
///
/// What is wrong with a document, or that it belongs to none of ours.
pub(super) fn all<'a>(
    published: &'a [Source],
    ours: &[Source],
) -> Result<BTreeMap<usize, (&'a Source, Value)>, Diagnostics> {
    let mut found = BTreeMap::new();
    let mut wrong = Diagnostics::default();
    let documents = ours
        .iter()
        .enumerate()
        .filter(|(_, source)| !source.is_prose());
    let (numbers, trees): (Vec<usize>, Vec<Value>) = documents
        .filter_map(|(number, source)| Some((number, facts::read(source).ok()?)))
        .unzip();
    for source in published {
        let pair = facts::read(source).and_then(|tree| {
            let index = find(&tree, &trees)
                .map_err(|(message, help)| error(source, "/paths", message, help))?;
            if found.contains_key(&numbers[index]) {
                let message = "another document of the same version was given already";
                return Err(error(source, "/paths", message, "give each version once"));
            }
            Ok((numbers[index], (source, tree)))
        });
        match pair {
            Ok((number, pair)) => drop(found.insert(number, pair)),
            Err(diagnostics) => wrong.append(diagnostics),
        }
    }
    if wrong.is_empty() {
        Ok(found)
    } else {
        Err(wrong)
    }
}

/// The index of our document that has the most paths in common with a published one, or else the most versions. Where the API
/// has moved to other servers, half of our paths have to be there still.
///
/// # Errors
///
/// Why no document matches, and what to do.
fn find(published: &Value, ours: &[Value]) -> Result<usize, (String, String)> {
    let (versions, servers, paths) = (versions(published), servers(published), paths(published));
    let common = |ours: &Value| {
        let common_paths = self::paths(ours).intersection(&paths).count();
        (
            common_paths,
            self::versions(ours).intersection(&versions).count(),
        )
    };
    let is_api = |ours: &Value| {
        let half = self::paths(ours).len().div_ceil(2).max(1);
        !self::servers(ours).is_disjoint(&servers) || common(ours).0 >= half
    };
    let candidates = (0..ours.len()).filter(|index| common(&ours[*index]) > (0, 0));
    let candidates: Vec<usize> = candidates.collect();
    if candidates.is_empty() {
        return Err(no_paths(&versions, ours));
    }
    let of_api = candidates
        .iter()
        .copied()
        .filter(|index| is_api(&ours[*index]));
    // Of equals, the first.
    of_api
        .rev()
        .max_by_key(|index| common(&ours[*index]))
        .ok_or_else(|| no_servers(&servers, ours))
}

fn no_paths(versions: &BTreeSet<&str>, ours: &[Value]) -> (String, String) {
    let message = format!(
        "the paths begin with {}; none of our documents has such paths",
        listed(versions)
    );
    let help = format!(
        "ours begin with {}; add the document of a new version to spec/ by hand",
        listed(&ours.iter().flat_map(self::versions).collect())
    );
    (message, help)
}

fn no_servers(servers: &BTreeSet<&str>, ours: &[Value]) -> (String, String) {
    let message = format!(
        "this describes {}, ours {}",
        listed(servers),
        listed(&ours.iter().flat_map(self::servers).collect())
    );
    let help = "give a newer edition of a document in spec/";
    (message, help.to_owned())
}

/// The paths, without the names of their parameters.
fn paths(document: &Value) -> BTreeSet<String> {
    let paths = document.get("paths").and_then(Value::as_object);
    paths
        .into_iter()
        .flat_map(Map::keys)
        .map(|path| without_names(path))
        .collect()
}

/// The first steps of the paths: `v1`.
fn versions(document: &Value) -> BTreeSet<&str> {
    let paths = document.get("paths").and_then(Value::as_object);
    paths
        .into_iter()
        .flat_map(Map::keys)
        .map(|path| {
            path.split('/')
                .find(|step| !step.is_empty())
                .unwrap_or(path)
        })
        .collect()
}

/// The addresses of the API, those of single paths too.
fn servers(document: &Value) -> BTreeSet<&str> {
    let paths = document.get("paths").and_then(Value::as_object);
    let items = paths.into_iter().flat_map(Map::values);
    items
        .chain([document])
        .filter_map(|item| item.get("servers")?.as_array())
        .flatten()
        .filter_map(|server| server.get("url")?.as_str())
        .collect()
}

fn listed(texts: &BTreeSet<&str>) -> String {
    const MOST: usize = 3;
    let mut quoted: Vec<_> = texts
        .iter()
        .take(MOST)
        .map(|text| format!("`{text}`"))
        .collect();
    match texts.len() {
        0 => "nothing".to_owned(),
        more if more > MOST => {
            quoted.push("…".to_owned());
            quoted.join(", ")
        }
        _ => quoted.join(", "),
    }
}
