//! A list of named values has a pair for each.

use case_query_array_of_enums::v1::ListThingStatus::{Closed, Open};
use wire::{client, pair, query};

#[test]
fn the_name_is_repeated() {
    let client = client!(case_query_array_of_enums);
    let request = client.v1().things().list().status([Closed, Open]).prepare();
    let request = request.expect("a request");
    let expected = [pair("Status", "closed"), pair("Status", "open")];
    assert_eq!(query(&request), expected);
}
