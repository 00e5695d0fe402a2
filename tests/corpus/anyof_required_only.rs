//! Parts of `anyOf` that only require properties make no types of their own.

use case_anyof_required_only::json;
use wire::{answers, client};

#[tokio::test]
async fn either_property_may_be_missing() {
    let transport = answers(200, r#"{"phone":"+15550100"}"#);
    let client = client!(case_anyof_required_only, transport.clone());
    let create = client
        .v1()
        .things()
        .create(json!({ "email": "ada@example.com" }));
    let address = create.send().await.expect("an address");
    assert_eq!(address.email, None);
    assert_eq!(address.phone.as_deref(), Some("+15550100"));
    let requests = transport.requests();
    assert_eq!(requests[0].body(), br#"{"email":"ada@example.com"}"#);
}
