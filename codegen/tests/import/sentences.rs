//! The marks before sentences whose facts are not what they were.

use super::*;

#[test]
fn a_changed_fact_marks_its_sentence_and_keeps_it() {
    let mut document = published(V2);
    let email = format!("{WEB_CHAT_FIELDS}/ChatFriendlyName");
    document.pointer_mut(&email).unwrap()["type"] = "integer".into();
    let text = imported(&document).text;
    let mark = r#"what this sentence is about has changed: type was "string""#.to_owned();
    assert_eq!(marks(&text), [(format!("{email}/description"), mark)]);
    assert!(hunk(V2, &text).contains(r#"TODO(prose, changed: type was "string"): Display name"#));
    // A second import finds the mark still there; a mark does not grow another one.
    let again = import(
        &[source("published.json", document.to_string())],
        &[source("flex_v2.yaml", text.clone())],
        Prose::Own,
    );
    assert_eq!(again.documents[0].text, text);
    // An example is a fact that no sentence depends on.
    let mut document = published(V2);
    document.pointer_mut(&email).unwrap()["example"] = "Larry".into();
    assert_eq!(marks(&imported(&document).text), []);
}

const LIMIT: &str = "/paths/~1v2~1WebChats/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/ChatFriendlyName";

/// Imports documents one after the other, each into what the one before has left.
fn imported_in_turn<'a>(ours: &str, published: impl IntoIterator<Item = &'a Value>) -> Vec<String> {
    let mut ours = ours.to_owned();
    let texts = published.into_iter().map(|document| {
        let published = [source("published.json", document.to_string())];
        let mut import = import(&published, &[source("flex.yaml", ours.clone())], Prose::Own);
        assert!(import.diagnostics.is_empty(), "{}", import.diagnostics);
        ours = import.documents.remove(0).text;
        ours.clone()
    });
    texts.collect()
}

#[test]
fn a_mark_goes_when_nothing_of_it_is_true_any_more() {
    let before = published(V2);
    let (mut limited, mut both) = (before.clone(), before.clone());
    limited.pointer_mut(LIMIT).unwrap()["maxLength"] = 256.into();
    both.pointer_mut(LIMIT).unwrap()["maxLength"] = 64.into();
    both.pointer_mut(LIMIT).unwrap()["pattern"] = "a, b): c".into();
    let texts = imported_in_turn(V2, [&limited, &both, &limited, &both, &before]);
    let reasons = texts.iter().map(|text| {
        let reasons = marks(text).into_iter().map(|(_, reason)| reason);
        reasons
            .collect::<String>()
            .replace("what this sentence is about has changed: ", "")
    });
    let (limit, pattern) = (
        "maxLength was absent",
        "maxLength was absent, pattern was absent",
    );
    assert_eq!(
        reasons.collect::<Vec<_>>(),
        [limit, pattern, limit, pattern, ""]
    );
    assert!(texts[4] == V2, "{}", hunk(V2, &texts[4]));
}

#[test]
fn a_mark_keeps_the_value_that_the_sentence_was_written_for() {
    let mut before = published(V2);
    before.pointer_mut(LIMIT).unwrap()["pattern"] = "a, b): c".into();
    let ours = V2.replace("                  description: >-\n                    Display name to give", "                  pattern: 'a, b): c'\n                  description: >-\n                    Display name to give");
    assert!(ours != V2);
    let mut other = before.clone();
    other.pointer_mut(LIMIT).unwrap()["pattern"] = "d".into();
    let texts = imported_in_turn(&ours, [&before, &other, &other, &before]);
    let mark = r#"what this sentence is about has changed: pattern was "a, b): c""#;
    assert_eq!(marks(&texts[1])[0].1, mark);
    assert!(texts[2] == texts[1]);
    assert!(texts[3] == texts[0], "{}", hunk(&texts[0], &texts[3]));
}

#[test]
fn a_mark_without_a_value_and_a_missing_sentence_stay() {
    for sentence in [
        "TODO(prose)",
        "'TODO(prose, changed: maxLength): Its name.'",
        "TODO(prose, by hand) Its name.",
    ] {
        let ours = V2.replacen(
            "summary: Opens a web chat",
            &format!("summary: {sentence}"),
            1,
        );
        assert!(ours != V2);
        let text = &imported_in_turn(&ours, [&published(V2)])[0];
        assert!(text == &ours, "{}", hunk(&ours, text));
    }
}
