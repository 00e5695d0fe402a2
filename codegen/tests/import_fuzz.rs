//! Whatever is published, an update reports what is wrong with it or takes all its facts: it never panics and never finds a mistake of its
//! own; the facts of facts are the same bytes, and the same update again changes nothing.

mod support;

use std::collections::BTreeMap;

use codegen::document::{Source, prose_name};
use codegen::import::{Lock, Request, Update, facts, update};
use serde_json::{Map, Value, json};

/// Changes one node: another value, another key, one less, one twice.
fn mutate(random: &mut fastrand::Rng, value: &mut Value) {
    let go_down = random.u8(..) < 220;
    match value {
        Value::Object(map) if !map.is_empty() && go_down => {
            let index = random.usize(..map.len());
            if let Some(value) = map.values_mut().nth(index) {
                mutate(random, value);
            }
        }
        Value::Array(items) if !items.is_empty() && go_down => {
            let index = random.usize(..items.len());
            mutate(random, &mut items[index]);
        }
        Value::Object(map) => change_object(random, map),
        Value::Array(items) => items.extend(items.first().cloned()),
        value => *value = other(random),
    }
}

fn change_object(random: &mut fastrand::Rng, map: &mut Map<String, Value>) {
    let key = map.keys().nth(random.usize(..map.len().max(1))).cloned();
    let removed = key.as_ref().and_then(|key| map.shift_remove(key));
    let names = [
        "",
        "é/~ #: ",
        "$ref",
        "enum",
        "description",
        "200",
        "x-a",
        "Sid",
        "meta",
        "type",
    ];
    match random.u8(..4) {
        0 => {}
        1 => {
            *map = [(names[random.usize(..names.len())].to_owned(), other(random))]
                .into_iter()
                .collect();
        }
        _ => {
            map.insert(
                names[random.usize(..names.len())].to_owned(),
                removed.unwrap_or_else(|| other(random)),
            );
        }
    }
}

fn source(name: &str, text: Vec<u8>) -> Source {
    let name = name.to_owned();
    Source { name, text }
}

fn other(random: &mut fastrand::Rng) -> Value {
    let values = [
        json!(null),
        json!(true),
        json!(-1.5e300),
        json!(""),
        json!("A sentence of the publisher."),
        json!("#/components/schemas/flex.v2.instance"),
        json!({"$ref": "#/components/schemas/flex.v2.flex_user"}),
        json!({"description": "x", "headers": {}}),
        json!([]),
        json!({"enum": ["a", 1, null, "a"], "type": "string"}),
        json!(" \n\t'\"\u{85}"),
    ];
    values[random.usize(..values.len())].clone()
}

fn updated(published: &Source, ours: &[Source], lock: &Lock) -> Option<Update> {
    let result = update(&Request {
        published: std::slice::from_ref(published),
        ours,
        overlay: None,
        lock,
        provenance: &BTreeMap::new(),
        is_reviewed: false,
    });
    let shown = |wrong: &dyn std::fmt::Display| {
        assert!(!wrong.to_string().contains("mistake of"), "{wrong}");
    };
    result.map_err(|diagnostics| shown(&diagnostics)).ok()
}

#[test]
fn no_document_makes_an_update_fail_by_its_own_fault() {
    let mut random = fastrand::Rng::with_seed(7);
    let (sources, _) = support::flex_sources();
    let whole = sources
        .iter()
        .find(|source| source.name.ends_with("flex_v2.yaml"))
        .expect("v2");
    let whole: Value = serde_yaml::from_slice(&whole.text).expect("our document is YAML");
    let prose = source("flex_v2.prose.yaml", b"info: { title: Flex }\nshared: { fields: { account_sid: The account. } }\nschemas: { flex.v2.instance: { fields: { status: How it is. } } }\n".to_vec());
    let mut taken = 0;
    for round in 0_u16..200 {
        let mut mutated = |most: u16| {
            let mut document = whole.clone();
            for _ in 0..random.u16(1..4).min(most) {
                mutate(&mut random, &mut document);
            }
            document.to_string().into_bytes()
        };
        let published = source("published.json", mutated(3));
        // What is ours may be as odd: once it was published.
        let ours = source("flex_v2.yaml", mutated(round % 3));
        assert_eq!(prose_name(&ours.name), prose.name);
        let document = String::from_utf8_lossy(&published.text);
        let Some(first) = updated(&published, &[ours, prose.clone()], &Lock::default()) else {
            continue;
        };
        let text = facts(&first.sources[0]).expect("facts are a document");
        assert!(text.as_bytes() == first.sources[0].text, "{document}");
        assert!(
            !text.contains("A sentence of the publisher.") || document.contains("xample"),
            "{text}"
        );
        let again = updated(&published, &first.sources, &first.lock).expect("as before");
        for (first, again) in first.sources.iter().zip(&again.sources) {
            let text = |source: &Source| String::from_utf8_lossy(&source.text).into_owned();
            assert_eq!(text(first), text(again), "{document}");
        }
        assert!(again.lock == first.lock, "{document}");
        taken += 1;
    }
    // Enough of the documents have to be good ones, or nothing is tested.
    assert!(taken > 40, "{taken}");
}
