//! The documentation of an operation, at its builder and at the method that makes it.

use super::{example, input_docs};
use crate::ir::{Docs, Handle, Operation, Response};
use crate::targets::context::RenderCtx;
use crate::targets::docs::{self, Page};

/// The documentation of a builder: what the operation does, its route, its errors, an example.
///
/// This is the one place where the route is told, close to the top: the call that the builder makes is written in the line above, and a
/// changed path is one change to read.
pub(super) fn builder(cx: &RenderCtx<'_>, operation: &Operation) -> Page {
    Page::at_column(4)
        .prose(
            &summary(operation),
            &format!("The operation {}.", docs::code(&operation.name.wire)),
        )
        .own(&format!(
            "{}, operation {}. Made by {}.",
            route(operation),
            docs::code(&operation.call_name),
            maker(operation)
        ))
        .foreign(&operation.docs.description)
        .section("Errors")
        .own(errors(operation))
        .example(&example::operation(cx, operation))
}

/// The documentation of a method of a handle.
pub(super) fn method(cx: &RenderCtx<'_>, operation: &Operation) -> Page {
    let builder = &operation.name.rust;
    let gives = if operation.optional_inputs().next().is_some() {
        format!(
            "The optional inputs are methods of [`{builder}`], which shows the route and an example."
        )
    } else {
        format!("[`{builder}`] shows the route and an example.")
    };
    Page::at_column(4)
        .prose(
            &summary(operation),
            &format!("Makes the operation {}.", docs::code(&operation.name.wire)),
        )
        .list(&input_docs::arguments(cx, operation))
        .own(&gives)
}

/// The document's word about an operation, without its long description. Without a summary, its first paragraph is used.
fn summary(operation: &Operation) -> Docs {
    Docs {
        description: String::new(),
        ..operation.docs.clone()
    }
}

/// The documentation of a handle: what it is for.
pub(super) fn handle(handle: &Handle) -> Page {
    Page::at_column(0).prose(
        &handle.docs,
        "Makes the requests of one path and leads to the paths below it.",
    )
}

/// Method and path, `POST /v1/FlexFlows`.
fn route(operation: &Operation) -> String {
    let method = operation.http_method.as_str();
    docs::code(&format!("{method} {}", operation.path))
}

/// A link to the method that makes the builder.
fn maker(operation: &Operation) -> String {
    let verb = &operation.verb;
    match operation.handle.last() {
        Some(accessor) => format!("[`{}::{verb}`]", accessor.handle),
        None => format!("[`Client::{verb}`](crate::Client::{verb})"),
    }
}

fn errors(operation: &Operation) -> &'static str {
    match operation.response {
        Response::Page { .. } => {
            "Each page may fail with an [`Error`](crate::Error): the call failed or the service refused it."
        }
        Response::One(_)
        | Response::Optional(_)
        | Response::Empty
        | Response::Text
        | Response::Bytes
        | Response::Location
        | Response::ByStatus(_) => {
            "Sending gives an [`Error`](crate::Error) when the call fails or the service refuses it."
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ir::{HttpMethod, Operation, Response};
    use crate::targets::docs::Page;
    use crate::targets::sample::{self, docs, options};

    fn lines(page: Page) -> String {
        page.into_lines().join("\n")
    }

    #[test]
    fn a_builder_says_what_it_does_where_how_it_fails_and_how_it_is_used() {
        let (api, options) = (sample::api(), options());
        let text = lines(super::builder(
            &sample::cx(&api, &options),
            &sample::create(),
        ));
        insta::assert_snapshot!(text, @r#"
        Creates a Flex Flow.

        `POST /v1/FlexFlows`, operation `CreateFlexFlow`. Made by [`FlexFlowsHandle::create`].

        # Errors

        Sending gives an [`Error`](crate::Error) when the call fails or the service refuses it.

        # Examples

        ```no_run
        use twilio_flex::json;
        use twilio_flex::v1::FlexFlowChannelType;

        # async fn example(client: twilio_flex::Client) -> Result<(), Box<dyn std::error::Error>> {
        let response = client
            .v1()
            .flex_flows()
            .create("say \"hi\"", FlexFlowChannelType::Web)
            .enabled(true)
            .plugins([json!({"a": 5000000000_i64})])
            .send()
            .await?;
        println!("{response:?}");
        # Ok(())
        # }
        ```
        "#);
    }

    #[test]
    fn a_method_without_a_word_in_the_document_is_documented_all_the_same() {
        let (api, options) = (sample::api(), options());
        let operation =
            sample::operation("Go", "go", HttpMethod::Delete, "/v1/`x`", Response::Empty);
        insta::assert_snapshot!(lines(super::method(&sample::cx(&api, &options), &operation)), @r"
        Makes the operation `Go`.

        [`Go`] shows the route and an example.
        ");
        let operation = Operation {
            docs: docs("Goes", "A long story."),
            ..operation
        };
        insta::assert_snapshot!(lines(super::method(&sample::cx(&api, &options), &operation)), @r"
        Goes.

        [`Go`] shows the route and an example.
        ");
    }
}
