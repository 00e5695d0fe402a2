//! Thousands of damaged documents: none may end in a panic, a hang or an overflow of the stack.

use std::time::{Duration, Instant};

use codegen::document::{Source, load, locate};
use fastrand::Rng;

const RICH: &str = "\
openapi: 3.0.1
info: {title: Rich, version: '1', license: {name: MIT}}
servers: [{url: 'https://{region}.example.com', variables: {region: {default: us, enum: [us, ie]}}}]
tags: &tags
- {name: things, externalDocs: {url: https://example.com}}
security: [{basic: []}]
paths:
  /things/{Sid}:
    parameters: [{$ref: '#/components/parameters/Sid'}]
    post: &operation
      tags: [things]
      operationId: UpdateThing
      deprecated: false
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: {type: object, properties: {Name: {type: string, enum: [a, b, null]}}, required: [Name]}
            encoding: {Name: {style: form, explode: true, headers: {X: {schema: {}}}}}
      responses:
        200:
          description: ok
          headers: {X-Next: {schema: {type: string, format: uri}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/thing'}, examples: {a: {value: {b: 1}}}}}
          links: {next: {operationId: UpdateThing, parameters: {Sid: $response.body#/sid}}}
        4XX: {$ref: '#/components/responses/failed'}
        default: {description: other}
      callbacks: {done: {'{$request.body#/url}': {get: {responses: {204: {description: none}}}}}}
      x-twilio: {mountName: thing}
  /copies: {get: *operation}
components:
  parameters:
    Sid: {name: Sid, in: path, required: true, style: simple, schema: {type: string, pattern: '^TH[0-9a-f]{32}$'}}
  responses: {failed: {description: failed}}
  securitySchemes:
    basic: {type: http, scheme: basic}
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: /t, scopes: {a: b}}}}
  schemas:
    base: &base {type: object, nullable: true, additionalProperties: false}
    thing:
      <<: *base
      properties:
        sid: {type: string, minLength: 34, maxLength: 34, example: TH00}
        size: {type: integer, format: int64, minimum: 0, exclusiveMaximum: true, multipleOf: 2, default: 4}
        share: {type: number, minimum: 0.5}
        parts: {type: array, items: {$ref: '#/components/schemas/thing'}, minItems: 1, uniqueItems: true}
        any: {anyOf: [{type: string}, {not: {type: boolean}}], discriminator: {propertyName: kind, mapping: {a: b}}}
        all: {allOf: [{$ref: '#/components/schemas/base'}, {oneOf: [{type: object, additionalProperties: {type: string}}]}]}
";

const OVERLAY: &str = "\
overlay: 1.0.0
info: {title: o, version: '1'}
actions:
- {target: '$.components.schemas.thing.properties[\"sid\"]', description: d, update: {pattern: ^TH}}
- {target: '$.tags[?@.name == \"things\"]', description: d, update: {description: x}}
- {target: '$..properties.size', description: d, remove: true}
- {target: $.paths.*.post.tags, description: d, update: more}
";

/// What takes the place of a piece of text.
const PIECES: &[&str] = &[
    "",
    "null",
    "true",
    "5",
    "-1.5",
    "1e400",
    "[]",
    "{}",
    "{a: 1}",
    "[1, {b: c}]",
    "'text'",
    "~",
    "*base",
    "*tags",
    "&x",
    "<<: *base",
    "!tag x",
    "!!str 1",
    "? ",
    "- ",
    ": ",
    "#",
    "'",
    "\"",
    "|\n",
    ">\n",
    "\t",
    "\r\n",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "é",
    "\0",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "$ref: '#/x'",
    "$ref: 5",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "{a: {a: {a: {a: {a: {a: {a: {a: ",
    "type: [string]",
    "in: body",
    "default:",
];

#[test]
fn damaged_documents_are_refused_in_order() {
    let mut random = Rng::with_seed(0x5eed);
    let json = serde_json::to_string(
        &serde_yaml::from_str::<serde_json::Value>(&piece_of_a_real_document()).unwrap(),
    )
    .unwrap();
    let real = piece_of_a_real_document();
    for round in 0..6000 {
        let whole = [RICH, RICH, &real, &json][round % 4];
        let text = damaged(&mut random, whole.as_bytes());
        let overlay = if round % 3 == 0 {
            damaged(&mut random, OVERLAY.as_bytes())
        } else {
            OVERLAY.into()
        };
        check(&text, (round % 2 == 0).then_some(overlay), round);
    }
}

#[test]
fn the_documents_of_this_test_are_accepted_as_they_stand() {
    let sources = [Source {
        name: "a".into(),
        text: RICH.into(),
    }];
    let (documents, diagnostics) = load(
        &sources,
        Some(&Source {
            name: "o".into(),
            text: OVERLAY.into(),
        }),
    );
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!(documents[0].matches, [1, 1, 1, 1]);
    let (documents, diagnostics) = load(
        &[Source {
            name: "a".into(),
            text: piece_of_a_real_document().into(),
        }],
        None,
    );
    assert_eq!(documents.len(), 1, "{diagnostics}");
}

/// The head of a document of the Flex API up to the end of its first path.
fn piece_of_a_real_document() -> String {
    let path = format!("{}/../spec/flex_v2.yaml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the document of the API");
    let paths = text.find("\npaths:").expect("a document with paths");
    let end = text[paths..]
        .match_indices("\n  /")
        .nth(1)
        .map_or(text.len(), |(offset, _)| paths + offset + 1);
    text[..end].to_owned()
}

fn check(text: &[u8], overlay: Option<Vec<u8>>, round: usize) {
    let start = Instant::now();
    let sources = [Source {
        name: "a".into(),
        text: text.to_vec(),
    }];
    let overlay = overlay.map(|text| Source {
        name: "o".into(),
        text,
    });
    let (documents, mut diagnostics) = load(&sources, overlay.as_ref());
    locate(&mut diagnostics, &sources, overlay.as_ref());
    let shown = diagnostics.render(&sources, overlay.as_ref(), round % 2 == 1);
    let _ = diagnostics.to_json();
    let context = || format!("round {round}:\n{}\n{shown}", String::from_utf8_lossy(text));
    assert!(
        !documents.is_empty() || diagnostics.has_errors(),
        "nothing is said: {}",
        context()
    );
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "slow: {}",
        context()
    );
}

/// The text after one to three small changes.
fn damaged(random: &mut Rng, whole: &[u8]) -> Vec<u8> {
    let mut text = whole.to_vec();
    for _ in 0..random.usize(1..=3) {
        change(random, &mut text);
    }
    text
}

fn change(random: &mut Rng, text: &mut Vec<u8>) {
    if text.is_empty() {
        return;
    }
    let place = random.usize(..text.len());
    let line = line_around(text, place);
    match random.u8(..10) {
        0 => drop(text.drain(line)),
        1 => text.truncate(place),
        2 => text[place] = random.u8(..),
        3 => text[place] ^= 1 << random.u8(..8),
        4 => {
            let copy = text[line.clone()].to_vec();
            text.splice(line.start..line.start, copy);
        }
        5 => {
            let other = random.usize(..text.len());
            let copy = text[line_around(text, other)].to_vec();
            text.splice(line, copy);
        }
        6 => nest(random, text, place),
        _ => replace_token(random, text, place),
    }
}

fn line_around(text: &[u8], place: usize) -> std::ops::Range<usize> {
    let start = text[..place]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |index| index + 1);
    let end = text[place..]
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(text.len(), |offset| place + offset + 1);
    start..end
}

/// Puts a word, or a value in brackets, inside many of its like.
fn nest(random: &mut Rng, text: &mut Vec<u8>, place: usize) {
    let (open, close) = [
        ("[", "]"),
        ("{items: ", "}"),
        ("{allOf: [", "]}"),
        ("{properties: {a: ", "}}"),
        ("{\"not\":", "}"),
    ][random.usize(..5)];
    let times = [1, 5, 20, 60, 200][random.usize(..5)];
    let token = token_around(text, place);
    let inner = String::from_utf8_lossy(&text[token.clone()]).into_owned();
    text.splice(
        token,
        format!("{}{inner}{}", open.repeat(times), close.repeat(times)).into_bytes(),
    );
}

fn replace_token(random: &mut Rng, text: &mut Vec<u8>, place: usize) {
    let piece = PIECES[random.usize(..PIECES.len())];
    let token = token_around(text, place);
    text.splice(token, piece.bytes());
}

fn token_around(text: &[u8], place: usize) -> std::ops::Range<usize> {
    let outside = |byte: &u8| b" \n,:{}[]".contains(byte);
    let start = text[..place]
        .iter()
        .rposition(outside)
        .map_or(0, |index| index + 1);
    let end = text[place..]
        .iter()
        .position(outside)
        .map_or(text.len(), |offset| place + offset);
    start..end.max(start)
}
