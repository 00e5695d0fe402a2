//! Every error there is answers yes to at least one question, and the answers agree with its kind.

use bytes::Bytes;

use crate::{
    error::{
        Error,
        api_error::ApiError,
        configuration_error::ConfigurationError,
        decode_error::{DecodeError, Malformed},
        invalid_input::{InvalidInput, Refusal},
        kind::ErrorKind,
        page_link_error::PageLinkError,
        transport_error::TransportError,
    },
    message::http_response::HttpResponse,
};

type Predicate = fn(&Error) -> bool;

const ALL: [(&str, Predicate); 16] = [
    ("configuration", Error::is_configuration),
    ("invalid_request", Error::is_invalid_request),
    ("not_started", Error::is_not_started),
    ("authentication", Error::is_authentication),
    ("permission_denied", Error::is_permission_denied),
    ("not_found", Error::is_not_found),
    ("rate_limited", Error::is_rate_limited),
    ("rejected", Error::is_rejected),
    ("server_error", Error::is_server_error),
    ("redirected", Error::is_redirected),
    ("network", Error::is_network),
    ("connect", Error::is_connect),
    ("timeout", Error::is_timeout),
    ("response_too_large", Error::is_response_too_large),
    ("decode", Error::is_decode),
    ("page_link", Error::is_page_link),
];

/// The questions that are true of a kind, and no others. A kind that is added has to be added here.
fn expected(kind: ErrorKind) -> &'static [&'static str] {
    match kind {
        ErrorKind::Configuration => &["configuration"],
        ErrorKind::InvalidRequest => &["invalid_request"],
        ErrorKind::NotStarted => &["not_started"],
        ErrorKind::Authentication => &["authentication"],
        ErrorKind::PermissionDenied => &["permission_denied"],
        ErrorKind::NotFound => &["not_found"],
        ErrorKind::RateLimited => &["rate_limited"],
        ErrorKind::Rejected => &["rejected"],
        ErrorKind::ServerError => &["server_error"],
        ErrorKind::Redirected => &["redirected"],
        ErrorKind::Connect => &["network", "connect"],
        ErrorKind::ConnectTimeout => &["network", "connect", "timeout"],
        ErrorKind::Interrupted => &["network"],
        ErrorKind::Timeout => &["timeout"],
        ErrorKind::ResponseTooLarge => &["response_too_large"],
        ErrorKind::Decode => &["decode"],
        ErrorKind::PageLink => &["page_link"],
    }
}

fn response(status: u16) -> HttpResponse {
    HttpResponse::new(status, Bytes::new())
}

/// Every failure that a transport can report, with its kind.
fn transport_errors() -> Vec<(TransportError, ErrorKind)> {
    use TransportError as Failure;
    let reset = || Failure::interrupted("reset");
    vec![
        (Failure::connect("refused"), ErrorKind::Connect),
        (Failure::connect_denied("no trust"), ErrorKind::Connect),
        (Failure::connect_timeout(), ErrorKind::ConnectTimeout),
        (Failure::unsent("no runtime"), ErrorKind::NotStarted),
        (reset(), ErrorKind::Interrupted),
        (Failure::timeout(), ErrorKind::Timeout),
        (Failure::too_large(1), ErrorKind::ResponseTooLarge),
        (Failure::turn_timeout(), ErrorKind::Timeout),
        (Failure::credentials("no vault"), ErrorKind::Authentication),
        (Failure::credentials_timeout(), ErrorKind::Timeout),
        (
            Failure::credentials_unavailable(reset()),
            ErrorKind::Interrupted,
        ),
        (
            Failure::credentials_unavailable("busy"),
            ErrorKind::Authentication,
        ),
        #[cfg(feature = "reqwest")]
        (Failure::misdirected("elsewhere"), ErrorKind::Redirected),
    ]
}

fn errors() -> Vec<(Error, ErrorKind)> {
    let statuses = 0..1000;
    let statuses = statuses.map(|status| {
        let kind = match status {
            401 => ErrorKind::Authentication,
            403 => ErrorKind::PermissionDenied,
            404 => ErrorKind::NotFound,
            429 => ErrorKind::RateLimited,
            300..=399 => ErrorKind::Redirected,
            500.. => ErrorKind::ServerError,
            _ => ErrorKind::Rejected,
        };
        (Error::api("Op", ApiError::new(&response(status))), kind)
    });
    let transport = transport_errors().into_iter();
    let transport = transport.map(|(error, kind)| (Error::transport("Op", error), kind));
    let malformed = Malformed::Encoding("br".to_owned());
    let others = [
        (
            Error::configuration(ConfigurationError::UserAgent),
            ErrorKind::Configuration,
        ),
        (
            Error::invalid("Op", InvalidInput::new("Sid", Refusal::NoItem)),
            ErrorKind::InvalidRequest,
        ),
        (
            Error::decode("Op", DecodeError::new(response(200), &malformed)),
            ErrorKind::Decode,
        ),
        (
            Error::page_link("Op", PageLinkError::NoClient),
            ErrorKind::PageLink,
        ),
    ];
    statuses.chain(transport).chain(others).collect()
}

#[test]
fn every_error_answers_yes_to_the_questions_of_its_kind() {
    for (error, kind) in errors() {
        assert_eq!(error.kind(), kind, "{error:?}");
        let yes: Vec<_> = ALL
            .iter()
            .filter(|(_, is_true)| is_true(&error))
            .map(|(name, _)| *name)
            .collect();
        assert_eq!(yes, expected(kind), "{error:?}");
    }
}

#[test]
fn every_report_is_clean_and_one_line_is_one() {
    for (error, _) in errors() {
        let (line, report) = (error.report_line().to_string(), error.report().to_string());
        assert!(
            line.starts_with(&error.to_string()) && !line.contains('\n'),
            "{line}"
        );
        assert!(report.starts_with(&error.to_string()), "{report}");
        assert!(
            report.lines().skip(1).all(|line| line.starts_with("  ")),
            "{report}"
        );
    }
    let broken = Error::transport("Op", TransportError::connect("two\nlines"));
    assert_eq!(
        broken.report_line().to_string(),
        "Op: could not connect: two lines"
    );
}
