//! Paths with several parameters in one segment, lists, and the label and matrix styles.

use twilio_runtime::{Json, Scope};

use crate::support::nowhere;

macro_rules! at {
    ($name:ident $path:literal) => {
        twilio_runtime::request! {
            "Fetch": Get "https://api.example.com" $path none -> Json;
            /// Fetches something.
            pub struct $name;
        }
    };
}

at! { Compare "/v1/compare/{base}...{head}.{ext}" }
at! { Many "/v1/Things/{Ids}/parts" }
at! { Label "/v1/Years/.{y}" }
at! { Matrix "/v1/Maps/;a={a};b={b}" }

fn url(request: Result<twilio_runtime::HttpRequest, twilio_runtime::Error>) -> String {
    let request = request.expect("a request");
    request.url().replace("https://api.example.com", "")
}

#[test]
fn every_parameter_of_a_segment_is_filled() {
    let scope = nowhere()
        .bind_text("base", "a/b")
        .bind_text("head", "...")
        .bind_text("ext", "x{y}");
    let compare = Compare::new(&scope).prepare();
    assert_eq!(url(compare), "/v1/compare/a%2Fb.......x%7By%7D");
    let scope = nowhere().bind_text("a", "1;2").bind_text("b", "=");
    assert_eq!(
        url(Matrix::new(&scope).prepare()),
        "/v1/Maps/;a=1%3B2;b=%3D"
    );
    let scope = nowhere().bind_text("y", "2026");
    assert_eq!(url(Label::new(&scope).prepare()), "/v1/Years/.2026");
}

fn many(ids: &[&str]) -> Result<String, String> {
    let scope: Scope = nowhere().bind_list("Ids", ids);
    match Many::new(&scope).prepare() {
        Ok(request) => Ok(url(Ok(request))),
        Err(error) if error.is_invalid_request() => Err(error.to_string()),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_list_in_a_path_has_commas_between_its_items() {
    assert_eq!(many(&["a"]), Ok("/v1/Things/a/parts".to_owned()));
    assert_eq!(
        many(&["a", "b,c", "d/e", ""]),
        Ok("/v1/Things/a,b%2Cc,d%2Fe,/parts".to_owned())
    );
    assert_eq!(
        many(&[]),
        Err("Fetch: \"Ids\" is an empty list, which can't be a segment of a path".to_owned())
    );
    for item in ["", "..", "."] {
        assert!(many(&[item]).is_err(), "{item:?}");
    }
}
