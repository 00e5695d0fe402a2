//! Control characters, quotes and blanks in a value are sent as they are.

use case_enum_odd_values::v1::ListThingKind;
use wire::{client, pair, query};

#[test]
fn each_value_is_decoded_as_the_document_has_it() {
    let client = client!(case_enum_odd_values);
    for (kind, value) in [
        (ListThingKind::AB, "a\nb"),
        (ListThingKind::QuoteD, "quote\"d"),
        (ListThingKind::BackSlash, r"back\\slash"),
        (ListThingKind::NulX, "nul\0x"),
        (ListThingKind::TabTx, r"tab\tx"),
        (ListThingKind::Lead, " lead"),
        (ListThingKind::Trail, "trail "),
        (ListThingKind::中文, "中文"),
    ] {
        let request = client.v1().things().list().kind(kind).prepare();
        let request = request.expect("a request");
        assert_eq!(query(&request), [pair("Kind", value)]);
    }
}
