//! Whatever is published, an import says what is wrong with it or brings all its facts: it never panics and never finds a
//! mistake of its own; and the same import again changes nothing.

use codegen::document::Source;
use codegen::import::{Prose, import};
use serde_json::{Map, Value, json};

const V2: &str = include_str!("../../spec/flex_v2.yaml");

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

fn source(text: Vec<u8>) -> [Source; 1] {
    let name = "flex_v2.json".to_owned();
    [Source { name, text }]
}

fn other(random: &mut fastrand::Rng) -> Value {
    let values = [
        json!(null),
        json!(true),
        json!(-1.5e300),
        json!(""),
        json!("TODO(prose, changed: x): "),
        json!("#/components/schemas/page_meta"),
        json!("#/components/parameters/InstanceSid"),
        json!({"$ref": "#/components/parameters/FlexUserSid"}),
        json!({"$ref": "#/components/schemas/page_meta"}),
        json!({"description": "x", "headers": {}}),
        json!([]),
        json!({"enum": ["a", 1, null, "a"], "type": "string"}),
        json!(" \n\t'\"\u{85}"),
    ];
    values[random.usize(..values.len())].clone()
}

#[test]
fn no_document_makes_an_import_fail_by_its_own_fault() {
    let mut random = fastrand::Rng::with_seed(7);
    let whole: Value = serde_yaml::from_str(V2).expect("our document is YAML");
    let mut imported = 0;
    for round in 0_u16..1000 {
        let mut mutated = |most: u16| {
            let mut document = whole.clone();
            for _ in 0..random.u16(1..4).min(most) {
                mutate(&mut random, &mut document);
            }
            document.to_string().into_bytes()
        };
        let published = source(mutated(3));
        // What is ours may be as odd: once it was published.
        let ours = source(mutated(round % 3));
        let prose = if round % 2 == 0 {
            Prose::Own
        } else {
            Prose::Published
        };
        let first = import(&published, &ours, prose);
        let shown = first.diagnostics.to_string();
        let document = String::from_utf8_lossy(&published[0].text);
        assert!(
            !shown.contains("mistake of the import"),
            "{shown}{document}"
        );
        for done in first.documents {
            let again = import(&published, &source(done.text.clone().into_bytes()), prose);
            let again = &again.documents[0];
            assert!(again.text == done.text, "{document}");
            assert!(again.changes.is_empty(), "{}{document}", again.changes);
            imported += 1;
        }
    }
    // Enough of the documents have to be good ones, or nothing is tested.
    assert!(imported > 100, "{imported}");
}
