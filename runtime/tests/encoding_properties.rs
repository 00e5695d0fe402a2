//! Any text and any JSON, in every place of a request: it arrives at a service unchanged, read there by decoders that
//! are not this crate's, or it is refused before anything is sent.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the support is shared with other tests, which use more of it"
)]

#[path = "http/support/mod.rs"]
mod support;

use std::fmt::Display;

use fastrand::Rng;
use form_urlencoded::parse;
use percent_encoding::percent_decode_str;
use serde_json::{Number, Value};
use support::{AddNote, CreateThing, ListThings, Server, UpdateThing, builder, json, scope_with};
use twilio_runtime::{Error, Scope};

const CASES: usize = 1500;

/// Characters and sequences that mean something to somebody on the way.
const AWKWARD: [&str; 48] = [
    "%",
    "%2F",
    "%00",
    "%zz",
    "+",
    " ",
    "&",
    "=",
    ";",
    "/",
    "\\",
    "?",
    "#",
    ".",
    "..",
    "/../",
    "@",
    ":",
    "[",
    "]",
    "{",
    "}",
    "{Sid}",
    "\"",
    "'",
    "<",
    ">",
    "|",
    "^",
    "`",
    "~",
    "*",
    ",",
    "\r",
    "\n",
    "\r\n\r\n",
    "\t",
    "\0",
    "\x7f",
    "\u{85}",
    "é",
    "e\u{301}",
    "✓",
    "😀",
    "\u{2028}",
    "\u{feff}",
    "\u{fffd}",
    "\u{10ffff}",
];

fn text(random: &mut Rng) -> String {
    let mut text = String::new();
    for _ in 0..random.usize(..8) {
        match random.u8(..4) {
            0 => text.push(random.char('\0'..='\u{10ffff}')),
            1 => text.push(random.char(' '..='~')),
            2 => text.push(random.alphanumeric()),
            _ => text.push_str(AWKWARD[random.usize(..AWKWARD.len())]),
        }
    }
    text
}

fn number(random: &mut Rng) -> f64 {
    match random.u8(..4) {
        0 => f64::from(random.i32(..)),
        1 => random.f64(),
        // Of any size, the extremes included.
        _ => f64::from_bits(random.u64(..)),
    }
}

fn any_json(random: &mut Rng, depth: u32) -> Value {
    match random.u8(..if depth == 0 { 6 } else { 8 }) {
        0 => Value::Null,
        1 => random.bool().into(),
        2 => random.i64(..).into(),
        3 => random.u64(..).into(),
        4 => Number::from_f64(number(random)).map_or(Value::Null, Value::Number),
        5 => text(random).into(),
        6 => (0..random.usize(..4))
            .map(|_| any_json(random, depth - 1))
            .collect(),
        _ => (0..random.usize(..4))
            .map(|_| (text(random), any_json(random, depth - 1)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    }
}

/// A request as a service reads it.
struct Arrived {
    target: String,
    head: String,
    body: String,
}

impl Arrived {
    fn read(request: &str) -> Self {
        let (head, body) = request.split_once("\r\n\r\n").expect("a head");
        let target = head.split(' ').nth(1).expect("a target");
        Self {
            target: target.to_owned(),
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    fn query(&self) -> Vec<(String, String)> {
        pairs(self.target.split_once('?').unwrap_or_default().1)
    }

    fn form(&self) -> Vec<(String, String)> {
        pairs(&self.body)
    }

    /// Returns a header as every HTTP library does: without the spaces around it.
    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.split("\r\n").skip(1);
        let value = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        Some(value.trim_matches([' ', '\t']))
    }
}

fn pairs(text: &str) -> Vec<(String, String)> {
    parse(text.as_bytes()).into_owned().collect()
}

fn pair(name: &str, value: impl Display) -> (String, String) {
    (name.to_owned(), value.to_string())
}

/// A service, and the number of requests that it has been sent.
struct Probe {
    server: Server,
    scope: Scope,
    sent: usize,
}

impl Probe {
    fn start() -> Self {
        let server = Server::start((0..9 * CASES).map(|_| json(200, r#"{"things":[]}"#)));
        let scope = scope_with(builder(), &server);
        Self {
            server,
            scope,
            sent: 0,
        }
    }

    /// Notes that a call went well or was refused, and returns whether it was sent.
    fn was_sent<T>(&mut self, result: Result<T, Error>) -> bool {
        match result {
            Ok(_) => {
                self.sent += 1;
                true
            }
            Err(error) => {
                assert!(error.is_invalid_request() && !error.was_sent(), "{error:?}");
                false
            }
        }
    }

    /// Returns what has arrived, once it is clear that it is as much as was sent.
    fn arrived(&self) -> Vec<Arrived> {
        let requests = self.server.requests();
        assert_eq!(requests.len(), self.sent);
        requests
            .iter()
            .map(|request| Arrived::read(request))
            .collect()
    }
}

#[tokio::test]
async fn any_text_arrives_in_a_form_and_in_a_query() {
    let (mut probe, mut random, mut given) = (Probe::start(), Rng::with_seed(1), Vec::new());
    for _ in 0..CASES {
        let (name, dry) = (text(&mut random), text(&mut random));
        let request = CreateThing::new(&probe.scope)
            .friendly_name(&name)
            .dry_run(&dry);
        assert!(probe.was_sent(request.send().await), "{name:?} {dry:?}");
        given.push((name, dry));
    }
    for (arrived, (name, dry)) in probe.arrived().iter().zip(given) {
        assert_eq!(arrived.path(), "/v1/Things");
        assert_eq!(arrived.form(), [pair("FriendlyName", name)]);
        assert_eq!(arrived.query(), [pair("Dry<Run", dry)]);
    }
}

#[tokio::test]
async fn any_list_of_texts_arrives_in_its_order() {
    let (mut probe, mut random, mut given) = (Probe::start(), Rng::with_seed(2), Vec::new());
    for _ in 0..CASES {
        let texts: Vec<_> = (0..random.usize(..5)).map(|_| text(&mut random)).collect();
        let request = ListThings::new(&probe.scope).category(&texts);
        assert!(probe.was_sent(request.send().await), "{texts:?}");
        given.push(texts);
    }
    for (arrived, texts) in probe.arrived().iter().zip(given) {
        let expected: Vec<_> = texts.iter().map(|text| pair("Category", text)).collect();
        assert_eq!(arrived.query(), expected);
    }
}

#[tokio::test]
async fn any_text_arrives_as_one_segment_of_a_path_or_is_refused() {
    let (mut probe, mut random, mut given) = (Probe::start(), Rng::with_seed(3), Vec::new());
    for _ in 0..CASES {
        let value = text(&mut random);
        let scope = probe.scope.bind_text("Sid", &value);
        let is_sent = probe.was_sent(AddNote::new(&scope).send().await);
        assert_eq!(is_sent, !["", ".", ".."].contains(&&*value), "{value:?}");
        given.extend(is_sent.then_some(value));
    }
    for (arrived, value) in probe.arrived().iter().zip(given) {
        let segments: Vec<_> = arrived.target.split('/').collect();
        let ["", "v1", "Things", segment, "Notes.json"] = segments[..] else {
            panic!("{value:?} led to {}", arrived.target);
        };
        let decoded = percent_decode_str(segment).decode_utf8().expect("UTF-8");
        assert_eq!(decoded, value);
        assert!(!segment.contains(['?', '#']), "{segment}");
    }
}

#[tokio::test]
async fn any_text_arrives_in_a_header_or_is_refused() {
    let (mut probe, mut random, mut given) = (Probe::start(), Rng::with_seed(4), Vec::new());
    let mut refused = 0;
    for _ in 0..CASES {
        let value = text(&mut random);
        let request = || ListThings::new(&probe.scope);
        let request = if random.bool() {
            request().flex_metadata(&value)
        } else {
            request().with_header("Flex-Metadata", &value)
        };
        let is_sent = probe.was_sent(request.send().await);
        let is_visible = value.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        // A service that reads the header drops the spaces around it.
        assert_eq!(is_sent, is_visible && value.trim() == value, "{value:?}");
        refused += usize::from(!is_sent);
        given.extend(is_sent.then_some(value));
    }
    assert!(
        refused > 20 && given.len() > 20,
        "{refused} {}",
        given.len()
    );
    for (arrived, value) in probe.arrived().iter().zip(given) {
        assert_eq!(arrived.header("flex-metadata"), Some(&*value));
        assert_eq!(
            arrived.head.matches("\r\n").count(),
            probe_headers(&arrived.head)
        );
    }
}

/// Returns how many lines of a head are headers of the request, so that a value which made another one would show.
fn probe_headers(head: &str) -> usize {
    let expected = [
        "authorization",
        "user-agent",
        "accept",
        "flex-metadata",
        "host",
    ];
    let is_expected = |line: &&str| {
        let name = line.split(':').next().unwrap_or_default();
        expected.contains(&name)
    };
    head.split("\r\n").skip(1).filter(is_expected).count()
}

#[tokio::test]
async fn any_json_arrives_as_a_body_and_as_a_field() {
    let (mut probe, mut random, mut given) = (Probe::start(), Rng::with_seed(5), Vec::new());
    for _ in 0..CASES {
        let value = any_json(&mut random, 4);
        let items: Vec<_> = (0..random.usize(..3))
            .map(|_| any_json(&mut random, 2))
            .collect();
        let update = UpdateThing::new(&probe.scope).body(&value);
        assert!(probe.was_sent(update.send().await), "{value}");
        let create = CreateThing::new(&probe.scope)
            .routing(&value)
            .plugins(&items);
        assert!(probe.was_sent(create.send().await), "{value}");
        given.push((value, items));
    }
    for (arrived, (value, items)) in probe.arrived().chunks(2).zip(given) {
        let body: Value = serde_json::from_str(&arrived[0].body).expect("JSON");
        assert_eq!(body, value);
        let form = arrived[1].form();
        assert_eq!(form.len(), 1 + items.len());
        for ((_, field), value) in form.iter().zip([value].iter().chain(&items)) {
            match value {
                // A text stands in a field as it is.
                Value::String(text) => assert_eq!(field, text),
                value => assert_eq!(serde_json::from_str::<Value>(field).expect("JSON"), *value),
            }
        }
    }
}

#[tokio::test]
async fn any_number_arrives_without_an_exponent_or_is_refused() {
    let (mut probe, mut random, mut given) = (Probe::start(), Rng::with_seed(6), Vec::new());
    for at in 0..CASES {
        let special = [f64::NAN, f64::INFINITY, f64::MAX, f64::MIN_POSITIVE, -0.0];
        let value = special
            .get(at)
            .copied()
            .unwrap_or_else(|| number(&mut random));
        let request = CreateThing::new(&probe.scope).offset(value);
        let is_sent = probe.was_sent(request.send().await);
        assert_eq!(is_sent, value.is_finite(), "{value}");
        given.extend(is_sent.then_some(value));
    }
    for (arrived, value) in probe.arrived().iter().zip(given) {
        let [(_, text)] = &arrived.form()[..] else {
            panic!("{}", arrived.body);
        };
        assert_eq!(text.parse(), Ok(value));
        assert!(!text.contains(['e', 'E']), "{text}");
    }
}
