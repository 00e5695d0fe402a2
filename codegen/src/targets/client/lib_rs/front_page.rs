//! The API and the cargo features in, the lines of the crate's documentation out.
//!
//! The prose is in `sections`, as Markdown with placeholders for what differs between documents. What is written there of
//! the runtime is true for every generated crate.

use super::super::manifest;
use super::fill::{Fill, Fills, fill};
use super::{authentication, calls, models, operations, scripted_test};
use crate::targets::context::RenderCtx;
use crate::targets::docs::Page;

/// The sections, in the order of need.
const SECTIONS: [&str; 25] = [
    include_str!("sections/first_call.md"),
    include_str!("sections/authentication.md"),
    include_str!("sections/bearer.md"),
    include_str!("sections/header_key.md"),
    include_str!("sections/credentials.md"),
    include_str!("sections/errors.md"),
    include_str!("sections/pages.md"),
    include_str!("sections/retries.md"),
    include_str!("sections/responses.md"),
    include_str!("sections/other_calls.md"),
    include_str!("sections/testing.md"),
    include_str!("sections/recordings.md"),
    include_str!("sections/values.md"),
    include_str!("sections/models.md"),
    include_str!("sections/hosts.md"),
    include_str!("sections/limits.md"),
    include_str!("sections/transports.md"),
    include_str!("sections/proxies.md"),
    include_str!("sections/web_chat.md"),
    include_str!("sections/access_tokens.md"),
    include_str!("sections/blocking.md"),
    include_str!("sections/tracing.md"),
    include_str!("sections/webhooks.md"),
    include_str!("sections/operations.md"),
    include_str!("sections/features.md"),
];

/// The lines of the documentation. A section that shows what the API does not have is left out.
pub(super) fn front_page(cx: &RenderCtx<'_>) -> Vec<String> {
    let title = format!("An asynchronous client of the {}.", cx.title());
    let mut lines = Page::at_column(0).foreign(&title).into_lines();
    let fills = fills(cx);
    for section in SECTIONS {
        if let Some(section) = fill(section, &fills) {
            lines.push(String::new());
            lines.extend(section);
        }
    }
    // The targets of links follow, which would else be a row of the last table.
    lines.push(String::new());
    lines
}

fn fills(cx: &RenderCtx<'_>) -> Fills {
    let mut fills = Fills::from([
        ("crate", Fill::Text(cx.options.crate_ident())),
        ("features", Fill::Lines(features())),
    ]);
    fills.extend(authentication::fills(cx.api));
    fills.extend(calls::fills(cx));
    fills.extend(models::fills(cx));
    fills.extend(operations::fills(cx));
    fills.extend(scripted_test::fills(cx));
    fills
}

/// The table of the cargo features.
fn features() -> Vec<String> {
    let rows = manifest::FEATURES.iter().map(|feature| {
        let default = if feature.is_default { "yes" } else { "" };
        format!("| `{}` | {default} | {} |", feature.name, feature.brings)
    });
    ["| Feature | Default | Brings |", "|---|---|---|"]
        .map(str::to_owned)
        .into_iter()
        .chain(rows)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::front_page;
    use crate::ir::{Example, Response, Scheme, Security};
    use crate::targets::sample::{self, options};

    fn titles(page: &[String]) -> Vec<&str> {
        page.iter()
            .filter_map(|line| line.strip_prefix("# "))
            // What begins in another way is a hidden line of an example.
            .filter(|title| title.starts_with(char::is_uppercase) && !title.contains('('))
            .collect()
    }

    #[test]
    fn every_place_is_filled_and_no_line_is_long() {
        let (api, options) = (sample::api(), options());
        let lines = front_page(&sample::cx(&api, &options));
        for line in &lines {
            assert!(!line.contains("{{") && !line.contains("}}"), "{line}");
            assert!(line.len() <= 96 || line.starts_with('|'), "{line}");
        }
        insta::assert_snapshot!(titles(&lines).join("\n"), @r"
        First call
        Credentials
        Errors
        Pages
        Retries and time limits
        Responses and prepared requests
        Calls that this crate lacks
        Testing your application
        Recordings for tests
        Values
        Making inputs and models
        Hosts
        Rate and concurrency limits
        Transports
        Behind a proxy or gateway
        Access tokens
        Blocking
        Tracing
        Webhooks
        Operations
        Cargo features
        ");
    }

    #[test]
    fn the_page_begins_with_the_call_that_the_document_asks_for() {
        let (mut api, options) = (sample::api(), options());
        let first_call = |api: &crate::ir::Api| {
            let page = front_page(&sample::cx(api, &options)).join("\n");
            let end = page.find("The program needs").unwrap_or_default();
            page[..end].to_owned()
        };
        assert!(first_call(&api).contains(".list()"));
        api.modules[0].resources[0].operations[0].is_first_example = true;
        assert!(first_call(&api).contains(".create(\"say \\\"hi\\\"\", FlexFlowChannelType::Web)"));
    }

    /// The front page of an API with these schemes.
    fn authenticated(schemes: &[Scheme]) -> String {
        let (mut api, options) = (sample::api(), options());
        for operation in &mut api.modules[0].resources[0].operations {
            operation.security = schemes
                .iter()
                .map(|scheme| Security {
                    name: "a|b".to_owned(),
                    scheme: scheme.clone(),
                })
                .collect();
        }
        front_page(&sample::cx(&api, &options)).join("\n")
    }

    #[test]
    fn it_says_how_the_service_authenticates_a_call() {
        let key = |location: &str| Scheme::ApiKey {
            location: location.to_owned(),
            name: "X-Key".to_owned(),
        };
        assert_eq!(authenticated(&[Scheme::Basic]), authenticated(&[]));
        let page = authenticated(&[Scheme::Bearer, key("header")]);
        assert!(page.contains("let client = Client::new(Credentials::bearer(std::env"));
        let page = authenticated(&[
            key("header"),
            key("query"),
            key("cookie"),
            Scheme::Other("mutualTLS".to_owned()),
        ]);
        let from = page.find("# Authentication").unwrap_or_default();
        let to = page.find("# Credentials").unwrap_or(page.len());
        insta::assert_snapshot!(&page[from..to], @r#"
        # Authentication

        How the service authenticates a call, according to its documents. If an operation has several
        schemes, one of them is enough.

        | Scheme | What it is | With this client |
        |---|---|---|
        | `a\|b` | a key in the header `X-Key` | `with_header` of each request |
        | `a\|b` | a key in the query, `X-Key` | a method of the request if it has one, or a [`Transport`] that adds it |
        | `a\|b` | a key in the cookie `X-Key` | `with_header` of each request, with the header `cookie` |
        | `a\|b` | `mutualTLS` | a [`Transport`] that adds what is needed |

        ```no_run
        use twilio_flex::{Client, Credentials};

        # async fn example(key: String) -> Result<(), Box<dyn std::error::Error>> {
        let client = Client::new(Credentials::none())?;
        let header = "X-Key";
        let request = client.v1().flex_flows().list().with_header(header, key);
        request.send().await?;
        # Ok(())
        # }
        ```
        "#);
    }

    #[test]
    fn texts_of_the_document_that_read_like_places_are_texts() {
        let (mut api, options) = (sample::api(), options());
        let nasty = [
            "{{operation}}",
            "{{test_answer}}",
            "List{{nothing}}X",
            "{{call}}\u{202e}\n# Errors",
        ];
        let module = &mut api.modules[0];
        module.title = nasty.join(" ");
        module.resources[0].models[0].fields[0].name.wire = nasty[1].to_owned();
        for (operation, id) in module.resources[0].operations.iter_mut().zip(nasty) {
            operation.name.wire = id.to_owned();
            operation.call_name = id.to_owned();
            operation.path = format!("/{id}");
            operation.server = id.to_owned();
            operation.security = vec![Security {
                name: id.to_owned(),
                scheme: Scheme::ApiKey {
                    location: "header".to_owned(),
                    name: id.to_owned(),
                },
            }];
            if let Response::Page { key, .. } = &mut operation.response {
                *key = id.to_owned();
            }
            for input in &mut operation.inputs {
                input.name.wire = id.to_owned();
            }
            operation.request_examples = vec![Example {
                name: id.to_owned(),
                value: serde_json::json!({ id: id }),
            }];
        }
        let page = front_page(&sample::cx(&api, &options));
        let plain = authenticated(&[Scheme::ApiKey {
            location: "header".to_owned(),
            name: "X-Key".to_owned(),
        }]);
        let plain: Vec<String> = plain.lines().map(str::to_owned).collect();
        assert_eq!(titles(&page), titles(&plain));
        assert!(
            page.iter()
                .all(|line| !line.contains(crate::text::is_hidden))
        );
    }

    #[test]
    fn the_guide_to_a_web_chat_is_for_apis_that_start_one() {
        let (mut api, options) = (sample::api(), options());
        let title = "A web chat in ten minutes";
        let page = front_page(&sample::cx(&api, &options));
        assert!(!titles(&page).contains(&title));
        api.modules[0].resources[0].operations[0].starts_web_chat = true;
        let page = front_page(&sample::cx(&api, &options));
        assert!(titles(&page).contains(&title));
        for line in &page {
            assert!(line.len() <= 96 || line.starts_with('|'), "{line}");
        }
    }

    #[test]
    fn an_api_without_listings_has_no_section_on_them() {
        let (mut api, options) = (sample::api(), options());
        for operation in &mut api.modules[0].resources[0].operations {
            operation.response = Response::Empty;
        }
        let page = front_page(&sample::cx(&api, &options)).join("\n");
        assert!(page.contains("# Errors") && !page.contains("# Pages"));
    }
}
