//! Texts in forms, queries and paths.

use fastrand::Rng;
use percent_encoding::percent_decode_str;
use twilio_runtime::DateTime;

use crate::{
    CASES,
    generators::text,
    probe::{Probe, pair},
    support::{AddNote, CreateThing, ListThings, THING},
};

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
async fn any_text_arrives_as_a_list_in_a_form_and_as_a_time() {
    let (mut probe, mut random, mut given) = (Probe::start(), Rng::with_seed(7), Vec::new());
    for _ in 0..CASES {
        let (one, other, time) = (text(&mut random), text(&mut random), text(&mut random));
        // A string among free-form JSON goes as it is, whatever it looks like.
        let request = CreateThing::new(&probe.scope)
            .plugins([&one, &other].map(|text| serde_json::Value::from(&**text)))
            .since(DateTime::from(&*time));
        assert!(probe.was_sent(request.send().await), "{one:?} {time:?}");
        given.push([
            pair("Plugins", one),
            pair("Plugins", other),
            pair("Since", time),
        ]);
    }
    for (arrived, expected) in probe.arrived().iter().zip(given) {
        assert_eq!(arrived.form(), expected);
    }
}

#[tokio::test]
async fn any_text_is_a_sid_that_arrives_or_is_refused() {
    let (mut probe, mut random, mut given) = (Probe::start(), Rng::with_seed(8), Vec::new());
    for _ in 0..CASES {
        // A SID, or one with a text somewhere in the middle, or no SID at all.
        let (cut, inserted) = (random.usize(..=THING.len()), text(&mut random));
        let sid = match random.u8(..3) {
            0 => THING.to_owned(),
            1 => format!("{}{inserted}{}", &THING[..cut], &THING[cut..]),
            _ => inserted,
        };
        let request = CreateThing::new(&probe.scope).parent_sid(&*sid);
        let is_sent = probe.was_sent(request.part_sids([&*sid, THING]).send().await);
        assert!(is_sent || sid != THING, "{sid:?}");
        assert!(
            !is_sent || sid.starts_with("TH") && sid.len() == 34,
            "{sid:?}"
        );
        given.extend(is_sent.then_some(sid));
    }
    assert!(
        given.len() > CASES / 4 && given.len() < CASES,
        "{}",
        given.len()
    );
    for (arrived, sid) in probe.arrived().iter().zip(given) {
        let expected = [
            pair("Parent.Sid", &sid),
            pair("PartSids", &sid),
            pair("PartSids", THING),
        ];
        assert_eq!(arrived.form(), expected);
    }
}
