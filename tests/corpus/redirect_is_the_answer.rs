//! A documented redirect is a result, and is not followed.

use case_redirect_is_the_answer::HttpResponse;
use wire::{answers, answers_with, client};

#[tokio::test]
async fn the_location_is_the_result() {
    let response = HttpResponse::new(307, r#"{"redirect_to":"elsewhere"}"#)
        .with_header("location", "https://files.example.com/1?signature=x");
    let transport = answers_with(response);
    let client = client!(case_redirect_is_the_answer, transport.clone());
    let fetch = client.v1().export("2024-05-01").fetch();
    let redirect = fetch.send().await.expect("a redirect");
    assert_eq!(redirect.status(), 307);
    let expected = Some("https://files.example.com/1?signature=x");
    assert_eq!(redirect.location(), expected);
    assert_eq!(transport.requests().len(), 1);
}

#[tokio::test]
async fn an_error_is_still_one() {
    let client = client!(case_redirect_is_the_answer, answers(404, "{}"));
    let result = client.v1().export("2024-05-01").fetch().send().await;
    assert_eq!(result.expect_err("an error").status(), Some(404));
}
