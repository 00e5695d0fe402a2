//! Texts in headers.

use fastrand::Rng;

use crate::{
    CASES,
    generators::text,
    probe::Probe,
    support::{CreateThing, ListThings},
};

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
        "accept-encoding",
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
async fn any_text_arrives_as_the_name_of_a_header_or_is_refused() {
    let (mut probe, mut random, mut given) = (Probe::start(), Rng::with_seed(9), Vec::new());
    for _ in 0..CASES {
        // Behind a letter, so that it is never the name of a header that means something.
        let name = if random.bool() {
            format!("x{}", text(&mut random))
        } else {
            format!("x{}", random.alphanumeric())
        };
        let request = ListThings::new(&probe.scope).with_header(&name, "v");
        let is_sent = probe.was_sent(request.send().await);
        let is_token =
            |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        assert_eq!(is_sent, name.bytes().all(is_token), "{name:?}");
        given.extend(is_sent.then_some(name));
    }
    assert!(
        given.len() > CASES / 3 && given.len() < CASES,
        "{}",
        given.len()
    );
    for (arrived, name) in probe.arrived().iter().zip(given) {
        assert_eq!(arrived.header(&name.to_ascii_lowercase()), Some("v"));
    }
}

#[tokio::test]
async fn any_text_arrives_as_an_authorization_or_is_refused() {
    let (mut probe, mut random, mut given) = (Probe::start(), Rng::with_seed(10), Vec::new());
    for _ in 0..CASES {
        let value = text(&mut random);
        let request = CreateThing::new(&probe.scope).authorization(&value);
        let is_sent = probe.was_sent(request.send().await);
        given.extend(is_sent.then_some(value));
    }
    assert!(given.len() > 20 && given.len() < CASES, "{}", given.len());
    for (arrived, value) in probe.arrived().iter().zip(given) {
        assert_eq!(arrived.header("authorization"), Some(&*value));
        assert_eq!(arrived.head.matches("\r\nauthorization:").count(), 1);
    }
}
