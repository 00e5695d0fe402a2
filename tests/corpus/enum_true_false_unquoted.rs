//! `true` and `false` among the values of a text are texts.

use case_enum_true_false_unquoted::v1::ListThingFlag;
use wire::{client, pair, query};

#[test]
fn the_values_are_sent_as_text() {
    let client = client!(case_enum_true_false_unquoted);
    for (flag, value) in [
        (ListThingFlag::True, "true"),
        (ListThingFlag::False, "false"),
        (ListThingFlag::Mixed, "mixed"),
    ] {
        let request = client.v1().things().list().flag(flag).prepare();
        let request = request.expect("a request");
        assert_eq!(query(&request), [pair("Flag", value)]);
    }
}
