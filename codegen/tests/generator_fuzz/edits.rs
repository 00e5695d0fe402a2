//! A tree in, the tree with one small mistake in it out: what a slip of the hand or a careless tool makes of a document.

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// Words that mean something in one place or another.
const WORDS: &[&str] = &[
    "",
    "string",
    "integer",
    "number",
    "boolean",
    "array",
    "object",
    "date-time",
    "date",
    "int32",
    "uri-map",
    "query",
    "header",
    "path",
    "cookie",
    "form",
    "get",
    "post",
    "200",
    "204",
    "default",
    "application/json",
    "application/x-www-form-urlencoded",
    "^XX[0-9a-fA-F]{32}$",
    "^(",
    "#/components/schemas/nowhere",
    "#",
    "type",
    "Type",
    "type_",
    "self",
    "crate",
    "_",
    "~",
    "0",
    "V1Handle",
    "Client",
    "String",
    "Unrecognized",
    "new",
    "send",
    "with_timeout",
    "a b",
    "A_B",
    "a-b",
    "/",
    "//",
    "/v1",
    "/{a}{b}",
    "/v1/v1",
    "{",
    "https://example.com",
    "ключ",
    "\u{0}",
    "\"quoted\"",
    "`code`\n\n```",
    "*/",
    "r#type",
    "$ref",
    "x-rust-name",
];

/// The types of OpenAPI, and one that is none.
const TYPES: &[&str] = &[
    "string", "integer", "number", "boolean", "array", "object", "text",
];

/// Makes one edit somewhere in the tree.
pub(crate) fn edit(random: &mut Rng, tree: &mut Value) {
    let chosen = any(random, tree).clone();
    let node = any_mut(random, tree);
    match random.u8(..16) {
        0..=2 => drop_one(random, node),
        3 => *node = other(random),
        4 => cut(random, node),
        5 | 6 => duplicate(random, node),
        7 => nest(random, node),
        8 => rename(random, node),
        9 => *node = chosen,
        10 | 11 => retype(random, tree),
        _ => respell(random, tree, &chosen),
    }
}

/// Any node, each as likely as another.
fn any<'t>(random: &mut Rng, tree: &'t Value) -> &'t Value {
    let target = random.usize(..size(tree));
    let mut open = vec![tree];
    let mut passed = 0;
    while let Some(node) = open.pop() {
        if passed == target {
            return node;
        }
        passed += 1;
        match node {
            Value::Object(map) => open.extend(map.values()),
            Value::Array(list) => open.extend(list),
            _ => {}
        }
    }
    tree
}

fn any_mut<'t>(random: &mut Rng, tree: &'t mut Value) -> &'t mut Value {
    let target = random.usize(..size(tree));
    let mut open = vec![tree];
    for _ in 0..target {
        match open.pop() {
            Some(Value::Object(map)) => open.extend(map.values_mut()),
            Some(Value::Array(list)) => open.extend(list),
            _ => {}
        }
    }
    open.pop()
        .expect("a tree has as many nodes as were counted")
}

/// Gives one of the schemas another type.
fn retype(random: &mut Rng, tree: &mut Value) {
    let mut types = Vec::new();
    let mut open = vec![tree];
    while let Some(node) = open.pop() {
        match node {
            Value::Object(map) => {
                for (key, value) in map {
                    if key == "type" && value.is_string() {
                        types.push(value);
                    } else {
                        open.push(value);
                    }
                }
            }
            Value::Array(list) => open.extend(list),
            _ => {}
        }
    }
    if !types.is_empty() {
        let index = random.usize(..types.len());
        *types[index] = json!(TYPES[random.usize(..TYPES.len())]);
    }
}

/// Gives something another name wherever it is spoken of, so that the document stays one that makes sense.
fn respell(random: &mut Rng, tree: &mut Value, chosen: &Value) {
    let old = match chosen {
        Value::String(text) => text.clone(),
        Value::Object(map) if !map.is_empty() => key(random, map),
        _ => return,
    };
    let new = respelled(random, &old);
    let (reference, parameter) = (format!("/{old}"), format!("{{{old}}}"));
    let rename = |text: &str| match text.strip_suffix(&reference) {
        _ if text == old => new.clone(),
        Some(start) if text.starts_with('#') => format!("{start}/{new}"),
        _ => text.replace(&parameter, &format!("{{{new}}}")),
    };
    let mut open = vec![tree];
    while let Some(node) = open.pop() {
        match node {
            Value::Object(map) => {
                let renamed = std::mem::take(map)
                    .into_iter()
                    .map(|(key, value)| (rename(&key), value));
                *map = renamed.collect();
                open.extend(map.values_mut());
            }
            Value::Array(list) => open.extend(list),
            Value::String(text) => *text = rename(text),
            _ => {}
        }
    }
}

fn size(tree: &Value) -> usize {
    match tree {
        Value::Object(map) => 1 + map.values().map(size).sum::<usize>(),
        Value::Array(list) => 1 + list.iter().map(size).sum::<usize>(),
        _ => 1,
    }
}

fn drop_one(random: &mut Rng, node: &mut Value) {
    match node {
        Value::Object(map) if !map.is_empty() => {
            let key = key(random, map);
            map.shift_remove(&key);
        }
        Value::Array(list) if !list.is_empty() => drop(list.remove(random.usize(..list.len()))),
        _ => *node = Value::Null,
    }
}

/// A value of any type.
fn other(random: &mut Rng) -> Value {
    let word = WORDS[random.usize(..WORDS.len())];
    match random.u8(..12) {
        0 => Value::Null,
        1 => json!(random.bool()),
        2 => json!(random.i64(..)),
        3 => json!(-1.5e300),
        4 => json!([]),
        5 => json!({}),
        6 => json!([word]),
        7 => json!({ word: word }),
        8 => json!({ "type": word }),
        9 => json!({ "$ref": format!("#/components/schemas/{word}") }),
        _ => json!(word),
    }
}

fn cut(random: &mut Rng, node: &mut Value) {
    match node {
        Value::String(text) => {
            let count = random.usize(..=text.chars().count());
            *text = text.chars().take(count).collect();
        }
        Value::Array(list) => list.truncate(random.usize(..=list.len())),
        Value::Object(map) => {
            let count = random.usize(..=map.len());
            *map = std::mem::take(map).into_iter().take(count).collect();
        }
        _ => *node = json!(0),
    }
}

/// Doubles a member, under a name that differs in nothing, in little or in everything.
fn duplicate(random: &mut Rng, node: &mut Value) {
    match node {
        Value::Object(map) if !map.is_empty() => {
            let old = key(random, map);
            let value = map[&old].clone();
            map.insert(respelled(random, &old), value);
        }
        Value::Array(list) if !list.is_empty() => {
            let copy = list[random.usize(..list.len())].clone();
            list.insert(random.usize(..=list.len()), copy);
        }
        Value::String(text) => *text = text.repeat(2),
        _ => {}
    }
}

fn rename(random: &mut Rng, node: &mut Value) {
    match node {
        Value::Object(map) if !map.is_empty() => {
            let old = key(random, map);
            let new = respelled(random, &old);
            let renamed = std::mem::take(map)
                .into_iter()
                .map(|(key, value)| (if key == old { new.clone() } else { key }, value));
            *map = renamed.collect();
        }
        Value::String(text) => *text = respelled(random, text),
        _ => {}
    }
}

fn respelled(random: &mut Rng, text: &str) -> String {
    match random.u8(..6) {
        0 => text.to_uppercase(),
        1 => text.to_lowercase(),
        2 => text.replace(['_', '-', '.'], ""),
        3 => format!("{text}_"),
        4 => text.replace(['{', '}'], ""),
        _ => WORDS[random.usize(..WORDS.len())].to_owned(),
    }
}

/// Puts a node inside many of its like.
fn nest(random: &mut Rng, node: &mut Value) {
    let times = [1, 2, 10, 60][random.usize(..4)];
    let shape = random.u8(..6);
    for _ in 0..times {
        let inner = node.take();
        *node = match shape {
            0 => json!([inner]),
            1 => json!({ "type": "array", "items": inner }),
            2 => json!({ "type": "object", "properties": { "a": inner } }),
            3 => json!({ "type": "object", "additionalProperties": inner }),
            4 => json!({ "allOf": [inner] }),
            _ => json!({ "a": inner }),
        };
    }
}

fn key(random: &mut Rng, map: &Map<String, Value>) -> String {
    let index = random.usize(..map.len());
    map.keys().nth(index).cloned().unwrap_or_default()
}
