//! An object within an object has brackets of its own.

use case_query_deep_object_nested::v1::{ListThingFilter, ListThingFilterCreated};
use wire::{client, pair, query};

#[test]
fn each_leaf_is_a_pair() {
    let client = client!(case_query_deep_object_nested);
    let created = ListThingFilterCreated::default().gte(5).lt(9);
    let filter = ListThingFilter::default().created(created);
    let filter = filter.tags(["a".to_owned(), "b".to_owned()]);
    let request = client.v1().things().list().filter(filter).prepare();
    assert_eq!(
        query(&request.expect("a request")),
        [
            pair("filter[created][gte]", "5"),
            pair("filter[created][lt]", "9"),
            pair("filter[tags]", "a"),
            pair("filter[tags]", "b"),
        ]
    );
}
