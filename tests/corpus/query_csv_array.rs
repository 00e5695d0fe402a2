//! A list with `explode: false` is one pair, its items separated by commas.

use wire::client;

#[test]
fn a_comma_between_items_differs_from_one_within() {
    let client = client!(case_query_csv_array);
    let request = client.v1().things().list().ids(["a", "b,c"]).prepare();
    let expected = "https://kiosk.example.com/v1/Things?Ids=a,b%2Cc";
    assert_eq!(request.expect("a request").url(), expected);
}

#[test]
fn an_empty_list_is_not_sent() {
    let client = client!(case_query_csv_array);
    let request = client.v1().things().list().ids([""; 0]).prepare();
    let expected = "https://kiosk.example.com/v1/Things";
    assert_eq!(request.expect("a request").url(), expected);
}
