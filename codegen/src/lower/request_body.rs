//! The request body of an operation in, its encoding and its inputs out.

use super::context::LowerCtx;
use super::facts::Facts;
use super::input::Inputs;
use super::naming::rank;
use super::{examples, form, media, schema};
use crate::ir::{self, Body, Docs, Encoding, Example, Location, Name, Style, Type};
use crate::names::Claim;
use crate::schema::{Node, Parts, follow};

/// The encoding of the body, with its fields added to the inputs.
pub(super) fn lower<'d>(
    cx: &mut LowerCtx<'d, '_>,
    inputs: &mut Inputs,
    operation: &Node<'d>,
    method: &str,
    hint: &str,
) -> (Option<Body>, Vec<Example>) {
    let Some(body) = operation.get("requestBody") else {
        // A call that changes something is a form, even when it is empty.
        let is_form = matches!(method, "post" | "put" | "patch");
        let body = if is_form { Body::form() } else { Body::NONE };
        return (Some(body), Vec::new());
    };
    let body = match follow(cx.root, body) {
        Ok(body) => body,
        Err(fault) => return (cx.fault(fault), Vec::new()),
    };
    let Some((media_type, media)) = preferred(&body) else {
        return (Some(Body::NONE), Vec::new());
    };
    body.enter();
    media.enter();
    media.read_keys(&["example", "examples"]);
    let examples = examples::of_media(cx, &media);
    let encoding = encoding(cx, media_type, &media);
    let added = match encoding {
        Encoding::Form => form::add(cx, inputs, &media, hint, Location::Form),
        Encoding::Multipart => form::add(cx, inputs, &media, hint, Location::Part),
        Encoding::Json | Encoding::Text | Encoding::Bytes | Encoding::None => {
            whole(cx, inputs, &body, &media, encoding, hint)
        }
    };
    let body = Body {
        encoding,
        media_type: sent(cx, media_type, encoding, &media),
    };
    (added.map(|()| body), examples)
}

/// The media type that is sent, of those that the document offers: a form or JSON, whichever comes first, otherwise parts, text
/// or bytes.
fn preferred<'d>(body: &Node<'d>) -> Option<(&'d str, Node<'d>)> {
    let content = body.get("content")?;
    let rank = |name: &str| match media::Kind::of(name) {
        media::Kind::Form | media::Kind::Json => 0,
        media::Kind::Multipart => 1,
        media::Kind::Any => 2,
        media::Kind::Text => 3,
        media::Kind::Bytes => 4,
    };
    content.members().min_by_key(|(name, _)| rank(name))
}

fn encoding<'d>(cx: &LowerCtx<'d, '_>, media_type: &str, media: &Node<'d>) -> Encoding {
    match media::Kind::of(media_type) {
        media::Kind::Form => Encoding::Form,
        media::Kind::Json => Encoding::Json,
        media::Kind::Multipart => Encoding::Multipart,
        media::Kind::Text => Encoding::Text,
        media::Kind::Any if media::is_structured(cx.root, media) => Encoding::Json,
        media::Kind::Bytes | media::Kind::Any => Encoding::Bytes,
    }
}

/// The value of `Content-Type`. A range such as `*/*` cannot be sent.
fn sent(
    cx: &mut LowerCtx<'_, '_>,
    media_type: &str,
    encoding: Encoding,
    media: &Node<'_>,
) -> String {
    let usual = match encoding {
        Encoding::None => "",
        Encoding::Form => "application/x-www-form-urlencoded",
        Encoding::Multipart => "multipart/form-data",
        Encoding::Json => "application/json",
        Encoding::Text => "text/plain",
        Encoding::Bytes => "application/octet-stream",
    };
    if encoding == Encoding::Multipart && media::essence(media_type) != usual {
        let message = format!("`{media_type}` is sent as `{usual}`");
        let help = "correct the media type, if the service does not expect this one";
        cx.warning(&media.place, message, help);
    }
    if matches!(encoding, Encoding::Form | Encoding::Multipart)
        || media::Kind::of(media_type) == media::Kind::Any
    {
        return usual.to_owned();
    }
    if media::is_sendable(media_type) {
        return media_type.to_owned();
    }
    let message = format!("`{media_type}` is not a media type: `{usual}` is sent");
    cx.warning(&media.place, message, "correct the media type");
    usual.to_owned()
}

/// A body that is one input: JSON, text or bytes.
fn whole<'d>(
    cx: &mut LowerCtx<'d, '_>,
    inputs: &mut Inputs,
    body: &Node<'d>,
    media: &Node<'d>,
    encoding: Encoding,
    hint: &str,
) -> Option<()> {
    let (ty, facts) = match (encoding, media.get("schema")) {
        (Encoding::Json, Some(schema)) => {
            let known = schema::lower(cx, &Parts::from(schema), &format!("{hint} Body"))?;
            (known.ty, known.facts)
        }
        (Encoding::Json, None) => (Type::Json, Facts::default()),
        (Encoding::Text, _) => (Type::String, Facts::default()),
        _ => (Type::Bytes, Facts::default()),
    };
    let input = ir::Input {
        name: Name::unsettled("$body"),
        location: Location::Body,
        style: Style::Plain,
        ty,
        required: body.is_true("required"),
        pii: facts.is_pii(),
        docs: Docs::default(),
        constraints: Box::default(),
    };
    let claim = Claim {
        what: "the",
        wire: "body".to_owned(),
        file: cx.file.to_owned(),
        pointer: body.place.to_string(),
        candidates: vec!["body".to_owned()],
        rank: rank::PLAIN,
        pin: None,
    };
    inputs.push(input, claim);
    Some(())
}
