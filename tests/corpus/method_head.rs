//! HEAD asks for a response without a body.

use case_method_head::{HttpResponse, Method};
use wire::{answers, answers_with, client, path};

#[tokio::test]
async fn the_headers_are_the_answer() {
    let transport = answers_with(HttpResponse::new(200, "").with_header("content-length", "12"));
    let client = client!(case_method_head, transport.clone());
    let check = client.v1().thing("TH1").check();
    let response = check.send_with_response().await.expect("a success");
    assert_eq!(response.headers().get("content-length"), Some("12"));
    let request = &transport.requests()[0];
    assert_eq!(request.method(), Method::Head);
    assert_eq!(path(request), "v1/Things/TH1");
    assert_eq!(request.body(), b"");
}

#[tokio::test]
async fn a_thing_that_does_not_exist_is_an_error() {
    let client = client!(case_method_head, answers(404, ""));
    let error = client.v1().thing("TH1").check().send().await;
    assert_eq!(error.expect_err("an error").status(), Some(404));
}
