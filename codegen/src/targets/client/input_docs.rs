//! An input in, its documentation out: at its setter or field, and at the method that takes it as an argument.

use crate::ir::{Encoding, Input, Location, Operation};
use crate::targets::context::RenderCtx;
use crate::targets::docs::{self, Page};
use crate::targets::{limits, rust_type};

/// What an input means and what it is called on the wire.
pub(super) fn page(cx: &RenderCtx<'_>, encoding: Encoding, input: &Input) -> Page {
    let facts = facts(cx, encoding, input);
    let page = Page::at_column(8);
    if docs::is_silent(&input.docs) {
        page.own(&facts)
    } else {
        page.prose(&input.docs, "").own(&facts)
    }
}

/// The same for each input that is an argument, whose setter is on no page: foreign Markdown, and words of the generator's own.
pub(super) fn arguments(cx: &RenderCtx<'_>, operation: &Operation) -> Vec<(String, String)> {
    let encoding = operation.body.encoding;
    let inputs = operation.required_inputs();
    inputs
        .filter(|_| operation.required_struct.is_none())
        .map(|input| {
            let name = docs::code(&input.name.rust);
            let prose = docs::prose(&input.docs);
            let mut facts = facts(cx, encoding, input);
            if input.docs.deprecated {
                facts.push_str(" Deprecated.");
            }
            if prose.is_empty() {
                (prose, format!("{name}: {facts}"))
            } else {
                (format!("{name}: {prose}"), facts)
            }
        })
        .collect()
}

/// Where an input goes, and what the document specifies beside its type.
fn facts(cx: &RenderCtx<'_>, encoding: Encoding, input: &Input) -> String {
    let wire = docs::code(&input.name.wire);
    let mut facts = match input.location {
        Location::Query => format!("Query parameter {wire}."),
        Location::Header => format!("Header {wire}."),
        Location::Form => format!("Form field {wire}."),
        Location::Part => format!("Part {wire} of the form."),
        Location::Body => match encoding {
            Encoding::Text => "The text of the body.".to_owned(),
            Encoding::Bytes => "The bytes of the body.".to_owned(),
            Encoding::None | Encoding::Form | Encoding::Multipart | Encoding::Json => {
                "The JSON body.".to_owned()
            }
        },
    };
    if let Some(view) = rust_type::view(cx, &input.ty) {
        facts = format!("{facts} Any JSON is taken; a {view} has the usual fields.");
    }
    if let Some(limits) = limits::sentence(&input.constraints, &input.ty) {
        facts = format!("{facts} {limits}");
    }
    facts
}

#[cfg(test)]
mod tests {
    use crate::ir::{Constraints, Docs, Input, Location, Operation, Type};
    use crate::targets::docs::Page;
    use crate::targets::sample::{self, options};

    #[test]
    fn an_argument_is_documented_like_a_setter() {
        let (api, options) = (sample::api(), options());
        let short = Input {
            constraints: Box::new(Constraints {
                max_length: Some(64),
                ..Constraints::default()
            }),
            ..sample::input(Location::Form, "Name", "name", Type::String, true)
        };
        let long = Input {
            docs: Docs {
                summary: "What it is for".to_owned(),
                description: "```\nnever closed [Vec]".to_owned(),
                deprecated: true,
                ..Docs::default()
            },
            ..short.clone()
        };
        let operation = Operation {
            inputs: vec![short, long],
            ..sample::create()
        };
        let arguments = super::arguments(&sample::cx(&api, &options), &operation);
        let lines = Page::at_column(4).list(&arguments).into_lines();
        insta::assert_snapshot!(lines.join("\n"), @r"
        - `name`: Form field `Name`. Limits: at most 64 characters.
        - `name`: What it is for.

          ```text
          never closed [Vec]
          ```

          Form field `Name`. Limits: at most 64 characters. Deprecated.
        ");
    }
}
