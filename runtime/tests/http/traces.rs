//! What a subscriber of `tracing` learns of calls, and what it never does.

use std::{
    fmt::{self, Write},
    sync::{
        Arc, LazyLock, Mutex,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    time::Duration,
};

use crate::support::{
    AddNote, CreateThing, ListThings, THING, TOKEN, builder, retrying, scripted_with,
};
use ::tracing::{
    Dispatch, Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
    subscriber::DefaultGuard,
};
use twilio_runtime::{HttpResponse, Scope, ScriptedTransport, TransportError};

/// Somebody who listens as long as the tests run. With a single listener, `tracing` asks only the thread that comes to a
/// place first whether anybody wants to hear of it, and that can be the thread of a test without a listener.
static BYSTANDER: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(Collector::default()));

/// Writes down every field of every span and event, one line each time something is told.
#[derive(Clone, Default)]
struct Collector {
    lines: Arc<Mutex<Vec<String>>>,
    /// How many handles of spans there are. A span ends with its last one.
    handles: Arc<AtomicUsize>,
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, " {field}={value:?}").expect("a line");
    }
}

impl Collector {
    /// Listens to what this thread tells.
    fn listen() -> (Self, DefaultGuard) {
        LazyLock::force(&BYSTANDER);
        let collector = Self::default();
        let guard = ::tracing::subscriber::set_default(collector.clone());
        (collector, guard)
    }

    fn lines(&self) -> Vec<String> {
        self.lines.lock().expect("the lines").clone()
    }

    /// Adds a line and returns its number.
    fn add(&self, begin: &str, fields: impl FnOnce(&mut Line)) -> u64 {
        let mut line = Line(begin.to_owned());
        fields(&mut line);
        let mut lines = self.lines.lock().expect("the lines");
        lines.push(line.0);
        lines.len() as u64
    }
}

impl Subscriber for Collector {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("twilio")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.handles.fetch_add(1, SeqCst);
        Id::from_u64(self.add(span.metadata().name(), |line| span.record(line)))
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.add("record", |line| values.record(line));
    }

    fn event(&self, event: &Event<'_>) {
        self.add(event.metadata().level().as_str(), |line| event.record(line));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}

    fn clone_span(&self, id: &Id) -> Id {
        self.handles.fetch_add(1, SeqCst);
        id.clone()
    }

    fn try_close(&self, _: Id) -> bool {
        self.handles.fetch_sub(1, SeqCst) == 1
    }
}

/// Returns the lines without the fields that vary from run to run.
fn steady(lines: &[String]) -> Vec<String> {
    let is_steady =
        |field: &&str| !field.starts_with("duration_ms") && !field.starts_with("retry_in_ms");
    lines
        .iter()
        .map(|line| {
            let fields: Vec<_> = line.split(' ').filter(is_steady).collect();
            fields.join(" ")
        })
        .collect()
}

#[tokio::test(start_paused = true)]
async fn a_call_is_a_span_and_each_attempt_an_event() {
    let (collector, _guard) = Collector::listen();
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(429, "").with_header("Twilio-Request-Id", "RQ1"));
    transport.respond(HttpResponse::new(201, "{}").with_header("Twilio-Request-Id", "RQ2"));
    let scope = scripted_with(retrying(), &transport).bind_text("Sid", THING);
    AddNote::new(&scope).send().await.expect("a note");
    let route = r#"http.request.method="POST" url.template="/v1/Things/{Sid}/Notes.json""#;
    let expected = [
        format!(
            r#"twilio_request otel.name=POST /v1/Things/{{Sid}}/Notes.json otel.kind="client" twilio.operation="AddNote" {route}"#
        ),
        r#"record server.address="api.example.com""#.to_owned(),
        "record server.port=443".to_owned(),
        format!(
            r#"WARN message=attempt failed and is repeated twilio.operation="AddNote" {route} http.response.status_code=429 error.type="429" twilio.request_id="RQ1""#
        ),
        format!(
            r#"DEBUG message=attempt ended twilio.operation="AddNote" {route} http.request.resend_count=1 http.response.status_code=201 twilio.request_id="RQ2""#
        ),
        "record http.response.status_code=201".to_owned(),
        r#"record twilio.request_id="RQ2""#.to_owned(),
        "record http.request.resend_count=1".to_owned(),
    ];
    let lines = collector.lines();
    assert_eq!(steady(&lines), expected);
    assert!(
        lines[3].contains(" duration_ms=") && lines[3].contains(" retry_in_ms="),
        "{lines:?}"
    );
    assert!(
        lines[4].contains(" duration_ms=") && !lines[4].contains(" retry_in_ms="),
        "{lines:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn the_end_of_a_call_that_failed_says_how() {
    let end = async |transport: &ScriptedTransport| {
        let (collector, _guard) = Collector::listen();
        let scope = scripted_with(builder(), transport);
        ListThings::new(&scope).send().await.expect_err("a failure");
        let lines = collector.lines();
        lines[lines.len() - 2..].to_vec()
    };
    let failure = |kind: &str| {
        [
            format!("record error.type=\"{kind}\""),
            r#"record otel.status_code="ERROR""#.to_owned(),
        ]
    };
    let transport = ScriptedTransport::new();
    for status in [404, 302] {
        transport.respond(HttpResponse::new(status, ""));
        assert_eq!(end(&transport).await, failure(&status.to_string()));
    }
    transport.respond(HttpResponse::new(200, "[]"));
    assert_eq!(end(&transport).await, failure("malformed_response"));
    for (error, kind) in [
        (TransportError::connect("x"), "connect"),
        (TransportError::connect_timeout(), "connect_timeout"),
        (TransportError::timeout(), "timeout"),
        (TransportError::interrupted("x"), "interrupted"),
        (TransportError::unsent("x"), "unsent"),
    ] {
        transport.fail(error);
        assert_eq!(end(&transport).await, failure(kind));
    }
}

#[tokio::test]
async fn the_server_is_an_address_without_the_marks_of_a_url() {
    for (base_url, address, port) in [
        ("http://[::1]:8080/flex", "::1", 8080),
        ("http://[::1]", "::1", 80),
        ("https://10.1.2.80", "10.1.2.80", 443),
        ("https://api.example.org:8443", "api.example.org", 8443),
    ] {
        let (collector, _guard) = Collector::listen();
        let transport = ScriptedTransport::new();
        transport.respond(HttpResponse::new(201, "{}"));
        let scope = scripted_with(builder().base_url(base_url), &transport);
        CreateThing::new(&scope).send().await.expect("a thing");
        let expected = [
            format!("record server.address={address:?}"),
            format!("record server.port={port}"),
        ];
        assert_eq!(collector.lines()[1..3], expected);
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_secret_and_nothing_personal_is_told() {
    let (collector, _guard) = Collector::listen();
    let transport = ScriptedTransport::new();
    let secret = "Ottilie";
    for status in [429, 500, 201] {
        let link = format!("https://api.example.com/v1/Things?Next={secret}");
        let body = serde_json::json!({
            "message": secret, "things": [], "meta": {"key": "things", "next_page_url": link},
        });
        for _ in 0..2 {
            let response = HttpResponse::new(status, body.to_string());
            transport.respond(response.with_header("X-Echo", secret));
        }
        transport.fail(TransportError::interrupted(format!("{secret}: broken")));
        transport.fail(TransportError::connect(format!("{secret}: refused")));
    }
    let scope = scripted_with(retrying().timeout(Duration::from_secs(9)), &transport);
    for _ in 0..4 {
        let create = CreateThing::new(&scope)
            .friendly_name(secret)
            .dry_run(secret)
            .ui_version(secret)
            .authorization(secret)
            .routing(serde_json::json!({ "identity": secret }))
            .with_header("X-Own", secret);
        drop(create.send().await);
        drop(AddNote::new(&scope.bind_text("Sid", secret)).send().await);
        drop(
            ListThings::new(&scope)
                .category([secret])
                .stream()
                .collect()
                .await,
        );
        drop(ListThings::new(&scope).into_request().send_raw().await);
    }
    let lines = collector.lines();
    assert!(lines.len() > 40, "{lines:?}");
    let basic = retrying_header(&scope);
    for forbidden in [secret, TOKEN, &basic, "Page=", "Next=", "?", "FriendlyName"] {
        let found: Vec<_> = lines
            .iter()
            .filter(|line| line.contains(forbidden))
            .collect();
        assert!(found.is_empty(), "{forbidden} in {found:?}");
    }
}

/// Returns what the client sends as `Authorization`, without the name of the scheme.
fn retrying_header(scope: &Scope) -> String {
    let request = ListThings::new(scope).prepare().expect("a request");
    let header = request.headers().get("authorization").expect("a header");
    header.split(' ').next_back().expect("a value").to_owned()
}

#[tokio::test]
async fn pages_that_are_read_ahead_belong_to_the_span_of_the_caller() {
    let (collector, _guard) = Collector::listen();
    let transport = ScriptedTransport::new();
    let link = "https://api.example.com/v1/Things?Page=1";
    let first = serde_json::json!({"things": [{}], "meta": {"next_page_url": link}});
    transport.respond(HttpResponse::new(200, first.to_string()));
    transport.respond(HttpResponse::new(200, r#"{"things":[]}"#));
    let scope = scripted_with(builder(), &transport);
    let request = ListThings::new(&scope).with_prefetch();
    request.stream().collect().await.expect("records");
    let spans = collector
        .lines()
        .iter()
        .filter(|line| line.starts_with("twilio_request"))
        .count();
    assert_eq!(spans, 2);
}

#[tokio::test]
async fn the_span_of_a_page_that_is_read_ahead_ends_before_somebody_reads_the_page() {
    let (collector, _guard) = Collector::listen();
    let transport = ScriptedTransport::new();
    let link = "https://api.example.com/v1/Things?Page=1";
    let first = serde_json::json!({"things": [{}], "meta": {"next_page_url": link}});
    transport.respond(HttpResponse::new(200, first.to_string()));
    transport.respond(HttpResponse::new(200, r#"{"things":[]}"#));
    let scope = scripted_with(builder(), &transport);
    let mut pages = ListThings::new(&scope).with_prefetch().pages();
    pages.next().await.expect("a page").expect("the first");
    while transport.requests().len() < 2 {
        tokio::task::yield_now().await;
    }
    tokio::task::yield_now().await;
    assert_eq!(collector.handles.load(SeqCst), 0);
    pages.next().await.expect("a page").expect("the second");
}

twilio_runtime::request! {
    "FindThing": Get "https://api.example.com" "/v1/Thing" none -> location;
    /// Finds a thing.
    pub struct FindThing;
}

#[tokio::test]
async fn a_documented_redirect_is_told_as_a_success() {
    let (collector, _guard) = Collector::listen();
    let transport = ScriptedTransport::new();
    transport.respond(HttpResponse::new(302, "").with_header("location", "/v1/Things"));
    let scope = scripted_with(builder(), &transport);
    FindThing::new(&scope).send().await.expect("a redirect");
    let lines = collector.lines();
    assert!(lines.iter().any(|line| line.contains("302")), "{lines:?}");
    assert!(
        !lines
            .iter()
            .any(|line| line.contains("error.type=") || line.contains("ERROR")),
        "{lines:?}"
    );
}
