//! A query of the path is sent, a fragment is not.

use wire::client;

#[test]
fn the_query_is_sent_and_the_fragment_is_not() {
    let client = client!(case_path_with_fragment_query);
    let request = client.v1().things().list().prepare().expect("a request");
    assert_eq!(request.url(), "https://kiosk.example.com/v1/Things");
    let request = client.v1().things_kind_new().list().prepare();
    let expected = "https://kiosk.example.com/v1/Things?kind=new";
    assert_eq!(request.expect("a request").url(), expected);
}
