//! A published document and ours in, the one of ours that it is a newer edition of out: by the version in its paths and by
//! its servers. File names say nothing.

use std::collections::BTreeSet;

use serde_json::Value;

/// The index of our document that describes the same version of the same API.
///
/// # Errors
///
/// Why there is none, and what to do.
pub(super) fn find(published: &Value, ours: &[Value]) -> Result<usize, (String, String)> {
    let versions = versions(published);
    let same_version: Vec<usize> = (0..ours.len())
        .filter(|index| self::versions(&ours[*index]) == versions)
        .collect();
    if same_version.is_empty() {
        let known: Vec<_> = ours
            .iter()
            .map(|ours| listed(&self::versions(ours)))
            .collect();
        return Err((
            format!(
                "the paths begin with {}; no document of ours has such paths",
                listed(&versions)
            ),
            format!(
                "ours begin with {}; the document of a new version is added to spec/ by hand",
                known.join(", ")
            ),
        ));
    }
    let servers = servers(published);
    same_version
        .iter()
        .copied()
        .find(|index| !self::servers(&ours[*index]).is_disjoint(&servers))
        .ok_or_else(|| {
            let known: Vec<_> = same_version
                .iter()
                .map(|index| listed(&self::servers(&ours[*index])))
                .collect();
            (
                format!(
                    "this describes {}, ours {}",
                    listed(&servers),
                    known.join(", ")
                ),
                "if the API has moved, change `servers` in our document first".to_owned(),
            )
        })
}

/// The first steps of the paths: `v1`.
fn versions(document: &Value) -> BTreeSet<&str> {
    let paths = document.get("paths").and_then(Value::as_object);
    paths
        .into_iter()
        .flat_map(serde_json::Map::keys)
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
    let items = paths.into_iter().flat_map(serde_json::Map::values);
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
