//! What calls return: nothing, JSON that may be missing, text, bytes, a redirect, or what the status says.

use twilio_runtime::{Client, Error, HttpResponse, Json, Redirect, Scope};

use crate::support::{answered, builder, header, nowhere};

twilio_runtime::model! {
    /// A job.
    pub struct Job {
        /// Its number.
        #[field("id")]
        pub id: i64,
        /// Whose it is.
        #[field("owner", pii)]
        pub owner: Option<String>,
    }
}

twilio_runtime::outcomes! {
    /// What came of fetching a job.
    pub enum FetchJobResult {
        /// Any other success with a job.
        #[outcome(200..=299, json)]
        Ok(Job),
        /// It takes longer.
        #[outcome(202..=202, empty)]
        Accepted,
        /// A log.
        #[outcome(203..=203, text)]
        Log(String),
        /// A picture.
        #[outcome(206..=206, bytes)]
        Picture(Vec<u8>),
        /// It moved.
        #[outcome(302..=303, location)]
        Moved(Redirect),
    }
}

macro_rules! operations {
    ($($name:ident $method:ident -> ($($result:tt)*);)*) => {
        $(twilio_runtime::request! {
            "Fetch": $method "https://api.example.com" "/v1/Job" none -> $($result)*;
            /// Does something.
            pub struct $name;
        })*
    };
}

operations! {
    Must Get -> (Job);
    May Post -> (optional Job);
    MayList Get -> (optional Vec<Job>);
    Text Get -> (text as "text/csv");
    Bytes Get -> (bytes as "image/*");
    Where Post -> (location);
    ByStatus Get -> (by_status FetchJobResult as "*/*");
    Nothing Get -> (() as "text/html");
    List Get -> ([Job in "jobs"] as "application/vnd.example+json");
    Typed Get -> (Job as "application/vnd.example+json");
}

fn response(status: u16, body: &str) -> Scope {
    answered(HttpResponse::new(status, body))
}

fn moved(status: u16, location: &str) -> Scope {
    answered(HttpResponse::new(status, "").with_header("Location", location))
}

#[tokio::test]
async fn an_optional_result_may_be_missing() {
    for (status, body) in [(204, "<"), (205, "{}"), (200, ""), (201, " \r\n")] {
        let job = May::new(&response(status, body)).send().await;
        assert_eq!(job.expect("nothing"), None, "{status} {body:?}");
    }
    let job = May::new(&response(201, r#"{"id":1}"#)).send().await;
    assert_eq!(job.expect("a job").map(|job| job.id), Some(1));
    let jobs = MayList::new(&response(200, "[]")).send().await;
    assert_eq!(jobs.expect("jobs"), Some(Vec::new()));
    let error = May::new(&response(200, "[")).send().await;
    assert!(error.expect_err("no job").is_decode());
    let error = Must::new(&response(204, "")).send().await;
    assert!(error.expect_err("no job").is_decode());
}

#[tokio::test]
async fn text_and_bytes_come_as_they_are() {
    let text = Text::new(&response(200, "a,b\r\n1,é")).send().await;
    assert_eq!(text.expect("a text"), "a,b\r\n1,é");
    let broken = HttpResponse::new(200, *b"a\xffb");
    let text = Text::new(&answered(broken.clone()))
        .send_with_response()
        .await;
    let text = text.expect("a text, whatever it is");
    assert_eq!((&*text.value, text.body()), ("a\u{fffd}b", &b"a\xffb"[..]));
    let bytes = Bytes::new(&answered(broken)).send().await;
    assert_eq!(bytes.expect("bytes"), b"a\xffb");
    let error = Text::new(&response(404, "{}")).send().await;
    assert_eq!(error.expect_err("a refusal").status(), Some(404));
}

#[test]
fn the_accept_header_is_the_documents() {
    let accept = |request: Result<twilio_runtime::HttpRequest, Error>| {
        let request = request.expect("a request");
        header(&request, "accept").expect("a header").to_owned()
    };
    let scope = nowhere();
    assert_eq!(accept(Text::new(&scope).prepare()), "text/csv");
    assert_eq!(accept(Bytes::new(&scope).prepare()), "image/*");
    assert_eq!(accept(ByStatus::new(&scope).prepare()), "*/*");
    assert_eq!(accept(Nothing::new(&scope).prepare()), "text/html");
    let vendor = "application/vnd.example+json";
    assert_eq!(accept(List::new(&scope).prepare()), vendor);
    assert_eq!(accept(Typed::new(&scope).prepare()), vendor);
    assert_eq!(accept(Must::new(&scope).prepare()), "application/json");
    let own = Text::new(&scope).with_header("Accept", "text/plain");
    assert_eq!(accept(own.prepare()), "text/plain");
}

#[tokio::test]
async fn a_documented_redirect_is_a_result() {
    let url = "https://media.example/a?signature=s3cret";
    for status in [301, 302, 303, 307, 308] {
        let redirect = Where::new(&moved(status, url)).send().await;
        let redirect = redirect.expect("a redirect");
        assert_eq!(
            (redirect.status(), redirect.location()),
            (status, Some(url))
        );
        assert!(!format!("{redirect:?}").contains("s3cret"), "{redirect:?}");
    }
    let nowhere = Where::new(&response(304, "")).send().await;
    assert_eq!(nowhere.expect("a redirect").location(), None);
    let created = Where::new(&moved(201, "/v1/Job")).send().await;
    assert_eq!(created.expect("a success").location(), Some("/v1/Job"));
    let error = Where::new(&response(404, "")).send().await;
    assert_eq!(error.expect_err("a refusal").status(), Some(404));
}

#[tokio::test]
async fn any_other_redirect_is_a_refusal() {
    let error = Must::new(&moved(302, "/")).send().await;
    assert_eq!(error.expect_err("a refusal").status(), Some(302));
    let error = Nothing::new(&moved(302, "/")).send().await;
    assert_eq!(error.expect_err("a refusal").status(), Some(302));
    let error = ByStatus::new(&moved(301, "/")).send().await;
    let error = error.expect_err("not one of the documented ones");
    assert!(error.api_error().is_some(), "{error}");
}

#[tokio::test]
async fn a_result_by_status_is_what_the_narrowest_outcome_holds() {
    let job = Job {
        id: 1,
        ..Job::default()
    };
    let body = r#"{"id":1}"#;
    let redirect = Where::new(&moved(302, "/x")).send().await;
    for (scope, expected) in [
        (response(200, body), FetchJobResult::Ok(job.clone())),
        (response(201, body), FetchJobResult::Ok(job)),
        (response(202, "<html>"), FetchJobResult::Accepted),
        (response(203, "é"), FetchJobResult::Log("é".to_owned())),
        (response(206, "\0"), FetchJobResult::Picture(vec![0])),
        (response(204, ""), FetchJobResult::Unrecognized(204)),
        (response(200, ""), FetchJobResult::Unrecognized(200)),
        (
            moved(302, "/x"),
            FetchJobResult::Moved(redirect.expect("a redirect")),
        ),
    ] {
        let result = ByStatus::new(&scope).send().await;
        assert_eq!(result.expect("a result"), expected);
    }
    let error = ByStatus::new(&response(200, "[]")).send().await;
    assert!(error.expect_err("no job").is_decode());
    let error = ByStatus::new(&response(500, "")).send().await;
    assert_eq!(error.expect_err("a refusal").status(), Some(500));
}

twilio_runtime::outcomes! {
    /// What came of asking.
    pub enum Narrow {
        /// A job.
        #[outcome(201..=201, json)]
        Created(Job),
    }
}

operations! {
    Asked Post -> (by_status Narrow);
}

#[tokio::test]
async fn a_success_that_is_not_documented_is_no_failure() {
    for status in [200, 202, 204, 299] {
        let result = Asked::new(&response(status, "<")).send().await;
        assert_eq!(result.expect("a success"), Narrow::Unrecognized(status));
    }
}

/// A documented redirect ends the call: it is neither repeated nor followed.
#[tokio::test]
async fn a_redirect_is_sent_once() {
    let transport = twilio_runtime::ScriptedTransport::new();
    transport.respond(HttpResponse::new(302, "").with_header("location", "https://other.example/"));
    let retrying = builder().retry(twilio_runtime::RetryPolicy::default());
    let client: Client = retrying
        .transport(transport.clone())
        .build()
        .expect("a client");
    Where::new(&Scope::new(client))
        .send()
        .await
        .expect("a redirect");
    assert_eq!(transport.requests().len(), 1);
}

#[tokio::test]
async fn any_json_still_is_a_result() {
    operations! { Any Get -> (Json); }
    let json = Any::new(&response(200, "[1]")).send().await;
    assert_eq!(json.expect("a list")[0], 1);
}
