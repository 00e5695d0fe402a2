//! The variables of a server have their default values.

use wire::client;

#[test]
fn the_defaults_are_in_the_url() {
    let client = client!(case_server_variable_host);
    let request = client.v1().things().list().prepare().expect("a request");
    assert_eq!(request.url(), "https://acme.example.com/v2/v1/Things");
}
