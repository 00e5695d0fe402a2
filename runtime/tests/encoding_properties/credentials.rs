//! Texts in credentials and in the name of the program.

use std::sync::Arc;

use fastrand::Rng;
use twilio_runtime::{ClientBuilder, Credentials, HttpTransport, Scope};

use crate::{
    CASES,
    generators::text,
    probe::Probe,
    support::{ListThings, builder},
};

/// Returns a builder whose clients share connections, because there are many of them.
fn sharing(transport: &Arc<HttpTransport>, probe: &Probe) -> ClientBuilder {
    builder()
        .base_url(&probe.server.url)
        .transport(transport.clone())
}

fn transport() -> Arc<HttpTransport> {
    Arc::new(HttpTransport::new().expect("a transport"))
}

#[tokio::test]
async fn any_text_arrives_as_a_name_and_a_password_or_is_refused() {
    let (mut probe, mut random, mut given) = (Probe::start(), Rng::with_seed(11), Vec::new());
    let transport = transport();
    for _ in 0..CASES {
        let (name, password) = (text(&mut random), text(&mut random));
        let credentials = Credentials::auth_token(&*name, &*password);
        let client = sharing(&transport, &probe).credentials(credentials);
        let Ok(client) = client.build() else {
            continue;
        };
        let is_sent = probe.was_sent(ListThings::new(&Scope::new(client)).send().await);
        given.extend(is_sent.then_some(format!("{name}:{password}")));
    }
    assert!(given.len() > CASES / 3, "{}", given.len());
    for (arrived, pair) in probe.arrived().iter().zip(given) {
        let value = arrived.header("authorization").expect("credentials");
        let encoded = value.strip_prefix("Basic ").expect("the scheme");
        assert_eq!(decode_base64(encoded), pair.as_bytes(), "{pair:?}");
    }
}

#[tokio::test]
async fn any_text_arrives_in_the_name_of_the_program_or_is_refused() {
    let (mut probe, mut random, mut given) = (Probe::start(), Rng::with_seed(12), Vec::new());
    let transport = transport();
    for _ in 0..CASES {
        let name = text(&mut random);
        let client = sharing(&transport, &probe).user_agent_extension(&*name);
        let Ok(client) = client.build() else {
            continue;
        };
        assert!(probe.was_sent(ListThings::new(&Scope::new(client)).send().await));
        given.push(name);
    }
    assert!(given.len() > 20 && given.len() < CASES, "{}", given.len());
    for (arrived, name) in probe.arrived().iter().zip(given) {
        let value = arrived.header("user-agent").expect("a name");
        assert!(value.ends_with(name.trim()), "{name:?} in {value:?}");
    }
}

/// Decodes bit by bit.
fn decode_base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text.trim_end_matches('=').bytes();
    let values = digits.map(|digit| DIGITS.iter().position(|known| *known == digit));
    let bits: Vec<_> = values
        .flat_map(|value| {
            let value = value.expect("a digit");
            (0..6).rev().map(move |bit| value >> bit & 1)
        })
        .collect();
    let bytes = bits.chunks_exact(8);
    let byte = |bits: &[usize]| bits.iter().fold(0, |byte, bit| byte << 1 | bit);
    bytes
        .map(|bits| u8::try_from(byte(bits)).expect("eight bits"))
        .collect()
}
