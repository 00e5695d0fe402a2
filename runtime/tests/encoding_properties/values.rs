//! JSON and numbers, in bodies and in fields.

use fastrand::Rng;
use serde_json::Value;

use crate::{
    CASES,
    generators::{any_json, number},
    probe::Probe,
    support::{CreateThing, UpdateThing},
};

#[tokio::test]
async fn any_json_arrives_as_a_body_and_as_a_field() {
    let (mut probe, mut random, mut given) = (Probe::start(), Rng::with_seed(5), Vec::new());
    for _ in 0..CASES {
        let value = any_json(&mut random, 4);
        let items: Vec<_> = (0..random.usize(..3))
            .map(|_| any_json(&mut random, 2))
            .collect();
        // A string is given as the JSON text that it is.
        let body = match &value {
            Value::String(_) => Value::String(value.to_string()),
            value => value.clone(),
        };
        let update = UpdateThing::new(&probe.scope).body(body);
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
