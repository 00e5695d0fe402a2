//! Certificates: which services are trusted, what is said of those that are not, and what a service learns of the client.

use crate::{
    support::{CreateThing, ListThings, builder, retrying},
    tls_service::{AUTHORITY, CERTIFICATE, EXPIRED, KEY, OTHER_HOSTS, TlsService, trusting},
};
use tokio_rustls::rustls::version::{TLS12, TLS13};
use twilio_runtime::{Error, HttpTransport, HttpTransportBuilder};

const OTHER_KEY: &[u8] = include_bytes!("../tls/other_key.pem");

/// Makes a call that creates and one that reads, which both have to fail at the first attempt with nothing sent.
async fn refused(service: &TlsService, transport: fn() -> HttpTransportBuilder) -> Vec<Error> {
    let scope = service.scope_by(retrying(), transport());
    let created = CreateThing::new(&scope).send().await.map(drop);
    let listed = ListThings::new(&scope).send().await.map(drop);
    let errors = [created, listed].map(|result| result.expect_err("no trust"));
    for error in &errors {
        assert!(error.is_connect() && !error.was_sent(), "{error:?}");
        assert_eq!(error.attempts(), 1, "{error:?}");
    }
    assert_eq!((service.connections(), service.requests()), (2, 0));
    errors.into()
}

#[tokio::test]
async fn a_certificate_that_is_refused_says_why_and_what_to_do() {
    let usual = || HttpTransport::builder().without_environment_proxy();
    let native = if cfg!(feature = "native-roots") {
        "add it to those of the operating system"
    } else {
        "`native-roots`"
    };
    for (certificate, transport, says) in [
        (
            CERTIFICATE,
            usual as fn() -> _,
            &[
                "is not signed by a trusted authority",
                "`TransportBuilder::root_certificates`",
                native,
            ][..],
        ),
        (
            EXPIRED,
            || trusting(EXPIRED),
            &["has expired, ", " days ago"],
        ),
        (
            OTHER_HOSTS,
            || trusting(OTHER_HOSTS),
            &["is for another host: a.example, b.example, c.example and others"],
        ),
        (AUTHORITY, || trusting(AUTHORITY), &["is a CA certificate"]),
    ] {
        let service = TlsService::with_certificate(certificate).await;
        let host = service.url.trim_start_matches("https://");
        for error in refused(&service, transport).await {
            let report = error.report().to_string();
            let mut lines = report
                .lines()
                .filter(|line| line.contains("caused by: TLS: "));
            let line = lines.next().expect("a line");
            assert!(lines.next().is_none(), "{report}");
            for words in [&[host][..], says].concat() {
                assert!(line.contains(words), "{words} in {line}");
            }
        }
    }
}

#[tokio::test]
async fn a_service_may_ask_for_a_certificate_of_the_client() {
    for version in [&TLS12, &TLS13] {
        let service = TlsService::for_known_clients(version).await;
        let known = trusting(CERTIFICATE).client_certificate(CERTIFICATE, KEY);
        let scope = service.scope_by(builder(), known);
        for _ in 0..2 {
            CreateThing::new(&scope).send().await.expect("a thing");
        }
        assert_eq!((service.connections(), service.requests()), (1, 2));
        let without: fn() -> _ = || trusting(CERTIFICATE);
        let unknown = || trusting(CERTIFICATE).client_certificate(OTHER_HOSTS, KEY);
        for transport in [without, unknown] {
            let service = TlsService::for_known_clients(version).await;
            for error in refused(&service, transport).await {
                let report = error.report().to_string();
                assert!(report.contains("TLS: localhost:"), "{report}");
                assert!(
                    report.contains("`TransportBuilder::client_certificate`"),
                    "{report}"
                );
            }
        }
    }
}

#[tokio::test]
async fn a_service_that_does_not_ask_gets_no_certificate() {
    let service = TlsService::start(0).await;
    let transport = trusting(CERTIFICATE).client_certificate(CERTIFICATE, KEY);
    let scope = service.scope_by(builder(), transport);
    CreateThing::new(&scope).send().await.expect("a thing");
}

#[test]
fn what_is_no_certificate_with_its_key_is_refused() {
    let encrypted =
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n";
    let broken = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    let no_certificate = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    for (chain, key, says) in [
        (
            b"".as_slice(),
            KEY,
            "the chain is not in PEM form, or has no certificate",
        ),
        (
            KEY,
            KEY,
            "the chain is not in PEM form, or has no certificate",
        ),
        (
            b"-----BEGIN CERTIFICATE-----\n!",
            KEY,
            "the chain is not in PEM form",
        ),
        (
            no_certificate.as_bytes(),
            KEY,
            "the first certificate can't be read",
        ),
        (CERTIFICATE, b"", "the key is missing or not in PEM form"),
        (
            CERTIFICATE,
            CERTIFICATE,
            "the key is missing or not in PEM form",
        ),
        (CERTIFICATE, encrypted.as_bytes(), "the key is encrypted"),
        (
            CERTIFICATE,
            broken.as_bytes(),
            "the key is broken, or of a kind that is not supported",
        ),
        (
            CERTIFICATE,
            OTHER_KEY,
            "the key is not that of the first certificate",
        ),
    ] {
        let transport = HttpTransport::builder().client_certificate(chain, key);
        let error = transport.build().expect_err(says);
        assert!(error.is_configuration(), "{error}");
        assert!(error.to_string().contains(says), "{says}: {error}");
    }
    let both = [CERTIFICATE, KEY].concat();
    let transport = HttpTransport::builder().client_certificate(both.clone(), both);
    drop(
        transport
            .build()
            .expect("a certificate and a key in one text"),
    );
}

#[test]
fn debug_shows_no_key() {
    let transport = HttpTransport::builder().client_certificate("ch4in", "k3y");
    let shown = format!("{transport:?}");
    assert!(
        !shown.contains("ch4in") && !shown.contains("k3y"),
        "{shown}"
    );
    let bytes = format!("{:?}", b"k3y");
    assert!(!shown.contains(bytes.trim_matches(['[', ']'])), "{shown}");
}

#[test]
fn a_bundle_without_certificates_is_an_error() {
    for pem in [
        "",
        "no PEM",
        "-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ] {
        let error = HttpTransport::builder()
            .root_certificates(pem)
            .build()
            .expect_err("no certificate");
        assert!(error.is_configuration(), "{error:?}");
    }
    drop(trusting(CERTIFICATE).build().expect("a transport"));
}
