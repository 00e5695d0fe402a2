//! Certificates of services that are reached through reqwest: one that is refused is an error of the first attempt, which
//! says why and what to set.

use reqwest::{ClientBuilder, Identity};
use rustls::version::{TLS12, TLS13};
use twilio_runtime::{Error, NetworkStage, ReqwestTransport, Scope};

use crate::{
    server_config::{AUTHORITY, CERTIFICATE, EXPIRED, KEY, OTHER_HOSTS},
    support::{CreateThing, ListThings, reqwest_client, retrying},
    tls_service::TlsService,
};

/// Whether this crate knows the errors of rustls.
const KNOWS_RUSTLS: bool = cfg!(feature = "http-client");

fn scope(service: &TlsService, settings: ClientBuilder) -> Scope {
    let transport = ReqwestTransport::build(settings).expect("a transport");
    let builder = retrying().transport(transport).base_url(&service.url);
    Scope::new(builder.build().expect("a client"))
}

/// Makes a call that creates and one that reads, which both have to fail at the first attempt with nothing sent.
async fn refused(service: &TlsService, settings: impl Fn() -> ClientBuilder) -> [Error; 2] {
    let scope = scope(service, settings());
    let created = CreateThing::new(&scope).send().await.map(drop);
    let listed = ListThings::new(&scope).send().await.map(drop);
    let errors = [created, listed].map(|result| result.expect_err("no trust"));
    for error in &errors {
        assert!(error.is_connect() && !error.was_sent(), "{error:?}");
        assert_eq!(error.attempts(), 1, "{error:?}");
        assert_eq!(error.stage(), Some(NetworkStage::Tls), "{error:?}");
    }
    assert_eq!((service.connections(), service.requests()), (2, 0));
    errors
}

/// Returns the one line of the report that is about TLS with this service.
fn line(service: &TlsService, error: &Error) -> String {
    let report = error.report().to_string();
    let mut lines = report
        .lines()
        .filter(|line| line.contains("caused by: TLS: "));
    let line = lines.next().expect("a line").to_owned();
    assert!(lines.next().is_none(), "{report}");
    let host = service.url.trim_start_matches("https://");
    assert!(line.contains(host), "{host} in {line}");
    line
}

#[tokio::test]
async fn a_service_that_is_trusted_is_reached() {
    let service = TlsService::with_certificate(CERTIFICATE);
    let scope = scope(&service, reqwest_client(&[CERTIFICATE]));
    CreateThing::new(&scope).send().await.expect("a thing");
}

#[tokio::test]
async fn a_certificate_that_is_refused_says_why_and_what_to_do() {
    let setting = "`reqwest::ClientBuilder::tls_certs_merge`";
    for (certificate, root, reasons) in [
        (
            CERTIFICATE,
            OTHER_HOSTS,
            &["is not signed by a trusted authority", setting][..],
        ),
        (EXPIRED, EXPIRED, &["has expired, ", " days ago"]),
        (
            OTHER_HOSTS,
            OTHER_HOSTS,
            &["is for another host: a.example, b.example, c.example and others"],
        ),
        (AUTHORITY, AUTHORITY, &["is a CA certificate", setting]),
    ] {
        let service = TlsService::with_certificate(certificate);
        for error in refused(&service, || reqwest_client(&[root])).await {
            let line = line(&service, &error);
            let expected = if KNOWS_RUSTLS {
                reasons
            } else {
                &[setting][..]
            };
            for words in expected {
                assert!(line.contains(words), "{words} in {line}");
            }
            let report = error.report().to_string();
            assert!(report.contains("invalid peer certificate"), "{report}");
            assert!(!report.contains("TransportBuilder"), "{report}");
        }
    }
}

#[tokio::test]
async fn a_service_may_ask_for_a_certificate_of_the_client() {
    let identity = |certificate: &[u8]| {
        let both = [certificate, KEY].concat();
        let identity = Identity::from_pem(&both).expect("a certificate with its key");
        reqwest_client(&[CERTIFICATE]).identity(identity)
    };
    for version in [&TLS12, &TLS13] {
        let service = TlsService::for_known_clients(version);
        let scope = scope(&service, identity(CERTIFICATE));
        CreateThing::new(&scope).send().await.expect("a thing");
        if !KNOWS_RUSTLS && version == &TLS13 {
            // The refusal comes after the handshake, and looks like any broken connection.
            continue;
        }
        for is_without in [true, false] {
            let service = TlsService::for_known_clients(version);
            let settings = || {
                if is_without {
                    reqwest_client(&[CERTIFICATE])
                } else {
                    identity(OTHER_HOSTS)
                }
            };
            for error in refused(&service, settings).await {
                let line = line(&service, &error);
                let setting = "`reqwest::ClientBuilder::identity`";
                assert!(line.contains(setting), "{line}");
            }
        }
    }
}
