//! The body of one request, before and after.

use std::fmt::Write as _;

use crate::diff::context::{DiffCtx, Subject};
use crate::diff::report::ChangeKind;
use crate::diff::rulings;
use crate::diff::spelling::code;
use crate::ir::{Body, Encoding, Location, Operation};

/// Whether both have a body, and not of the same encoding: a form became JSON, say.
pub(super) fn is_encoded_differently(old: &Operation, new: &Operation) -> bool {
    let [old, new] = [old.body.encoding, new.body.encoding];
    old != new && old != Encoding::None && new != Encoding::None
}

/// Whether an input is part of the body.
pub(super) fn is_in_body(location: Location) -> bool {
    matches!(location, Location::Form | Location::Part | Location::Body)
}

/// Notes another encoding, with the inputs that come and go with it. It is the first change, because others follow from it.
pub(super) fn compare(cx: &mut DiffCtx<'_>, subject: &Subject, [old, new]: [&Operation; 2]) {
    let what = format!("{}; was {}", words(&new.body), words(&old.body));
    if is_encoded_differently(old, new) {
        let what = what + &inputs("takes", new) + &inputs("took", old);
        cx.note(subject, ChangeKind::Encoding, what, rulings::ENCODING);
    } else if old.body.encoding == new.body.encoding {
        if old.body.media_type != new.body.media_type {
            cx.note(subject, ChangeKind::MediaType, what, rulings::MEDIA_TYPE);
        }
    } else if old.http_method == new.http_method {
        // Another HTTP method brings an empty form with it, or takes it away.
        cx.note(subject, ChangeKind::Encoding, what, rulings::EMPTY_BODY);
    }
}

/// The inputs in the body: ``; takes `a`, `b` ``.
fn inputs(word: &str, operation: &Operation) -> String {
    let inputs = operation.inputs.iter();
    let names: Vec<String> = inputs
        .filter(|input| is_in_body(input.location))
        .map(|input| format!("`{}`", input.name.rust))
        .collect();
    let mut text = String::new();
    if !names.is_empty() {
        // Writing to a text cannot fail.
        let _ = write!(text, "; {word} {}", names.join(", "));
    }
    text
}

fn words(body: &Body) -> String {
    match body.encoding {
        Encoding::None => "no body".to_owned(),
        Encoding::Form => "a form as body".to_owned(),
        Encoding::Json if body.media_type == "application/json" => "a JSON body".to_owned(),
        Encoding::Multipart | Encoding::Json | Encoding::Text | Encoding::Bytes => {
            format!("{} as body", code(&body.media_type))
        }
    }
}
