//! The scheme of the operation is that of the credentials.

use case_security_bearer_and_apikey::{Client, Credentials, ScriptedTransport};

#[test]
fn the_token_is_sent() {
    let builder = Client::builder().credentials(Credentials::bearer("a.b.c"));
    let client = builder.transport(ScriptedTransport::new()).build();
    let client = client.expect("a client");
    let request = client.v1().things().list().prepare().expect("a request");
    let authorization = request.headers().get("authorization");
    assert_eq!(authorization, Some("Bearer a.b.c"));
}
