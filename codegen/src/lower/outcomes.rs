//! The contents of the documented successes in, the one result of the operation out.

use super::context::LowerCtx;
use super::documented::{Documented, Received};
use super::naming::{rank, settled};
use super::operation_types::claim_of_operation;
use super::{docs, placeholder};
use crate::ir::{Content, Docs, Name, Outcome, Outcomes, Response};
use crate::names::{Claim, Role, candidates};
use crate::schema::Node;

/// The result of an operation, whatever the order of its successes in the document.
pub(super) fn response<'d>(
    cx: &mut LowerCtx<'d, '_>,
    documented: &[Documented<'d>],
    received: Vec<Received>,
    hint: &str,
    operation: &Node<'d>,
) -> Response {
    let contents: Vec<Content> = received
        .into_iter()
        .map(|received| received.content)
        .collect();
    let mut distinct: Vec<&Content> = Vec::new();
    for content in &contents {
        if !distinct.contains(&content) {
            distinct.push(content);
        }
    }
    match distinct.as_slice() {
        [] | [Content::Empty] => Response::Empty,
        [Content::Json(ty)] => Response::One(ty.clone()),
        [Content::Json(ty), Content::Empty] | [Content::Empty, Content::Json(ty)] => {
            Response::Optional(ty.clone())
        }
        [Content::Text] | [Content::Text, Content::Empty] | [Content::Empty, Content::Text] => {
            Response::Text
        }
        [Content::Bytes] | [Content::Bytes, Content::Empty] | [Content::Empty, Content::Bytes] => {
            Response::Bytes
        }
        [Content::Location] => Response::Location,
        _ => by_status(cx, documented, contents, hint, operation),
    }
}

/// An enum with a variant for each documented success.
fn by_status<'d>(
    cx: &mut LowerCtx<'d, '_>,
    documented: &[Documented<'d>],
    contents: Vec<Content>,
    hint: &str,
    operation: &Node<'d>,
) -> Response {
    let claims: Vec<Claim> = documented
        .iter()
        .map(|response| variant_claim(cx, response))
        .collect();
    let names = settled(cx, &claims, |name| name == "Unrecognized");
    let outcomes = documented.iter().zip(contents).zip(names);
    let outcomes = outcomes
        .map(|((response, content), rust)| outcome(response, content, rust))
        .collect();
    let words = format!("{hint} Result");
    let names = candidates(Role::Type, &words);
    let claim = claim_of_operation(
        cx,
        "the results of",
        hint,
        names,
        "x-rust-result",
        operation,
    );
    let name = Name {
        wire: hint.to_owned(),
        rust: cx.claim_type(claim).rust,
    };
    cx.also_defines(&name.rust);
    let ty = placeholder::type_name(&cx.module, &name);
    cx.types.outcomes.push(Outcomes {
        name,
        docs: Docs::default(),
        outcomes,
    });
    Response::ByStatus(ty)
}

fn variant_claim(cx: &LowerCtx<'_, '_>, response: &Documented<'_>) -> Claim {
    Claim {
        what: "response",
        wire: response.status.to_owned(),
        file: cx.file.to_owned(),
        pointer: response.node.place.to_string(),
        candidates: variant_names(response),
        rank: rank::PLAIN,
        pin: None,
    }
}

fn outcome(response: &Documented<'_>, content: Content, rust: String) -> Outcome {
    Outcome {
        name: Name {
            wire: response.status.to_owned(),
            rust,
        },
        docs: docs::from_text(response.node.text("description"), false),
        first_status: response.statuses.0,
        last_status: response.statuses.1,
        content,
    }
}

/// `Ok`, `Accepted`: the reason phrase of the status, otherwise its number.
fn variant_names(response: &Documented<'_>) -> Vec<String> {
    let phrase = match response.statuses {
        (200, 200) => "Ok",
        (201, 201) => "Created",
        (202, 202) => "Accepted",
        (203, 203) => "NonAuthoritative",
        (204, 204) => "NoContent",
        (205, 205) => "ResetContent",
        (206, 206) => "PartialContent",
        (207, 207) => "MultiStatus",
        (300, 300) => "MultipleChoices",
        (301, 301) => "MovedPermanently",
        (302, 302) => "Found",
        (303, 303) => "SeeOther",
        (307, 307) => "TemporaryRedirect",
        (308, 308) => "PermanentRedirect",
        (200, 299) => "Success",
        (300, 399) => "Redirect",
        _ => return vec![format!("Status{}", response.status)],
    };
    vec![phrase.to_owned(), format!("Status{}", response.status)]
}
