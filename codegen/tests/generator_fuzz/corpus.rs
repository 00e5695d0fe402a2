//! The documents of the repository in, small whole documents out: one or two paths each, with what these reach and the overlay's part in them.

use std::collections::BTreeSet;

use codegen::document::{Source, load};
use codegen::ir::Api;
use codegen::{Lowered, lower_sources};
use fastrand::Rng;
use serde_json::{Map, Value};

/// A document that generates without an error, small enough that an edit hits something.
#[derive(Clone)]
pub(crate) struct Piece {
    pub(crate) name: &'static str,
    pub(crate) document: Value,
    /// A second document of the same client.
    pub(crate) beside: Option<Value>,
    pub(crate) overlay: Option<Value>,
    /// What it offers.
    pub(crate) api: Api,
}

/// The documents, with whether the overlay is about them.
const DOCUMENTS: &[(&str, bool)] = &[
    ("spec/flex_v1.yaml", true),
    ("spec/flex_v2.yaml", true),
    ("tests/documents/cursed.yaml", false),
    ("tests/documents/names.yaml", false),
    ("codegen/tests/diff/base.yaml", false),
];

/// How many pieces are cut from each document.
const PIECES: usize = 24;

/// Cuts the pieces; each is one or two paths of a document.
pub(crate) fn pieces() -> Vec<Piece> {
    let mut random = Rng::with_seed(0xc07);
    let overlay = read("spec/overlay.yaml");
    let mut pieces = Vec::new();
    for (name, is_flex) in DOCUMENTS {
        let whole = read(name);
        for _ in 0..PIECES {
            let added = if *is_flex { &overlay } else { &Value::Null };
            let document = cut(&whole, added, &mut random);
            let overlay = is_flex.then(|| matching(&overlay, &document));
            let mut piece = Piece {
                name,
                document,
                beside: None,
                overlay,
                api: Api::default(),
            };
            let lowered = lower(&piece);
            assert!(
                !lowered.diagnostics.has_errors(),
                "{name}: {}",
                lowered.diagnostics
            );
            piece.api = lowered.api;
            pieces.push(piece);
        }
    }
    pieces
}

fn read(name: &str) -> Value {
    let path = format!("{}/../{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Keeps some of the paths and the components that they or the overlay reach.
fn cut(whole: &Value, overlay: &Value, random: &mut Rng) -> Value {
    let mut document = whole.clone();
    let paths = document["paths"].as_object_mut().expect("paths");
    let count = random.usize(1..=2);
    let kept = random.choose_multiple(paths.keys().cloned().collect::<Vec<_>>(), count);
    paths.retain(|path, _| kept.contains(path));
    let mut reached = BTreeSet::new();
    references(&document["paths"], whole, &mut reached);
    references(overlay, whole, &mut reached);
    if let Some(components) = document
        .get_mut("components")
        .and_then(Value::as_object_mut)
    {
        for (kind, items) in components {
            if let Some(items) = items.as_object_mut() {
                items.retain(|name, _| reached.contains(&format!("/components/{kind}/{name}")));
            }
        }
    }
    document
}

/// Gathers the pointers that a part of the document refers to, and those that they refer to.
fn references(part: &Value, whole: &Value, reached: &mut BTreeSet<String>) {
    match part {
        Value::Object(map) => {
            if let Some(pointer) = map.get("$ref").and_then(Value::as_str)
                && let Some(pointer) = pointer.strip_prefix('#')
                && reached.insert(pointer.to_owned())
                && let Some(target) = whole.pointer(pointer)
            {
                references(target, whole, reached);
            }
            map.values()
                .for_each(|value| references(value, whole, reached));
        }
        Value::Array(list) => list
            .iter()
            .for_each(|value| references(value, whole, reached)),
        _ => {}
    }
}

/// The actions of the overlay that the piece has a place for; one without a place is an error.
fn matching(overlay: &Value, document: &Value) -> Value {
    let (documents, _) = load(&[source("piece", document)], Some(&source("all", overlay)));
    let matches: Vec<usize> = documents
        .first()
        .map_or(Vec::new(), |document| document.matches.clone());
    let actions = overlay["actions"].as_array().expect("actions");
    let actions = actions
        .iter()
        .zip(matches)
        .filter(|(_, count)| *count > 0)
        .map(|(action, _)| action.clone())
        .collect();
    let mut kept: Map<String, Value> = overlay.as_object().cloned().unwrap_or_default();
    kept.insert("actions".to_owned(), Value::Array(actions));
    Value::Object(kept)
}

/// What the generator understands of a piece.
pub(crate) fn lower(piece: &Piece) -> Lowered {
    let (sources, overlay) = sources(piece);
    lower_sources(&sources, overlay.as_ref())
}

/// A piece as the generator reads it.
pub(crate) fn sources(piece: &Piece) -> (Vec<Source>, Option<Source>) {
    let beside = piece.beside.as_ref();
    let documents = std::iter::once(("document.json", &piece.document))
        .chain(beside.map(|document| ("beside.json", document)));
    let overlay = piece.overlay.as_ref();
    (
        documents
            .map(|(name, document)| source(name, document))
            .collect(),
        overlay.map(|overlay| source("overlay.json", overlay)),
    )
}

fn source(name: &str, document: &Value) -> Source {
    Source {
        name: name.to_owned(),
        text: document.to_string().into_bytes(),
    }
}
