//! An operation in, what a service answers in a test out, and what the test looks at.

use super::super::example_text::literal;
use crate::ir::{Field, HttpMethod, Model, Name, Operation, Response, Type};
use crate::targets::context::RenderCtx;

/// The longest statement that stays on one line.
const LINE: usize = 80;

/// What the service of the test says, and what the test looks at.
pub(super) struct Answer {
    /// What the example is marked as.
    pub(super) fence: &'static str,
    pub(super) status: u16,
    pub(super) json: String,
    pub(super) check: Vec<String>,
}

/// The shortest answer that reads, after a request with these inputs.
pub(super) fn answer(cx: &RenderCtx<'_>, operation: &Operation, sent: &[(Name, String)]) -> Answer {
    let of = |fence, status, json: String, check| Answer {
        fence,
        status,
        json,
        check,
    };
    let success = match operation.http_method {
        HttpMethod::Post => 201,
        HttpMethod::Get
        | HttpMethod::Put
        | HttpMethod::Patch
        | HttpMethod::Delete
        | HttpMethod::Head
        | HttpMethod::Options
        | HttpMethod::Trace => 200,
    };
    match &operation.response {
        Response::Empty => of("", 204, "{}".to_owned(), Vec::new()),
        // What is read from these is not, or not only, the JSON that the test answers.
        Response::Text
        | Response::Bytes
        | Response::Location
        | Response::ByStatus(_)
        | Response::Optional(_) => of("no_run", success, "{}".to_owned(), Vec::new()),
        Response::Page { key, .. } => {
            let check = "assert!(response.records.is_empty());".to_owned();
            of("", 200, format!("{{{}: []}}", literal(key)), vec![check])
        }
        Response::One(ty) => match model(cx, ty) {
            Some(model) if model.fields.iter().all(may_be_absent) => {
                let (json, check) =
                    text_field(cx, model, sent).unwrap_or_else(|| ("{}".to_owned(), Vec::new()));
                of("", success, json, check)
            }
            // What has to be there would need a long example.
            Some(_) | None => of("no_run", success, "{}".to_owned(), Vec::new()),
        },
    }
}

fn model<'a>(cx: &RenderCtx<'a>, ty: &Type) -> Option<&'a Model> {
    match ty {
        Type::Model(name) => cx.model(name),
        _ => None,
    }
}

/// A SID of a type that has a prefix.
pub(super) fn sid(cx: &RenderCtx<'_>, name: &str) -> Option<String> {
    let sid = cx.api.sids.iter().find(|sid| sid.rust == name)?;
    Some(format!(
        "{}0123456789abcdef0123456789abcdef",
        sid.prefixes.first()?
    ))
}

fn may_be_absent(field: &Field) -> bool {
    field.optional || matches!(field.ty, Type::List(_) | Type::Map(_))
}

/// JSON with one field, and lines that look at it: a text that was sent, else the first SID or text.
fn text_field(
    cx: &RenderCtx<'_>,
    model: &Model,
    sent: &[(Name, String)],
) -> Option<(String, Vec<String>)> {
    let fields = || {
        model
            .fields
            .iter()
            .filter(|field| field.optional && !field.boxed)
    };
    let echo = fields().find_map(|field| {
        let mut sent = sent.iter();
        let (_, text) = sent.find(|(name, _)| name.rust == field.name.rust)?;
        matches!(field.ty, Type::String).then(|| (field, text.clone(), "as_deref()"))
    });
    let first = || {
        fields().find_map(|field| {
            if let Type::Sid(name) = &field.ty {
                return Some((field, sid(cx, name)?, "as_ref().map(|sid| sid.as_str())"));
            }
            let text = || (field, "some text".to_owned(), "as_deref()");
            matches!(field.ty, Type::String).then(text)
        })
    };
    let (field, text, read) = echo.or_else(first)?;
    let (wire, text) = (literal(&field.name.wire), literal(&text));
    let left = format!("response.{}.{read}", field.name.rust);
    let lines = match format!("assert_eq!({left}, Some({text}));") {
        line if line.len() <= LINE => vec![line],
        _ => vec![format!("assert_eq!(\n    {left},\n    Some({text}),\n);")],
    };
    Some((format!("{{{wire}: {text}}}"), lines))
}
