//! The cookies are left out; the parameters behind them in the list are not.

use wire::{client, pair, query};

#[test]
fn the_rest_of_the_list_is_sent() {
    let client = client!(case_wayout_two_removals_one_list);
    let list = client.v1().things().list();
    let request = list.wanted("a").also("b").prepare().expect("a request");
    assert_eq!(query(&request), [pair("Wanted", "a"), pair("Also", "b")]);
    assert_eq!(request.headers().get("cookie"), None);
}
