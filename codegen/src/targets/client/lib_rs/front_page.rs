//! The API and the cargo features in, the lines of the crate's documentation out.
//!
//! The prose stands in `sections`, as Markdown with places for what differs between documents. What is written there of
//! the runtime is true for every generated crate.

use super::super::manifest;
use super::fill::{Fill, Fills, fill};
use super::{calls, scripted_test};
use crate::targets::context::RenderCtx;
use crate::targets::docs::Page;

/// The sections, in the order of need.
const SECTIONS: [&str; 15] = [
    include_str!("sections/first_call.md"),
    include_str!("sections/credentials.md"),
    include_str!("sections/errors.md"),
    include_str!("sections/pages.md"),
    include_str!("sections/retries.md"),
    include_str!("sections/responses.md"),
    include_str!("sections/testing.md"),
    include_str!("sections/recordings.md"),
    include_str!("sections/values.md"),
    include_str!("sections/hosts.md"),
    include_str!("sections/limits.md"),
    include_str!("sections/transports.md"),
    include_str!("sections/blocking.md"),
    include_str!("sections/tracing.md"),
    include_str!("sections/features.md"),
];

/// What a section links to that not every build has: the feature, the link's text and its target.
pub(super) const FEATURE_LINKS: [(&str, &str, &str); 6] = [
    ("http-client", "HttpTransport", "HttpTransport"),
    ("blocking", "BlockingTransport", "BlockingTransport"),
    (
        "blocking",
        "ClientBuilder::blocking",
        "ClientBuilder::blocking",
    ),
    ("reqwest", "ReqwestTransport", "ReqwestTransport"),
    ("tower", "ServiceTransport", "ServiceTransport"),
    ("tower", "TransportService", "TransportService"),
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
    fills.extend(calls::fills(cx));
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
    use crate::ir::Response;
    use crate::targets::sample::{self, options};

    #[test]
    fn every_place_is_filled_and_no_line_is_long() {
        let (api, options) = (sample::api(), options());
        let lines = front_page(&sample::cx(&api, &options));
        for line in &lines {
            assert!(!line.contains("{{") && !line.contains("}}"), "{line}");
            assert!(line.len() <= 96 || line.starts_with('|'), "{line}");
        }
        let titles: Vec<&str> = lines
            .iter()
            .filter_map(|line| line.strip_prefix("# "))
            // What begins in another way is a hidden line of an example.
            .filter(|title| title.starts_with(char::is_uppercase) && !title.contains('('))
            .collect();
        insta::assert_snapshot!(titles.join("\n"), @r"
        First call
        Credentials
        Errors
        Pages
        Retries and time limits
        Responses and prepared requests
        Testing your application
        Recordings for tests
        Values
        Hosts
        Rate and concurrency limits
        Transports
        Blocking
        Tracing
        Cargo features
        ");
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
